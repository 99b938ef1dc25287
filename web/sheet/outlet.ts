/** What leaves the desk: the file of a copy, its document for Word, the draft of a story. */
import { sheet_form as t } from "../texts.json";
import { saveDocument } from "../lib/documents";
import { fileName, save } from "../lib/files";
import { day, today } from "../lib/lithuanian";
import type { Copy } from "./copies";
import type { Answers, Sheet } from "./description";
import { write } from "./file";
import type { Form } from "./form";
import type { Notices } from "./notices";
import { fill } from "./page";
import { isWide, report } from "./report";
import type * as story from "./story";

export class Outlet {
  constructor(private readonly sheet: Sheet, private readonly form: Form, private readonly notices: Notices) {}

  file(copy: Copy): void {
    save(`${fileName(`${this.sheet.id} ${copy.name}`)}.json`, write(this.sheet, copy.id, copy.name, copy.answers), "application/json");
    this.notices.say(t.file_saved);
  }

  async document(copy: Copy): Promise<void> {
    this.notices.say(t.document_wait);
    try {
      await saveDocument(`${fileName(`${this.sheet.title} ${copy.name}`)}.docx`, {
        title: this.sheet.title,
        footer: `${this.sheet.title} · ${copy.name} · ${day(today())}`,
        landscape: isWide(this.sheet),
        blocks: report(this.sheet, copy.answers, this.form.calculator),
      });
      this.notices.say(t.document_saved);
    } catch {
      this.notices.warn(t.document_failed);
    }
  }

  /** The draft of a story, once everything that it needs is answered. */
  story(module: typeof story, answers: Answers): void {
    if (!this.form.check(module.isNeeded)) return;
    const made = module.draft(this.sheet, answers, this.form.calculator);
    save(made.name, made.content, "text/markdown;charset=utf-8");
    this.notices.say(fill(t.story_saved, made.name));
  }
}
