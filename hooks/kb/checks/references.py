"""Identifiers and the references between entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from kb.backlinks import backlinks
from kb.content import Content, Entry
from kb.folders import NAME
from kb.model import Case, Exercise, FundingMap, Page, Record, Session, Stage, Term, Worksheet
from kb.problems import Problem
from kb.validation import suggestion
from kb.vocabulary import Layout, LifeStage

READ_BEFORE = {
    "why": "žiūrėta anksčiau, nei šaltinis paskelbtas",
    "mend": "patikrinkite abi datas: date ir accessed",
    "why_en": "read before the source appeared",
    "mend_en": "check both dates: date and accessed",
}
REACHED = frozenset(
    {"", "404/", "apie/", "prieinamumas/", "privatumas/", "atsisiusti/", "rasantiems/", "duomenys/", "finansavimas/"}
)
"""Pages that the frame of the site leads to."""


def check(content: Content) -> Iterator[Problem]:
    """Yield faults of identifiers, addresses and references."""
    yield from identifiers(content)
    yield from addresses(content)
    yield from references(content)
    yield from circles(content)
    yield from dates(content)
    yield from stale(content)
    yield from titles(content)
    yield from orphans(content)


def orphans(content: Content) -> Iterator[Problem]:
    """Yield pages of prose that nothing leads to; cases, terms, days and sheets stand in lists of their own."""
    linked = {path for path, entries in backlinks(content).into.items() if entries}
    for entry in content.of(Page):
        if entry.path not in linked and entry.meta.layout is Layout.article and entry.url not in REACHED:
            yield Problem("page-orphan", entry.path)


def by_right(content: Content) -> list[Entry[Record]]:
    """Return the entries, those first whose file is named as their id says: of two that clash, the other is told of it."""
    return sorted(content.entries, key=lambda entry: entry.id != Path(entry.path).stem)


def identifiers(content: Content) -> Iterator[Problem]:
    """An id equals its file's name; no two entries of a kind share one."""
    seen: dict[tuple[str, str], str] = {}
    for entry in by_right(content):
        stem = Path(entry.path).stem
        expected = {"stage": f"etapas-{stem}"}.get(entry.kind, stem)
        line = entry.line_of("id")
        if entry.kind != "page" and entry.id != expected and NAME.fullmatch(stem):
            yield Problem("id-filename", entry.path, line, "id", {"value": entry.id, "better": expected})
        key = (entry.kind, entry.id)
        if key in seen and entry.kind != "page":
            yield Problem("id-duplicate", entry.path, line, "id", {"value": entry.id, "other": seen[key]})
        seen.setdefault(key, entry.path)


def addresses(content: Content) -> Iterator[Problem]:
    """No two pages have one address; a case lies in the folder of its country."""
    taken: dict[str, str] = {}
    for entry in by_right(content):
        old = entry.meta.old_ids if isinstance(entry.meta, Case) else []
        for url in (entry.url, *(f"atvejai/{name}/" for name in old)):
            if url in taken:
                yield Problem("path-collision", entry.path, args={"url": f"/{url}", "other": taken[url]})
            taken.setdefault(url, entry.path)
        if isinstance(entry.meta, Case):
            folder = entry.path.split("/")[1].upper()
            if folder != entry.meta.country.value:
                args = {
                    "value": entry.meta.country.value,
                    "hint": "",
                    "allowed": f"{folder} (aplankas cases/{folder.lower()})",
                }
                yield Problem("value-choice", entry.path, entry.line_of("country"), "country", args)


def references(content: Content) -> Iterator[Problem]:
    """Everything an entry names exists and is published when the entry is."""
    for entry in content.entries:
        for location, value, kind in named(entry):
            known = known_ids(content, kind)
            where = (
                entry.path,
                entry.line_of(*location),
                ".".join(str(p + 1) if isinstance(p, int) else p for p in location),
            )
            if value not in known:
                if not any(Path(document.path).stem == value for document in content.broken):
                    yield Problem("ref-unknown", *where, {"value": value, "hint": suggestion(value, list(known))})
            elif value == entry.id and kind == entry.kind:
                yield Problem("ref-self", *where)
            elif entry.meta.is_public and not known[value].meta.is_public:
                yield Problem("ref-draft", *where, {"value": value})


def known_ids(content: Content, kind: str) -> dict[str, Entry[Record]]:
    """Return the entries of a kind by id."""
    groups: dict[str, dict[str, Entry[Record]]] = {
        "case": dict(content.cases),
        "term": dict(content.terms),
        "exercise": dict(content.exercises),
        "worksheet": dict(content.worksheets),
    }
    return groups[kind]


def named(entry: Entry[Record]) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield (field, id, kind) of everything an entry refers to."""
    meta = entry.meta
    if isinstance(meta, Case):
        yield from ((("adapted_from", n), case, "case") for n, case in enumerate(meta.adapted_from))
    elif isinstance(meta, Term):
        yield from ((("related", n), term, "term") for n, term in enumerate(meta.related))
        yield from ((("broader", n), term, "term") for n, term in enumerate(meta.broader))
        yield from ((("not_to_confuse", n, "term"), c.term, "term") for n, c in enumerate(meta.not_to_confuse))
        if meta.now_called:
            yield ("now_called",), meta.now_called, "term"
    elif isinstance(meta, Stage):
        yield ("term",), meta.term, "term"
        for n, funding in enumerate(meta.funding):
            yield from ((("funding", n, "terms", m), term, "term") for m, term in enumerate(funding.terms))
    elif isinstance(meta, Session):
        for n, block in enumerate(meta.blocks):
            if block.method:
                yield ("blocks", n, "method"), block.method, "exercise"
            if block.worksheet:
                yield ("blocks", n, "worksheet"), block.worksheet, "worksheet"
        yield from ((("before", "cases", n), case, "case") for n, case in enumerate(meta.before.cases))
        yield from ((("before", "terms", n), term, "term") for n, term in enumerate(meta.before.terms))
        yield from ((("worksheets", n), sheet, "worksheet") for n, sheet in enumerate(meta.worksheets))
    elif isinstance(meta, Exercise):
        yield from ((("done", n, "case"), done.case, "case") for n, done in enumerate(meta.done))
        yield from ((("cases", n), case, "case") for n, case in enumerate(meta.cases))
        if meta.worksheet:
            yield ("worksheet",), meta.worksheet, "worksheet"
    elif isinstance(meta, Worksheet):
        for s, section in enumerate(meta.sections):
            for f, field in enumerate(section.fields):
                place = ("sections", s, "fields", f)
                for where, column in (
                    (place, field),
                    *(((*place, "columns", c), one) for c, one in enumerate(field.columns)),
                ):
                    if column.term:
                        yield (*where, "term"), column.term, "term"
                    for o, option in enumerate(column.options):
                        if option.term:
                            yield (*where, "options", o, "term"), option.term, "term"
    elif isinstance(meta, Page):
        if isinstance(meta, FundingMap):
            yield from (((*location, "term"), place.term, "term") for location, place in meta.places if place.term)
        yield from ((("terms", n), term, "term") for n, term in enumerate(meta.terms))


def circles(content: Content) -> Iterator[Problem]:
    """Cases do not learn from one another in a circle."""
    for entry in content.cases.values():
        seen, queue = {entry.id}, list(entry.meta.adapted_from)
        while queue:
            case = queue.pop()
            if case == entry.id and entry.meta.adapted_from != [entry.id]:
                line = entry.line_of("adapted_from")
                yield Problem("ref-circle", entry.path, line, "adapted_from", {"value": " → ".join(sorted(seen))})
                break
            if case not in seen and case in content.cases:
                seen.add(case)
                queue += content.cases[case].meta.adapted_from


def titles(content: Content) -> Iterator[Problem]:
    """No two entries of a kind have the same heading."""
    seen: dict[tuple[str, str], str] = {}
    for entry in by_right(content):
        key = (entry.kind, entry.heading.casefold())
        if key in seen:
            field = "term" if entry.kind == "term" else "title"
            args = {"value": entry.heading, "other": seen[key]}
            yield Problem("title-duplicate", entry.path, entry.line_of(field), field, args)
        seen.setdefault(key, entry.path)


def stale(content: Content) -> Iterator[Problem]:
    """What was true once: said to go on after its end, a person's contact kept too long."""
    today = datetime.now(UTC).date().isoformat()
    for entry in content.entries:
        case = entry.meta
        if not isinstance(case, Case):
            continue
        if case.ended and case.ended < today[: len(case.ended)] and case.stage in (LifeStage.running, LifeStage.trial):
            args = {
                "why": (
                    f"pažymėta „{case.stage}“, bet pabaiga – {case.ended}",
                    f"marked {case.stage} but ended {case.ended}",
                )
            }
            yield Problem("value-stale", entry.path, entry.line_of("stage"), "stage", args)
        if case.contact and case.contact.remove_after and case.contact.remove_after.isoformat() < today:
            args = {"why": (f"kontaktą reikėjo pašalinti po {case.contact.remove_after}", "the contact was to be removed")}
            yield Problem("value-stale", entry.path, entry.line_of("contact", "remove_after"), "contact.remove_after", args)


def dates(content: Content) -> Iterator[Problem]:
    """Dates do not lie in the future; a source is not read before it appears."""
    today = datetime.now(UTC).date()
    for entry in content.entries:
        if isinstance(entry.meta, Case):
            for name in ("started", "ended"):
                value = getattr(entry.meta, name)
                if value and value > today.isoformat()[: len(value)]:
                    yield Problem("value-date-future", entry.path, entry.line_of(name), name, {"value": value})
        for n, source in enumerate(entry.meta.sources):
            if source.date and source.date > source.accessed.isoformat()[: len(source.date)]:
                line = entry.line_of("sources", n, "accessed")
                yield Problem("value-needs", entry.path, line, f"sources.{n + 1}.accessed", READ_BEFORE)
        if entry.meta.review.checked > today:
            line = entry.line_of("review", "checked")
            yield Problem("value-date-future", entry.path, line, "review.checked", {"value": entry.meta.review.checked})
        for n, source in enumerate(entry.meta.sources):
            if source.accessed > today:
                line = entry.line_of("sources", n, "accessed")
                yield Problem(
                    "value-date-future",
                    entry.path,
                    line,
                    f"sources.{n + 1}.accessed",
                    {"value": source.accessed},
                )
