/** The page of results: grouped by kind, filtered by kind; the address says what was asked. */
import { finder as t } from "../texts.json";
import { button, make } from "../lib/elements";
import type { Answer, Engine, Hit } from "./engine";
import { address, asker, full } from "./layers";
import { remember } from "./recent";
import { grouped, guess, KINDS, lists, marked, nothing, pages, saying, type Kind } from "./results";
import { inTurns } from "./turns";

/** Rows of a kind that are shown at once: beside other kinds, and alone. */
const FEW = 10;
const MANY = 100;

export function page(): void {
  const form = document.querySelector<HTMLFormElement>("form.search-big");
  const input = form?.querySelector<HTMLInputElement>("input[type=search]");
  const results = document.querySelector<HTMLElement>("#rezultatai");
  const status = document.querySelector<HTMLElement>("#rasta");
  const filters = document.querySelector<HTMLElement>("#rusys");
  if (!form || !input || !results || !status || !filters) return;

  const state = (): { q: string; kind: Kind | "" } => {
    const asked = new URLSearchParams(location.search);
    const kind = asked.get("rusis") ?? "";
    return { q: (asked.get("q") ?? "").slice(0, input.maxLength), kind: KINDS.some(([name]) => name === kind) ? (kind as Kind) : "" };
  };
  let kind = state().kind;
  /** Sign of the rows that are being written. */
  let drawn = {};

  const remind = (): void => {
    const url = new URL(location.href);
    for (const [name, value] of [["q", input.value.trim()], ["rusis", kind]] as const) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    if (url.href !== location.href) history.replaceState(null, "", url);
  };

  const draw = (answer: Answer, question: string, engine: Engine): void => {
    if (!input.value.trim()) return;
    const { hits } = answer;
    if (kind && !hits.some((hit) => hit.kind === kind)) kind = "";
    const wanted = kind ? hits.filter((hit) => hit.kind === kind) : hits;
    status.textContent = hits.length ? `${t.found}: ${pages(wanted.length)}` : `${t.none} „${question}“`;
    filters.replaceChildren(...(hits.length ? buttons(hits) : []));
    if (!hits.length) return results.replaceChildren(nothing(question, engine));
    const name = guess(answer, question);
    results.replaceChildren(...(name ? [other(name)] : []));
    drawn = {};
    void inTurns(groups(wanted, question, hits[0]));
  };

  /** Rows one after another, until something else is asked: so many of each kind that the kinds below are seen, the others at a press. */
  function* groups(hits: Hit[], question: string, best: Hit | undefined): Generator<void, void> {
    const mine = drawn;
    for (const [one, found] of grouped(hits)) {
      const list = make("ul", { class: "hits" });
      const section = make("section", {}, make("h2", { id: `rusis-${one}` }, `${t.kinds[one]} (${found.length})`), list);
      const rows = (from: number, to?: number): HTMLElement[] => found.slice(from, to).map((hit) => row(hit, question, hit === best && one === "term"));
      const first = kind ? MANY : FEW;
      results?.append(section);
      if (found.length > first) {
        const press = (): void => {
          const others = rows(first);
          list.append(...others);
          more.remove();
          others[0]?.querySelector("a")?.focus();
        };
        const more = button(`${t.more} (${found.length - first})`, press, { class: "button quiet", "aria-describedby": `rusis-${one}` });
        section.append(more);
      }
      for (let n = 0; n < Math.min(first, found.length); n += 1) {
        list.append(...rows(n, n + 1));
        yield;
        if (mine !== drawn) return;
      }
    }
  }

  const row = (hit: Hit, question: string, card: boolean): HTMLElement =>
    make("li", { class: card && "best" }, make("a", { href: address(hit.url) }, marked(hit.title, hit, question)), saying(hit, question, card));

  const buttons = (hits: Hit[]): HTMLElement[] => {
    const choices: [Kind | "", string, number][] = [["", t.every, hits.length], ...grouped(hits).map(([one, found]): [Kind, string, number] => [one, t.kinds[one], found.length])];
    return choices.map(([one, name, count]) => {
      const press = (): void => {
        kind = one;
        void show().then(() => filters.querySelector<HTMLElement>("[aria-pressed=true]")?.focus());
      };
      const made = button(name, press, { class: "kind", "aria-pressed": String(one === kind) });
      made.append(make("span", { class: "count" }, ` ${count}`));
      return made;
    });
  };

  const other = (name: string): HTMLElement => {
    const ask = (): void => {
      input.value = name;
      void show();
    };
    return make("p", { class: "guess" }, `${t.guess} `, button(`„${name}“`, ask, { class: "link" }), "?");
  };

  const answered = asker(draw);

  const show = async (): Promise<void> => {
    const question = input.value.trim();
    remind();
    if (!question) {
      results.replaceChildren();
      filters.replaceChildren();
      status.textContent = "";
      return;
    }
    try {
      await answered(question);
    } catch {
      status.textContent = t.broken;
      results.replaceChildren(lists());
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    remember(input.value);
    void show();
  });
  results.addEventListener("click", (event) => {
    if ((event.target as HTMLElement).closest("a")) remember(input.value);
  });
  input.addEventListener("input", () => void show());
  addEventListener("popstate", () => {
    ({ q: input.value, kind } = state());
    void show();
  });
  full().then(() => show()).catch(() => undefined);
  input.value ||= state().q;
  if (input.value) {
    remember(input.value);
    void show();
  }
}
