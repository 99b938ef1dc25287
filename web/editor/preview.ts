/** An entry as readers will see it: the site's own template of its page (web/stencil/), filled with what the editor holds. */
import { page } from "../stencil/sketch";
import type { Node, Settings, Shown } from "./decap";

/** Return the preview of the entries of a kind. */
export function preview(kind: string, { looks, note }: Settings): Node {
  return window.createClass({
    render(this: { props: Shown }): Node {
      const h = window.h;
      const { body, ...facts } = this.props.entry.get("data").toJS();
      const picture = (file: string): string => String(this.props.getAsset(file) ?? "");
      const look = looks[kind];
      const fill = (frame: HTMLElement | null): void => {
        if (!frame || !window.kbStencils) return;
        frame.replaceChildren(page(window.kbStencils, { kind, facts, text: String(body ?? ""), url: "", base: "../", picture }));
      };
      return h("div", { lang: "lt" },
        look && h("link", { rel: "stylesheet", href: new URL(look, location.href).href }),
        h("div", { className: "wrap" }, h("div", { className: "prose" }, h("p", { className: "box small" }, note))),
        h("main", { className: "wrap", ref: fill }));
    },
  });
}
