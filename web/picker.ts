/** „Esame biblioteka …“: answers at once, on the home page with three cases, on /atvejai/panasus/ with ten. */
import { picker as texts } from "./texts.json";
import { casesShown, refresh } from "./catalogue/buttons";
import { cover, row } from "./catalogue/card";
import { type Catalogue, catalogue, link, load } from "./catalogue/records";
import { type Answers, type Match, matches, sentence } from "./catalogue/scoring";
import { filled, find, make } from "./lib/elements";
import { read, write } from "./lib/store";

const NAMES = ["istaiga", "zmones", "kaina", "noriu"] as const;
const form = find<HTMLFormElement>("[data-picker]");
const place = find("[data-best]");

function field(name: string): HTMLSelectElement | undefined {
  return form && find<HTMLSelectElement>(`[name="${name}"]`, form);
}

function answers(): Answers {
  const [istaiga = "", zmones = "", kaina = "", noriu = ""] = NAMES.map((name) => field(name)?.value ?? "");
  return { istaiga, zmones, kaina, noriu };
}

/** Answers of the address first, then those the reader gave before. */
function restore(): boolean {
  const asked = new URLSearchParams(location.search);
  const before = read<Partial<Answers>>("istaiga") ?? {};
  for (const name of NAMES) {
    const value = asked.get(name) ?? before[name];
    const select = field(name);
    if (select && [...select.options].some((option) => option.value === value)) select.value = value ?? "";
  }
  return NAMES.some((name) => asked.has(name));
}

function query(given: Answers): string {
  return `?${NAMES.filter((name) => given[name]).map((name) => `${name}=${given[name]}`).join("&")}`;
}

function short(match: Match): HTMLLIElement {
  return make("li", { class: "row" }, cover(match.one), make("div", {},
    make("h3", {}, make("a", { href: link(`atvejai/${match.one.id}/`) }, match.one.title)), make("p", { class: "reason" }, sentence(match.reasons.slice(0, 3)))));
}

function show(all: Catalogue, where: HTMLElement): void {
  const given = answers();
  const found = matches(all, given);
  const many = Number(where.dataset["best"]);
  const list = find("ul, ol", where);
  const head = find("[role=status]", where);
  list?.replaceChildren(...found.slice(0, many).map((match) => (many > 3 ? row(all, match.one, sentence(match.reasons), "h3") : short(match))));
  head?.replaceChildren(make("h2", {}, texts.best), make("p", { class: "fit" }, filled(texts.of, casesShown(found.filter((match) => match.fits).length))));
  const all_ = find<HTMLAnchorElement>(".more a", where);
  if (all_ && many > 3) all_.href = link(`atvejai/?${given.istaiga ? `istaiga=${given.istaiga}&` : ""}kaina=${upTo(all, "kaina", given.kaina)}&zmones=${upTo(all, "zmones", given.zmones)}`);
  where.hidden = false;
  refresh();
}

/** All bands up to the one chosen: „tik-darbuotoju-laikas,iki-1-000-eur“. */
function upTo(all: Catalogue, key: string, slug: string): string {
  const values = all.facets.find((facet) => facet.key === key)?.values ?? [];
  return values.slice(0, values.findIndex((value) => value.slug === slug) + 1).map((value) => value.slug).join(",");
}

async function answer(where: HTMLElement): Promise<void> {
  if (!catalogue()) await load("katalogas.js").catch(() => undefined);
  const all = catalogue();
  if (all) show(all, where);
  else find("[role=status]", where)?.replaceChildren(make("p", {}, texts.none_found));
}

if (form && place) {
  const own = place.dataset["best"] !== "3";
  const asked = restore();
  if (own || asked) void answer(place);
  form.addEventListener("change", () => {
    write("istaiga", answers());
    if (own) history.replaceState(null, "", query(answers()));
    void answer(place);
  });
  form.addEventListener("submit", (event) => {
    write("istaiga", answers());
    event.preventDefault();
    if (!own) return location.assign(link("atvejai/panasus/") + query(answers()));
    void answer(place).then(() => find("h3 a", place)?.focus());
  });
}
