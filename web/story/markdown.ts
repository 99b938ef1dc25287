/** The few signs of Markdown that stories use, for the preview: paragraphs, lists, subheadings, tables, bold, italic, links, sources. */
import { el } from "./dom";

export type Mark = (source: string) => Node;

export function render(text: string, mark: Mark): DocumentFragment {
  const out = document.createDocumentFragment();
  let list: HTMLElement | undefined;
  let table: HTMLElement | undefined;
  let words: string[] = [];
  const close = (): void => {
    if (words.length) out.append(inline(el("p"), words.join(" "), mark));
    words = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const item = /^\s*(?:([-*+])|\d{1,3}[.)])\s+(.*)$/.exec(line);
    const heading = /^(#{3,6})\s+(.*)$/.exec(line);
    const row = line.trimStart().startsWith("|");
    if (!item && !/^\s{2,}\S/.test(line)) list = undefined;
    if (!row) table = undefined;
    if (item) {
      close();
      const tag = item[1] ? "ul" : "ol";
      if (list?.tagName.toLowerCase() !== tag) out.append((list = el(tag)));
      list.append(inline(el("li"), item[2] ?? "", mark));
    } else if (heading) {
      close();
      out.append(inline(el("h3"), heading[2] ?? "", mark));
    } else if (row) {
      close();
      if (/^[\s|:-]+$/.test(line)) continue;
      const head = !table;
      if (!table) {
        table = el("table");
        out.append(el("div", { class: "scroll", role: "group", tabindex: 0, "aria-label": "Lentelė" }, table));
      }
      table.append(el("tr", {}, ...line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => inline(el(head ? "th" : "td"), cell.trim(), mark))));
    } else if (!line.trim()) close();
    else words.push(line.trim().replace(/^>\s?/, ""));
  }
  close();
  return out;
}

function inline(parent: HTMLElement, text: string, mark: Mark): HTMLElement {
  const pattern = /\[\^([a-z0-9-]+)\]|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\(([^)\s]+)\)/g;
  let place = 0;
  for (const match of text.matchAll(pattern)) {
    parent.append(text.slice(place, match.index));
    if (match[1]) parent.append(mark(match[1]));
    else if (match[2]) parent.append(el("strong", {}, match[2]));
    else if (match[3]) parent.append(el("em", {}, match[3]));
    else if (match[5]?.startsWith("https://")) parent.append(el("a", { href: match[5], rel: "external noopener" }, match[4] ?? ""));
    else parent.append(match[4] ?? "");
    place = match.index + match[0].length;
  }
  parent.append(text.slice(place));
  return parent;
}
