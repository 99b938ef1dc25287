/** The rules of `kb check` for one story: the same patterns, limits and words, taken from the model and from kb/messages.yml. */
import { at, tidy } from "./facts";
import { Findings, type Problem } from "./findings";
import { Prose } from "./prose";
import type { Field, Item, Spec, Story } from "./spec";
import { Ties } from "./ties";
import { Values } from "./values";

export class Checker {
  private readonly found: Findings;
  private readonly prose: Prose;
  private readonly values: Values;
  private readonly ties: Ties;

  constructor(private readonly spec: Spec, today: string) {
    this.found = new Findings(spec);
    this.prose = new Prose(this.found);
    this.values = new Values(this.found, this.prose);
    this.ties = new Ties(this.found, today);
  }

  /** Return every problem of a story, in the order of its questions. */
  check(story: Story): Problem[] {
    this.found.all.length = 0;
    const facts = tidy(story.case) as Item;
    for (const step of this.spec.steps) {
      for (const key of step.fields) {
        const field = this.spec.fields[key] as Field;
        if (field.kind === "body") this.prose.body(key, story.body[key.slice(5)] ?? "", facts);
        else this.values.check(key, field, at(facts, key), facts);
      }
    }
    this.ties.check(facts, story);
    return this.found.all.filter((one, place) => this.found.all.findIndex((other) => other.code === one.code && other.field === one.field) === place);
  }

  message(problem: Problem): string {
    const [what, mend] = this.spec.messages[problem.code] ?? [problem.code, ""];
    const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => problem.args[name] ?? "");
    return [what, mend].map(fill).filter(Boolean).join(" – ");
  }

  isError(problem: Problem): boolean {
    return this.spec.messages[problem.code]?.[2] !== "warning";
  }
}
