/** A case page: two ways to print it, a Word document, the link and the citation to take along, the next case of the reader's filter. */
import { blocks } from "./lib/article";
import { saveDocument } from "./lib/documents";
import { day } from "./lib/lithuanian";
import { readTrail } from "./lib/trail";
import { case_page as texts } from "./texts.json";

const script = document.currentScript as HTMLScriptElement;
const base = script.dataset["base"] ?? "./";
const one = <T extends HTMLElement>(selector: string, within: ParentNode = document): T | null => within.querySelector<T>(selector);

function say(near: Element, text: string): void {
  const status = near.parentElement?.querySelector("[data-said]");
  if (status) status.textContent = text;
}

async function copy(button: Element, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(button, texts.copied);
  } catch {
    say(button, texts.copy_failed);
  }
}

/** The address to give to others: the one the site has, or the one it was opened at. */
function address(): string {
  const canonical = one<HTMLLinkElement>("link[rel=canonical]")?.href;
  return canonical ?? (location.protocol === "file:" ? "" : location.origin + location.pathname);
}

function printing(): void {
  const root = document.documentElement;
  for (const button of document.querySelectorAll<HTMLElement>("[data-print]")) {
    button.addEventListener("click", () => {
      root.dataset["paper"] = button.dataset["print"] ?? "";
      print();
    });
  }
  addEventListener("afterprint", () => delete root.dataset["paper"]);
}

function citing(): void {
  const citation = one("[data-citation]");
  const button = one("[data-copy-citation]");
  const show = (selector: string, text: string): void => {
    const part = one(selector, citation ?? document);
    const place = part && one("span", part);
    if (!part || !place || !text) return;
    place.textContent = text;
    part.hidden = false;
  };
  const today = new Date();
  show("[data-seen]", day(`${today.getFullYear()}-${today.getMonth() + 1}-${today.getDate()}`));
  show("[data-where]", address());
  const paper = one("[data-paper-address]");
  if (paper && address()) paper.textContent = address();
  button?.addEventListener("click", () => void copy(button, (citation?.innerText ?? "").replace(/\s+/g, " ").trim()));
}

function sharing(): void {
  const link = one("[data-copy-link]");
  link?.addEventListener("click", () => void copy(link, address() || location.href));
  const share = one("[data-share]");
  if (!share || !("share" in navigator) || !address()) return;
  share.hidden = false;
  share.addEventListener("click", () => void navigator.share({ title: document.title, url: address() }).catch(() => undefined));
}

function word(): void {
  const button = one<HTMLButtonElement>("[data-word]");
  const article = one("main article");
  if (!button || !article) return;
  button.addEventListener("click", () => {
    button.disabled = true;
    const title = one("h1", article)?.textContent ?? "";
    const parts = [".case-head .lead", ".label", ".text", ".aside", ".ending"].map((part) => article.querySelector(part));
    const name = location.pathname.replace(/index\.html$/, "").split("/").filter(Boolean).pop() ?? "atvejis";
    const whole = parts.flatMap((part) => (part ? blocks(part.matches("p") ? wrapped(part) : part) : []));
    const footer = texts.word_footer.replace("{}", one("meta[property='og:site_name']")?.getAttribute("content") ?? "");
    saveDocument(`${name}.docx`, { title, footer, blocks: whole })
      .then(() => say(button, ""), () => say(button, texts.word_failed))
      .finally(() => (button.disabled = false));
  });
}

function wrapped(element: Element): Element {
  const holder = document.createElement("div");
  holder.append(element.cloneNode(true));
  return holder;
}

/** Lead to the cases before and after in the list that the reader came from. */
function turning(): void {
  const nav = one(".turn");
  const trail = readTrail();
  const here = trail?.cases.findIndex(([id]) => id === nav?.dataset["id"]) ?? -1;
  if (!nav || !trail || here < 0) return;
  const file = location.protocol === "file:" ? "index.html" : "";
  const lead = (selector: string, place: number): void => {
    const link = one<HTMLAnchorElement>(selector, nav);
    const title = link && one("[data-title]", link);
    const found = trail.cases[place];
    if (!link || !title) return;
    link.hidden = !found;
    if (!found) return;
    link.href = `${base}atvejai/${found[0]}/${file}`;
    title.textContent = found[1];
  };
  lead(".before", here - 1);
  lead(".after", here + 1);
  const all = one<HTMLAnchorElement>(".all", nav);
  const count = one("[data-place]", nav);
  if (all) all.href = `${base}atvejai/${file}?${trail.query}`;
  if (count) count.textContent = `${texts.filtered}: ${texts.place.replace("{}", String(here + 1)).replace("{}", String(trail.cases.length))}`;
}

printing();
citing();
sharing();
word();
turning();
