/** Finds pages: the same code builds the index (in Node) and answers (in the browser and in Node). */
import MiniSearch from "minisearch";
import { fold, keys, words } from "./keys";
import { Roots, senses } from "./kin";
import { pack, unpack, type Packed } from "./packed";

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
  names: string[];
  score: number;
  /** Keys of the page's words that met the question, for marking them. */
  met: string[];
}

export interface Answer {
  hits: Hit[];
  /** A name close to what was typed, when no page has the words as they were typed. */
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
const WEIGHT = { strict: 1, slip: 0.4, kin: 0.5, loose: 0.4 };
type Width = keyof typeof WEIGHT;
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
  private bodies: MiniSearch | undefined;
  private roots: Roots;
  private readonly names = new Map<string, { folded: string; keys: string[][] }[]>();

  constructor(titles: Packed) {
    this.titles = MiniSearch.loadJS(unpack(titles), titleOptions);
    this.roots = new Roots(vocabulary(titles));
  }

  /** Add the texts, a piece at a time: typing goes on meanwhile. */
  async addBodies(bodies: Packed): Promise<void> {
    this.bodies = await MiniSearch.loadJSAsync(unpack(bodies), bodyOptions);
    this.roots = new Roots(vocabulary(bodies));
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
    wider("slip");
    if (!enough) wider("kin");
    if (full(found) < FEW) wider("loose");
    const question = fold(asked.join(" "));
    const hits = this.sums(found, `=${fold(asked[asked.length - 1] ?? "")}`)
      .map((sum) => this.hit(sum, question, asked.length))
      .sort((a, b) => b.score - a.score || (a.url < b.url ? -1 : 1))
      .slice(0, limit);
    const best = hits[0];
    return best && unknown.some(Boolean) ? { hits, suggestion: this.nearest(best) } : { hits };
  }

  /** The name of a page that its question came closest to. */
  private nearest(hit: Hit): string {
    const met = new Set(hit.met);
    return [hit.title, ...hit.names].map((name) => ({ name, fit: coverage(this.wordKeys(name), met) })).sort((a, b) => b.fit - a.fit)[0]?.name ?? hit.title;
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
    const stored = this.titles.getStoredFields(id) as unknown as Omit<Hit, "url" | "score" | "met">;
    const fits = this.namesOf(id, stored).map(({ folded, keys: name }, place) => {
      const fit = coverage(name, met);
      const whole = fit === 1 && coverage(name, met, begun) === 1 ? 1 + (4 * Math.min(name.length, count)) / asked : 1;
      const begins = folded.startsWith(question) ? (place ? 2 : 3) + question.length / folded.length : 1;
      return (0.35 + fit * share) * whole * begins;
    });
    const kind = stored.kind === "term" ? 1.05 : 1;
    return { ...stored, url: id, score: score * share ** 2 * Math.max(...fits) * kind, met: [...met] };
  }

  private namesOf(id: string, stored: { title: string; names: string[] }): { folded: string; keys: string[][] }[] {
    const known = this.names.get(id);
    if (known) return known;
    const made = [stored.title, ...stored.names].map((name) => ({ folded: fold(words(name).join(" ")), keys: this.wordKeys(name) }));
    this.names.set(id, made);
    return made;
  }

  private wordKeys(name: string): string[][] {
    return words(name).map((word) => keys(word));
  }

  /** Pages that have a word, at one width. */
  private word(word: string, last: boolean, width: Width): Found {
    const exact = `=${fold(word)}`;
    const own = keys(word);
    const terms = width === "kin" ? [...this.roots.kin(word), ...senses(word)] : own;
    if (!terms.length) return new Map();
    const options = {
      tokenize: (text: string): string[] => text.split(" "),
      processTerm: (term: string): string => term,
      boost: BOOST,
      boostTerm: (term: string): number => (term.startsWith("=") ? 1.5 : 1),
      prefix: (term: string): boolean => last && width !== "kin" && term === exact && exact.length > 1,
      fuzzy: (term: string): number | false => (width === "loose" || width === "slip" ? edits(term) : false),
      maxFuzzy: 2,
      weights: { prefix: 0.45, fuzzy: 0.25 },
      combineWith: "OR" as const,
    };
    const pages: Found = new Map();
    for (const [index, weight] of [[this.titles, 1], [width === "slip" ? undefined : this.bodies, BODY]] as const) {
      for (const result of index?.search(terms.join(" "), options) ?? []) {
        const id = result.id as string;
        const known = pages.get(id);
        pages.set(id, { score: Math.max(known?.score ?? 0, result.score * weight), keys: [...(known?.keys ?? []), ...result.terms] });
      }
    }
    const best = Math.max(...[...pages.values()].map((page) => page.score), 0);
    for (const page of pages.values()) page.score = Math.sqrt(page.score / best) * WEIGHT[width];
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
  for (const [id, page] of wider) if (!pages.has(id)) pages.set(id, page);
}

/** Words of a packed index, without their postings. */
function* vocabulary(packed: Packed): Generator<string> {
  for (const [term] of unpack(packed).index as unknown as Iterable<[string]>) yield term;
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
