"""Terms by letter and by category."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from kb.alphabet import index_letter, sort_key
from kb.content import Content, Entry
from kb.model import Term
from kb.vocabulary import TermCategory

FUNDING = "finansavimas"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the index: a term, or another name that leads to it."""

    name: str
    entry: Entry[Term]
    see: bool
    """Whether the name is not the term itself."""


@dataclass(frozen=True)
class Glossary:
    """The index of all terms."""

    terms: tuple[Entry[Term], ...]
    letters: tuple[tuple[str, tuple[Line, ...]], ...]
    categories: tuple[tuple[TermCategory, tuple[Entry[Term], ...]], ...]
    funding: int
    mtep: int


def glossary(content: Content) -> Glossary:
    """Return the index of the content's terms, in the order of Lithuanian dictionaries."""
    terms = tuple(content.terms.values())
    lines = sorted((line for entry in terms for line in names(entry)), key=lambda line: sort_key(line.name))
    letters = tuple((letter, tuple(group)) for letter, group in groupby(lines, key=lambda line: index_letter(line.name)))
    categories = []
    for category in TermCategory:
        found = tuple(entry for entry in terms if entry.meta.category is category)
        if found:
            categories.append((category, found))
    funding = sum(f"/{FUNDING}/" in entry.path for entry in terms)
    return Glossary(terms, letters, tuple(categories), funding, len(terms) - funding)


def names(entry: Entry[Term]) -> list[Line]:
    """Return the lines under which a term stands: itself, its abbreviation and its synonyms."""
    term = entry.meta
    others = {name for name in (term.abbreviation, *term.synonyms) if name and name != term.term}
    return [Line(term.term, entry, see=False), *(Line(name, entry, see=True) for name in sorted(others))]
