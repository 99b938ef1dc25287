/** What stands around the form of a sheet. */
import { sheet_form as t } from "../texts.json";
import type { Sheet } from "./description";
import { h, type Child } from "./page";

/** Ways to the sections of a long sheet. */
export function contents(sheet: Sheet): HTMLElement {
  const titles = sheet.sections.map((section, place) => [section.id, /^\d/.test(section.title) || section.beside ? section.title : `${place + 1}. ${section.title}`] as const);
  const more = sheet.charts ? [h("li", {}, h("a", { href: "#paveikslai" }, t.charts))] : [];
  return h("nav", { class: "parts-of-sheet", "aria-label": t.parts }, h("ol", {}, ...titles.map(([id, title]) => h("li", {}, h("a", { href: `#dalis-${id}` }, title))), ...more));
}

/** The last section: what can be done with a filled sheet. */
export function ending(...ways: HTMLElement[]): HTMLElement {
  return h("section", { class: "ending", "aria-labelledby": "ka-daryti" }, h("h2", { id: "ka-daryti" }, t.ending), h("p", {}, t.ending_intro), h("p", { class: "actions" }, ...ways));
}

/** A field of the desk itself, under its label. */
export function ask(label: string, field: HTMLElement): HTMLElement {
  return h("p", { class: "ask" }, h("label", { for: field.id }, label), field);
}

export function actions(...ways: Child[]): HTMLElement {
  return h("p", { class: "actions" }, ...ways);
}
