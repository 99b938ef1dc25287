/** Words and names close to what was typed, for „Gal ieškojote“ and for a question that found nothing. */
import type { Stored } from "./engine";
import { fold, words } from "./keys";

/** Names that share at least this part of their pairs of letters with a question are offered when nothing was found. */
const NEAR = 0.34;
/** A word further off than this is another word. */
const EDITS = 2;

/** How words are written whose folded form is known: as most pages write them, and as names do before all. */
export class Spellings {
  private readonly written = new Map<string, [word: string, weight: number]>();

  /** Take in a word by its folded form. */
  add(folded: string, word: string, weight: number): void {
    if (weight > (this.written.get(folded)?.[1] ?? 0)) this.written.set(folded, [word, weight]);
  }

  of(folded: string): string {
    return this.written.get(folded)?.[0] ?? folded;
  }
}

/** The word closest to one that was typed, among keys of an index, as it is written. */
export function closest(word: string, met: string[], spellings: Spellings): string | undefined {
  const folded = fold(word);
  const candidates = [...new Set(met.filter((key) => key.startsWith("=")))].map((key) => ({ one: key.slice(1), edits: distance(folded, key.slice(1)) }));
  const [best] = candidates.sort((a, b) => a.edits - b.edits || (a.one < b.one ? -1 : 1));
  return best && best.edits <= EDITS ? spellings.of(best.one) : undefined;
}

/** Terms whose names look like a text: they share pairs of letters with it (coefficient of Dice), the closest first. */
export function near(text: string, pages: Stored[], limit: number): Stored[] {
  const asked = pairs(fold(text));
  return pages
    .filter((page) => page.kind === "term")
    .map((page) => ({ page, score: Math.max(...[page.title, ...page.names].map((name) => dice(asked, pairs(fold(name))))) }))
    .filter(({ score }) => score > NEAR)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ page }) => page);
}

/** Headings of the alphabet under which the terms stand. */
export function letters(pages: Stored[]): string[] {
  const found = new Set(pages.filter((page) => page.kind === "term").map((page) => letter(page.title)));
  return [...found].sort(new Intl.Collator("lt").compare);
}

/** The heading of the alphabet a name stands under: the same letters as kb/alphabet.py, by their first sign. */
function letter(name: string): string {
  const first = (words(name)[0]?.[0] ?? "").toUpperCase();
  return /\d/.test(first) ? "0" : ({ Ą: "A", Ę: "E", Ė: "E", Į: "I", Y: "I", Ų: "U", Ū: "U" }[first] ?? first);
}

function pairs(text: string): Set<string> {
  return new Set([...text].slice(1).map((char, place) => (text[place] ?? "") + char));
}

function dice(one: Set<string>, other: Set<string>): number {
  return (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size || 1);
}

/** Letters to change, add, leave out or swap to make one word of another (optimal string alignment). */
function distance(one: string, other: string): number {
  const rows = [...Array(one.length + 1)].map((_, n) => [n, ...Array<number>(other.length).fill(0)]);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let j = 0; j <= other.length; j += 1) (rows[0] as number[])[j] = j;
  for (let i = 1; i <= one.length; i += 1) {
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const swap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      (rows[i] as number[])[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swap);
    }
  }
  return at(one.length, other.length);
}
