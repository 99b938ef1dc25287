/** The desk of a sheet: which copy is open, whether it is kept, what can be done with it. */
import { sheet_form as t } from "../texts.json";
import { saveDocument } from "../lib/documents";
import { choose, fileName, save } from "../lib/files";
import { counted, day, today } from "../lib/lithuanian";
import { watch } from "../lib/store";
import { figures } from "./charts";
import { carry, carriers } from "./carry";
import * as shelf from "./copies";
import { fresh, rows, text, type Answers, type Section, type Sheet } from "./description";
import { read, write, type Fault } from "./file";
import { Form } from "./form";
import type { Gathering } from "./gather";
import { button, fill, h } from "./page";
import { paper } from "./paper";
import { isWide, report } from "./report";
import type * as story from "./story";
import { suggestions } from "./suggestions";

const PAUSE = 300;
/** Pictures stand in pairs where each has at least this many pixels. */
const NARROWEST = 420, GAP = 48, WIDEST = 1100;
export const FILE_FAULTS: Record<Fault, string> = { unreadable: t.file_unreadable, not_sheet: t.file_not_sheet, other_sheet: t.file_other, newer: t.file_newer };

/** What only some sheets have; their scripts bring it. */
export interface Extras {
  story?: typeof story;
  gathering?: typeof Gathering;
}

export class Desk {
  private readonly sheet: Sheet;
  private copy: shelf.Copy;
  private readonly form: Form;
  private readonly select = h("select", { id: "kopija" });
  private readonly name = h("input", { id: "kopijos-vardas", type: "text", autocomplete: "off", maxlength: "80" });
  private readonly state = h("p", { class: "state", id: "bukle" });
  private readonly told = h("div", { class: "told", role: "status" });
  private readonly warning = h("div", { class: "warning", role: "alert", hidden: true });
  private readonly bar = h("progress", { id: "eiga", max: "1", value: "0" });
  private readonly count = h("span", {});
  private readonly charts = h("div", { class: "charts" });
  private readonly ideas = h("div", { class: "ideas" });
  private readonly carried = h("div", { class: "carried" });
  private readonly sheetOfPaper = document.getElementById("uzpildytas") as HTMLElement;
  private timer = 0;
  private unkept = false;

  constructor(described: Sheet, root: HTMLElement, private readonly extras: Extras = {}) {
    const beside: Section[] = extras.story ? [extras.story.questions(described)] : [];
    this.sheet = { ...described, sections: [...described.sections, ...beside] };
    this.copy = shelf.copies(this.sheet.id)[0] ?? shelf.make(this.sheet.id, t.first_name, fresh(this.sheet));
    this.form = new Form(this.sheet, this.copy.answers, { changed: () => this.changed(), say: (words, undo) => this.say(words, undo) });
    root.replaceChildren(this.head(), this.warning, this.carried, this.form.element, ...this.story(), ...this.pictures(), this.ending(), ...this.gathering());
    this.show();
    watch("lapas", () => this.otherWindow());
    for (const event of ["pagehide", "visibilitychange"]) addEventListener(event, () => this.flush());
    addEventListener("beforeunload", (event) => {
      this.flush();
      if (this.unkept) event.preventDefault();
    });
    addEventListener("beforeprint", () => this.lay());
    addEventListener("resize", () => this.draw());
  }

  private head(): HTMLElement {
    this.select.addEventListener("change", () => this.choose(this.select.value));
    this.name.addEventListener("input", () => {
      this.copy.name = this.name.value.trim() || t.first_name;
      this.changed();
    });
    this.name.addEventListener("change", () => this.list());
    return h(
      "section",
      { class: "desk", "aria-labelledby": "lapo-stalas" },
      h("h2", { id: "lapo-stalas", class: "sr" }, t.desk),
      h(
        "div",
        { class: "desk-row" },
        h("p", { class: "ask" }, h("label", { for: "kopija" }, t.copy), this.select),
        h("p", { class: "ask" }, h("label", { for: "kopijos-vardas" }, t.copy_name), this.name),
        h("p", { class: "actions" }, button(t.new_copy, () => this.fresh()), button(t.double, () => this.double()), button(t.open_file, () => void this.openFile()), button(t.delete_copy, () => this.remove())),
      ),
      this.contents(),
      h("div", { class: "desk-row" }, h("p", { class: "progress" }, h("label", { for: "eiga" }, this.count), this.bar), this.state),
      this.told,
    );
  }

  /** Ways to the sections of a long sheet. */
  private contents(): HTMLElement {
    const titles = this.sheet.sections.map((section, place) => [section.id, /^\d/.test(section.title) || section.beside ? section.title : `${place + 1}. ${section.title}`] as const);
    const more = this.sheet.charts ? [h("li", {}, h("a", { href: "#paveikslai" }, t.charts))] : [];
    return h("nav", { class: "parts-of-sheet", "aria-label": t.parts }, h("ol", {}, ...titles.map(([id, title]) => h("li", {}, h("a", { href: `#dalis-${id}` }, title))), ...more));
  }

  private ending(): HTMLElement {
    return h(
      "section",
      { class: "ending", "aria-labelledby": "ka-daryti" },
      h("h2", { id: "ka-daryti" }, t.ending),
      h("p", {}, t.ending_intro),
      h(
        "p",
        { class: "actions" },
        button(t.check, () => this.form.check((field) => !field.id.startsWith("story_")), { class: "button" }),
        button(t.save_file, () => this.saveFile()),
        button(t.save_document, () => void this.saveDocument()),
        button(t.print_filled, () => this.print("filled")),
        button(t.print_empty, () => this.print("empty")),
      ),
    );
  }

  private story(): HTMLElement[] {
    const { story } = this.extras;
    if (!story) return [];
    return [h("p", { class: "actions after-story" }, button(t.make_story, () => this.makeStory(story), { class: "button" }))];
  }

  private pictures(): HTMLElement[] {
    if (!this.sheet.charts) return [];
    return [h("section", { class: "pictures", "aria-labelledby": "paveikslai" }, h("h2", { id: "paveikslai" }, t.charts), this.charts, this.ideas)];
  }

  private gathering(): HTMLElement[] {
    const { gathering: Gathered } = this.extras;
    return Gathered ? [new Gathered(this.sheet, () => this.print("summary"), FILE_FAULTS).element] : [];
  }

  /** Show the open copy. */
  private show(): void {
    this.form.open(this.copy.answers);
    this.name.value = this.copy.name;
    this.list();
    this.carryOffers();
    this.draw();
    this.told.replaceChildren();
    this.state.textContent = this.copy.mark ? fill(t.kept, clock(this.copy.changed)) : t.not_begun;
  }

  private list(): void {
    const kept = shelf.copies(this.sheet.id);
    const all = kept.some((one) => one.id === this.copy.id) ? kept : [this.copy, ...kept];
    this.select.replaceChildren(...all.map((one) => h("option", { value: one.id, selected: one.id === this.copy.id }, one.id === this.copy.id ? this.copy.name : one.name)));
  }

  private changed(): void {
    this.unkept = true;
    this.draw();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.flush(), PAUSE);
  }

  /** Keep the copy now. */
  private flush(): void {
    clearTimeout(this.timer);
    if (!this.unkept) return;
    const isNew = this.copy.mark === "";
    let outcome = shelf.keep(this.copy);
    if (outcome === "other") {
      this.copy = { ...shelf.make(this.sheet.id, fill(t.other_name, this.copy.name), this.copy.answers) };
      this.name.value = this.copy.name;
      outcome = shelf.keep(this.copy);
      this.warn(fill(t.forked, this.copy.name));
    }
    this.unkept = outcome !== "kept";
    if (outcome === "kept") {
      this.state.textContent = fill(t.kept, clock(this.copy.changed));
      if (isNew || this.select.value !== this.copy.id) this.list();
    } else {
      this.state.textContent = t.not_kept;
      this.warn(t.full, button(t.save_file, () => this.saveFile(), { class: "button" }));
    }
  }

  /** Another window wrote this copy: the reader chooses, nothing is thrown away. */
  private otherWindow(): void {
    const stored = shelf.stored(this.copy.id);
    this.list();
    if (!stored || stored.mark === this.copy.mark) return;
    const take = button(t.take_newest, () => {
      this.flush();
      this.choose(stored.id);
      this.warning.hidden = true;
    });
    this.warn(t.changed_elsewhere, take);
  }

  private warn(words: string, ...ways: HTMLElement[]): void {
    this.warning.replaceChildren(h("p", {}, words), ...(ways.length ? [h("p", { class: "actions" }, ...ways)] : []));
    this.warning.hidden = false;
  }

  private say(words: string, undo?: () => void): void {
    this.told.replaceChildren(h("p", {}, words), ...(undo ? [button(t.undo, undo)] : []));
  }

  private open(copy: shelf.Copy): void {
    this.flush();
    this.copy = copy;
    this.warning.hidden = true;
    this.show();
  }

  private choose(id: string): void {
    const kept = shelf.stored(id);
    if (kept) this.open(kept);
  }

  private fresh(): void {
    const number = shelf.copies(this.sheet.id).length + 1;
    this.open(shelf.make(this.sheet.id, fill(t.next_name, number), fresh(this.sheet)));
    this.say(fill(t.opened, this.copy.name));
    this.name.focus();
  }

  private double(): void {
    this.flush();
    this.open(shelf.make(this.sheet.id, fill(t.double_name, this.copy.name), structuredClone(this.copy.answers)));
    this.changed();
    this.flush();
    this.say(fill(t.opened, this.copy.name));
  }

  private remove(): void {
    const gone = this.copy;
    clearTimeout(this.timer);
    this.unkept = false;
    shelf.forget(gone.id);
    this.copy = shelf.copies(this.sheet.id)[0] ?? shelf.make(this.sheet.id, t.first_name, fresh(this.sheet));
    this.show();
    this.say(fill(t.removed, gone.name), () => {
      this.open({ ...gone, mark: "" });
      this.changed();
      this.flush();
      this.say(fill(t.opened, gone.name));
    });
    this.select.focus();
  }

  private async openFile(): Promise<void> {
    const [file] = await choose(".json,application/json");
    if (!file) return;
    const found = read(this.sheet, await file.text());
    if (typeof found === "string") {
      this.warn(`${file.name}: ${FILE_FAULTS[found]}`);
      return;
    }
    this.open(shelf.make(this.sheet.id, found.name || file.name.replace(/\.json$/, ""), found.answers));
    this.changed();
    this.flush();
    this.say(fill(t.opened, this.copy.name) + (found.lost.length ? ` ${fill(t.lost, found.lost.join(", "))}` : ""));
  }

  private saveFile(): void {
    this.flush();
    save(`${fileName(`${this.sheet.id} ${this.copy.name}`)}.json`, write(this.sheet, this.copy.id, this.copy.name, this.copy.answers), "application/json");
    this.say(t.file_saved);
  }

  private async saveDocument(): Promise<void> {
    this.say(t.document_wait);
    try {
      await saveDocument(`${fileName(`${this.sheet.title} ${this.copy.name}`)}.docx`, {
        title: this.sheet.title,
        footer: `${this.sheet.title} · ${this.copy.name} · ${day(today())}`,
        landscape: isWide(this.sheet),
        blocks: report(this.sheet, this.copy.answers, this.form.calculator),
      });
      this.say(t.document_saved);
    } catch {
      this.warn(t.document_failed);
    }
  }

  private makeStory(module: typeof story): void {
    if (!this.form.check(module.isNeeded)) return;
    const made = module.draft(this.sheet, this.copy.answers, this.form.calculator);
    save(made.name, made.content, "text/markdown;charset=utf-8");
    this.say(fill(t.story_saved, made.name));
  }

  private print(mode: "filled" | "empty" | "summary"): void {
    document.body.dataset["print"] = mode;
    this.lay();
    print();
    delete document.body.dataset["print"];
  }

  /** Before printing: the filled sheet when something is filled, unless a reader has asked for the empty one. */
  private lay(): void {
    const asked = document.body.dataset["print"];
    const filled = asked === "filled" || (!asked && this.touched());
    document.body.classList.toggle("prints-filled", filled);
    document.body.classList.toggle("prints-summary", asked === "summary");
    this.sheetOfPaper.replaceChildren(...(filled ? paper(this.sheet, this.copy.name, this.copy.answers, this.form.calculator) : []));
  }

  private touched(): boolean {
    const start = JSON.stringify(fresh(this.sheet));
    const now: Answers = Object.fromEntries(Object.entries(this.copy.answers).filter(([id]) => text(this.copy.answers, id) || rows(this.copy.answers, id).some((row) => Object.values(row).some(Boolean))));
    return JSON.stringify(now) !== start && this.copy.mark !== "";
  }

  private carryOffers(): void {
    const offers = carriers(this.sheet);
    this.carried.replaceChildren(
      ...(offers.length ? [h("p", {}, t.carry)] : []),
      ...offers.map((offer) =>
        button(`${offer.title}: ${offer.copy.name}`, () => {
          const count = carry(this.sheet, this.copy.answers, offer);
          this.form.open(this.copy.answers);
          if (count) this.changed();
          this.say(count ? fill(t.carried, counted(count, t.answer_one, t.answer_few, t.answer_many)) : t.nothing_carried);
        }),
      ),
    );
  }

  /** Progress, pictures and cases follow the answers. */
  private draw(): void {
    const [done, all] = this.form.progress();
    this.count.textContent = fill(t.progress, done, all);
    this.bar.max = all || 1;
    this.bar.value = done;
    if (!this.sheet.charts) return;
    const whole = this.charts.clientWidth || WIDEST;
    const drawn = figures(this.sheet, this.copy.answers, this.form.calculator, whole > 2 * NARROWEST ? (whole - GAP) / 2 : whole, whole);
    this.charts.replaceChildren(...(drawn.length ? drawn : [h("p", { class: "muted" }, t.no_charts)]));
    this.ideas.replaceChildren(...suggestions(this.sheet, this.copy.answers));
  }
}

function clock(moment: string): string {
  const date = new Date(moment);
  return `${date.getHours()}.${String(date.getMinutes()).padStart(2, "0")}`;
}

/** Lay the desk of the sheet that the page describes. */
export function open(extras: Extras = {}): void {
  const described = document.getElementById("lapo-aprasas");
  const root = document.getElementById("lapas");
  if (described && root) new Desk(JSON.parse(described.textContent ?? "{}") as Sheet, root, extras);
}
