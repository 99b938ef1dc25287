/** An entry as readers will see it, in the style of the site: heading, badges, summary, the card, the text, sources. */
import type { Collection, Field, Node, Shown, Value } from "./decap";

type Fields = { [name: string]: Value };

function isFields(value: Value | undefined): value is Fields {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** The word that readers see for a value of a field. */
function shown(field: Field | undefined, value: Value | undefined): string {
  const label = (one: Value): string => field?.options?.find((option) => option.value === one)?.label ?? String(one);
  if (Array.isArray(value)) return value.map((one) => (isFields(one) ? first(one) : label(one))).join(", ");
  return value === undefined || value === null || value === "" ? "" : label(value);
}

function first(part: Fields): string {
  return String(Object.values(part).find((value) => typeof value === "string" && value) ?? "");
}

/** Facts of a part, label by label; a part inside a part is told by its own facts. */
function facts(fields: Field[], data: Fields): Node[] {
  const h = window.h;
  return fields.flatMap((field): Node[] => {
    const value = data[field.name];
    if (field.fields && isFields(value)) {
      const inner = field.fields.map((one) => shown(one, value[one.name])).filter(Boolean).join("; ");
      return inner ? [h("div", { key: field.name }, h("dt", {}, field.label), h("dd", {}, inner))] : [];
    }
    const text = shown(field, value);
    return text ? [h("div", { key: field.name }, h("dt", {}, field.label), h("dd", {}, text))] : [];
  });
}

const OWN_PLACE = new Set(["id", "title", "term", "summary", "body", "sources", "review", "replication", "old_ids", "licence"]);

function sources(list: Value | undefined): Node[] {
  const h = window.h;
  if (!Array.isArray(list)) return [];
  return list.filter(isFields).filter((source) => source["title"]).map((source, n) => h("li", { key: n }, h("cite", {}, String(source["title"] ?? "")), `. ${String(source["publisher"] ?? "")}`));
}

/** Return the preview of the entries of a collection. */
export function preview(collection: Collection, missing: string): Node {
  const field = (name: string): Field | undefined => collection.fields.find((one) => one.name === name);
  return window.createClass({
    render(this: { props: Shown }): Node {
      const h = window.h;
      const data = this.props.entry.get("data").toJS();
      const review = isFields(data["review"]) ? data["review"] : {};
      const status = shown(field("review")?.fields?.find((one) => one.name === "status"), review["status"]);
      const card = field("replication");
      const list = sources(data["sources"]);
      return h("main", { className: "wrap" }, h("article", {},
        h("p", {}, h("span", { className: "badge draft" }, status || collection.label_singular)),
        h("h1", {}, String(data["title"] || data["term"] || missing)),
        h("p", { className: "lead" }, String(data["summary"] ?? "")),
        card?.fields && isFields(data["replication"]) &&
          h("section", { className: "label" }, h("h2", {}, card.label), h("dl", {}, ...facts(card.fields, data["replication"]))),
        h("div", { className: "prose" }, this.props.widgetFor("body")),
        h("dl", { className: "fact-list" }, ...facts(collection.fields.filter((one) => !OWN_PLACE.has(one.name)), data)),
        list.length > 0 && h("section", { className: "prose" }, h("h2", {}, field("sources")?.label ?? ""), h("ol", { className: "sources" }, ...list)),
      ));
    },
  });
}
