/** Starts Decap CMS with our settings: Lithuanian phrases, a preview laid out by the site's own templates, and files without empty fields. */
import { preview } from "./preview";
import type { Phrases, Value } from "./decap";

/** Phrases of one language laid over those of another. */
export function over(below: Phrases, above: Phrases): Phrases {
  const made: Phrases = { ...below };
  for (const [name, phrase] of Object.entries(above)) {
    const old = made[name];
    made[name] = typeof phrase === "object" ? over(typeof old === "object" ? old : {}, phrase) : phrase;
  }
  return made;
}

/** The editor keeps empty fields; our files leave out what is not known. */
export function pruned(value: Value): Value | undefined {
  if (Array.isArray(value)) {
    const items = value.map(pruned).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (value !== null && typeof value === "object") {
    const pairs = Object.entries(value).map(([name, one]): [string, Value | undefined] => [name, name === "body" ? one : pruned(one)]);
    const kept = pairs.filter((pair): pair is [string, Value] => pair[1] !== undefined);
    return kept.length ? Object.fromEntries(kept) : undefined;
  }
  return value === "" || value === null ? undefined : typeof value === "string" ? value.trim() : value;
}

const { CMS, kbEditor } = window;
CMS.registerLocale("lt", over(CMS.getLocale("lt"), kbEditor.phrases));
CMS.registerPreviewStyle(new URL(kbEditor.style, location.href).href);
for (const one of kbEditor.config.collections) CMS.registerPreviewTemplate(one.name, preview(kbEditor.kinds[one.name] ?? "", kbEditor));
CMS.registerEventListener({
  name: "preSave",
  handler: ({ entry }) => {
    const data = entry.get("data");
    return data.clear().merge(pruned(data.toJS()));
  },
});
document.querySelector("main")?.remove();
CMS.init({ config: kbEditor.config });
