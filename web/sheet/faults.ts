/** What is wrong with an answer, in words: what to write instead. */
import { sheet_form as t } from "../texts.json";
import { chosen, fields, full, rows, isAnswered, text, type Answers, type Column, type Field, type Row, type Sheet, type Tree } from "./description";
import type { Calculator } from "./formula";
import { fill } from "./page";
import { isDay, isDoubtful, isPlain, showNumber } from "./values";

export interface Fault {
  /** Id of the element to go to. */
  place: string;
  label: string;
  message: string;
}

/** Id of the element that holds an answer; rows are counted from 0. */
export function place(field: Column, table?: Field, row?: number): string {
  return table ? `l-${table.id}-${row}-${field.id}` : `l-${field.id}`;
}

/** „nuo 0 iki 100“ for rules the form can say by itself. */
function limits(rule: Tree): string {
  const parts = rule[0] === "all" ? (rule.slice(1) as Tree[]) : [rule];
  const said = parts.map((part) => {
    const [sign, left, right] = part as [string, Tree, Tree];
    const turned = left[0] === "number";
    const amount = showNumber(String((turned ? left : right)[1]));
    const way = turned ? { "<=": ">=", "<": ">", ">=": "<=", ">": "<", "==": "==" }[sign] : sign;
    const words = { ">=": t.at_least, ">": t.more_than, "<=": t.at_most, "<": t.less_than, "==": t.exactly }[way ?? "=="];
    return (words ?? "{}").replace("{}", amount);
  });
  return said.join(` ${t.and} `);
}

/** What is wrong with one answer that is given, or nothing. */
export function wrong(column: Column, kept: string, calculator: Calculator, table?: Field, row?: Row): string {
  if (kept.trim() === "") return "";
  if (column.type === "number" && !isPlain(kept)) return t.not_number;
  if (column.type === "money") {
    if (isDoubtful(kept)) return t.doubtful_money;
    if (!isPlain(kept)) return t.not_money;
    if ((kept.split(".")[1] ?? "").length > 2) return t.not_cents;
  }
  if (column.type === "date" && !isDay(kept)) return /^\d{4}\D+\d{1,2}\D+\d{1,2}\D*$/.test(kept.trim()) ? t.no_such_day : t.not_date;
  if (column.rule && !calculator.holds(column.rule, table, row)) {
    return column.broken ?? t.limits.replace("{}", limits(column.rule));
  }
  return "";
}

/** Every fault of a sheet, in its order; required answers are missed only here, when a reader asks. */
export function faults(sheet: Sheet, answers: Answers, calculator: Calculator, part?: (field: Field) => boolean): Fault[] {
  const found: Fault[] = [];
  for (const field of fields(sheet)) {
    if (part && !part(field)) continue;
    if (field.type === "computed") continue;
    if (field.type === "table") {
      found.push(...inTable(field, answers, calculator));
      continue;
    }
    const missing = field.required && !isAnswered(answers, field);
    const message = missing ? (field.type === "choice" ? t.choose : t.missing) : field.multiple ? tooMany(field, answers) : wrong(field, text(answers, field.id), calculator);
    if (message) found.push({ place: place(field), label: field.label, message });
  }
  return found;
}

function tooMany(field: Field, answers: Answers): string {
  return field.most && chosen(answers, field.id).length > field.most ? fill(t.too_many, field.most) : "";
}

function inTable(table: Field, answers: Answers, calculator: Calculator): Fault[] {
  const lines = full(answers, table);
  const all = rows(answers, table.id);
  const found: Fault[] = [];
  if (table.required && lines.length === 0) {
    const first = table.columns?.[0];
    if (first) found.push({ place: all.length ? place(first, table, 0) : `l-${table.id}-add`, label: table.label, message: t.no_rows });
  }
  for (const row of lines) {
    const number = all.indexOf(row);
    for (const column of table.columns ?? []) {
      if (column.type === "computed") continue;
      const missing = column.required && !row[column.id];
      const message = missing ? (column.type === "choice" ? t.choose : t.missing) : wrong(column, row[column.id] ?? "", calculator, table, row);
      const label = `${table.label}, ${t.row.replace("{}", String(number + 1))}, ${column.label}`;
      if (message) found.push({ place: place(column, table, number), label, message });
    }
  }
  return found;
}
