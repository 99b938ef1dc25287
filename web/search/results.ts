/** How answers look: groups by kind, the words that were met marked in the form in which they stand. */
import { finder as t } from "../texts.json";
import { make } from "../lib/elements";
import { counted } from "../lib/lithuanian";
import type { Answer, Engine, Hit } from "./engine";
import { keys, words } from "./keys";
import { address, says, told } from "./layers";
import { letters, near } from "./spelling";

export type Kind = keyof typeof t.kinds;
export const KINDS = Object.entries(t.kinds) as [Kind, string][];
const PIECES = /([\p{L}\p{N}]+\+?)/u;

/** A text whose words that met the question are marked; the beginning of the last word asked counts too. */
export function marked(text: string, hit: Hit, question: string): DocumentFragment {
  const met = new Set(hit.met);
  const last = keys(words(question).at(-1) ?? "")[0] ?? "=";
  const fragment = document.createDocumentFragment();
  for (const piece of text.split(PIECES)) {
    const own = PIECES.test(piece) ? keys(piece) : [];
    const mark = own.some((key) => met.has(key)) || (last.length > 3 && own[0]?.startsWith(last));
    fragment.append(mark ? make("mark", {}, piece) : piece);
  }
  return fragment;
}

/** What a page says, under its title; of the best term also what became of it. While that is on its way its room is kept, so that nothing moves under the reader's finger when it comes. */
export function saying(hit: Hit, question: string, best: boolean): HTMLElement {
  const box = make("span", { class: "finder-says" });
  const write = (): void => {
    const [text, history] = says(hit) ?? ["", ""];
    if (best && history) box.append(make("span", { class: "finder-history" }, history));
    box.append(make("span", { class: "finder-lead" }, marked(text, hit, question)));
  };
  if (says(hit)) write();
  else {
    box.classList.add("late");
    void told.then(write);
  }
  return box;
}

/** „34 puslapiai“. */
export function pages(count: number): string {
  return counted(count, ...(t.pages as [string, string, string]));
}

/** Hits by kind, the kind of the best hit first. */
export function grouped(hits: Hit[]): [Kind, Hit[]][] {
  return [...new Set(hits.map((hit) => hit.kind as Kind))].map((kind) => [kind, hits.filter((hit) => hit.kind === kind)]);
}

/** What is offered when nothing was found: terms of a similar name, the alphabet, the lists. */
export function nothing(question: string, engine: Engine): HTMLElement {
  const similar = near(question, engine.pages, 5);
  const box = make("div", { class: "finder-none" }, make("p", {}, make("strong", {}, `${t.none} „${question}“.`), ` ${t.none_help}`));
  if (similar.length) box.append(make("h3", {}, t.nearest), links(similar.map((page) => [page.title, page.url])));
  box.append(lists(engine));
  return box;
}

/** The alphabet of the glossary and the lists of the site: they need no index. */
export function lists(engine?: Engine): HTMLElement {
  const box = make("div");
  if (engine) {
    const alphabet = make("ul", { class: "letters" });
    for (const letter of letters(engine.pages)) alphabet.append(make("li", {}, make("a", { href: address(`paieska/#az-${letter.toLowerCase()}`) }, letter)));
    box.append(make("h3", {}, t.letters), alphabet);
  }
  const menu = [...document.querySelectorAll<HTMLAnchorElement>("#menu a")].map((link) => [link.textContent ?? "", link.href] as const);
  const whole = links([[t.index, "paieska/"]]);
  for (const [name, href] of menu) whole.append(make("li", {}, make("a", { href }, name)));
  box.append(make("h3", {}, t.lists), whole);
  return box;
}

function links(items: [string, string][]): HTMLUListElement {
  return make("ul", { class: "finder-links" }, ...items.map(([name, url]) => make("li", {}, make("a", { href: address(url) }, name))));
}

/** „Gal ieškojote „…“?“ with what happens when the reader agrees. */
export function guess(answer: Answer, question: string): string | undefined {
  const name = answer.suggestion;
  return name && name.toLowerCase() !== question.toLowerCase() ? name : undefined;
}
