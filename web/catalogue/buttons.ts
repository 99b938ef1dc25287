/** „Į sąrašą“ on cards and pages, and the count in the header: on every page, so it must stay small. */
import { bring, cases as words, list_button as texts } from "../texts.json";
import { filled, find } from "../lib/elements";
import { counted } from "../lib/lithuanian";
import { changed, items, toggle } from "./list";

/** „3 atvejai“. */
export function cases(count: number): string {
  return counted(count, ...(words.forms as [string, string, string]));
}

/** „3 atvejus“: rodyti, palyginti. */
export function casesShown(count: number): string {
  return counted(count, ...(words.forms_object as [string, string, string]));
}

const SHOWN_MS = 6000;
let hiding = 0;

/** Say something that has happened: seen at the foot of the window for a while, and announced. */
export function say(text: string): void {
  const place = find("#pranesimas");
  if (!place) return;
  place.textContent = text;
  clearTimeout(hiding);
  hiding = window.setTimeout(() => place.replaceChildren(), SHOWN_MS);
}

export function refresh(): void {
  document.dispatchEvent(new Event("kb-list"));
}

function show(): void {
  const ids = new Set(items().map((item) => item.id));
  for (const button of document.querySelectorAll<HTMLElement>("[data-list]")) {
    button.setAttribute("aria-pressed", String(ids.has(button.dataset["list"] ?? "")));
  }
  session(ids.size);
  const link = find(".my-list");
  const number = link && find(".number", link);
  if (!link || !number) return;
  number.textContent = ids.size ? String(ids.size) : "";
  link.setAttribute("aria-label", filled(texts.count, ids.size ? cases(ids.size) : texts.empty));
}

/** A day of the training asks for so many cases: say how many there are. */
function session(have: number): void {
  const place = find("[data-bring]");
  if (!place) return;
  const missing = Number(place.dataset["bring"]) - have;
  const more = missing > 0 ? filled(bring.missing, counted(missing, ...(bring.missing_forms as [string, string, string]))) : bring.enough;
  place.textContent = `${filled(bring.have, cases(have))} ${more}`;
}

/** Keep the buttons of the page and the count of the header in step with the list; who makes buttons later calls `refresh`. */
export function listButtons(): void {
  show();
  changed(show);
  document.addEventListener("click", (event) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>("[data-list]");
    if (!button) return;
    const kept = toggle(button.dataset["list"] ?? "");
    const form = button.getAttribute("aria-pressed") === "true" ? texts.added : texts.removed;
    say(kept ? filled(form, cases(items().length)) : texts.not_kept);
  });
}
