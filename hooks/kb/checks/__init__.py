"""Rules that the loaded content must keep; one file per subject, each a generator of problems.

A rule about one file takes its entry, a rule about files together takes all content.
"""

from __future__ import annotations

from functools import lru_cache

from kb.checks import agenda, citations, headings, language, links, markup, references
from kb.content import Content, Entry
from kb.model import Record
from kb.problems import Problem, in_order

OF_ENTRY = (citations.check, headings.check, markup.check, language.check)
OF_CONTENT = (references.check, links.check, agenda.check)


def check(content: Content) -> list[Problem]:
    """Return every problem of the content, those of loading included, sorted by path and line."""
    found = list(content.problems)
    for entry in content.entries:
        found += faults(entry)
    for rule in OF_CONTENT:
        found += rule(content)
    return in_order(found)


@lru_cache(maxsize=8192)
def faults(entry: Entry[Record]) -> tuple[Problem, ...]:
    """Return the problems of one file; as long as it stays the same, it is looked at once."""
    return tuple(problem for rule in OF_ENTRY for problem in rule(entry))
