/** Tables as files: the same bytes as kb/formats.py writes. */

/** A cell that no spreadsheet takes for a formula (OWASP: CSV injection). */
export function safeCell(text: string): string {
  return /^[=+\-@\t]/.test(text) ? `'${text}` : text;
}

/** CSV with a mark of UTF-8, CRLF and quotes where needed (RFC 4180). */
export function csv(rows: string[][]): string {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  return `\ufeff${rows.map((row) => `${row.map((text) => cell(safeCell(text))).join(",")}\r\n`).join("")}`;
}

export interface Sheet {
  name: string;
  head: string[];
  rows: (string | number)[][];
}

declare global {
  interface Window {
    /** Writes an Excel workbook; it is in a bundle of its own (web/excel.ts), named by `ui.tool("…", ["excel"])`. */
    kbExcel?: (sheets: Sheet[]) => Promise<Blob>;
  }
}

/** Write a workbook; rejects when the writer cannot be loaded. */
export async function excel(sheets: Sheet[]): Promise<Blob> {
  if (!window.kbExcel) {
    await new Promise<void>((resolve, reject) => {
      const element = document.createElement("script");
      element.src = document.querySelector<HTMLElement>("script[data-excel]")?.dataset["excel"] ?? "";
      element.onload = () => resolve();
      element.onerror = () => reject(new Error("excel"));
      document.head.append(element);
    });
  }
  const made = await window.kbExcel?.(sheets);
  if (!made) throw new Error("excel");
  return made;
}
