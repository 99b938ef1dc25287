"""Cases in the orders in which lists show them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from kb.content import Content, Entry
from kb.model import Case
from kb.vocabulary import Country


@dataclass(frozen=True)
class Catalogue:
    """All cases by title and by age; the archived ones stand apart."""

    cases: tuple[Entry[Case], ...]
    archived: tuple[Entry[Case], ...]
    newest: tuple[Entry[Case], ...]
    """The last checked first, of those the last begun; `web/catalogue/order.ts` keeps the same order."""

    def showcase(self, count: int) -> list[Entry[Case]]:
        """Return this many of the newest cases, the countries in turn."""
        by_country = [[e for e in self.newest if e.meta.country is country] for country in Country]
        return [entry for pair in zip_longest(*by_country) for entry in pair if entry][:count]


def catalogue(content: Content) -> Catalogue:
    """Return the catalogue of all cases of the content."""
    cases = tuple(content.current_cases.values())
    archived = tuple(entry for entry in content.cases.values() if entry.meta.is_archived)
    newest = sorted(cases, key=lambda e: (e.meta.review.checked, e.meta.started), reverse=True)
    return Catalogue(cases, archived, tuple(newest))
