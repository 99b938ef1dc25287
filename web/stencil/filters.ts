/** The filters that our templates use; the same rules as kb/text.py, kb/layout.py and kb/sheets.py, and a test compares finished pages. */
import { counted, day, month } from "../lib/lithuanian";
import { escaped, Html, truth } from "./values";

type Filter = (value: unknown, given: unknown[], named: Record<string, unknown>) => unknown;

const TIE = "\u00a0";
const WORDS_A_MINUTE = 180;
const MOST_STEPS = 11;

function string(value: unknown): string {
  return value === undefined || value === null ? "" : String(value);
}

/** „1 234,56“; what is no number yet stays as it was written. */
function number(value: unknown): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(string(value).trim());
  if (!parts) return string(value);
  const decimals = (parts[3] ?? "").replace(/0+$/, "");
  return `${parts[1] ? "−" : ""}${(parts[2] ?? "").replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, TIE)}${decimals ? `,${decimals}` : ""}`;
}

/** Numbers are bound to what follows them. */
export function tied(value: string): string {
  return value
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${TIE}`)
    .replace(/(\d) (?=(?:m|d|mėn|val|min|proc|mln|mlrd|tūkst|sav|r)\.|Eur|NOK|kron|€|%)/g, `$1${TIE}`)
    .replace(/(?<=(?<![\p{L}\p{N}_])[A-Z]\.) (?=[A-ZĄČĘĖĮŠŲŪŽ])/gu, TIE);
}

function without(value: unknown, beginning: string): unknown {
  if (!string(value).toLowerCase().startsWith(beginning.toLowerCase())) return value;
  const rest = string(value).slice(beginning.length).replace(/^[ ,:–]+/, "");
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function lowerFirst(value: string): string {
  const second = value.slice(1, 2);
  return second && second === second.toUpperCase() && second !== second.toLowerCase() ? value : value.charAt(0).toLowerCase() + value.slice(1);
}

interface Column {
  type: unknown;
  unit?: unknown;
  validation?: unknown;
}

/** Numbers that a rule „1 ≤ x ≤ 5“ leaves to choose from. */
function steps(column: Column): number[] {
  const parts = /^(\d+) ?(?:≤|<=) ?x ?(?:≤|<=) ?(\d+)$/.exec(string(column.validation));
  if (!parts || column.unit || string(column.type) !== "number") return [];
  const [low, high] = [Number(parts[1]), Number(parts[2])];
  return high > low && high - low < MOST_STEPS ? Array.from({ length: high - low + 1 }, (_, n) => low + n) : [];
}

interface Run {
  kind: string;
  fields: Column[];
  sideways: boolean;
}

/** Sections of an empty sheet, question after question; how they lie on paper only the site decides (kb/sheets.py, `laid`). */
function laid(sheet: { sections: { fields: Column[] }[] }): [unknown, Run[]][] {
  return sheet.sections.map((section) => [section, section.fields.map((field) => ({ kind: string(field.type), fields: [field], sideways: false }))]);
}

function array(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export const FILTERS: Record<string, Filter> = {
  abs: (value) => Math.abs(Number(value)),
  clock: (value) => `${Math.floor(Number(value) / 60)}.${String(Number(value) % 60).padStart(2, "0")}`,
  counted: (value, given) => counted(Number(value), ...(given as [string, string, string])),
  day: (value) => (/^\d{4}-\d{2}-\d{2}$/.test(string(value)) ? day(string(value)) : string(value)),
  e: (value) => (value instanceof Html ? value : new Html(escaped(string(value)))),
  join: (value, [mark]) => {
    const parts = array(value);
    return parts.some((one) => one instanceof Html) ? new Html(parts.map((one) => (one instanceof Html ? one.toString() : escaped(string(one)))).join(string(mark))) : parts.map(string).join(string(mark));
  },
  laid: (value) => laid(value as { sections: { fields: Column[] }[] }),
  length: (value) => (Array.isArray(value) || typeof value === "string" ? value.length : value && typeof value === "object" ? Object.keys(value).length : 0),
  list: (value) => array(value),
  lower_first: (value) => lowerFirst(string(value)),
  map: (value, [name, known], named) => array(value).map((one) => {
    const key = named["attribute"];
    if (key !== undefined) return (one as Record<string, unknown> | undefined)?.[string(key)];
    if (name !== "known") throw new Error(`stencil: |map(${string(name)})`);
    return (known as Record<string, unknown> | undefined)?.[string(one)];
  }),
  max: (value) => Math.max(...array(value).map(Number)),
  money: (value, [unit]) => {
    const sum = number(value);
    return `${/,\d$/.test(sum) ? `${sum}0` : sum}${TIE}${string(unit)}`;
  },
  month: (value) => month(string(value)),
  number: (value) => number(value),
  reading: (value) => Math.max(1, Math.round(Number(value) / WORDS_A_MINUTE)),
  replace: (value, [old, fresh]) => string(value).split(string(old)).join(string(fresh)),
  round: (value, [places]) => Number(Number(value).toFixed(Number(places ?? 0))),
  select: (value) => array(value).filter(truth),
  selectattr: (value, [name, test, known]) => array(value).filter((one) => {
    const own = (one as Record<string, unknown>)[string(name)];
    if (test === undefined) return truth(own);
    if (test !== "in") throw new Error(`stencil: |selectattr(${string(test)})`);
    return Array.isArray(known) ? known.includes(own) : Boolean(known && string(own) in (known as object));
  }),
  sort: (value) => [...array(value)].sort((one, other) => (string(one) < string(other) ? -1 : 1)),
  steps: (value) => steps(value as Column),
  stop: (value) => (/[.?!…]$/.test(string(value).replace(/[“”]+$/, "")) ? "" : "."),
  striptags: (value) => new Html(string(value instanceof Html ? value : escaped(string(value))).replace(/<[^>]*>/g, "").replace(/\s+/g, " ").trim()),
  tied: (value) => (value instanceof Html ? new Html(tied(value.toString())) : tied(string(value))),
  without: (value, [beginning]) => without(value, string(beginning)),
};
