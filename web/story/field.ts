/** One question: its words, its example, room for the answer, and what is wrong with it. */
import { story as words } from "../texts.json";
import { button, el, fill } from "./dom";
import { address, smaller } from "./photos";
import { get, isEmpty, items, set, type Field, type Item, type Spec, type Story } from "./spec";
import { tidyText } from "./tidy";

type Ask = { q: string; hint?: string; example?: string };
const ASK = words.ask as Record<string, Ask>;
export const MOST_PICTURES = 12;

/** What the form does for its fields: change a value, look at it again, lay a question out anew. */
export interface Host {
  spec: Spec;
  story: Story;
  today: string;
  changed: (key: string) => void;
  left: (key: string) => void;
  redraw: (key: string) => void;
  say: (text: string) => void;
}

let serial = 0;

export class FieldView {
  constructor(private readonly host: Host) {}

  /** Return the question at a key; lists hold a question for each part of each item. */
  draw(key: string): HTMLElement {
    const field = this.host.spec.fields[key] as Field;
    if (field.kind === "list") return this.list(key, field);
    return this.question(key, key, field, () => get(this.host.story, key), (value) => set(this.host.story, key, value));
  }

  private question(key: string, words_: string, field: Field, read: () => unknown, write: (value: unknown) => void): HTMLElement {
    const ask = ASK[words_] as Ask;
    const id = `l${++serial}`;
    const save = (value: unknown): void => {
      write(value);
      this.host.changed(key);
    };
    const group = field.kind === "choices" || field.kind === "cites" || (field.kind === "choice" && (field.options ?? []).length <= 5) || this.levels(key);
    const box = group ? el("fieldset", { class: "ask", "data-key": key }) : el("div", { class: "ask", "data-key": key });
    const note = field.required ? el("span", { class: "needed" }, words.required) : "";
    const name = group ? el("legend", {}, `${ask.q} `, note) : el("label", { for: id }, `${ask.q} `, note);
    const hint = ask.hint ? [el("p", { class: "hint", id: `${id}-h` }, ask.hint)] : [];
    const fault = el("p", { class: "fault", id: `${id}-f`, hidden: true });
    const described = `${ask.hint ? `${id}-h ` : ""}${id}-f`;
    const input = this.input(id, key, field, read, save, described);
    const example = ask.example ? [el("p", { class: "example" }, el("span", {}, `${words.example}: `), ask.example)] : [];
    box.append(name, ...hint, input, fault, ...example);
    return box;
  }

  private levels(key: string): string[] | undefined {
    return key === "evidence" ? this.host.spec.evidence : key === "replication.difficulty" ? this.host.spec.difficulty : undefined;
  }

  private input(id: string, key: string, field: Field, read: () => unknown, save: (value: unknown) => void, described: string): HTMLElement {
    const text = String(read() ?? "");
    const common = { id, "aria-describedby": described, "aria-required": field.required ? "true" : undefined };
    const left = (): void => this.host.left(key);
    const levels = this.levels(key);
    if (levels) return this.choices(id, key, levels.map((label, n) => [String(n), label] as [string, string]).filter(([, label]) => label), false, read, save);
    if (field.kind === "choices") return this.choices(id, key, field.options ?? [], true, read, save);
    if (field.kind === "choice" && (field.options ?? []).length <= 5) return this.choices(id, key, field.options ?? [], false, read, save);
    if (field.kind === "cites") return this.cites(id, key, read, save);
    if (field.kind === "flag") {
      const box = el("input", { ...common, type: "checkbox", checked: read() === true });
      box.addEventListener("change", () => {
        save(box.checked);
        left();
      });
      return box;
    }
    if (field.kind === "choice" || key.endsWith(".language") || (key === "place.municipality" && this.country() === "LT") || key.endsWith(".licence")) return this.select(common, key, field, text, save, left);
    if (field.kind === "body" || field.kind === "long") return this.area(common, key, field, text, save, left);
    const kinds: Partial<Record<Field["kind"], Record<string, string>>> = {
      link: { type: "url", inputmode: "url" }, number: { inputmode: "decimal" }, whole: { inputmode: "numeric" }, day: { type: "date" },
      month: { placeholder: "2024-05" }, partial: { placeholder: "2024-05-01" },
    };
    const line = el("input", { type: "text", ...common, ...(kinds[field.kind] ?? {}), value: text, autocomplete: "off" });
    const count = this.counter(field, () => line.value);
    line.addEventListener("input", () => {
      save(field.kind === "number" ? line.value.replace(/(?<=\d)[ \u00a0](?=\d{3})/g, "").replace(",", ".") : line.value);
      count.update();
    });
    line.addEventListener("change", () => {
      if (field.kind === "text") {
        line.value = tidyText(line.value);
        save(line.value);
      }
      left();
    });
    return el("div", { class: "entry" }, line, count.node);
  }

  private country(): string {
    return String(get(this.host.story, "country") ?? "LT") || "LT";
  }

  private select(common: Record<string, string | undefined>, key: string, field: Field, text: string, save: (value: unknown) => void, left: () => void): HTMLElement {
    const box = el("select", common);
    const option = (value: string, label: string): HTMLOptionElement => el("option", { value, selected: value === text }, label);
    box.append(option("", words.choose));
    if (key === "place.municipality") {
      box.append(option(this.host.spec.whole["LT"] ?? "", this.host.spec.whole["LT"] ?? ""));
      for (const [county, names] of Object.entries(this.host.spec.counties)) box.append(el("optgroup", { label: county }, ...names.map((name) => option(name, name))));
    } else if (key.endsWith(".language")) box.append(...Object.entries(this.host.spec.languages).map(([code, name]) => option(code, name)));
    else if (key.endsWith(".licence")) box.append(...words.licences.map((name) => option(name, name)));
    else box.append(...(field.options ?? []).map(([value, label]) => option(value, label)));
    if (text && ![...box.querySelectorAll("option")].some((one) => one.value === text)) box.append(option(text, text));
    box.addEventListener("change", () => {
      save(box.value);
      left();
    });
    return box;
  }

  private counter(field: Field, read: () => string): { node: HTMLElement; update: () => void } {
    const node = el("p", { class: "count", "aria-hidden": "true" });
    const update = (): void => {
      const length = [...read()].length;
      node.textContent = field.least && field.least > 1 ? fill(words.from_to, length, field.least, field.most ?? "") : field.most ? fill(words.count, length, field.most) : "";
      node.classList.toggle("over", Boolean(length && ((field.most && length > field.most) || (field.least && length < field.least))));
    };
    update();
    return { node, update };
  }

  private area(common: Record<string, string | undefined>, key: string, field: Field, text: string, save: (value: unknown) => void, left: () => void): HTMLElement {
    const box = el("textarea", { ...common, rows: field.kind === "body" ? 8 : 3 }, text);
    const count = this.counter(field, () => box.value);
    box.addEventListener("input", () => {
      save(box.value);
      count.update();
    });
    box.addEventListener("change", () => {
      box.value = tidyText(box.value);
      save(box.value);
      left();
    });
    const out = el("div", { class: "entry" }, box, count.node);
    if (field.kind === "body" && !this.host.spec.advice.includes(key.slice(5))) out.append(this.citing(box, save));
    return out;
  }

  /** Buttons that write the mark of a source where the cursor stands, so that nobody has to know how it is written. */
  private citing(box: HTMLTextAreaElement, save: (value: unknown) => void): HTMLElement {
    const sources = items(this.host.story, "sources").filter((one) => !isEmpty(one["title"]));
    if (!sources.length) return el("p", { class: "hint" }, words.cite_none);
    return el("div", { class: "citing", role: "group", "aria-label": words.cite }, el("span", { class: "hint" }, `${words.cite}: `), ...sources.map((one, n) => button(`${n + 1}. ${String(one["title"]).slice(0, 40)}`, "chip", () => {
      const mark = `[^${String(one["id"])}]`;
      const before = box.value.slice(0, box.selectionStart).replace(/ +$/, "");
      const stop = /[.!?]$/.test(before) ? before.slice(-1) : "";
      const start = stop ? before.slice(0, -1) : before;
      const after = box.value.slice(box.selectionEnd);
      box.value = start + mark + stop + after;
      box.focus();
      box.selectionStart = box.selectionEnd = (start + mark + stop).length;
      save(box.value);
      box.dispatchEvent(new Event("change"));
    })));
  }

  private choices(id: string, key: string, options: [string, string][], several: boolean, read: () => unknown, save: (value: unknown) => void): HTMLElement {
    const out = el("div", { class: "options" });
    const chosen = (): string[] => (several ? ((read() ?? []) as string[]) : [String(read() ?? "")]);
    options.forEach(([value, label], n) => {
      const box = el("input", { type: several ? "checkbox" : "radio", name: id, id: `${id}-${n}`, value, checked: chosen().includes(value) });
      box.addEventListener("change", () => {
        save(several ? (box.checked ? [...chosen(), value] : chosen().filter((one) => one !== value)) : value);
        this.host.left(key);
        if (key === "country") this.host.redraw("place.municipality");
      });
      out.append(el("label", { class: "option", for: `${id}-${n}` }, box, label));
    });
    return out;
  }

  private cites(id: string, key: string, read: () => unknown, save: (value: unknown) => void): HTMLElement {
    const sources = items(this.host.story, "sources").filter((one) => !isEmpty(one["title"]));
    if (!sources.length) return el("p", { class: "hint" }, words.cite_none);
    return this.choices(id, key, sources.map((one, n) => [String(one["id"]), `${n + 1}. ${String(one["title"])}`]), true, read, save);
  }

  private list(key: string, field: Field): HTMLElement {
    const ask = ASK[key] as Ask;
    const list = items(this.host.story, key);
    const out = el("div", { class: "list", "data-key": key }, el("h3", {}, `${ask.q} `, field.required ? el("span", { class: "needed" }, words.required) : ""));
    if (ask.hint) out.append(el("p", { class: "hint" }, ask.hint));
    const texts = words as unknown as Record<string, string>;
    list.forEach((item, n) => {
      const title = fill(texts[`item_${key}`] ?? "{}", n + 1);
      const card = el("section", { class: "item", "aria-label": title }, el("h4", {}, title));
      if (key === "images") card.append(this.photo(item));
      for (const [name, inner] of Object.entries(field.fields ?? {})) {
        if (name === "id" || name === "file") continue;
        card.append(this.question(`${key}.${n + 1}.${name}`, `${key}.${name}`, inner, () => item[name], (value) => (item[name] = value)));
      }
      card.append(button(words.remove, "button quiet", () => {
        list.splice(n, 1);
        if (key === "images") delete this.host.story.pictures[String(item["file"])];
        this.host.changed(key);
        this.host.redraw(key);
        this.host.say(words.removed);
      }));
      out.append(card);
    });
    out.append(el("p", { class: "fault", hidden: true }));
    out.append(button(texts[`add_${key}`] ?? "+", "button quiet add", () => {
      if (key === "images" && list.length >= MOST_PICTURES) return this.host.say(words.many_pictures);
      this.host.story.case[key] = [...list, this.empty(key)];
      this.host.changed(key);
      this.host.redraw(key);
    }));
    return out;
  }

  /** A new item; a source gets a name that no other has had. */
  private empty(key: string): Item {
    if (key === "risks") return { happened: false };
    if (key === "images") return { people: "", licence: "CC BY 4.0" };
    if (key !== "sources") return {};
    const numbers = items(this.host.story, "sources").map((one) => Number(String(one["id"]).slice(1)) || 0);
    return { id: `s${Math.max(0, ...numbers) + 1}`, accessed: this.host.today, language: "lt" };
  }

  private photo(item: Item): HTMLElement {
    const out = el("div", { class: "photo" });
    const draw = (): void => {
      const data = this.host.story.pictures[String(item["file"] ?? "")];
      const input = el("input", { type: "file", accept: "image/jpeg,image/png,image/webp", class: "sr", id: `f${++serial}` });
      input.addEventListener("change", async () => {
        const file = input.files?.[0];
        if (!file) return;
        try {
          const name = String(item["file"] ?? "") || `nuotrauka-${Date.now().toString(36)}.jpg`;
          this.host.story.pictures[name] = await smaller(file);
          item["file"] = name;
          this.host.changed("images");
          draw();
        } catch {
          this.host.say(words.bad_picture);
        }
      });
      out.replaceChildren(...(data ? [el("img", { src: address(data), alt: "" })] : []), input, el("label", { for: input.id, class: "button quiet" }, data ? words.photo_change : words.photo_choose));
    };
    draw();
    return out;
  }
}
