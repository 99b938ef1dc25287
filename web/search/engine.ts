/** Finds pages: the same code builds the index (in Node) and answers (in the browser and in Node). */
import MiniSearch from "minisearch";
import { fold, keys, words } from "./keys";
import { Roots, senses } from "./kin";
import { pack, unpack, type Packed } from "./packed";
import { closest, spellings } from "./spelling";

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

/** What the title layer keeps of a page. */
export interface Stored {
  url: string;
  title: string;
  kind: string;
  lead: string;
  names: string[];
}

export interface Hit extends Stored {
  score: number;
  /** Keys of the page's words that met the question, for marking them. */
  met: string[];
}

export interface Answer {
  hits: Hit[];
  /** The question put right, when a word of it stands on no page as it was typed. */
  suggestion?: string;
}

/** Both layers as they are stored: the second is loaded after the first has answered. */
export interface Layers {
  titles: Packed;
  bodies: Packed;
}

const BOOST: Record<string, number> = { title: 8, names: 7, place: 4, headings: 2, lead: 3, body: 1 };
const tokens = { tokenize: (text: string): string[] => words(text), processTerm: (word: string): string[] => keys(word) };
const titleOptions = { ...tokens, idField: "url", fields: ["title", "names", "place"], storeFields: ["title", "kind", "lead", "names"] };
const bodyOptions = { ...tokens, idField: "url", fields: ["lead", "headings", "body"], storeFields: [] };

/** Fewer pages than this that have every word: look wider. */
const FEW = 3;
/** How much an answer of each width counts. */
const WEIGHT = { strict: 1, "kin in names": 0.5, "slip in names": 0.4, kin: 0.5, slip: 0.4 };
/** Pages that have a word differ less than their scores by MiniSearch (BM25) do: names decide, not how often a word stands in a text. */
const FLAT = 0.35;
type Width = keyof typeof WEIGHT;
/** Pages that have less than this part of what the best page has of a question are left out. */
const HALF = 0.5;
/** A word that only the text of a page has counts less than one in its names. */
const BODY = 0.35;

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
  return { titles: pack(titles.toJSON()), bodies: pack(bodies.toJSON()) };
}

/** What one word of a question found: pages with their scores (1 is the best page) and the keys that met it. */
type Found = Map<string, { score: number; keys: string[] }>;

interface Sum {
  id: string;
  score: number;
  /** Share of the question that was met, rare words weigh more. */
  share: number;
  count: number;
  keys: Set<string>;
  /** Of them, keys of words that only begin as the last word asked. */
  begun: Set<string>;
}

export class Engine {
  private readonly titles: MiniSearch;
  /** All pages, as the title layer knows them. */
  readonly pages: Stored[];
  private bodies: MiniSearch | undefined;
  private readonly roots = new Roots();
  private spelling: Map<string, string> | undefined;
  private readonly names = new Map<string, { folded: string; keys: string[][] }[]>();

  private constructor(titles: MiniSearch, ids: string[]) {
    this.titles = titles;
    this.pages = ids.map((url) => ({ ...(titles.getStoredFields(url) as unknown as Omit<Stored, "url">), url }));
  }

  /** Make an engine that knows titles and names; a piece at a time, so that typing goes on meanwhile. */
  static async of(titles: Packed): Promise<Engine> {
    const terms: string[] = [];
    const engine = new Engine(await MiniSearch.loadJSAsync(unpack(titles, (term) => terms.push(term)), titleOptions), titles.ids);
    for (const term of terms) engine.roots.add(term);
    return engine;
  }

  /** Add the texts, a piece at a time. */
  async addBodies(bodies: Packed): Promise<void> {
    this.bodies = await MiniSearch.loadJSAsync(unpack(bodies, (term) => this.roots.add(term)), bodyOptions);
  }

  search(text: string, limit = 20): Hit[] {
    return this.answer(text, limit).hits;
  }

  /** Answer a question: words as they are and their stems first; kin of the words, then slips of the finger, when little was found. */
  answer(text: string, limit = 20): Answer {
    const asked = words(text);
    if (!asked.length) return { hits: [] };
    const found = asked.map((word, place) => this.word(word, place === asked.length - 1, "strict"));
    const unknown = found.map((pages) => !pages.size);
    const enough = full(found) >= FEW;
    const wider = (width: Width): void => asked.forEach((word, place) => widen(found[place] as Found, this.word(word, place === asked.length - 1, width)));
    wider("kin in names");
    wider("slip in names");
    if (!enough) wider("kin");
    if (full(found) < FEW) wider("slip");
    const question = fold(asked.join(" "));
    const sums = this.sums(found, `=${fold(asked[asked.length - 1] ?? "")}`);
    const most = Math.max(...sums.map((sum) => sum.share));
    const hits = sums
      .filter((sum) => sum.share >= most * HALF)
      .map((sum) => this.hit(sum, question, asked.length))
      .sort((a, b) => b.score - a.score || (a.url < b.url ? -1 : 1))
      .slice(0, limit);
    const suggestion = unknown.some(Boolean) && hits.length ? this.respelled(asked, found, unknown) : undefined;
    return suggestion ? { hits, suggestion } : { hits };
  }

  /** The question with each unknown word put right: by the closest word that was found in its place. */
  private respelled(asked: string[], found: Found[], unknown: boolean[]): string | undefined {
    this.spelling ??= spellings(this.pages);
    const put = asked.map((word, place) => {
      const met = [...(found[place]?.values() ?? [])].flatMap((page) => page.keys);
      return unknown[place] ? closest(word, met, this.spelling as Map<string, string>) : word;
    });
    return put.every(Boolean) ? put.join(" ") : undefined;
  }

  private sums(found: Found[], last: string): Sum[] {
    const sums = new Map<string, Sum>();
    const total = found.reduce((all, pages) => all + this.rarity(pages), 0);
    for (const pages of found) {
      const rarity = this.rarity(pages) / total;
      for (const [id, { score, keys: own }] of pages) {
        const sum = sums.get(id) ?? { id, score: 0, share: 0, count: 0, keys: new Set<string>(), begun: new Set<string>() };
        sum.score += rarity * score;
        sum.share += rarity;
        sum.count += 1;
        for (const key of own) {
          sum.keys.add(key);
          if (key.length > last.length && key.startsWith(last)) sum.begun.add(key);
        }
        sums.set(id, sum);
      }
    }
    return [...sums.values()];
  }

  /** How telling a word is: the fewer pages have it, the more. */
  private rarity(pages: Found): number {
    return Math.log(1 + this.titles.documentCount / Math.max(pages.size, 1));
  }

  private hit({ id, score, share, count, keys: met, begun }: Sum, question: string, asked: number): Hit {
    const stored = { ...(this.titles.getStoredFields(id) as unknown as Omit<Stored, "url">), url: id };
    const fits = this.namesOf(stored).map(({ folded, keys: name }, place) => {
      const fit = coverage(name, met);
      const whole = fit === 1 && coverage(name, met, begun) === 1 ? 1 + (4 * Math.min(name.length, count)) / asked : 1;
      const begins = folded.startsWith(question) ? (place ? 2 : 3) + question.length / folded.length : 1;
      return (0.35 + fit * share) * whole * begins;
    });
    const kind = stored.kind === "term" ? 1.05 : 1;
    return { ...stored, score: score * share ** 2 * Math.max(...fits) * kind, met: [...met] };
  }

  private namesOf(page: Stored): { folded: string; keys: string[][] }[] {
    const known = this.names.get(page.url);
    if (known) return known;
    const made = [page.title, ...page.names].map((name) => ({ folded: fold(words(name).join(" ")), keys: this.wordKeys(name) }));
    this.names.set(page.url, made);
    return made;
  }

  private wordKeys(name: string): string[][] {
    return words(name).map((word) => keys(word));
  }

  /** Pages that have a word, at one width. */
  private word(word: string, last: boolean, width: Width): Found {
    const exact = `=${fold(word)}`;
    const own = keys(word);
    const terms = width.startsWith("kin") ? [...this.roots.kin(word), ...senses(word)] : own;
    if (!terms.length) return new Map();
    const options = {
      tokenize: (text: string): string[] => text.split(" "),
      processTerm: (term: string): string => term,
      boost: BOOST,
      prefix: (term: string): boolean => last && !width.startsWith("kin") && term === exact && exact.length > 1,
      fuzzy: (term: string): number | false => (width.startsWith("slip") ? edits(term) : false),
      maxFuzzy: 2,
      weights: { prefix: 0.45, fuzzy: 0.25 },
      combineWith: "OR" as const,
    };
    const pages: Found = new Map();
    for (const [index, weight] of [[this.titles, 1], [width.endsWith("names") ? undefined : this.bodies, BODY]] as const) {
      for (const result of index?.search(terms.join(" "), options) ?? []) {
        const id = result.id as string;
        const known = pages.get(id);
        pages.set(id, { score: Math.max(known?.score ?? 0, result.score * weight), keys: [...(known?.keys ?? []), ...result.terms] });
      }
    }
    const best = Math.max(...[...pages.values()].map((page) => page.score), 0);
    for (const page of pages.values()) page.score = (page.score / best) ** FLAT * WEIGHT[width];
    return pages;
  }
}

/** How many pages have every word. */
function full(found: Found[]): number {
  const [first, ...others] = found;
  return [...(first?.keys() ?? [])].filter((id) => others.every((pages) => pages.has(id))).length;
}

/** Add what a wider look found. */
function widen(pages: Found, wider: Found): void {
  for (const [id, page] of wider) {
    const known = pages.get(id);
    pages.set(id, known ? { score: Math.max(known.score, page.score), keys: [...known.keys, ...page.keys] } : page);
  }
}

/** Edits allowed in a key: one from four letters, two from seven. */
function edits(term: string): number | false {
  const length = term.length - 1;
  return length >= 6 ? 2 : length >= 4 ? 1 : false;
}

/** Share of a name's words that were met: 1 when the whole name was asked for. */
function coverage(name: string[][], met: Set<string>, but?: Set<string>): number {
  return name.length ? name.filter((own) => own.some((key) => met.has(key) && !but?.has(key))).length / name.length : 0;
}
