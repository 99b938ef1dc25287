"""Rules that the loaded content must keep; one file per subject, each a function Content → problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kb.checks import agenda, citations, headings, language, links, markup, references
from kb.content import Content
from kb.problems import Problem, in_order

Check = Callable[[Content], Iterable[Problem]]
CHECKS: tuple[Check, ...] = (
    references.check,
    citations.check,
    headings.check,
    links.check,
    markup.check,
    language.check,
    agenda.check,
)


def check(content: Content) -> list[Problem]:
    """Return every problem of the content, those of loading included, sorted by path and line."""
    return in_order([*content.problems, *(problem for rule in CHECKS for problem in rule(content))])
