/** Words and where they stand, as MiniSearch searches them; filled word by word, each under its keys. */
import MiniSearch from "minisearch";
import { words } from "./keys";
import { unpackPlaces, type Places } from "./packed";
import { grow, type Tree } from "./tree";

/** Fields of the two indexes: names answer first. */
export const NAMES = ["title", "names", "place"];
export const TEXTS = ["lead", "headings", "body"];

/** Where a word stands: packed, or as field, page, field, page … */
type Where = string | number[];

/** Where all words stand that share a key; looked up when first asked for. Of a Map MiniSearch needs `get` alone to answer. */
class Lazy {
  private places: Places | undefined;
  private readonly parts: Where[];

  constructor(first: Where) {
    this.parts = [first];
  }

  add(part: Where): void {
    this.parts.push(part);
  }

  get(field: number): Map<number, number> | undefined {
    if (!this.places) {
      this.places = new Map();
      for (const part of this.parts.splice(0)) {
        if (typeof part === "string") unpackPlaces(part, this.places);
        else for (let n = 0; n < part.length; n += 2) count(this.places, part[n] as number, part[n + 1] as number, 1);
      }
    }
    return this.places.get(field);
  }
}

/** Add to the times a word stands in a field of a page. */
export function count(places: Places, field: number, page: number, times: number): void {
  let pages = places.get(field);
  if (!pages) places.set(field, (pages = new Map()));
  pages.set(page, (pages.get(page) ?? 0) + times);
}

export class Index extends MiniSearch {
  private readonly entries = new Map<string, Lazy>();

  /** `lengths` are the different words of each field of each page. */
  constructor(fields: string[], urls: string[], lengths: number[][]) {
    super({ fields });
    this._documentCount = urls.length;
    this._avgFieldLength = fields.map((_, field) => lengths.reduce((sum, page) => sum + (page[field] ?? 0), 0) / urls.length);
    for (const [page, url] of urls.entries()) {
      this._documentIds.set(page, url);
      this._fieldLength.set(page, lengths[page] ?? []);
    }
  }

  /** Take in a word by its keys. */
  put(keys: string[], where: Where): void {
    for (const key of keys) {
      const known = this.entries.get(key);
      if (known) known.add(where);
      else this.entries.set(key, new Lazy(where));
    }
  }

  /** All words are taken in: make them findable. */
  *close(): Generator<void, void> {
    yield* grow(this._index._tree as unknown as Tree<Lazy>, this.entries);
    this.entries.clear();
  }
}

/** Words of texts that stand in columns, a field each: where each stands, in small letters, and how many different ones there are in each. */
export function* gather(fields: string[][]): Generator<void, { lengths: number[][]; places: Map<string, number[]> }> {
  const places = new Map<string, number[]>();
  const lengths: number[][] = [];
  for (const page of (fields[0] ?? []).keys()) {
    yield;
    lengths.push(fields.map((texts, field) => {
      const found = words(texts[page] ?? "");
      for (const word of found) {
        const lower = word.toLowerCase();
        const known = places.get(lower);
        if (known) known.push(field, page);
        else places.set(lower, [field, page]);
      }
      return new Set(found).size;
    }));
  }
  return { lengths, places };
}
