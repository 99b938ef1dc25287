/** Orders of cases: newest, easiest, cheapest, best proven, nearest. */
import { type Case, type Catalogue, level } from "./records";
import type { State } from "./state";

const EARTH_KM = 6371;

/** Great-circle distance in kilometres (haversine). */
export function distance([lat1, lon1]: [number, number], [lat2, lon2]: [number, number]): number {
  const turn = Math.PI / 180;
  const half = Math.sin(((lat2 - lat1) * turn) / 2) ** 2 + Math.cos(lat1 * turn) * Math.cos(lat2 * turn) * Math.sin(((lon2 - lon1) * turn) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(half));
}

/** Kilometres from the reader's municipality; nothing when either place is not known. */
export function away(all: Catalogue, one: Case, near: string): number | undefined {
  const home = all.towns.find((town) => town.name === near);
  return home && one.point ? distance(home.point, one.point) : undefined;
}

/** The cases in the order that was chosen; what is not known stands last, equals stay as they were. */
export function ordered(all: Catalogue, cases: Case[], state: State): Case[] {
  const known = (value: number | undefined): number => (value === undefined || value < 0 ? Number.POSITIVE_INFINITY : value);
  const newest = (one: Case): number[] => [-Date.parse(one.checked), -Number(one.started.replace("-", ".").slice(0, 7))];
  const keys: Record<State["sort"], (one: Case) => number[]> = {
    nauja: newest,
    lengva: (one) => [known(level(all, one, "sudetingumas")), known(level(all, one, "kaina")), known(level(all, one, "zmones"))],
    pigu: (one) => [known(level(all, one, "kaina")), known(level(all, one, "sudetingumas"))],
    irodyta: (one) => [-level(all, one, "irodymai"), ...newest(one)],
    arti: (one) => [known(away(all, one, state.near))],
  };
  const rows = cases.map((one, place) => ({ one, key: [...keys[state.sort](one), place] }));
  rows.sort((a, b) => {
    const first = a.key.findIndex((value, place) => value !== b.key[place]);
    return first < 0 ? 0 : (a.key[first] ?? 0) < (b.key[first] ?? 0) ? -1 : 1;
  });
  return rows.map(({ one }) => one);
}
