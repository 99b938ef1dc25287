/** The search of the page: loaded when a reader reaches for it, asks in the address, or calls `window.kb.search`. */
import { dialog } from "./search/dialog";
import { full } from "./search/layers";
import { page } from "./search/page";

window.kbSearch = { full };
dialog();
page();
