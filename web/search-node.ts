/** Node entry of the search: makes the index of a site, or answers questions, with the code the browser runs. */
import { readFileSync, writeFileSync } from "node:fs";
import { buildLayers, Engine, type Layers, type Page } from "./search/engine";
import { keys } from "./search/keys";

const [command, ...rest] = process.argv.slice(2);

/** A layer as a plain script: it loads from a folder on disk too, where fetch does not. */
function script(name: string, layer: unknown): string {
  return `(window.kbIndex=window.kbIndex||{}).${name}=${JSON.stringify(layer)};\n`;
}

function lines(): string[] {
  return readFileSync(0, "utf8").split("\n").filter(Boolean);
}

if (command === "build") {
  // build PAGES.json FOLDER
  const [source, folder] = rest as [string, string];
  const layers = buildLayers(JSON.parse(readFileSync(source, "utf8")) as Page[]);
  writeFileSync(`${folder}/antrastes.js`, script("titles", layers.titles));
  writeFileSync(`${folder}/tekstai.js`, script("bodies", layers.bodies));
} else if (command === "ask") {
  // ask FOLDER, one question a line on standard input, one JSON list of hits a line on standard output; the mean time on the error stream
  const [folder] = rest as [string];
  const holder = {} as { kbIndex: Layers };
  for (const file of ["antrastes.js", "tekstai.js"]) new Function("window", readFileSync(`${folder}/${file}`, "utf8"))(holder);
  const engine = await Engine.of(holder.kbIndex.titles);
  await engine.addBodies(holder.kbIndex.bodies);
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
