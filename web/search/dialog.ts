/** The dialog of the search: a combobox with a grouped list, by the ARIA Authoring Practices. Its frame is in partials/finder.html. */
import { finder as t } from "../texts.json";
import { button, make } from "../lib/elements";
import type { Answer, Engine, Hit } from "./engine";
import { address, asker, full } from "./layers";
import { forget, recent, remember } from "./recent";
import { grouped, guess, lists, marked, nothing, pages, saying, type Kind } from "./results";

/** Rows of the leading kind, and of the others. */
const FIRST = 4;
const OTHERS = 3;
/** Questions shorter than this are not asked yet. */
const SHORTEST = 2;

export function dialog(): void {
  const frame = document.querySelector<HTMLDialogElement>("dialog.finder");
  const input = frame?.querySelector<HTMLInputElement>("input[type=search]");
  const body = frame?.querySelector<HTMLElement>(".finder-body");
  const status = frame?.querySelector<HTMLElement>("[role=status]");
  if (!frame || !input || !body || !status) return;

  const list = make("div", { class: "finder-list", id: "finder-list", role: "listbox", "aria-label": t.results, hidden: true });
  const after = make("div", { class: "finder-after" });
  body.replaceChildren(list, after);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]] as const) input.setAttribute(name, value);

  let options: HTMLElement[] = [];
  let active = -1;
  /** What is asked, and what stands on screen: its rows stay as they are when the texts come. */
  let asked = "";
  let shown: Shown = nothingShown();

  const choose = (place: number): void => {
    active = place;
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === active)));
    const option = options[active];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };

  const fill = (groups: [string, HTMLElement[]][]): void => {
    options = groups.flatMap(([, rows]) => rows);
    options.forEach((option, n) => {
      option.id = `finder-${n}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.tabIndex = -1;
    });
    list.replaceChildren(...groups.filter(([, rows]) => rows.length).map(([name, rows], n) => {
      const id = name && `finder-group-${n}`;
      return make("div", { role: "group", "aria-labelledby": id || undefined }, name && make("div", { class: "finder-kind", id }, name), ...rows);
    }));
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(options.length > 0));
    choose(-1);
  };

  const ask = (text: string): void => {
    input.value = text;
    input.focus();
    void show();
  };
  /** A row that asks something else. */
  const asking = (text: string, before = ""): HTMLElement => {
    const row = make("div", { class: "finder-row finder-ask" }, before, make("span", {}, text));
    row.addEventListener("click", () => ask(text));
    return row;
  };
  const leading = (hit: Hit, question: string, best: boolean): HTMLElement => {
    const row = make("a", { class: best ? "finder-row finder-best" : "finder-row", href: address(hit.url) },
      make("span", { class: "finder-title" }, marked(hit.title, hit, question)),
      saying(hit, question, best),
      best && make("span", { class: "finder-read" }, `${t.read} →`),
    );
    row.addEventListener("click", () => remember(question));
    return row;
  };

  const start = (): void => {
    asked = "";
    shown = nothingShown();
    status.textContent = "";
    const before = recent();
    fill([[t.recent, before.map((text) => asking(text))], [t.try, t.examples.map((text) => asking(text))]]);
    after.replaceChildren();
    if (before.length) {
      const clear = (): void => {
        forget();
        start();
        status.textContent = t.forgotten;
        input.focus();
      };
      after.append(button(t.forget, clear, { class: "link" }));
    }
  };

  const draw = (answer: Answer, question: string, engine: Engine): void => {
    const again = question === shown.question;
    if (!asked || (again && active >= 0)) return;
    const known = new Set(again ? shown.hits.map((hit) => hit.url) : []);
    const before = known.size ? shown : nothingShown();
    const hits = [...before.hits, ...answer.hits.filter((hit) => !known.has(hit.url))];
    shown = { question, hits, guess: known.size ? before.guess : guess(answer, question), rows: before.rows, counts: new Map() };
    status.textContent = hits.length ? `${t.found}: ${pages(hits.length)}` : `${t.none} „${question}“`;
    if (!hits.length) {
      fill([]);
      after.replaceChildren(nothing(question, engine));
      return;
    }
    const last = [...before.counts.keys()].at(-1);
    const groups = grouped(hits).map(([kind, found], place): [string, HTMLElement[]] => {
      const room = place ? OTHERS : FIRST;
      const count = Math.min(found.length, kind === last ? room : (before.counts.get(kind) ?? room));
      shown.counts.set(kind, count);
      const rows = found.slice(0, count).map((hit) => {
        const row = shown.rows.get(hit.url) ?? leading(hit, question, hit === hits[0] && kind === "term");
        shown.rows.set(hit.url, row);
        return row;
      });
      return [found.length > count ? `${t.kinds[kind]} (${found.length})` : t.kinds[kind], rows];
    });
    const other = (name: string | undefined): [string, HTMLElement[]] => ["", name ? [asking(name, `${t.guess} `)] : []];
    const later = shown.guess ? undefined : guess(answer, question);
    fill([other(shown.guess), ...groups, other(later)]);
    const all = make("a", { class: "finder-all", href: `${address("paieska/")}?q=${encodeURIComponent(question)}` }, `${t.all} (${hits.length})`);
    all.addEventListener("click", () => remember(question));
    after.replaceChildren(all);
  };
  const answered = asker(draw);

  /** Ask what stands in the field; when the texts have come, ask again: what is on screen stays where it is. */
  const show = async (again = false): Promise<void> => {
    const question = input.value.trim();
    remind(question);
    if (question.length < SHORTEST) return again ? undefined : start();
    if (question === asked && !again) return;
    asked = question;
    try {
      await answered(question);
    } catch {
      fill([]);
      status.textContent = t.broken;
      after.replaceChildren(make("p", { class: "finder-none" }, t.broken), lists());
    }
  };

  /** The address says what is asked while the dialog is open, so that going back opens it again. */
  const remind = (question: string): void => {
    const url = new URL(location.href);
    if (question && frame.open) url.searchParams.set("q", question);
    else url.searchParams.delete("q");
    if (url.href !== location.href && !document.querySelector("#rezultatai")) history.replaceState(history.state, "", url);
  };

  input.addEventListener("input", () => void show());
  input.addEventListener("keydown", (event) => {
    const count = options.length;
    if (event.isComposing) return;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(((active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      options[active]?.click();
    } else if (event.key === "Escape") {
      // a search field would empty itself first and leave the dialog open
      event.preventDefault();
      frame.close();
    }
  });
  frame.querySelector("form")?.addEventListener("submit", (event) => {
    const question = input.value.trim();
    if (!question) event.preventDefault();
    remember(question);
  });
  frame.addEventListener("close", () => remind(""));
  /** Words of the texts are loaded for those who opened the search, not for a pointer that went by. */
  const open = (): void => {
    void show();
    full().then(() => show(true)).catch(() => undefined);
  };
  frame.addEventListener("finder-open", open);
}

interface Shown {
  question: string;
  hits: Hit[];
  guess: string | undefined;
  /** Rows by address. */
  rows: Map<string, HTMLElement>;
  /** Rows of each kind, in their order on screen. */
  counts: Map<Kind, number>;
}

function nothingShown(): Shown {
  return { question: "", hits: [], guess: undefined, rows: new Map(), counts: new Map() };
}
