/**
 * The filter of the glossary's index: names in three languages, in any ending, with or without diacritics.
 * What is chosen stands in the address, so that a filtered list can be sent on.
 */
import { counted } from "./lib/lithuanian";
import { fold, keys, words } from "./search/keys";
import { glossary as texts, term as labels } from "./texts.json";

/** What the page says of a term besides the lines of the index. */
interface Known { n: string[]; en: string[]; no: string[]; g: string; s: string; p: string[] }
interface Word { folded: string; keys: string[] }
interface Name { text: string; language: string; words: Word[] }
interface Row { item: HTMLElement; term: Known; names: Name[] }

const form = document.querySelector<HTMLFormElement>("form.filter");
const index = document.querySelector<HTMLElement>("#rodykle");
const source = document.querySelector<HTMLScriptElement>("#zodyno-vardai");

const taken = (word: string): Word => ({ folded: fold(word), keys: keys(word).filter((key) => key.startsWith("~")) });

/** Every word asked for begins a word of the name, or is another form of one. */
function matches(name: Name, asked: Word[]): boolean {
  return asked.every((one) => name.words.some((word) => word.folded.startsWith(one.folded) || word.keys.some((key) => one.keys.includes(key))));
}

/** The id of the term that a line of the index leads to. */
const termOf = (line: HTMLElement): string => line.querySelector("a")?.pathname.replace(/\/(index\.html)?$/, "").split("/").pop() ?? "";

/** Rows of terms with all their names; the names that only lead to a term stand in lines of their own. */
function rows(lines: HTMLElement[], others: HTMLElement[], known: Record<string, Known>): Row[] {
  const alias = new Map<string, string[]>();
  for (const line of others) {
    const id = termOf(line);
    alias.set(id, [...(alias.get(id) ?? []), line.querySelector(".see")?.firstChild?.textContent?.split(" – ")[0] ?? ""]);
  }
  return lines.flatMap((item) => {
    const id = termOf(item);
    const term = known[id];
    if (!term) return [];
    const own = [item.querySelector("a")?.textContent ?? "", ...(alias.get(id) ?? []), ...term.n];
    const names = ([["", own], [labels.english, term.en], [labels.norwegian, term.no]] as const)
      .flatMap(([language, texts]) => texts.map((text) => ({ text, language, words: words(text).map(taken) })));
    return [{ item, term, names }];
  });
}

/** Beside a term that was found by another of its names, that name. */
function note(row: Row, name: Name | undefined): void {
  row.item.querySelector(".found")?.remove();
  if (!name || name === row.names[0]) return;
  const line = document.createElement("span");
  line.className = "found";
  line.textContent = name.language ? `${name.language}: ${name.text}` : name.text;
  row.item.append(line);
}

function start(form: HTMLFormElement, index: HTMLElement, known: Record<string, Known>): void {
  const output = form.querySelector("output");
  const sections = [...index.querySelectorAll("section")];
  const letters = [...document.querySelectorAll<HTMLElement>(".letters li")];
  const lines = [...index.querySelectorAll<HTMLElement>("li")];
  const others = lines.filter((line) => line.querySelector(".see"));
  const all = rows(lines.filter((line) => !others.includes(line)), others, known);
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select")];
  const value = (name: string): string => fields.find((field) => field.name === name)?.value.trim() ?? "";

  const show = (): void => {
    const asked = words(value("zodis")).map(taken);
    const filtered = fields.some((field) => field.value.trim() !== "");
    let found = 0;
    for (const row of all) {
      const name = asked.length ? row.names.find((one) => matches(one, asked)) : undefined;
      const fits = (!asked.length || name !== undefined)
        && (!value("grupe") || row.term.g === value("grupe"))
        && (!value("busena") || row.term.s === value("busena"))
        && (!value("laikotarpis") || row.term.p.includes(value("laikotarpis")));
      row.item.hidden = !fits;
      note(row, fits ? name : undefined);
      found += Number(fits);
    }
    for (const item of others) item.hidden = filtered;
    for (const [place, section] of sections.entries()) {
      section.hidden = !section.querySelector("li:not([hidden])");
      const letter = letters[place];
      if (letter) letter.hidden = section.hidden;
    }
    if (output) {
      const [one = "", few = "", many = ""] = texts.counted;
      output.value = found ? `${filtered ? `${texts.found} ` : ""}${counted(found, one, few, many)}` : texts.none;
    }
    remember();
  };

  const remember = (): void => {
    const chosen = new URLSearchParams(location.search);
    for (const { name, value } of fields) {
      if (value.trim()) chosen.set(name, value.trim());
      else chosen.delete(name);
    }
    const address = `${location.pathname}${String(chosen) && `?${chosen}`}${location.hash}`;
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // a folder on disk may refuse a new address; the list is filtered all the same
    }
  };

  const asked = new URLSearchParams(location.search);
  for (const field of fields) {
    const wanted = asked.get(field.name) ?? "";
    if (field instanceof HTMLInputElement || [...field.options].some((option) => option.value === wanted)) field.value = wanted;
  }
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    for (const field of fields) field.value = "";
    show();
    fields[0]?.focus();
  });
  if (fields.some((field) => field.value)) show();
}

if (form && index && source) start(form, index, JSON.parse(source.textContent ?? "{}") as Record<string, Known>);
