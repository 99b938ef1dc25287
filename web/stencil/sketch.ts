/** The page of an entry that is still being written, laid out by the site's own template: both previews are made here. */
import { names, type Sketch, type Stencils } from "./entry";
import { fill } from "./fill";

export type { Sketch, Stencils } from "./entry";

/** Return the HTML of a page's content. */
export function sketched(known: Stencils, sketch: Sketch): string {
  const stencil = known.stencils[sketch.kind];
  return stencil ? fill(stencil.tree, names(known, sketch)) : "";
}

/** Return it as nodes: a link opens beside the form and leads to a full address or to a place of the preview, or nowhere. */
export function page(known: Stencils, sketch: Sketch): DocumentFragment {
  const frame = document.createElement("template");
  frame.innerHTML = sketched(known, sketch);
  for (const link of frame.content.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href") ?? "";
    if (href.startsWith("#")) continue;
    if (/^[a-z][a-z0-9+.-]*:/i.test(href) && !/^(?:https?|mailto):/i.test(href)) link.removeAttribute("href");
    else link.setAttribute("target", "_blank");
  }
  for (const image of frame.content.querySelectorAll("img")) image.removeAttribute("loading");
  return frame.content;
}
