/** The facet engine: several values of a facet mean „or“, several facets „and“; a facet's own counts ignore its own choice. */
import type { Forms } from "../words";
import type { Case, Catalogue } from "./records";
import type { State } from "./state";

export interface Answer {
  /** In the order of the catalogue. */
  found: Case[];
  /** How many cases each value would show, facet by facet. */
  counts: number[][];
}

/** Keys of all words of a case, and its folded words one after another for the word that is still being typed. */
interface Text {
  keys: Set<string>;
  plain: string;
}

export class Filter {
  private texts: Text[] | undefined;
  private forms: Forms | undefined;
  private readonly known = new Map<string, { keys: string[]; plain: string }>();

  constructor(private readonly all: Catalogue) {}

  /** From now on texts are looked for; both parts are loaded when they are needed (`records.searching`). */
  listen(forms: Forms, texts: Record<string, string>): void {
    this.forms = forms;
    this.texts = this.all.cases.map((one) => this.textOf(one, forms, texts[one.id] ?? ""));
  }

  answer(state: State): Answer {
    const { facets, cases } = this.all;
    const chosen = facets.map((facet) => {
      const slugs = state.chosen[facet.key] ?? [];
      return slugs.length ? new Set(facet.values.flatMap((value, number) => (slugs.includes(value.slug) ? [number] : []))) : undefined;
    });
    const counts = facets.map((facet) => new Array<number>(facet.values.length).fill(0));
    const says = this.asker(state.text);
    const found: Case[] = [];
    cases.forEach((one, number) => {
      // A case that fails one facet only still counts for that facet: it would be shown, were another of its values chosen.
      let failed = -1;
      for (let place = 0; place < facets.length; place += 1) {
        const wanted = chosen[place];
        if (!wanted || one.facets[place]?.some((value) => wanted.has(value))) continue;
        if (failed >= 0) return;
        failed = place;
      }
      if (!says(number)) return;
      if (failed < 0) found.push(one);
      one.facets.forEach((values, place) => {
        if (failed >= 0 && failed !== place) return;
        const row = counts[place];
        for (const value of values) if (row) row[value] = (row[value] ?? 0) + 1;
      });
    });
    return { found, counts };
  }

  /** Tells whether a case has every word that was asked, in any of its endings; the last may be only begun. */
  private asker(text: string): (number: number) => boolean {
    const forms = this.forms;
    const asked = forms?.words(text) ?? [];
    if (!forms || !asked.length) return () => true;
    const wanted = asked.map((word, place) => ({ keys: forms.keys(word), begun: place === asked.length - 1 ? ` ${forms.fold(word)}` : "" }));
    return (number) => {
      const has = this.texts?.[number];
      return has !== undefined && wanted.every((word) => word.keys.some((key) => has.keys.has(key)) || (word.begun.length > 2 && has.plain.includes(word.begun)));
    };
  }

  private textOf(one: Case, forms: Forms, words: string): Text {
    const named = one.facets.flatMap((values, place) => values.map((value) => this.all.facets[place]?.values[value]?.label ?? ""));
    const text = [one.title, words, one.place, ...named].join(" ");
    const found = forms.words(text).map((word) => this.formsOf(word, forms));
    return { keys: new Set(found.flatMap((word) => word.keys)), plain: ` ${found.map((word) => word.plain).join(" ")}` };
  }

  /** Cases share their words: each is stemmed once. */
  private formsOf(word: string, forms: Forms): { keys: string[]; plain: string } {
    const before = this.known.get(word);
    if (before) return before;
    const made = { keys: forms.keys(word), plain: forms.fold(word) };
    this.known.set(word, made);
    return made;
  }
}
