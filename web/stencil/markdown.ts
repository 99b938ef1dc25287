/** The Markdown that our authors may write, as the site renders it (kb/rendering.py: Python-Markdown with tables and sane lists, no raw HTML). */
import { source as sourceWord, catalogue } from "../texts.json";
import { escaped } from "./values";

/** What a text leans on: numbers of its sources, and where its links and pictures lead (nowhere, if that cannot be known). */
export interface Around {
  source(id: string): { number: string; title: string } | undefined;
  href(target: string): string;
  picture(target: string): string;
}

export interface Section {
  anchor: string;
  title: string;
  html: string;
}

export interface Rendered {
  lead: string;
  sections: Section[];
  /** Ids of the sources that the text cites. */
  cited: string[];
}

const HEADING = /^(#{1,6})\s+(.*?)\s*#*\s*$/;
const BULLET = /^ {0,3}[*+-] +(.*)$/;
const NUMBER = /^ {0,3}(\d+)\. +(.*)$/;
const TABLE_LINE = /^[\s|:-]*-[\s|:-]*$/;
const DEEPEST = 6;
/** As in kb/rendering.py: characters of a cell that are not broken, columns and characters from which a table is wide. */
const SHORT_CELL = 12;
const MANY_COLUMNS = 3;
const LONG_CELL = 25;

/** Return the HTML of a body, cut at its headings of the second level. */
export function render(text: string, around: Around): Rendered {
  const writer = new Writer(around);
  const parts: { title?: string; lines: string[] }[] = [{ lines: [] }];
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    const heading = HEADING.exec(line);
    if (heading?.[1] === "##") parts.push({ title: heading[2] ?? "", lines: [] });
    else (parts.at(-1) as { lines: string[] }).lines.push(line);
  }
  const sections: Section[] = [];
  let lead = "";
  for (const part of parts) {
    const title = part.title === undefined ? undefined : writer.inline(part.title);
    const anchor = title === undefined ? "" : writer.anchor(title);
    const html = writer.blocks(part.lines.join("\n"), 0);
    if (title === undefined) lead = html;
    else sections.push({ anchor, title, html });
  }
  return { lead, sections, cited: [...writer.cited] };
}

class Writer {
  readonly cited = new Set<string>();
  private readonly taken = new Map<string, number>();

  constructor(private readonly around: Around) {}

  anchor(html: string): string {
    const words = html.replace(/<sup class="cite">.*?<\/sup>/g, "").replace(/<[^>]*>/g, "").normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
    const name = words.replace(/&[a-z#0-9]+;/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "skyrius";
    const times = (this.taken.get(name) ?? 0) + 1;
    this.taken.set(name, times);
    return times > 1 ? `${name}-${times}` : name;
  }

  blocks(text: string, depth: number): string {
    const out: string[] = [];
    const waiting = text.split(/\n[ \t]*\n+/).map((one) => one.replace(/^\n+|\s+$/g, "")).filter(Boolean);
    for (let place = 0; place < waiting.length; place += 1) {
      const block = waiting[place] as string;
      const lines = block.split("\n");
      const first = lines[0] as string;
      const at = lines.findIndex((line) => HEADING.test(line));
      if (depth > DEEPEST) out.push(`<p>${this.inline(block)}</p>`);
      else if (/^ {4}/.test(first)) out.push(`<pre><code>${escaped(lines.map((line) => line.replace(/^ {4}/, "")).join("\n"))}\n</code></pre>`);
      else if (at >= 0) {
        const [, signs = "", title = ""] = HEADING.exec(lines[at] as string) ?? [];
        if (at > 0) out.push(this.blocks(lines.slice(0, at).join("\n"), depth + 1));
        const html = this.inline(title);
        out.push(`<h${signs.length} id="${this.anchor(html)}">${html}</h${signs.length}>`);
        if (at + 1 < lines.length) waiting.splice(place + 1, 0, lines.slice(at + 1).join("\n"));
      } else if (/^ {0,3}>/.test(first)) out.push(`<blockquote>\n${this.blocks(lines.map((line) => line.replace(/^ {0,3}> ?/, "")).join("\n"), depth + 1)}\n</blockquote>`);
      else if (/^ {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$/.test(block)) out.push("<hr>");
      else if (BULLET.test(first) || NUMBER.test(first)) {
        // blocks that continue the list: more items of its kind, or text under an item
        const own = [lines];
        while (place + 1 < waiting.length) {
          const next = waiting[place + 1] as string;
          if (!/^ {4}/.test(next) && !(BULLET.test(first) ? BULLET : NUMBER).test(next.split("\n")[0] as string)) break;
          own.push(next.split("\n"));
          place += 1;
        }
        out.push(this.list(own, BULLET.test(first), depth));
      } else if (lines.length > 1 && first.includes("|") && TABLE_LINE.test(lines[1] as string)) out.push(this.table(lines));
      else out.push(`<p>${this.inline(block)}</p>`);
    }
    return out.join("\n");
  }

  /** A list of one kind; an empty line between two items makes paragraphs of both, as in Python-Markdown. */
  private list(own: string[][], bullets: boolean, depth: number): string {
    const items: { text: string[]; under: string[]; loose: boolean }[] = [];
    let start = "1";
    own.forEach((lines, n) => {
      if (n > 0 && /^ {4}/.test(lines[0] as string)) {
        const last = items.at(-1);
        if (last) {
          last.loose = true;
          last.under.push("", ...lines.map((line) => line.replace(/^ {4}/, "")));
        }
        return;
      }
      const before = items.length;
      for (const line of lines) {
        const item = bullets ? BULLET.exec(line)?.[1] : NUMBER.exec(line)?.[2];
        const last = items.at(-1);
        if (item !== undefined) {
          if (!items.length && !bullets) start = NUMBER.exec(line)?.[1] ?? "1";
          items.push({ text: [item], under: [], loose: false });
        } else if (/^ {4}/.test(line) && last) last.under.push(line.replace(/^ {4}/, ""));
        else if (last) (last.under.length ? last.under : last.text).push(line.trim());
      }
      if (n > 0 && items[before]) {
        if (items[before - 1]) (items[before - 1] as { loose: boolean }).loose = true;
        (items[before] as { loose: boolean }).loose = true;
      }
    });
    const rows = items.map((one) => {
      const text = this.inline(one.text.join("\n"));
      const under = one.under.length ? `\n${this.blocks(one.under.join("\n"), depth + 1)}\n` : "";
      return `<li>${one.loose ? `\n<p>${text}</p>\n` : text}${under}</li>`;
    });
    const tag = bullets ? "ul" : "ol";
    return `<${tag}${!bullets && start !== "1" ? ` start="${start}"` : ""}>\n${rows.join("\n")}\n</${tag}>`;
  }

  private table(lines: string[]): string {
    const cells = (line: string): string[] => line.trim().replace(/^\||(?<!\\)\|$/g, "").split(/(?<!\\)\|/).map((one) => this.inline(one.trim().replace(/\\\|/g, "|")));
    const sides = cells(lines[1] as string).map((one) => (/^:-*:$/.test(one) ? "align-center" : /-:$/.test(one) ? "align-right" : /^:-/.test(one) ? "align-left" : ""));
    const [head = [], , ...rows] = lines.map(cells);
    const all = [head, ...rows].flat().map((html) => bare(html).length);
    // a wide table of words falls apart into blocks on a phone
    const stacked = head.length >= MANY_COLUMNS && Math.max(...all) >= LONG_CELL;
    const role = (name: string): string => (stacked ? ` role="${name}"` : "");
    const row = (own: string[], tag: string): string => `<tr${role("row")}>\n${sides.map((side, n) => {
      const html = own[n] ?? "";
      const look = [side, bare(html).length <= SHORT_CELL ? "short" : ""].filter(Boolean).join(" ");
      const label = stacked && tag === "td" ? ` data-label="${escaped(bare(head[n] ?? ""))}"` : "";
      return `<${tag}${look ? ` class="${look}"` : ""}${role(tag === "th" ? "columnheader" : "cell")}${label}>${html}</${tag}>`;
    }).join("\n")}\n</tr>`;
    const body = rows.map((one) => row(one, "td")).join("\n");
    return `<div class="scroll" role="group" tabindex="0" aria-label="${catalogue.table}"><table${stacked ? ' class="stack"' : ""}${role("table")}>\n<thead${role("rowgroup")}>\n${row(head, "th")}\n</thead>\n<tbody${role("rowgroup")}>\n${body}\n</tbody>\n</table></div>`;
  }

  inline(text: string): string {
    const pattern = /(?<code>`+)(?!`)(?<inside>.+?)(?<!`)\k<code>(?!`)|\\(?<sign>[\\`*_{}[\]()>#+.!|-])|\[\^(?<source>[a-z0-9-]{1,80})\]|(?<image>!?)\[(?<words>(?:[^[\]\\]|\\.)*)\]\(\s*<?(?<target>(?:[^()<>\s]|\([^()\s]*\))*)>?(?:\s+"[^"]*")?\s*\)|<(?<auto>https?:\/\/[^\s<>]+)>|<(?<tag>sub|sup)>(?<small>[^<>]{1,40})<\/\k<tag>>|(?<br><br ?\/?>)|\*\*\*(?<both>[^*]+)\*\*\*|\*\*(?<strong>(?:[^*]|\*(?!\*))+?)\*\*(?!\*)|(?<![*])\*(?<em>(?=\S)(?:[^*]|\*\*[^*]+\*\*)+?(?<=\S))\*(?!\*)|(?<![\p{L}\p{N}_])__(?<under>[^_]+)__(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])_(?<low>[^_\s](?:[^_]*[^_\s])?)_(?![\p{L}\p{N}_])|(?<turn> {2,}\n)/gsu;
    let out = "";
    let place = 0;
    for (const match of text.matchAll(pattern)) {
      out += plain(text.slice(place, match.index));
      out += this.piece(match.groups as Record<string, string | undefined>);
      place = match.index + match[0].length;
    }
    return out + plain(text.slice(place));
  }

  private piece(found: Record<string, string | undefined>): string {
    const { inside, sign, source, image, words, target, auto, tag, small, both, strong, em, under, low } = found;
    if (inside !== undefined) return `<code>${escaped(inside.trim())}</code>`;
    if (sign !== undefined) return escaped(sign);
    if (source !== undefined) return this.cite(source);
    if (target !== undefined && words !== undefined) {
      if (image) return `<img alt="${escaped(words)}" src="${escaped(this.around.picture(target))}" loading="lazy">`;
      return link(this.around.href(target), this.inline(words));
    }
    if (auto !== undefined) return link(auto.startsWith("https://") ? auto : "", escaped(auto));
    if (tag !== undefined) return `<${tag}>${escaped(small ?? "")}</${tag}>`;
    if (found["br"] !== undefined) return "<br>";
    if (both !== undefined) return `<strong><em>${this.inline(both)}</em></strong>`;
    if (strong !== undefined || under !== undefined) return `<strong>${this.inline(strong ?? under ?? "")}</strong>`;
    if (em !== undefined || low !== undefined) return `<em>${this.inline(em ?? low ?? "")}</em>`;
    return "<br>\n";
  }

  private cite(id: string): string {
    const source = this.around.source(id);
    const name = this.cited.has(id) ? "" : ` id="cit-${id}"`;
    this.cited.add(id);
    const label = escaped(`${sourceWord} ${source?.number ?? "?"}: ${source?.title ?? ""}`);
    return `<sup class="cite"><a href="#saltinis-${id}" aria-label="${label}"${name}>${source?.number ?? "?"}</a></sup>`;
  }
}

/** The text of a piece of HTML; a citation is not yet one where the site counts. */
function bare(html: string): string {
  return html.replace(/<sup class="cite"><a href="#saltinis-([^"]*)".*?<\/sup>/g, "[^$1]").replace(/<[^>]*>/g, "").replace(/&[a-z]+;|&#\d+;/g, "&");
}

/** Only full addresses lead somewhere. */
function link(href: string, html: string): string {
  if (!href) return `<a>${html}</a>`;
  return `<a href="${escaped(href)}"${href.startsWith("https://") ? ' rel="external noopener"' : ""}>${html}</a>`;
}

function plain(text: string): string {
  return text.replace(/&(?![a-z0-9]+;|#\d+;)/gi, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
