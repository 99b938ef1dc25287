/** What a reader has chosen among the cases, and how the address says it: ?salis=norvegija&tema=edukacija,tvarumas&ieskau=… („q“ is the site's own search) */
import type { Catalogue } from "./records";

export const SORTS = ["nauja", "lengva", "pigu", "irodyta", "arti"] as const;
export type Sort = (typeof SORTS)[number];

export interface State {
  /** Slugs by key of the facet; facets without a choice are not there. */
  chosen: Record<string, string[]>;
  text: string;
  sort: Sort;
  /** Name of the reader's municipality, for „arti“. */
  near: string;
}

export const EMPTY: State = { chosen: {}, text: "", sort: "nauja", near: "" };

/** Read an address; words that the catalogue does not know are left out, so an old link still shows something. */
export function fromAddress(query: string, all: Catalogue): State {
  const asked = new URLSearchParams(query);
  const chosen: State["chosen"] = {};
  for (const facet of all.facets) {
    const wanted = asked.getAll(facet.key).join(",").split(",");
    const known = facet.values.map((value) => value.slug).filter((slug) => wanted.includes(slug));
    if (known.length) chosen[facet.key] = known;
  }
  const sort = SORTS.find((one) => one === asked.get("rikiuoti")) ?? EMPTY.sort;
  const near = all.towns.find((town) => town.name === asked.get("vieta"))?.name ?? "";
  return { chosen, text: asked.get("ieskau") ?? "", sort, near };
}

/** The query of an address, with „?“, or nothing when nothing is chosen. */
export function toAddress(state: State): string {
  const parts = Object.entries(state.chosen).filter(([, slugs]) => slugs.length).map(([key, slugs]) => `${key}=${slugs.join(",")}`);
  if (state.text.trim()) parts.push(`ieskau=${encodeURIComponent(state.text.trim())}`);
  if (state.sort !== EMPTY.sort) parts.push(`rikiuoti=${state.sort}`);
  if (state.near) parts.push(`vieta=${encodeURIComponent(state.near)}`);
  return parts.length ? `?${parts.join("&")}` : "";
}

/** The state with a value of a facet chosen, or no longer chosen. */
export function toggled(state: State, key: string, slug: string): State {
  const now = state.chosen[key] ?? [];
  const next = now.includes(slug) ? now.filter((one) => one !== slug) : [...now, slug];
  const { [key]: _, ...others } = state.chosen;
  return { ...state, chosen: next.length ? { ...others, [key]: next } : others };
}
