/** Makes the index of a site, in Node. */
import { createHash } from "node:crypto";
import MiniSearch from "minisearch";
import { words } from "./keys";
import { pack, type Leads, type Names, type Texts } from "./packed";
import { TEXTS } from "./index";

/** A page as the site describes it to the search (kb/search.py). */
export interface Page {
  url: string;
  kind: string;
  title: string;
  names: string[];
  place: string;
  /** The opening of what the page says. */
  lead: string;
  headings: string;
  body: string;
}

/** The parts of the index in the order in which they are loaded. */
export function build(pages: Page[]): { names: Names; leads: Leads; texts: Texts } {
  const version = createHash("sha256").update(JSON.stringify(pages)).digest("hex").slice(0, 8);
  const texts = new MiniSearch<Page>({ idField: "url", fields: TEXTS, tokenize: words, processTerm: (word) => word.toLowerCase() });
  texts.addAll(pages);
  return {
    names: {
      version,
      urls: pages.map((page) => page.url),
      kinds: pages.map((page) => page.kind),
      titles: pages.map((page) => page.title),
      names: pages.map((page) => page.names),
      places: pages.map((page) => page.place),
    },
    leads: { version, leads: pages.map((page) => (page.kind === "term" ? "" : page.lead)) },
    texts: pack(texts.toJSON(), version),
  };
}
