/** What people type ↔ what is kept: „1 234,56 Eur“ ↔ „1234.56“, „2026 11 22“ ↔ „2026-11-22“. */
import { Fraction } from "./fraction";
import { day } from "../lib/lithuanian";
import type { Column } from "./description";

const SPACES = /[\s\u00a0\u2009\u202f]/g;
const MOST_DIGITS = 15;

/** A number as people write it → „1234.56“, or undefined when it is none. */
export function readNumber(typed: string, unit = ""): string | undefined {
  const units = ["eur.", "eur", "€", "%", "proc.", "proc", unit.toLowerCase()].filter(Boolean);
  let rest = typed.trim().toLowerCase().replace(/[−–]/g, "-");
  const end = units.find((one) => rest.endsWith(one));
  if (end) rest = rest.slice(0, -end.length).trim();
  if (/\d[\s\u00a0\u2009\u202f]/.test(rest)) {
    if (!/^-?\s*\d{1,3}([\s\u00a0\u2009\u202f]\d{3})+([.,]\d+)?$/.test(rest)) return undefined;
  }
  rest = rest.replace(SPACES, "");
  const comma = rest.lastIndexOf(","), point = rest.lastIndexOf(".");
  if (comma >= 0 && point >= 0) {
    const groups = comma > point ? /^-?\d{1,3}(\.\d{3})+,\d+$/ : /^-?\d{1,3}(,\d{3})+\.\d+$/;
    if (!groups.test(rest)) return undefined;
    rest = comma > point ? rest.replaceAll(".", "") : rest.replaceAll(",", "");
  }
  rest = rest.replace(",", ".");
  if (!/^-?(\d+(\.\d*)?|\.\d+)$/.test(rest) || rest.replace(/\D/g, "").length > MOST_DIGITS) return undefined;
  return Fraction.read(rest.startsWith(".") ? `0${rest}` : rest.replace("-.", "-0.")).plain();
}

/** „1234.56“ → „1 234,56“; sums with cents have two decimals. */
export function showNumber(plain: string, cents = false): string {
  const [whole = "", decimals = ""] = plain.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  const part = cents && decimals ? decimals.padEnd(2, "0") : decimals;
  return (plain.startsWith("-") ? "−" : "") + grouped + (part && `,${part}`);
}

const MONTHS = ["saus", "vas", "kov", "bal", "geg", "bir", "liep", "rugp", "rugs", "spal", "lapkr", "gruod"];

/** A day as people write it → „2026-11-22“, or undefined when there is no such day. */
export function readDay(typed: string): string | undefined {
  const rest = typed.trim().toLowerCase();
  const words = /^(\d{4})\s*m\.?\s*(\p{L}+)\s*(\d{1,2})(\s*d\.?)?$/u.exec(rest);
  const digits = /^(\d{4})[-./\s]+(\d{1,2})[-./\s]+(\d{1,2})\.?$/.exec(rest) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(rest);
  const turned = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(rest);
  const month = words ? String(MONTHS.findIndex((start) => words[2]?.startsWith(start)) + 1) : "";
  const parts = words ? [words[1], month, words[3]] : digits ? digits.slice(1, 4) : turned ? [turned[3], turned[2], turned[1]] : [];
  const [year = 0, number = 0, one = 0] = parts.map(Number);
  const date = new Date(Date.UTC(year, number - 1, one));
  if (year < 1900 || year > 2100 || date.getUTCMonth() !== number - 1 || date.getUTCDate() !== one) return undefined;
  return date.toISOString().slice(0, 10);
}

/** What is kept of what was typed: the plain form, or the very letters when they cannot be read. */
export function keep(column: Column, typed: string): string {
  if (column.type === "money" && isDoubtful(typed)) return typed;
  if (column.type === "number" || column.type === "money") return readNumber(typed, column.unit) ?? typed;
  return column.type === "date" ? (readDay(typed) ?? typed) : typed;
}

/** „12.500“ and „12,500“ may be twelve thousand or twelve and a half: the writer must say which. */
export function isDoubtful(sum: string): boolean {
  return /^[−–-]?\d{1,3}[.,]\d{3}(?!\d)\s*(eur\.?|€)?$/i.test(sum.trim());
}

/** What stands in the field of the form. */
export function show(column: Column, kept: string): string {
  if (column.type === "number" || column.type === "money") return isPlain(kept) ? showNumber(kept, column.type === "money") : kept;
  return kept;
}

/** What stands on paper: units, names of choices, days in words. */
export function print(column: Column, kept: string | string[], withUnit = true): string {
  if (Array.isArray(kept)) return kept.map((one) => print(column, one)).join(", ");
  if (column.type === "choice") return column.options?.find((option) => option.value === kept)?.label ?? kept;
  if (column.type === "date") return isDay(kept) ? day(kept) : kept;
  const shown = show(column, kept);
  return withUnit && shown && column.unit && isPlain(kept) ? `${shown}\u00a0${column.unit}` : shown;
}

export function isPlain(kept: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(kept);
}

export function isDay(kept: string): boolean {
  return readDay(kept) === kept;
}
