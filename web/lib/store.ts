/**
 * What a reader's device keeps. Every key begins with „kb-“ and is described in `storage:` of theme/lt.yml, which the privacy page shows.
 * Storage may be off or full: reading then gives nothing, writing says so and the page goes on.
 */
import { storage as described } from "../texts.json";

export type Name = keyof typeof described;

/** The whole key of a thing, with the id of one copy where there are many: „kb-lapas:3f2a“. */
export function key(name: Name, id = ""): string {
  return `kb-${name}${id && `:${id}`}`;
}

/** Return what is kept, or undefined when there is nothing, or nothing that can be read. */
export function read<T>(name: Name, id = ""): T | undefined {
  try {
    const text = localStorage.getItem(key(name, id));
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

/** Keep a value; return false when the device refuses (storage full or off). */
export function write(name: Name, value: unknown, id = ""): boolean {
  try {
    localStorage.setItem(key(name, id), JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function remove(name: Name, id = ""): void {
  try {
    localStorage.removeItem(key(name, id));
  } catch {
    // nothing was kept
  }
}

/** Ids of all kept copies of a thing. */
export function ids(name: Name): string[] {
  const beginning = `${key(name)}:`;
  try {
    return Object.keys(localStorage).filter((one) => one.startsWith(beginning)).map((one) => one.slice(beginning.length)).sort();
  } catch {
    return [];
  }
}

/** Tell when another window changed a thing. */
export function watch(name: Name, changed: () => void): void {
  addEventListener("storage", (event) => {
    if (event.key === null || event.key === key(name) || event.key.startsWith(`${key(name)}:`)) changed();
  });
}
