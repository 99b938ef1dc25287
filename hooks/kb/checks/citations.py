"""Sources: every citation exists, every source is used, every figure has one.

A *figure* is a number of two or more digits, or a single digit with a unit (a sum, a percentage, a measure, hours).
Not figures: clock times, names of programming periods („2021–2027“), numbers inside „…“, link addresses and code,
numbers of documents („Nr. 650“). A figure is cited when a citation follows it in the same paragraph, list item or row.
Sections of our own advice („Kaip pakartoti“) and imagined examples („Tarkime, …“) are free of the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.body import CITATION, LINK
from kb.content import Entry
from kb.model import Case, FundingMap, Record, Stage, Worksheet
from kb.model.case_parts import Funding, Kin, Result, Risk
from kb.problems import Problem
from kb.scales import PERIODS
from kb.validation import suggestion

UNIT = r"%|€|(?:proc|val|min|mln|mlrd|tūkst|mėn|sav|kv|kub)\.|(?:Eur|eur|NOK|kron|LTL|lit[aų]|km|kg|cm|mm|m²|m2|GB|MB)\w*"
NUMBER = re.compile(
    rf"(?<![\w.,/-])\d(?:[\d\u00a0\u2009\u202f]| (?=\d{{3}}(?!\d)))*(?:[.,]\d+)?(?!\w)(?P<unit>[ \u00a0]?(?:{UNIT}))?"
)
DIGIT = re.compile(r"\d")
NOT_FIGURES = (
    re.compile("|".join(re.escape(period) for period in PERIODS)),
    re.compile(r"(?<!\d)\d{1,2}\.[0-5]\d(?:[–-]\d{1,2}\.[0-5]\d)?(?!\d)"),
    re.compile(r"„[^“]{0,200}“"),
    re.compile(r"\b[Nn]r\.[ \u00a0]?[\w/-]+"),
    re.compile(r"https?://\S+"),
)
PROSE = frozenset({"case", "term", "page", "session", "stage_questions", "funding_map"})
IMAGINED = re.compile(r"Tarkim|Įsivaizduok|Pavyzdžiui, jei")


def check(entry: Entry[Record]) -> Iterator[Problem]:
    """Yield faults of citations."""
    known = {source.id for source in entry.meta.sources}
    used: set[str] = set()
    for line, field, source in cited(entry):
        used.add(source)
        if source not in known:
            hint = suggestion(source, sorted(known))
            yield Problem("source-unknown", entry.path, line, field, {"value": source, "hint": hint})
    yield from duplicates(entry)
    if isinstance(entry.meta, Case):
        for n, item in enumerate(entry.meta.sources):
            if item.id not in used:
                line = entry.line_of("sources", n)
                yield Problem("source-unused", entry.path, line, f"sources.{n + 1}", {"value": item.id})
    if entry.kind in PROSE:
        yield from figures(entry)


def duplicates(entry: Entry[Record]) -> Iterator[Problem]:
    """No two sources of a file share an id."""
    seen: set[str] = set()
    for n, source in enumerate(entry.meta.sources):
        if source.id in seen:
            where = entry.line_of("sources", n, "id")
            yield Problem(
                "id-duplicate",
                entry.path,
                where,
                f"sources.{n + 1}.id",
                {"value": source.id, "other": entry.path},
            )
        seen.add(source.id)


def cited(entry: Entry[Record]) -> Iterator[tuple[int, str, str]]:
    """Yield (line, field, source id) of every citation in the body and in the metadata."""
    for line, source in entry.body.citations:
        yield line, "", source
    meta = entry.meta
    if isinstance(meta, Case):
        groups: dict[str, Sequence[Result | Funding | Risk | Kin]] = {
            "results": meta.results,
            "funding": meta.funding,
            "risks": meta.risks,
            "inspired_by": meta.inspired_by,
            "taken_up_by": meta.taken_up_by,
        }
        for name, items in groups.items():
            for n, item in enumerate(items):
                for source in item.sources:
                    yield entry.line_of(name, n, "sources"), f"{name}.{n + 1}.sources", source
        card = meta.replication
        for name, part in (("cost", card and card.cost), ("team", card and card.team),
                           ("time_to_first_result", card and card.time_to_first_result)):  # fmt: skip
            for source in part.sources if part else []:
                yield entry.line_of("replication", name, "sources"), f"replication.{name}.sources", source
    if isinstance(meta, Worksheet):
        for s, section in enumerate(meta.sections):
            for f, field in enumerate(section.fields):
                for o, option in enumerate(field.options):
                    for source in option.sources:
                        yield entry.line_of("sections", s, "fields", f, "options", o, "sources"), "options.sources", source
    if isinstance(meta, FundingMap):
        for location, place in meta.places:
            for source in place.sources:
                name = ".".join(str(part + 1) if isinstance(part, int) else part for part in (*location, "sources"))
                yield entry.line_of(*location, "sources"), name, source
    if isinstance(meta, Stage):
        for n, funding in enumerate(meta.funding):
            for source in funding.sources:
                yield entry.line_of("funding", n, "sources"), f"funding.{n + 1}.sources", source


def figures(entry: Entry[Record]) -> Iterator[Problem]:
    """Yield the figures that no citation follows."""
    advice = entry.meta.advice_sections if isinstance(entry.meta, Case) else ()
    for block in entry.body.blocks:
        if block.section in advice or IMAGINED.match(block.text):
            continue
        text = LINK.sub(lambda match: match["text"].ljust(len(match.group())), block.text)
        last = max((match.start() for match in CITATION.finditer(text)), default=-1)
        if not DIGIT.search(CITATION.sub("", text[max(last, 0) :])):
            continue
        tail = mask(CITATION.sub(lambda match: " " * len(match.group()), text))[last + 1 :]
        for match in NUMBER.finditer(tail):
            digits = sum(char.isdigit() for char in match.group())
            if digits >= 2 or match["unit"]:
                yield Problem("figure-uncited", entry.path, block.line, args={"value": match.group().strip()})
                break


def mask(text: str) -> str:
    """Blank out what looks like a figure and is none."""
    for pattern in NOT_FIGURES:
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text
