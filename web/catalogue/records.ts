/** Cases as the browser knows them: made at build time by kb/records.py, loaded by `ui.catalogue()` before the script of a tool. */

import type { Forms } from "../words";

export interface Value {
  slug: string;
  label: string;
}

export interface Facet {
  /** In addresses: ?key=slug,slug. */
  key: string;
  label: string;
  values: Value[];
}

export interface Case {
  id: string;
  title: string;
  place: string;
  /** Latitude and longitude in degrees; null for a programme of the whole country. */
  point: [number, number] | null;
  /** Year, or year and month. */
  started: string;
  checked: string;
  /** Numbers of its values, facet by facet, in the order of `facets`; bands and levels rise with the number. */
  facets: number[][];
  /** Whether it tells of a small version for up to 1 000 Eur. */
  small: boolean;
}

export interface Town {
  name: string;
  point: [number, number];
}

export interface Catalogue {
  facets: Facet[];
  towns: Town[];
  cases: Case[];
}

/** What the build writes: pairs instead of named parts, because there are many. */
export interface Written {
  facets: { key: string; label: string; values: [string, string][] }[];
  towns: [string, number, number][];
  cases: Case[];
}

declare global {
  interface Window {
    kbCatalogue?: Written;
    /** Words in which a case is looked for, by its id. */
    kbTexts?: Record<string, string>;
    kbWords?: Forms;
    /** Properties in words by id of the case, by the keys of `compare.rows` in lt.yml. */
    kbDetails?: Record<string, Record<string, string>>;
  }
}

export function read(written: Written): Catalogue {
  return {
    facets: written.facets.map(({ key, label, values }) => ({ key, label, values: values.map(([slug, name]) => ({ slug, label: name })) })),
    towns: written.towns.map(([name, lat, lon]) => ({ name, point: [lat, lon] })),
    cases: written.cases,
  };
}

/** The catalogue of the page; nothing when its script did not load. */
export function catalogue(): Catalogue | undefined {
  return window.kbCatalogue && read(window.kbCatalogue);
}

/** Place of a facet among the facets. */
export function place(all: Catalogue, key: string): number {
  return all.facets.findIndex((facet) => facet.key === key);
}

/** Labels of the values of a case. */
export function labels(all: Catalogue, one: Case, key: string): string[] {
  const facet = all.facets[place(all, key)];
  return (one.facets[place(all, key)] ?? []).map((number) => facet?.values[number]?.label ?? "");
}

/** Number of the only value of a case, or -1 when it is not known. */
export function level(all: Catalogue, one: Case, key: string): number {
  return one.facets[place(all, key)]?.[0] ?? -1;
}

/** The address of the root of the site, as the page's scripts were told: „../“. */
function base(): string {
  return document.querySelector<HTMLElement>("script[data-base]")?.dataset["base"] ?? "./";
}

/** Link to a page of the site; a folder on disk needs the name of its file. */
export function link(url: string): string {
  return base() + (location.protocol === "file:" ? url.replace(/(^|\/)(?=$|[?#])/, "$1index.html") : url);
}

/** Properties of cases in words; a case whose script does not load has none. */
export async function details(ids: string[]): Promise<Record<string, Record<string, string>>> {
  const missing = ids.filter((id) => !window.kbDetails?.[id]);
  await Promise.all(missing.map((id) => load(`katalogas/${id}.js`).catch(() => undefined)));
  return window.kbDetails ?? {};
}

/** What looking for words needs: their forms and the texts; `ui.tool("…", ["words"])` names the first. Rejects when they are lost. */
export async function searching(): Promise<{ forms: Forms; texts: Record<string, string> }> {
  const address = document.querySelector<HTMLElement>("script[data-words]")?.dataset["words"] ?? "";
  await Promise.all([window.kbWords ?? fetched(address), window.kbTexts ?? load("katalogas-tekstai.js")]);
  if (!window.kbWords) throw new Error(address);
  return { forms: window.kbWords, texts: window.kbTexts ?? {} };
}

/** Load a script of data by its name; rejects when it is not there. */
export function load(name: string): Promise<void> {
  return fetched(`${base()}duomenys/${name}`);
}

function fetched(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(address));
    document.head.append(element);
  });
}
