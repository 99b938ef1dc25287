"""Facets of cases: what they can be filtered by, and the cases of every value; pages, filters and data take them here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from kb.alphabet import slug, sort_key
from kb.content import Content, Entry
from kb.model import Case
from kb.overview import MONTHS_FRESH, age
from kb.places import COUNTY_OF, WHOLE_COUNTRY
from kb.scales import DIFFICULTY, EVIDENCE
from kb.vocabulary import (
    Audience,
    CaseKind,
    CostBand,
    Country,
    FundingSource,
    Innovation,
    InstitutionType,
    ReviewStatus,
    RiskGroup,
    TeamBand,
    Theme,
    TimeBand,
)
from kb.word import Word

YEARS = 5
"""Years of the beginning stand in groups of so many."""
FRESH = ("Patikrinta per metus", "Patikrinta prieš metus ar dvejus", "Reikia atnaujinti")
COMPLETE = ("Visi faktai", "Trūksta kelių faktų", "Trūksta daug faktų")
COMPLETE_FROM = (95, 75, 0)
"""Per cent of the optional facts from which a case belongs to each of the groups above."""


@dataclass(frozen=True)
class Value:
    """One value of a facet: how addresses and readers call it, and its cases in the order of titles."""

    slug: str
    label: str
    cases: tuple[Entry[Case], ...]


@dataclass(frozen=True)
class Facet:
    """What cases are filtered by; values that no case has are kept, so that the order of bands can be told."""

    key: str
    """In addresses: /atvejai/<key>/<slug>/ and ?<key>=<slug>,<slug>."""
    label: str
    values: tuple[Value, ...]

    @property
    def used(self) -> list[Value]:
        """Values that some case has: each has a page."""
        return [value for value in self.values if value.cases]


def facets(content: Content, today: date) -> tuple[Facet, ...]:
    """Return all facets of the cases of the content, the most asked first."""
    cases = tuple(content.current_cases.values())
    make = partial(facet, cases)
    stages = {
        n: f"{n} etapas. {content.stages[n].meta.name}" if n in content.stages else f"{n} etapas" for n in range(1, 10)
    }
    counties = [*dict.fromkeys(COUNTY_OF.values())]
    return (
        make("salis", "Šalis", labels(Country), lambda c: [c.country.label]),
        make("istaiga", "Įstaiga", labels(InstitutionType), lambda c: [c.institution.type.label]),
        make("tema", "Tema", labels(Theme), lambda c: labels(c.themes)),
        make("kaina", "Kaina", labels(CostBand), lambda c: card(c, "cost")),
        make("zmones", "Žmonės", labels(TeamBand), lambda c: card(c, "team")),
        make("laikas", "Iki pirmo rezultato", labels(TimeBand), lambda c: card(c, "time_to_first_result")),
        make("sudetingumas", "Sudėtingumas", DIFFICULTY[1:], difficulty),
        make("kam", "Kam skirta", labels(Audience), lambda c: labels(c.audience)),
        make("inovacija", "Inovacijos tipas", labels(Innovation), lambda c: labels(c.innovation)),
        make("irodymai", "Įrodymai", EVIDENCE, lambda c: [] if c.evidence is None else [EVIDENCE[c.evidence]]),
        make("finansavimas", "Finansavimas", labels(FundingSource), lambda c: labels(f.source for f in c.funding)),
        make("mtep", "MTEP etapas", list(stages.values()), lambda c: [stages[c.mtep_stage.number]] if c.mtep_stage else []),
        make("apskritis", "Apskritis", counties, lambda c: [c.county] if c.county else []),
        make("savivaldybe", "Savivaldybė", (), municipality),
        make("metai", "Pradžia", year_groups(cases), lambda c: [years(c)]),
        make("rusis", "Istorijos rūšis", labels(CaseKind), lambda c: [c.kind.label]),
        make("rizika", "Rizika", labels(RiskGroup), lambda c: labels(risk.group for risk in c.risks)),
        make("patikra", "Šviežumas", FRESH, lambda c: [freshness(c, today)]),
        make("issamumas", "Išsamumas", COMPLETE, lambda c: [completeness(c)]),
    )


def facet(
    cases: tuple[Entry[Case], ...], key: str, label: str, order: Iterable[str], of: Callable[[Case], Iterable[str]]
) -> Facet:
    """Return a facet: values in the order given, then those it does not name, in Lithuanian order."""
    found: dict[str, list[Entry[Case]]] = {name: [] for name in order}
    known = len(found)
    for entry in cases:
        for name in dict.fromkeys(of(entry.meta)):
            found.setdefault(name, []).append(entry)
    names = [*list(found)[:known], *sorted(list(found)[known:], key=sort_key)]
    return Facet(key, label, tuple(Value(slug(name), name, tuple(found[name])) for name in names))


def labels(words: Iterable[Word]) -> list[str]:
    """Return the labels of words."""
    return [word.label for word in words]


def card(case: Case, name: str) -> list[str]:
    """Return the band of a part of the replicability card, if it is known."""
    part = getattr(case.replication, name, None)
    return [part.band.label] if part else []


def difficulty(case: Case) -> list[str]:
    """Return the level of difficulty, if it is known."""
    level = case.replication.difficulty if case.replication else None
    return [DIFFICULTY[level]] if level else []


def municipality(case: Case) -> list[str]:
    """Return the municipality; a national programme has none."""
    name = case.place.municipality
    return [] if name in WHOLE_COUNTRY.values() else [name]


def years(case: Case) -> str:
    """Return the group of years in which a case began, „2015–2019“."""
    first = int(case.started[:4]) // YEARS * YEARS
    return f"{first}–{first + YEARS - 1}"


def year_groups(cases: Iterable[Entry[Case]]) -> list[str]:
    """Return the groups of years in use, the newest first."""
    return sorted({years(entry.meta) for entry in cases}, reverse=True)


def freshness(case: Case, today: date) -> str:
    """Return how long ago a case was checked (the rule of 24 months stands in `overview`)."""
    months = age(case, today)
    if case.review.status is ReviewStatus.outdated or months > MONTHS_FRESH:
        return FRESH[2]
    return FRESH[0] if months <= MONTHS_FRESH // 2 else FRESH[1]


def completeness(case: Case) -> str:
    """Return how much of the optional facts is filled."""
    return next(label for label, least in zip(COMPLETE, COMPLETE_FROM, strict=True) if case.completeness >= least)


def build_day() -> date:
    """Return the day of the build: that of the last commit (SOURCE_DATE_EPOCH), so that two builds of it are equal."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else datetime.now(UTC).date()
