/** The filled sheet on paper: made from its blocks just before printing. */
import { sheet_form as t } from "../texts.json";
import { day, today } from "../lib/lithuanian";
import type { Block } from "../lib/documents";
import { figures } from "./charts";
import type { Answers, Sheet } from "./description";
import type { Calculator } from "./formula";
import { h } from "./page";
import { report } from "./report";

/** Widths of pictures before they are fitted on A4, in pixels: two beside one another, and one alone. */
const HALF = 352, WHOLE = 736;

function element(block: Block): HTMLElement {
  switch (block.kind) {
    case "heading":
      return block.level === 1 ? h("h2", {}, block.text) : h("h3", {}, block.text);
    case "paragraph":
      return h("p", {}, block.text);
    case "list":
      return h("ul", {}, ...block.items.map((item) => h("li", {}, item)));
    case "facts":
      return h("dl", { class: "answers" }, ...block.rows.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
    case "table": {
      const head = h("tr", {}, ...block.head.map((cell) => h("th", { scope: "col" }, cell)));
      const body = block.rows.map((row) => h("tr", {}, ...row.map((cell) => h("td", { class: /^[−\d\s\u00a0,]+$/.test(cell) ? "amount" : undefined }, cell))));
      return h("table", {}, h("thead", {}, head), h("tbody", {}, ...body));
    }
  }
}

/** Blocks as elements; a heading goes with the wide table it names. */
export function elements(blocks: Block[]): HTMLElement[] {
  const made: HTMLElement[] = [];
  for (const block of blocks) {
    const one = element(block);
    const title = made.at(-1);
    if (block.kind === "table" && block.wide && title?.tagName === "H3") {
      made.pop();
      made.push(h("div", { class: "sideways" }, title, one));
    } else made.push(one);
  }
  return made;
}

export function paper(sheet: Sheet, name: string, answers: Answers, calculator: Calculator): HTMLElement[] {
  const charts = figures(sheet, answers, calculator, HALF, WHOLE);
  return [
    h("header", {}, h("h1", {}, sheet.title), h("p", { class: "copy-name" }, `${name} · ${day(today())}`)),
    ...elements(report(sheet, answers, calculator)),
    ...(charts.length ? [h("section", { class: "page-of-charts" }, h("h2", {}, t.charts), h("div", { class: "charts" }, ...charts))] : []),
  ];
}
