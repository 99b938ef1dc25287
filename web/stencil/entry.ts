/** An entry as its template knows it: facts in the shape of their model, the text, and what the site tells of itself. */
import { render, type Rendered } from "./markdown";
import { Html } from "./values";
import type { Template } from "./fill";

/** „t“ text, „n“ a whole number, „b“ yes or no, a word of a vocabulary, a list, or fields: is it required, what is it. */
export type Shape = "t" | "n" | "b" | { words: [string, string][] } | { list: Shape } | { fields: Record<string, [boolean, Shape]> };

/** What kb/stencil.py tells: templates, shapes, and what templates ask of the site. */
export interface Stencils {
  stencils: Record<string, { tree: Template; shape: Shape }>;
  site: {
    name: string;
    url: string;
    pages: string[];
    tables: Record<string, unknown>;
    bands: [string, string, number][];
    cheaper: Record<string, [number, number]>;
    counties: Record<string, string>;
    whole: string[];
    public: string[];
    fresh: number;
    /** Address and heading of other entries, by kind and id. */
    names?: Record<string, Record<string, [string, string]>>;
    /** Days of the training: address, number, and the exercises with their beginning and end in minutes. */
    days?: [string, number, [string, number, number][]][];
    /** Status, periods and the next name of the terms that have any. */
    later?: Record<string, [string, string[], string | null]>;
  };
}

declare global {
  interface Window {
    /** Made by kb/stencil.py. */
    kbStencils?: Stencils;
  }
}

export type Data = { [name: string]: unknown };
type Word = { value: string; label: string; order: number; toString(): string };

/** What is required and not written yet. */
const NOT_YET = "…";

/** A word of a vocabulary: compared by its value, shown by its label. */
function word(words: [string, string][], value: string): Word {
  const order = words.findIndex(([one]) => one === value);
  return { value, label: words[order]?.[1] ?? (value || NOT_YET), order, toString: () => value };
}

/** Return a value of a form in the shape of the model: nothing is null, lists are lists. */
export function shaped(shape: Shape, value: unknown, required = false): unknown {
  const empty = value === undefined || value === null || value === "" || (typeof value === "string" && !value.trim());
  if (shape === "b") return value === true || value === "true";
  if (shape === "n") return empty || !Number.isFinite(Number(value)) ? null : Number(value);
  if (shape === "t") return empty || typeof value === "object" ? (required ? NOT_YET : null) : String(value).replace(/\s+/g, " ").trim();
  if ("words" in shape) return empty ? (required ? word(shape.words, "") : null) : word(shape.words, String(value));
  if ("list" in shape) return Array.isArray(value) ? value.map((one) => shaped(shape.list, one, true)).filter((one) => one !== NOT_YET) : [];
  const given = (value !== null && typeof value === "object" ? value : {}) as Data;
  if (!required && !Object.values(given).some(filled)) return null;
  return Object.fromEntries(Object.entries(shape.fields).map(([name, [needed, inner]]) => [name, shaped(inner, given[name], needed)]));
}

function filled(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(filled);
  if (value !== null && typeof value === "object") return Object.values(value).some(filled);
  return value !== undefined && value !== null && value !== "" && value !== false;
}

/** Lists without the entries that nobody has begun. */
export function begun(data: Data): Data {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, Array.isArray(value) ? value.filter(filled) : value]));
}

export interface Sketch {
  /** „case“, „term“ … */
  kind: string;
  /** Facts as a form or a file has them. */
  facts: Data;
  /** Markdown of the body. */
  text: string;
  /** The address of the entry on the site, if it is known. */
  url: string;
  /** The way from the page at hand to the root of the site. */
  base: string;
  /** The address of a picture that lies beside the entry. */
  picture(file: string): string;
}

/** Return the names by which the template of an entry asks for what it shows. */
export function names(known: Stencils, sketch: Sketch): Data {
  const { site } = known;
  const shape = known.stencils[sketch.kind]?.shape as Shape;
  const meta = shaped(shape, begun(sketch.facts), true) as Data;
  const review = meta["review"] as { status: Word; checked: string };
  const place = meta["place"] as { municipality: string; county: string | null; locality: string | null } | undefined;
  const sources = (meta["sources"] ?? []) as { id: string; title: string }[];
  const rendered = render(sketch.text, {
    source: (id) => {
      const at = sources.findIndex((one) => one.id === id);
      return at < 0 ? undefined : { number: String(at + 1), title: sources[at]?.title ?? "" };
    },
    href: (target) => (target.startsWith("https://") ? target : ""),
    picture: sketch.picture,
  });
  const status = review.status.value;
  Object.assign(meta, {
    is_public: site.public.includes(status),
    is_archived: status === "archived",
    county: place && (site.counties[place.municipality] ?? place.county ?? ""),
  });
  for (const image of (meta["images"] ?? []) as { file: string }[]) image.file = String(image.file);
  return {
    ...site.tables,
    sheet_terms: sheetTerms(known, meta),
    successors: successors(known, String(meta["now_called"] ?? "")),
    site: siteOf(known, sketch),
    meta,
    entry: { id: meta["id"], url: sketch.url, path: `/${String(meta["id"])}`, meta, body: { words: words(sketch.text), citations: rendered.cited } },
    body: bodyOf(rendered),
    cited: rendered.cited,
    marks: { text: (text: unknown) => text },
    // a picture of a form is an address already
    href: (url: string) => (/^(?:data|blob|https?):/.test(url) ? url : sketch.base + url),
    picture: (path: string) => sketch.picture(path.slice(path.lastIndexOf("/") + 1)),
    place: () => place && (site.whole.includes(place.municipality) ? place.municipality
      : [...new Set([place.locality, place.municipality, meta["county"], (meta["country"] as Word).label].filter(Boolean))].join(", ")),
    range: (count: number) => Array.from({ length: count }, (_, n) => n),
  };
}

/** The part of the site that an entry in the making can know of; what is not here does not appear. */
function siteOf({ site }: Stencils, sketch: Sketch): Data {
  const named = (kind: string): Data => Object.fromEntries(Object.entries(site.names?.[kind] ?? {}).map(([id, [url, heading]]) => [id, { id, url, heading, meta: { title: heading, term: heading } }]));
  const days = (site.days ?? []).map(([url, day, blocks]) => ({ url, meta: { day, blocks: blocks.map(([method, start, end]) => ({ method, start, end })) } }));
  const bands = site.bands.map(([value, label, order]) => ({ value, label, order }));
  return {
    settings: { name: site.name, url: site.url },
    content: { pages: site.pages, terms: named("terms"), cases: named("cases"), worksheets: named("worksheets"), sessions: { values: () => days } },
    urls: site.pages,
    standing: { cost_bands: bands, no_dearer: (band: Word) => site.cheaper[band.value] ?? [0, 0], places: [] },
    glossary: { confused_by: {}, narrower: {} },
    address: (url: string) => (site.url && url ? new URL(url, site.url).href : ""),
    is_old: (meta: { review: { status: Word; checked: string } }) => meta.review.status.value === "outdated" || months(meta.review.checked) > site.fresh,
    base: sketch.base,
  };
}

/** What a historical term was called later, the nearest first. */
function successors({ site }: Stencils, first: string): Data[] {
  const found = new Map<string, Data>();
  for (let id = first; !found.has(id); ) {
    const name = site.names?.["terms"]?.[id];
    if (!name) break;
    const [status, periods, next] = site.later?.[id] ?? ["current", [], null];
    found.set(id, { id, url: name[0], heading: name[1], meta: { status, periods } });
    id = next ?? "";
  }
  return [...found.values()];
}

/** Terms that explain the questions of a worksheet, each once. */
function sheetTerms({ site }: Stencils, meta: Data): Data[] {
  type Question = { term?: string; columns?: Question[]; options?: Question[] };
  const asked = ((meta["sections"] ?? []) as { fields: Question[] }[]).flatMap((section) => section.fields).flatMap((one) => [one, ...(one.columns ?? [])]);
  const ids = new Set([...asked, ...asked.flatMap((one) => one.options ?? [])].map((one) => one.term).filter(Boolean) as string[]);
  return [...ids].flatMap((id) => {
    const name = site.names?.["terms"]?.[id];
    return name ? [{ id, url: name[0], meta: { term: name[1] } }] : [];
  });
}

/** Whole months since a day. */
function months(day: string): number {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const now = new Date();
  const found = (now.getFullYear() - year) * 12 + now.getMonth() + 1 - month - (now.getDate() < date ? 1 : 0);
  return Number.isFinite(found) ? found : 0;
}

function words(text: string): number {
  const bare = text.replace(/!?\[((?:[^[\]\\]|\\.)*)\]\([^()\s]*\)/g, "$1").replace(/\[\^[^[\]\s]{1,80}\]/g, "");
  return (bare.match(/[\p{L}\p{N}_][\p{L}\p{N}_’'-]*/gu) ?? []).length;
}

function bodyOf(rendered: Rendered): Data {
  const sections = rendered.sections.map((one) => ({ anchor: one.anchor, title: new Html(one.title), html: new Html(one.html) }));
  const whole = [rendered.lead, ...rendered.sections.map((one) => `<h2 id="${one.anchor}">${one.title}</h2>\n${one.html}`)].join("\n");
  return {
    sections, lead: new Html(rendered.lead), html: new Html(whole),
    section: (title: string) => sections.find((one) => String(one.title) === title),
    others: (...titles: string[]) => sections.filter((one) => !titles.includes(String(one.title))),
  };
}
