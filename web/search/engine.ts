/** Finds pages: the same code answers in the browser and in Node. Its work is done in steps, so that a browser can do it a turn at a time. */
import { weights } from "./asking";
import { gather, Index, NAMES, TEXTS } from "./index";
import { derive, fold, keys, words } from "./keys";
import { Roots, senses } from "./kin";
import { unpack, type Names, type Texts } from "./packed";
import { full, hit, sums, widen, type Found, type Name } from "./ranking";
import { closest, Spellings } from "./spelling";
import { atOnce } from "./turns";

/** What the names tell of a page. */
export interface Stored {
  url: string;
  title: string;
  kind: string;
  names: string[];
}

export interface Hit extends Stored {
  score: number;
  /** Keys of the page's words that met the question, for marking them. */
  met: string[];
}

export interface Answer {
  hits: Hit[];
  /** The question put right, when a word of it stands on no page as it was typed; told when the texts are there. */
  suggestion?: string;
}

const BOOST: Record<string, number> = { title: 8, names: 7, place: 4, headings: 2, lead: 3, body: 1 };

/** Fewer pages than this that have every word: look wider. */
const FEW = 3;
/** How much an answer of each width counts. */
const WEIGHT = { strict: 1, "kin in names": 0.6, "slip in names": 0.4, kin: 0.5, slip: 0.4 };
/** Pages that have a word differ less than their scores by MiniSearch (BM25) do: names decide, not how often a word stands in a text. */
const FLAT = 0.35;
type Width = keyof typeof WEIGHT;
/** A word that no name has counts less than one of its kin that stands in a name: „dalyvauti“ is said in many texts, „dalyvaujamasis“ is what a page is about. */
const TEXTS_ALONE = 0.7;
/** A word that only the text of a page has counts less than one in its names. */
const BODY = 0.35;

/** Words of texts are not looked for by fewer first letters than this: nearly every page has some. */
const BEGINNING = 3;
/** Letters in which a known word and what it may be a slip of agree: „maistas“ is no „maketas“. */
const AGREED = 4;
/** Work after which a browser may turn to something else: pages scored at once. */
const STEP = 10;

export class Engine {
  /** All pages. */
  readonly pages: Stored[];
  private readonly byUrl: Map<string, Stored>;
  private readonly names: Index;
  private texts: Index | undefined;
  private readonly roots = new Roots();
  private readonly spellings = new Spellings();
  private readonly keysOfNames = new Map<string, Name[]>();

  private constructor({ urls, titles, kinds, names }: Names, lengths: number[][]) {
    this.pages = urls.map((url, page) => ({ url, title: titles[page] ?? "", kind: kinds[page] ?? "", names: names[page] ?? [] }));
    this.byUrl = new Map(this.pages.map((page) => [page.url, page]));
    this.names = new Index(NAMES, urls, lengths);
  }

  /** Make an engine that knows names; after each step it may wait. */
  static *of(names: Names): Generator<void, Engine> {
    const { lengths, places } = yield* gather([names.titles, names.names.map((others) => others.join(" ")), names.places]);
    const engine = new Engine(names, lengths);
    for (const [word, where] of places) {
      yield;
      engine.take(engine.names, word, keys(word), where, Infinity);
    }
    yield* engine.names.close();
    return engine;
  }

  /** Add the texts; until the last step they are not answered from. */
  *read(texts: Texts): Generator<void, void> {
    const index = new Index(TEXTS, this.pages.map((page) => page.url), texts.lengths);
    for (const [word, where] of unpack(texts.words)) {
      yield;
      this.take(index, word, derive(word), where, where.length);
    }
    yield* index.close();
    this.texts = index;
  }

  /** Whether the texts are there. */
  get whole(): boolean {
    return this.texts !== undefined;
  }

  private take(index: Index, word: string, own: string[], where: string | number[], weight: number): void {
    index.put(own, where);
    this.roots.add(own);
    this.spellings.add((own[0] as string).slice(1), word, weight);
  }

  search(text: string, limit = 20): Hit[] {
    return atOnce(this.answer(text, limit)).hits;
  }

  /** Answer a question: words as they are and their stems first; kin of the words, then slips of the finger, when little was found. */
  *answer(text: string, limit = 20): Generator<void, Answer> {
    const asked = words(text);
    if (!asked.length) return { hits: [] };
    const weight = weights(asked);
    const told = (all: Found[]): Found[] => all.filter((_, place) => weight[place] === 1);
    const found = yield* this.look(asked, "strict");
    const unknown = found.map((pages) => !pages.size);
    const enough = full(told(found)) >= FEW;
    for (const width of ["kin in names", "slip in names", "kin", "slip"] as const) {
      if (width === "kin" ? enough : width === "slip" && full(told(found)) >= FEW) continue;
      for (const [place, wider] of (yield* this.look(asked, width, unknown)).entries()) widen(found[place] as Found, wider, width.startsWith("slip"));
    }
    const questions = [asked, asked.filter((_, place) => weight[place] === 1)].map((all) => fold(all.join(" ")));
    const hits: Hit[] = [];
    for (const [n, sum] of sums(found, weight, `=${fold(asked[asked.length - 1] ?? "")}`, this.pages.length).entries()) {
      const page = this.byUrl.get(sum.id) as Stored;
      hits.push(hit(sum, page, this.namesOf(page), questions, told(found).length));
      if (n % STEP === 0) yield;
    }
    hits.sort((a, b) => b.score - a.score || (a.url < b.url ? -1 : 1));
    const suggestion = this.whole && unknown.some(Boolean) && hits.length ? this.respelled(asked, found, unknown) : undefined;
    return { hits: hits.slice(0, limit), ...(suggestion && { suggestion }) };
  }

  /** The question with each unknown word put right: by the closest word that was found in its place. */
  private respelled(asked: string[], found: Found[], unknown: boolean[]): string | undefined {
    const put = asked.map((word, place) => {
      const met = [...(found[place]?.values() ?? [])].flatMap((page) => page.keys);
      return unknown[place] ? closest(word, met, this.spellings) : word;
    });
    return put.every(Boolean) ? put.join(" ") : undefined;
  }

  private namesOf(page: Stored): Name[] {
    const known = this.keysOfNames.get(page.url);
    if (known) return known;
    const made = [page.title, ...page.names].map((name) => ({ folded: fold(words(name).join(" ")), keys: words(name).map(keys) }));
    this.keysOfNames.set(page.url, made);
    return made;
  }

  /** Pages that have each word, at one width; a word that is not `unknown` is hardly a slip of another that begins otherwise. */
  private *look(asked: string[], width: Width, unknown: boolean[] = []): Generator<void, Found[]> {
    const found: Found[] = [];
    for (const [place, word] of asked.entries()) {
      const beginning = width.startsWith("slip") && !unknown[place] ? fold(word).slice(0, AGREED) : "";
      found.push(yield* this.word(word, place === asked.length - 1, width, beginning));
    }
    return found;
  }

  private *word(word: string, last: boolean, width: Width, beginning: string): Generator<void, Found> {
    const exact = `=${fold(word)}`;
    const terms = width.startsWith("kin") ? [...this.roots.kin(word), ...senses(word)] : keys(word);
    if (!terms.length) return new Map();
    const options = {
      tokenize: (text: string): string[] => text.split(" "),
      processTerm: (term: string): string => term,
      boost: BOOST,
      fuzzy: (term: string): number | false => (width.startsWith("slip") ? edits(term) : false),
      maxFuzzy: 2,
      weights: { prefix: 0.45, fuzzy: 0.25 },
      combineWith: "OR" as const,
    };
    const pages: Found = new Map();
    let inNames = false;
    for (const [index, share] of [[this.names, 1], [width.endsWith("names") ? undefined : this.texts, BODY]] as const) {
      yield;
      const prefix = (term: string): boolean => last && !width.startsWith("kin") && term === exact && term.length > (index === this.texts ? BEGINNING : 1);
      for (const result of index?.search(terms.join(" "), { ...options, prefix }) ?? []) {
        if (beginning && !result.terms.some((term) => term.startsWith(beginning, 1))) continue;
        const id = result.id as string;
        inNames ||= index === this.names;
        const known = pages.get(id);
        pages.set(id, { score: Math.max(known?.score ?? 0, result.score * share), keys: [...(known?.keys ?? []), ...result.terms] });
      }
    }
    const best = Math.max(...[...pages.values()].map((page) => page.score), 0);
    const weight = WEIGHT[width] * (inNames || width !== "strict" ? 1 : TEXTS_ALONE);
    for (const page of pages.values()) page.score = (page.score / best) ** FLAT * weight;
    return pages;
  }
}

/** Edits allowed in a key: one from four letters, two from seven. */
function edits(term: string): number | false {
  const length = term.length - 1;
  return length >= 6 ? 2 : length >= 4 ? 1 : false;
}

