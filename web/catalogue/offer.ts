/** A list that came from elsewhere – in an address or a file: shown, and taken only when the reader says so. */
import { list as texts, list_button } from "../texts.json";
import { button, filled, make } from "../lib/elements";
import { choose } from "../lib/files";
import { cases as counted, say } from "./buttons";
import { checked, type Item, items, keep, LONGEST_NOTE, merged, unpacked } from "./list";
import { type Catalogue, link } from "./records";

export const FORMAT = "kulturos-inovacijos/mano-sarasas";

/** The list of the address (#s=…): „unreadable“ when there is one that cannot be read, nothing when there is none. */
export async function fromAddress(): Promise<Item[] | "unreadable" | undefined> {
  const letters = new URLSearchParams(location.hash.slice(1)).get("s");
  return letters === null ? undefined : ((await unpacked(letters)) ?? "unreadable");
}

/** The list of a file that the reader picks; what is wrong with it is said, and nothing happens. */
export async function fromFile(): Promise<Item[] | undefined> {
  const [file] = await choose(".json,application/json");
  if (!file) return undefined;
  try {
    const value = JSON.parse(await file.text()) as { format?: unknown; version?: unknown };
    const list = value.format === FORMAT ? checked(value) : undefined;
    if (list && Number(value.version) > 1) say(filled(texts.newer_file, file.name));
    else if (list) return list;
    else say(filled(texts.unreadable_file, file.name));
  } catch {
    say(filled(texts.unreadable_file, file.name));
  }
  return undefined;
}

/** The content of a file that `fromFile` opens; titles are for people who look into it. */
export function asFile(all: Catalogue, list: Item[]): string {
  const named = list.map((item) => ({ ...item, title: all.cases.find((one) => one.id === item.id)?.title }));
  return `${JSON.stringify({ format: FORMAT, version: 1, items: named }, null, 1)}\n`;
}

/** Whether two lists say the same. */
export function same(one: Item[], other: Item[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The box that shows such a list and asks what to do with it. */
export function offer(all: Catalogue, list: Item[], heading: string, sentence: string, done: () => void): HTMLElement {
  const take = (next: Item[]): void => {
    const kept = keep(next.map((item) => ({ ...item, note: item.note.slice(0, LONGEST_NOTE) })));
    say(kept ? filled(texts.adopted, counted(next.length)) : list_button.not_kept);
    done();
  };
  const shown = list.map((item) => {
    const one = all.cases.find((other) => other.id === item.id);
    return make("li", {}, one ? make("a", { href: link(`atvejai/${one.id}/`) }, one.title) : texts.gone, item.note && make("span", { class: "reason" }, item.note));
  });
  const empty = items().length === 0;
  return make("section", { class: "box offer", "aria-labelledby": "atsiustas" },
    make("h2", { id: "atsiustas", tabindex: "-1" }, heading), make("p", {}, filled(sentence, counted(list.length))), make("ol", {}, ...shown),
    make("p", { class: "actions" },
      ...(empty ? [] : [button(texts.merge, () => take(merged(items(), list)), { class: "button" })]),
      button(empty ? texts.adopt_empty : texts.adopt, () => take(list), { class: empty ? "button" : "button quiet" }),
      button(texts.ignore, done, { class: "button quiet" }),
    ),
  );
}
