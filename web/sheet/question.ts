/** One question of the form: label, help, control, place for an error. Every control says by `data-…` whose answer it holds. */
import { sheet_form as t } from "../texts.json";
import type { Column, Field, Sheet } from "./description";
import { place } from "./faults";
import { fill, h, type Child } from "./page";
import { show } from "./values";

const MOST_RADIOS = 5;

export interface Spot {
  column: Column;
  table?: Field;
  row?: number;
}

/** Data that lead from a control to its answer. */
function marks(spot: Spot): Record<string, string> {
  const row: Record<string, string> = spot.table ? { "data-table": spot.table.id, "data-row": String(spot.row) } : {};
  return { "data-field": spot.column.id, ...row };
}

export function isGroup(spot: Spot): boolean {
  const { column, table } = spot;
  if (table) return false;
  return column.multiple === true || (column.steps?.length ?? 0) > 0 || (column.type === "choice" && (column.options?.length ?? 0) <= MOST_RADIOS);
}

/** Ids of the texts that describe a control. */
function described(id: string, column: Column, error: boolean): string | undefined {
  return [column.help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
}

function labelText(column: Column): Child[] {
  const unit = column.unit ? ` (${column.unit})` : "";
  return [column.label + unit, column.required && h("span", { class: "must" }, ` ${t.required}`)];
}

function group(spot: Spot, kept: string | string[]): HTMLElement {
  const { column } = spot;
  const id = place(column);
  const scale = column.steps ?? [];
  const options = scale.length ? scale.map((step) => ({ value: String(step), label: String(step) })) : (column.options ?? []);
  const name = `${id}-choice`;
  const inputs = options.map((option, number) => {
    const checked = Array.isArray(kept) ? kept.includes(option.value) : kept === option.value;
    const input = h("input", { type: column.multiple ? "checkbox" : "radio", id: number ? `${id}-${number}` : id, name, value: option.value, checked, ...marks(spot) });
    return h("label", { class: "option" }, input, h("span", {}, option.label));
  });
  const clear = !column.required && !column.multiple && h("button", { type: "button", class: "clear", "data-clear": column.id, hidden: kept === "" }, t.clear);
  return h(
    "fieldset",
    { class: scale.length ? "ask scale" : "ask", "data-ask": id, role: column.multiple ? undefined : "radiogroup", "aria-required": !column.multiple && column.required ? "true" : undefined, "aria-describedby": described(id, column, false) },
    h("legend", {}, ...labelText(column)),
    ...about(column, id),
    h("div", { class: "options" }, ...inputs, clear),
    h("p", { class: "error", id: `${id}-error`, hidden: true }),
  );
}

function about(column: Column, id: string): Child[] {
  return [column.help && h("p", { class: "help", id: `${id}-help` }, column.help)];
}

function control(spot: Spot, kept: string): HTMLElement {
  const { column, table, row } = spot;
  const id = place(column, table, row);
  const shared = { id, "aria-describedby": described(id, table ? { ...column, help: "" } : column, false), "aria-required": column.required ? "true" : undefined, ...marks(spot) };
  if (column.type === "choice") {
    const options = (column.options ?? []).map((option) => h("option", { value: option.value, selected: option.value === kept }, option.label));
    return h("select", shared, h("option", { value: "", selected: kept === "" }, t.choose_one), ...options);
  }
  if (column.type === "longtext") {
    const area = h("textarea", { ...shared, rows: "3", autocomplete: "off" });
    area.value = kept;
    return area;
  }
  const numeric = column.type === "number" || column.type === "money";
  const input = h("input", {
    ...shared,
    type: column.autofill === "email" ? "email" : "text",
    autocomplete: column.autofill ?? "off",
    inputmode: numeric ? "decimal" : undefined,
    list: column.autofill === "address-level2" ? "savivaldybes" : undefined,
    placeholder: column.type === "date" ? t.date_form : undefined,
    class: numeric ? "number" : undefined,
  });
  input.value = show(column, kept);
  return input;
}

/** A link to the term that explains a question, as it stands inside a sentence: „nuosavas įnašas“, but „MTEP“. */
export function termLink(sheet: Sheet, term: string | undefined): HTMLAnchorElement | undefined {
  const found = term ? sheet.terms?.[term] : undefined;
  if (!found) return undefined;
  const [heading, url] = found;
  const inside = /^.\p{Lu}/u.test(heading) ? heading : heading.charAt(0).toLowerCase() + heading.slice(1);
  return h("a", { class: "explains", href: url, "data-term": term }, inside);
}

export function explained(sheet: Sheet, term: string | undefined): HTMLElement | undefined {
  const link = termLink(sheet, term);
  return link && h("p", { class: "explained" }, `${t.term} `, link);
}

/** A computed field: its value, live, and the formula in words. */
export function computed(spot: Spot, sheet: Sheet): HTMLElement {
  const { column, table, row } = spot;
  const id = place(column, table, row);
  const output = h("output", { id, ...marks(spot), "aria-describedby": column.words && !table ? `${id}-words` : undefined, "aria-live": "off" }, "–");
  const label = h("label", { for: id }, column.label);
  if (table) return h("div", { class: "ask computed" }, label, output);
  return h(
    "div",
    { class: column.unit ? "ask computed" : "ask computed conclusion", "data-ask": id },
    h("p", { class: "sum" }, label, output),
    column.words && h("p", { class: "words", id: `${id}-words` }, fill(t.formula, column.words)),
    column.help && h("p", { class: "help" }, column.help),
    explained(sheet, column.term),
  );
}

/** A whole question with its answer. */
export function question(spot: Spot, kept: string | string[], sheet: Sheet): HTMLElement {
  const { column, table, row } = spot;
  if (column.type === "computed") return computed(spot, sheet);
  if (isGroup(spot)) {
    const made = group(spot, kept);
    const link = explained(sheet, column.term);
    if (link) made.append(link);
    return made;
  }
  const id = place(column, table, row);
  return h(
    "div",
    { class: `ask ${column.type}`, "data-ask": id },
    h("label", { for: id }, ...labelText(column)),
    ...(table ? [] : about(column, id)),
    control(spot, Array.isArray(kept) ? "" : kept),
    !table && column.type === "choice" && h("p", { class: "note-of-choice", id: `${id}-note` }),
    h("p", { class: "error", id: `${id}-error`, hidden: true }),
    !table && explained(sheet, column.term),
  );
}

/** Show or take away the error of a question. */
export function tell(root: ParentNode, id: string, column: Column, message: string): void {
  const error = root.querySelector<HTMLElement>(`#${CSS.escape(id)}-error`);
  const ask = error?.closest<HTMLElement>(".ask");
  if (!error || !ask) return;
  error.textContent = message;
  error.hidden = message === "";
  ask.classList.toggle("wrong", message !== "");
  const holder = ask.tagName === "FIELDSET" ? ask : ask.querySelector("input, select, textarea");
  const help = ask.querySelector(".help") ? column : { ...column, help: "" };
  const by = described(id, help, message !== "");
  if (by) holder?.setAttribute("aria-describedby", by);
  else holder?.removeAttribute("aria-describedby");
  if (message) holder?.setAttribute("aria-invalid", "true");
  else holder?.removeAttribute("aria-invalid");
}
