"""Drawers of the card catalogue: a page for every value of every facet, for readers without scripts and for engines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb import text
from kb.facets import Facet, Value
from kb.layout import TEXTS, lower_first

NAMES = frozenset({"salis", "apskritis", "savivaldybe", "finansavimas"})
"""Facets whose values are names and keep their capital letter inside a sentence."""


@dataclass(frozen=True)
class Drawer:
    """All cases of one value of a facet."""

    facet: Facet
    value: Value

    @property
    def url(self) -> str:
        """Address, relative to the root of the site: „atvejai/tema/edukacija/“."""
        return f"atvejai/{self.facet.key}/{self.value.slug}/"

    @property
    def title(self) -> str:
        """„Tema – edukacija“, which no other page has."""
        name = self.value.label if self.facet.key in NAMES else lower_first(self.value.label)
        return f"{self.facet.label} – {text.tied(name)}"

    @property
    def description(self) -> str:
        """What lies in the drawer, for search engines."""
        words = TEXTS["catalogue"]
        return str(words["drawer"]).format(
            text.counted(len(self.value.cases), *TEXTS["cases"]["forms"]), lower_first(self.title)
        )


def drawers(facets: tuple[Facet, ...]) -> Iterator[Drawer]:
    """Yield a drawer for every value that some case has."""
    for facet in facets:
        for value in facet.used:
            yield Drawer(facet, value)
