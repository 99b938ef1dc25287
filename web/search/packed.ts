/**
 * A MiniSearch index as a small text, and back.
 *
 * Words stand in order, each without the beginning it shares with the one before; pages are counted from the one before. Half of
 * MiniSearch's own JSON after gzip, and it is read piece by piece, so that a long index does not stop the reader's typing.
 */
import type { AsPlainObject } from "minisearch";

export interface Packed {
  ids: string[];
  /** Stored fields as columns. */
  stored: Record<string, unknown[]>;
  fields: string[];
  /** Words of each field of each page, one row a page. */
  lengths: number[][];
  averages: number[];
  /** „<letters shared><rest>\t<field><page>,<page>*<times>;<field>…“, numbers in base 36. */
  terms: string;
}

type Posting = Record<string, Record<string, number>>;

const BASE = 36;

/** Return an index of MiniSearch, whose pages are numbered from 0, as a packed one. */
export function pack(index: AsPlainObject): Packed {
  const count = index.documentCount;
  const pages = [...Array(count).keys()];
  const stored = index.storedFields as Record<string, Record<string, unknown>>;
  const columns = Object.keys(stored["0"] ?? {});
  const terms = [...index.index].sort(([a], [b]) => (a < b ? -1 : 1));
  let before = "";
  const lines = terms.map(([term, posting]) => {
    const same = Math.min(shared(before, term), BASE - 1);
    before = term;
    return `${same.toString(BASE)}${term.slice(same)}\t${packPosting(posting as unknown as Posting)}`;
  });
  return {
    ids: pages.map((page) => index.documentIds[page] as string),
    stored: Object.fromEntries(columns.map((name) => [name, pages.map((page) => stored[page]?.[name])])),
    fields: Object.keys(index.fieldIds),
    lengths: pages.map((page) => index.fieldLength[page] ?? []),
    averages: index.averageFieldLength.map((length) => Math.round(length * 100) / 100),
    terms: lines.join("\n"),
  };
}

/** Return a packed index as MiniSearch reads it; its words are unpacked one after another, as they are asked for, and each is told. */
export function unpack(packed: Packed, told: (term: string) => void): AsPlainObject {
  const rows = <T>(make: (page: number) => T): Record<string, T> => Object.fromEntries(packed.ids.map((_, page) => [page, make(page)]));
  return {
    documentCount: packed.ids.length,
    nextId: packed.ids.length,
    documentIds: rows((page) => packed.ids[page]),
    fieldIds: Object.fromEntries(packed.fields.map((name, place) => [name, place])),
    fieldLength: rows((page) => packed.lengths[page] ?? []),
    averageFieldLength: packed.averages,
    storedFields: rows((page) => Object.fromEntries(Object.entries(packed.stored).map(([name, column]) => [name, column[page]]))),
    dirtCount: 0,
    index: unpackTerms(packed.terms, told) as unknown as AsPlainObject["index"],
    serializationVersion: 2,
  };
}

function* unpackTerms(text: string, told: (term: string) => void): Generator<[string, Posting]> {
  let before = "";
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf("\n", start);
    const line = text.slice(start, end < 0 ? text.length : end);
    start = end < 0 ? text.length : end + 1;
    const tab = line.indexOf("\t");
    before = before.slice(0, parseInt(line[0] ?? "0", BASE)) + line.slice(1, tab);
    told(before);
    yield [before, unpackPosting(line.slice(tab + 1))];
  }
}

function packPosting(posting: Posting): string {
  return Object.entries(posting).map(([field, pages]) => {
    let before = 0;
    return field + Object.keys(pages).map(Number).sort((a, b) => a - b).map((page) => {
      const step = (page - before).toString(BASE);
      before = page;
      const times = pages[page] ?? 1;
      return times > 1 ? `${step}*${times.toString(BASE)}` : step;
    }).join(",");
  }).join(";");
}

function unpackPosting(text: string): Posting {
  return Object.fromEntries(text.split(";").map((section) => {
    let page = 0;
    const pages = section.slice(1).split(",").map((entry) => {
      const [step, times] = entry.split("*") as [string, string?];
      page += parseInt(step, BASE);
      return [page, times ? parseInt(times, BASE) : 1];
    });
    return [section[0], Object.fromEntries(pages) as Record<string, number>];
  }));
}

function shared(one: string, other: string): number {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count += 1;
  return count;
}
