/** A filled sheet as blocks: the same for paper and for Word. */
import { sheet_form as t } from "../texts.json";
import type { Block } from "../lib/documents";
import { chosen, fields, full, isAnswered, text, type Answers, type Column, type Field, type Sheet } from "./description";
import { shown, type Calculator } from "./formula";
import { print } from "./values";

const NOTHING = "–";

function value(field: Field, answers: Answers, calculator: Calculator): string {
  if (field.type === "computed") return field.formula && calculator.ready(field.formula) ? shown(field, calculator.field(field.id)) : NOTHING;
  return print(field, field.multiple ? chosen(answers, field.id) : text(answers, field.id)) || NOTHING;
}

function table(field: Field, answers: Answers, calculator: Calculator): Block[] {
  const written = full(answers, field);
  const columns = (field.columns ?? []).filter((column) => column.required || column.type === "computed" || written.some((row) => row[column.id]));
  const lines = written.map((row) =>
    columns.map((column) => {
      if (column.type === "date") return row[column.id] ?? "";
      if (column.type !== "computed") return print(column, row[column.id] ?? "", false);
      return column.formula && calculator.ready(column.formula, field, row) ? shown(column, calculator.cell(field, row, column.id), false) : "";
    }),
  );
  const head = columns.map((column) => (column.unit ? `${column.label}, ${column.unit}` : column.label));
  const title: Block = { kind: "heading", level: 2, text: field.label };
  return lines.length ? [title, { kind: "table", head, rows: evenly(columns, lines), wide: field.wide ?? false }] : [title, { kind: "paragraph", text: t.no_rows_yet }];
}

/** Sums of one column have cents all or none, so that they stand under one another. */
function evenly(columns: Column[], lines: string[][]): string[][] {
  const cents = columns.map((column, place) => column.unit === "Eur" && lines.some((line) => /,\d\d$/.test(line[place] ?? "")));
  return lines.map((line) => line.map((cell, place) => (cents[place] && /\d$/.test(cell) && !cell.includes(",") ? `${cell},00` : cell)));
}

/** Whether there is anything to say of a field: an answer, a sum, or that an answer is missing. */
function isTold(field: Field, answers: Answers, calculator: Calculator): boolean {
  if (field.required) return true;
  if (field.type === "table") return full(answers, field).length > 0;
  return value(field, answers, calculator) !== NOTHING;
}

function isBegun(field: Field, answers: Answers): boolean {
  if (field.type === "computed") return false;
  return field.type === "table" ? full(answers, field).length > 0 : isAnswered(answers, field) && text(answers, field.id) !== (field.initial ?? "");
}

/** Every section with its answers, in the order of the sheet; one that is not begun yet takes a line. */
export function report(sheet: Sheet, answers: Answers, calculator: Calculator): Block[] {
  const blocks: Block[] = [];
  sheet.sections.filter((section) => !section.beside).forEach((section, place) => {
    const title = /^\d/.test(section.title) ? section.title : `${place + 1}. ${section.title}`;
    blocks.push({ kind: "heading", level: 1, text: title });
    if (!section.fields.some((field) => isBegun(field, answers))) {
      blocks.push({ kind: "paragraph", text: t.no_rows_yet });
      return;
    }
    let facts: [string, string][] = [];
    const flush = (): void => {
      if (facts.length) blocks.push({ kind: "facts", rows: facts });
      facts = [];
    };
    for (const field of section.fields.filter((one) => isTold(one, answers, calculator))) {
      if (field.type === "table") {
        flush();
        blocks.push(...table(field, answers, calculator));
      } else facts.push([field.label, value(field, answers, calculator)]);
    }
    flush();
  });
  return blocks;
}

/** Whether a table needs sheets laid sideways. */
export function isWide(sheet: Sheet): boolean {
  return fields(sheet).some((field) => field.wide);
}
