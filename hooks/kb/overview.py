"""The organisers' overview: what the base covers, what it lacks, what needs another look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from kb.content import Content, Entry
from kb.model import Case, Record, Term
from kb.model.case import STRONG
from kb.places import COUNTIES, WHOLE_COUNTRY
from kb.towns import point
from kb.vocabulary import CostBand, Country, InstitutionType, PeopleInPhoto, ReviewStatus, Theme
from kb.word import Word

MONTHS_FRESH = 24
"""After so many months an entry needs another look."""
COMPLETE = 70
"""Per cent of the optional facts from which a case counts as complete."""


def overview(content: Content, today: date) -> str:
    """Return the overview as Markdown."""
    cases = list(content.cases.values())
    parts = [
        "# Rengėjų apžvalga",
        f"Atvejų: {len(cases)}, sąvokų: {len(content.terms)}, mokymų dienų: {len(content.sessions)}.",
        "## Atvejai pagal šalį ir įstaigos tipą",
        table(InstitutionType, cases, lambda case: [case.institution.type]),
        "## Atvejai pagal šalį ir temą",
        table(Theme, cases, lambda case: case.themes),
        "## Atvejai pagal šalį ir kainą",
        table(
            CostBand, cases, lambda case: [case.replication.cost.band] if case.replication and case.replication.cost else []
        ),
        "## Įstaigos tipas ir tema (abi šalys kartu)",
        cross(cases),
        "## Lietuvos savivaldybės be istorijos",
        *uncovered(cases),
        "## Ką peržiūrėti",
        *to_do(content, today),
    ]
    return "\n\n".join(parts) + "\n"


def table(words: type[Word], cases: list[Entry[Case]], of: Callable[[Case], Iterable[Word]]) -> str:
    """Return a table of how many cases of each country have a word."""
    lines = ["| | Lietuva | Norvegija |", "|---|---:|---:|"]
    for word in words:
        counts = [
            sum(e.meta.country is country and word in of(e.meta) for e in cases) for country in (Country.LT, Country.NO)
        ]
        lines.append(f"| {word.label} | {counts[0]} | {counts[1]} |")
    return "\n".join(lines)


def cross(cases: list[Entry[Case]]) -> str:
    """Return a table of themes by type of institution."""
    kinds = [kind for kind in InstitutionType if any(e.meta.institution.type is kind for e in cases)]
    lines = ["| | " + " | ".join(kind.label for kind in kinds) + " |", "|---|" + "---:|" * len(kinds)]
    for theme in Theme:
        counts = [sum(theme in e.meta.themes and e.meta.institution.type is kind for e in cases) for kind in kinds]
        lines.append(f"| {theme.label} | " + " | ".join(map(str, counts)) + " |")
    return "\n".join(lines)


def uncovered(cases: list[Entry[Case]]) -> Iterator[str]:
    """Yield, county by county, the municipalities that have no case of their own."""
    covered = {entry.meta.place.municipality for entry in cases}
    for county, names in COUNTIES.items():
        if missing := [name for name in names if name not in covered]:
            yield f"- **{county}**: {', '.join(missing)}"


def to_do(content: Content, today: date) -> Iterator[str]:
    """Yield what waits for the organisers, the drafts first."""
    entries = content.entries
    yield listed("Juodraščiai ir peržiūrimi", [e for e in entries if not e.meta.is_public])
    yield listed("Pažymėti, kad reikia atnaujinti", [e for e in entries if e.meta.review.status is ReviewStatus.outdated])
    yield listed(f"Tikrinti seniau nei prieš {MONTHS_FRESH} mėn.", [e for e in entries if age(e.meta, today) > MONTHS_FRESH])
    cases = list(content.cases.values())
    yield listed(f"Užpildyti mažiau nei {COMPLETE} proc.", [e for e in cases if e.meta.completeness < COMPLETE])
    yield listed("Stiprūs įrodymai, kurių nepatikrino du žmonės", [e for e in cases if wants_reviewers(e.meta)])
    placeless = [e for e in cases if e.meta.place.municipality not in WHOLE_COUNTRY.values() and point(e.meta) is None]
    yield listed("Be vietos žemėlapyje (įrašykite lat ir lon)", placeless)
    yield listed("Būsena nežinoma", [e for e in cases if e.meta.stage is None])
    yield listed(
        "Nuotraukos su atpažįstamais žmonėmis (sutikimą patvirtinkite)",
        [e for e in cases if any(image.people is PeopleInPhoto.recognisable for image in e.meta.images)],
    )
    yield listed(
        f"Šaltiniai, žiūrėti seniau nei prieš {MONTHS_FRESH} mėn.",
        [e for e in entries if any(months(source.accessed, today) > MONTHS_FRESH for source in e.meta.sources)],
    )
    yield listed("Tikslinamos sąvokos", [e for e in content.of(Term) if e.meta.needs_review])


def wants_reviewers(case: Case) -> bool:
    """Tell whether strong evidence has not been checked by two people."""
    return case.evidence is not None and case.evidence >= STRONG and len(case.review.reviewers) < 2


def listed(name: str, entries: list[Entry[Record]] | list[Entry[Case]] | list[Entry[Term]]) -> str:
    """Return a heading with a count, and the files."""
    return f"### {name}: {len(entries)}\n\n" + "\n".join(f"- {entry.heading} (`{entry.path}`)" for entry in entries)


def age(record: Record, today: date) -> int:
    """Return whole months since an entry was checked."""
    return months(record.review.checked, today)


def months(past: date, today: date) -> int:
    """Return whole months between two days."""
    return (today.year - past.year) * 12 + today.month - past.month - (today.day < past.day)
