/** The privacy page: what this device keeps now, and buttons that delete it. */
import { counted } from "./lib/lithuanian";
import { ids, key, type Name, remove, watch } from "./lib/store";
import { privacy as text, storage as described } from "./texts.json";

const names = Object.keys(described) as Name[];
const status = document.querySelector<HTMLElement>("#busena");
const all = document.querySelector<HTMLButtonElement>("#trinti-viska");

/** Ids of what is kept under a name; the thing itself, which has no id, is "". */
function kept(name: Name): string[] {
  return localStorage.getItem(key(name)) === null ? ids(name) : ["", ...ids(name)];
}

function say(words: string): void {
  if (!status) return;
  status.textContent = words;
  status.hidden = false;
}

/** A kept value as people can read it. */
function readable(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value), undefined, 1);
  } catch {
    return value;
  }
}

function show(name: Name): void {
  const place = document.querySelector<HTMLElement>(`[data-name="${name}"] [data-state]`);
  if (!place) return;
  const found = kept(name);
  if (!found.length) {
    place.replaceChildren(text.nothing);
    return;
  }
  const values = found.map((id) => localStorage.getItem(key(name, id)) ?? "");
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "button quiet", textContent: text.delete });
  button.setAttribute("aria-label", `${text.delete}: ${described[name]}`);
  button.addEventListener("click", () => {
    for (const id of found) remove(name, id);
    draw();
    say(`${text.deleted}: ${described[name]}`);
    (place.closest("div")?.nextElementSibling?.querySelector<HTMLElement>("button") ?? all)?.focus();
  });
  const look = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = text.show;
  const content = document.createElement("pre");
  content.tabIndex = 0;
  content.textContent = values.map(readable).join("\n\n");
  look.append(summary, content);
  place.replaceChildren(`${counted(found.length, text.one, text.few, text.many)} `, button, look);
}

function draw(): void {
  for (const name of names) show(name);
  if (all) all.disabled = !names.some((name) => kept(name).length);
}

function begin(): void {
  try {
    draw();
  } catch {
    say(text.blocked);
    if (all) all.hidden = true;
    return;
  }
  for (const name of names) watch(name, draw);
  all?.addEventListener("click", () => {
    // also what earlier versions of the site may have left under other names
    for (const one of Object.keys(localStorage)) if (one.startsWith("kb-")) localStorage.removeItem(one);
    draw();
    say(text.all_deleted);
  });
}

begin();
