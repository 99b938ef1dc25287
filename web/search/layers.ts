/**
 * The index, as it comes: names answer at once; then come the first words of pages, and the texts when the reader means to search.
 * Plain scripts load from a folder on disk too. Each is asked for by the version of the names, so that no cache mixes two builds.
 */
import { Engine, type Answer, type Hit } from "./engine";
import type { Leads, Names, Texts } from "./packed";
import { inTurns } from "./turns";

const script = document.currentScript as HTMLScriptElement;
/** Way from this page to the root of the site. */
export const base = script.dataset["base"] ?? "./";

/** Cards of terms (kb/cards.py): name, whole definition, „iki 2020 m., dabar …“; marks.ts reads the same. */
type Card = [name: string, definition: string, history: string];
declare global {
  interface Window {
    kbIndex?: Partial<{ names: Names; leads: Leads; texts: Texts }>;
    kbTerms?: Record<string, Card>;
  }
}

function load(source: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = source;
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(source));
    document.head.append(element);
  });
}

/** The names were asked for together with this script (site.ts). */
const names: Promise<Names> = (window.kbNames ?? Promise.resolve()).then(() => {
  if (!window.kbIndex?.names) throw new Error("names");
  return window.kbIndex.names;
});

/** Answers from names; rejects when they cannot be loaded. */
export const ready: Promise<Engine> = names.then((found) => inTurns(Engine.of(found)));

let leads: Map<string, string> | undefined;

async function loadLeads(): Promise<void> {
  const { version, urls } = await names;
  await load(`${base}paieska/santraukos.js?${version}`);
  const found = window.kbIndex?.leads;
  leads = new Map(found?.version === version ? urls.map((url, page) => [url, found.leads[page] ?? ""]) : []);
}

async function loadCards(): Promise<void> {
  await names;
  const marks = document.querySelector<HTMLScriptElement>("script[data-terms]");
  if (!window.kbTerms) await load(marks?.dataset["terms"] ?? `${base}zodynas/korteles.js`);
}

/** Settled when what can be said of pages is here. */
export const told: Promise<unknown> = Promise.allSettled([loadLeads(), loadCards()]);

/** What a page says and, of a historical term, what became of it; nothing while that is on its way. */
export function says(hit: Hit): [text: string, history: string] | undefined {
  if (hit.kind !== "term") return leads && [leads.get(hit.url) ?? "", ""];
  const card = window.kbTerms?.[hit.url.split("/").at(-2) ?? ""];
  return card && [card[1], card[2]];
}

let completed: Promise<Engine> | undefined;

/** Answers from the texts as well; when they cannot be loaded, names go on answering. Rejects as `ready` does. */
export function full(): Promise<Engine> {
  completed ??= ready.then(async (engine) => {
    const { version } = await names;
    await told;
    await load(`${base}paieska/tekstai.js?${version}`).catch(() => undefined);
    const texts = window.kbIndex?.texts;
    if (texts?.version === version) await inTurns(engine.read(texts));
    delete window.kbIndex;
    return engine;
  });
  return completed;
}

/** More answers than a reader looks through. */
const LIMIT = 300;

/**
 * Make what answers one question at a time and then the newest of those that came meanwhile: a reader who types faster than her device
 * answers sees answers to what she has typed so far. A question is answered again when the texts came while it was.
 */
export function asker(draw: (answer: Answer, question: string, engine: Engine) => void): (question: string) => Promise<void> {
  let next: string | undefined;
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    const engine = await ready;
    while (next !== undefined) {
      const question = next;
      const { whole } = engine;
      next = undefined;
      draw(await inTurns(engine.answer(question, LIMIT)), question, engine);
      if (engine.whole !== whole) next ??= question;
    }
  };
  return (question) => {
    next = question;
    running ??= run().finally(() => (running = undefined));
    return running;
  };
}

/** The address of a page of the site as a link from this one; a folder on disk has no server that adds „index.html“. */
export function address(url: string): string {
  const [path = "", anchor] = url.split("#");
  const file = location.protocol === "file:" && (path === "" || path.endsWith("/")) ? "index.html" : "";
  return `${base}${path}${file}${anchor === undefined ? "" : `#${anchor}`}`;
}
