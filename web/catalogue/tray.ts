/** Cases that the reader has picked to compare: two to four, in a bar at the foot of the window. */
import { compare_bar as texts } from "../texts.json";
import { button, filled, make } from "../lib/elements";
import { casesShown, say } from "./buttons";
import { link } from "./records";

export const LEAST = 2;
export const MOST = 4;

/** The address of a comparison. */
export function comparison(ids: string[]): string {
  return link(`atvejai/palyginimas/?id=${ids.join(",")}`);
}

export class Tray {
  private ids: string[] = [];

  /** `place` is where the bar's contents go; buttons are all `[data-compare]` of the page. */
  constructor(private readonly place: HTMLElement) {
    document.addEventListener("click", (event) => {
      const pressed = (event.target as HTMLElement).closest<HTMLElement>("[data-compare]");
      if (pressed) this.toggle(pressed.dataset["compare"] ?? "");
    });
  }

  private toggle(id: string): void {
    if (this.ids.includes(id)) this.ids = this.ids.filter((one) => one !== id);
    else if (this.ids.length < MOST) this.ids = [...this.ids, id];
    else say(texts.bar_full);
    this.show();
  }

  /** Mark the buttons and fill the bar; to be called again when buttons were made. */
  show(): void {
    for (const one of document.querySelectorAll<HTMLElement>("[data-compare]")) {
      one.setAttribute("aria-pressed", String(this.ids.includes(one.dataset["compare"] ?? "")));
    }
    const clear = button(texts.bar_clear, () => {
      this.ids = [];
      this.show();
    }, { class: "button quiet" });
    if (!this.ids.length) return this.place.replaceChildren();
    if (this.ids.length < LEAST) return this.place.replaceChildren(make("span", {}, texts.bar_more), clear);
    this.place.replaceChildren(make("a", { class: "button", href: comparison(this.ids) }, filled(texts.bar, casesShown(this.ids.length))), clear);
  }
}
