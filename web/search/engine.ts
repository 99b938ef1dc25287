/** Finds pages: the same code builds the index (in Node) and answers (in the browser and in Node). */
import MiniSearch from "minisearch";
import { fold, keys, words } from "./keys";

/** A page as the site describes it to the search. */
export interface Page {
  url: string;
  kind: string;
  title: string;
  /** Other names that lead here: synonyms, abbreviations, wrong forms, English and Norwegian. */
  names: string[];
  /** Where and who: municipality, institution. */
  place: string;
  /** First 160 characters of what the page says. */
  lead: string;
  headings: string;
  body: string;
}

export interface Hit {
  url: string;
  title: string;
  kind: string;
  lead: string;
  score: number;
  names: string[];
}

/** Both layers as they are stored: the second is loaded after the first has answered. */
export interface Layers {
  titles: string;
  bodies: string;
}

const TITLE_FIELDS = ["title", "names", "place"];
const BOOST: Record<string, number> = { title: 8, names: 7, place: 4, headings: 2, lead: 3, body: 1 };
const FEW = 3;
/** How much more it counts when the question is the whole name of a page, and nothing else. */
const WHOLE_NAME = 4;

const tokens = { tokenize: (text: string): string[] => words(text), processTerm: (word: string): string[] => keys(word) };
const titleOptions = { ...tokens, idField: "url", fields: TITLE_FIELDS, storeFields: ["title", "kind", "lead", "names"] };
const bodyOptions = { ...tokens, idField: "url", fields: ["lead", "headings", "body"], storeFields: [] };

/** Make both layers of the index. */
export function buildLayers(pages: Page[]): Layers {
  const titles = new MiniSearch<Record<string, unknown>>({
    ...titleOptions,
    extractField: (page, field) => (field === "names" ? (page["names"] as string[]) : page[field]) as string,
    stringifyField: (value, field) => (field === "names" ? (value as string[]).join(" ") : String(value)),
  });
  titles.addAll(pages as unknown as Record<string, unknown>[]);
  const bodies = new MiniSearch<Page>(bodyOptions);
  bodies.addAll(pages);
  return { titles: JSON.stringify(titles), bodies: JSON.stringify(bodies) };
}

export class Engine {
  private readonly titles: MiniSearch;
  private bodies: MiniSearch | undefined;

  constructor(titles: string) {
    this.titles = MiniSearch.loadJSON(titles, titleOptions);
  }

  addBodies(bodies: string): void {
    this.bodies = MiniSearch.loadJSON(bodies, bodyOptions);
  }

  /** Answer a query: exact words and stems first, then beginnings, and letters swapped or missing only when little was found. */
  search(text: string, limit = 20): Hit[] {
    const asked = words(text);
    if (!asked.length) return [];
    let found = this.collect(asked, false);
    if ([...found.values()].filter((entry) => entry.met === asked.length).length < FEW) found = merge(found, this.collect(asked, true));
    return [...found.values()]
      .map((entry) => this.hit(entry, asked.length))
      .sort((a, b) => b.score - a.score || (a.url < b.url ? -1 : 1))
      .slice(0, limit);
  }

  private hit(entry: Found, asked: number): Hit {
    const { id, score, met, terms } = entry;
    const stored = this.titles.getStoredFields(id) as unknown as Omit<Hit, "url" | "score">;
    const names = [stored.title, ...(stored.names ?? [])];
    const fit = Math.max(...names.map((name) => coverage(name, terms)));
    const share = met / asked;
    const whole = share === 1 && names.some((name) => words(name).length === asked && coverage(name, terms) === 1);
    return { ...stored, url: id, names: names.slice(1), score: score * share ** 2 * (0.35 + fit * share) * (whole ? WHOLE_NAME : 1) };
  }

  private collect(asked: string[], loose: boolean): Map<string, Found> {
    const sums = new Map<string, Found>();
    asked.forEach((word, place) => {
      for (const [id, answer] of this.word(word, place === asked.length - 1, loose)) {
        const entry = sums.get(id) ?? { id, score: 0, met: 0, terms: new Set<string>() };
        entry.score += answer.score;
        entry.met += 1;
        for (const term of answer.terms) entry.terms.add(term);
        sums.set(id, entry);
      }
    });
    return sums;
  }

  /** Score of every page for one word. */
  private word(word: string, last: boolean, loose: boolean): Map<string, { score: number; terms: string[] }> {
    const answers = new Map<string, { score: number; terms: string[] }>();
    const exact = `=${fold(word)}`;
    const run = (index: MiniSearch | undefined, weight: number): void => {
      if (!index) return;
      const terms = keys(word);
      const results = index.search(terms.join(" "), {
        tokenize: (text) => text.split(" "),
        processTerm: (term) => term,
        boost: BOOST,
        boostTerm: (term) => (term.startsWith("=") ? 1.5 : 1),
        prefix: (term) => last && term === exact && exact.length > 2,
        fuzzy: (term) => (loose ? edits(term) : false),
        maxFuzzy: 2,
        weights: { prefix: 0.45, fuzzy: 0.25 },
        combineWith: "OR",
      });
      for (const result of results) {
        const id = result.id as string;
        const known = answers.get(id);
        answers.set(id, { score: Math.max(known?.score ?? 0, result.score * weight), terms: [...(known?.terms ?? []), ...result.terms] });
      }
    };
    run(this.titles, 1);
    run(this.bodies, 0.35);
    return answers;
  }
}

interface Found {
  id: string;
  score: number;
  /** How many of the asked words were met. */
  met: number;
  /** Keys of the page that met them. */
  terms: Set<string>;
}

/** Keep the better of two answers for each page; what only the loose search found counts half. */
function merge(strict: Map<string, Found>, loose: Map<string, Found>): Map<string, Found> {
  const all = new Map(strict);
  for (const [id, entry] of loose) {
    const known = all.get(id);
    if (!known || entry.met > known.met) all.set(id, { ...entry, score: entry.score * 0.5 });
  }
  return all;
}

/** Edits allowed in a key: one from four letters, two from seven. */
function edits(term: string): number | false {
  const length = term.length - 1;
  return length >= 7 ? 2 : length >= 4 ? 1 : false;
}

/** Share of a name's words that were met: 1 when the whole name was asked for. */
export function coverage(name: string, terms: Set<string>): number {
  const own = words(name);
  return own.length ? own.filter((word) => keys(word).some((key) => terms.has(key))).length / own.length : 0;
}
