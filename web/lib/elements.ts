/** Elements of a page, made and found. */

type Child = Node | string | undefined | false;

/** Make an element: attributes by name (`true` gives an empty one, `undefined` and `false` none), then what stands in it. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, string | boolean | undefined> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return element;
}

/** Make a button that does something. */
export function button(label: string, act: () => void, attributes: Record<string, string | boolean | undefined> = {}): HTMLButtonElement {
  const element = make("button", { type: "button", ...attributes }, label);
  element.addEventListener("click", act);
  return element;
}

/** The first element of a selector, or nothing. */
export function find<T extends HTMLElement>(selector: string, inside: ParentNode = document): T | undefined {
  return inside.querySelector<T>(selector) ?? undefined;
}

/** Put text into „Rodyti {}“. */
export function filled(form: string, ...values: string[]): string {
  return values.reduce((text, value) => text.replace("{}", () => value), form);
}
