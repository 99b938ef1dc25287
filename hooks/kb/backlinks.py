"""Who uses what: cases and terms by the entries that name or link to them."""

from __future__ import annotations

from dataclasses import dataclass

from kb.content import Content, Entry
from kb.links import resolve
from kb.model import Case, Exercise, FundingMap, Page, Record, Session, Stage, Term


@dataclass(frozen=True)
class Backlinks:
    """For each entry (by path): the entries that lead to it, and those it leads to, in a fixed order."""

    into: dict[str, list[Entry[Record]]]
    out: dict[str, list[Entry[Record]]]

    def cases_using(self, entry: Entry[Record]) -> list[Entry[Record]]:
        """Cases that link to an entry."""
        return [e for e in self.into.get(entry.path, []) if isinstance(e.meta, Case)]

    def sessions_using(self, entry: Entry[Record]) -> list[Entry[Record]]:
        """Days of the training that read or discuss an entry."""
        return [e for e in self.into.get(entry.path, []) if isinstance(e.meta, Session)]

    def exercises_using(self, entry: Entry[Record]) -> list[Entry[Record]]:
        """Exercises that work with an entry."""
        return [e for e in self.into.get(entry.path, []) if isinstance(e.meta, Exercise)]

    def pages_using(self, entry: Entry[Record]) -> list[Entry[Record]]:
        """Pages of prose that link to an entry."""
        return [e for e in self.into.get(entry.path, []) if isinstance(e.meta, Page)]

    def terms_of(self, entry: Entry[Record]) -> list[Entry[Record]]:
        """Terms that an entry links to, in the order in which it meets them."""
        return [e for e in self.out.get(entry.path, []) if isinstance(e.meta, Term)]


def backlinks(content: Content) -> Backlinks:
    """Return the links between all entries of the content."""
    into: dict[str, list[Entry[Record]]] = {}
    out: dict[str, list[Entry[Record]]] = {}
    for entry in content.entries:
        for target in dict.fromkeys(targets(content, entry)):
            if target != entry.path and target in content.by_path:
                into.setdefault(target, []).append(entry)
                out.setdefault(entry.path, []).append(content.by_path[target])
    return Backlinks(into, out)


def targets(content: Content, entry: Entry[Record]) -> list[str]:
    """Return the paths an entry leads to: links of its body first, then its metadata."""
    found = [resolve(link.target, entry.path).path for link in entry.body.links]
    meta = entry.meta
    cases: list[str] = []
    terms: list[str] = []
    if isinstance(meta, Case):
        cases = list(meta.adapted_from)
    elif isinstance(meta, Session):
        cases, terms = list(meta.before.cases), list(meta.before.terms)
        methods = [content.exercises[b.method].path for b in meta.blocks if b.method in content.exercises]
        found += methods
    elif isinstance(meta, Exercise):
        cases = [*(done.case for done in meta.done), *meta.cases]
    elif isinstance(meta, Stage):
        terms = [meta.term, *(term for funding in meta.funding for term in funding.terms)]
    elif isinstance(meta, Page):
        terms = list(meta.terms)
        if isinstance(meta, FundingMap):
            terms += [place.term for _, place in meta.places if place.term]
    found += [content.cases[case].path for case in cases if case in content.cases]
    found += [content.terms[term].path for term in terms if term in content.terms]
    return found
