/** Two to four cases side by side; the address holds their ids, so that a comparison can be sent. */
import { compare as texts, catalogue as words, unknown as missing, picker as pickerTexts, print as printLabel } from "./texts.json";
import { cases as counted, say } from "./catalogue/buttons";
import { items } from "./catalogue/list";
import { type Case, type Catalogue, catalogue, details, labels, level, link } from "./catalogue/records";
import { toggle } from "./catalogue/table";
import { LEAST, MOST } from "./catalogue/tray";
import { copy } from "./lib/clipboard";
import { type Block, saveDocument } from "./lib/documents";
import { button, filled, find, make } from "./lib/elements";

type Group = keyof typeof texts.rows;
type Words = Record<string, Record<string, string>>;
/** Which property is a facet whose number tells more from less: its key, and whether the greater is the better. */
const RANKED: Record<string, [key: keyof typeof texts.best, greater: boolean]> = {
  cost: ["kaina", false], team: ["zmones", false], time: ["laikas", false], difficulty: ["sudetingumas", false], evidence: ["irodymai", true],
};
/** Properties that are short enough to be the same in two cases. */
const COMPARED = ["stage", "themes", "audience"];

function start(all: Catalogue, place: HTMLElement): void {
  let ids: string[] = [];
  let lost = false;
  let onlyDifferent = false;

  /** Take the ids of the address; those that no case has are left out, and that is said. */
  function fromAddress(): void {
    const asked = new Set((new URLSearchParams(location.search).get("id") ?? "").split(",").filter(Boolean));
    const known = [...asked].filter((id) => all.cases.some((one) => one.id === id));
    lost = known.length < asked.size;
    ids = known.slice(0, MOST);
    void show();
  }

  function go(next: string[]): void {
    ids = next;
    lost = false;
    history.pushState(null, "", ids.length ? `?id=${ids.join(",")}` : location.pathname);
    void show();
  }

  async function show(): Promise<void> {
    const chosen = ids.flatMap((id) => all.cases.find((one) => one.id === id) ?? []);
    const known = await details(ids);
    const enough = chosen.length >= LEAST;
    place.replaceChildren(
      make("p", { role: "status", class: "count-line" }, enough ? filled(texts.now, counted(chosen.length)) : texts.least),
      ...(lost ? [make("p", { class: "muted" }, texts.lost)] : []),
      tools(chosen, known),
      ...(chosen.length ? [table(chosen, known)] : []),
    );
  }

  function tools(chosen: Case[], known: Words): HTMLElement {
    const bar = make("div", { class: "tool-bar" });
    if (chosen.length < MOST) bar.append(chooser());
    if (chosen.length < LEAST) return bar;
    const box = make("input", { type: "checkbox", id: "tik-skirtumai" });
    box.checked = onlyDifferent;
    box.addEventListener("change", () => {
      onlyDifferent = box.checked;
      find(".comparison")?.classList.toggle("only-different", onlyDifferent);
    });
    bar.append(
      make("label", { class: "check", for: "tik-skirtumai" }, box, texts.differences),
      button(printLabel, () => print(), { class: "button" }),
      button(texts.word, () => void word(chosen, known), { class: "button quiet" }),
      button(words.copy, () => void copy(location.href).then((done) => say(done ? words.copied : `${words.copy_yourself}: ${location.href}`)), { class: "button quiet" }),
    );
    return bar;
  }

  function chooser(): HTMLElement {
    const select = make("select", { id: "pridet-atveji" }, make("option", { value: "" }, texts.choose_first));
    const own = items().map((item) => item.id);
    const free = all.cases.filter((one) => !ids.includes(one.id));
    const groups: [string, Case[]][] = [[texts.from_list, free.filter((one) => own.includes(one.id))]];
    for (const kind of all.facets.find((facet) => facet.key === "istaiga")?.values ?? []) {
      groups.push([kind.label, free.filter((one) => !own.includes(one.id) && labels(all, one, "istaiga").includes(kind.label))]);
    }
    for (const [label, cases] of groups) {
      if (cases.length) select.append(make("optgroup", { label }, ...cases.map((one) => make("option", { value: one.id }, one.title))));
    }
    select.addEventListener("change", () => select.value && go([...ids, select.value]));
    return make("p", { class: "choose" }, make("label", { for: "pridet-atveji" }, texts.choose), select);
  }

  function table(chosen: Case[], known: Words): HTMLElement {
    const head = make("tr", {}, make("th", { scope: "col", class: "corner" }, make("span", { class: "sr" }, texts.property)), ...chosen.map((one) => make("th", { scope: "col" },
      make("img", { src: link(`virseliai/${one.id}.svg`), alt: "", width: "320", height: "180" }),
      make("a", { href: link(`atvejai/${one.id}/`) }, one.title),
      make("span", { class: "tools" }, toggle("list", one), button(texts.remove, () => go(ids.filter((id) => id !== one.id)), { class: "link-button", "aria-label": `${texts.remove}: ${one.title}` })),
    )));
    const bodies = (Object.keys(texts.rows) as Group[]).map((group) => make("tbody", {},
      make("tr", { class: "group" }, make("th", { colspan: String(chosen.length + 1), scope: "colgroup" }, texts.groups[group])),
      ...Object.entries(texts.rows[group]).map(([key, name]) => row(chosen, known, key, name)),
    ));
    const made = make("table", { class: `comparison of-${chosen.length}${onlyDifferent ? " only-different" : ""}` }, make("thead", {}, head), ...bodies);
    queueMicrotask(() => document.dispatchEvent(new Event("kb-list")));
    return make("div", { class: "comparison-place" }, made);
  }

  /** A row with its mark: properties that can be the same say whether they are; the best of a ranked one says so in words. */
  function row(chosen: Case[], known: Words, key: string, name: string): HTMLElement {
    const values = chosen.map((one) => known[one.id]?.[key] ?? "");
    const ranked = RANKED[key];
    const levels = ranked ? chosen.map((one) => level(all, one, ranked[0])) : [];
    const comparable = chosen.length > 1 && (ranked !== undefined || COMPARED.includes(key));
    const same = new Set<string | number>(ranked ? levels : values.map((value) => value.split(", ").sort().join())).size === 1;
    const known_ = levels.filter((value) => value >= 0);
    const best = ranked && !same && known_.length > 1 ? (ranked[1] ? Math.max(...known_) : Math.min(...known_)) : undefined;
    const mark = comparable && make("span", { class: "mark" }, same ? texts.same : texts.differs);
    return make("tr", { class: `${ranked ? "ranked " : ""}${comparable ? (same ? "same" : "differs") : ""}` },
      make("th", { scope: "row" }, name, mark),
      ...chosen.map((one, number) => make("td", { "data-name": one.title, class: best !== undefined && levels[number] === best ? "best-of" : "" },
        ...(best !== undefined && ranked && levels[number] === best ? [make("strong", { class: "best-mark" }, texts.best[ranked[0]])] : []),
        ...(values[number] ? values[number].split("\n").map((line) => make("p", {}, line)) : [make("p", { class: "muted" }, missing)]),
      )),
    );
  }

  async function word(chosen: Case[], known: Words): Promise<void> {
    const blocks: Block[] = [{ kind: "paragraph", text: location.protocol === "file:" ? "" : location.href }];
    for (const group of Object.keys(texts.rows) as Group[]) {
      blocks.push({ kind: "heading", level: 1, text: texts.groups[group] }, {
        kind: "table", head: [texts.property, ...chosen.map((one) => one.title)],
        rows: Object.entries(texts.rows[group]).map(([key, name]) => [name, ...chosen.map((one) => known[one.id]?.[key] ?? missing)]),
      });
    }
    await saveDocument(`${texts.file}.docx`, { title: document.querySelector("h1")?.textContent ?? "", footer: document.title, landscape: true, blocks }).catch(() => say(texts.failed));
  }

  addEventListener("popstate", fromAddress);
  fromAddress();
}

const all = catalogue();
const place = find("[data-comparison]");
if (all && place) start(all, place);
else place?.append(make("p", {}, pickerTexts.none_found));
