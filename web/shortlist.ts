/** „Mano sąrašas“: the reader's cases in her order, with notes; to print, to save, to send. */
import { catalogue as words, compare as compareTexts, compare_bar, list as texts, list_button, picker } from "./texts.json";
import { cases as counted, casesShown, refresh, say } from "./catalogue/buttons";
import { cover, tags } from "./catalogue/card";
import { changed, type Item, items, keep, LONGEST_NOTE, packed } from "./catalogue/list";
import { asFile, fromAddress, fromFile, offer, same } from "./catalogue/offer";
import { type Catalogue, catalogue, details, link } from "./catalogue/records";
import { address, SHOWN, today, writeDocument } from "./catalogue/sheet";
import { comparison, LEAST, MOST } from "./catalogue/tray";
import { copy } from "./lib/clipboard";
import { button, filled, find, make } from "./lib/elements";
import { save } from "./lib/files";

const SAVE_MS = 300;

function start(all: Catalogue, place: HTMLElement): void {
  const offers = make("div", {});
  const head = make("p", { role: "status", class: "count-line" });
  const made = make("p", { class: "made" });
  const tools = make("div", { class: "tool-bar" });
  const list = make("ol", { class: "my-cases" });
  const undo = make("p", { class: "undo", role: "status" });
  let shown: string | undefined;
  let picked: string[] = [];
  place.replaceChildren(offers, head, made, tools, undo, list);

  /** Take a list as the new one; the page follows by the event of `keep`. */
  function set(next: Item[]): void {
    if (!keep(next)) say(list_button.not_kept);
  }

  /** Offer to bring back what was just taken away. */
  function takeAway(next: Item[], sentence: string): void {
    const before = items();
    set(next);
    undo.replaceChildren(sentence, " ", button(texts.back, () => {
      undo.replaceChildren();
      set(before);
    }, { class: "link-button" }));
    find("button", undo)?.focus();
  }

  function show(): void {
    const mine = items();
    const ids = mine.map((item) => item.id).join(" ");
    if (ids === shown) {
      // The same cases: only notes may have changed, in another window; the one being written is left alone.
      for (const item of mine) {
        const note = find<HTMLTextAreaElement>(`#pastaba-${item.id}`);
        if (note && note !== document.activeElement && note.value !== item.note) note.value = item.note;
      }
      return;
    }
    shown = ids;
    picked = picked.filter((id) => mine.some((item) => item.id === id));
    head.textContent = mine.length ? filled(texts.here, counted(mine.length)) : texts.none;
    made.textContent = mine.length ? filled(texts.made, today()) : "";
    list.replaceChildren(...mine.map((item, number) => entry(item, number, mine.length)));
    showTools();
    void facts(mine);
  }

  function showTools(): void {
    const mine = items();
    const open = button(texts.open, () => void openFile(), { class: "button quiet" });
    if (!mine.length) {
      tools.replaceChildren(make("a", { class: "button", href: link("atvejai/") }, texts.find), make("a", { class: "button quiet", href: link("atvejai/panasus/") }, texts.similar), open);
      return;
    }
    const known = mine.map((item) => item.id).filter((id) => all.cases.some((one) => one.id === id));
    const compared = picked.length ? picked : known.slice(0, MOST);
    tools.replaceChildren(
      button(texts.print, () => print(), { class: "button" }),
      button(texts.word, () => void writeDocument(all, items()).catch(() => say(compareTexts.failed)), { class: "button quiet" }),
      button(texts.share, () => void share(), { class: "button quiet" }),
      ...(compared.length >= LEAST ? [make("a", { class: "button quiet", href: comparison(compared) }, filled(texts.compare, casesShown(compared.length)))] : []),
      button(texts.save, () => save(`${texts.file}.json`, asFile(all, items()), "application/json"), { class: "button quiet" }), open,
      button(texts.clear, () => takeAway([], texts.cleared), { class: "button quiet" }),
    );
  }

  function entry(item: Item, number: number, total: number): HTMLElement {
    const one = all.cases.find((other) => other.id === item.id);
    const title = one?.title ?? texts.gone;
    const note = make("textarea", { id: `pastaba-${item.id}`, rows: "3", maxlength: String(LONGEST_NOTE), placeholder: texts.note_hint });
    note.value = item.note;
    let waiting = 0;
    const write = (): void => {
      clearTimeout(waiting);
      const mine = items();
      if (mine.some((other) => other.id === item.id && other.note !== note.value)) set(mine.map((other) => (other.id === item.id ? { ...other, note: note.value } : other)));
    };
    note.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(write, SAVE_MS);
    });
    note.addEventListener("blur", write);
    addEventListener("pagehide", write);
    const box = make("input", { type: "checkbox", "aria-label": `${texts.compare_which}: ${title}` });
    box.checked = picked.includes(item.id);
    box.addEventListener("change", () => {
      picked = box.checked ? [...picked, item.id] : picked.filter((id) => id !== item.id);
      if (picked.length > MOST) {
        box.checked = false;
        picked = picked.slice(0, MOST);
        say(compare_bar.bar_full);
      }
      showTools();
    });
    return make("li", { class: "my-case", "data-id": item.id },
      one ? cover(one) : make("span", {}),
      make("div", { class: "my-case-text" },
        make("h2", {}, one ? make("a", { href: link(`atvejai/${item.id}/`) }, title) : title),
        ...(one ? [make("p", { class: "facts" }, ...tags(all, one))] : [make("p", { class: "muted small" }, item.id)]),
        make("dl", { class: "my-facts" }),
        make("p", { class: "paper-address" }, address(item.id)),
      ),
      make("div", { class: "my-note" }, make("label", { for: note.id }, texts.note), note, make("div", { class: "paper-note" }, make("b", {}, texts.note), make("p", {}, item.note))),
      make("p", { class: "my-tools" },
        button(texts.up, () => move(item.id, -1), { class: "small-button", "aria-label": `${texts.up}: ${title}`, disabled: number === 0 }),
        button(texts.down, () => move(item.id, 1), { class: "small-button", "aria-label": `${texts.down}: ${title}`, disabled: number === total - 1 }),
        button(texts.remove, () => takeAway(items().filter((other) => other.id !== item.id), filled(texts.taken, title)), { class: "small-button", "aria-label": `${texts.remove}: ${title}` }),
        one && make("label", { class: "check" }, box, texts.compare_which),
      ),
    );
  }

  /** Cost, people, time and the first step come with the scripts of the cases. */
  async function facts(mine: Item[]): Promise<void> {
    const there = mine.filter((item) => all.cases.some((one) => one.id === item.id));
    const known = await details(there.map((item) => item.id));
    for (const { id } of there) {
      const place_ = find(`[data-id="${id}"] .my-facts`);
      const rows = SHOWN.filter(([key]) => known[id]?.[key]);
      place_?.replaceChildren(...rows.map(([key, name]) => make("div", { class: `fact-${key}` }, make("dt", {}, name), make("dd", {}, ...based(known[id]?.[key] ?? "")))));
    }
  }

  /** „Iki 1 000 Eur (redakcijos vertinimas)“ with its basis in small letters; longer explanations stay on the page of the case. */
  function based(text: string): (string | Node)[] {
    const [first = ""] = text.split("\n");
    const [, value, basis] = /^([^(]+) \(([^)]+)\)$/.exec(first) ?? [];
    return value && basis ? [value, " ", make("small", {}, basis)] : [first];
  }

  function move(id: string, step: -1 | 1): void {
    const mine = items();
    const from = mine.findIndex((item) => item.id === id);
    const other = mine[from + step];
    const moved = mine[from];
    if (!moved || !other) return;
    mine[from] = other;
    mine[from + step] = moved;
    set(mine);
    const name = all.cases.find((one) => one.id === id)?.title ?? id;
    say(filled(texts.moved, name, String(from + step + 1), String(mine.length)));
    const again = find(`[data-id="${id}"] .my-tools`);
    const buttons = [...(again?.querySelectorAll<HTMLButtonElement>("button") ?? [])];
    (buttons[step < 0 ? 0 : 1]?.disabled ? buttons[step < 0 ? 1 : 0] : buttons[step < 0 ? 0 : 1])?.focus();
  }

  async function share(): Promise<void> {
    const whole = `${location.href.split("#")[0] ?? ""}#s=${await packed(items())}`;
    if (await copy(whole)) return say(texts.shared);
    const field = make("input", { class: "address", readonly: true, "aria-label": words.copy_yourself });
    field.value = whole;
    undo.replaceChildren(words.copy_yourself, " ", field);
    field.select();
    field.focus();
  }

  async function openFile(): Promise<void> {
    const other = await fromFile();
    if (other) propose(other, texts.file_title, texts.file_other);
  }

  async function openAddress(): Promise<void> {
    const other = await fromAddress();
    if (other === "unreadable") offers.replaceChildren(make("p", { class: "box" }, texts.unreadable_link));
    else if (other && !same(other, items())) propose(other, texts.other_title, texts.other);
  }

  function propose(other: Item[], heading: string, sentence: string): void {
    offers.replaceChildren(offer(all, other, heading, sentence, () => {
      offers.replaceChildren();
      if (location.hash) history.replaceState(null, "", location.pathname);
      head.scrollIntoView({ block: "nearest" });
    }));
    find("h2", offers)?.focus();
  }

  addEventListener("beforeprint", () => {
    for (const item of items()) {
      const paper = find(`[data-id="${item.id}"] .paper-note p`);
      if (paper) paper.textContent = find<HTMLTextAreaElement>(`#pastaba-${item.id}`)?.value ?? item.note;
    }
  });
  addEventListener("hashchange", () => void openAddress());
  changed(show);
  show();
  refresh();
  void openAddress();
}

const all = catalogue();
const place = find("[data-shortlist]");
if (all && place) start(all, place);
else place?.append(make("p", {}, picker.none_found));
