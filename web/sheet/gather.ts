/** Answers of several people, opened from their files: a summary made on this device. Nobody's name or mail is in it. */
import { sheet_gather as t } from "../texts.json";
import { choose } from "../lib/files";
import { counted } from "../lib/lithuanian";
import { chosen, fields, text, type Answers, type Field, type Sheet } from "./description";
import { read } from "./file";
import { Calculator } from "./formula";
import { Fraction, ZERO } from "./fraction";
import { FAULTS } from "./notices";
import { button, fill, h } from "./page";
import { showNumber } from "./values";

interface Reply {
  id: string;
  answers: Answers;
}

export class Gathering {
  readonly element: HTMLElement;
  private readonly replies: Reply[] = [];
  private readonly result = h("div", { class: "gathered" });
  private readonly told = h("p", { role: "status", class: "told" });
  private group = "";

  constructor(private readonly sheet: Sheet, print: () => void) {
    this.element = h(
      "section",
      { class: "part gathering", "aria-labelledby": "suvestine-t" },
      h("h2", { id: "suvestine-t" }, t.heading),
      h("p", {}, t.intro),
      h("p", { class: "actions" }, button(t.open, () => void this.open(), { class: "button" }), button(t.print, print), button(t.clear, () => this.clear())),
      this.told,
      this.result,
    );
  }

  private async open(): Promise<void> {
    const files = await choose(".json,application/json", true);
    const problems: string[] = [];
    for (const file of files) {
      const found = read(this.sheet, await file.text());
      if (typeof found === "string") problems.push(`${file.name}: ${FAULTS[found]}`);
      else this.add({ id: found.id || file.name, answers: found.answers });
    }
    this.told.textContent = [`${counted(this.replies.length, t.reply_one, t.reply_few, t.reply_many)}.`, ...problems].join(" ");
    this.draw();
  }

  /** The same sheet opened twice counts once, as it was opened last. */
  private add(reply: Reply): void {
    const place = this.replies.findIndex((one) => one.id === reply.id);
    if (place >= 0) this.replies[place] = reply;
    else this.replies.push(reply);
  }

  private clear(): void {
    this.replies.length = 0;
    this.told.textContent = t.cleared;
    this.draw();
  }

  private draw(): void {
    if (this.replies.length === 0) {
      this.result.replaceChildren();
      return;
    }
    const by = fields(this.sheet).find((field) => field.type === "choice" && field.required && !field.multiple);
    const replies = this.replies.filter((reply) => !this.group || !by || text(reply.answers, by.id) === this.group);
    this.result.replaceChildren(
      ...(by ? [this.filter(by)] : []),
      h("p", { class: "count" }, h("b", {}, counted(replies.length, t.reply_one, t.reply_few, t.reply_many))),
      this.numbers(replies),
      ...fields(this.sheet).filter((field) => field.type === "choice" && !field.private).map((field) => this.choices(field, replies)),
      ...fields(this.sheet).filter((field) => (field.type === "longtext" || field.type === "text") && !field.private).flatMap((field) => this.words(field, replies)),
    );
  }

  private filter(by: Field): HTMLElement {
    const select = h("select", { id: "suvestine-dalis" }, h("option", { value: "" }, t.all), ...(by.options ?? []).map((option) => h("option", { value: option.value, selected: option.value === this.group }, option.label)));
    select.addEventListener("change", () => {
      this.group = select.value;
      this.draw();
      document.getElementById("suvestine-dalis")?.focus();
    });
    return h("p", { class: "ask no-print" }, h("label", { for: "suvestine-dalis" }, by.label), select);
  }

  /** Averages, extremes and how many gave each mark. */
  private numbers(replies: Reply[]): HTMLElement {
    const rows = fields(this.sheet).filter((field) => field.type === "number" || field.type === "computed").flatMap((field) => {
      const values = replies.flatMap((reply) => this.value(field, reply));
      if (values.length === 0) return [];
      const total = values.reduce((sum, value) => sum.plus(value), ZERO);
      const average = total.over(Fraction.of(BigInt(values.length)))?.plain(2) ?? "";
      const sorted = [...values].sort((a, b) => a.compare(b));
      const ends = [sorted[0], sorted.at(-1)].map((one) => showNumber(one?.plain(2) ?? ""));
      const marks = (field.steps ?? []).map((step) => values.filter((value) => value.compare(Fraction.of(BigInt(step))) === 0).length);
      const spread = marks.length ? (field.steps ?? []).map((step, place) => `${step} – ${marks[place]}`).join(", ") : "";
      return [h("tr", {}, h("th", { scope: "row" }, field.label), h("td", { class: "amount" }, String(values.length)), h("td", { class: "amount" }, showNumber(average)), h("td", { class: "amount" }, ends.join("…")), h("td", {}, spread))];
    });
    const head = h("tr", {}, ...[t.question, t.answered, t.average, t.range, t.spread].map((name) => h("th", { scope: "col" }, name)));
    return h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": t.numbers }, h("table", {}, h("caption", {}, t.numbers), h("thead", {}, head), h("tbody", {}, ...rows)));
  }

  private value(field: Field, reply: Reply): Fraction[] {
    const calculator = new Calculator(this.sheet, reply.answers);
    if (field.formula && !calculator.ready(field.formula)) return [];
    const value = calculator.field(field.id);
    return value instanceof Fraction ? [value] : [];
  }

  private choices(field: Field, replies: Reply[]): HTMLElement {
    const given = replies.map((reply) => (field.multiple ? chosen(reply.answers, field.id) : [text(reply.answers, field.id)]));
    const lines = (field.options ?? []).map((option) => h("li", {}, `${option.label} – ${given.filter((one) => one.includes(option.value)).length}`));
    return h("div", {}, h("h3", {}, field.label), h("ul", { class: "counts" }, ...lines));
  }

  private words(field: Field, replies: Reply[]): HTMLElement[] {
    const said = replies.map((reply) => text(reply.answers, field.id).trim()).filter(Boolean);
    return said.length ? [h("div", {}, h("h3", {}, fill(t.said, field.label, said.length)), h("ul", {}, ...said.map((one) => h("li", {}, one))))] : [];
  }
}
