/** The reader's list as a Word document. */
import { case as words, list as texts, list_button, unknown as missing } from "../texts.json";
import { type Block, saveDocument } from "../lib/documents";
import { filled } from "../lib/elements";
import { day } from "../lib/lithuanian";
import type { Item } from "./list";
import { type Catalogue, details, link } from "./records";

/** Properties that stand in the document and on paper, by the keys of kb/records.py. */
export const SHOWN: [key: string, name: string][] = [
  ["institution", words.institution], ["place", words.place], ["cost", words.cost], ["team", words.team], ["time", words.time], ["difficulty", words.difficulty], ["first_step", words.first_step],
];

export function today(): string {
  const now = new Date();
  return day(`${now.getFullYear()}-${now.getMonth() + 1}-${now.getDate()}`);
}

/** The whole address of a case; a folder on disk has none that would help on paper. */
export function address(id: string): string {
  return location.protocol === "file:" ? "" : new URL(link(`atvejai/${id}/`), location.href).href;
}

/** Write the list; rejects when the writer cannot be loaded. */
export async function writeDocument(all: Catalogue, items: Item[]): Promise<void> {
  const there = items.flatMap((item) => {
    const one = all.cases.find((other) => other.id === item.id);
    return one ? [{ item, one }] : [];
  });
  const known = await details(there.map(({ item }) => item.id));
  const blocks: Block[] = [{ kind: "paragraph", text: filled(texts.made, today()) }];
  there.forEach(({ item, one }, number) => {
    const rows = SHOWN.map(([key, name]): [string, string] => [name, known[item.id]?.[key] ?? missing]);
    if (address(item.id)) rows.push([texts.address, address(item.id)]);
    rows.push([texts.note, item.note || " "]);
    blocks.push({ kind: "heading", level: 1, text: `${number + 1}. ${one.title}` }, { kind: "facts", rows });
  });
  await saveDocument(`${texts.file}.docx`, { title: list_button.name, footer: document.title, blocks });
}
