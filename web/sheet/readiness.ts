/** Which answers a formula rests on, and whether they are there. */
import { full, text, type Answers, type Column, type Field, type Row, type Tree } from "./description";
import { isDoubtful, isPlain } from "./values";

export class Readiness {
  constructor(private readonly known: Map<string, Field>, private readonly answers: Answers) {}

  /**
   * Tell whether a computed field has something to say: everything required that it reads is answered, at least one thing at all, and
   * every number is one.
   * Without this an empty plan would say that it covers the need.
   */
  ready(tree: Tree, table?: Field, row?: Row): boolean {
    const inputs = this.inputs(tree, table, row);
    return inputs.some(([column, kept]) => kept !== "" && kept !== column.initial) && inputs.every(([column, kept]) => (kept !== "" || !column.required) && !isUnread(column, kept)) && !this.lacks(tree);
  }

  /** Tell whether a formula subtracts or divides an answer that is not given: what is not known yet is not nought. */
  private lacks(tree: Tree): boolean {
    const [kind, ...parts] = tree as [string, ...Tree[]];
    if (kind === "number" || kind === "text" || kind === "cell" || kind === "list") return false;
    if (kind === "field") {
      const field = this.known.get(String(tree[1]));
      return field?.formula ? this.lacks(field.formula) : false;
    }
    const blank = (part: Tree): boolean => {
      const field = part[0] === "field" ? this.known.get(String(part[1])) : undefined;
      return field !== undefined && !field.formula && text(this.answers, field.id) === "";
    };
    return (["-", "/", "DIV"].includes(kind) && parts.some(blank)) || parts.some((part) => this.lacks(part));
  }

  /** Every answer a tree rests on, through other formulas too; a column of a table is answered when one row is. */
  inputs(tree: Tree, table?: Field, row?: Row): [Column, string][] {
    const [kind, first, second] = tree;
    if (kind === "number" || kind === "text") return [];
    if (kind === "field") {
      const field = this.known.get(String(first));
      if (!field) return [];
      return field.formula ? this.inputs(field.formula) : [[field, text(this.answers, field.id)]];
    }
    if (kind === "cell" && table && row) {
      const column = table.columns?.find((one) => one.id === first);
      if (!column) return [];
      return column.formula ? this.inputs(column.formula, table, row) : [[column, row[column.id] ?? ""]];
    }
    if (kind === "list") {
      const field = this.known.get(String(first));
      const column = field?.columns?.find((one) => one.id === second);
      if (!field || !column) return [];
      const lines = full(this.answers, field);
      const found = lines.map((line) => this.inputs(["cell", column.id], field, line));
      const whole = found.find((inputs) => inputs.every(([one, kept]) => kept !== "" || !one.required) && inputs.some(([, kept]) => kept !== ""));
      const unread = found.find((inputs) => inputs.some(([one, kept]) => isUnread(one, kept)));
      return unread ?? whole ?? found[0] ?? [[{ ...column, type: "text", required: true }, lines.length && !column.required ? " " : ""]];
    }
    return tree.slice(1).flatMap((part) => this.inputs(part as Tree, table, row));
  }
}

/** Whether something is written where a number should be, but it is none. */
function isUnread(column: Column, kept: string): boolean {
  if (kept.trim() === "") return false;
  return column.type === "money" ? !isPlain(kept) || isDoubtful(kept) : column.type === "number" && !isPlain(kept);
}
