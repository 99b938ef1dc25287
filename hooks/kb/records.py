"""Cases as scripts in the browser know them: plain scripts, because they must load from a folder on disk too."""

from __future__ import annotations

import json
from typing import Any

from kb import text
from kb.content import Content, Entry
from kb.facets import Facet
from kb.layout import TEXTS, lower_first, place, without
from kb.model import Case
from kb.model.case_parts import Cost, FirstResult, Funding, Replication, Result, Risk, Team
from kb.places import short_name
from kb.scales import DIFFICULTY, EVIDENCE
from kb.towns import councils, point

WORDS: dict[str, str] = TEXTS["case"]


def catalogue(content: Content, facets: tuple[Facet, ...]) -> bytes:
    """Return `duomenys/katalogas.js`: facets with their words, municipalities with their places, and every case."""
    cases = content.current_cases.values()
    number = {e.id: [[n for n, v in enumerate(f.values) if e in v.cases] for f in facets] for e in cases}
    return script(
        "kbCatalogue",
        {
            "facets": [
                {"key": f.key, "label": f.label, "values": [[v.slug, text.tied(v.label)] for v in f.values]} for f in facets
            ],
            "towns": [[short_name(name), *where] for name, where in councils()],
            "cases": [record(entry, number[entry.id]) for entry in cases],
        },
    )


def record(entry: Entry[Case], values: list[list[int]]) -> dict[str, Any]:
    """Return a case as the browser knows it; `facets` holds the numbers of its values, facet by facet."""
    case = entry.meta
    return {
        "id": case.id,
        "title": case.title,
        "place": place(case),
        "point": point(case),
        "started": case.started,
        "checked": case.review.checked.isoformat(),
        "facets": values,
        "small": bool(case.replication and case.replication.small_version),
    }


def texts(content: Content) -> bytes:
    """Return `duomenys/katalogas-tekstai.js`: words in which cases are looked for, loaded when somebody begins to type."""
    return script("kbTexts", {entry.id: words(entry.meta) for entry in content.current_cases.values()})


def words(case: Case) -> str:
    """Return the summary and the names that do not stand in the catalogue."""
    return " ".join([case.summary, case.institution.name, case.original_name or ""]).rstrip()


def details(entry: Entry[Case]) -> bytes:
    """Return `duomenys/katalogas/<id>.js`: what comparing and printing one case need besides, in words."""
    words = json.dumps(rows(entry.meta), ensure_ascii=False, separators=(",", ":"))
    return f'(window.kbDetails=window.kbDetails||{{}})["{entry.id}"]={words};\n'.encode()


def rows(case: Case) -> dict[str, str]:
    """Return the properties of a case in words, by the keys of `compare.rows` in lt.yml; unknown ones are left out."""
    card = case.replication or Replication()
    cost, team, first = card.cost, card.team, card.time_to_first_result
    level, evidence = card.difficulty, case.evidence
    found: dict[str, str | None] = {
        "cost": banded(cost, cost.note if cost else None),
        "team": banded(team, f"{WORDS['volunteers']}: {team.volunteers}" if team and team.volunteers else None),
        "time": banded(first),
        "difficulty": lines(levelled(WORDS["difficulty_of"], level, DIFFICULTY) if level else None, card.difficulty_why),
        "evidence": None if evidence is None else levelled(WORDS["evidence_of"], evidence, EVIDENCE),
        "first_step": card.first_step,
        "small_version": card.small_version,
        "core": card.core,
        "adaptable": card.adaptable,
        "not_suitable": without(card.not_suitable_if, WORDS["not_suitable"]),
        "results": lines(*(result(one) for one in case.results)),
        "funding": lines(*(funding(one) for one in case.funding)),
        "partners": lines(*(one.name for one in case.partners)),
        "risks": lines(*(risk(one) for one in case.risks)),
        "institution": f"{case.institution.name} ({lower_first(case.institution.type.label)})",
        "place": place(case),
        "period": period(case),
        "stage": case.stage.label if case.stage else None,
        "audience": ", ".join(word.label for word in case.audience),
        "themes": ", ".join(word.label for word in case.themes),
        "innovation": ", ".join(word.label for word in case.innovation),
        "mtep": str(case.mtep_stage.number) if case.mtep_stage else None,
    }
    return {key: text.tied(value) for key, value in found.items() if value}


def banded(part: Cost | Team | FirstResult | None, note: str | None = None) -> str | None:
    """Return „Iki 1 000 Eur (redakcijos vertinimas)“ and a note below it."""
    return lines(f"{part.band.label} ({part.basis.label})", note) if part else None


def levelled(form: str, level: int, scale: tuple[str, ...]) -> str:
    """Return „2 iš 5: reikia vadovo pritarimo“."""
    return f"{form.format(level)}: {lower_first(scale[level])}"


def result(one: Result) -> str:
    """Return „Atviros valandos: 35,5 → 84 val. per savaitę (2017 m.)“."""
    figures = " → ".join(text.number(value) for value in (one.before, one.after) if value is not None)
    measured = f"{one.what}: {figures} {one.unit or ''}".rstrip() if figures else one.what
    return f"{measured} ({one.period})" if one.period else measured


def funding(one: Funding) -> str:
    """Return „Steigėjo biudžetas: 12 000 Eur, 2019 m.“."""
    money = text.money(one.amount, one.currency.label) if one.amount is not None and one.currency else ""
    return f"{one.source.label}: {money or WORDS['amount_unknown']}" + (f", {text.month(str(one.year))}" if one.year else "")


def risk(one: Risk) -> str:
    """Return a risk, marked when it happened, with what helped."""
    happened = f"{WORDS['happened']}: " if one.happened else ""
    return f"{happened}{one.text}" + (f" {WORDS['helped']}: {one.what_helped}" if one.what_helped else "")


def period(case: Case) -> str:
    """Return „2017 m. – 2020 m.“ or „nuo 2017 m.“."""
    start = text.month(case.started)
    return f"{start} – {text.month(case.ended)}" if case.ended else f"{WORDS['since']} {start}"


def lines(*parts: str | None) -> str:
    """Return texts one below another."""
    return "\n".join(part for part in parts if part)


def script(name: str, value: Any) -> bytes:
    """Return a script that gives `window` a value."""
    return f"window.{name}={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n".encode()
