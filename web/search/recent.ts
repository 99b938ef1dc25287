/** Words this reader looked for lately; they stay on the device. */
import { read, remove, write } from "../lib/store";

const KEPT = 8;

export function recent(): string[] {
  const kept = read<string[]>("searches");
  return Array.isArray(kept) ? kept.filter((text) => typeof text === "string").slice(0, KEPT) : [];
}

/** Remember a question that led somewhere. */
export function remember(question: string): void {
  const text = question.trim();
  if (text.length > 1) write("searches", [text, ...recent().filter((one) => one.toLowerCase() !== text.toLowerCase())].slice(0, KEPT));
}

export function forget(): void {
  remove("searches");
}
