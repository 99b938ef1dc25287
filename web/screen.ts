/** A case on a projector: its parts one after another, each cut into as many slides as the screen needs. */

import { Projector } from "./lib/projector";
import { screen as texts } from "./texts.json";

/** A piece that is never cut, and the list it belongs to. */
interface Piece {
  node: Element;
  list: Element | undefined;
}

interface Part {
  title: string;
  pieces: Piece[];
}

/** Place of the card among the parts: a challenge, a solution and results come first in every case. */
const AFTER_RESULTS = 3;
const LISTS = "ul, ol, dl";

/** Blocks of a part; lists give their items one by one, so that a long one can go on over several slides. */
function pieces(blocks: readonly Element[]): Piece[] {
  return blocks.flatMap((block): Piece[] => block.matches(LISTS) ? [...block.children].map((node) => ({ node, list: block })) : [{ node: block, list: undefined }]);
}

/** A text cut at its headings. */
function headed(prose: Element): Part[] {
  const found: Part[] = [];
  for (const block of prose.children) {
    const own = block.querySelector(":scope > h2");
    if (block.tagName === "H2") found.push({ title: block.textContent ?? "", pieces: [] });
    else if (own) found.push({ title: own.textContent ?? "", pieces: [{ node: block, list: undefined }] });
    else found.at(-1)?.pieces.push(...pieces([block]));
  }
  return found;
}

/** The parts of the page: its beginning, its text, and the card after the results. */
function parts(): Part[] {
  const found = [...document.querySelectorAll(".columns .text > .prose")].flatMap(headed).filter((part) => part.pieces.length);
  const label = document.querySelector(".columns > .label");
  if (label) {
    const card = { title: label.querySelector("h2")?.textContent ?? "", pieces: pieces([...label.children].filter((one) => one.tagName !== "H2")) };
    found.splice(AFTER_RESULTS, 0, card);
  }
  const head = document.querySelector(".case-head")!;
  const first = [head.querySelector(".tags"), head.querySelector(".lead"), head.querySelector("img")].filter((one) => one !== null);
  return [{ title: head.querySelector("h1")?.textContent ?? "", pieces: first.map((node) => ({ node, list: undefined })) }, ...found];
}

/** A copy to show: without addresses to go to, notes of sources and names that would stand twice on the page. */
function copy(node: Element): Element {
  const made = node.cloneNode(true) as Element;
  for (const note of made.querySelectorAll(":scope > h2, .cite, .no-print, .sr, button")) note.remove();
  for (const link of made.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  for (const one of [made, ...made.querySelectorAll("[id]")]) one.removeAttribute("id");
  for (const scroll of made.querySelectorAll("[tabindex]")) scroll.removeAttribute("tabindex");
  return made;
}

class Slides {
  private slides: { title: string; element: HTMLElement }[] = [];
  private at = 0;
  private readonly projector: Projector;
  private readonly frame: HTMLElement;

  constructor(private readonly dialog: HTMLDialogElement, opener: HTMLElement) {
    this.frame = this.find(".frame");
    this.projector = new Projector(dialog, opener);
    const turn = (by: number) => () => this.show(this.at + by);
    this.projector.controls(
      { ".close": () => dialog.close(), ".back": turn(-1), ".forward": turn(1), ".full": () => void this.projector.fill() },
      { ArrowRight: turn(1), ArrowLeft: turn(-1), PageDown: turn(1), PageUp: turn(-1), " ": turn(1), Home: () => this.show(0), End: () => this.show(Infinity) },
    );
    opener.addEventListener("click", () => this.open());
    addEventListener("resize", () => {
      if (dialog.open) this.cut();
    });
    if (location.hash === "#ekranas") this.open();
  }

  private find<T extends HTMLElement>(selector: string): T {
    return this.dialog.querySelector<T>(selector)!;
  }

  private open(): void {
    this.projector.open();
    this.cut();
  }

  /** Fill one slide after another, and stay about where the reader was. */
  private cut(): void {
    const share = this.at / Math.max(1, this.slides.length - 1);
    this.slides = [];
    for (const part of parts()) {
      let slide = this.begin(part.title);
      for (const piece of part.pieces) {
        if (this.fits(slide, piece)) continue;
        // a heading goes with what it heads
        const last = slide.element.lastElementChild!;
        slide = this.begin(part.title);
        if (last.tagName === "H3") slide.element.append(last);
        this.fits(slide, piece, true);
      }
    }
    this.show(Math.round(share * (this.slides.length - 1)));
  }

  private begin(title: string): { title: string; element: HTMLElement } {
    const element = document.createElement("section");
    element.className = this.slides.length ? "slide" : "slide opening";
    const heading = document.createElement("h2");
    heading.textContent = title;
    element.append(heading);
    const slide = { title, element };
    this.slides.push(slide);
    this.frame.replaceChildren(element);
    return slide;
  }

  /** Put a piece on a slide; take it off again when the slide runs over, unless it must stay. */
  private fits(slide: { element: HTMLElement }, piece: Piece, stays = false): boolean {
    const made = copy(piece.node);
    let place: Element = slide.element;
    let shell: Element | undefined;
    if (piece.list) {
      const last = slide.element.lastElementChild;
      if (last && this.lists.get(last) === piece.list) place = last;
      else {
        shell = piece.list.cloneNode(false) as Element;
        shell.removeAttribute("id");
        if (shell instanceof HTMLOListElement) shell.start = [...piece.list.children].indexOf(piece.node) + 1;
        this.lists.set(shell, piece.list);
        slide.element.append(shell);
        place = shell;
      }
    }
    place.append(made);
    const over = this.frame.scrollHeight > this.frame.clientHeight;
    const alone = slide.element.childElementCount === 2 && place.childElementCount <= 1;
    if (!over || stays || alone) return true;
    made.remove();
    if (shell) shell.remove();
    return false;
  }

  private readonly lists = new WeakMap<Element, Element>();

  private show(number: number): void {
    this.at = Math.min(this.slides.length - 1, Math.max(0, number));
    const slide = this.slides[this.at]!;
    this.frame.replaceChildren(slide.element);
    this.frame.scrollTop = 0;
    const place = texts.place.replace("{n}", String(this.at + 1)).replace("{all}", String(this.slides.length));
    this.find(".count").textContent = place;
    this.find("[role=status]").textContent = `${place}: ${slide.element.textContent ?? ""}`;
    this.find<HTMLProgressElement>("progress").value = (this.at + 1) / this.slides.length;
    this.find<HTMLButtonElement>(".back").disabled = this.at === 0;
    this.find<HTMLButtonElement>(".forward").disabled = this.at === this.slides.length - 1;
    this.find(".full").hidden = Boolean(document.fullscreenElement) || !document.fullscreenEnabled;
    if (document.activeElement === document.body) this.dialog.focus();
  }
}

const dialog = document.querySelector<HTMLDialogElement>("dialog.screen");
const opener = document.querySelector<HTMLElement>("[data-screen]");
if (dialog && opener) new Slides(dialog, opener);
