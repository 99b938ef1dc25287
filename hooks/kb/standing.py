"""Where a case stands among the others: in the order of the catalogue, and by what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from kb.content import Entry
from kb.model import Case
from kb.vocabulary import CostBand, Country, InstitutionType


class Standing:
    """All cases in the order of the catalogue."""

    def __init__(self, cases: Sequence[Entry[Case]]) -> None:
        """Keep the order; places are counted from 0."""
        self.order = tuple(cases)
        self.places = {entry.id: place for place, entry in enumerate(cases)}
        self.cost_bands = tuple(CostBand)

    def around(self, case: Case) -> tuple[Entry[Case] | None, Entry[Case] | None]:
        """Return the cases before and after a case; an archived one has no place among them."""
        if (place := self.places.get(case.id)) is None:
            return None, None
        return (self.order[place - 1] if place else None), (self.order[place + 1] if place + 1 < len(self.order) else None)

    @cached_property
    def costs(self) -> tuple[CostBand, ...]:
        """Bands of the cases whose cost is known."""
        return tuple(e.meta.replication.cost.band for e in self.order if e.meta.replication and e.meta.replication.cost)

    def no_dearer(self, band: CostBand) -> tuple[int, int]:
        """Return how many cases cost as much as a band or less, and of how many the cost is known."""
        return self.up_to[band], len(self.costs)

    @cached_property
    def up_to(self) -> dict[CostBand, int]:
        """How many cases cost as much as each band or less."""
        return {band: sum(other.order <= band.order for other in self.costs) for band in CostBand}

    @cached_property
    def by_country(self) -> tuple[tuple[Country, tuple[Entry[Case], ...]], ...]:
        """Cases of each country, those of a type of institution together."""
        kinds = list(InstitutionType)
        ordered = sorted(self.order, key=lambda e: kinds.index(e.meta.institution.type))
        found = ((country, tuple(e for e in ordered if e.meta.country is country)) for country in (Country.LT, Country.NO))
        return tuple((country, cases) for country, cases in found if cases)
