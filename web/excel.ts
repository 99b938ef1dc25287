/** Excel workbooks made on the reader's device. A bundle of its own: loaded only when somebody asks for one. */
import writeExcelFile from "write-excel-file/browser";
import { safeCell, type Sheet } from "./lib/tables";

const WIDEST = 60;

function write(sheets: Sheet[]): Promise<Blob> {
  return writeExcelFile(
    sheets.map(({ name, head, rows }) => ({
      sheet: name,
      data: [
        head.map((text) => ({ value: text, fontWeight: "bold" as const })),
        ...rows.map((row) => row.map((value) => (typeof value === "number" ? { value } : { value: safeCell(value), wrap: true, alignVertical: "top" as const }))),
      ],
      columns: head.map((text, place) => ({ width: Math.min(WIDEST, Math.max(text.length + 2, ...rows.map((row) => String(row[place] ?? "").length + 2))) })),
      stickyRowsCount: 1,
    })),
  ).toBlob();
}

Object.assign(window, { kbExcel: write });
