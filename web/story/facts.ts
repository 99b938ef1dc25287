/** The facts of a story as the rules look at them. */
import type { Item } from "./spec";

/** Facts without what is empty, with ordinary spaces: as `tidy` of kb/story.py leaves them. */
export function tidy(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/[ \t\r\n\u00a0\u2000-\u200a\u202f]+/g, " ").trim();
  if (Array.isArray(value)) return value.map(tidy).filter((part) => !hollow(part));
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, tidy(part)] as const).filter(([, part]) => !hollow(part)));
  return value;
}

/** Is there nothing in a value? */
export function hollow(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}

/** Return the value at a dotted key of tidied facts. */
export function at(facts: Item, key: string): unknown {
  return key.split(".").reduce<unknown>((owner, name) => (owner as Item | undefined)?.[name], facts);
}
