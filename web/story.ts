/** The form of a story: everything stays on the reader's device until she saves the file and sends it herself. */
import { story as words } from "./texts.json";
import { choose, fileName, save } from "./lib/files";
import { counted } from "./lib/lithuanian";
import * as store from "./lib/store";
import { Checker, tidy, type Problem } from "./story/check";
import { button, el, fill } from "./story/dom";
import { FieldView, type Host } from "./story/field";
import { Preview } from "./story/preview";
import { fresh, get, isEmpty, type Spec, type Story } from "./story/spec";

const root = document.querySelector<HTMLElement>("#istorija");
const data = document.querySelector("#istorijos-klausimai");
const STEPS = words.steps as Record<string, { title: string; why: string }>;
const WHY = words.why as Record<string, string>;
const DELAY = 350;
const MORE = 3;

class Form implements Host {
  story: Story = fresh();
  readonly today = new Date().toLocaleDateString("sv-SE");
  private readonly checker: Checker;
  private readonly fields = new FieldView(this);
  private readonly looked = new Set<string>();
  private step = 0;
  private all = false;
  private timer = 0;
  private kept = new Map<string, string>();
  private readonly steps = el("div", { class: "steps" });
  private readonly nav = el("ol");
  private readonly state = el("p", { class: "state", role: "status" });
  private readonly meter = el("section", { class: "meter", "aria-label": words.meter });
  private readonly dialog = el("dialog", { class: "preview", "aria-label": words.preview });

  constructor(readonly spec: Spec, private readonly home: HTMLElement) {
    this.checker = new Checker(spec, this.today);
    this.read();
    this.frame();
    this.draw();
  }

  // — what is kept on the device —

  private read(): void {
    const kept = store.read<Story>("istorija");
    if (!kept || typeof kept.case !== "object") return;
    this.story = { ...fresh(), case: kept.case, body: kept.body ?? {} };
    for (const name of store.ids("istorija")) this.story.pictures[name] = store.read<string>("istorija", name) ?? "";
    this.kept = new Map(Object.entries(this.story.pictures));
  }

  private keep(): void {
    const { pictures, ...rest } = this.story;
    let good = store.write("istorija", rest);
    for (const [name, picture] of Object.entries(pictures)) {
      if (this.kept.get(name) !== picture) good = store.write("istorija", picture, name) && good;
    }
    for (const name of this.kept.keys()) if (!(name in pictures)) store.remove("istorija", name);
    this.kept = new Map(Object.entries(pictures));
    this.say(good ? words.saved : words.not_saved);
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
    const old = this.steps.querySelector(`[data-key="${CSS.escape(key)}"]`);
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
    const wide = matchMedia("(min-width: 60rem)").matches;
    const nav = el("nav", { class: "questions", "aria-label": words.contents }, el("details", { open: wide }, el("summary", {}, words.contents), this.nav));
    this.dialog.addEventListener("close", () => this.dialog.replaceChildren());
    this.home.replaceChildren(bar, this.state, el("div", { class: "story-grid" }, el("div", { class: "beside" }, nav, this.meter), this.steps), this.dialog);
    this.home.hidden = false;
  }

  private draw(): void {
    for (const one of this.home.querySelectorAll<HTMLElement>(".modes button")) one.setAttribute("aria-pressed", String(one.dataset["all"] === String(this.all)));
    const last = this.spec.steps.length;
    const shown = this.all ? [...Array(last + 1).keys()] : [this.step];
    this.steps.replaceChildren(...shown.map((n) => (n < last ? this.question(n) : this.ending())));
    this.progress();
    this.faults();
  }

  private go(step: number, key = ""): void {
    this.step = step;
    if (!this.all) this.draw();
    const section = this.steps.querySelector<HTMLElement>(`[data-step="${step}"]`);
    const at = key ? this.steps.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? this.steps.querySelector<HTMLElement>(`[data-key="${CSS.escape(key.split(".")[0] ?? "")}"]`) : null;
    const target = at?.querySelector<HTMLElement>("input, textarea, select, button") ?? section?.querySelector<HTMLElement>("h2");
    target?.focus({ preventScroll: true });
    (at ?? section)?.scrollIntoView({ block: "start" });
  }

  private question(n: number): HTMLElement {
    const one = this.spec.steps[n] as Spec["steps"][number];
    const texts = STEPS[one.id] as { title: string; why: string };
    const section = el("section", { class: "quest", "data-step": n, "aria-labelledby": `k-${one.id}` },
      el("p", { class: "where" }, fill(words.step_of, n + 1, this.spec.steps.length)),
      el("h2", { id: `k-${one.id}`, tabindex: -1 }, texts.title), el("p", { class: "why" }, texts.why));
    for (const key of one.fields) if (key !== "place.county" || get(this.story, "country") === "NO") section.append(this.fields.draw(key));
    if (!this.all) {
      section.append(el("p", { class: "turn" }, ...(n ? [button(words.back, "button quiet", () => this.go(n - 1))] : []),
        button(n + 1 < this.spec.steps.length ? words.next : words.finish, "button", () => {
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
    for (const box of this.steps.querySelectorAll<HTMLElement>("[data-key]")) {
      const key = box.dataset["key"] ?? "";
      const own = found.filter((one) => (one.field === key || (box.classList.contains("ask") && one.field.startsWith(`${key}.`))) && (shown(one) || this.step >= this.spec.steps.length));
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

  private stepOf(field: string): number {
    const found = this.spec.steps.findIndex((step) => step.fields.some((key) => field === key || field.startsWith(`${key}.`)));
    return found < 0 ? this.spec.steps.findIndex((step) => step.fields.some((key) => key.startsWith(`${field}.`))) : found;
  }

  private progress(): void {
    const problems = this.problems();
    const missing = problems.filter((one) => one.code === "field-missing");
    this.nav.replaceChildren(...[...this.spec.steps.map((step, n) => {
      const bad = problems.some((one) => this.checker.isError(one) && this.stepOf(one.field) === n);
      const empty = step.fields.every((key) => isEmpty(get(this.story, key)));
      return this.link(n, STEPS[step.id]?.title ?? "", empty ? "" : bad ? "some" : "done");
    }), this.link(this.spec.steps.length, words.review, "")]);
    const lacking = this.spec.weight.filter((key) => isEmpty(get(this.story, key)));
    const needed = Object.entries(this.spec.fields).filter(([, field]) => field.required).length;
    const top = needed + this.spec.weight.length;
    const value = Math.max(0, top - missing.length - lacking.length);
    const title = (step: number): string => STEPS[this.spec.steps[step]?.id ?? ""]?.title ?? "";
    const left = [...new Set(missing.map((one) => title(this.stepOf(one.field))))];
    this.meter.replaceChildren(el("h2", {}, words.meter),
      el("p", {}, el("progress", { max: top, value, "aria-label": words.meter }), ` ${Math.round((100 * value) / top)}\u00a0proc.`),
      el("p", {}, left.length ? fill(words.meter_required, left.join(", ")) : words.meter_ready));
    if (!lacking.length) this.meter.append(el("p", {}, words.meter_all));
    else {
      this.meter.append(el("p", { class: "more" }, `${words.meter_more}:`), el("ul", {}, ...lacking.slice(0, MORE).map((key) => el("li", {},
        button(this.spec.fields[key]?.label ?? key, "link", () => this.go(this.stepOf(key), key)), ` – ${WHY[key] ?? ""}`))));
    }
  }

  private link(n: number, title: string, look: string): HTMLElement {
    const made = button(title, `go ${look}`, () => this.go(n));
    if (!this.all && n === this.step) made.setAttribute("aria-current", "step");
    return el("li", {}, made);
  }

  // — the end —

  private ending(): HTMLElement {
    const problems = this.problems();
    const bad = problems.filter((one) => this.checker.isError(one));
    const name = `istorija-${fileName(String(this.story.case["title"] ?? ""))}.kb.json`;
    const section = el("section", { class: "quest", "data-step": this.spec.steps.length, "aria-labelledby": "k-pabaiga" }, el("h2", { id: "k-pabaiga", tabindex: -1 }, words.review));
    if (problems.length) {
      section.append(el("h3", {}, `${words.check_title}: ${counted(problems.length, "vieta", "vietos", "vietų")}`), el("p", { class: "why" }, words.check_some), el("ul", { class: "faults" }, ...problems.map((one) =>
        el("li", {}, el("strong", {}, `${this.place(one.field)}: `), `${this.checker.message(one)} `, button(words.go, "link", () => {
          this.looked.add(one.field);
          this.go(this.stepOf(one.field), one.field);
        })))));
    } else section.append(el("p", { class: "good" }, words.check_none));
    const consent = el("input", { type: "checkbox", id: "sutikimas" });
    const warn = el("p", { class: "fault", role: "alert" });
    const agreed = (act: () => void) => (): void => {
      warn.textContent = consent.checked ? "" : words.consent_needed;
      if (consent.checked) act();
      else consent.focus();
    };
    consent.addEventListener("change", () => (warn.textContent = ""));
    const contact = this.home.dataset["contact"] ?? "";
    const subject = fill(words.mail_subject, String(this.story.case["title"] ?? ""));
    const institution = String(get(this.story, "institution.name") ?? "");
    const letter = fill(words.mail_body, String(this.story.case["title"] ?? ""), institution, name);
    section.append(
      el("p", { class: "turn" }, button(words.preview, "button quiet", () => this.preview())),
      el("label", { class: "option consent", for: "sutikimas" }, consent, words.consent), warn,
      el("p", { class: "turn" }, button(words.save, "button", agreed(() => save(name, this.file(), "application/json")))),
      el("p", { class: "hint" }, words.file_note), el("h3", {}, words.mail), el("p", {}, contact ? fill(words.mail_note, name) : words.mail_nobody),
      el("textarea", { class: "letter", rows: 9, readonly: true, "aria-label": words.mail }, `${subject}\n\n${letter}`),
      el("p", { class: "turn" },
        ...(contact && bad.length === 0 ? [el("a", { class: "button", href: `mailto:${contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(letter)}` }, words.mail_open)] : []),
        button(words.mail_copy, "button quiet", () => void navigator.clipboard?.writeText(`${subject}\n\n${letter}`).then(() => this.say(words.mail_copied), () => undefined))));
    if (!this.all) section.append(el("p", { class: "turn" }, button(words.back, "button quiet", () => this.go(this.spec.steps.length - 1))));
    return section;
  }

  /** „Šaltiniai, 1: Nuoroda“ for „sources.1.url“. */
  private place(field: string): string {
    if (field.startsWith("body.")) return field.slice(5);
    const [first, number, name] = field.split(".") as [string, string?, string?];
    const own = this.spec.fields[field];
    if (own) return own.label;
    const list = this.spec.fields[first];
    const inner = name && list?.fields?.[name]?.label;
    return list ? `${list.label}${number ? `, ${number}` : ""}${inner ? `: ${inner}` : ""}` : STEPS[this.spec.steps[this.stepOf(field)]?.id ?? ""]?.title ?? field;
  }

  private file(): string {
    const listed = new Set(((this.story.case["images"] ?? []) as Record<string, unknown>[]).map((one) => String(one["file"])));
    const pictures = Object.fromEntries(Object.entries(this.story.pictures).filter(([name]) => listed.has(name)));
    return `${JSON.stringify({ ...this.story, case: tidy(this.story.case), pictures }, null, 1)}\n`;
  }

  private preview(): void {
    this.dialog.replaceChildren(el("div", { class: "preview-bar" }, el("p", {}, words.preview_note), button(words.close, "button", () => this.dialog.close())),
      el("div", { class: "wrap" }, new Preview(this.spec, this.story).page()));
    this.dialog.showModal();
    this.dialog.scrollTop = 0;
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
        for (const name of store.ids("istorija")) store.remove("istorija", name);
        store.remove("istorija");
        this.story = fresh();
        this.kept.clear();
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
