/** Cases as a table: the same cases in the same order as the cards, one property a column. */
import { catalogue as texts, compare_bar, list_button, unknown as missing } from "../texts.json";
import { make } from "../lib/elements";
import { type Case, type Catalogue, labels, link } from "./records";

const COLUMNS = ["kaina", "zmones", "laikas", "sudetingumas", "irodymai"];

/** A button that is pressed while something holds: „Į sąrašą“, „Palyginti“. */
export function toggle(kind: "list" | "compare", one: Case): HTMLButtonElement {
  const label = kind === "list" ? list_button.add : compare_bar.add;
  return make("button", { type: "button", class: `toggle ${kind === "list" ? "keep" : "compare"}`, [`data-${kind}`]: one.id, "aria-pressed": "false", "aria-label": `${label}: ${one.title}` }, label);
}

export function table(all: Catalogue, cases: Case[]): HTMLTableElement {
  const columns = all.facets.filter((facet) => COLUMNS.includes(facet.key));
  const head = make("tr", {}, make("th", { scope: "col" }, texts.case), ...columns.map((facet) => make("th", { scope: "col" }, facet.label)));
  const rows = cases.map((one) => make("tr", {},
    make("th", { scope: "row" }, make("a", { href: link(`atvejai/${one.id}/`) }, one.title), make("p", { class: "where" }, [...labels(all, one, "istaiga"), one.place].join(" · ")), make("p", { class: "tools" }, toggle("list", one), toggle("compare", one))),
    ...columns.map(({ key, label }) => make("td", { "data-name": label }, labels(all, one, key).join(", ") || missing)),
  ));
  return make("table", { class: "case-table" }, make("caption", { class: "sr" }, texts.results), make("thead", {}, head), make("tbody", {}, ...rows));
}
