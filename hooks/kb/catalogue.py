"""Cases in order, and how many there are of each kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest

from kb.content import Content, Entry
from kb.model import Case
from kb.vocabulary import Country, InstitutionType, Theme
from kb.word import Word


@dataclass(frozen=True)
class Catalogue:
    """Cases by country and type of institution, with counts of the words in use; the archived ones stand apart."""

    cases: tuple[Entry[Case], ...]
    archived: tuple[Entry[Case], ...]
    newest: tuple[Entry[Case], ...]
    groups: tuple[tuple[Country, tuple[tuple[InstitutionType, tuple[Entry[Case], ...]], ...]], ...]
    countries: tuple[tuple[Word, int], ...]
    types: tuple[tuple[Word, int], ...]
    themes: tuple[tuple[Word, int], ...]

    def showcase(self, count: int) -> list[Entry[Case]]:
        """Return this many of the newest cases, the countries in turn."""
        by_country = [[e for e in self.newest if e.meta.country is country] for country in Country]
        return [entry for pair in zip_longest(*by_country) for entry in pair if entry][:count]


def catalogue(content: Content) -> Catalogue:
    """Return the catalogue of all cases of the content."""
    cases = tuple(content.current_cases.values())
    groups = []
    for country in (Country.LT, Country.NO):
        kinds = []
        for kind in InstitutionType:
            found = tuple(e for e in cases if e.meta.country is country and e.meta.institution.type is kind)
            if found:
                kinds.append((kind, found))
        if kinds:
            groups.append((country, tuple(kinds)))
    return Catalogue(
        cases=cases,
        archived=tuple(entry for entry in content.cases.values() if entry.meta.is_archived),
        newest=tuple(sorted(cases, key=lambda e: (e.meta.review.checked, e.meta.started), reverse=True)),
        groups=tuple(groups),
        countries=counts(Country, [e.meta.country for e in cases]),
        types=counts(InstitutionType, [e.meta.institution.type for e in cases]),
        themes=counts(Theme, [theme for e in cases for theme in e.meta.themes]),
    )


def counts(
    vocabulary: type[Word], words: list[Word] | list[Theme] | list[Country] | list[InstitutionType]
) -> tuple[tuple[Word, int], ...]:
    """Return how often each word occurs, in the order of the vocabulary, without those that do not."""
    found = Counter(words)
    return tuple((word, found[word]) for word in vocabulary if found[word])
