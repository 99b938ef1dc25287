/** An article of the page as the blocks of a Word document: what the reader sees, nothing else. */
import type { Block } from "./documents";

/** Text of an element as it is read: citations in brackets, nothing that only the screen has. */
export function words(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const one of copy.querySelectorAll(".no-print, .needs-js, [aria-hidden=true], .back, button, script")) one.remove();
  for (const cite of copy.querySelectorAll(".cite")) cite.replaceWith(`[${cite.textContent.trim()}]`);
  for (const part of copy.querySelectorAll("small, br, p, dd, .reason, .helped, .kind")) part.before(" ");
  return copy.textContent.replace(/[ \t\r\n]+/g, " ").replace(/ (?=[.,;:])/g, "").trim();
}

function facts(list: Element): Block {
  const rows = [...list.querySelectorAll(":scope > div")].map((row): [string, string] => [
    words(row.querySelector("dt") ?? row), [...row.querySelectorAll("dd")].map(words).join("; "),
  ]);
  return { kind: "facts", rows };
}

/** A measured result: what, before and after, when. */
function result(item: Element): [string, string] {
  const bars = [...item.querySelectorAll(".bars > *")].map(words);
  const pairs = bars.flatMap((text, n) => (n % 2 ? [] : [`${text}: ${bars[n + 1] ?? ""}`]));
  const rest = [...item.querySelectorAll(":scope > .big, :scope > .unit, :scope > .from")].map(words);
  return [words(item.querySelector("h3") ?? item), [pairs.join(" → "), rest.join(" ")].filter(Boolean).join(", ")];
}

/** Turn the children of an element into blocks; what is only for the screen is left out. */
export function blocks(parent: Element): Block[] {
  return [...parent.children].flatMap((element): Block[] => {
    if (element.matches(".no-print, .needs-js, nav, svg, img, [aria-hidden=true], script, form, .paper-address")) return [];
    const level = /^H([2-4])$/.exec(element.tagName)?.[1];
    if (level) return [{ kind: "heading", level: level === "2" ? 1 : level === "3" ? 2 : 3, text: words(element) }];
    if (element.matches("ul.results")) return [{ kind: "facts", rows: [...element.children].map(result) }];
    if (element.matches("ol")) return [...element.children].map((item, n) => ({ kind: "paragraph", text: `${n + 1}. ${words(item)}` }));
    if (element.matches("ul.lineage")) return [{ kind: "list", items: [...element.querySelectorAll(".kin")].map(words) }];
    if (element.matches("ul")) return [{ kind: "list", items: [...element.children].map(words) }];
    if (element.matches("dl")) return [facts(element)];
    if (element.matches("p, blockquote, figcaption")) return [{ kind: "paragraph", text: words(element) }];
    const table = element.matches("table") ? element : element.querySelector(":scope > table");
    if (table) {
      const rows = [...table.querySelectorAll("tr")].map((row) => [...row.children].map(words));
      return [{ kind: "table", head: rows[0] ?? [], rows: rows.slice(1) }];
    }
    return blocks(element);
  }).filter((block) => block.kind !== "paragraph" || block.text);
}
