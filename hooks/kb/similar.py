"""Cases like a given one, each with the reason in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import TypeVar

from kb.content import Entry
from kb.model import Case
from kb.word import Word

SHOWN = 3
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Similar:
    """A similar case and why."""

    entry: Entry[Case]
    score: int
    reasons: tuple[str, ...]


class Similarity:
    """Compares all cases with one another; their features are read once."""

    def __init__(self, cases: Iterable[Entry[Case]]) -> None:
        """Read the features of the cases; those that share all of them are compared as one."""
        self.cases = list(cases)
        self.places: dict[tuple[int, int, int, int], list[int]] = {}
        for place, entry in enumerate(self.cases):
            self.places.setdefault(features(entry.meta), []).append(place)

    def nearest(self, case: Entry[Case]) -> list[Similar]:
        """Return the three most similar cases, the nearest first; equals in the order given."""
        mine = features(case.meta)
        scores = [
            (-points, place)
            for theirs, places in self.places.items()
            if (points := score(mine, theirs))
            for place in places[: SHOWN + 1]
        ]
        found = []
        for points, place in nsmallest(SHOWN + 1, scores):
            other = self.cases[place]
            if other.id != case.id:
                found.append(Similar(other, -points, reasons(case.meta, other.meta)))
        return found[:SHOWN]


def features(case: Case) -> tuple[int, int, int, int]:
    """Return what cases are compared by: themes, audience and innovation as sets of bits, type and cost as bits of one."""
    card = case.replication
    band = 1 << 16 + card.cost.band.order if card and card.cost else 0
    return bits(case.themes), bits(case.audience), bits(case.innovation), 1 << case.institution.type.order | band


def bits(words: Iterable[Word]) -> int:
    """Return a set of words as bits."""
    return sum(1 << word.order for word in words)


def score(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> int:
    """Return how much two cases share; a theme weighs most, because it is what readers look for."""
    themes, audience, innovation, kind = one
    return (
        3 * (themes & other[0]).bit_count()
        + min((audience & other[1]).bit_count(), 2)
        + (innovation & other[2]).bit_count()
        + 3 * (kind & other[3]).bit_count()
    )


def reasons(one: Case, other: Case) -> tuple[str, ...]:
    """Return in words the two strongest reasons why cases are alike."""
    found: list[tuple[int, str]] = []
    if themes := shared(one.themes, other.themes):
        found.append((3 * len(themes), f"ta pati tema: {words(themes)}"))
    if one.institution.type is other.institution.type:
        found.append((3, f"taip pat {one.institution.type.label.lower()}"))
    if audience := shared(one.audience, other.audience):
        found.append((min(len(audience), 2), f"skirta tiems patiems: {words(audience[:2])}"))
    if innovation := shared(one.innovation, other.innovation):
        found.append((len(innovation), f"panaši naujovė: {words(innovation[:2])}"))
    cost, other_cost = one.replication and one.replication.cost, other.replication and other.replication.cost
    if cost and other_cost and cost.band is other_cost.band:
        found.append((3, f"panaši kaina: {cost.band.label[:1].lower()}{cost.band.label[1:]}"))
    found.sort(key=lambda reason: -reason[0])
    return tuple(text for _, text in found[:2])


def shared(one: Iterable[T], other: Iterable[T]) -> list[T]:
    """Return what both have, in the order of the first."""
    return [item for item in one if item in set(other)]


def words(items: Iterable[object]) -> str:
    """Return labels in a row, in lower case."""
    return ", ".join(str(getattr(item, "label", item)).lower() for item in items)
