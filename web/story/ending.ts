/** The end of the form: what is wrong, consent, the file, and the letter it goes with. */
import { story as words } from "../texts.json";
import { fileName, save } from "../lib/files";
import { counted } from "../lib/lithuanian";
import type { Checker } from "./check";
import { button, el, fill } from "./dom";
import { tidy } from "./facts";
import type { Problem } from "./findings";
import { get, type Story } from "./spec";
import type { Steps } from "./steps";

/** What the end needs of the form. */
export interface Told {
  story: Story;
  problems: Problem[];
  checker: Checker;
  steps: Steps;
  /** The mailbox that collects stories; empty where the site has none. */
  contact: string;
  show: (field: string) => void;
  preview: () => void;
  say: (text: string) => void;
}

/** Return the last section, with more sections after it as the form wishes. */
export function ending({ story, problems, checker, steps, contact, show, preview, say }: Told): HTMLElement {
  const bad = problems.filter((one) => checker.isError(one));
  const title = String(story.case["title"] ?? "");
  const name = `istorija-${fileName(title)}.kb.json`;
  const section = el("section", { class: "quest", "data-step": steps.count, "aria-labelledby": "k-pabaiga" }, el("h2", { id: "k-pabaiga", tabindex: -1 }, words.review));
  if (problems.length) {
    section.append(el("h3", {}, `${words.check_title}: ${counted(problems.length, "vieta", "vietos", "vietų")}`), el("p", { class: "why" }, words.check_some), el("ul", { class: "faults" }, ...problems.map((one) =>
      el("li", {}, el("strong", {}, `${steps.place(one.field)}: `), `${checker.message(one)} `, button(words.go, "link", () => show(one.field))))));
  } else section.append(el("p", { class: "good" }, words.check_none));
  const consent = el("input", { type: "checkbox", id: "sutikimas" });
  const warn = el("p", { class: "fault", role: "alert" });
  const agreed = (act: () => void) => (): void => {
    warn.textContent = consent.checked ? "" : words.consent_needed;
    if (consent.checked) act();
    else consent.focus();
  };
  consent.addEventListener("change", () => (warn.textContent = ""));
  const subject = fill(words.mail_subject, title);
  const letter = fill(words.mail_body, title, String(get(story, "institution.name") ?? ""), name);
  section.append(
    el("p", { class: "turn" }, button(words.preview, "button quiet", preview)),
    el("label", { class: "option consent", for: "sutikimas" }, consent, words.consent), warn,
    el("p", { class: "turn" }, button(words.save, "button", agreed(() => save(name, file(story), "application/json")))),
    el("p", { class: "hint" }, words.file_note), el("h3", {}, words.mail), el("p", {}, contact ? fill(words.mail_note, name) : words.mail_nobody),
    el("textarea", { class: "letter", rows: 9, readonly: true, "aria-label": words.mail }, `${subject}\n\n${letter}`),
    el("p", { class: "turn" },
      ...(contact && bad.length === 0 ? [el("a", { class: "button", href: `mailto:${contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(letter)}` }, words.mail_open)] : []),
      button(words.mail_copy, "button quiet", () => void navigator.clipboard?.writeText(`${subject}\n\n${letter}`).then(() => say(words.mail_copied), () => undefined))));
  return section;
}

/** The file of a story: its facts without what is empty, and only the pictures that it lists. */
function file(story: Story): string {
  const listed = new Set(((story.case["images"] ?? []) as Record<string, unknown>[]).map((one) => String(one["file"])));
  const pictures = Object.fromEntries(Object.entries(story.pictures).filter(([name]) => listed.has(name)));
  return `${JSON.stringify({ ...story, case: tidy(story.case), pictures }, null, 1)}\n`;
}
