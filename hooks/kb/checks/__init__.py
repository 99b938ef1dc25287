"""Rules that the loaded content must keep; one file per subject, each a generator of problems.

A rule about one file takes its entry, a rule about files together takes all content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from kb.checks import (
    abbreviations,
    agenda,
    citations,
    files,
    headings,
    homonyms,
    language,
    links,
    lookalikes,
    markup,
    privacy,
    references,
    sheets,
)
from kb.content import Content, Entry
from kb.model import Record
from kb.problems import Problem, in_order

OF_ENTRY = (citations.check, headings.check, markup.check, lookalikes.check, language.check, privacy.check, sheets.check)
OF_WHOLE_RECORD = frozenset({"source-unused", "body-empty"})
"""Findings that need the whole record: not told of a file whose metadata cannot be read."""
OF_CONTENT = (references.check, homonyms.check, links.check, agenda.check, abbreviations.check, files.check, sheets.carried)


def check(content: Content) -> list[Problem]:
    """Return every problem of the content, those of loading included, sorted by path and line."""
    found = list(content.problems)
    for entry in content.entries:
        found += faults(entry)
    for entry in content.stand_ins:
        found += (problem for problem in faults(entry) if problem.code not in OF_WHOLE_RECORD)
    for rule in OF_CONTENT:
        found += guarded(lambda rule=rule: rule(content), "")  # type: ignore[misc]
    return in_order(found)


@lru_cache(maxsize=8192)
def faults(entry: Entry[Record]) -> tuple[Problem, ...]:
    """Return the problems of one file; as long as it stays the same, it is looked at once."""
    return tuple(problem for rule in OF_ENTRY for problem in guarded(lambda rule=rule: rule(entry), entry.path))  # type: ignore[misc]


def guarded(rule: Callable[[], Iterable[Problem]], path: str) -> list[Problem]:
    """Return what a rule finds; a fault of the rule itself becomes a problem that names the file, and the others go on."""
    try:
        return list(rule())
    except Exception as error:
        return [Problem("internal", path, args={"reason": f"{type(error).__name__}: {error}"})]
