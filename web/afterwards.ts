/** „Kas toliau“: the plan of thirty days – its weeks, the deeds a reader wrote into her worksheets, and her own. */

import { counted, day } from "./lib/lithuanian";
import { ids, read, watch, write } from "./lib/store";
import { after as texts } from "./texts.json";

interface Deed {
  sheet: string;
  field: string;
  what: string;
  by: string;
  who: string;
  about: string;
  title: string;
  href: string;
}

interface Own {
  text: string;
  by: string;
}

interface Plan {
  start: string;
  done: string[];
  own: Own[];
}

interface Found {
  name: string;
  text: string;
  by: string;
  from: string;
  href: string;
}

const DATE = /^\d{4}-\d\d-\d\d$/;
/** First and last day of each week of the plan, counted from its first day. */
const WEEKS = [[0, 6], [7, 13], [14, 20], [21, 29]] as const;
const LAST_DAY = "3";

function plan(): Plan {
  const kept = read<Partial<Plan>>("planas30");
  const start = kept?.start ?? following(read<Record<string, string>>("datos")?.[LAST_DAY]);
  return {
    start: DATE.test(start) ? start : "",
    done: Array.isArray(kept?.done) ? kept.done : [],
    own: Array.isArray(kept?.own) ? kept.own.filter((one) => typeof one?.text === "string") : [],
  };
}

function later(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

function following(date: string | undefined): string {
  return date && DATE.test(date) ? later(date, 1) : "";
}

function today(): string {
  const now = new Date();
  return later("1970-01-01", Math.floor((now.getTime() - now.getTimezoneOffset() * 60_000) / 86_400_000));
}

/** What the saved sheets say will be done; text that is not there, or not text, is passed over. */
function fromSheets(deeds: readonly Deed[]): Found[] {
  const found: Found[] = [];
  const word = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
  for (const id of ids("lapas")) {
    const copy = read<{ name?: unknown; answers?: Record<string, unknown> }>("lapas", id);
    for (const deed of deeds.filter((one) => id.startsWith(`${one.sheet}.`))) {
      const answer = copy?.answers?.[deed.field];
      const rows: Record<string, unknown>[] = deed.what && Array.isArray(answer) ? answer : [{ "": answer }];
      for (const row of rows) {
        const what = word(row?.[deed.what]);
        if (!what) continue;
        const by = word(row[deed.by]);
        const about = deed.about ? word(row[deed.about]) : "";
        const who = deed.who ? word(row[deed.who]) : "";
        found.push({
          name: `${id}/${deed.field}/${what}`,
          text: [about && `${about}: `, what, who && ` (${who})`].join(""),
          by: DATE.test(by) ? by : "",
          from: word(copy?.name) ? texts.copy.replace("{sheet}", deed.title).replace("{name}", word(copy?.name)) : deed.title,
          href: deed.href,
        });
      }
    }
  }
  return found.sort((a, b) => ((a.by || "9") < (b.by || "9") ? -1 : 1));
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, text = "", names = ""): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = names;
  return made;
}

function page(article: HTMLElement, deeds: readonly Deed[]): void {
  const form = article.querySelector<HTMLFormElement>("form.plan")!;
  const own = article.querySelector<HTMLFormElement>("form.own")!;
  const start = form.querySelector<HTMLInputElement>("#pradzia")!;
  const fault = form.querySelector<HTMLElement>(".fault")!;
  const status = form.querySelector<HTMLElement>("[role=status]")!;
  const bar = form.querySelector("progress")!;
  const boxes = (): HTMLInputElement[] => [...article.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];

  const keep = (change: Partial<Plan>): void => {
    fault.hidden = write("planas30", { ...plan(), ...change });
  };

  const item = (name: string, text: string, by: string, tail: Node[]): HTMLLIElement => {
    const li = element("li");
    const box = element("input");
    Object.assign(box, { type: "checkbox", value: name, id: `darbas-${number++}`, autocomplete: "off" });
    const label = element("label", text);
    label.htmlFor = box.id;
    const side = element("div");
    const note = element("p", "", "small muted");
    if (by) {
      const late = by < today();
      note.append(texts.by.replace("{}", day(by)), late ? ` – ${texts.late}` : "", tail.length ? " · " : "");
      note.classList.toggle("late", late);
    }
    note.append(...tail);
    side.append(label, note);
    li.append(box, side);
    return li;
  };
  let number = 1;

  const show = (): void => {
    const kept = plan();
    start.value = kept.start;
    for (const week of form.querySelectorAll<HTMLElement>("[data-week]")) {
      const [first, last] = WEEKS[Number(week.dataset["week"]) - 1]!;
      const when = week.querySelector<HTMLElement>(".when")!;
      when.hidden = !kept.start;
      when.textContent = kept.start ? texts.week.replace("{from}", day(later(kept.start, first))).replace("{to}", day(later(kept.start, last))) : "";
    }
    const found = fromSheets(deeds);
    form.querySelector<HTMLElement>(".nothing")!.hidden = found.length > 0;
    form.querySelector(".from-sheets ul")!.replaceChildren(...found.map((one) => {
      const link = element("a", one.from);
      link.href = one.href;
      return item(one.name, one.text, one.by, [link]);
    }));
    own.querySelector("ul")!.replaceChildren(...kept.own.map((one) => {
      const button = element("button", texts.remove_short, "remove");
      button.type = "button";
      button.setAttribute("aria-label", texts.remove.replace("{}", one.text));
      button.addEventListener("click", () => {
        keep({ own: plan().own.filter((other) => other.text !== one.text) });
        show();
        own.querySelector<HTMLElement>("#savas")!.focus();
      });
      return item(`savas/${one.text}`, one.text, one.by, [button]);
    }));
    for (const box of boxes()) box.checked = kept.done.includes(box.value);
    progress();
  };

  const progress = (): void => {
    const all = boxes();
    const done = all.filter((box) => box.checked).length;
    bar.max = all.length;
    bar.value = done;
    const forms = texts.forms.split(" / ") as [string, string, string];
    status.textContent = done === all.length ? texts.all_done : texts.progress.replace("{done}", String(done)).replace("{all}", counted(all.length, ...forms));
  };

  article.addEventListener("change", (event) => {
    const target = event.target as HTMLInputElement;
    if (target === start) {
      keep({ start: start.value });
      show();
    } else if (target.type === "checkbox") {
      const mine = new Set(plan().done);
      if (target.checked) mine.add(target.value);
      else mine.delete(target.value);
      keep({ done: [...mine] });
      progress();
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  own.addEventListener("submit", (event) => {
    event.preventDefault();
    const field = own.querySelector<HTMLInputElement>("#savas")!;
    const by = own.querySelector<HTMLInputElement>("#iki")!;
    const text = field.value.trim();
    own.querySelector<HTMLElement>(".fault")!.hidden = Boolean(text);
    field.setAttribute("aria-invalid", String(!text));
    field.focus();
    if (!text) return;
    keep({ own: [...plan().own.filter((one) => one.text !== text), { text, by: by.value }] });
    field.value = by.value = "";
    show();
  });
  for (const button of article.querySelectorAll("button.print")) button.addEventListener("click", () => print());
  watch("planas30", show);
  watch("lapas", show);
  show();
}

const article = document.querySelector<HTMLElement>("article.afterwards");
const deeds = document.getElementById("lapu-darbai")?.textContent;
if (article && deeds) page(article, JSON.parse(deeds) as Deed[]);
