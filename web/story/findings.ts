/** What the rules have found in a story, and what they look with: patterns of the model, ready to be used. */
import type { Spec } from "./spec";

export interface Problem {
  code: string;
  field: string;
  args: Record<string, string>;
}

export class Findings {
  readonly all: Problem[] = [];
  /** Rules for the form of the language, each with the code of its message. */
  readonly rules: [string, RegExp][];
  /** What looks like a number but is no figure that needs a source. */
  readonly figures: RegExp[];
  private readonly patterns: Record<string, RegExp>;

  constructor(readonly spec: Spec) {
    this.patterns = Object.fromEntries(Object.entries(spec.patterns).map(([name, [source, flags]]) => [name, new RegExp(source, flags)]));
    this.rules = spec.rules.map(([code, [source, flags]]) => [code, new RegExp(source, flags)]);
    this.figures = spec.figures.map(([source, flags]) => new RegExp(source, `${flags}g`));
  }

  add(code: string, field: string, args: Record<string, string> = {}): void {
    this.all.push({ code, field, args: { hint: "", ...args } });
  }

  pattern(name: string): RegExp {
    return this.patterns[name] as RegExp;
  }
}
