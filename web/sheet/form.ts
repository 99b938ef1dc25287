/** The form of a sheet: questions by section, computed fields live, errors by their questions and in one summary. */
import { sheet_form as t } from "../texts.json";
import { counted } from "../lib/lithuanian";
import { chosen, fields, isAnswered, rows, text, type Answers, type Field, type Sheet } from "./description";
import { faults, place, wrong, type Fault } from "./faults";
import { Calculator, shown } from "./formula";
import { Lines, type Change } from "./lines";
import { fill, h } from "./page";
import { isGroup, question, tell, termLink } from "./question";
import { keep, show } from "./values";

/** Types of questions that half a line is enough for. */
const SHORT = ["text", "number", "money", "date"];

export interface Hooks {
  changed: () => void;
  /** Said to those who listen; with a way back where something was taken away. */
  say: (words: string, undo?: () => void) => void;
}

export class Form {
  readonly element = h("form", { class: "sheet-form", novalidate: true, autocomplete: "on" });
  private readonly summary = h("div", { class: "summary", tabindex: "-1", hidden: true });
  private lines: Lines[] = [];
  private all: Map<string, Field>;
  calculator: Calculator;

  constructor(private readonly sheet: Sheet, private answers: Answers, private readonly hooks: Hooks) {
    this.all = new Map(fields(sheet).map((field) => [field.id, field]));
    this.calculator = new Calculator(sheet, answers);
    this.element.addEventListener("input", (event) => this.typed(event.target as HTMLElement));
    this.element.addEventListener("change", (event) => this.settled(event.target as HTMLElement));
    this.element.addEventListener("click", (event) => this.cleared(event.target as HTMLElement));
    this.element.addEventListener("submit", (event) => event.preventDefault());
    this.open(answers);
  }

  /** Show other answers. */
  open(answers: Answers): void {
    this.answers = answers;
    this.lines = [];
    this.summary.hidden = true;
    const sections = this.sheet.sections.map((section, number) => {
      const title = /^\d/.test(section.title) || section.beside ? section.title : `${number + 1}. ${section.title}`;
      return h(
        "section",
        { class: section.beside ? "part beside" : "part", id: `dalis-${section.id}`, "aria-labelledby": `dalis-${section.id}-t` },
        h("h2", { id: `dalis-${section.id}-t`, tabindex: "-1" }, title),
        section.intro && h("p", { class: "intro" }, section.intro),
        ...this.grouped(section.fields),
      );
    });
    const places = this.sheet.municipalities && h("datalist", { id: "savivaldybes" }, ...this.sheet.municipalities.map((name) => h("option", { value: name })));
    this.element.replaceChildren(this.summary, ...sections, ...(places ? [places] : []));
    this.refresh();
  }

  /** Short questions stand in pairs where there is room, and so do the computed ones. */
  private grouped(list: Field[]): HTMLElement[] {
    const made: HTMLElement[] = [];
    for (const field of list) {
      const kind = field.type === "computed" ? "sums" : SHORT.includes(field.type) && !isGroup({ column: field }) ? "pairs" : "";
      const last = made.at(-1);
      if (kind && last?.className === kind) last.append(this.field(field));
      else made.push(kind ? h("div", { class: kind }, this.field(field)) : this.field(field));
    }
    return made;
  }

  private field(field: Field): HTMLElement {
    if (field.type !== "table") return question({ column: field }, field.multiple ? chosen(this.answers, field.id) : text(this.answers, field.id), this.sheet);
    const lines = new Lines(this.sheet, field, () => this.answers, (change) => this.rowsChanged(change));
    this.lines.push(lines);
    return lines.element;
  }

  private rowsChanged(change: Change): void {
    this.refresh();
    this.hooks.changed();
    document.getElementById(change.focus)?.focus();
    this.hooks.say(change.said, change.undo);
  }

  /** The answer a control holds goes into the answers at once. */
  private typed(control: HTMLElement): void {
    const id = control.dataset["field"];
    const table = this.all.get(control.dataset["table"] ?? "");
    const column = table ? table.columns?.find((one) => one.id === id) : this.all.get(id ?? "");
    if (!id || !column || !("value" in control)) return;
    const kept = keep(column, String(control.value));
    if (table) {
      const row = rows(this.answers, table.id)[Number(control.dataset["row"])];
      if (row) row[id] = kept;
    } else if (column.multiple) {
      this.answers[id] = [...this.element.querySelectorAll<HTMLInputElement>(`[data-field="${id}"]:checked`)].map((one) => one.value);
    } else this.answers[id] = kept;
    this.refresh();
    this.hooks.changed();
  }

  /** When a reader has finished a field, it is shown in its Lithuanian form and looked at. */
  private settled(control: HTMLElement): void {
    const column = this.columnOf(control);
    if (column && control instanceof HTMLInputElement && control.type === "text") control.value = show(column, keep(column, control.value));
    if (column) this.look(control);
  }

  private columnOf(control: HTMLElement): Field | undefined {
    const table = this.all.get(control.dataset["table"] ?? "");
    return table ? table.columns?.find((one) => one.id === control.dataset["field"]) : this.all.get(control.dataset["field"] ?? "");
  }

  private look(control: HTMLElement): void {
    const table = this.all.get(control.dataset["table"] ?? "");
    const column = this.columnOf(control);
    if (!column) return;
    const number = Number(control.dataset["row"]);
    const row = table ? rows(this.answers, table.id)[number] : undefined;
    const kept = table ? (row?.[column.id] ?? "") : text(this.answers, column.id);
    tell(this.element, place(column, table, number), column, wrong(column, kept, this.calculator, table, row));
  }

  private cleared(target: HTMLElement): void {
    const id = target.dataset["clear"];
    if (!id) return;
    for (const one of this.element.querySelectorAll<HTMLInputElement>(`input[data-field="${id}"]`)) one.checked = false;
    this.answers[id] = "";
    this.refresh();
    this.hooks.changed();
    this.element.querySelector<HTMLElement>(`input[data-field="${id}"]`)?.focus();
  }

  /** Compute everything anew and show it. */
  refresh(): void {
    this.calculator = new Calculator(this.sheet, this.answers);
    for (const output of this.element.querySelectorAll<HTMLOutputElement>("output[data-field]")) {
      const column = this.columnOf(output);
      const table = this.all.get(output.dataset["table"] ?? "");
      const row = table ? rows(this.answers, table.id)[Number(output.dataset["row"])] : undefined;
      if (!column?.formula || (table && !row)) continue;
      const ready = this.calculator.ready(column.formula, table, row);
      const value = table && row ? this.calculator.cell(table, row, column.id) : this.calculator.field(column.id);
      const words = ready ? shown(column, value) : "–";
      if (output.textContent !== words) output.textContent = words;
      output.classList.toggle("nothing", words === "–");
    }
    for (const button of this.element.querySelectorAll<HTMLElement>("[data-clear]")) button.hidden = !text(this.answers, button.dataset["clear"] ?? "");
    this.notes();
  }

  /** What a chosen option means, with its term and its source. */
  private notes(): void {
    for (const note of this.element.querySelectorAll<HTMLElement>(".note-of-choice")) {
      const field = this.all.get(note.id.slice(2, -5));
      const option = field?.options?.find((one) => one.value === text(this.answers, field.id));
      if (note.dataset["shown"] === (option?.value ?? "")) continue;
      note.dataset["shown"] = option?.value ?? "";
      const term = termLink(this.sheet, option?.term);
      note.replaceChildren(
        ...(option?.note ? [option.note, " "] : []),
        ...(term ? [`${t.term} `, term, " "] : []),
        ...(option?.sources ?? []).map(([number, id]) => h("a", { href: `#saltinis-${id}` }, fill(t.source, number))),
      );
    }
  }

  /** How many of the required questions are answered. */
  progress(): [number, number] {
    const asked = this.sheet.sections.filter((section) => !section.beside).flatMap((section) => section.fields).filter((field) => field.required);
    return [asked.filter((field) => isAnswered(this.answers, field)).length, asked.length];
  }

  /** Look at everything; show each fault by its question and all in a summary that takes the focus. Tell whether all is right. */
  check(part: (field: Field) => boolean): boolean {
    const found = faults(this.sheet, this.answers, this.calculator, part);
    for (const error of this.element.querySelectorAll<HTMLElement>(".error")) {
      if (!error.hidden) this.clean(error);
    }
    for (const fault of found) {
      const control = document.getElementById(fault.place);
      const column = control && this.columnOf(control);
      if (column) tell(this.element, fault.place, column, fault.message);
    }
    this.tellAll(found);
    return found.length === 0;
  }

  private clean(error: HTMLElement): void {
    const control = error.closest(".ask")?.querySelector<HTMLElement>("[data-field]");
    const column = control && this.columnOf(control);
    if (column) tell(this.element, error.id.slice(0, -"-error".length), column, "");
  }

  private tellAll(found: Fault[]): void {
    this.summary.classList.toggle("good", found.length === 0);
    this.summary.hidden = false;
    const title = found.length ? fill(t.faults, counted(found.length, t.fault_one, t.fault_few, t.fault_many)) : t.all_good;
    const links = found.map((fault) => {
      const link = h("a", { href: `#${fault.place}` }, `${fault.label}: ${fault.message}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        document.getElementById(fault.place)?.focus();
      });
      return h("li", {}, link);
    });
    this.summary.replaceChildren(h("h2", {}, title), ...(links.length ? [h("ul", {}, ...links)] : []));
    this.summary.focus();
  }
}

