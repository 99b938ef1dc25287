"""Headings of the body: no h1, no skipped level, the fixed sections of a case."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kb.content import Entry
from kb.model import Case, Record, Stage, Term
from kb.problems import Problem
from kb.validation import suggestion

TERM_SECTIONS = ("Paprastai tariant", "Pavyzdys kultūros įstaigoje")
DEFINITION_LENGTH = 400
# „##Be tarpo“, „  ## Su tarpu priekyje“, „- ## Sąraše“, „> ## Citatoje“, „####### Per daug“, „##“.
MISSHAPEN = re.compile(
    r"#{1,6}[^#\s].*|\s{1,3}#{1,6}\s.*|\s*(?:>\s*|[-*+]\s+|\d{1,3}[.)]\s+)+#{1,6}\s.*|#{7,}.*|#{1,6}\s*#*\s*$"
)
CODE_LINE = re.compile(r" {4}|\t")
UNDERLINE = re.compile(r" {0,3}(=+|-+)")


def check(entry: Entry[Record]) -> Iterator[Problem]:
    """Yield faults of headings and sections."""
    if isinstance(entry.meta, Case | Term | Stage) and not entry.body.blocks:
        yield Problem("body-empty", entry.path, entry.body.first_line)
    yield from levels(entry)
    yield from underlined(entry)
    yield from shapes(entry)
    if isinstance(entry.meta, Case):
        yield from sections(entry, entry.meta)
    if isinstance(entry.meta, Term):
        yield from definition(entry)


def levels(entry: Entry[Record]) -> Iterator[Problem]:
    """The page's h1 is its title; below it no level is skipped and no section is empty."""
    before = 1
    headings = entry.body.headings
    lines = [number for number, text in entry.body.lines if text.strip()]
    for n, heading in enumerate(headings):
        if heading.level == 1:
            yield Problem("heading-h1", entry.path, heading.line)
        elif heading.level > before + 1:
            yield Problem("heading-level", entry.path, heading.line)
        before = heading.level
        following = headings[n + 1] if n + 1 < len(headings) else None
        end = following.line if following else entry.body.lines[-1][0] + 1
        after = bisect_right(lines, heading.line)
        filled = after < len(lines) and lines[after] < end
        if not filled and not (following and following.level > heading.level):
            yield Problem("heading-empty", entry.path, heading.line, args={"value": heading.text})


def shapes(entry: Entry[Record]) -> Iterator[Problem]:
    """Headings stand at the beginning of a line, with a space after #, and have a text."""
    for number, line in entry.body.lines:
        if (match := MISSHAPEN.match(line)) and not CODE_LINE.match(line):
            yield Problem("heading-form", entry.path, number, args={"value": match.group().strip()})


def underlined(entry: Entry[Record]) -> Iterator[Problem]:
    """Headings made by a line of = or - under them are not seen as such by authors: refuse them."""
    before = ""
    for number, line in entry.body.lines:
        if (
            UNDERLINE.fullmatch(line.rstrip())
            and before.strip()
            and not before.lstrip().startswith(("|", "#", ">", "-", "*"))
        ):
            yield Problem("heading-underlined", entry.path, number, args={"value": before.strip()})
        before = line


def sections(entry: Entry[Record], case: Case) -> Iterator[Problem]:
    """A case has its fixed sections, in order, and no others."""
    allowed, names = ", ".join(case.sections), [h for h in entry.body.headings if h.level == 2]
    at = -1
    for heading in names:
        if heading.text not in case.sections:
            hint = suggestion(heading.text, list(case.sections))
            yield Problem(
                "heading-unknown",
                entry.path,
                heading.line,
                args={"value": heading.text, "hint": hint, "allowed": allowed},
            )
            continue
        place = case.sections.index(heading.text)
        if place <= at:
            yield Problem("heading-order", entry.path, heading.line, args={"value": heading.text, "allowed": allowed})
        at = max(at, place)
    if not entry.body.blocks:
        return
    present = {heading.text for heading in names}
    for name in case.sections:
        if name not in present and name not in case.optional_sections:
            yield Problem("heading-missing", entry.path, entry.body.first_line, args={"value": name, "allowed": allowed})


def definition(entry: Entry[Record]) -> Iterator[Problem]:
    """A term begins with a definition that fits a card, and has its two sections."""
    blocks = entry.body.blocks
    if not blocks:
        return
    length = len(entry.body.first_paragraph)
    if blocks[0].section:
        yield Problem(
            "heading-missing",
            entry.path,
            entry.body.first_line,
            args={"value": "apibrėžtis", "allowed": "pirma pastraipa be antraštės"},
        )
    elif length > DEFINITION_LENGTH:
        args = {"length": length, "limits": f"daugiausia {DEFINITION_LENGTH}"}
        yield Problem("value-length", entry.path, blocks[0].line, "apibrėžtis", args)
    present = {heading.text for heading in entry.body.headings}
    for name in TERM_SECTIONS:
        if name not in present:
            yield Problem(
                "heading-missing",
                entry.path,
                entry.body.first_line,
                args={"value": name, "allowed": ", ".join(TERM_SECTIONS)},
            )
