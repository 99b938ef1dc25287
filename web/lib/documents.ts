/** Word documents: what they hold. The page's script names the bundle that writes them: `ui.tool("…", ["docx"])`. */
import { save } from "./files";

export type Block =
  | { kind: "heading"; level: 1 | 2 | 3; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "facts"; rows: [string, string][] }
  | { kind: "table"; head: string[]; rows: string[][]; wide?: boolean };

export interface Draft {
  title: string;
  /** Small line at the foot of every sheet, before the page number. */
  footer: string;
  /** Sheets lie on their long side: for wide tables. */
  landscape?: boolean;
  blocks: Block[];
}

declare global {
  interface Window {
    kbDocx?: (draft: Draft) => Promise<Blob>;
  }
}

function load(): Promise<void> {
  if (window.kbDocx) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = document.querySelector<HTMLElement>("script[data-docx]")?.dataset["docx"] ?? "";
    element.onload = () => resolve();
    element.onerror = () => reject(new Error("docx"));
    document.head.append(element);
  });
}

/** Write a document and offer it to the reader's device; rejects when the writer cannot be loaded. */
export async function saveDocument(name: string, draft: Draft): Promise<void> {
  await load();
  const file = await window.kbDocx?.(draft);
  if (file) save(name, file);
}
