/** Filled copies of a sheet on the reader's device. A copy written by another window is never overwritten in silence. */
import { ids, read, remove, write } from "../lib/store";
import type { Answers } from "./description";
import { FORMAT } from "./file";

export interface Copy {
  id: string;
  name: string;
  /** Which form of the file it has. */
  version: number;
  /** When it was last changed, as the device says (ISO 8601). */
  changed: string;
  /** A mark of the last writing: another mark means that another window has written. */
  mark: string;
  answers: Answers;
}

export function random(): string {
  const numbers = crypto.getRandomValues(new Uint32Array(2));
  return [...numbers].map((one) => one.toString(36)).join("");
}

export function copies(sheet: string): Copy[] {
  const own = ids("lapas").filter((id) => id.startsWith(`${sheet}.`));
  const found = own.map((id) => read<Copy>("lapas", id)).filter((one): one is Copy => typeof one?.answers === "object" && one.answers !== null);
  return found.sort((a, b) => (a.changed < b.changed ? 1 : -1));
}

export function make(sheet: string, name: string, answers: Answers): Copy {
  return { id: `${sheet}.${random()}`, name, version: FORMAT, changed: new Date().toISOString(), mark: "", answers };
}

export type Outcome = "kept" | "full" | "other";

/** Keep a copy: „other“ when another window has written it meanwhile, „full“ when the device refuses; the copy then stays unkept. */
export function keep(copy: Copy): Outcome {
  const stored = read<Copy>("lapas", copy.id);
  if (stored && stored.mark !== copy.mark) return "other";
  const mark = random();
  const changed = new Date().toISOString();
  if (!write("lapas", { ...copy, mark, changed, version: FORMAT }, copy.id)) return "full";
  Object.assign(copy, { mark, changed, version: FORMAT });
  return "kept";
}

export function stored(id: string): Copy | undefined {
  return read<Copy>("lapas", id);
}

export function forget(id: string): void {
  remove("lapas", id);
}
