/** What a sheet draws of its answers, and the cases that they bring to mind. */
import { sheet_form as t } from "../texts.json";
import { figures } from "./charts";
import type { Answers, Sheet } from "./description";
import type { Calculator } from "./formula";
import { h } from "./page";
import { suggestions } from "./suggestions";

/** Pictures stand in pairs where each has at least this many pixels. */
const NARROWEST = 420, GAP = 48, WIDEST = 1100;

export class Pictures {
  private readonly charts = h("div", { class: "charts" });
  private readonly ideas = h("div", { class: "ideas" });
  readonly element = h("section", { class: "pictures", "aria-labelledby": "paveikslai" }, h("h2", { id: "paveikslai" }, t.charts), this.charts, this.ideas);

  draw(sheet: Sheet, answers: Answers, calculator: Calculator): void {
    const whole = this.charts.clientWidth || WIDEST;
    const drawn = figures(sheet, answers, calculator, whole > 2 * NARROWEST ? (whole - GAP) / 2 : whole, whole);
    this.charts.replaceChildren(...(drawn.length ? drawn : [h("p", { class: "muted" }, t.no_charts)]));
    this.ideas.replaceChildren(...suggestions(sheet, answers));
  }
}
