/** Page of a day: a calendar file for the date that a participant knows and we do not yet. */

import { save } from "./lib/files";
import { day as inWords } from "./lib/lithuanian";
import { read, write } from "./lib/store";
import { day as texts } from "./texts.json";

interface File {
  day: number;
  name: string;
  /** The date that stands in the file for the unknown one, „20000101“. */
  unknown: string;
  file: string;
}

function calendar(form: HTMLFormElement, data: File): void {
  const field = form.querySelector<HTMLInputElement>("input[type=date]")!;
  const fault = form.querySelector<HTMLElement>(".fault")!;
  const said = form.querySelector<HTMLElement>("[role=status]")!;
  field.value = read<Record<string, string>>("datos")?.[data.day] ?? "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = !/^\d{4}-\d\d-\d\d$/.test(field.value);
    fault.hidden = !wrong;
    fault.textContent = wrong ? texts.calendar_empty : "";
    field.setAttribute("aria-invalid", String(wrong));
    said.textContent = "";
    if (wrong) {
      field.focus();
      return;
    }
    write("datos", { ...read<Record<string, string>>("datos"), [data.day]: field.value });
    save(`${data.name}.ics`, data.file.replaceAll(data.unknown, field.value.replaceAll("-", "")), "text/calendar;charset=utf-8");
    said.textContent = texts.calendar_done.replace("{}", inWords(field.value));
  });
}

const form = document.querySelector<HTMLFormElement>("form.calendar");
const data = document.getElementById("kalendoriaus-failas")?.textContent;
if (form && data) calendar(form, JSON.parse(data) as File);
