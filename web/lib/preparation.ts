/** What a participant keeps while preparing: the type of her institution and what is done, for all days together. */

import { read } from "./store";

export interface Preparation {
  /** „museum“, „library“ …, or nothing while not chosen. */
  type: string;
  /** „1-diena/atvejis-sommerles“ … */
  done: string[];
}

/** Return what is kept; anything else that lies under the key counts as nothing. */
export function preparation(): Preparation {
  const kept = read<Partial<Preparation>>("pries");
  return {
    type: typeof kept?.type === "string" ? kept.type : "",
    done: Array.isArray(kept?.done) ? kept.done.filter((name) => typeof name === "string") : [],
  };
}
