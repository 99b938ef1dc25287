"""The form of a story: questions, their order and everything the model and the rules know of each field, as plain data.

From it come the form in the browser, the Word template and the questions of `kb new`: nothing of it is written twice.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from kb.body import CITATION, LINK
from kb.checks import citations, headings, language, lookalikes, markup, privacy
from kb.checks.links import EMPTY_ALTS
from kb.layout import TEXTS
from kb.messages import MESSAGES
from kb.model import Case
from kb.model.fields import ENTITY, HOST, MARKUP, YEARS
from kb.places import COUNTIES, WHOLE_COUNTRY
from kb.prose import UNREAD
from kb.scales import DIFFICULTY, EVIDENCE, LANGUAGES
from kb.source_text import CONTROL, INVISIBLE, STRANGE

STEPS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "institution": ("institution.name", "institution.type", "institution.url"),
    "place": ("country", "place.municipality", "place.county", "place.locality"),
    "time": ("started", "ended", "stage", "kind"),
    "sources": ("sources",),
    "challenge": ("body.Iššūkis",),
    "solution": ("body.Sprendimas",),
    "results": ("results", "body.Rezultatai", "evidence"),
    "repeat": ("body.Kaip pakartoti", "replication.first_step", "replication.small_version"),
    "cost": (
        "replication.cost.band", "replication.cost.sources", "replication.cost.note", "replication.team.band",
        "replication.time_to_first_result.band", "replication.difficulty", "replication.difficulty_why",
    ),
    "core": ("replication.core", "replication.adaptable", "replication.not_suitable_if"),
    "lessons": ("body.Ko pasimokyti", "risks"),
    "funding": ("funding", "partners"),
    "themes": ("innovation", "themes", "audience"),
    "summary": ("summary",),
    "images": ("images",),
    "author": ("review.author", "contact.text", "contact.url", "contact.person_consent"),
}  # fmt: skip
"""The questions in the order in which a person tells a story, and the fields each fills."""
WEIGHT = (
    "stage", "results", "evidence", "funding", "partners", "risks", "replication.cost.band", "replication.team.band",
    "replication.time_to_first_result.band", "replication.difficulty", "replication.first_step", "replication.small_version",
    "replication.core", "replication.adaptable", "replication.not_suitable_if", "images", "body.Ko pasimokyti",
)  # fmt: skip
"""Optional facts that make a story more useful: the quality meter counts them, as `Case.completeness` does."""
FORMATS = {"month": "month", "partial-date": "partial", "uri": "link", "decimal": "number", "date": "day"}
LONG = 300
"""Characters from which a text gets room for several lines."""
PATTERNS = {
    "control": CONTROL, "invisible": INVISIBLE, "entity": ENTITY, "markup": MARKUP, "host": HOST, "mailbox": privacy.MAILBOX,
    "institution": privacy.INSTITUTION, "private": privacy.PRIVATE_HOSTS, "code": privacy.CODE, "phone": privacy.PHONE,
    "account": privacy.ACCOUNT, "number": citations.NUMBER,
    "imagined": citations.IMAGINED, "tag": markup.TAG,
    "good_tags": markup.GOOD_TAGS, "comment": markup.COMMENT, "attributes": markup.ATTRIBUTES, "footnote": markup.FOOTNOTE,
    "bad_citation": markup.BAD_CITATION, "reference": markup.REFERENCE, "foreign": markup.FOREIGN, "task": markup.TASK,
    "citation": CITATION, "link": LINK, "misshapen": headings.MISSHAPEN, "autolink": markup.AUTOLINK,
    "false_item": lookalikes.FALSE_ITEM, "item": lookalikes.ITEM, "alone": lookalikes.STANDS_ALONE, "bold": lookalikes.BOLD,
    "bare": lookalikes.BARE_ADDRESS, "strange": STRANGE,
}  # fmt: skip
CODES = (
    "field-missing", "value-choice", "value-length", "value-count", "value-number", "value-range", "value-date",
    "value-date-future", "value-month", "value-url", "value-html", "value-markup", "value-lines", "value-order",
    "value-needs", "value-duplicate", "value-stale", "value-type", "privacy-personal", "figure-uncited",
    "source-unknown", "source-unused", "html-forbidden", "html-comment", "text-control", "text-invisible", "image-alt",
    "md-footnote", "md-syntax", "link-form", "heading-form", "heading-unknown",
    "md-list", "md-list-close", "md-bold", "link-bare", "text-letters",
    *(code for code, _ in language.RULES),
)  # fmt: skip


@lru_cache(maxsize=1)
def fields() -> dict[str, dict[str, Any]]:
    """Return the fields of the form by their dotted keys: label, help, kind, limits, words."""
    schema = Case.model_json_schema()
    keys = [key for group in STEPS.values() for key in group]
    found = {key: body_field(key) if key.startswith("body.") else field_at(schema, key.split(".")) for key in keys}
    labels = Counter(one["label"] for one in found.values())
    for key, one in found.items():
        owner = key.split(".")[0]
        if labels[one["label"]] > 1 and owner in schema["properties"] and owner != key:
            # two questions are called alike: a message says whose this one is
            one["place"] = f"{schema['properties'][owner]['title']}: {one['label']}"
    return found


def body_field(key: str) -> dict[str, Any]:
    """Return the description of a section of the text."""
    name = key.removeprefix("body.")
    needed = name not in Case.optional_sections
    return {"label": name, "kind": "body", "required": needed}


def field_at(schema: dict[str, Any], path: list[str]) -> dict[str, Any]:
    """Return the description of the field at a path of the model's schema."""
    owner, needed, optional = schema, False, False
    node: dict[str, Any] = {}
    for name in path:
        node = owner["properties"][name]
        needed = name in owner.get("required", ())
        optional = optional or (not needed and name != path[-1])
        owner = resolved(schema, node)
    return {**describe(schema, node), "required": needed and not optional}


def resolved(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference, and take the part of a choice that is not null."""
    if "anyOf" in node:
        node = next(part for part in node["anyOf"] if part.get("type") != "null")
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return node


def describe(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """Return what a form must know of one node of the schema."""
    inner = resolved(schema, node)
    found: dict[str, Any] = {"label": node.get("title", "")}
    if help_text := node.get("description"):
        found["help"] = help_text
    if "enum" in inner:
        words = zip(inner["enum"], inner["enumDescriptions"], strict=True)
        return {**found, "kind": "choice", "options": [[value, label.replace(". ", " – ")] for value, label in words]}
    if inner.get("type") == "array":
        item = resolved(schema, inner["items"])
        limits = {"least": inner.get("minItems", 0), "most": inner.get("maxItems", 0)}
        if "enum" in item:
            return {**found, **limits, "kind": "choices", "options": describe(schema, inner["items"])["options"]}
        if item.get("type") == "object":
            parts = {name: field_at(item | {"$defs": schema["$defs"]}, [name]) for name in item["properties"]}
            return {**found, **limits, "kind": "list", "fields": parts}
        return {**found, **limits, "kind": "cites"}
    if inner.get("type") == "boolean":
        return {**found, "kind": "flag"}
    if inner.get("type") == "integer":
        return {**found, "kind": "whole", "least": inner["minimum"], "most": inner["maximum"]}
    limits = {key: inner[name] for key, name in (("least", "minLength"), ("most", "maxLength")) if name in inner}
    kind = FORMATS.get(inner.get("format", ""), "long" if inner.get("maxLength", 0) >= LONG else "text")
    if kind == "number":
        limits = {key: inner[name] for key, name in (("least", "minimum"), ("most", "maximum")) if name in inner}
    return {**found, **limits, "kind": kind}


def description() -> dict[str, Any]:
    """Return everything the form in the browser needs, as plain data."""
    return {
        "steps": [{"id": name, "fields": keys} for name, keys in STEPS.items()],
        "fields": fields(),
        "weight": WEIGHT,
        "sections": Case.sections,
        "advice": Case.advice_sections,
        "counties": COUNTIES,
        "whole": WHOLE_COUNTRY,
        "languages": LANGUAGES,
        "evidence": EVIDENCE,
        "difficulty": DIFFICULTY,
        "years": [YEARS[0], YEARS[-1]],
        "rules": [[code, for_scripts(pattern)] for code, pattern in language.RULES],
        "figures": [for_scripts(pattern) for pattern in citations.NOT_FIGURES],
        "patterns": {name: for_scripts(pattern) for name, pattern in PATTERNS.items()},
        "unread": sorted(UNREAD),
        "alts": sorted(EMPTY_ALTS),
        "messages": {code: [MESSAGES[code].lt, MESSAGES[code].mend_lt, MESSAGES[code].level] for code in CODES},
    }


@lru_cache(maxsize=1)
def as_block() -> str:
    """Return the description as JSON that can stand inside a script element."""
    return json.dumps(description(), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def asked() -> Iterator[tuple[str, dict[str, Any], list[str]]]:
    """Yield (id, texts, keys) of each question."""
    for name, keys in STEPS.items():
        yield name, TEXTS["story"]["steps"][name], list(keys)


def place_of(field: str) -> str:
    """Return where a problem stands in words of the form: „sources.1.url“ → „Šaltiniai, 1: Nuoroda“."""
    if field.startswith("body."):
        return f"skyrius „{field.removeprefix('body.')}“"
    known, parts = fields(), field.split(".")
    if field in known:
        return str(known[field].get("place", known[field]["label"]))
    found = known.get(parts[0])
    if not found:
        return field
    inner = found.get("fields", {}).get(parts[2], {}).get("label", "") if len(parts) > 2 else ""
    return f"{found['label']}{f', {parts[1]}' if len(parts) > 1 else ''}{f': {inner}' if inner else ''}"


LETTER = r"\p{L}\p{N}_"
BOUNDARY = rf"(?:(?<![{LETTER}])(?=[{LETTER}])|(?<=[{LETTER}])(?![{LETTER}]))"


def for_scripts(pattern: re.Pattern[str]) -> list[str]:
    r"""Return a pattern and its flags as JavaScript writes them: there \w, \d and \b know no letters but English ones."""
    out, inside, place = [], False, 0
    text = pattern.pattern.replace("(?P<", "(?<").replace("(?P=", "\\k<").replace(r"[^\W\d_]", r"\p{L}")
    while place < len(text):
        sign = text[place]
        if sign == "\\":
            out.append(escaped(text[place + 1], inside=inside))
            place += 2
            continue
        if sign == "[" and not inside:
            inside = True
        elif sign == "]":
            inside = False
        elif sign in "[{}&~" and inside:
            sign = "\\" + sign if sign in "[{}" else sign
        out.append(sign)
        place += 1
    return ["".join(out), "u" + ("i" if pattern.flags & re.IGNORECASE else "")]


def escaped(letter: str, *, inside: bool) -> str:
    """Return an escape as JavaScript writes it in its Unicode mode."""
    if letter in "wdWD" or letter == "b":
        plain = {"w": LETTER if inside else f"[{LETTER}]", "d": r"\p{Nd}", "b": BOUNDARY}
        return plain.get(letter) or (rf"[^{LETTER}]" if letter == "W" else r"\P{Nd}")
    if letter in "^$\\.*+?()[]{}|/sSntrfv0123456789uxpPk" or (letter == "-" and inside):
        return "\\" + letter
    return letter
