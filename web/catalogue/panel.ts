/** The panel of filters: links to drawers become check boxes with counts; what is chosen stands as chips that can be removed. */
import { catalogue as texts } from "../texts.json";
import { button, filled, make } from "../lib/elements";
import { number } from "../lib/lithuanian";
import type { Answer } from "./filter";
import type { Catalogue, Facet } from "./records";
import type { State } from "./state";

interface Row {
  box: HTMLInputElement;
  item: HTMLElement;
  count: HTMLElement;
  value: number;
}

export class Panel {
  private readonly rows = new Map<string, Row[]>();

  /** Take over the panel as the page came: `details[data-facet] li[data-slug]`. */
  constructor(private readonly all: Catalogue, panel: HTMLElement, changed: (key: string, slug: string) => void) {
    for (const group of panel.querySelectorAll<HTMLDetailsElement>("details[data-facet]")) {
      const facet = all.facets.find((one) => one.key === group.dataset["facet"]);
      if (facet) this.rows.set(facet.key, [...group.querySelectorAll<HTMLElement>("li[data-slug]")].flatMap((item) => this.row(facet, item, changed)));
    }
  }

  private row(facet: Facet, item: HTMLElement, changed: (key: string, slug: string) => void): Row[] {
    const slug = item.dataset["slug"] ?? "";
    const value = facet.values.findIndex((one) => one.slug === slug);
    const count = item.querySelector<HTMLElement>(".count");
    if (value < 0 || !count) return [];
    const box = make("input", { type: "checkbox", name: facet.key, value: slug });
    box.addEventListener("change", () => changed(facet.key, slug));
    item.replaceChildren(make("label", {}, box, make("span", {}, item.querySelector("a")?.textContent ?? ""), count));
    return [{ box, item, count, value }];
  }

  /** Show what is chosen and how many cases each value would give; a group with a choice is opened. */
  show(state: State, answer: Answer): void {
    this.all.facets.forEach((facet, place) => {
      const chosen = state.chosen[facet.key] ?? [];
      for (const { box, item, count, value } of this.rows.get(facet.key) ?? []) {
        const cases = answer.counts[place]?.[value] ?? 0;
        box.checked = chosen.includes(box.value);
        count.textContent = number(cases);
        item.classList.toggle("none", cases === 0 && !box.checked);
      }
      const group = this.rows.get(facet.key)?.[0]?.item.closest("details");
      if (group && chosen.length) group.open = true;
    });
  }
}

/** What is chosen, each with a button that takes it away, and one that takes away everything. */
export function chips(all: Catalogue, state: State, remove: (key: string, slug: string) => void, removeText: () => void, clear: () => void): HTMLElement[] {
  const made: HTMLElement[] = [];
  const chip = (label: string, act: () => void): void => {
    made.push(make("li", {}, button(label, act, { class: "chip", "aria-label": filled(texts.remove, label) })));
  };
  for (const facet of all.facets) {
    for (const slug of state.chosen[facet.key] ?? []) {
      const label = facet.values.find((value) => value.slug === slug)?.label ?? slug;
      chip(label, () => remove(facet.key, slug));
    }
  }
  if (state.text.trim()) chip(`„${state.text.trim()}“`, removeText);
  if (made.length) made.push(make("li", {}, button(texts.clear, clear, { class: "chip clear" })));
  return made;
}
