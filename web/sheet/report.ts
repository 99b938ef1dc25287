/** A filled sheet as blocks: the same for paper and for Word. */
import { sheet_form as t } from "../texts.json";
import type { Block } from "../lib/documents";
import { chosen, fields, full, text, type Answers, type Field, type Sheet } from "./description";
import { shown, type Calculator } from "./formula";
import { print } from "./values";

const NOTHING = "–";

function value(field: Field, answers: Answers, calculator: Calculator): string {
  if (field.type === "computed") return field.formula && calculator.ready(field.formula) ? shown(field, calculator.field(field.id)) : NOTHING;
  return print(field, field.multiple ? chosen(answers, field.id) : text(answers, field.id)) || NOTHING;
}

function table(field: Field, answers: Answers, calculator: Calculator): Block[] {
  const columns = field.columns ?? [];
  const lines = full(answers, field).map((row) =>
    columns.map((column) => {
      if (column.type !== "computed") return print(column, row[column.id] ?? "", false);
      return column.formula && calculator.ready(column.formula, field, row) ? shown(column, calculator.cell(field, row, column.id), false) : "";
    }),
  );
  const head = columns.map((column) => (column.unit ? `${column.label}, ${column.unit}` : column.label));
  const title: Block = { kind: "heading", level: 2, text: field.label };
  return lines.length ? [title, { kind: "table", head, rows: lines, wide: field.wide ?? false }] : [title, { kind: "paragraph", text: t.no_rows_yet }];
}

/** Every section with its answers, in the order of the sheet. */
export function report(sheet: Sheet, answers: Answers, calculator: Calculator): Block[] {
  const blocks: Block[] = [];
  sheet.sections.filter((section) => !section.beside).forEach((section, place) => {
    const title = /^\d/.test(section.title) ? section.title : `${place + 1}. ${section.title}`;
    blocks.push({ kind: "heading", level: 1, text: title });
    let facts: [string, string][] = [];
    const flush = (): void => {
      if (facts.length) blocks.push({ kind: "facts", rows: facts });
      facts = [];
    };
    for (const field of section.fields) {
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
