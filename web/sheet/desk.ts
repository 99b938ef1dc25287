/** The desk of a sheet: which copy is open, whether it is kept, what can be done with it. */
import { sheet_form as t } from "../texts.json";
import { choose } from "../lib/files";
import { clock } from "../lib/lithuanian";
import { watch } from "../lib/store";
import { offers } from "./carry";
import * as shelf from "./copies";
import { fresh, type Section, type Sheet } from "./description";
import { read } from "./file";
import { Form } from "./form";
import { actions, ask, contents, ending } from "./frame";
import type { Gathering } from "./gather";
import { button, fill, h } from "./page";
import { FAULTS, Notices } from "./notices";
import { Outlet } from "./outlet";
import { Pictures } from "./pictures";
import { Press } from "./press";
import type * as story from "./story";

const PAUSE = 300;

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
  private readonly notices = new Notices();
  private readonly bar = h("progress", { id: "eiga", max: "1", value: "0" });
  private readonly count = h("span", {});
  private readonly pictures: Pictures | undefined;
  private readonly carried = h("div", { class: "carried" });
  private readonly press: Press;
  private readonly outlet: Outlet;
  private timer = 0;
  private unkept = false;
  private refused = false;

  constructor(described: Sheet, root: HTMLElement, private readonly extras: Extras = {}) {
    const beside: Section[] = extras.story ? [extras.story.questions(described)] : [];
    this.sheet = { ...described, sections: [...described.sections, ...beside] };
    this.copy = shelf.copies(this.sheet.id)[0] ?? shelf.make(this.sheet.id, t.first_name, fresh(this.sheet));
    this.form = new Form(this.sheet, this.copy.answers, { changed: () => this.changed(), say: (words, undo) => this.notices.say(words, undo) });
    this.outlet = new Outlet(this.sheet, this.form, this.notices);
    this.press = new Press(this.sheet, this.form, () => this.copy);
    this.pictures = described.charts ? new Pictures() : undefined;
    root.replaceChildren(this.head(), this.notices.warning, this.carried, this.form.element, ...this.story(), this.pictures?.element ?? "", this.ending(), ...this.gathering());
    this.show();
    watch("lapas", () => this.otherWindow());
    for (const event of ["pagehide", "visibilitychange"]) addEventListener(event, () => this.flush());
    addEventListener("beforeunload", (event) => {
      this.flush();
      if (this.unkept) event.preventDefault();
    });
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
      h("div", { class: "desk-row" },
        ask(t.copy, this.select),
        ask(t.copy_name, this.name),
        actions(button(t.new_copy, () => this.fresh()), button(t.double, () => this.double()), button(t.open_file, () => void this.openFile()), button(t.delete_copy, () => this.remove())),
      ),
      contents(this.sheet),
      h("div", { class: "desk-row" }, h("p", { class: "progress" }, h("label", { for: "eiga" }, this.count), this.bar), this.state),
      this.notices.told,
    );
  }

  private ending(): HTMLElement {
    return ending(
      button(t.check, () => this.form.check((field) => !field.id.startsWith("story_")), { class: "button" }),
      button(t.save_file, () => this.saveFile()),
      button(t.save_document, () => void this.outlet.document(this.copy)),
      button(t.print_filled, () => this.press.print("filled")),
      button(t.print_empty, () => this.press.print("empty")),
    );
  }

  private story(): HTMLElement[] {
    const { story } = this.extras;
    if (!story) return [];
    return [h("p", { class: "actions after-story" }, button(t.make_story, () => this.outlet.story(story, this.copy.answers), { class: "button" }))];
  }

  private gathering(): HTMLElement[] {
    const { gathering: Gathered } = this.extras;
    return Gathered ? [new Gathered(this.sheet, () => this.press.print("summary")).element] : [];
  }

  /** Show the open copy. */
  private show(): void {
    this.form.open(this.copy.answers);
    this.name.value = this.copy.name;
    this.list();
    this.carried.replaceChildren(...offers(this.sheet, this.copy.answers, (told, count) => this.brought(told, count)));
    this.draw();
    this.notices.hush();
    this.state.textContent = this.copy.mark ? fill(t.kept, clock(new Date(this.copy.changed))) : t.not_begun;
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
      this.notices.warn(fill(t.forked, this.copy.name));
    }
    this.unkept = outcome !== "kept";
    if (outcome === "kept") {
      if (this.refused) this.notices.calm();
      this.state.textContent = fill(t.kept, clock(new Date(this.copy.changed)));
      if (isNew || this.select.value !== this.copy.id) this.list();
    } else {
      this.state.textContent = t.not_kept;
      this.notices.warn(t.full, button(t.save_file, () => this.saveFile(), { class: "button" }));
    }
    this.refused = this.unkept;
  }

  /** Another window wrote this copy: the reader chooses, nothing is thrown away. */
  private otherWindow(): void {
    const stored = shelf.stored(this.copy.id);
    this.list();
    if (!stored || stored.mark === this.copy.mark) return;
    const take = button(t.take_newest, () => {
      this.flush();
      this.choose(stored.id);
    });
    this.notices.warn(t.changed_elsewhere, take);
  }

  private open(copy: shelf.Copy): void {
    this.flush();
    this.copy = copy;
    this.notices.calm();
    this.show();
  }

  private choose(id: string): void {
    const kept = shelf.stored(id);
    if (kept) this.open(kept);
  }

  private fresh(): void {
    const number = shelf.copies(this.sheet.id).length + 1;
    this.open(shelf.make(this.sheet.id, fill(t.next_name, number), fresh(this.sheet)));
    this.notices.say(fill(t.opened, this.copy.name));
    this.name.focus();
  }

  private double(): void {
    this.flush();
    this.open(shelf.make(this.sheet.id, fill(t.double_name, this.copy.name), structuredClone(this.copy.answers)));
    this.changed();
    this.flush();
    this.notices.say(fill(t.opened, this.copy.name));
  }

  private remove(): void {
    const gone = this.copy;
    clearTimeout(this.timer);
    this.unkept = false;
    shelf.forget(gone.id);
    this.copy = shelf.copies(this.sheet.id)[0] ?? shelf.make(this.sheet.id, t.first_name, fresh(this.sheet));
    this.show();
    this.notices.say(fill(t.removed, gone.name), () => {
      this.open({ ...gone, mark: "" });
      this.changed();
      this.flush();
      this.notices.say(fill(t.opened, gone.name));
    });
    this.select.focus();
  }

  private async openFile(): Promise<void> {
    const [file] = await choose(".json,application/json");
    if (!file) return;
    const found = read(this.sheet, await file.text());
    if (typeof found === "string") return this.notices.warn(`${file.name}: ${FAULTS[found]}`);
    this.open(shelf.make(this.sheet.id, found.name || file.name.replace(/\.json$/, ""), found.answers));
    this.changed();
    this.flush();
    this.notices.say(fill(t.opened, this.copy.name) + (found.lost.length ? ` ${fill(t.lost, found.lost.join(", "))}` : ""));
  }

  private saveFile(): void {
    this.flush();
    this.outlet.file(this.copy);
  }

  /** Answers of another sheet have been carried over into this one. */
  private brought(told: string, count: number): void {
    this.form.open(this.copy.answers);
    if (count) this.changed();
    this.notices.say(told);
  }

  /** Progress and pictures follow the answers. */
  private draw(): void {
    const [done, all] = this.form.progress();
    this.count.textContent = fill(t.progress, done, all);
    this.bar.max = all || 1;
    this.bar.value = done;
    this.pictures?.draw(this.sheet, this.copy.answers, this.form.calculator);
  }
}

/** Lay the desk of the sheet that the page describes. */
export function open(extras: Extras = {}): void {
  const described = document.getElementById("lapo-aprasas");
  const root = document.getElementById("lapas");
  if (described && root) new Desk(JSON.parse(described.textContent ?? "{}") as Sheet, root, extras);
}
