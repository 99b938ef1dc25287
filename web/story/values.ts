/** Rules for one answer: its kind, its length, its words. */
import { hollow } from "./facts";
import { Dates } from "./dates";
import type { Findings } from "./findings";
import type { Prose } from "./prose";
import type { Field, Item } from "./spec";

export class Values {
  private readonly dates: Dates;

  constructor(private readonly found: Findings, private readonly prose: Prose) {
    this.dates = new Dates(found.spec.years);
  }

  /** Look at the value of a field; lists hold a value for each part of each item. */
  check(key: string, field: Field, value: unknown, facts: Item): void {
    if (field.kind === "list") return this.list(key, field, (value ?? []) as Item[], facts);
    if (field.kind === "choices" || field.kind === "cites") return this.words(key, field, (value ?? []) as string[]);
    if (hollow(value)) {
      if (field.required) this.found.add("field-missing", key, { label: field.label.toLowerCase() });
      return;
    }
    const text = String(value);
    this.prose.value(key, text, facts);
    switch (field.kind) {
      case "choice":
        if (!field.options?.some(([word]) => word === text)) this.found.add("value-choice", key, { value: text, allowed: (field.options ?? []).map(([, label]) => label).join(", ") });
        return;
      case "month":
        if (!this.dates.isMonth(text)) this.found.add("value-month", key, { value: text });
        return;
      case "partial":
        if (text.split("-").length === 3 ? !this.dates.isDay(text) : !this.dates.isMonth(text)) this.found.add(text.split("-").length === 3 ? "value-date" : "value-month", key, { value: text });
        return;
      case "day":
        if (!this.dates.isDay(text)) this.found.add("value-date", key, { value: text });
        return;
      case "link":
        if (!this.isLink(text, key.startsWith("sources.") ? ["https:", "http:"] : ["https:"])) this.found.add("value-url", key, { value: text });
        return;
      case "number":
        if (!/^-?[0-9]{1,15}(\.[0-9]{1,6})?$/.test(text)) this.found.add("value-number", key, { value: text });
        else this.range(key, field, Number(text));
        return;
      case "whole":
        if (!/^-?(0|[1-9][0-9]{0,14})$/.test(text)) this.found.add("value-type", key, { value: text, expected: "rašykite sveiką skaičių" });
        else this.range(key, field, Number(text));
        return;
      case "flag":
        return;
      default:
        this.text(key, field, text);
    }
  }

  private text(key: string, field: Field, text: string): void {
    const markup = text.match(this.found.pattern("markup"));
    const length = [...text].length;
    if (/[<>]/.test(text) || this.found.pattern("entity").test(text)) this.found.add("value-html", key);
    else if (markup) this.found.add("value-markup", key, { value: markup[0] });
    else if (field.most && length > field.most) this.found.add("value-length", key, { length: String(length), limits: `daugiausia ${field.most}` });
    else if (field.least && length < field.least) this.found.add("value-length", key, { length: String(length), limits: `bent ${field.least}` });
  }

  private range(key: string, field: Field, value: number): void {
    if (field.least !== undefined && value < field.least) this.found.add("value-range", key, { value: String(value), limits: `nuo ${field.least}` });
    if (field.most !== undefined && value > field.most) this.found.add("value-range", key, { value: String(value), limits: `iki ${field.most}` });
  }

  private words(key: string, field: Field, values: string[]): void {
    if (!values.length && field.required) this.found.add("field-missing", key, { label: field.label.toLowerCase() });
    else if (values.length && field.most && values.length > field.most) this.found.add("value-count", key, { length: String(values.length), limits: `daugiausia ${field.most}` });
    else {
      values.forEach((word, n) => {
        if (field.kind === "choices" && !field.options?.some(([known]) => known === word)) this.found.add("value-choice", `${key}.${n + 1}`, { value: word, allowed: "" });
        else if (values.indexOf(word) < n) this.found.add("value-duplicate", `${key}.${n + 1}`, { value: word });
      });
    }
  }

  private list(key: string, field: Field, list: Item[], facts: Item): void {
    if (!list.length && field.required) this.found.add("field-missing", key, { label: field.label.toLowerCase() });
    list.forEach((item, n) => {
      for (const [name, inner] of Object.entries(field.fields ?? {})) {
        const path = `${key}.${n + 1}.${name}`;
        const empty = hollow(item[name]);
        if (inner.kind === "flag" || (key === "sources" && name === "id")) continue;
        if (inner.kind === "cites" && inner.required && empty) this.found.add("field-missing", path, { label: inner.label.toLowerCase() });
        else this.check(path, inner, item[name], facts);
      }
    });
  }

  private isLink(text: string, schemes: string[]): boolean {
    const match = /^([a-z]+:)\/\/([^/?#]*)/.exec(text);
    return Boolean(match && schemes.includes(match[1] ?? "") && new RegExp(`^(?:${this.found.pattern("host").source})$`, "u").test(match[2] ?? "")) && !/[\s<>"'\\`{}|^]/.test(text);
  }
}
