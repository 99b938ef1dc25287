/** Downloads of the cases a list shows, in its order. */
import { save } from "./lib/files";
import { counted } from "./lib/lithuanian";
import { csv, excel, type Sheet } from "./lib/tables";
import { downloads as texts } from "./texts.json";
import { load } from "./catalogue/records";

interface Data {
  sheet: string;
  /** What the columns mean. */
  meanings: Sheet;
  columns: string[];
  numbers: string[];
  rows: Record<string, string[]>;
  cases: Record<string, unknown>;
  linked: { hasPart: Record<string, unknown> };
}

declare global {
  interface Window {
    kbCases?: Data;
  }
}

const area = document.querySelector<HTMLElement>("[data-downloads]");
const name = area?.querySelector<HTMLElement>("[data-downloads-name]");
const status = area?.querySelector<HTMLElement>("[role=status]");
let shown: string[] | undefined;

function all(): string[] {
  return (window.kbCatalogue?.cases ?? []).map((one) => one.id);
}

/** The list shows these cases now. */
function list(ids: string[]): void {
  const everything = ids.length === all().length;
  shown = everything && !location.search ? undefined : ids;
  if (name) name.textContent = shown ? texts.these.replace("{}", counted(ids.length, "atvejį", "atvejus", "atvejų")) : texts.all;
  if (area) area.hidden = ids.length === 0;
}

async function file(kind: string, ids: string[]): Promise<Blob | string> {
  if (!window.kbCases) await load("atvejai.js");
  const data = window.kbCases;
  if (!data) throw new Error("data");
  const rows = ids.flatMap((id) => (data.rows[id] ? [data.rows[id]] : []));
  const pick = (from: Record<string, unknown>): unknown[] => ids.map((id) => from[id]);
  switch (kind) {
    case "json":
      return `${JSON.stringify(pick(data.cases), null, 1)}\n`;
    case "jsonld":
      return `${JSON.stringify({ ...data.linked, hasPart: pick(data.linked.hasPart) }, null, 1)}\n`;
    case "csv":
      return csv([data.columns, ...rows]);
    default:
      return excel([
        {
          name: data.sheet, head: data.columns,
          rows: rows.map((row) => row.map((text, place) => (text && data.numbers.includes(data.columns[place] ?? "") ? Number(text) : text))),
        },
        data.meanings,
      ]);
  }
}

area?.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-kind]");
  if (!link || !shown) return;
  event.preventDefault();
  const kind = link.dataset["kind"] ?? "json";
  file(kind, shown).then(
    (content) => save(`${texts.file}.${kind}`, content, kind === "csv" ? "text/csv;charset=utf-8" : "application/json"),
    () => status && (status.textContent = texts.failed),
  );
});
document.addEventListener("kb-found", (event) => list((event as CustomEvent<string[]>).detail));
if (area?.dataset["ids"] !== undefined) list(area.dataset["ids"].split(" ").filter(Boolean));
