/** Cases that used the same sources of money as this plan; those of the reader's own kind of institution first. */
import { sheet_form as t } from "../texts.json";
import { fields, full, text, type Answers, type Sheet } from "./description";
import { fill, h } from "./page";

const MOST = 4;
/** Types of institution as the sheets name them → as cases do. */
const KINDS: Record<string, string> = { muziejus: "museum", biblioteka: "library", kulturos_centras: "culture_centre" };

export function suggestions(sheet: Sheet, answers: Answers): HTMLElement[] {
  if (!sheet.cases) return [];
  const own = fields(sheet).filter((field) => field.type === "choice").map((field) => KINDS[text(answers, field.id)]).find(Boolean);
  const wanted = new Map<string, string>();
  for (const table of fields(sheet).filter((field) => field.type === "table")) {
    for (const row of full(answers, table)) {
      for (const column of table.columns ?? []) {
        const option = column.options?.find((one) => one.value === row[column.id]);
        for (const word of option?.money ?? []) if (!wanted.has(word)) wanted.set(word, option?.label ?? "");
      }
    }
  }
  const groups = new Map<string, [string, string, string][]>();
  for (const [word, label] of wanted) groups.set(label, [...(groups.get(label) ?? []), ...(sheet.cases[word] ?? [])]);
  const lists = [...groups].filter(([, cases]) => cases.length).map(([label, cases]) => {
    const unique = cases.filter((one, place) => cases.findIndex((other) => other[1] === one[1]) === place);
    const first = unique.sort((a, b) => Number(b[2] === own) - Number(a[2] === own)).slice(0, MOST);
    return h("div", {}, h("h3", {}, label), h("ul", {}, ...first.map(([title, url]) => h("li", {}, h("a", { href: url }, title)))));
  });
  return lists.length ? [h("h2", {}, t.cases), h("p", { class: "muted" }, fill(t.cases_intro)), ...lists] : [];
}
