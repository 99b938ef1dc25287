/**
 * Computes the fields of a sheet. Formulas come as trees that kb/formula.py has read and checked; nothing is run as code.
 *
 * An answer that is not given counts as zero in arithmetic; dividing by zero gives nothing, and so does all that follows from it.
 * Sums in euros are rounded to the cent, half a cent away from zero; other rounding is written in the formula (ROUND).
 */
import { fields, full, text, type Answers, type Column, type Field, type Row, type Sheet, type Tree } from "./description";
import { Fraction, ZERO } from "./fraction";
import { Readiness } from "./readiness";
import { isPlain, showNumber } from "./values";

/** Nothing was answered (undefined), nothing can be said (null), or a value. */
export type Value = Fraction | string | boolean | null | undefined;
const COMPARE: Record<string, (order: number) => boolean> = {
  "==": (order) => order === 0, "<": (order) => order < 0, ">": (order) => order > 0, "<=": (order) => order <= 0, ">=": (order) => order >= 0,
};

function compare(left: Value, right: Value): number | null {
  if (left === null || right === null) return null;
  if (typeof left === "string" || typeof right === "string") return asText(left) === asText(right) ? 0 : asText(left) < asText(right) ? -1 : 1;
  return (number(left) ?? ZERO).compare(number(right) ?? ZERO);
}

function asText(value: Value): string {
  return value instanceof Fraction ? money(value) : typeof value === "string" ? value : "";
}

/** A sum as the formulas write it: „1 234,56“, „1 240“. */
function money(value: Fraction): string {
  return showNumber(value.plain(2), true);
}

/** Null stays null; what is not answered is zero; true is one. */
function number(value: Value): Fraction | null {
  if (value === null || value instanceof Fraction) return value;
  if (typeof value === "boolean") return Fraction.of(value ? 1n : 0n);
  return typeof value === "string" && isPlain(value) ? Fraction.read(value) : ZERO;
}

export class Calculator {
  private readonly known = new Map<string, Field>();
  private readonly values = new Map<string, Value>();
  private readonly cells = new Map<Row, Map<string, Value>>();
  private readonly readiness: Readiness;

  constructor(sheet: Sheet, private readonly answers: Answers) {
    for (const field of fields(sheet)) this.known.set(field.id, field);
    this.readiness = new Readiness(this.known, answers);
  }

  /** The value of a field of the sheet, computed or answered. */
  field(id: string): Value {
    if (!this.values.has(id)) {
      const field = this.known.get(id);
      this.values.set(id, field?.formula ? this.rounded(field, this.value(field.formula)) : answer(field, text(this.answers, id)));
    }
    return this.values.get(id);
  }

  /** The value of a cell. */
  cell(table: Field, row: Row, id: string): Value {
    const kept = this.cells.get(row) ?? new Map<string, Value>();
    this.cells.set(row, kept);
    if (!kept.has(id)) {
      const column = table.columns?.find((one) => one.id === id);
      kept.set(id, column?.formula ? this.rounded(column, this.value(column.formula, table, row)) : answer(column, row[id] ?? ""));
    }
    return kept.get(id);
  }

  /** Tell whether an answer keeps its rule; rules about fields that are not answered yet hold. */
  holds(rule: Tree, table?: Field, row?: Row): boolean {
    if (this.readiness.inputs(rule, table, row).some(([column, kept]) => column.type !== "computed" && !kept)) return true;
    return this.value(rule, table, row) !== false;
  }

  /** Tell whether a computed field has something to say. */
  ready(tree: Tree, table?: Field, row?: Row): boolean {
    return this.readiness.ready(tree, table, row);
  }

  private rounded(column: Column, value: Value): Value {
    return value instanceof Fraction && column.unit === "Eur" ? value.round(2) : value;
  }

  private value(tree: Tree, table?: Field, row?: Row): Value {
    const [kind, ...parts] = tree;
    const part = (place: number): Value => this.value(parts[place] as Tree, table, row);
    switch (kind) {
      case "number":
        return Fraction.read(String(parts[0]));
      case "text":
        return String(parts[0]);
      case "field":
        return this.field(String(parts[0]));
      case "cell":
        return table && row ? this.cell(table, row, String(parts[0])) : null;
      case "all":
        return parts.every((_, place) => part(place) !== false);
      case "+":
      case "-":
      case "*":
      case "/":
        return this.arithmetic(kind, part(0), part(1));
      case "IF": {
        const condition = part(0);
        if (condition === null && String((parts[0] as Tree)[0]) in COMPARE) return null;
        return condition === true || (condition instanceof Fraction && !condition.isZero) || (typeof condition === "string" && condition !== "") ? part(1) : part(2);
      }
      case "DIV": {
        const [left, right] = [number(part(0)), number(part(1))];
        return left && right ? (left.over(right) ?? null) : null;
      }
      case "ROUND": {
        const [value, places] = [number(part(0)), number(part(1))];
        return value && places ? value.round(Number(places.plain())) : null;
      }
      case "FMT": {
        const value = number(part(0));
        return value && money(value);
      }
      case "NUM":
        return this.meaning(parts[0] as Tree, part(0), table);
      case "LEN":
        return Fraction.of(BigInt([...asText(part(0))].length));
      case "STARTS":
        return asText(part(0)).trim().toLowerCase().startsWith(asText(part(1)).toLowerCase());
      case "RUNSUM":
        return this.running(parts[0] as Tree, table, row);
      default:
        return kind in COMPARE ? this.comparison(kind, part(0), part(1)) : this.overLists(kind, parts as Tree[], table, row);
    }
  }

  private comparison(kind: string, left: Value, right: Value): Value {
    const order = compare(left, right);
    return order === null ? null : (COMPARE[kind]?.(order) ?? null);
  }

  private arithmetic(kind: string, left: Value, right: Value): Value {
    if (left === null || right === null) return null;
    if (kind === "+" && (typeof left === "string" || typeof right === "string")) return asText(left) + asText(right);
    const [a, b] = [number(left) ?? ZERO, number(right) ?? ZERO];
    if (kind === "+") return a.plus(b);
    if (kind === "-") return a.minus(b);
    return kind === "*" ? a.times(b) : (a.over(b) ?? null);
  }

  /** The number a choice stands for: of its option, or its own value. */
  private meaning(tree: Tree, value: Value, table?: Field): Value {
    if (typeof value !== "string") return value;
    const column = tree[0] === "cell" ? table?.columns?.find((one) => one.id === tree[1]) : this.known.get(String(tree[1]));
    const meant = column?.options?.find((option) => option.value === value)?.number ?? value;
    return isPlain(meant) ? Fraction.read(meant) : undefined;
  }

  private list(tree: Tree): Value[] {
    const table = this.known.get(String(tree[1]));
    return table ? full(this.answers, table).map((row) => this.cell(table, row, String(tree[2]))) : [];
  }

  private running(tree: Tree, table?: Field, row?: Row): Value {
    if (!table || !row) return null;
    const lines = full(this.answers, table);
    return sum(lines.slice(0, lines.indexOf(row) + 1).map((line) => this.cell(table, line, String(tree[1]))));
  }

  private overLists(kind: string, parts: Tree[], table?: Field, row?: Row): Value {
    if (kind === "MAX" || kind === "MIN") {
      const values = parts.flatMap((one) => (one[0] === "list" ? this.list(one).filter((value) => value !== undefined) : [this.value(one, table, row)])).map(number);
      if (values.includes(null) || values.length === 0) return null;
      return (values as Fraction[]).reduce((best, one) => ((kind === "MAX") === one.compare(best) > 0 ? one : best));
    }
    const first = this.list(parts[0] as Tree);
    const wanted = String(parts[1]?.[1] ?? "");
    switch (kind) {
      case "SUM":
        return sum(first);
      case "COUNT":
        return Fraction.of(BigInt(first.filter((value) => value !== undefined && value !== null).length));
      case "COUNTIF":
        return Fraction.of(BigInt(first.filter((value) => value === wanted).length));
      case "SUMIF": {
        const summed = this.list(parts[2] as Tree);
        return sum(summed.filter((_, place) => first[place] === wanted));
      }
      default:
        return null;
    }
  }
}

function answer(column: Column | undefined, kept: string): Value {
  if (!column || kept.trim() === "") return undefined;
  if (column.type === "number" || column.type === "money") return isPlain(kept) ? Fraction.read(kept) : undefined;
  return kept;
}

function sum(values: Value[]): Value {
  return values.reduce<Fraction | null>((total, value) => {
    const one = number(value);
    return total && one ? total.plus(one) : null;
  }, ZERO);
}

/** A computed value as it is read: „1 315 Eur“, „49,9 proc.“, a conclusion in words; nothing is a dash. */
export function shown(column: Column, value: Value, withUnit = true): string {
  if (value === null || value === undefined) return "–";
  if (typeof value === "string") return value;
  const amount = number(value) ?? ZERO;
  const plain = showNumber(amount.plain(column.unit === "Eur" ? 2 : 4), column.unit === "Eur");
  return column.unit && withUnit ? `${plain}\u00a0${column.unit}` : plain;
}
