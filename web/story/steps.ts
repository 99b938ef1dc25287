/** The steps of the form: their titles, and to which of them a field belongs. */
import { story as words } from "../texts.json";
import type { Spec } from "./spec";

const STEPS = words.steps as Record<string, { title: string; why: string }>;

export class Steps {
  readonly count: number;

  constructor(private readonly spec: Spec) {
    this.count = spec.steps.length;
  }

  title(step: number): string {
    return STEPS[this.spec.steps[step]?.id ?? ""]?.title ?? "";
  }

  why(step: number): string {
    return STEPS[this.spec.steps[step]?.id ?? ""]?.why ?? "";
  }

  of(field: string): number {
    const found = this.spec.steps.findIndex((step) => step.fields.some((key) => field === key || field.startsWith(`${key}.`)));
    return found < 0 ? this.spec.steps.findIndex((step) => step.fields.some((key) => key.startsWith(`${field}.`))) : found;
  }

  /** „Šaltiniai, 1: Nuoroda“ for „sources.1.url“. */
  place(field: string): string {
    if (field.startsWith("body.")) return field.slice(5);
    const [first, number, name] = field.split(".") as [string, string?, string?];
    const own = this.spec.fields[field];
    if (own) return own.place ?? own.label;
    const list = this.spec.fields[first];
    const inner = name && list?.fields?.[name]?.label;
    return list ? `${list.label}${number ? `, ${number}` : ""}${inner ? `: ${inner}` : ""}` : this.title(this.of(field)) || field;
  }
}
