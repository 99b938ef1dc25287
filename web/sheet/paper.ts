/** The filled sheet on paper: made from its blocks just before printing. */
import { sheet_form as t } from "../texts.json";
import { day, today } from "../lib/lithuanian";
import type { Block } from "../lib/documents";
import { figures } from "./charts";
import type { Answers, Sheet } from "./description";
import type { Calculator } from "./formula";
import { h } from "./page";
import { report } from "./report";
import { isDay } from "./values";

/** Widths of pictures before they are fitted on A4, in pixels: two beside one another, and one alone. */
const HALF = 352, WHOLE = 736;
/** Answers of more letters are read, not glanced at: they are not bold. */
const LONG = 90;

function element(block: Block): HTMLElement {
  switch (block.kind) {
    case "heading":
      return block.level === 1 ? h("h2", {}, block.text) : h("h3", {}, block.text);
    case "paragraph":
      return h("p", {}, block.text);
    case "list":
      return h("ul", {}, ...block.items.map((item) => h("li", {}, item)));
    case "facts":
      return h("dl", { class: "answers" }, ...block.rows.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", { class: value.length > LONG ? "long" : undefined }, value))));
    case "table": {
      const head = h("tr", {}, ...block.head.map((cell) => h("th", { scope: "col" }, cell)));
      const body = block.rows.map((row) => h("tr", {}, ...row.map((cell) => h("td", { class: /^[−\d\s\u00a0,]+$/.test(cell) ? "amount" : isDay(cell) ? "day" : undefined }, cell))));
      return h("table", { class: block.wide ? "many" : undefined }, h("thead", {}, head), h("tbody", {}, ...body));
    }
  }
}

export function paper(sheet: Sheet, name: string, answers: Answers, calculator: Calculator): HTMLElement[] {
  const charts = figures(sheet, answers, calculator, HALF, WHOLE);
  return [
    h("header", {}, h("h1", {}, sheet.title), h("p", { class: "copy-name" }, `${name} · ${day(today())}`)),
    ...report(sheet, answers, calculator).map(element),
    ...(charts.length ? [h("section", { class: "page-of-charts" }, h("h2", {}, t.charts), h("div", { class: "charts" }, ...charts))] : []),
  ];
}
