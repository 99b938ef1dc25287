/** The rules of `kb check` for one story: the same patterns, limits and words, taken from the model and from kb/messages.yml. */
import type { Field, Item, Spec, Story } from "./spec";

export interface Problem {
  code: string;
  field: string;
  args: Record<string, string>;
}

/** Facts without what is empty, with ordinary spaces: as `tidy` of kb/story.py leaves them. */
export function tidy(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/[ \t\r\n\u00a0\u2000-\u200a\u202f]+/g, " ").trim();
  if (Array.isArray(value)) return value.map(tidy).filter((part) => !hollow(part));
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, tidy(part)] as const).filter(([, part]) => !hollow(part)));
  return value;
}

function hollow(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}

export class Checker {
  private readonly found: Problem[] = [];
  private readonly patterns: Record<string, RegExp>;
  private readonly rules: [string, RegExp][];
  private readonly figures: RegExp[];

  constructor(private readonly spec: Spec, private readonly today: string) {
    this.patterns = Object.fromEntries(Object.entries(spec.patterns).map(([name, [source, flags]]) => [name, new RegExp(source, flags)]));
    this.rules = spec.rules.map(([code, [source, flags]]) => [code, new RegExp(source, flags)]);
    this.figures = spec.figures.map(([source, flags]) => new RegExp(source, `${flags}g`));
  }

  /** Return every problem of a story, in the order of its questions. */
  check(story: Story): Problem[] {
    this.found.length = 0;
    const facts = tidy(story.case) as Item;
    for (const step of this.spec.steps) {
      for (const key of step.fields) {
        const field = this.spec.fields[key] as Field;
        if (field.kind === "body") this.body(key, story.body[key.slice(5)] ?? "", facts);
        else this.value(key, field, at(facts, key), facts);
      }
    }
    this.together(facts, story);
    return this.found.filter((one, place) => this.found.findIndex((other) => other.code === one.code && other.field === one.field) === place);
  }

  message(problem: Problem): string {
    const [what, mend] = this.spec.messages[problem.code] ?? [problem.code, ""];
    const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => problem.args[name] ?? "");
    return [what, mend].map(fill).filter(Boolean).join(" – ");
  }

  isError(problem: Problem): boolean {
    return this.spec.messages[problem.code]?.[2] !== "warning";
  }

  private add(code: string, field: string, args: Record<string, string> = {}): void {
    this.found.push({ code, field, args: { hint: "", ...args } });
  }

  private pattern(name: string): RegExp {
    return this.patterns[name] as RegExp;
  }

  private value(key: string, field: Field, value: unknown, facts: Item): void {
    if (field.kind === "list") return this.list(key, field, (value ?? []) as Item[], facts);
    if (field.kind === "choices" || field.kind === "cites") return this.words(key, field, (value ?? []) as string[]);
    if (hollow(value)) {
      if (field.required) this.add("field-missing", key, { label: field.label.toLowerCase() });
      return;
    }
    const text = String(value);
    this.prose(key, text, facts);
    switch (field.kind) {
      case "choice":
        if (!field.options?.some(([word]) => word === text)) this.add("value-choice", key, { value: text, allowed: (field.options ?? []).map(([, label]) => label).join(", ") });
        return;
      case "month":
        if (!this.isMonth(text)) this.add("value-month", key, { value: text });
        return;
      case "partial":
        if (text.split("-").length === 3 ? !this.isDay(text) : !this.isMonth(text)) this.add(text.split("-").length === 3 ? "value-date" : "value-month", key, { value: text });
        return;
      case "day":
        if (!this.isDay(text)) this.add("value-date", key, { value: text });
        return;
      case "link":
        if (!this.isLink(text, key.startsWith("sources.") ? ["https:", "http:"] : ["https:"])) this.add("value-url", key, { value: text });
        return;
      case "number":
        if (!/^-?[0-9]{1,15}(\.[0-9]{1,6})?$/.test(text)) this.add("value-number", key, { value: text });
        else this.range(key, field, Number(text));
        return;
      case "whole":
        if (!/^-?(0|[1-9][0-9]{0,14})$/.test(text)) this.add("value-type", key, { value: text, expected: "rašykite sveiką skaičių" });
        else this.range(key, field, Number(text));
        return;
      case "flag":
        return;
      default:
        this.text(key, field, text);
    }
  }

  private text(key: string, field: Field, text: string): void {
    const markup = text.match(this.pattern("markup"));
    const length = [...text].length;
    if (/[<>]/.test(text) || this.pattern("entity").test(text)) this.add("value-html", key);
    else if (markup) this.add("value-markup", key, { value: markup[0] });
    else if (field.most && length > field.most) this.add("value-length", key, { length: String(length), limits: `daugiausia ${field.most}` });
    else if (field.least && length < field.least) this.add("value-length", key, { length: String(length), limits: `bent ${field.least}` });
  }

  private range(key: string, field: Field, value: number): void {
    if (field.least !== undefined && value < field.least) this.add("value-range", key, { value: String(value), limits: `nuo ${field.least}` });
    if (field.most !== undefined && value > field.most) this.add("value-range", key, { value: String(value), limits: `iki ${field.most}` });
  }

  private words(key: string, field: Field, values: string[]): void {
    if (!values.length && field.required) this.add("field-missing", key, { label: field.label.toLowerCase() });
    else if (values.length && field.most && values.length > field.most) this.add("value-count", key, { length: String(values.length), limits: `daugiausia ${field.most}` });
    else {
      values.forEach((word, n) => {
        if (field.kind === "choices" && !field.options?.some(([known]) => known === word)) this.add("value-choice", `${key}.${n + 1}`, { value: word, allowed: "" });
        else if (values.indexOf(word) < n) this.add("value-duplicate", `${key}.${n + 1}`, { value: word });
      });
    }
  }

  private list(key: string, field: Field, list: Item[], facts: Item): void {
    if (!list.length && field.required) this.add("field-missing", key, { label: field.label.toLowerCase() });
    list.forEach((item, n) => {
      for (const [name, inner] of Object.entries(field.fields ?? {})) {
        const path = `${key}.${n + 1}.${name}`;
        const empty = hollow(item[name]);
        if (inner.kind === "flag" || (key === "sources" && name === "id")) continue;
        if (inner.kind === "cites" && inner.required && empty) this.add("field-missing", path, { label: inner.label.toLowerCase() });
        else this.value(path, inner, item[name], facts);
      }
    });
  }

  /** What concerns every text that readers see: the form of the language, personal data, invisible signs. */
  private prose(key: string, text: string, facts: Item): void {
    const last = key.split(".").pop() as string;
    const contact = facts["contact"] as Item | undefined;
    if (this.personal(text, key.startsWith("contact."), Boolean(contact?.["person_consent"]) && key.startsWith("contact."))) this.add("privacy-personal", key, { kind: this.personal(text, false, false) });
    for (const name of ["control", "invisible"]) {
      const match = text.match(this.pattern(name));
      if (match) this.add(`text-${name}`, key, { hex: (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0") });
    }
    if (this.spec.unread.includes(last) || this.spec.unread.includes(key.split(".")[0] as string)) return;
    this.form(key, text.replace(/https?:\/\/\S+/g, ""));
  }

  private form(key: string, text: string): void {
    for (const [code, pattern] of this.rules) {
      const match = text.match(pattern);
      if (match) this.add(code, key, { value: match[0].trim() });
    }
  }

  private personal(text: string, inContact: boolean, agreed: boolean): string {
    for (const match of text.matchAll(new RegExp(this.pattern("mailbox").source, "gu"))) {
      const name = (match[1] ?? "").toLowerCase();
      const open = new RegExp(`^(?:${this.pattern("institution").source})`, "u").test(name) && !name.includes(".") && !new RegExp(`^(?:${this.pattern("private").source})$`, "u").test((match[2] ?? "").toLowerCase());
      const linked = text.slice(0, match.index).endsWith("mailto:");
      if (!(open && (inContact || linked)) && !agreed) return "el. paštas";
    }
    const bare = text.replace(/https?:\/\/\S+/g, " ");
    if (this.pattern("code").test(bare)) return "asmens kodas";
    if (this.pattern("account").test(bare)) return "banko sąskaita";
    return this.pattern("phone").test(bare) && !(inContact || agreed) ? "telefonas" : "";
  }

  private body(key: string, text: string, facts: Item): void {
    const name = key.slice(5);
    if (!text.trim()) {
      if (this.spec.fields[key]?.required) this.add("field-missing", key, { label: name.toLowerCase() });
      return;
    }
    const known = ((facts["sources"] ?? []) as Item[]).map((source) => source["id"]);
    for (const line of text.split(/\r?\n/)) {
      this.line(key, line);
      for (const match of line.matchAll(new RegExp(this.pattern("citation").source, "gu"))) {
        if (!known.includes(match[1])) this.add("source-unknown", key, { value: match[1] ?? "" });
      }
    }
    if (!this.spec.advice.includes(name)) for (const block of blocks(text)) this.figure(key, block);
  }

  private line(key: string, line: string): void {
    if (!line.trim()) return;
    const plain = line.replace(new RegExp(this.pattern("citation").source, "gu"), "");
    const linkless = plain.replace(new RegExp(this.pattern("link").source, "gu"), (_all, _image, words: string) => words);
    if (this.pattern("comment").test(line)) this.add("html-comment", key);
    let rest = line.replace(new RegExp(this.pattern("good_tags").source, "giu"), " ");
    const auto = rest.match(this.pattern("autolink"));
    if (auto) this.add("link-form", key, { value: auto[0] });
    rest = rest.replace(new RegExp(this.pattern("autolink").source, "giu"), " ");
    const tag = rest.match(this.pattern("tag")) ?? line.match(this.pattern("attributes"));
    if (tag) this.add("html-forbidden", key, { value: tag[0] });
    if (new RegExp(`^(?:${this.pattern("footnote").source})`, "u").test(line) || plain.includes("^[")) this.add("md-footnote", key, { value: line.trim().split(" ")[0] ?? "" });
    else if (this.pattern("bad_citation").test(plain)) this.add("md-footnote", key, { value: plain.match(this.pattern("bad_citation"))?.[0] ?? "" });
    else if (this.pattern("reference").test(plain)) this.add("link-form", key, { value: plain.trim().slice(0, 40) });
    const sign = line.match(new RegExp(`^(?:${this.pattern("task").source})`, "u")) ?? line.replace(new RegExp(this.pattern("link").source, "gu"), "").match(this.pattern("foreign"));
    if (sign) this.add("md-syntax", key, { value: sign[0].trim() });
    if (!/^( {4}|\t)/.test(line) && new RegExp(`^(?:${this.pattern("misshapen").source})`, "u").test(line)) this.add("heading-form", key, { value: line.trim() });
    if (/^##\s+\S/.test(line)) this.add("heading-unknown", key, { value: line.replace(/^#+\s*/, ""), allowed: this.spec.sections.join(", ") });
    if (this.personal(line, false, false)) this.add("privacy-personal", key, { kind: this.personal(line, false, false) });
    if (!/^( {4}|\t)/.test(line)) this.form(key, linkless.trim().replace(/^[|>\-*# ]+/, "").replace(/https?:\/\/\S+/g, ""));
    for (const name of ["control", "invisible"]) {
      const match = line.match(this.pattern(name));
      if (match) this.add(`text-${name}`, key, { hex: (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0") });
    }
  }

  private figure(key: string, block: string): void {
    if (new RegExp(`^(?:${this.pattern("imagined").source})`, "u").test(block)) return;
    const text = block.replace(new RegExp(this.pattern("link").source, "gu"), (all, _image, words: string) => words.padEnd(all.length));
    let last = -1;
    for (const match of text.matchAll(new RegExp(this.pattern("citation").source, "gu"))) last = match.index;
    let tail = text.replace(new RegExp(this.pattern("citation").source, "gu"), (all) => " ".repeat(all.length));
    for (const pattern of this.figures) tail = tail.replace(pattern, (all) => " ".repeat(all.length));
    for (const match of tail.slice(last + 1).matchAll(new RegExp(this.pattern("number").source, "gu"))) {
      if ((match[0].match(/\p{Nd}/gu) ?? []).length >= 2 || match.groups?.["unit"]) {
        this.add("figure-uncited", key, { value: match[0].trim() });
        return;
      }
    }
  }

  /** Rules that tie fields together. */
  private together(facts: Item, story: Story): void {
    const text = (key: string): string => String(at(facts, key) ?? "");
    const list = (key: string): Item[] => (Array.isArray(facts[key]) ? (facts[key] as Item[]) : []);
    const needs = (field: string, why: string, mend: string): void => this.add("value-needs", field, { why, mend });
    const place = text("place.municipality");
    if (text("country") === "LT" && place && !this.found.some((one) => one.field === "place.municipality")) {
      const allowed = [...Object.values(this.spec.counties).flat(), this.spec.whole["LT"]];
      if (!allowed.includes(place)) this.add("value-choice", "place.municipality", { value: place, allowed: "60 Lietuvos savivaldybių arba „Visa Lietuva“" });
    }
    const [started, ended] = [text("started"), text("ended")];
    const record = (): boolean => !this.found.some((one) => /^(value-|field-missing)/.test(one.code) && !one.field.startsWith("body."));
    if (this.isMonth(started) && this.isMonth(ended) && ended.slice(0, started.length) < started.slice(0, ended.length)) this.add("value-order", "ended", { start: started, end: ended });
    const measured = list("results").some((result) => !hollow(result["before"]) && !hollow(result["after"]));
    if (Number(text("evidence")) >= 2 && !measured) needs("evidence", "nuo 2 lygio reikia išmatuoto pokyčio", "įrašykite, kiek buvo prieš ir po, arba pasirinkite žemesnį lygį");
    if (Number(text("replication.difficulty")) >= 4 && !list("funding").length && !text("replication.difficulty_why")) needs("replication", "sudėtingumui 4–5 reikia finansavimo arba paaiškinimo", "atsakykite „Kodėl“ arba įrašykite finansavimą");
    list("funding").forEach((item, n) => {
      if (!hollow(item["amount"]) && hollow(item["currency"])) needs(`funding.${n + 1}.currency`, "suma be valiutos", "pasirinkite valiutą");
    });
    list("risks").forEach((item, n) => {
      if (item["happened"] === true && hollow(item["sources"])) needs(`risks.${n + 1}.sources`, "pažymėta, kad taip nutiko, bet šaltinio nėra", "pažymėkite šaltinį arba nuimkite žymą");
    });
    list("images").forEach((item, n) => {
      if (item["people"] === "recognisable" && hollow(item["consent"])) needs(`images.${n + 1}.consent`, "nuotraukoje žmones galima atpažinti, bet sutikimo nėra", "įrašykite, kada ir kaip gautas sutikimas, arba pakeiskite nuotrauką");
    });
    list("sources").forEach((source, n) => {
      const language = String(source["language"] ?? "");
      if (language && !(language in this.spec.languages)) this.add("value-choice", `sources.${n + 1}.language`, { value: language, allowed: Object.keys(this.spec.languages).join(", ") });
    });
    if (!record()) return;
    // What follows is asked of a whole record only, as in kb/checks.
    for (const [key, value] of [["started", started], ["ended", ended]] as const) if (value && value > this.today.slice(0, value.length)) this.add("value-date-future", key, { value });
    if (ended && ended < this.today.slice(0, ended.length) && ["running", "trial"].includes(text("stage"))) this.add("value-stale", "stage", { why: `pažymėta, kad tęsiasi, bet pabaiga – ${ended}` });
    list("images").forEach((item, n) => {
      const alt = String(item["alt"] ?? "").trim().replace(/\.+$/, "").toLowerCase();
      if (this.spec.alts.includes(alt) || /^[\p{L}\p{N}_-]+\.(?:jpe?g|png|webp|svg|gif|heic)$/u.test(alt)) this.add("image-alt", `images.${n + 1}.alt`);
    });
    this.sources(list("sources"), facts, story);
  }

  private sources(sources: Item[], facts: Item, story: Story): void {
    const cited = new Set<string>();
    const look = (value: unknown): void => {
      if (Array.isArray(value)) for (const part of value) look(part);
      else if (value && typeof value === "object") for (const [key, part] of Object.entries(value)) if (key === "sources" && Array.isArray(part)) for (const one of part) typeof one === "string" && cited.add(one); else look(part);
    };
    look({ ...facts, sources: undefined });
    for (const text of Object.values(story.body)) for (const match of text.matchAll(new RegExp(this.pattern("citation").source, "gu"))) cited.add(match[1] ?? "");
    sources.forEach((source, n) => {
      const [date, accessed] = [String(source["date"] ?? ""), String(source["accessed"] ?? "")];
      if (this.isDay(accessed) && accessed > this.today) this.add("value-date-future", `sources.${n + 1}.accessed`, { value: accessed });
      if (this.isDay(accessed) && date && date > accessed.slice(0, date.length)) this.add("value-needs", `sources.${n + 1}.accessed`, { why: "žiūrėta anksčiau, nei šaltinis paskelbtas", mend: "patikrinkite abi datas" });
      if (!cited.has(String(source["id"]))) this.add("source-unused", `sources.${n + 1}`, { value: String(source["id"]) });
    });
  }

  private isMonth(text: string): boolean {
    return /^[0-9]{4}(-(0[1-9]|1[0-2]))?$/.test(text) && this.inYears(text);
  }

  private isDay(text: string): boolean {
    const day = new Date(`${text}T00:00:00Z`);
    return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && this.inYears(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  }

  private inYears(text: string): boolean {
    const year = Number(text.slice(0, 4));
    return year >= this.spec.years[0] && year <= this.spec.years[1];
  }

  private isLink(text: string, schemes: string[]): boolean {
    const match = /^([a-z]+:)\/\/([^/?#]*)/.exec(text);
    return Boolean(match && schemes.includes(match[1] ?? "") && new RegExp(`^(?:${this.pattern("host").source})$`, "u").test(match[2] ?? "")) && !/[\s<>"'\\`{}|^]/.test(text);
  }
}

function at(facts: Item, key: string): unknown {
  return key.split(".").reduce<unknown>((owner, name) => (owner as Item | undefined)?.[name], facts);
}

/** Paragraphs, items of lists and rows of tables, as `Body.blocks` parts them. */
export function blocks(text: string): string[] {
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
