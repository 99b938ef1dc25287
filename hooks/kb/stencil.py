"""The site's own templates as trees that a script can fill: previews are laid out by them, not by a second layout.

Jinja reads the templates here, while the site is built; the browser gets trees and fills them (`web/stencil/fill.ts`)
without compiling anything. What is known of the site already (texts of the interface) stands in the trees.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kb import vocabulary
from kb.content import Content, Entry
from kb.layout import GLOBALS, TEXTS
from kb.model import MODELS
from kb.model.base import PUBLIC
from kb.overview import MONTHS_FRESH
from kb.places import COUNTY_OF, WHOLE_COUNTRY
from kb.site import Site
from kb.views import TEMPLATES

FOLDER = Path(__file__).parent.parent / "theme"
TABLES = ("languages", "difficulty", "evidence", "evidence_means", "evidence_next")
"""Lists of words that templates look into by a value of the entry."""
KINDS = ("case", "term", "exercise", "worksheet")
Tree = Any
"""A constant text, or a list: a sign of what to do, and what to do it with."""
UNKNOWN = object()


def script(site: Site, *kinds: str) -> bytes:
    """Return a script that gives a page the stencils of some kinds of entries, and what they need of the site."""
    stencils = {kind: {"tree": tree(TEMPLATES[kind]), "shape": record(MODELS[kind].model_json_schema())} for kind in kinds}
    data = {"stencils": stencils, "site": facts(site, names=len(kinds) > 1)}
    return f"window.kbStencils = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def facts(site: Site, *, names: bool) -> dict[str, Any]:
    """Return what templates ask of the site and an entry alone does not tell; `names`: how other entries are called."""
    bands = vocabulary.CostBand
    found: dict[str, Any] = {
        "name": site.settings.name,
        "url": site.settings.url,
        "pages": sorted(site.content.pages),
        "tables": {table: GLOBALS[table] for table in TABLES},
        "bands": [[band.value, band.label, band.order] for band in site.standing.cost_bands],
        "cheaper": {band.value: site.standing.no_dearer(band) for band in bands},
        "counties": COUNTY_OF,
        "whole": list(WHOLE_COUNTRY.values()),
        "public": [status.value for status in PUBLIC],
        "fresh": MONTHS_FRESH,
    }
    return found | others(site.content) if names else found


def others(content: Content) -> dict[str, Any]:
    """Return how other entries are called, when exercises take place, and what terms were called later."""
    kinds: dict[str, Mapping[str, Entry[Any]]] = {
        "terms": content.terms,
        "cases": content.cases,
        "worksheets": content.worksheets,
    }
    terms = [entry for entry in content.terms.values() if entry.meta.periods or entry.meta.now_called]
    days = content.sessions.values()
    return {
        "names": {kind: {e.id: [e.url, e.heading] for e in entries.values()} for kind, entries in kinds.items()},
        "days": [[e.url, e.meta.day, [[b.method, b.start, b.end] for b in e.meta.blocks if b.method]] for e in days],
        "later": {e.id: [e.meta.status, e.meta.periods, e.meta.now_called] for e in terms},
    }


def record(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the shape of an entry: its fields, whether each is required, and the words of vocabularies."""
    found: dict[str, Any] = shape(schema, schema["$defs"])
    return found


def shape(node: dict[str, Any], known: dict[str, Any]) -> Any:
    """Return the shape of a part: {fields}, {list}, {words}, or „n“ for whole numbers, „b“ for yes and no, „t“ for text."""
    node = next((part for part in node.get("anyOf", ()) if part.get("type") != "null"), node)
    if "$ref" in node:
        name = node["$ref"].rsplit("/", 1)[1]
        words = getattr(vocabulary, name, None)
        if words is not None:
            return {"words": [[word.value, word.label] for word in words]}
        return shape(known[name], known)
    if node.get("type") == "array":
        return {"list": shape(node["items"], known)}
    if "properties" in node:
        needed = node.get("required", ())
        return {"fields": {name: [name in needed, shape(one, known)] for name, one in node["properties"].items()}}
    return {"integer": "n", "boolean": "b"}.get(str(node.get("type")), "t")


def tree(template: str) -> Tree:
    """Return the part of a page's template that stands in its frame: what it defines, and the block „content“."""
    return Reader().page(template)


@dataclass
class Reader:
    """Reads templates of the theme into trees; each included or imported one is read once."""

    parts: dict[str, Tree] = field(default_factory=dict)

    def page(self, template: str) -> Tree:
        """Return {"top": definitions, "content": block, "parts": templates that they include or import}."""
        from jinja2 import nodes  # noqa: PLC0415 (only a build needs it)

        frame, own = parsed("main.html"), parsed(template)
        top = [node for node in (*frame.body, *own.body) if isinstance(node, nodes.Import | nodes.Macro | nodes.Assign)]
        block = next(one for one in own.find_all(nodes.Block) if one.name == "content")
        content, definitions = self.all(block.body), self.all(top)
        return {"top": used(definitions, content, self.parts), "content": content, "parts": self.parts}

    def all(self, body: Any) -> list[Tree]:
        """Return the trees of statements; neighbouring texts are one."""
        found: list[Tree] = []
        for node in body:
            for made in self.statement(node):
                if isinstance(made, str) and found and isinstance(found[-1], str):
                    found[-1] += made
                elif made != "":
                    found.append(made)
        return found

    def statement(self, node: Any) -> list[Tree]:
        """Return the trees of one statement; a branch that is not for a sketch is left out."""
        name = type(node).__name__
        if name == "Output":
            return [one.data if type(one).__name__ == "TemplateData" else ["o", self.value(one)] for one in node.nodes]
        if name == "If":
            return self.choice(node.test, node.body, [*node.elif_], node.else_)
        if name == "For":
            test = self.value(node.test) if node.test else None
            return [["for", target(node.target), self.value(node.iter), test, self.all(node.body), self.all(node.else_)]]
        if name == "Assign":
            return [["set", target(node.target), self.value(node.node)]]
        if name == "AssignBlock":
            return [["block", node.target.name, self.all(node.body)]]
        if name == "With":
            pairs = [[target(one), self.value(value)] for one, value in zip(node.targets, node.values, strict=True)]
            return [["with", pairs, self.all(node.body)]]
        if name == "Macro":
            defaults = [self.value(one) for one in node.defaults]
            return [["macro", node.name, [one.name for one in node.args], defaults, self.all(node.body)]]
        if name in ("Import", "Include"):
            part = node.template.value
            if part not in self.parts:
                self.parts[part] = []
                self.parts[part] = self.all(parsed(part).body)
            return [["import", part, node.target] if name == "Import" else ["include", part]]
        raise NotImplementedError(f"{name}: web/stencil/fill.ts does not know it")

    def choice(self, test: Any, body: Any, others: list[Any], last: Any) -> list[Tree]:
        """Return an „if“; what is known already is decided here."""
        known = fixed(test)
        rest = self.choice(others[0].test, others[0].body, others[1:], last) if others else self.all(last)
        if known is not UNKNOWN:
            return self.all(body) if known else rest
        return [["if", self.value(test), self.all(body), rest]]

    def value(self, node: Any) -> Tree:
        """Return the tree of an expression."""
        known = fixed(node)
        if known is not UNKNOWN:
            return ["c", known]
        name = type(node).__name__
        if name == "Name":
            return ["n", node.name]
        if name == "Getattr":
            return [".", self.value(node.node), node.attr]
        if name == "Getitem":
            if type(node.arg).__name__ == "Slice":
                ends = [self.value(one) if one else None for one in (node.arg.start, node.arg.stop)]
                return ["slice", self.value(node.node), *ends]
            return ["item", self.value(node.node), self.value(node.arg)]
        if name == "Call":
            return ["call", self.value(node.node), self.values(node.args), self.named(node.kwargs)]
        if name == "Filter":
            return ["filter", node.name, self.value(node.node), self.values(node.args), self.named(node.kwargs)]
        if name == "Test":
            return ["is", node.name, self.value(node.node)]
        if name == "CondExpr":
            last = self.value(node.expr2) if node.expr2 else ["c", None]
            return ["?", self.value(node.test), self.value(node.expr1), last]
        if name == "Compare":
            return ["compare", self.value(node.expr), [[one.op, self.value(one.expr)] for one in node.ops]]
        if name in ("And", "Or", "Add", "Sub", "Mul", "Div"):
            return [name.lower(), self.value(node.left), self.value(node.right)]
        if name in ("Not", "Neg"):
            return [name.lower(), self.value(node.node)]
        if name == "Concat":
            return ["~", self.values(node.nodes)]
        if name in ("Tuple", "List"):
            return ["list", self.values(node.items)]
        raise NotImplementedError(f"{name}: web/stencil/fill.ts does not know it")

    def values(self, items: Any) -> list[Tree]:
        """Return the trees of several expressions."""
        return [self.value(one) for one in items]

    def named(self, items: Any) -> dict[str, Tree]:
        """Return the trees of named arguments."""
        return {one.key: self.value(one.value) for one in items}


def used(definitions: list[Tree], content: list[Tree], parts: dict[str, Tree]) -> list[Tree]:
    """Return definitions, and leave in `parts`, without macros that nothing names."""
    whole = [definitions, content, *parts.values()]
    spoken = {one[1] if one[0] == "n" else one[2] for one in every(whole) if is_sign(one, "n") or is_sign(one, ".")}
    for part, body in parts.items():
        parts[part] = [one for one in body if not is_sign(one, "macro") or one[1] in spoken]
    return [one for one in definitions if not is_sign(one, "macro") or one[1] in spoken]


def every(part: Any) -> Iterator[Any]:
    """Yield a tree and everything in it."""
    yield part
    if isinstance(part, list | dict):
        for one in part.values() if isinstance(part, dict) else part:
            yield from every(one)


def is_sign(part: Tree, sign: str) -> bool:
    """Tell whether a tree begins with a sign."""
    return isinstance(part, list) and bool(part) and part[0] == sign


def parsed(template: str) -> Any:
    """Return a template of the theme as Jinja reads it, with the spaces that pages have."""
    from jinja2 import Environment  # noqa: PLC0415 (only a build needs it)

    source = (FOLDER / template).read_text("utf-8")
    return Environment(trim_blocks=True, lstrip_blocks=True).parse(source)  # noqa: S701 (nothing is rendered)


def target(node: Any) -> str | list[str]:
    """Return the name, or the names, that a value is given."""
    return [one.name for one in node.items] if type(node).__name__ == "Tuple" else node.name


def fixed(node: Any) -> Any:
    """Return what an expression is when the site alone tells it (a text of the interface, `sketch`), else UNKNOWN."""
    name = type(node).__name__
    if name == "Const":
        return node.value
    if name == "Name":
        return True if node.name == "sketch" else UNKNOWN
    if name == "Not":
        known = fixed(node.node)
        return UNKNOWN if known is UNKNOWN else not known
    if name == "Getattr":
        found = text_at(node)
        return found if isinstance(found, str | int | list) else UNKNOWN
    return UNKNOWN


def text_at(node: Any) -> Any:
    """Return what stands in the texts of the interface at „t.story.title“, or UNKNOWN."""
    name = type(node).__name__
    if name == "Name":
        return TEXTS if node.name == "t" else UNKNOWN
    owner = text_at(node.node) if name == "Getattr" else UNKNOWN
    return owner[node.attr] if isinstance(owner, dict) and node.attr in owner else UNKNOWN
