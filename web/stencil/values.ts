/** Values of a stencil: HTML that is ready, and everything else, which is escaped where it is shown. */

export type Value = string | number | boolean | null | object;

/** A piece of HTML that we made ourselves. */
export class Html {
  constructor(private readonly html: string) {}
  toString(): string {
    return this.html;
  }
}

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}

/** What is shown of a value: what nobody wrote shows as nothing. */
export function text(value: unknown): string {
  if (value instanceof Html) return value.toString();
  return value === undefined || value === null ? "" : escaped(String(value));
}

/** Whether Jinja takes a value for true: an empty text, list or table is false. */
export function truth(value: unknown): boolean {
  if (value instanceof Html) return value.toString() !== "";
  if (Array.isArray(value)) return value.length > 0;
  if (value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) return Object.keys(value).length > 0;
  return Boolean(value);
}
