/** Cards and rows of cases made in the browser; the same parts as the macros `case_card` and `row` of the templates. */
import { make } from "../lib/elements";
import { type Case, type Catalogue, labels, link } from "./records";
import { toggle } from "./table";

/** Classes that give types of institutions and countries their colour, by the slug of the value. */
const TONES: Record<string, string> = {
  norvegija: "NO", lietuva: "LT", muziejus: "museum", biblioteka: "library", "kulturos-centras": "culture_centre", programa: "scheme-type",
  "daugiafunkcis-centras": "multi", archyvas: "archive", galerija: "gallery", kita: "other",
};

/** Tags of the country and of the type of institution. */
export function tags(all: Catalogue, one: Case): HTMLElement[] {
  return ["salis", "istaiga"].map((key) => {
    const place = all.facets.findIndex((facet) => facet.key === key);
    const value = all.facets[place]?.values[one.facets[place]?.[0] ?? -1];
    return make("span", { class: `tag ${TONES[value?.slug ?? ""] ?? ""}` }, value?.label ?? "");
  });
}

/** A row: small cover, title, tags, reason, and the buttons. */
export function row(all: Catalogue, one: Case, reason: string, level: "h2" | "h3", tools: HTMLElement[] = [toggle("list", one)]): HTMLLIElement {
  const facts = ["kaina", "zmones", "laikas"].flatMap((key) => labels(all, one, key)).map((label) => make("span", {}, label));
  return make("li", { class: "row", "data-id": one.id },
    cover(one),
    make("div", {}, make(level, {}, make("a", { href: link(`atvejai/${one.id}/`) }, one.title)), make("p", { class: "reason" }, reason), make("p", { class: "facts" }, ...tags(all, one), ...facts)),
    make("p", { class: "row-tools" }, ...tools),
  );
}

export function cover(one: Case): HTMLImageElement {
  return make("img", { src: link(`virseliai/${one.id}.svg`), alt: "", width: "320", height: "180", loading: "lazy" });
}
