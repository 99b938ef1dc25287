/** Beside the questions: all steps with what is done, and how much of the story is told. */
import { story as words } from "../texts.json";
import { button, el, fill } from "./dom";
import type { Problem } from "./findings";
import { get, isEmpty, type Spec, type Story } from "./spec";
import type { Steps } from "./steps";

const WHY = words.why as Record<string, string>;
/** How many useful answers are asked for at a time. */
const MORE = 3;

export class Course {
  private readonly list = el("ol");
  private readonly meter = el("section", { class: "meter", "aria-label": words.meter });
  readonly element: HTMLElement;

  constructor(private readonly spec: Spec, private readonly steps: Steps, private readonly go: (step: number, key?: string) => void) {
    const wide = matchMedia("(min-width: 60rem)").matches;
    const nav = el("nav", { class: "questions", "aria-label": words.contents }, el("details", { open: wide }, el("summary", {}, words.contents), this.list));
    this.element = el("div", { class: "beside" }, nav, this.meter);
  }

  /** Show how far a story has come; `current` is the step on screen, if one alone is shown. */
  draw(story: Story, problems: Problem[], isError: (one: Problem) => boolean, current?: number): void {
    const missing = problems.filter((one) => one.code === "field-missing");
    this.list.replaceChildren(...[...this.spec.steps.map((step, n) => {
      const bad = problems.some((one) => isError(one) && this.steps.of(one.field) === n);
      const empty = step.fields.every((key) => isEmpty(get(story, key)));
      return this.link(n, this.steps.title(n), empty ? "" : bad ? "some" : "done", current);
    }), this.link(this.steps.count, words.review, "", current)]);
    const lacking = this.spec.weight.filter((key) => isEmpty(get(story, key)));
    const needed = Object.entries(this.spec.fields).filter(([, field]) => field.required).length;
    const top = needed + this.spec.weight.length;
    const value = Math.max(0, top - missing.length - lacking.length);
    const left = [...new Set(missing.map((one) => this.steps.title(this.steps.of(one.field))))];
    this.meter.replaceChildren(el("h2", {}, words.meter),
      el("p", {}, el("progress", { max: top, value, "aria-label": words.meter }), ` ${Math.round((100 * value) / top)}\u00a0proc.`),
      el("p", {}, left.length ? fill(words.meter_required, left.join(", ")) : words.meter_ready));
    if (!lacking.length) this.meter.append(el("p", {}, words.meter_all));
    else {
      this.meter.append(el("p", { class: "more" }, `${words.meter_more}:`), el("ul", {}, ...lacking.slice(0, MORE).map((key) => el("li", {},
        button(this.spec.fields[key]?.label ?? key, "link", () => this.go(this.steps.of(key), key)), ` – ${WHY[key] ?? ""}`))));
    }
  }

  private link(n: number, title: string, look: string, current?: number): HTMLElement {
    const made = button(title, `go ${look}`, () => this.go(n));
    if (n === current) made.setAttribute("aria-current", "step");
    return el("li", {}, made);
  }
}
