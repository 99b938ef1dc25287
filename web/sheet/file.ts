/**
 * The file of a filled sheet: JSON that says which sheet and which form of file it is.
 *
 * Form 1 held answers as they stood on the screen („1 234,56 Eur“, days in words). Form 2 holds them plainly („1234.56“, „2026-11-22“).
 * A field that was renamed names its former ids (`was:`), so that files of any age open.
 */
import { isEmpty, fields, type Answer, type Answers, type Column, type Field, type Row, type Sheet } from "./description";
import { keep } from "./values";

export const FORMAT = 2;
const KIND = "kulturos-inovacijos-lapas";

export interface SheetFile {
  kind: string;
  version: number;
  sheet: string;
  id?: string;
  name: string;
  saved: string;
  answers: Record<string, unknown>;
}

export type Fault = "unreadable" | "not_sheet" | "other_sheet" | "newer";

export function write(sheet: Sheet, id: string, name: string, answers: Answers): string {
  const file: SheetFile = { kind: KIND, version: FORMAT, sheet: sheet.id, id, name, saved: new Date().toISOString(), answers: tidy(sheet, answers) };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** Answers without rows in which nothing is written. */
function tidy(sheet: Sheet, answers: Answers): Answers {
  const tables = new Map(fields(sheet).filter((field) => field.type === "table").map((field) => [field.id, field]));
  return Object.fromEntries(Object.entries(answers).map(([id, answer]) => {
    const table = tables.get(id);
    return [id, table && Array.isArray(answer) ? (answer as Row[]).filter((row) => !isEmpty(row, table)) : answer];
  }));
}

/** Read a file of any age; what the sheet does not ask any more is left out and counted. */
export function read(sheet: Sheet, content: string): { id: string; name: string; answers: Answers; lost: string[]; sheet: string } | Fault {
  let file: Partial<SheetFile>;
  try {
    file = JSON.parse(content.replace(/^\ufeff/, "")) as Partial<SheetFile>;
  } catch {
    return "unreadable";
  }
  if (typeof file !== "object" || file === null || file.kind !== KIND || typeof file.answers !== "object" || file.answers === null) return "not_sheet";
  if (file.sheet !== sheet.id) return "other_sheet";
  if (typeof file.version !== "number" || file.version > FORMAT) return "newer";
  const { answers, lost } = accept(sheet, file.answers);
  return { id: String(file.id ?? ""), name: String(file.name ?? ""), answers, lost, sheet: sheet.id };
}

/** Answers of any form as this sheet keeps them. */
export function accept(sheet: Sheet, given: Record<string, unknown>): { answers: Answers; lost: string[] } {
  const answers: Answers = {};
  const left = new Set(Object.keys(given));
  for (const field of fields(sheet)) {
    const name = [field.id, ...(field.was ?? [])].find((id) => id in given);
    if (name === undefined || field.type === "computed") continue;
    left.delete(name);
    const value = given[name];
    if (field.type === "table") answers[field.id] = Array.isArray(value) ? value.filter(isRecord).map((row) => acceptRow(field, row)) : [];
    else answers[field.id] = acceptOne(field, value);
  }
  const lost = [...left].filter((id) => given[id] !== "" && !fields(sheet).some((field) => field.id === id));
  return { answers, lost };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function acceptRow(table: Field, given: Record<string, unknown>): Row {
  const row: Row = {};
  for (const column of table.columns ?? []) {
    const name = [column.id, ...(column.was ?? [])].find((id) => id in given);
    if (name !== undefined && column.type !== "computed") row[column.id] = String(acceptOne(column, given[name]));
  }
  return row;
}

function acceptOne(column: Column, value: unknown): Answer {
  if (column.multiple) return (Array.isArray(value) ? value : String(value ?? "").split(",")).map(String).map((one) => one.trim()).filter(Boolean);
  const written = typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
  if (column.type === "choice") {
    const option = column.options?.find((one) => one.value === written || one.label === written);
    return option?.value ?? "";
  }
  return keep(column, written);
}
