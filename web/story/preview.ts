/** The page of a case as it will look: the markup of theme/case.html, filled from the form; a test compares it with a built page. */
import { case as words, photo, accessed, source as sourceWord, sources as sourcesWord, unknown } from "../texts.json";
import { day, number } from "../lib/lithuanian";
import { el } from "./dom";
import { render } from "./markdown";
import { address } from "./photos";
import { isEmpty, items, type Item, type Spec, type Story } from "./spec";

const MONTHS = "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio".split(" ");

export function month(text: string): string {
  const [year, one, date] = text.split("-");
  if (date) return day(text);
  return one ? `${year}\u00a0m. ${MONTHS[Number(one) - 1] ?? ""}\u00a0mėn.` : `${year}\u00a0m.`;
}

export class Preview {
  private readonly sources: Item[];

  constructor(private readonly spec: Spec, private readonly story: Story) {
    this.sources = items(story, "sources").filter((one) => !isEmpty(one["title"]));
  }

  page(): HTMLElement {
    const type = this.text("institution.type");
    return el("article", { class: "preview-page" },
      el("header", { class: "case-head" }, el("div", {},
        el("ul", { class: "tags" }, el("li", {}, this.tag("country")), el("li", {}, this.tag("institution.type")), el("li", {}, el("span", { class: "tag" }, this.label("kind")))),
        el("h1", {}, this.text("title")),
        el("p", { class: "lead" }, this.text("summary")))),
      el("div", { class: "columns" },
        el("section", { class: `label first ${type === "scheme" ? "scheme-type" : type}` }, el("h2", {}, words.card), this.card()),
        el("div", { class: "text" }, el("div", { class: "prose" }, ...this.sections())),
        el("div", { class: "aside" }, ...this.aside()),
        el("div", { class: "ending" }, ...this.list())));
  }

  private at(key: string): unknown {
    return key.split(".").reduce<unknown>((owner, name) => (owner as Item | undefined)?.[name], this.story.case);
  }

  private text(key: string): string {
    return String(this.at(key) ?? "").trim();
  }

  private label(key: string, value = this.text(key)): string {
    const field = this.spec.fields[key];
    return field?.options?.find(([word]) => word === value)?.[1] ?? value;
  }

  private inner(list: string, name: string, value: unknown): string {
    return this.spec.fields[list]?.fields?.[name]?.options?.find(([word]) => word === value)?.[1] ?? String(value ?? "");
  }

  private tag(key: string): HTMLElement {
    const value = this.text(key);
    return el("span", { class: `tag ${value === "scheme" ? "scheme-type" : value}` }, this.label(key));
  }

  private readonly mark = (id: string): Node => {
    const place = this.sources.findIndex((one) => one["id"] === id);
    return el("sup", { class: "cite" }, el("span", { title: String(this.sources[place]?.["title"] ?? "") }, place < 0 ? "?" : String(place + 1)));
  };

  private cites(ids: unknown): Node[] {
    return Array.isArray(ids) ? ids.map((id) => this.mark(String(id))) : [];
  }

  private dots(value: number): HTMLElement {
    return el("span", { class: "dots", "aria-hidden": "true" }, ...[0, 1, 2, 3, 4].map((n) => el("i", n < value ? { class: "on" } : {})));
  }

  private card(): HTMLElement {
    const row = (name: string, content: (Node | string)[], wide = false): HTMLElement => el("div", wide ? { class: "wide" } : {}, el("dt", {}, name), el("dd", {}, ...(content.length ? content : [unknown])));
    const part = (key: string, note: string): (Node | string)[] => {
      const band = this.text(`${key}.band`);
      if (!band) return [];
      const cited = this.at(`${key}.sources`);
      const basis = el("span", { class: `basis ${isEmpty(cited) ? "estimate" : "sourced"}` }, isEmpty(cited) ? "redakcijos vertinimas" : "pagal šaltinį", ...this.cites(cited));
      return [`${this.label(`${key}.band`)} `, basis, ...(this.text(`${key}.${note}`) ? [el("small", {}, this.text(`${key}.${note}`))] : [])];
    };
    const level = (key: string, names: string[], why = ""): (Node | string)[] => (this.text(key) === "" ? [] : [this.dots(Number(this.text(key))), names[Number(this.text(key))] ?? "", ...(why && this.text(why) ? [el("small", {}, this.text(why))] : [])]);
    const wide: [string, string][] = [[words.first_step, "first_step"], [words.small_version, "small_version"], [words.core, "core"], [words.adaptable, "adaptable"], [words.not_suitable, "not_suitable_if"]];
    return el("dl", {},
      row(words.cost, part("replication.cost", "note")), row(words.team, part("replication.team", "volunteers")), row(words.time, part("replication.time_to_first_result", "")),
      row(words.difficulty, level("replication.difficulty", this.spec.difficulty, "replication.difficulty_why")), row(words.evidence, level("evidence", this.spec.evidence)),
      // „Netinka, jei“ is said by the label already (kb/layout.py, `without`).
      ...wide.filter(([, key]) => this.text(`replication.${key}`)).map(([name, key]) => row(name, [without(this.text(`replication.${key}`), name)], true)));
  }

  private sections(): Node[] {
    const out: Node[] = [];
    for (const name of this.spec.sections) {
      const text = this.story.body[name]?.trim() ?? "";
      if (name === "Rezultatai") out.push(...this.photos());
      if (!text) continue;
      out.push(el("h2", {}, name));
      if (name === "Rezultatai") out.push(...this.results());
      out.push(render(text, this.mark));
    }
    const risks = items(this.story, "risks").filter((one) => !isEmpty(one["text"]));
    if (risks.length) {
      out.push(el("h2", {}, words.risks), el("ul", { class: "risks" }, ...risks.map((risk) => el("li", risk["happened"] ? { class: "happened" } : {},
        el("span", { class: "kind" }, `${this.inner("risks", "group", risk["group"])} rizika${risk["happened"] ? ` · ${words.happened}` : ""}`, ...(risk["happened"] ? this.cites(risk["sources"]) : [])),
        String(risk["text"]), ...(isEmpty(risk["what_helped"]) ? [] : [" ", el("span", { class: "helped" }, `${words.helped}: ${String(risk["what_helped"])}`)])))));
    }
    return out;
  }

  private photos(): Node[] {
    return items(this.story, "images").filter((one) => this.story.pictures[String(one["file"])]).map((one) => el("figure", {},
      el("img", { src: address(this.story.pictures[String(one["file"])] ?? ""), alt: String(one["alt"] ?? "") }),
      el("figcaption", {}, `${isEmpty(one["caption"]) ? "" : `${String(one["caption"])}. `}${photo}: ${String(one["author"] ?? "")}, ${String(one["licence"] ?? "")}`)));
  }

  private results(): Node[] {
    const list = items(this.story, "results").filter((one) => !isEmpty(one["what"]));
    if (!list.length) return [];
    return [el("ul", { class: `results ${this.text("country")}` }, ...list.map((one) => {
      const [before, after] = [one["before"], one["after"]].map((value) => (isEmpty(value) ? undefined : Number(value)));
      const top = Math.max(Math.abs(before ?? 0), Math.abs(after ?? 0), 0.000001);
      const bar = (name: string, value: number, look: string): Node[] => [el("dt", {}, name), el("dd", {}, bars(look, (100 * Math.abs(value)) / top), number(value))];
      const figure = before !== undefined && after !== undefined ? el("dl", { class: "bars" }, ...bar(words.before, before, "before"), ...bar(words.after, after, "after"))
        : el("span", { class: "big" }, after ?? before ?? "" ? number((after ?? before) as number) : "");
      return el("li", { class: "result" }, el("h3", {}, String(one["what"])), figure, ...(isEmpty(one["unit"]) ? [] : [" ", el("span", { class: "unit" }, String(one["unit"]))]),
        el("p", { class: "from" }, isEmpty(one["period"]) ? sourceWord : String(one["period"]), ...this.cites(one["sources"])));
    }))];
  }

  private aside(): Node[] {
    const fact = (name: string, value: Node | string): HTMLElement => el("div", {}, el("dt", {}, name), el("dd", {}, value));
    const names = (key: string): string => ((this.at(key) ?? []) as string[]).map((one) => this.label(key, one)).join(", ");
    const municipality = this.text("place.municipality");
    const county = this.text("country") === "LT" ? Object.entries(this.spec.counties).find(([, list]) => list.includes(municipality))?.[0] ?? "" : this.text("place.county");
    const where = Object.values(this.spec.whole).includes(municipality) ? municipality : [...new Set([this.text("place.locality"), municipality, county, this.label("country")].filter(Boolean))].join(", ");
    const [started, ended] = [this.text("started"), this.text("ended")];
    const url = this.text("institution.url");
    const out: Node[] = [el("section", {}, el("h2", {}, words.facts), el("dl", { class: "fact-list" },
      fact(words.institution, url ? el("a", { href: url, rel: "external noopener" }, this.text("institution.name")) : this.text("institution.name")),
      fact(words.place, where), fact(words.period, ended ? `${month(started)} – ${month(ended)}` : started ? `${words.since} ${month(started)}` : unknown),
      fact(words.stage, this.text("stage") ? this.label("stage") : unknown), fact(words.innovation, names("innovation")), fact(words.themes, names("themes")), fact(words.audience, names("audience"))))];
    const funding = items(this.story, "funding").filter((one) => !isEmpty(one["source"]));
    if (funding.length) {
      out.push(el("section", {}, el("h2", {}, words.funding), el("ul", { class: "plain" }, ...funding.map((one) => el("li", {}, el("strong", {}, this.inner("funding", "source", one["source"])),
        `${isEmpty(one["programme"]) ? "" : `: ${String(one["programme"])}`} – ${isEmpty(one["amount"]) ? words.amount_unknown : `${number(Number(one["amount"]))}\u00a0${this.inner("funding", "currency", one["currency"]).split(" – ")[0] ?? ""}`}${isEmpty(one["year"]) ? "" : `, ${String(one["year"])}\u00a0m.`}`, ...this.cites(one["sources"]))))));
    }
    const partners = items(this.story, "partners").filter((one) => !isEmpty(one["name"]));
    if (partners.length) out.push(el("section", {}, el("h2", {}, words.partners), el("ul", { class: "plain" }, ...partners.map((one) => el("li", {}, String(one["name"]), ...(isEmpty(one["role"]) ? [] : [" ", el("span", { class: "reason" }, String(one["role"]))]))))));
    return out;
  }

  private list(): Node[] {
    if (!this.sources.length) return [];
    return [el("section", { class: "prose" }, el("h2", {}, sourcesWord), el("ol", { class: "sources" }, ...this.sources.map((one) => {
      const title = el("cite", {}, String(one["title"]));
      const stop = /[.?!…]["“”]*$/.test(String(one["title"])) ? "" : ".";
      const language = String(one["language"] ?? "lt");
      const rest = `${stop} ${String(one["publisher"] ?? "")}${isEmpty(one["date"]) ? "" : `, ${month(String(one["date"]))}`}${language === "lt" ? "" : ` (${this.spec.languages[language] ?? language})`}; ${accessed} ${day(String(one["accessed"]))}`;
      return el("li", {}, isEmpty(one["url"]) ? title : el("a", { href: String(one["url"]), rel: "external noopener" }, title), rest);
    })))];
  }
}

function without(text: string, beginning: string): string {
  if (!text.toLowerCase().startsWith(beginning.toLowerCase())) return text;
  const rest = text.slice(beginning.length).replace(/^[ ,:–]+/, "");
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function bars(look: string, width: number): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const rect = document.createElementNS(space, "rect");
  for (const [name, value] of [["viewBox", "0 0 100 12"], ["preserveAspectRatio", "none"], ["aria-hidden", "true"]] as const) svg.setAttribute(name, value);
  for (const [name, value] of [["class", look], ["width", String(Math.round(width * 10) / 10)], ["height", "12"]] as const) rect.setAttribute(name, value);
  svg.append(rect);
  return svg;
}
