"""Cases in order, and how many there are of each kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from kb.content import Content, Entry
from kb.model import Case
from kb.vocabulary import CostBand, Country, InstitutionType, Theme
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

    @property
    def cost_bands(self) -> tuple[CostBand, ...]:
        """All bands of cost, the cheapest first."""
        return tuple(CostBand)

    @cached_property
    def costs(self) -> tuple[CostBand, ...]:
        """Bands of the cases whose cost is known."""
        return tuple(e.meta.replication.cost.band for e in self.cases if e.meta.replication and e.meta.replication.cost)

    def no_dearer(self, band: CostBand) -> tuple[int, int]:
        """Return how many cases cost as much as a band or less, and of how many the cost is known."""
        return sum(other.order <= band.order for other in self.costs), len(self.costs)

    @cached_property
    def order(self) -> tuple[Entry[Case], ...]:
        """Cases as the catalogue lists them: by country, type of institution and title."""
        return tuple(entry for _, kinds in self.groups for _, cases in kinds for entry in cases)

    @cached_property
    def places(self) -> dict[str, int]:
        """Places of the cases in this order, by id."""
        return {entry.id: place for place, entry in enumerate(self.order)}

    def around(self, case: Case) -> tuple[Entry[Case] | None, Entry[Case] | None]:
        """Return the cases before and after a case in the order of the catalogue; an archived one has no place in it."""
        if (place := self.places.get(case.id)) is None:
            return None, None
        return (self.order[place - 1] if place else None), (self.order[place + 1] if place + 1 < len(self.order) else None)

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
