/** Which of the pages found stands first: how much of the question a page has, and how well one of its names fits. */
import type { Hit, Stored } from "./engine";

/** What one word of a question found: pages with their scores (1 is the best page) and the keys that met it. */
export type Found = Map<string, { score: number; keys: string[] }>;

/** A name of a page. */
export interface Name {
  folded: string;
  /** Keys of each of its words. */
  keys: string[][];
}

/** What was found of a question on one page. */
export interface Sum {
  id: string;
  score: number;
  /** Share of the question that was met, rare words weigh more. */
  share: number;
  /** How many words that tell were met. */
  count: number;
  keys: Set<string>;
  /** Of them, keys of words that only begin as the last word asked. */
  begun: Set<string>;
}

/** Pages that have less than this part of what the best page has of a question are left out. */
const HALF = 0.5;
/** Guides for authors speak of everything, and are meant by few readers. */
const GUIDES = "rasantiems/";

/** Sums of the pages worth showing; `weight` tells how much each word counts, `last` is the last word as it was typed. */
export function sums(found: Found[], weight: number[], last: string, pages: number): Sum[] {
  const sums = new Map<string, Sum>();
  const telling = found.map((word, place) => rarity(word.size, pages) * (weight[place] ?? 1));
  const total = telling.reduce((all, one) => all + one, 0);
  for (const [place, word] of found.entries()) {
    const part = (telling[place] as number) / total;
    for (const [id, { score, keys: own }] of word) {
      const sum = sums.get(id) ?? { id, score: 0, share: 0, count: 0, keys: new Set<string>(), begun: new Set<string>() };
      sum.score += part * score;
      sum.share += part;
      sum.count += weight[place] === 1 ? 1 : 0;
      for (const key of own) {
        sum.keys.add(key);
        if (key.length > last.length && key.startsWith(last)) sum.begun.add(key);
      }
      sums.set(id, sum);
    }
  }
  const most = Math.max(...[...sums.values()].map(({ share }) => share));
  return [...sums.values()].filter(({ share }) => share >= most * HALF);
}

/** How telling a word is: the fewer pages have it, the more. */
function rarity(found: number, pages: number): number {
  return Math.log(1 + pages / Math.max(found, 1));
}

/** A page as an answer; `questions` are the whole question and its words that tell, `asked` is how many of these tell. */
export function hit({ score, share, count, keys: met, begun }: Sum, page: Stored, names: Name[], questions: string[], asked: number): Hit {
  const fits = names.map(({ folded, keys: name }, place) => {
    const fit = coverage(name, met);
    const whole = fit === 1 && coverage(name, met, begun) === 1 ? 1 + (4 * Math.min(name.length, count)) / asked : 1;
    const opening = questions.find((question) => folded.startsWith(question));
    const begins = opening ? (place ? 2 : 3) - (opening === questions[0] ? 0 : 0.5) + opening.length / folded.length : 1;
    return (0.35 + fit * share) * whole * begins;
  });
  const kind = page.kind === "term" ? 1.05 : page.url.startsWith(GUIDES) ? 0.5 : 1;
  return { ...page, score: score * share ** 2 * Math.max(...fits) * kind, met: [...met] };
}

/** How many pages have every word. */
export function full(found: Found[]): number {
  const [first, ...others] = found;
  return [...(first?.keys() ?? [])].filter((id) => others.every((pages) => pages.has(id))).length;
}

/** Add what a wider look found. */
export function widen(pages: Found, wider: Found, slip: boolean): void {
  for (const [id, page] of wider) {
    const known = pages.get(id);
    pages.set(id, known ? { score: Math.max(known.score, page.score), keys: slip ? known.keys : [...known.keys, ...page.keys] } : page);
  }
}

/** Share of a name's words that were met: 1 when the whole name was asked for. */
function coverage(name: string[][], met: Set<string>, but?: Set<string>): number {
  return name.length ? name.filter((own) => own.some((key) => met.has(key) && !but?.has(key))).length / name.length : 0;
}
