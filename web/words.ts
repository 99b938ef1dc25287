/** Forms of Lithuanian words, for the search inside the filters: a bundle of its own, loaded when somebody begins to type. */
import { fold, keys, words } from "./search/keys";

const forms = { fold, keys, words };
export type Forms = typeof forms;

Object.assign(window, { kbWords: forms });
