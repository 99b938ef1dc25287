"""Names that two terms claim: a reader who looks one up, or meets it in a text, cannot tell which is meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kb.content import Content, Entry
from kb.declension import CASES, attribute, forms
from kb.model import Term
from kb.names import BRACKETS, WORD
from kb.problems import Problem

LISTS = ("synonyms", "not_recommended", "forms")
NOMINATIVES = 1 | 1 << CASES
"""Cells of both numbers (`kb.declension.forms`)."""
ALIKE = 3
"""Letters in which two forms of a word begin alike, so that few names are compared."""


class Claim(NamedTuple):
    """A name as a term has it: the term, the field, the name and its words."""

    entry: Entry[Term]
    location: tuple[str | int, ...]
    name: str
    words: tuple[str, ...]


def check(content: Content) -> Iterator[Problem]:
    """Yield each name that an earlier term has already, in either number; not of two terms that warn of each other."""
    taken: dict[tuple[str, ...], list[Claim]] = {}
    for entry in content.terms.values():
        told: set[str] = set()
        for claim in claims(entry):
            group = taken.setdefault(tuple(word[:ALIKE] for word in claim.words), [])
            for other in group:
                if other.entry.path not in (entry.path, *told) and is_shared(claim, other):
                    told.add(other.entry.path)
                    field = ".".join(str(part + 1) if isinstance(part, int) else part for part in claim.location)
                    place = f"{other.entry.path}:{other.entry.line_of(*other.location)}"
                    args = {"value": claim.name, "other": place, "term": other.entry.meta.term, "id": other.entry.id}
                    yield Problem("name-shared", entry.path, entry.line_of(*claim.location), field, args)
            group.append(claim)


def claims(entry: Entry[Term]) -> Iterator[Claim]:
    """Yield everything Lithuanian that a term is called, also without what stands in brackets."""
    for location, name in named(entry.meta):
        for phrase in dict.fromkeys((name, BRACKETS.sub("", name))):
            if words := tuple(word if word[1:2].isupper() else word.lower() for word in WORD.findall(phrase)):
                yield Claim(entry, location, name, words)


def named(term: Term) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield (field, name) of the names of a term."""
    yield ("term",), term.term
    if term.abbreviation:
        yield ("abbreviation",), term.abbreviation
    for field in LISTS:
        yield from (((field, place), name) for place, name in enumerate(getattr(term, field)))


def same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names are one, each word in either number: „projekto rodiklis“ and „projektų rodikliai“."""
    return one == other or all(map(same_word, one, other))


def same_word(one: str, other: str) -> bool:
    """Tell whether two words are nominatives, or attributes, of one word in either number."""
    if one == other or attribute(one) == other or attribute(other) == one:
        return True
    return bool((forms(one).get(other, 0) | forms(other).get(one, 0)) & NOMINATIVES)


def is_shared(one: Claim, other: Claim) -> bool:
    """Tell whether two terms claim one name, unless both warn of each other in `not_to_confuse`: then it is meant.
    Two equal headwords are the matter of `references.titles`.
    """
    if one.location == other.location == ("term",) or not same(one.words, other.words):
        return False
    warned = {item.term for item in one.entry.meta.not_to_confuse}
    warning = {item.term for item in other.entry.meta.not_to_confuse}
    return not (other.entry.id in warned and one.entry.id in warning)
