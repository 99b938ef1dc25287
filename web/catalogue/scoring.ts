/**
 * Which cases an institution could repeat: simple points, each with its reason in words (explained on /atvejai/panasus/).
 *
 * Money and people weigh most: what is within reach gains, every band beyond it loses. A small version up to 1 000 Eur brings a
 * dear case back within reach. Then the reader's aim, and the same type of institution. Equals: the easier, then the better proven.
 */
import { picker as texts } from "../texts.json";
import { filled } from "../lib/elements";
import { type Case, type Catalogue, labels, level } from "./records";

/** What the reader answered: slugs of the facets „istaiga“, „zmones“, „kaina“, and an aim „tema:edukacija“; empty is no answer. */
export interface Answers {
  istaiga: string;
  zmones: string;
  kaina: string;
  noriu: string;
}

export interface Match {
  one: Case;
  points: number;
  /** Within the people and the money that the reader has. */
  fits: boolean;
  reasons: string[];
}

const WITHIN = { money: 4, people: 3 };
const BEYOND = { money: -2, people: -2 };
const SMALL_VERSION = 2;
const AIM = 4;
const SAME_KIND = 3;
/** Number of the band „Iki 1 000 Eur“: from it on a small version is within reach. */
const SMALL_MONEY = 1;
const MEASURED = 2;

export function matches(all: Catalogue, answers: Answers): Match[] {
  const have = { money: numberOf(all, "kaina", answers.kaina), people: numberOf(all, "zmones", answers.zmones) };
  const [aimKey = "", aimSlug = ""] = answers.noriu.split(":");
  const aim = numberOf(all, aimKey, aimSlug);
  const found = all.cases.map((one) => match(all, one, have, answers, aimKey, aim));
  const ease = (item: Match): number => level(all, item.one, "sudetingumas");
  const proof = (item: Match): number => level(all, item.one, "irodymai");
  return found.sort((a, b) => b.points - a.points || ease(a) - ease(b) || proof(b) - proof(a));
}

function numberOf(all: Catalogue, key: string, slug: string): number {
  return all.facets.find((facet) => facet.key === key)?.values.findIndex((value) => value.slug === slug) ?? -1;
}

function match(all: Catalogue, one: Case, have: { money: number; people: number }, answers: Answers, aimKey: string, aim: number): Match {
  const reasons: string[] = [];
  const money = level(all, one, "kaina");
  const people = level(all, one, "zmones");
  let points = 0;
  let fits = money >= 0 && people >= 0;
  if (aim >= 0 && one.facets[all.facets.findIndex((facet) => facet.key === aimKey)]?.includes(aim)) {
    points += AIM;
    const wanted = texts.needs[answers.noriu as keyof typeof texts.needs];
    if (wanted) reasons.push(filled(texts.need_same, wanted));
  }
  if (people >= 0 && have.people >= 0) {
    if (people <= have.people) {
      points += WITHIN.people;
      reasons.push(texts.people_fit[people] ?? "");
    } else {
      fits = false;
      points += BEYOND.people * (people - have.people);
      reasons.push(filled(texts.people_more, labels(all, one, "zmones").join("").toLowerCase()));
    }
  }
  if (money >= 0 && have.money >= 0) {
    const label = labels(all, one, "kaina").join("").replace(/^./, (letter) => letter.toLowerCase());
    if (money <= have.money) {
      points += WITHIN.money;
      reasons.push(texts.money_fit[money] ?? "");
    } else if (one.small && have.money >= SMALL_MONEY) {
      points += SMALL_VERSION - Math.min(money - have.money, SMALL_VERSION);
      reasons.push(filled(texts.money_small, label));
    } else {
      fits = false;
      points += BEYOND.money * (money - have.money);
      reasons.push(filled(texts.money_more, label));
    }
  }
  if (answers.istaiga && level(all, one, "istaiga") === numberOf(all, "istaiga", answers.istaiga)) {
    points += SAME_KIND;
    reasons.push(filled(texts.kind_same, labels(all, one, "istaiga").join("").toLowerCase()));
  }
  const ease = level(all, one, "sudetingumas");
  if (ease === 0) reasons.push(texts.easy);
  if (ease === 1) reasons.push(texts.easy_boss);
  if (level(all, one, "irodymai") >= MEASURED) reasons.push(texts.proven);
  return { one, points, fits, reasons };
}

/** Reasons as one sentence: „Pakanka 2–3 žmonių; kainuoja iki 1 000 Eur; biblioteka, kaip ir jūs.“ */
export function sentence(reasons: string[]): string {
  const text = reasons.join("; ");
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
