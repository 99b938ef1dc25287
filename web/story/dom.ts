/** Small helpers for building pages. */

type Props = Record<string, string | number | boolean | undefined>;

/** Make an element: `el("p", { class: "why" }, "text", child)`. */
export function el<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}

export function button(text: string, look: string, act: () => void): HTMLButtonElement {
  const made = el("button", { type: "button", class: look }, text);
  made.addEventListener("click", act);
  return made;
}

/** Fill the {} of a text of the interface, one after another. */
export function fill(text: string, ...values: (string | number)[]): string {
  let place = 0;
  return text.replace(/\{\}/g, () => String(values[place++] ?? ""));
}
