/** The catalogue at /atvejai/: filters, search, sorting, cards or a table; the address says what is shown. */
import { catalogue as texts } from "./texts.json";
import { cases as counted, casesShown, refresh, say } from "./catalogue/buttons";
import { Filter } from "./catalogue/filter";
import { away, ordered } from "./catalogue/order";
import { chips, Panel } from "./catalogue/panel";
import { type Case, type Catalogue, catalogue, load, searching } from "./catalogue/records";
import { EMPTY, fromAddress, SORTS, type Sort, type State, toAddress, toggled } from "./catalogue/state";
import { table } from "./catalogue/table";
import { Tray } from "./catalogue/tray";
import { copy } from "./lib/clipboard";
import { button, filled, find, make } from "./lib/elements";
import { number } from "./lib/lithuanian";
import { read, write } from "./lib/store";

/** So many cards are shown at once: more would make a change of filters slow. */
const SHOWN = 90;
const PHONE = matchMedia("(max-width: 59.99rem)");
/** Groups of filters that stand open on a wide screen. */
const OPEN = ["salis", "istaiga", "tema", "kaina", "zmones"];
type Look = "cards" | "table";

function start(all: Catalogue, area: HTMLElement, panel: HTMLElement, list: HTMLElement): void {
  const nodes = new Map([...list.querySelectorAll<HTMLElement>("[data-id]")].map((node) => [node.dataset["id"] ?? "", node]));
  const filter = new Filter(all);
  let state = fromAddress(location.search, all);
  let look: Look = read<Look>("vaizdas") === "table" ? "table" : "cards";
  let limit = SHOWN;

  const status = find("#kiek");
  /** The map shows the same filter. */
  const map = find<HTMLAnchorElement>('.ways-list a[href*="zemelapis"]');
  const chosen = make("ul", { class: "chips", "aria-label": texts.chosen });
  const search = make("input", { type: "search", id: "ieskoti-atveju", placeholder: texts.search_hint, autocomplete: "off", spellcheck: "false" });
  const sort = make("select", { id: "rikiuoti" }, ...SORTS.map((one) => make("option", { value: one }, texts.sorts[one])));
  const near = make("select", { id: "vieta" }, make("option", { value: "" }, texts.near_choose), ...towns(all).map((name) => make("option", { value: name }, name)));
  const nearField = make("p", { class: "field-inline", hidden: true }, make("label", { for: "vieta" }, texts.near), near);
  const looks = (["cards", "table"] as const).map((one) => button(texts[one], () => {
    look = one;
    write("vaizdas", one);
    show(true);
  }, { class: "look", "aria-pressed": "false" }));
  const address = make("input", { class: "address", readonly: true, hidden: true, "aria-label": texts.copy_yourself });
  const more = make("p", { class: "more" });
  const tabled = make("div", { class: "table-place", hidden: true });
  const picked = make("div", { class: "picked" });
  const filtersButton = button(texts.filters_open, () => open(), { class: "button open-filters" });
  const bar = make("div", { class: "bottom-bar" }, filtersButton, picked);
  const tray = new Tray(picked);
  const boxes = new Panel(all, panel, (key, slug) => go(toggled(state, key, slug)));

  /** Show another state; a choice is a step of the history, typing is not. */
  function go(next: State, step: "push" | "replace" = "push"): void {
    state = next;
    limit = SHOWN;
    const query = toAddress(state);
    if (query !== location.search) history[`${step}State`](null, "", query || location.pathname);
    show(true);
  }

  /** `changed` is false on arrival without any choice: then the page shows already what it should. */
  function show(changed: boolean): void {
    const answer = filter.answer(state);
    const found = ordered(all, answer.found, state);
    const total = number(all.cases.length);
    boxes.show(state, answer);
    const count = counted(found.length);
    const some = found.length < all.cases.length;
    if (status) status.textContent = found.length ? `${filled(texts.counting, count)}${some ? ` ${filled(texts.all_of, total)}` : ""}` : state.text ? (Object.keys(state.chosen).length ? texts.nothing_both : texts.nothing_word) : texts.nothing;
    chosen.replaceChildren(...chips(all, state, (key, slug) => go(toggled(state, key, slug)), () => go({ ...state, text: "" }), clear));
    if (document.activeElement !== search) search.value = state.text;
    sort.value = state.sort;
    near.value = state.near;
    nearField.hidden = state.sort !== "arti";
    if (map) map.search = toAddress(state);
    closing.textContent = filled(texts.show, casesShown(found.length));
    const filters = chosen.children.length ? chosen.children.length - 1 : 0;
    filtersButton.textContent = filters ? `${texts.filters_open} (${filters})` : texts.filters_open;
    looks.forEach((one, place) => one.setAttribute("aria-pressed", String((look === "cards") === (place === 0))));
    if (changed || look === "table") place(found);
    const downloads = find("[data-downloads]");
    if (downloads) downloads.dataset["ids"] = found.map((one) => one.id).join(" ");
    document.dispatchEvent(new CustomEvent("kb-found", { detail: found.map((one) => one.id) }));
  }

  function place(found: Case[]): void {
    const shown = found.slice(0, limit);
    list.hidden = look === "table" || !found.length;
    tabled.hidden = look === "cards" || !found.length;
    if (look === "cards") {
      list.replaceChildren(...shown.flatMap((one) => nodes.get(one.id) ?? []));
      for (const one of shown) distance(one);
    } else tabled.replaceChildren(table(all, shown));
    const rest = found.length - shown.length;
    more.replaceChildren(...(rest > 0 ? [button(filled(texts.more, casesShown(rest)), () => {
      limit += SHOWN;
      show(true);
    }, { class: "button quiet" })] : []));
    tray.show();
    refresh();
  }

  /** „apie 45 km“ on a card while the nearest come first. */
  function distance(one: Case): void {
    const facts = nodes.get(one.id)?.querySelector(".facts");
    facts?.querySelector(".away")?.remove();
    const km = state.sort === "arti" ? away(all, one, state.near) : undefined;
    if (km !== undefined) facts?.prepend(make("li", { class: "away" }, make("b", {}, filled(texts.away, number(Math.round(km))))));
  }

  function clear(): void {
    go({ ...EMPTY, sort: state.sort, near: state.near });
    search.value = "";
    search.focus();
  }

  // On a phone the panel moves into a sheet that covers the window, with one button to come back.
  const closing = button("", () => sheet.close(), { class: "button" });
  const sheet = make("dialog", { class: "filter-sheet", "aria-label": texts.filters }, make("div", { class: "sheet-body" }), make("div", { class: "sheet-foot" }, closing));
  function open(): void {
    sheet.firstElementChild?.append(panel);
    sheet.showModal();
  }
  sheet.addEventListener("close", () => {
    area.prepend(panel);
    filtersButton.focus();
  });
  PHONE.addEventListener("change", () => sheet.open && sheet.close());

  async function copyAddress(): Promise<void> {
    const done = await copy(location.href);
    address.hidden = done;
    if (done) return say(texts.copied);
    address.value = location.href;
    address.focus();
    address.select();
  }

  let typing = 0;
  search.addEventListener("input", () => {
    clearTimeout(typing);
    typing = window.setTimeout(() => go({ ...state, text: search.value }, "replace"), 120);
  });
  const listening = (): Promise<void> => searching().then(({ forms, texts: words }) => {
    filter.listen(forms, words);
    if (state.text) show(true);
  }, () => say(texts.search_lost));
  search.addEventListener("focus", () => void listening(), { once: true });
  sort.addEventListener("change", () => go({ ...state, sort: sort.value as Sort }));
  near.addEventListener("change", () => go({ ...state, near: near.value }));
  addEventListener("popstate", () => {
    state = fromAddress(location.search, all);
    show(true);
  });

  for (const group of panel.querySelectorAll<HTMLDetailsElement>("details[data-facet]")) group.open = !PHONE.matches && OPEN.includes(group.dataset["facet"] ?? "");
  find(".browse-bar")?.append(
    make("p", { class: "field-inline wide" }, make("label", { class: "sr", for: "ieskoti-atveju" }, texts.search), search),
    make("p", { class: "field-inline" }, make("label", { for: "rikiuoti" }, texts.sort), sort), nearField,
    make("div", { class: "looks", role: "group", "aria-label": texts.view }, ...looks),
    button(texts.copy, () => void copyAddress(), { class: "link-button" }), address,
  );
  find(".browse-bar")?.after(chosen);
  list.after(tabled, more);
  document.body.append(bar, sheet);
  area.classList.add("live");
  if (state.text) void listening();
  show(location.search !== "" || look === "table");
}

/** Names of municipalities in Lithuanian order. */
function towns(all: Catalogue): string[] {
  return all.towns.map((town) => town.name).sort(new Intl.Collator("lt").compare);
}

const area = find("[data-browse]");
const panel = find(".filters");
const list = find("#atveju-sarasas");
// The page is whole without its data, so they are asked for after it.
load("katalogas.js").catch(() => undefined).then(() => {
  const all = catalogue();
  if (all && area && panel && list) start(all, area, panel, list);
  else find("#kiek")?.after(make("p", { class: "muted" }, texts.not_loaded));
});
