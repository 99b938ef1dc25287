/** Node entry of the search: makes the index of a site, or answers questions, with the code the browser runs. */
import { readFileSync, writeFileSync } from "node:fs";
import { build, type Page } from "./search/build";
import { Engine } from "./search/engine";
import { keys } from "./search/keys";
import type { Names, Texts } from "./search/packed";
import { atOnce } from "./search/turns";

/** Parts of the index and their files. */
const FILES = { names: "antrastes.js", leads: "santraukos.js", texts: "tekstai.js" } as const;

const [command, ...rest] = process.argv.slice(2);

/** A part as a plain script: it loads from a folder on disk too, where fetch does not. */
function script(name: string, part: unknown): string {
  return `(window.kbIndex=window.kbIndex||{}).${name}=${JSON.stringify(part)};\n`;
}

function lines(): string[] {
  return readFileSync(0, "utf8").split("\n").filter(Boolean);
}

if (command === "build") {
  // build PAGES.json FOLDER
  const [source, folder] = rest as [string, string];
  const parts = build(JSON.parse(readFileSync(source, "utf8")) as Page[]);
  for (const name of ["names", "leads", "texts"] as const) writeFileSync(`${folder}/${FILES[name]}`, script(name, parts[name]));
} else if (command === "ask") {
  // ask FOLDER, one question a line on standard input, one JSON list of hits a line on standard output; the mean time on the error stream
  const [folder] = rest as [string];
  const holder = {} as { kbIndex: { names: Names; texts: Texts } };
  for (const name of ["names", "texts"] as const) new Function("window", readFileSync(`${folder}/${FILES[name]}`, "utf8"))(holder);
  const engine = atOnce(Engine.of(holder.kbIndex.names));
  atOnce(engine.read(holder.kbIndex.texts));
  const questions = lines();
  const started = performance.now();
  process.stdout.write(questions.map((question) => JSON.stringify(engine.search(question, 10))).join("\n") + "\n");
  process.stderr.write(`${((performance.now() - started) / questions.length).toFixed(2)} ms\n`);
} else if (command === "keys") {
  // keys, one word a line on standard input, one JSON list of keys a line on standard output
  process.stdout.write(lines().map((word) => JSON.stringify(keys(word))).join("\n") + "\n");
} else {
  process.stderr.write("build PAGES.json FOLDER | ask FOLDER < questions | keys < words\n");
  process.exitCode = 2;
}
