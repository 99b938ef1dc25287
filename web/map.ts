/** The map follows the filters of the catalogue: its marks, counties and list show the same cases; the address says which. */
import { cases as counted } from "./catalogue/buttons";
import { Filter } from "./catalogue/filter";
import { chips, Panel } from "./catalogue/panel";
import { type Catalogue, catalogue, link, load, searching } from "./catalogue/records";
import { EMPTY, fromAddress, type State, toAddress, toggled } from "./catalogue/state";
import { filled, find, make } from "./lib/elements";
import { number } from "./lib/lithuanian";
import { catalogue as texts } from "./texts.json";

/** As LEVELS in kb/atlas.py: a county is one step darker from so many cases. */
const LEVELS = [1, 3, 5, 8];

function start(all: Catalogue, area: HTMLElement): void {
  const filter = new Filter(all);
  const chosen = make("ul", { class: "chips", "aria-label": texts.chosen });
  area.after(chosen);
  let state = fromAddress(location.search, all);
  const panel = new Panel(all, area, (key, slug) => go(toggled(state, key, slug)));

  function go(next: State): void {
    state = next;
    const query = toAddress(state);
    if (query !== location.search) history.pushState(null, "", query || location.pathname);
    show();
  }

  function show(): void {
    const answer = filter.answer(state);
    const shown = new Set(answer.found.map((one) => one.id));
    panel.show(state, answer);
    chosen.replaceChildren(...chips(all, state, (key, slug) => go(toggled(state, key, slug)), () => go({ ...state, text: "" }), () => go(EMPTY)));
    const count = find("[data-map-count]");
    const some = shown.size < all.cases.length;
    if (count) count.textContent = shown.size ? `${filled(texts.counting, counted(shown.size))}${some ? ` ${filled(texts.all_of, number(all.cases.length))}` : ""}.` : texts.nothing;
    const list = find<HTMLAnchorElement>("[data-map-list]");
    if (list) list.href = link(`atvejai/${toAddress(state)}`);
    for (const shape of document.querySelectorAll<SVGElement>("[data-cases]")) paint(shape, (shape.dataset["cases"] ?? "").trim().split(" ").filter((id) => shown.has(id)));
    for (const item of document.querySelectorAll<HTMLElement>(".map-list [data-id]")) item.hidden = !shown.has(item.dataset["id"] ?? "");
    for (const part of document.querySelectorAll<HTMLElement>(".map-list > section")) part.hidden = some && !part.querySelector("[data-id]:not([hidden])");
    for (const head of document.querySelectorAll<HTMLElement>("[data-count]")) {
      head.textContent = counted(document.querySelectorAll(`.sheet-of.${head.dataset["count"] ?? ""} .map-list [data-id]:not([hidden])`).length);
    }
  }

  /** Show a mark or a county with those of its cases that are left. */
  function paint(shape: SVGElement, left: string[]): void {
    const title = shape.querySelector("title");
    if (shape.matches(".county")) {
      shape.setAttribute("class", `county level-${LEVELS.filter((least) => left.length >= least).length}`);
      if (title) title.textContent = `${title.textContent.split(":")[0] ?? ""}: ${counted(left.length)}`;
      return;
    }
    shape.toggleAttribute("hidden", left.length === 0);
    const digit = shape.querySelector(".number");
    if (!digit) return;
    digit.textContent = String(left.length);
    if (title) title.textContent = `${title.textContent.split(":")[0] ?? ""}: ${counted(left.length)}`;
  }

  addEventListener("popstate", () => {
    state = fromAddress(location.search, all);
    show();
  });
  if (state.text) {
    void searching().then(({ forms, texts: words }) => {
      filter.listen(forms, words);
      show();
    }, () => undefined);
  }
  show();
}

/** A folder on disk needs the names of files; links of a drawing are not mended by site.ts. */
if (location.protocol === "file:") {
  for (const mark of document.querySelectorAll("a.mark")) mark.setAttribute("href", (mark.getAttribute("href") ?? "").replace(/\/$/, "/index.html"));
}
const area = find<HTMLDetailsElement>("[data-map]");

/** The cases are loaded when somebody opens the filters, or comes with some. */
async function begin(details: HTMLElement): Promise<void> {
  await load("katalogas.js");
  const all = catalogue();
  if (all) start(all, details);
}

if (area) {
  if (location.search.length > 1) void begin(area).catch(() => undefined);
  else area.addEventListener("toggle", () => void begin(area).catch(() => undefined), { once: true });
}
