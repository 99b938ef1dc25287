/** Two neighbours of our search on the same pages: MiniSearch without keys, and the stock theme's own worker. One JSON line an answer. */
import { readFileSync } from "node:fs";
import vm from "node:vm";
import { gzipSync } from "node:zlib";
import MiniSearch from "minisearch";
import type { Page } from "../web/search/build";

type Answer = (question: string) => string[];

const [kind, source, questions, worker] = process.argv.slice(2) as [string, string, string, string];
const pages = JSON.parse(readFileSync(source, "utf8")) as Page[];
const text = (page: Page): string => [page.lead, ...page.names, page.place, page.headings, page.body].join(" ");

function plain(): [Answer, number] {
  const options = { idField: "url", fields: ["title", "text"], storeFields: ["title"] };
  const index = new MiniSearch(options);
  index.addAll(pages.map((page) => ({ url: page.url, title: page.title, text: text(page) })));
  const stored = JSON.stringify(index);
  const loaded = MiniSearch.loadJSON(stored, options);
  return [(question) => loaded.search(question, { boost: { title: 8 }, prefix: true, fuzzy: 0.2 }).map((hit) => hit.id as string), gzipSync(stored).length];
}

async function stock(): Promise<[Answer, number]> {
  const docs = pages.map((page) => ({ location: page.url, title: page.title, text: text(page) }));
  const config = { lang: ["en"], separator: "[\\s\\-]+", pipeline: [], fields: { title: { boost: 1000 }, text: { boost: 1 }, tags: { boost: 1000000 } } };
  let heard: (event: { data: unknown }) => void = () => undefined;
  let said: (data: { data?: { items: { location: string }[][] } }) => void = () => undefined;
  const scope: Record<string, unknown> = { console: { warn: () => undefined }, importScripts: () => undefined, postMessage: (data: never) => said(data), addEventListener: (_: string, listener: never) => (heard = listener) };
  scope["self"] = scope;
  vm.createContext(scope);
  vm.runInContext(readFileSync(worker, "utf8"), scope);
  await new Promise((resolve) => {
    said = resolve as never;
    heard({ data: { type: 0, data: { config, docs, options: {} } } });
  });
  // the worker answers in the same turn of the event loop when nothing waits
  const ask = (question: string): Promise<string[]> =>
    new Promise((resolve) => {
      said = (message) => resolve((message.data?.items ?? []).map((group) => group[0]?.location.split("#")[0] ?? ""));
      heard({ data: { type: 2, data: question } });
    });
  const answers = new Map<string, string[]>();
  for (const question of asked) answers.set(question, await ask(question));
  return [(question) => answers.get(question) ?? [], gzipSync(JSON.stringify({ config, docs })).length];
}

const asked = readFileSync(questions, "utf8").split("\n").filter(Boolean);
const began = performance.now();
const [answer, bytes] = kind === "plain" ? plain() : await stock();
const ready = performance.now();
const found = asked.map((question) => answer(question).slice(0, 10));
const each = (performance.now() - (kind === "plain" ? ready : began)) / asked.length;
process.stdout.write(`${JSON.stringify({ bytes, milliseconds: each, found })}\n`);
