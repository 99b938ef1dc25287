/** The privacy page: what this device keeps now, and buttons that delete it. */
import { counted } from "./lib/lithuanian";
import { key, type Name, watch } from "./lib/store";
import { privacy as text, storage as described } from "./texts.json";

const names = Object.keys(described) as Name[];
const status = document.querySelector<HTMLElement>("#busena");
const all = document.querySelector<HTMLButtonElement>("#trinti-viska");

/** One thing that the device keeps: for good, or until the window is closed. */
interface Kept {
  place: Storage;
  key: string;
}

/** All that the site keeps under a name, or under any. */
function kept(name?: Name): Kept[] {
  return [localStorage, sessionStorage].flatMap((place) =>
    Object.keys(place)
      .filter((one) => (name ? one === key(name) || one.startsWith(`${key(name)}:`) : one.startsWith("kb-")))
      .sort()
      .map((one) => ({ place, key: one })),
  );
}

function forget(things: Kept[]): void {
  for (const thing of things) thing.place.removeItem(thing.key);
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
  const values = found.map((thing) => thing.place.getItem(thing.key) ?? "");
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "button quiet", textContent: text.delete });
  button.setAttribute("aria-label", `${text.delete}: ${described[name]}`);
  button.addEventListener("click", () => {
    forget(found);
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
  if (all) all.disabled = !kept().length;
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
    forget(kept()); // also what earlier versions of the site may have left under other names
    draw();
    say(text.all_deleted);
  });
}

begin();
