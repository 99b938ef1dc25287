/** The form of a story: everything stays on the reader's device until she saves the file and sends it herself. */
import { story as words } from "./texts.json";
import { choose } from "./lib/files";
import { Checker } from "./story/check";
import { Course } from "./story/course";
import { button, el, fill } from "./story/dom";
import { ending } from "./story/ending";
import { FieldView, type Host } from "./story/field";
import type { Problem } from "./story/findings";
import { preview, stencils } from "./story/preview";
import { Shelf } from "./story/shelf";
import { fresh, get, type Spec, type Story } from "./story/spec";
import { Steps } from "./story/steps";

const root = document.querySelector<HTMLElement>("#istorija");
const data = document.querySelector("#istorijos-klausimai");
const DELAY = 350;

class Form implements Host {
  story: Story = fresh();
  readonly today = new Date().toLocaleDateString("sv-SE");
  private readonly checker: Checker;
  private readonly fields = new FieldView(this);
  private readonly looked = new Set<string>();
  private step = 0;
  private all = false;
  private timer = 0;
  private readonly shelf = new Shelf();
  private readonly steps: Steps;
  private readonly course: Course;
  private readonly questions = el("div", { class: "steps" });
  private readonly state = el("p", { class: "state", role: "status" });
  private readonly dialog = el("dialog", { class: "preview", "aria-label": words.preview });

  constructor(readonly spec: Spec, private readonly home: HTMLElement) {
    this.checker = new Checker(spec, this.today);
    this.steps = new Steps(spec);
    this.course = new Course(spec, this.steps, (step, key) => this.go(step, key));
    this.story = this.shelf.read() ?? fresh();
    this.frame();
    this.draw();
  }

  private keep(): void {
    this.say(this.shelf.keep(this.story) ? words.saved : words.not_saved);
  }

  changed(key: string): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.keep();
      this.progress();
      if (this.looked.has(key)) this.faults();
    }, DELAY);
  }

  left(key: string): void {
    this.looked.add(key);
    this.faults();
    this.progress();
  }

  redraw(key: string): void {
    const old = this.questions.querySelector(`[data-key="${CSS.escape(key)}"]`);
    old?.replaceWith(this.fields.draw(key));
    this.faults();
  }

  say(text: string): void {
    this.state.textContent = text;
  }

  // — the frame —

  private frame(): void {
    const mode = (name: string, all: boolean): HTMLButtonElement => {
      const made = button(name, "chip", () => {
        this.all = all;
        this.draw();
      });
      made.dataset["all"] = String(all);
      return made;
    };
    const bar = el("div", { class: "story-bar" },
      el("div", { role: "group", "aria-label": words.view, class: "modes" }, mode(words.by_one, false), mode(words.all, true)),
      button(words.open, "chip", () => void this.open()), button(words.clear, "chip", () => this.clear()));
    this.dialog.addEventListener("close", () => this.dialog.replaceChildren());
    this.home.replaceChildren(bar, this.state, el("div", { class: "story-grid" }, this.course.element, this.questions), this.dialog);
    this.home.hidden = false;
  }

  private draw(): void {
    for (const one of this.home.querySelectorAll<HTMLElement>(".modes button")) one.setAttribute("aria-pressed", String(one.dataset["all"] === String(this.all)));
    const last = this.steps.count;
    const shown = this.all ? [...Array(last + 1).keys()] : [this.step];
    this.questions.replaceChildren(...shown.map((n) => (n < last ? this.question(n) : this.ending())));
    this.progress();
    this.faults();
  }

  private go(step: number, key = ""): void {
    this.step = step;
    if (!this.all) this.draw();
    const section = this.questions.querySelector<HTMLElement>(`[data-step="${step}"]`);
    const at = key ? this.questions.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? this.questions.querySelector<HTMLElement>(`[data-key="${CSS.escape(key.split(".")[0] ?? "")}"]`) : null;
    const target = at?.querySelector<HTMLElement>("input, textarea, select, button") ?? section?.querySelector<HTMLElement>("h2");
    target?.focus({ preventScroll: true });
    (at ?? section)?.scrollIntoView({ block: "start" });
  }

  private question(n: number): HTMLElement {
    const one = this.spec.steps[n] as Spec["steps"][number];
    const section = el("section", { class: "quest", "data-step": n, "aria-labelledby": `k-${one.id}` },
      el("p", { class: "where" }, fill(words.step_of, n + 1, this.steps.count)),
      el("h2", { id: `k-${one.id}`, tabindex: -1 }, this.steps.title(n)), el("p", { class: "why" }, this.steps.why(n)));
    for (const key of one.fields) if (key !== "place.county" || get(this.story, "country") === "NO") section.append(this.fields.draw(key));
    if (!this.all) {
      section.append(el("p", { class: "turn" }, ...(n ? [button(words.back, "button quiet", () => this.go(n - 1))] : []),
        button(n + 1 < this.steps.count ? words.next : words.finish, "button", () => {
          for (const key of one.fields) this.looked.add(key);
          this.go(n + 1);
        })));
    }
    return section;
  }

  // — what is missing —

  private problems(): Problem[] {
    return this.checker.check(this.story);
  }

  /** Problems that an open question shows under itself; a question not yet reached is left in peace. */
  private faults(): void {
    const found = this.problems();
    const shown = (problem: Problem): boolean => [...this.looked].some((key) => problem.field === key || problem.field.startsWith(`${key}.`));
    for (const box of this.questions.querySelectorAll<HTMLElement>("[data-key]")) {
      const key = box.dataset["key"] ?? "";
      const own = found.filter((one) => (one.field === key || (box.classList.contains("ask") && one.field.startsWith(`${key}.`))) && (shown(one) || this.step >= this.steps.count));
      const fault = box.querySelector<HTMLElement>(":scope > .fault");
      if (!fault) continue;
      fault.hidden = own.length === 0;
      fault.textContent = own.map((one) => this.checker.message(one)).join(". ");
      fault.classList.toggle("mild", own.length > 0 && !own.some((one) => this.checker.isError(one)));
      for (const input of box.querySelectorAll(":scope > input, :scope > select, :scope > .entry > input, :scope > .entry > textarea")) {
        if (own.length) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
    }
  }

  private progress(): void {
    this.course.draw(this.story, this.problems(), (one) => this.checker.isError(one), this.all ? undefined : this.step);
  }

  // — the end —

  private ending(): HTMLElement {
    const section = ending({
      story: this.story, problems: this.problems(), checker: this.checker, steps: this.steps, contact: this.home.dataset["contact"] ?? "",
      show: (field) => {
        this.looked.add(field);
        this.go(this.steps.of(field), field);
      },
      preview: () => void this.preview(), say: (text) => this.say(text),
    });
    if (!this.all) section.append(el("p", { class: "turn" }, button(words.back, "button quiet", () => this.go(this.steps.count - 1))));
    return section;
  }

  private async preview(): Promise<void> {
    const { stencils: file = "", look = "" } = this.home.dataset;
    try {
      const known = await stencils(file, look);
      this.dialog.replaceChildren(el("div", { class: "preview-bar" }, el("p", {}, words.preview_note), button(words.close, "button", () => this.dialog.close())),
        el("div", { class: "wrap preview-page" }, preview(known, this.spec, this.story, this.today)));
      this.dialog.showModal();
      this.dialog.scrollTop = 0;
    } catch {
      this.say(words.preview_lost);
    }
  }

  private async open(): Promise<void> {
    const [file] = await choose(".json,application/json");
    if (!file) return;
    try {
      const read = JSON.parse(await file.text()) as Story;
      if (read.format !== "kb-istorija" || typeof read.case !== "object" || typeof read.body !== "object") throw new Error("format");
      this.story = { ...fresh(), case: read.case, body: read.body, pictures: read.pictures ?? {} };
      this.step = 0;
      this.draw();
      this.keep();
      this.say(words.opened);
    } catch {
      this.say(words.bad_file);
    }
  }

  /** Nothing is deleted without a second word. */
  private clear(): void {
    const sure = el("div", { class: "sure", role: "alertdialog", "aria-label": words.clear_sure }, el("p", {}, words.clear_sure),
      button(words.clear_yes, "button", () => {
        sure.remove();
        this.shelf.clear();
        this.story = fresh();
        this.looked.clear();
        this.step = 0;
        this.draw();
        this.say(words.cleared);
      }), button(words.clear_no, "button quiet", () => sure.remove()));
    this.home.querySelector(".sure")?.remove();
    this.home.querySelector(".story-bar")?.after(sure);
    sure.querySelector<HTMLElement>(".quiet")?.focus();
  }
}

if (root && data) new Form(JSON.parse(data.textContent ?? "{}") as Spec, root);
