/** The cases a reader has just seen in a list, in its order: „Ankstesnis“ and „Kitas“ of a case page follow it until the tab is closed. */
import { key } from "./store";

export interface Trail {
  /** What the list was filtered by, as it stands in its address after „?“. */
  query: string;
  cases: [id: string, title: string][];
}

/** Keep the order in which a list shows its cases; a list of everything in its first order needs none. */
export function leaveTrail(trail: Trail): void {
  try {
    if (trail.query) sessionStorage.setItem(key("eile"), JSON.stringify(trail));
    else sessionStorage.removeItem(key("eile"));
  } catch {
    // the case pages then follow the order of the catalogue
  }
}

/** Return the list that the reader came from, or nothing. */
export function readTrail(): Trail | undefined {
  try {
    const trail = JSON.parse(sessionStorage.getItem(key("eile")) ?? "null") as Trail | null;
    return trail && Array.isArray(trail.cases) ? trail : undefined;
  } catch {
    return undefined;
  }
}
