/** The search of the page: loaded when a reader touches a search field, or asks for it by `window.kb.search`. */
import { Engine, type Hit, type Layers } from "./search/engine";
import { keys, words } from "./search/keys";

declare global {
  interface Window {
    kb: { search: (text: string, options?: { limit?: number }) => Promise<Hit[]> };
    kbIndex?: Partial<Layers>;
    kbSearch?: { full: Promise<Engine>; attach: (form: HTMLFormElement) => void };
  }
}

const script = document.currentScript as HTMLScriptElement;
const base = script.dataset["base"] ?? "./";
const SUGGESTED = 7;
const KINDS: [string, string][] = [
  ["term", "Sąvokos"], ["case", "Atvejai"], ["session", "Mokymai"], ["exercise", "Užduotys"], ["worksheet", "Lapai"], ["page", "Puslapiai"],
];

function load(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = `${base}paieska/${name}`;
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(name));
    document.head.append(element);
  });
}

/** The first layer answers as soon as it is here; the texts come after it. */
const ready: Promise<Engine> = load("antrastes.js").then(() => new Engine(window.kbIndex?.titles as Layers["titles"]));
const full: Promise<Engine> = ready.then(async (engine) => {
  await load("tekstai.js");
  await engine.addBodies(window.kbIndex?.bodies as Layers["bodies"]);
  document.dispatchEvent(new Event("kb-bodies"));
  return engine;
});
full.catch(() => undefined);

function link(hit: Hit): string {
  const file = location.protocol === "file:" ? "index.html" : "";
  return `${base}${hit.url}${file}`;
}

/** Mark the words that were asked for in the form in which they stand. */
function marked(text: string, asked: string[]): DocumentFragment {
  const wanted = new Set(asked.flatMap((word) => keys(word)));
  const fragment = document.createDocumentFragment();
  for (const piece of text.split(/([\p{L}\p{N}]+\+?)/u)) {
    const hit = /^[\p{L}\p{N}]/u.test(piece) && (keys(piece).some((key) => wanted.has(key)) || beginning(piece, asked));
    if (hit) {
      const mark = document.createElement("mark");
      mark.textContent = piece;
      fragment.append(mark);
    } else fragment.append(piece);
  }
  return fragment;
}

function beginning(piece: string, asked: string[]): boolean {
  const last = asked[asked.length - 1] ?? "";
  return last.length > 2 && (keys(piece)[0] ?? "").startsWith(keys(last)[0] ?? "=");
}

function counted(count: number): string {
  const last = count % 10;
  const teens = count % 100 > 10 && count % 100 < 20;
  return `${count} ${last === 1 && !teens ? "puslapis" : last === 0 || teens ? "puslapių" : "puslapiai"}`;
}

/** Suggestions under the field of the header: a combobox with a list, by the ARIA Authoring Practices. */
function attach(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[type=search]");
  if (!input || form.dataset["search"]) return;
  form.dataset["search"] = "on";
  const results = document.querySelector<HTMLElement>("#rezultatai");
  if (form.matches(".search-big") && results) page(form, input, results);
  else suggest(form, input);
}

function suggest(form: HTMLFormElement, input: HTMLInputElement): void {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "siulymai";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Siūlomi puslapiai");
  list.hidden = true;
  const status = document.createElement("span");
  status.className = "sr";
  status.setAttribute("role", "status");
  form.append(list, status);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) input.setAttribute(name as string, value as string);
  let active = -1;
  let hits: Hit[] = [];
  const close = (): void => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (place: number): void => {
    active = place;
    [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === active)));
    if (active >= 0) input.setAttribute("aria-activedescendant", `siulymas-${active}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const show = async (): Promise<void> => {
    const text = input.value;
    if (text.trim().length < 2) return close();
    const engine = await ready.catch(() => undefined);
    if (!engine || text !== input.value) return;
    hits = engine.search(text, SUGGESTED);
    list.replaceChildren(...hits.map((hit, n) => {
      const item = document.createElement("li");
      item.id = `siulymas-${n}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      const kind = document.createElement("small");
      kind.textContent = KINDS.find(([key]) => key === hit.kind)?.[1] ?? "";
      const title = document.createElement("span");
      title.append(marked(hit.title, words(text)));
      item.append(title, kind);
      item.addEventListener("mousedown", (event) => event.preventDefault());
      item.addEventListener("click", () => location.assign(link(hit)));
      return item;
    }));
    list.hidden = hits.length === 0;
    active = -1;
    input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-expanded", String(hits.length > 0));
    status.textContent = hits.length ? `Siūloma: ${counted(hits.length)}` : "Nieko nerasta";
  };
  input.addEventListener("input", () => void show());
  document.addEventListener("kb-bodies", () => void (document.activeElement === input && list.hidden && show()));
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(((active + 1 + step + hits.length + 1) % (hits.length + 1)) - 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      const hit = hits[active];
      if (hit) location.assign(link(hit));
    }
  });
  input.addEventListener("blur", close);
  if (input.value) void show();
}

/** The page of results: grouped by kind, the definition on top, the address says what was asked. */
function page(form: HTMLFormElement, input: HTMLInputElement, results: HTMLElement): void {
  const status = document.querySelector<HTMLElement>("#rasta");
  const asked = new URLSearchParams(location.search).get("q") ?? "";
  if (asked && !input.value) input.value = asked;
  const say = (text: string): void => {
    if (status) status.textContent = text;
  };
  const show = async (): Promise<void> => {
    const text = input.value.trim();
    const address = new URL(location.href);
    if (text) address.searchParams.set("q", text);
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
    if (!text) {
      results.replaceChildren();
      return say("");
    }
    const engine = await ready.catch(() => undefined);
    if (text !== input.value.trim()) return;
    if (!engine) return say("Paieška dabar neveikia. Pasinaudokite žemiau esančia rodykle.");
    const hits = engine.search(text, 60);
    say(hits.length ? `Rasta: ${counted(hits.length)}` : `Pagal „${text}“ nieko nerasta. Pabandykite kitą žodį arba pažiūrėkite į rodyklę žemiau.`);
    results.replaceChildren(...groups(hits, words(text)));
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void show();
  });
  input.addEventListener("input", () => void show());
  document.addEventListener("kb-bodies", () => void show());
  if (input.value) void show();
}

function groups(hits: Hit[], asked: string[]): HTMLElement[] {
  const order = [...new Set(hits.map((hit) => hit.kind))];
  return order.map((kind) => {
    const section = document.createElement("section");
    const heading = document.createElement("h2");
    const found = hits.filter((hit) => hit.kind === kind);
    heading.textContent = `${KINDS.find(([key]) => key === kind)?.[1] ?? ""} (${found.length})`;
    const list = document.createElement("ul");
    list.className = "hits";
    list.append(...found.map((hit, place) => {
      const item = document.createElement("li");
      if (place === 0 && hit === hits[0] && kind === "term") item.className = "best";
      const anchor = document.createElement("a");
      anchor.href = link(hit);
      anchor.append(marked(hit.title, asked));
      const lead = document.createElement("p");
      lead.append(marked(hit.lead, asked));
      item.append(anchor, lead);
      return item;
    }));
    section.append(heading, list);
    return section;
  });
}

window.kbSearch = { full, attach };
