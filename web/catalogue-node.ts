/** Node entry of the catalogue: answers as the page does, for the tests, and measures how long an answer takes. */
import { readFileSync } from "node:fs";
import { Filter } from "./catalogue/filter";
import { ordered } from "./catalogue/order";
import { type Case, read, type Written } from "./catalogue/records";
import { type Answers, matches, sentence } from "./catalogue/scoring";
import { fromAddress } from "./catalogue/state";
import { fold, keys, words } from "./search/keys";

const [command, folder = "", size = "0"] = process.argv.slice(2);
const holder = {} as { kbCatalogue: Written; kbTexts: Record<string, string> };
for (const file of ["katalogas.js", "katalogas-tekstai.js"]) new Function("window", readFileSync(`${folder}/${file}`, "utf8"))(holder);
const all = read(holder.kbCatalogue);

/** As many cases as are asked for: the real ones again and again, under other names. */
function many(count: number): Case[] {
  return Array.from({ length: count }, (_, number) => {
    const one = all.cases[number % all.cases.length] as Case;
    return { ...one, id: `${one.id}-${number}`, title: `${one.title} ${number}` };
  });
}

/** Milliseconds: the middle answer, one slower than 95 of 100, and reading all texts once when the field is first touched. */
function measure(count: number): { cases: number; middle: number; longest: number; first: number } {
  const larger = { ...all, cases: many(count) };
  const texts = Object.fromEntries(larger.cases.map((one) => [one.id, holder.kbTexts[one.id.replace(/-\d+$/, "")] ?? ""]));
  const filter = new Filter(larger);
  const begun = performance.now();
  filter.listen({ fold, keys, words }, texts);
  const first = performance.now() - begun;
  const questions = ["?ieskau=bibliotek", "?istaiga=biblioteka&kaina=iki-1-000-eur,iki-5-000-eur", "?ieskau=jaunimui&tema=edukacija", "?rikiuoti=pigu", "?rikiuoti=arti&vieta=Utenos+r.&salis=lietuva"];
  const times: number[] = [];
  for (let round = 0; round < 12; round += 1) {
    for (const question of questions) {
      const start = performance.now();
      const state = fromAddress(question, larger);
      ordered(larger, filter.answer(state).found, state);
      times.push(performance.now() - start);
    }
  }
  const later = times.slice(questions.length).sort((a, b) => a - b);
  return { cases: count, middle: later[later.length >> 1] ?? 0, longest: later[Math.floor(later.length * 0.95)] ?? 0, first };
}

const lines = command === "measure" ? [] : readFileSync(0, "utf8").split("\n").filter(Boolean);
if (command === "measure") {
  // measure FOLDER COUNT
  process.stdout.write(`${JSON.stringify(measure(Number(size)))}\n`);
} else if (command === "answer") {
  // answer FOLDER, one query of an address a line: ids in order, and counts by facet and slug
  const filter = new Filter(all);
  filter.listen({ fold, keys, words }, holder.kbTexts);
  for (const line of lines) {
    const state = fromAddress(line, all);
    const { found, counts } = filter.answer(state);
    const named = Object.fromEntries(all.facets.map((facet, place) => [facet.key, Object.fromEntries(facet.values.map((value, number) => [value.slug, counts[place]?.[number]]))]));
    process.stdout.write(`${JSON.stringify({ ids: ordered(all, found, state).map((one) => one.id), counts: named })}\n`);
  }
} else if (command === "match") {
  // match FOLDER, one JSON of answers a line: the ten best with their reasons
  for (const line of lines) {
    const best = matches(all, JSON.parse(line) as Answers).slice(0, 10);
    process.stdout.write(`${JSON.stringify(best.map(({ one, points, fits, reasons }) => ({ id: one.id, points, fits, why: sentence(reasons) })))}\n`);
  }
} else {
  process.stderr.write("answer FOLDER < queries | match FOLDER < answers | measure FOLDER COUNT\n");
  process.exitCode = 2;
}
