/** Small builders of elements. */

type Attributes = Record<string, string | boolean | undefined>;
export type Child = Node | string | undefined | false;

/** An element with attributes (false and undefined are left out) and children. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return element;
}

export function button(label: string, press: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const element = h("button", { type: "button", class: "button quiet", ...attributes }, label);
  element.addEventListener("click", press);
  return element;
}

/** „Eilutė {}“ with what stands in place of {}. */
export function fill(words: string, ...values: (string | number)[]): string {
  return values.reduce<string>((made, value) => made.replace("{}", () => String(value)), words);
}
