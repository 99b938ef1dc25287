/** Rules for text that readers see: the form of the language, personal data, what a body may hold. */
import type { Findings } from "./findings";
import type { Item } from "./spec";

export class Prose {
  constructor(private readonly found: Findings) {}

  /** What concerns every text that readers see: the form of the language, personal data, invisible signs. */
  value(key: string, text: string, facts: Item): void {
    const last = key.split(".").pop() as string;
    const contact = facts["contact"] as Item | undefined;
    if (this.personal(text, key.startsWith("contact."), Boolean(contact?.["person_consent"]) && key.startsWith("contact."))) this.found.add("privacy-personal", key, { kind: this.personal(text, false, false) });
    for (const name of ["control", "invisible"]) {
      const match = text.match(this.found.pattern(name));
      if (match) this.found.add(`text-${name}`, key, { hex: (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0") });
    }
    if (this.found.spec.unread.includes(last) || this.found.spec.unread.includes(key.split(".")[0] as string)) return;
    this.form(key, text.replace(/https?:\/\/\S+/g, ""));
  }

  private form(key: string, text: string): void {
    for (const [code, pattern] of this.found.rules) {
      const match = text.match(pattern);
      if (match) this.found.add(code, key, { value: match[0].trim() });
    }
  }

  private personal(text: string, inContact: boolean, agreed: boolean): string {
    for (const match of text.matchAll(new RegExp(this.found.pattern("mailbox").source, "gu"))) {
      const name = (match[1] ?? "").toLowerCase();
      const open = new RegExp(`^(?:${this.found.pattern("institution").source})`, "u").test(name) && !name.includes(".") && !new RegExp(`^(?:${this.found.pattern("private").source})$`, "u").test((match[2] ?? "").toLowerCase());
      const linked = text.slice(0, match.index).endsWith("mailto:");
      if (!(open && (inContact || linked)) && !agreed) return "el. paštas";
    }
    const bare = text.replace(/https?:\/\/\S+/g, " ");
    if (this.found.pattern("code").test(bare)) return "asmens kodas";
    if (this.found.pattern("account").test(bare)) return "banko sąskaita";
    return this.found.pattern("phone").test(bare) && !(inContact || agreed) ? "telefonas" : "";
  }

  /** Look at a section of the body, line by line, and at its figures, paragraph by paragraph. */
  body(key: string, text: string, facts: Item): void {
    const name = key.slice(5);
    if (!text.trim()) {
      if (this.found.spec.fields[key]?.required) this.found.add("field-missing", key, { label: name.toLowerCase() });
      return;
    }
    const known = ((facts["sources"] ?? []) as Item[]).map((source) => source["id"]);
    let before = "";
    let inList = false;
    for (const line of text.split(/\r?\n/)) {
      this.line(key, line);
      const [item, alone] = [this.begins("item", line), this.begins("alone", line)];
      if (!/^ {4}/.test(line)) this.lookalikes(key, line, !inList && !this.begins("alone", before));
      inList = item || (inList && (!line.trim() || line.startsWith(" ") || !alone));
      before = line;
      for (const match of line.matchAll(new RegExp(this.found.pattern("citation").source, "gu"))) {
        if (!known.includes(match[1])) this.found.add("source-unknown", key, { value: match[1] ?? "" });
      }
    }
    if (!this.found.spec.advice.includes(name)) for (const block of blocks(text)) this.figure(key, block);
  }

  private begins(name: string, line: string): boolean {
    return new RegExp(`^(?:${this.found.pattern(name).source})`, "u").test(line);
  }

  /** What looks like a list, a bold word or a link and is none (kb/checks/lookalikes.py). */
  private lookalikes(key: string, line: string, afterText: boolean): void {
    const sign = this.begins("false_item", line) ? line.match(this.found.pattern("false_item")) : null;
    if (sign) this.found.add("md-list", key, { value: sign[0].trim().slice(0, 2).trim() });
    else if (afterText && this.begins("item", line)) this.found.add("md-list-close", key);
    if (line.includes("**") && this.found.pattern("bold").test(line)) this.found.add("md-bold", key);
    const rest = line.replace(new RegExp(this.found.pattern("citation").source, "gu"), "").replace(new RegExp(this.found.pattern("link").source, "gu"), " ");
    const bare = rest.includes("](") ? null : rest.match(this.found.pattern("bare"));
    if (bare) this.found.add("link-bare", key, { value: bare[0].replace(/[.,;:“]+$/, "") });
    const strange = line.split(/\s+/).find((word) => this.found.pattern("strange").test(word));
    if (strange) this.found.add("text-letters", key, { value: strange });
  }

  private line(key: string, line: string): void {
    if (!line.trim()) return;
    const plain = line.replace(new RegExp(this.found.pattern("citation").source, "gu"), "");
    const linkless = plain.replace(new RegExp(this.found.pattern("link").source, "gu"), (_all, _image, words: string) => words);
    if (this.found.pattern("comment").test(line)) this.found.add("html-comment", key);
    let rest = line.replace(new RegExp(this.found.pattern("good_tags").source, "giu"), " ");
    const auto = rest.match(this.found.pattern("autolink"));
    if (auto) this.found.add("link-form", key, { value: auto[0] });
    rest = rest.replace(new RegExp(this.found.pattern("autolink").source, "giu"), " ");
    const tag = rest.match(this.found.pattern("tag")) ?? line.match(this.found.pattern("attributes"));
    if (tag) this.found.add("html-forbidden", key, { value: tag[0] });
    if (new RegExp(`^(?:${this.found.pattern("footnote").source})`, "u").test(line) || plain.includes("^[")) this.found.add("md-footnote", key, { value: line.trim().split(" ")[0] ?? "" });
    else if (this.found.pattern("bad_citation").test(plain)) this.found.add("md-footnote", key, { value: plain.match(this.found.pattern("bad_citation"))?.[0] ?? "" });
    else if (this.found.pattern("reference").test(plain)) this.found.add("link-form", key, { value: plain.trim().slice(0, 40) });
    const sign = line.match(new RegExp(`^(?:${this.found.pattern("task").source})`, "u")) ?? line.replace(new RegExp(this.found.pattern("link").source, "gu"), "").match(this.found.pattern("foreign"));
    if (sign) this.found.add("md-syntax", key, { value: sign[0].trim() });
    if (!/^( {4}|\t)/.test(line) && new RegExp(`^(?:${this.found.pattern("misshapen").source})`, "u").test(line)) this.found.add("heading-form", key, { value: line.trim() });
    if (/^##\s+\S/.test(line)) this.found.add("heading-unknown", key, { value: line.replace(/^#+\s*/, ""), allowed: this.found.spec.sections.join(", ") });
    if (this.personal(line, false, false)) this.found.add("privacy-personal", key, { kind: this.personal(line, false, false) });
    if (!/^( {4}|\t)/.test(line)) this.form(key, linkless.trim().replace(/^[|>\-*# ]+/, "").replace(/https?:\/\/\S+/g, ""));
    for (const name of ["control", "invisible"]) {
      const match = line.match(this.found.pattern(name));
      if (match) this.found.add(`text-${name}`, key, { hex: (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0") });
    }
  }

  private figure(key: string, block: string): void {
    if (new RegExp(`^(?:${this.found.pattern("imagined").source})`, "u").test(block)) return;
    const text = block.replace(new RegExp(this.found.pattern("link").source, "gu"), (all, _image, words: string) => words.padEnd(all.length));
    let last = -1;
    for (const match of text.matchAll(new RegExp(this.found.pattern("citation").source, "gu"))) last = match.index;
    let tail = text.replace(new RegExp(this.found.pattern("citation").source, "gu"), (all) => " ".repeat(all.length));
    for (const pattern of this.found.figures) tail = tail.replace(pattern, (all) => " ".repeat(all.length));
    for (const match of tail.slice(last + 1).matchAll(new RegExp(this.found.pattern("number").source, "gu"))) {
      if ((match[0].match(/\p{Nd}/gu) ?? []).length >= 2 || match.groups?.["unit"]) {
        this.found.add("figure-uncited", key, { value: match[0].trim() });
        return;
      }
    }
  }
}

/** Paragraphs, items of lists and rows of tables, as `Body.blocks` parts them. */
function blocks(text: string): string[] {
  const found: string[] = [];
  let parts: string[] = [];
  const close = (): void => {
    if (parts.length) found.push(parts.join(" "));
    parts = [];
  };
  const item = /^\s*(?:[-*+]|\d{1,3}[.)])\s+/;
  for (const line of text.split(/\r?\n/)) {
    const heading = /^#{1,6}\s+/.test(line);
    if (heading || !line.trim() || item.test(line) || line.trimStart().startsWith("|")) close();
    if (!heading && line.trim()) parts.push(line.replace(item, "").replace(/^(?:\s{0,3}>\s?)+/, "").trim());
  }
  close();
  return found;
}
