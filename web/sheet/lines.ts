/** The rows of a table in the form: cards on a phone, a grid on a desk; added, moved and removed by buttons. */
import { sheet_form as t } from "../texts.json";
import { emptyRow, isEmpty, rows, type Answers, type Field, type Row, type Sheet } from "./description";
import { fill, h } from "./page";
import { explained, question, termLink } from "./question";

/** A column of words takes two places of a desk's grid, others one. */
const MOST_IN_GRID = 9;
const STARTING = 1;

/** How wide each column of a desk's grid is: words need more room than numbers. */
function widths(table: Field): string {
  const parts = (table.columns ?? []).map((column) => ({ text: "minmax(0,2.2fr)", longtext: "minmax(0,2.2fr)", choice: "minmax(0,1.6fr)", computed: "minmax(6.4rem,1.1fr)" })[column.type as string] ?? "minmax(0,1.1fr)");
  return `${parts.join(" ")} 8.6rem`;
}

function places(table: Field): number {
  return (table.columns ?? []).reduce((sum, column) => sum + (column.type === "text" || column.type === "longtext" ? 2 : 1), 0);
}

export interface Change {
  /** Where the focus goes. */
  focus: string;
  said: string;
  undo?: () => void;
}

export class Lines {
  readonly element: HTMLElement;
  private readonly list: HTMLOListElement;
  private readonly more: HTMLButtonElement;

  constructor(private readonly sheet: Sheet, readonly table: Field, private readonly answers: () => Answers, private readonly changed: (change: Change) => void) {
    this.list = h("ol", { class: places(table) <= MOST_IN_GRID ? "rows grid" : "rows cards-of-rows" });
    this.list.style.setProperty("--columns", widths(table));
    this.more = h("button", { type: "button", class: "button quiet add", id: `l-${table.id}-add` }, t.add_row);
    this.more.addEventListener("click", () => this.add());
    const words = (table.columns ?? []).filter((column) => column.words);
    const helps = (table.columns ?? []).filter((column) => column.help || column.term);
    this.element = h(
      "div",
      { class: "table-of-rows", role: "group", "aria-labelledby": `l-${table.id}-title` },
      h("h3", { id: `l-${table.id}-title` }, table.label, table.required && h("span", { class: "must" }, ` ${t.required}`)),
      table.help && h("p", { class: "help" }, table.help),
      explained(sheet, table.term),
      ...helps.map((column) => h("p", { class: "help" }, h("b", {}, `${column.label}: `), column.help ?? "", " ", termLink(sheet, column.term))),
      this.list,
      this.more,
      words.length > 0 && h("details", { class: "how" }, h("summary", {}, t.how_computed), h("ul", {}, ...words.map((column) => h("li", {}, h("b", {}, column.label), ` – ${column.words ?? ""}`)))),
    );
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.draw();
  }

  /** The rows, at least one to write in. */
  private all(): Row[] {
    const answers = this.answers();
    const found = rows(answers, this.table.id);
    while (found.length < Math.max(STARTING, Math.min(this.table.least ?? 1, 3))) found.push(emptyRow(this.table));
    answers[this.table.id] = found;
    return found;
  }

  draw(): void {
    const all = this.all();
    this.list.replaceChildren(...all.map((row, number) => this.line(row, number, all.length)));
    this.more.disabled = all.length >= (this.table.most ?? 100);
  }

  private line(row: Row, number: number, count: number): HTMLLIElement {
    const name = fill(t.row, number + 1);
    const tool = (label: string, sign: string, press: () => void, id: string, off = false): HTMLButtonElement => {
      const made = h("button", { type: "button", class: "tool", id: `l-${this.table.id}-${number}-${id}`, "aria-label": `${label}: ${name}`, title: label, disabled: off }, sign);
      made.addEventListener("click", press);
      return made;
    };
    return h(
      "li",
      {},
      h(
        "fieldset",
        { class: "row", "data-row": String(number) },
        h("legend", {}, name),
        ...(this.table.columns ?? []).map((column) => question({ column, table: this.table, row: number }, row[column.id] ?? "", this.sheet)),
        h(
          "div",
          { class: "row-tools" },
          tool(t.up, "↑", () => this.move(number, -1), "up", number === 0),
          tool(t.down, "↓", () => this.move(number, 1), "down", number === count - 1),
          tool(t.remove_row, "×", () => this.remove(number), "remove"),
        ),
      ),
    );
  }

  private key(event: KeyboardEvent): void {
    const row = (event.target as HTMLElement).closest<HTMLElement>("fieldset.row");
    if (!row || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    this.move(Number(row.dataset["row"]), event.key === "ArrowUp" ? -1 : 1, (event.target as HTMLElement).id);
  }

  private add(): void {
    const all = this.all();
    if (all.length >= (this.table.most ?? 100)) return;
    all.push(emptyRow(this.table));
    this.draw();
    this.changed({ focus: `l-${this.table.id}-${all.length - 1}-${this.table.columns?.[0]?.id ?? ""}`, said: fill(t.row_added, all.length) });
  }

  private move(number: number, by: number, from = ""): void {
    const all = this.all();
    const other = number + by;
    const [row, neighbour] = [all[number], all[other]];
    if (!row || !neighbour) return;
    [all[number], all[other]] = [neighbour, row];
    this.draw();
    const focus = from ? from.replace(`-${number}-`, `-${other}-`) : `l-${this.table.id}-${other}-${by < 0 ? "up" : "down"}`;
    const end = other === 0 || other === all.length - 1;
    const still = from || !end ? focus : `l-${this.table.id}-${other}-${other === 0 ? "down" : "up"}`;
    this.changed({ focus: still, said: fill(t.row_moved, other + 1) });
  }

  private remove(number: number): void {
    const all = this.all();
    const [row] = all.splice(number, 1);
    this.draw();
    const next = Math.min(number, all.length - 1);
    const undo = (): void => {
      const now = this.all();
      if (row) now.splice(number, 0, row);
      this.draw();
      this.changed({ focus: `l-${this.table.id}-${number}-remove`, said: t.row_back });
    };
    const lost = row && !isEmpty(row, this.table);
    this.changed({ focus: `l-${this.table.id}-${next}-remove`, said: fill(t.row_removed, number + 1), ...(lost ? { undo } : {}) });
  }
}
