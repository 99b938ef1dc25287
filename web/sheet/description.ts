/** The authored description of a worksheet, as kb/sheets.py gives it to the page. */

export type Tree = [string, ...(string | Tree)[]];

export interface Option {
  value: string;
  label: string;
  /** What the choice means in a formula: NUM(field). */
  number?: string;
  note?: string;
  term?: string;
  money?: string[];
  /** Number in the page's list of sources, and id. */
  sources?: [number, string][];
}

export type Kind = "text" | "longtext" | "number" | "money" | "date" | "choice" | "table" | "computed";

export interface Column {
  id: string;
  label: string;
  type: Kind;
  unit?: string;
  required?: boolean;
  help?: string;
  /** The formula in words. */
  words?: string;
  formula?: Tree;
  rule?: Tree;
  /** The few whole numbers the answer may be: they are chosen, not typed. */
  steps?: number[];
  /** What to say when the rule is broken. */
  broken?: string;
  initial?: string;
  options?: Option[];
  multiple?: boolean;
  term?: string;
  autofill?: string;
  from?: string;
  was?: string[];
  private?: boolean;
}

export interface Field extends Column {
  columns?: Column[];
  rows?: number;
  /** Whether it is printed on a sheet laid sideways. */
  wide?: boolean;
  least?: number;
  most?: number;
}

export interface Section {
  id: string;
  title: string;
  intro?: string;
  fields: Field[];
  /** Asked beside the sheet itself: not printed and not counted. */
  beside?: boolean;
}

export interface Chart {
  kind: "bars" | "totals" | "pyramid" | "year" | "matrix";
  title: string;
  table?: string;
  names?: string;
  values: string[];
  goal?: string;
}

export interface Sheet {
  id: string;
  title: string;
  sections: Section[];
  charts?: Chart[];
  /** Heading and address by id. */
  terms?: Record<string, [string, string]>;
  /** Title, address and type of institution by source of money. */
  cases?: Record<string, [string, string, string][]>;
  municipalities?: string[];
  /** Sheets that answers can be carried from: title and address by id. */
  origins?: Record<string, [string, string]>;
  story?: Record<"innovation" | "themes" | "audience" | "type", Record<string, string>>;
  gathered?: boolean;
}

export type Row = Record<string, string>;
export type Answer = string | string[] | Row[];
/** What a reader wrote: numbers as „1234.56“, days as „2026-11-22“, what cannot be read as it was typed. */
export type Answers = Record<string, Answer>;

export function fields(sheet: Sheet): Field[] {
  return sheet.sections.flatMap((section) => section.fields);
}

export function text(answers: Answers, id: string): string {
  const answer = answers[id];
  return typeof answer === "string" ? answer : "";
}

export function chosen(answers: Answers, id: string): string[] {
  const answer = answers[id];
  return Array.isArray(answer) && answer.every((one) => typeof one === "string") ? (answer as string[]) : [];
}

export function rows(answers: Answers, id: string): Row[] {
  const answer = answers[id];
  return Array.isArray(answer) && answer.every((one) => typeof one === "object") ? (answer as Row[]) : [];
}

/** Tell whether nothing was written in a row, beside what stood in it from the start. */
export function isEmpty(row: Row, table: Field): boolean {
  return (table.columns ?? []).every((column) => !row[column.id] || row[column.id] === column.initial);
}

export function full(answers: Answers, table: Field): Row[] {
  return rows(answers, table.id).filter((row) => !isEmpty(row, table));
}

/** Tell whether a field is answered; a table is when a row has everything that is required. */
export function isAnswered(answers: Answers, field: Field): boolean {
  if (field.type === "table") {
    const needed = (field.columns ?? []).filter((column) => column.required);
    return full(answers, field).some((row) => needed.every((column) => row[column.id]));
  }
  return field.multiple ? chosen(answers, field.id).length > 0 : text(answers, field.id).trim() !== "";
}

/** Answers of a sheet that nobody has touched: what stands in it from the start. */
export function fresh(sheet: Sheet): Answers {
  const answers: Answers = {};
  for (const field of fields(sheet)) if (field.initial) answers[field.id] = field.initial;
  return answers;
}

export function emptyRow(table: Field): Row {
  const row: Row = {};
  for (const column of table.columns ?? []) if (column.initial) row[column.id] = column.initial;
  return row;
}
