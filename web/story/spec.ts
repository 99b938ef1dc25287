/** What the page tells the form: questions, fields, words and rules, all made from the model at build time (kb/form.py). */

export type Kind = "text" | "long" | "body" | "choice" | "choices" | "list" | "cites" | "flag" | "whole" | "number" | "month" | "partial" | "day" | "link";

export interface Field {
  label: string;
  /** How messages name the field when its label alone would not tell it from another. */
  place?: string;
  help?: string;
  kind: Kind;
  required: boolean;
  least?: number;
  most?: number;
  options?: [string, string][];
  fields?: Record<string, Field>;
}

type Pattern = [string, string];

export interface Spec {
  steps: { id: string; fields: string[] }[];
  fields: Record<string, Field>;
  weight: string[];
  sections: string[];
  advice: string[];
  counties: Record<string, string[]>;
  whole: Record<string, string>;
  languages: Record<string, string>;
  evidence: string[];
  difficulty: string[];
  years: [number, number];
  unread: string[];
  alts: string[];
  rules: [string, Pattern][];
  figures: Pattern[];
  patterns: Record<string, Pattern>;
  messages: Record<string, [string, string, string]>;
}

export interface Story {
  format: "kb-istorija";
  version: 1;
  case: Record<string, unknown>;
  body: Record<string, string>;
  /** Pictures in base64 by the names that `images` gives them. */
  pictures: Record<string, string>;
}

export type Item = Record<string, unknown>;

export function fresh(): Story {
  return { format: "kb-istorija", version: 1, case: {}, body: {}, pictures: {} };
}

/** Return the value at a dotted key: „institution.name“, „body.Iššūkis“. */
export function get(story: Story, key: string): unknown {
  if (key.startsWith("body.")) return story.body[key.slice(5)];
  return key.split(".").reduce<unknown>((owner, name) => (owner as Item | undefined)?.[name], story.case);
}

export function set(story: Story, key: string, value: unknown): void {
  if (key.startsWith("body.")) {
    story.body[key.slice(5)] = String(value);
    return;
  }
  const path = key.split(".");
  const last = path.pop() as string;
  let owner = story.case;
  for (const name of path) owner = (owner[name] ??= {}) as Item;
  owner[last] = value;
}

export function items(story: Story, key: string): Item[] {
  const value = story.case[key];
  return Array.isArray(value) ? (value as Item[]) : [];
}

export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (typeof value === "string") return !value.trim();
  if (Array.isArray(value)) return value.every(isEmpty);
  return typeof value === "object" && Object.values(value).every((one) => isEmpty(one) || one === false);
}
