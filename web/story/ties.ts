/** Rules that tie answers together. */
import { Dates } from "./dates";
import { at, hollow } from "./facts";
import type { Findings } from "./findings";
import type { Item, Story } from "./spec";

export class Ties {
  private readonly dates: Dates;

  constructor(private readonly found: Findings, private readonly today: string) {
    this.dates = new Dates(found.spec.years);
  }

  check(facts: Item, story: Story): void {
    const text = (key: string): string => String(at(facts, key) ?? "");
    const list = (key: string): Item[] => (Array.isArray(facts[key]) ? (facts[key] as Item[]) : []);
    const needs = (field: string, why: string, mend: string): void => this.found.add("value-needs", field, { why, mend });
    const place = text("place.municipality");
    if (text("country") === "LT" && place && !this.found.all.some((one) => one.field === "place.municipality")) {
      const allowed = [...Object.values(this.found.spec.counties).flat(), this.found.spec.whole["LT"]];
      if (!allowed.includes(place)) this.found.add("value-choice", "place.municipality", { value: place, allowed: "60 Lietuvos savivaldybių arba „Visa Lietuva“" });
    }
    const [started, ended] = [text("started"), text("ended")];
    const record = (): boolean => !this.found.all.some((one) => /^(value-|field-missing)/.test(one.code) && !one.field.startsWith("body."));
    if (this.dates.isMonth(started) && this.dates.isMonth(ended) && ended.slice(0, started.length) < started.slice(0, ended.length)) this.found.add("value-order", "ended", { start: started, end: ended });
    const measured = list("results").some((result) => !hollow(result["before"]) && !hollow(result["after"]));
    if (Number(text("evidence")) >= 2 && !measured) needs("evidence", "nuo 2 lygio reikia išmatuoto pokyčio", "įrašykite, kiek buvo prieš ir po, arba pasirinkite žemesnį lygį");
    if (Number(text("replication.difficulty")) >= 4 && !list("funding").length && !text("replication.difficulty_why")) needs("replication", "sudėtingumui 4–5 reikia finansavimo arba paaiškinimo", "atsakykite „Kodėl“ arba įrašykite finansavimą");
    list("funding").forEach((item, n) => {
      if (!hollow(item["amount"]) && hollow(item["currency"])) needs(`funding.${n + 1}.currency`, "suma be valiutos", "pasirinkite valiutą");
    });
    list("risks").forEach((item, n) => {
      if (item["happened"] === true && hollow(item["sources"])) needs(`risks.${n + 1}.sources`, "pažymėta, kad taip nutiko, bet šaltinio nėra", "pažymėkite šaltinį arba nuimkite žymą");
    });
    list("images").forEach((item, n) => {
      if (item["people"] === "recognisable" && hollow(item["consent"])) needs(`images.${n + 1}.consent`, "nuotraukoje žmones galima atpažinti, bet sutikimo nėra", "įrašykite, kada ir kaip gautas sutikimas, arba pakeiskite nuotrauką");
    });
    list("sources").forEach((source, n) => {
      const language = String(source["language"] ?? "");
      if (language && !(language in this.found.spec.languages)) this.found.add("value-choice", `sources.${n + 1}.language`, { value: language, allowed: Object.keys(this.found.spec.languages).join(", ") });
    });
    if (!record()) return;
    // What follows is asked of a whole record only, as in kb/checks.
    for (const [key, value] of [["started", started], ["ended", ended]] as const) if (value && value > this.today.slice(0, value.length)) this.found.add("value-date-future", key, { value });
    if (ended && ended < this.today.slice(0, ended.length) && ["running", "trial"].includes(text("stage"))) this.found.add("value-stale", "stage", { why: `pažymėta, kad tęsiasi, bet pabaiga – ${ended}` });
    list("images").forEach((item, n) => {
      const alt = String(item["alt"] ?? "").trim().replace(/\.+$/, "").toLowerCase();
      if (this.found.spec.alts.includes(alt) || /^[\p{L}\p{N}_-]+\.(?:jpe?g|png|webp|svg|gif|heic)$/u.test(alt)) this.found.add("image-alt", `images.${n + 1}.alt`);
    });
    this.sources(list("sources"), facts, story);
  }

  private sources(sources: Item[], facts: Item, story: Story): void {
    const cited = new Set<string>();
    const look = (value: unknown): void => {
      if (Array.isArray(value)) for (const part of value) look(part);
      else if (value && typeof value === "object") for (const [key, part] of Object.entries(value)) if (key === "sources" && Array.isArray(part)) for (const one of part) typeof one === "string" && cited.add(one); else look(part);
    };
    look({ ...facts, sources: undefined });
    for (const text of Object.values(story.body)) for (const match of text.matchAll(new RegExp(this.found.pattern("citation").source, "gu"))) cited.add(match[1] ?? "");
    sources.forEach((source, n) => {
      const [date, accessed] = [String(source["date"] ?? ""), String(source["accessed"] ?? "")];
      if (this.dates.isDay(accessed) && accessed > this.today) this.found.add("value-date-future", `sources.${n + 1}.accessed`, { value: accessed });
      if (this.dates.isDay(accessed) && date && date > accessed.slice(0, date.length)) this.found.add("value-needs", `sources.${n + 1}.accessed`, { why: "žiūrėta anksčiau, nei šaltinis paskelbtas", mend: "patikrinkite abi datas" });
      if (!cited.has(String(source["id"]))) this.found.add("source-unused", `sources.${n + 1}`, { value: String(source["id"]) });
    });
  }
}
