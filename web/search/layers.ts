/** The index, as it comes: titles and names answer at once, the texts are added after them. Plain scripts load from a folder on disk too. */
import { Engine, type Hit } from "./engine";

const script = document.currentScript as HTMLScriptElement;
/** Way from this page to the root of the site. */
export const base = script.dataset["base"] ?? "./";

/** Cards of terms (kb/cards.py): name, whole definition, „iki 2020 m., dabar …“; marks.ts reads the same. */
type Card = [name: string, definition: string, history: string];
declare global {
  interface Window {
    kbTerms?: Record<string, Card>;
  }
}

function load(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = base + name;
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(name));
    document.head.append(element);
  });
}

/** Answers from titles and names; rejects when they cannot be loaded. */
export const ready: Promise<Engine> = (window.kbIndex?.titles ? Promise.resolve() : load("paieska/antrastes.js")).then(() => {
  if (!window.kbIndex?.titles) throw new Error("titles");
  return Engine.of(window.kbIndex.titles);
});

/** Answers from the texts as well; when they cannot be loaded, titles and names go on answering. */
export const full: Promise<Engine> = ready.then(async (engine) => {
  await load("paieska/tekstai.js");
  if (window.kbIndex?.bodies) await engine.addBodies(window.kbIndex.bodies);
  delete window.kbIndex;
  return engine;
});
full.catch(() => undefined);
ready.then(() => (window.kbTerms ? undefined : load("zodynas/korteles.js"))).catch(() => undefined);

/** The whole definition of a term and what became of it; its first words until the cards are here. */
export function definition(hit: Hit): [text: string, history: string] {
  const card = window.kbTerms?.[hit.url.split("/").at(-2) ?? ""];
  return card ? [card[1], card[2]] : [hit.lead, ""];
}

/** The address of a page of the site as a link from this one; a folder on disk has no server that adds „index.html“. */
export function address(url: string): string {
  const [path = "", anchor] = url.split("#");
  const file = location.protocol === "file:" && (path === "" || path.endsWith("/")) ? "index.html" : "";
  return `${base}${path}${file}${anchor === undefined ? "" : `#${anchor}`}`;
}
