/**
 * What is stored of the index, and how small it is written.
 *
 * Names are stored as they are: their keys are made where they are read. Of the texts the words are stored, in order, each without
 * the beginning it shares with the one before, and the pages they stand on, counted from the one before.
 */
import type { AsPlainObject } from "minisearch";

/** What the first answers are made of, as columns: one place a page. */
export interface Names {
  /** Sign of the build: parts of two builds do not go together. */
  version: string;
  urls: string[];
  kinds: string[];
  titles: string[];
  /** Other names that lead here: synonyms, abbreviations, wrong forms, English and Norwegian. */
  names: string[][];
  /** Where and who: municipality, institution. */
  places: string[];
}

/** First words of pages, shown under their titles; terms have cards instead (kb/cards.py). */
export interface Leads {
  version: string;
  leads: string[];
}

/** Words of all texts and where they stand. */
export interface Texts {
  version: string;
  /** Different words of each field of each page, one row a page. */
  lengths: number[][];
  /** „<letters shared><rest>\t<field><page>,<page>*<times>;<field>…“, numbers in base 36. */
  words: string;
}

/** Where a word stands: field → page → how many times. */
export type Places = Map<number, Map<number, number>>;

const BASE = 36;

/** Return the texts as MiniSearch indexed them word by word, pages numbered from 0, in their stored form. */
export function pack(index: AsPlainObject, version: string): Texts {
  const words = [...index.index].sort(([a], [b]) => (a < b ? -1 : 1));
  let before = "";
  const lines = words.map(([word, places]) => {
    const same = Math.min(shared(before, word), BASE - 1);
    before = word;
    return `${same.toString(BASE)}${word.slice(same)}\t${packPlaces(places as unknown as Record<string, Record<string, number>>)}`;
  });
  return {
    version,
    lengths: Object.keys(index.documentIds).map((page) => index.fieldLength[page] ?? []),
    words: lines.join("\n"),
  };
}

/** Yield each word with its places, still packed. */
export function* unpack(words: string): Generator<[word: string, places: string]> {
  let word = "";
  let start = 0;
  while (start < words.length) {
    const end = words.indexOf("\n", start);
    const line = words.slice(start, end < 0 ? words.length : end);
    start = end < 0 ? words.length : end + 1;
    const tab = line.indexOf("\t");
    word = word.slice(0, parseInt(line[0] ?? "0", BASE)) + line.slice(1, tab);
    yield [word, line.slice(tab + 1)];
  }
}

function packPlaces(places: Record<string, Record<string, number>>): string {
  return Object.entries(places).map(([field, pages]) => {
    let before = 0;
    return field + Object.keys(pages).map(Number).sort((a, b) => a - b).map((page) => {
      const step = (page - before).toString(BASE);
      before = page;
      const times = pages[page] ?? 1;
      return times > 1 ? `${step}*${times.toString(BASE)}` : step;
    }).join(",");
  }).join(";");
}

/** Add where a word stands to where others stand that share a key with it. */
export function unpackPlaces(text: string, places: Places): void {
  for (const section of text.split(";")) {
    const field = Number(section[0]);
    const pages = places.get(field) ?? new Map<number, number>();
    places.set(field, pages);
    let page = 0;
    for (const entry of section.slice(1).split(",")) {
      const [step, times] = entry.split("*") as [string, string?];
      page += parseInt(step, BASE);
      pages.set(page, (pages.get(page) ?? 0) + (times ? parseInt(times, BASE) : 1));
    }
  }
}

function shared(one: string, other: string): number {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count += 1;
  return count;
}
