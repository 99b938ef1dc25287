/** Printing: the filled sheet, the empty one, or a summary. */
import type { Copy } from "./copies";
import { fresh, rows, text, type Answers, type Sheet } from "./description";
import type { Form } from "./form";
import { paper } from "./paper";

export class Press {
  private readonly sheetOfPaper = document.getElementById("uzpildytas") as HTMLElement;

  /** `open` gives what lies on the desk when a reader prints. */
  constructor(private readonly sheet: Sheet, private readonly form: Form, private readonly open: () => Copy) {
    addEventListener("beforeprint", () => this.lay());
  }

  print(mode: "filled" | "empty" | "summary"): void {
    document.body.dataset["print"] = mode;
    this.lay();
    print();
    delete document.body.dataset["print"];
  }

  /** Before printing: the filled sheet when something is filled, unless a reader has asked for the empty one. */
  private lay(): void {
    const copy = this.open();
    const asked = document.body.dataset["print"];
    const filled = asked === "filled" || (!asked && this.touched(copy));
    document.body.classList.toggle("prints-filled", filled);
    document.body.classList.toggle("prints-summary", asked === "summary");
    this.sheetOfPaper.replaceChildren(...(filled ? paper(this.sheet, copy.name, copy.answers, this.form.calculator) : []));
  }

  private touched({ answers, mark }: Copy): boolean {
    const start = JSON.stringify(fresh(this.sheet));
    const now: Answers = Object.fromEntries(Object.entries(answers).filter(([id]) => text(answers, id) || rows(answers, id).some((row) => Object.values(row).some(Boolean))));
    return JSON.stringify(now) !== start && mark !== "";
  }
}
