"""Cases like a given one, each with the reason in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from kb.content import Content, Entry
from kb.model import Case

SHOWN = 3
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Similar:
    """A similar case and why."""

    entry: Entry[Case]
    score: int
    reasons: tuple[str, ...]


def similar(content: Content, case: Entry[Case]) -> list[Similar]:
    """Return the three most similar cases, the nearest first; equals in the order of their titles."""
    found = [compare(case, other) for other in content.cases.values() if other.id != case.id]
    found = [item for item in found if item.score > 0]
    return sorted(found, key=lambda item: -item.score)[:SHOWN]


def compare(one: Entry[Case], other: Entry[Case]) -> Similar:
    """Score what two cases share; a shared theme weighs most, because it is what readers look for."""
    a, b = one.meta, other.meta
    reasons: list[tuple[int, str]] = []
    if themes := shared(a.themes, b.themes):
        reasons.append((3 * len(themes), f"ta pati tema: {words(themes)}"))
    if a.institution.type is b.institution.type:
        reasons.append((3, f"taip pat {a.institution.type.label.lower()}"))
    if audience := shared(a.audience, b.audience):
        reasons.append((min(len(audience), 2), f"skirta tiems patiems: {words(audience[:2])}"))
    if innovation := shared(a.innovation, b.innovation):
        reasons.append((len(innovation), f"panaši naujovė: {words(innovation[:2])}"))
    cost_a, cost_b = a.replication and a.replication.cost, b.replication and b.replication.cost
    if cost_a and cost_b and cost_a.band is cost_b.band:
        reasons.append((2, f"panaši kaina: {cost_a.band.label.lower().replace('eur', 'Eur')}"))
    if a.country is not b.country:
        reasons.append((1, f"kita šalis: {b.country.label}"))
    reasons.sort(key=lambda reason: -reason[0])
    return Similar(other, sum(score for score, _ in reasons), tuple(text for _, text in reasons[:2]))


def shared(one: Iterable[T], other: Iterable[T]) -> list[T]:
    """Return what both have, in the order of the first."""
    return [item for item in one if item in set(other)]


def words(items: Iterable[object]) -> str:
    """Return labels in a row, in lower case."""
    return ", ".join(str(getattr(item, "label", item)).lower() for item in items)
