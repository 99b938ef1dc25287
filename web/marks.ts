/**
 * Cards of marked terms. They open when the pointer rests on a word, when the keyboard reaches it, and at the first tap; Esc, leaving and
 * a tap elsewhere close them (WCAG 1.4.13). A live region reads them out: their text comes after the focus, when a description would be late.
 */
import { watch } from "./lib/store";
import { marks as texts } from "./texts.json";

type Card = [name: string, definition: string, history: string];
declare global {
  interface Window {
    kbTerms?: Record<string, Card>;
  }
}

const OPEN_AFTER = 160;
const CLOSE_AFTER = 260;
const EDGE = 10;

const root = document.documentElement;
const address = (document.currentScript as HTMLScriptElement).dataset["terms"] ?? "";
const card = Object.assign(document.createElement("div"), { className: "term-card", hidden: true });
const voice = Object.assign(document.createElement("div"), { className: "sr", role: "status" });
(document.querySelector("main") ?? document.body).append(card, voice);

let open: HTMLAnchorElement | undefined;
let timer = 0;
let touched = false;
let loading: Promise<void> | undefined;

const term = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>("html:not(.no-marks) a[data-term]") : null;

/** The definitions come once, when the first of them is wanted. */
function load(): Promise<void> {
  loading ??= new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: address, onload: resolve, onerror: reject });
    document.head.append(script);
  });
  return loading;
}

function line(kind: string, text: string): HTMLElement {
  return Object.assign(document.createElement("p"), { className: kind, textContent: text });
}

function place(mark: HTMLAnchorElement): void {
  const word = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const room = root.clientWidth - card.offsetWidth - EDGE;
  const below = word.bottom + card.offsetHeight + EDGE < innerHeight || word.top < card.offsetHeight + EDGE;
  card.style.left = `${Math.max(EDGE, Math.min(word.left, room)) + scrollX}px`;
  card.style.top = `${(below ? word.bottom + 5 : word.top - card.offsetHeight - 5) + scrollY}px`;
}

async function show(mark: HTMLAnchorElement, aloud: boolean): Promise<void> {
  clearTimeout(timer);
  if (open === mark) return;
  open?.classList.remove("is-open");
  open = mark;
  await load();
  const found = window.kbTerms?.[mark.dataset["term"] ?? ""];
  if (open !== mark) return;
  if (!found) throw new Error("no card");
  const [name, definition, history] = found;
  const link = Object.assign(document.createElement("a"), { href: mark.href, textContent: texts.read, tabIndex: -1 });
  card.replaceChildren(line("name", name), ...(history ? [line("history", history)] : []), line("", definition), link);
  card.hidden = false;
  mark.classList.add("is-open");
  place(mark);
  if (aloud) voice.textContent = [name, history, definition].filter(Boolean).join(". ");
}

/** Without its definition a mark is the link that it was. */
const tryToShow = (mark: HTMLAnchorElement, aloud: boolean): Promise<boolean> =>
  show(mark, aloud).then(
    () => true,
    () => {
      hide();
      return false;
    },
  );

function hide(): void {
  clearTimeout(timer);
  open?.classList.remove("is-open");
  open = undefined;
  card.hidden = true;
  voice.textContent = "";
}

function later(what: () => void, wait: number): void {
  clearTimeout(timer);
  timer = window.setTimeout(what, wait);
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const mark = term(event.target);
  if (mark && mark !== open) later(() => void tryToShow(mark, false), OPEN_AFTER);
  else if (mark || card.contains(event.target as Node)) clearTimeout(timer);
  else if (open && document.activeElement !== open) later(hide, CLOSE_AFTER);
  else clearTimeout(timer);
});
root.addEventListener("pointerleave", () => {
  if (open && document.activeElement !== open) later(hide, CLOSE_AFTER);
});
document.addEventListener("focusin", (event) => {
  const mark = term(event.target);
  if (mark?.matches(":focus-visible")) void tryToShow(mark, true);
});
document.addEventListener("focusout", (event) => {
  if (event.target === open && !card.matches(":hover")) hide();
});
document.addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch";
  if (!term(event.target) && !card.contains(event.target as Node)) hide();
});
document.addEventListener("click", (event) => {
  const mark = term(event.target);
  if (!mark || !touched || open === mark) return;
  event.preventDefault();
  void tryToShow(mark, true).then((shown) => {
    if (!shown) location.href = mark.href;
  });
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});
addEventListener("resize", hide);

/** Switched off, a mark is plain text: no line, no card, no stop of the Tab key. */
function apply(): void {
  const off = root.classList.contains("no-marks");
  hide();
  for (const mark of document.querySelectorAll<HTMLAnchorElement>("a.term")) {
    if (off && mark.hasAttribute("href")) {
      mark.dataset["href"] = mark.getAttribute("href") ?? "";
      mark.removeAttribute("href");
    } else if (!off && mark.dataset["href"] !== undefined) {
      mark.setAttribute("href", mark.dataset["href"]);
      delete mark.dataset["href"];
    }
  }
}

document.addEventListener("kb-marks", apply);
watch("marks", () => {
  root.classList.toggle("no-marks", localStorage.getItem("kb-marks") === "false");
  apply();
});
apply();
