/** The story as its page will look: the page's own template (web/stencil/), filled with what the form holds. */
import { page, type Stencils } from "../stencil/sketch";
import { address } from "./photos";
import { isEmpty, items, type Item, type Spec, type Story } from "./spec";

/** Fetch the template when it is first asked for; it is a plain script, so it comes from a folder on disk too. */
export function stencils(file: string, style: string): Promise<Stencils> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const known = (): void => (window.kbStencils ? resolve(window.kbStencils) : reject(new Error(file)));
    if (window.kbStencils) return known();
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: style });
    Object.assign(script, { src: file });
    script.addEventListener("load", known);
    script.addEventListener("error", () => reject(new Error(file)));
    document.head.append(link, script);
    return undefined;
  });
}

/** What `kb import` adds to an answer: a band with sources is sourced, else it is estimated (kb/story.py, `tidy`). */
function based(value: unknown): unknown {
  if (Array.isArray(value) || value === null || typeof value !== "object") return value;
  const part = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, based(one)]));
  return isEmpty(part["band"]) ? part : { basis: isEmpty(part["sources"]) ? "estimate" : "sourced", ...part };
}

/** Return the page of a story. */
export function preview(known: Stencils, spec: Spec, story: Story, today: string): DocumentFragment {
  const images = items(story, "images").filter((one) => story.pictures[String(one["file"])]);
  const review = { checked: today, ...(story.case["review"] as Item | undefined), status: "published" };
  const names = [...spec.sections, ...Object.keys(story.body).filter((name) => !spec.sections.includes(name))];
  const text = names.filter((name) => story.body[name]?.trim()).map((name) => `## ${name}\n\n${story.body[name] ?? ""}\n`).join("\n");
  const facts = { ...(based(story.case) as Item), images, review };
  return page(known, { kind: "case", facts, text, url: "", base: "../", picture: (file) => address(story.pictures[file] ?? "") });
}
