"""Who learnt from whom: cases and, beyond the base, those whom sources name, as trees from teachers to pupils."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kb.content import Entry
from kb.model import Case, Source
from kb.model.case_parts import Kin


@dataclass(frozen=True, slots=True)
class Outsider:
    """Somebody who has no case in the base, and the case whose sources tell of the tie."""

    kin: Kin
    teller: Entry[Case]

    @property
    def sources(self) -> list[tuple[int, Source]]:
        """Sources of the tie with their numbers on the page of the teller."""
        return [(n, source) for n, source in enumerate(self.teller.meta.sources, 1) if source.id in self.kin.sources]


@dataclass(frozen=True, slots=True)
class Node:
    """A case, or outsiders who taught or learnt the same, with their pupils."""

    entry: Entry[Case] | None
    outsiders: tuple[Outsider, ...] = ()
    pupils: tuple[Node, ...] = ()
    again: bool = False
    """Whether the case stands in the drawing already, with its pupils."""


class Lineage:
    """The ties between all cases, in both directions."""

    def __init__(self, cases: Mapping[str, Entry[Case]]) -> None:
        """Turn „adapted from“ round: authors write only whom a case learnt from."""
        self.cases = cases
        self.pupils: dict[str, list[Entry[Case]]] = {}
        for entry in cases.values():
            for teacher in self.teachers(entry):
                self.pupils.setdefault(teacher.id, []).append(entry)

    def teachers(self, entry: Entry[Case]) -> list[Entry[Case]]:
        """Cases that a case learnt from."""
        return [self.cases[name] for name in entry.meta.adapted_from if name in self.cases]

    def has(self, entry: Entry[Case]) -> bool:
        """Tell whether anything is known of whom a case learnt from, or who learnt from it."""
        return bool(self.teachers(entry) or self.pupils.get(entry.id) or entry.meta.inspired_by or entry.meta.taken_up_by)

    def family(self, entry: Entry[Case]) -> list[Entry[Case]]:
        """Return all cases that are tied to a case, directly or through others, in the order of the base."""
        found, queue = {entry.id}, [entry]
        while queue:
            one = queue.pop()
            near = [*self.teachers(one), *self.pupils.get(one.id, [])]
            queue += [other for other in near if other.id not in found]
            found.update(other.id for other in near)
        return [other for name, other in self.cases.items() if name in found]

    def tree(self, entry: Entry[Case]) -> list[Node]:
        """Return the drawing of a case's family: its first teachers, each with all who learnt from it."""
        family = self.family(entry)
        drawn: set[str] = set()
        first = [one for one in family if not self.teachers(one)] or family[:1]
        later = [one for one in family if one not in first and one.meta.inspired_by]
        return [self.taught(one, drawn) for one in first + later]

    def trees(self) -> list[list[Node]]:
        """Return the drawings of all families, the largest first."""
        drawn: set[str] = set()
        families: list[tuple[int, int, list[Node]]] = []
        for entry in self.cases.values():
            if entry.id not in drawn and self.has(entry):
                family = self.family(entry)
                drawn.update(one.id for one in family)
                families.append((-len(family), len(families), self.tree(entry)))
        return [tree for _, _, tree in sorted(families, key=lambda item: item[:2])]

    def taught(self, entry: Entry[Case], drawn: set[str]) -> Node:
        """Return a case below the outsiders it learnt from."""
        node = self.node(entry, drawn)
        outsiders = tuple(Outsider(kin, entry) for kin in entry.meta.inspired_by)
        return Node(None, outsiders, (node,)) if outsiders else node

    def node(self, entry: Entry[Case], drawn: set[str]) -> Node:
        """Return a case with all who learnt from it; what is drawn already is only named."""
        if entry.id in drawn:
            return Node(entry, again=True)
        drawn.add(entry.id)
        pupils = [self.node(pupil, drawn) for pupil in self.pupils.get(entry.id, [])]
        return Node(entry, (), (*pupils, *(Node(None, (Outsider(kin, entry),)) for kin in entry.meta.taken_up_by)))
