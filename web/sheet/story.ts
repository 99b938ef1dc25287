/**
 * A filled prototype sheet → the draft of a success story: a Markdown file of the case format, for `kb check` and `kb import`.
 *
 * Only what was answered goes in; what the format needs and the sheet does not ask is asked beside it. Nothing is made up: the only
 * source is the sheet itself, and the state is „draft“, so that nothing of it is published before somebody has read it.
 */
import { sheet_story as t } from "../texts.json";
import { fileName } from "../lib/files";
import { today } from "../lib/lithuanian";
import { chosen, fields, full, text, type Answers, type Column, type Field, type Section, type Sheet } from "./description";
import { shown, type Calculator } from "./formula";
import { Fraction } from "./fraction";
import { fill } from "./page";
import { isDay, isPlain, print } from "./values";

/** Questions of the sheet without which there is no story. */
const NEEDED = ["name", "hypothesis", "test_date", "test_place", "log", "worked", "decision", "decision_why"];
const SOURCE = "s1";
const MEASURED = ["tests_total", "success_alone", "success_any", "time_avg"];
/** Most words of a kind that a case may have (model/case.py). */
const MOST = { innovation: 3, themes: 4, audience: 11 } as const;
const BANDS: [string, string][] = [["1000", "up_to_1k"], ["5000", "up_to_5k"], ["20000", "up_to_20k"], ["100000", "up_to_100k"], ["500000", "up_to_500k"]];

/** What the case format needs and the sheet does not ask. */
export function questions(sheet: Sheet): Section {
  const words = sheet.story;
  const options = (kind: "innovation" | "themes" | "audience" | "type"): { value: string; label: string }[] => Object.entries(words?.[kind] ?? {}).map(([value, label]) => ({ value, label }));
  const length = (id: string, sign: string, most: number): Column["rule"] => [sign, ["LEN", ["field", id]], ["number", String(most)]];
  const many = (kind: "innovation" | "themes" | "audience"): Field => ({ id: `story_${kind}`, label: t[kind], type: "choice", multiple: true, required: true, most: MOST[kind], options: options(kind) });
  const list: Field[] = [
    { id: "story_title", label: t.title, type: "text", required: true, help: t.title_help, rule: length("story_title", "<=", 90)!, broken: t.title_long },
    { id: "story_summary", label: t.summary, type: "longtext", required: true, help: t.summary_help, broken: t.summary_long, rule: ["all", length("story_summary", ">=", 80)!, length("story_summary", "<=", 400)!] },
    { id: "story_problem", label: t.problem, type: "longtext", required: true },
    { id: "story_institution", label: t.institution, type: "text", required: true, autofill: "organization" },
    { id: "story_type", label: t.type, type: "choice", required: true, options: options("type") },
    { id: "story_municipality", label: t.municipality, type: "choice", required: true, options: (sheet.municipalities ?? []).map((name) => ({ value: name, label: name })) },
    many("innovation"),
    many("themes"),
    many("audience"),
    { id: "story_author", label: t.author, type: "text", required: true, autofill: "name", help: t.author_help },
  ];
  return { id: "istorija", title: t.heading, intro: t.intro, fields: list, beside: true };
}

/** Which questions must be answered before the draft can be made. */
export function isNeeded(field: Field): boolean {
  return field.id.startsWith("story_") || NEEDED.includes(field.id);
}

/** Mailboxes, personal codes, accounts and telephones; `kb check` looks for the same and has the last word (checks/privacy.py). */
const PERSONAL = new RegExp(
  [
    "[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+",
    "(?<![\\d.-])[3-6]\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])[ -]?\\d{4}(?!\\d)",
    "\\b(?:LT|NO)\\d{2}(?: ?\\d{4}){2,4}(?: ?\\d{1,3})?\\b",
    "(?:\\+ ?(?:370|47)|\\(?\\b8[ )-]{1,3}[3-6]|\\b8[ -]?6|\\b[Tt]el(?:efonas|\\.)?:?[ ]*[+(]?\\d)(?:[ ()-]*\\d){5,11}",
  ].join("|"),
  "g",
);

/** Text on one line, without invisible signs and personal data, with Lithuanian quotes and dashes. */
function tidy(typed: string): string {
  return typed
    .normalize("NFC")
    .replace(/[\u00a0\u2009\u202f\t\r\n]+/g, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .replace(PERSONAL, t.personal_removed)
    .replace(/["“”«»‟]([^"“”«»‟„]*)["“”«»‟]/g, "„$1“")
    .replace(/(^|[\s(])“/g, "$1„")
    .replace(/["”«»‟]|''/g, "")
    .replaceAll("<", "‹")
    .replaceAll(">", "›")
    .replace(/\s+[-—]\s+/g, " – ")
    .replace(/€|\bEUR\b|\beur\b\.?/g, "Eur")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** The same as it may stand in a case: no Markdown signs, numbers, days and sums in their Lithuanian form. */
function prose(typed: string): string {
  return tidy(typed)
    .replace(/[`*\\]|__/g, "")
    .replace(/[[{]/g, "(")
    .replace(/[\]}]/g, ")")
    .replaceAll("|", "/")
    .replace(/^(?:[#>+=~-]+|\d+[.)])\s*/, "")
    .replace(/\b(\d{4}-\d{2}-\d{2})\b/g, (day) => (isDay(day) ? print({ id: "", label: "", type: "date" }, day) : day))
    .replace(/(\d)\.(\d+)(?=\s?(?:proc|mln|mlrd|tūkst|Eur|kron|NOK|kartų))/g, "$1,$2")
    .replace(/(?<![\d.,/-])\d{5,}(?![\d.,/-])/g, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, "\u00a0"))
    .replace(/\s+\[/g, " (");
}

const LONGEST = 1500;

/** Paragraphs of what somebody wrote: short enough, each with its source. */
function paragraphs(typed: string, before = ""): string[] {
  const lines = typed.split("\n").map(prose).filter((line) => /[\p{L}\p{N}]/u.test(line));
  const short = lines.flatMap((line) => line.match(new RegExp(`.{1,${LONGEST}}(?:\\s|$)|.{1,${LONGEST}}`, "gu")) ?? []);
  return short.map((line, place) => cited((place === 0 ? before : "") + line.trim()));
}

/** Addresses as links that say where they lead: a bare one would be no link on the page. */
function linked(line: string): string {
  return line.replace(/https:\/\/([^\s()/]+)(?:\/[^\s()]*[^\s().,;:!?…])?/gu, (address, host: string) => `[${host}](${address})`).replace(/\bhttp:\/\/(?=\S)/gu, "");
}

function cited(line: string): string {
  const [, start = line, stop = ""] = /^(.*?)([.!?…]*)$/su.exec(linked(line)) ?? [];
  return `${start}[^${SOURCE}]${stop || "."}`;
}

/** A text of YAML: always quoted, so that no sign of it means anything; no-break spaces do not belong there. */
function quoted(value: string): string {
  return JSON.stringify(prose(value).replaceAll("\u00a0", " "));
}

class Draft {
  private readonly all: Map<string, Field>;

  constructor(sheet: Sheet, private readonly answers: Answers, private readonly calculator: Calculator) {
    this.all = new Map(fields(sheet).map((field) => [field.id, field]));
  }

  /** An answer as it is read, or nothing. */
  private said(id: string): string {
    const field = this.all.get(id);
    if (!field) return "";
    if (field.type !== "computed") return print(field, text(this.answers, id));
    return field.formula && this.calculator.ready(field.formula) ? shown(field, this.calculator.field(id)).replace("–", "") : "";
  }

  metadata(id: string): string[] {
    const raw = (name: string): string => text(this.answers, name);
    const list = (name: string): string => `[${chosen(this.answers, name).join(", ")}]`;
    return [
      `id: ${id}`,
      `title: ${quoted(raw("story_title"))}`,
      `summary: ${quoted(raw("story_summary"))}`,
      "kind: prototype",
      "country: LT",
      "place:",
      `  municipality: ${raw("story_municipality")}`,
      "institution:",
      `  name: ${quoted(raw("story_institution"))}`,
      `  type: ${raw("story_type")}`,
      `started: ${quoted(raw("test_date").slice(0, 7))}`,
      ...(raw("decision") === "stabdyti" ? ["stage: stopped"] : ["stage: trial"]),
      `innovation: ${list("story_innovation")}`,
      `themes: ${list("story_themes")}`,
      `audience: ${list("story_audience")}`,
      ...this.stage(),
      ...this.results(),
      ...this.cost(),
      "sources:",
      `  - id: ${SOURCE}`,
      `    title: ${quoted(fill(t.source_title, raw("name")))}`,
      `    publisher: ${quoted(raw("story_institution"))}`,
      `    date: ${JSON.stringify(raw("test_date"))}`,
      `    accessed: ${today()}`,
      "    language: lt",
      "review:",
      "  status: draft",
      `  author: ${quoted(raw("story_author"))}`,
      `  checked: ${today()}`,
    ];
  }

  private stage(): string[] {
    const number = text(this.answers, "stage_after");
    return number ? ["mtep_stage:", `  number: ${number}`, `  why: ${quoted(t.stage_why)}`] : [];
  }

  /** Measured results: numbers as data, as the sheet computed them. */
  private results(): string[] {
    const found = MEASURED.flatMap((id) => {
      const field = this.all.get(id);
      const value = field?.formula && this.calculator.ready(field.formula) ? this.calculator.field(id) : null;
      if (!field || !(value instanceof Fraction)) return [];
      return [`  - what: ${quoted(`${t.measured}: ${field.label.toLowerCase()}`)}`, `    after: ${value.plain(2)}`, ...(field.unit ? [`    unit: ${quoted(field.unit)}`] : []), `    sources: [${SOURCE}]`];
    });
    return found.length ? ["results:", ...found] : [];
  }

  private cost(): string[] {
    const cost = text(this.answers, "cost");
    if (!isPlain(cost)) return [];
    const amount = Fraction.read(cost);
    const band = BANDS.find(([most]) => amount.compare(Fraction.read(most)) <= 0)?.[1] ?? "over_500k";
    return ["replication:", "  cost:", `    band: ${band}`, `    note: ${quoted(fill(t.cost_note, this.said("cost")))}`, "    basis: sourced", `    sources: [${SOURCE}]`];
  }

  body(): string[] {
    const named = (id: string, label: string): string[] => paragraphs(text(this.answers, id), label ? `${label}: ` : "");
    const sections: [string, string[]][] = [
      [t.challenge, [...named("story_problem", ""), ...named("tester_profile", t.for_whom)]],
      [t.solution, [...this.prototype(), ...named("hypothesis", t.hypothesis), ...named("riskiest", t.riskiest), ...named("excluded", t.excluded)]],
      [t.results, [...this.test(), ...named("worked", t.worked), ...this.quotes(), ...this.decision()]],
      [t.repeat, this.steps()],
      [t.learnt, [...named("change", t.change), ...named("questions", t.questions), ...named("ideas", t.ideas), ...named("next_test", t.next)]],
    ];
    return sections.filter(([, lines]) => lines.length).flatMap(([title, lines]) => ["", `## ${title}`, "", lines.join("\n\n").replace(/\n\n(?=(?:-|\d+\.) )/g, "\n").replace(/([^\n])\n(?=(?:-|1\.) )/, "$1\n\n")]);
  }

  private prototype(): string[] {
    const kind = this.said("type");
    return paragraphs(fill(kind ? t.prototype : t.prototype_only, prose(text(this.answers, "name")), kind.toLowerCase()));
  }

  private test(): string[] {
    const [day, spot] = [this.said("test_date"), prose(text(this.answers, "test_place"))];
    const figures = MEASURED.flatMap((id) => (this.said(id) ? [`${(this.all.get(id)?.label ?? "").toLowerCase()} – ${this.said(id)}`] : []));
    return [...paragraphs(fill(t.test, day, spot)), ...(figures.length ? [cited(`${t.figures}: ${figures.join("; ")}`)] : [])];
  }

  /** What testers said; they have codes, not names. */
  private quotes(): string[] {
    const log = this.all.get("log");
    const said = log ? full(this.answers, log).map((row) => prose(row["quote"] ?? "").replace(/[„“]/g, "")).filter(Boolean) : [];
    return said.length ? [`${t.quotes}:`, ...said.map((one) => `- „${linked(one)}“[^${SOURCE}]`)] : [];
  }

  private decision(): string[] {
    return paragraphs(text(this.answers, "decision_why"), `${fill(t.decision, this.said("decision").toLowerCase())}. `);
  }

  /** How to do it again: what was prepared, what it took, what testers were asked. */
  private steps(): string[] {
    const tasks = this.all.get("tasks");
    const asked = tasks ? full(this.answers, tasks).map((row) => prose(row["task"] ?? "")).filter(Boolean) : [];
    const parts = [
      [t.step_materials, prose(text(this.answers, "materials").replaceAll("\n", ", "))],
      [t.step_cost, this.said("cost")],
      [t.step_time, this.said("build_minutes")],
      [t.step_testers, this.said("testers_planned")],
      ...asked.map((task) => [t.step_task, task]),
    ].filter(([, said]) => said);
    return parts.map(([label, said], place) => `${place + 1}. ${cited(`${label}: ${said}`)}`);
  }
}

/** The file of the draft: its name and its text. */
export function draft(sheet: Sheet, answers: Answers, calculator: Calculator): { name: string; content: string } {
  const id = fileName(text(answers, "story_title")).replace(/-+$/, "");
  const made = new Draft(sheet, answers, calculator);
  return { name: `${id}.md`, content: ["---", ...made.metadata(id), "---", ...made.body(), ""].join("\n") };
}
