/** Word documents made on the reader's device. A bundle of its own: it is big and loaded only when somebody asks for a document. */
import { BorderStyle, Document, Footer, HeadingLevel, Packer, PageNumber, PageOrientation, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from "docx";
import type { Block, Draft } from "./lib/documents";

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
/** Signs that XML cannot hold; pasted texts bring them. */
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "B9A58C" };
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE };

function paragraphs(text: string, bold = false): Paragraph[] {
  return text.replace(UNWRITABLE, " ").split("\n").map((line) => new Paragraph({ children: [new TextRun({ text: line, bold })] }));
}

function row(cells: string[], head: boolean): TableRow {
  return new TableRow({
    tableHeader: head,
    cantSplit: true,
    children: cells.map((text) => new TableCell({ children: paragraphs(text, head), margins: { top: 60, bottom: 60, left: 100, right: 100 } })),
  });
}

function table(rows: TableRow[]): (Paragraph | Table)[] {
  return [new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE }, borders: { ...BORDERS, insideHorizontal: LINE, insideVertical: LINE } }), new Paragraph("")];
}

function block(one: Block): (Paragraph | Table)[] {
  switch (one.kind) {
    case "heading":
      return [new Paragraph({ text: one.text, heading: LEVELS[one.level - 1] ?? HeadingLevel.HEADING_3 })];
    case "paragraph":
      return paragraphs(one.text);
    case "list":
      return one.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
    case "facts":
      return table(one.rows.map(([name, value]) => new TableRow({
        cantSplit: true,
        children: [name, value].map((text, place) => new TableCell({
          children: paragraphs(text, place === 0), width: { size: place ? 65 : 35, type: WidthType.PERCENTAGE }, margins: { top: 60, bottom: 60, left: 100, right: 100 },
        })),
      })));
    case "table":
      return table([row(one.head, true), ...one.rows.map((cells) => row(cells, false))]);
  }
}

function write(draft: Draft): Promise<Blob> {
  const footer = new Footer({ children: [new Paragraph({ children: [new TextRun({ text: `${draft.footer}   `, size: 16 }), new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES], size: 16 })] })] });
  const made = new Document({
    title: draft.title,
    creator: draft.footer,
    styles: { default: { document: { run: { font: "Calibri", size: 22, language: { value: "lt-LT" } }, paragraph: { spacing: { after: 100 } } } } },
    sections: [{
      properties: { page: { size: { width: 11906, height: 16838, orientation: draft.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } } },
      footers: { default: footer },
      children: [new Paragraph({ text: draft.title, heading: HeadingLevel.TITLE }), ...draft.blocks.flatMap(block)],
    }],
  });
  return Packer.toBlob(made);
}

Object.assign(window, { kbDocx: write });
