/** The search of the page: loaded when a reader reaches for it, asks in the address, or calls `window.kb.search`. */
import { dialog } from "./search/dialog";
import type { Layers } from "./search/engine";
import { full } from "./search/layers";
import { page } from "./search/page";

declare global {
  interface Window {
    kbIndex?: Partial<Layers>;
  }
}

window.kbSearch = { full };
dialog();
page();
