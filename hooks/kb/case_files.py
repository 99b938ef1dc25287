"""Cases as open data: JSON, CSV, Excel and JSON-LD of all of them, and the same as a script for downloads of a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from kb import schema_org
from kb.addresses import absolute
from kb.content import Entry
from kb.dictionary import Field, fields
from kb.formats import Table, as_csv, as_excel, as_json
from kb.layout import TEXTS
from kb.model import Case
from kb.model.case_parts import Replication
from kb.records import script
from kb.towns import point
from kb.word import Word

WORDS: dict[str, Any] = TEXTS["case_data"]


class Column(NamedTuple):
    """A column of the tables: its name in files; what stands in it is told in lt.yml under `case_data.columns`."""

    key: str
    value: Callable[[Case], str]

    @property
    def meaning(self) -> str:
        """What stands in it."""
        return str(WORDS["columns"][self.key])


def label(word: Word | None) -> str:
    """Return the label of a word, or nothing."""
    return word.label if word else ""


def labels(words: Iterable[Word]) -> str:
    """Return labels in one cell."""
    return "; ".join(word.label for word in words)


def card(case: Case) -> Replication:
    """Return the replicability card, empty when there is none."""
    return case.replication or Replication()


def degrees(case: Case, which: int) -> str:
    """Return the latitude (0) or longitude (1) of a case, if it is known."""
    where = point(case)
    return f"{where[which]:g}" if where else ""


COLUMNS = (
    Column("id", lambda c: c.id),
    Column("pavadinimas", lambda c: c.title),
    Column("trumpai", lambda c: c.summary),
    Column("rusis", lambda c: c.kind.label),
    Column("salis", lambda c: c.country.label),
    Column("savivaldybe", lambda c: c.place.municipality),
    Column("apskritis", lambda c: c.county),
    Column("vietove", lambda c: c.place.locality or ""),
    Column("platuma", lambda c: degrees(c, 0)),
    Column("ilguma", lambda c: degrees(c, 1)),
    Column("istaiga", lambda c: c.institution.name),
    Column("istaigos_tipas", lambda c: c.institution.type.label),
    Column("pradzia", lambda c: c.started),
    Column("pabaiga", lambda c: c.ended or ""),
    Column("busena", lambda c: label(c.stage)),
    Column("inovacijos_tipas", lambda c: labels(c.innovation)),
    Column("temos", lambda c: labels(c.themes)),
    Column("kam_skirta", lambda c: labels(c.audience)),
    Column("kaina", lambda c: card(c).cost.band.label if card(c).cost else ""),  # type: ignore[union-attr]
    Column("komanda", lambda c: card(c).team.band.label if card(c).team else ""),  # type: ignore[union-attr]
    Column("laikas", lambda c: t.band.label if (t := card(c).time_to_first_result) else ""),
    Column("sudetingumas", lambda c: str(card(c).difficulty or "")),
    Column("pirmas_zingsnis", lambda c: card(c).first_step or ""),
    Column("irodymu_lygis", lambda c: "" if c.evidence is None else str(c.evidence)),
    Column("finansavimas", lambda c: labels(dict.fromkeys(f.source for f in c.funding))),
    Column("mtep_etapas", lambda c: str(c.mtep_stage.number) if c.mtep_stage else ""),
    Column("issamumas", lambda c: str(c.completeness)),
    Column("iraso_busena", lambda c: c.review.status.label),
    Column("patikrinta", lambda c: c.review.checked.isoformat()),
    Column("licencija", lambda c: c.licence),
)
ADDRESS = "adresas"
NUMBERS = frozenset({"sudetingumas", "irodymu_lygis", "mtep_etapas", "issamumas", "platuma", "ilguma"})
"""Columns that Excel should add up and sort as numbers."""


def files(cases: Iterable[Entry[Case]], site_name: str, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield (path in the site, bytes) of the open data of the cases."""
    entries = list(cases)
    rows = [row(entry, site_url) for entry in entries]
    data = [case_data(entry, site_url) for entry in entries]
    nodes = [schema_org.node(entry, site_name, site_url) for entry in entries]
    yield "duomenys/atvejai.json", as_json(data)
    yield "duomenys/atvejai.csv", as_csv(rows)
    yield "duomenys/atvejai.jsonld", as_json(schema_org.graph(nodes, site_name))
    yield "duomenys/atvejai.xlsx", excel(rows, site_name)
    ids = [entry.id for entry in entries]
    yield (
        "duomenys/atvejai.js",
        script(
            "kbCases",
            {
                "sheet": WORDS["sheet_cases"],
                "columns": columns(),
                "numbers": sorted(NUMBERS),
                "meanings": {
                    "name": WORDS["sheet_columns"],
                    "head": [WORDS["column"], WORDS["meaning"]],
                    "rows": meanings(),
                },
                "rows": dict(zip(ids, ([*r.values()] for r in rows), strict=True)),
                "cases": dict(zip(ids, data, strict=True)),
                "linked": {**schema_org.graph([], site_name), "hasPart": dict(zip(ids, nodes, strict=True))},
            },
        ),
    )


def columns() -> list[str]:
    """Return the names of the columns, the address last."""
    return [*(column.key for column in COLUMNS), ADDRESS]


def meanings() -> list[tuple[str, str]]:
    """Return every column with what stands in it."""
    return [(key, str(WORDS["columns"][key])) for key in columns()]


def row(entry: Entry[Case], site_url: str) -> dict[str, str]:
    """Return a case as one row of a table, with Lithuanian words."""
    return {**{c.key: c.value(entry.meta) for c in COLUMNS}, ADDRESS: absolute(entry.url, site_url)}


def case_data(entry: Entry[Case], site_url: str) -> dict[str, Any]:
    """Return everything known of a case, with its address and computed facts."""
    data: dict[str, Any] = entry.meta.model_dump(mode="json", exclude_none=True)
    data["county"] = entry.meta.county
    data["completeness"] = entry.meta.completeness
    data["url"] = absolute(entry.url, site_url)
    return data


def dictionary() -> list[Field]:
    """Return every field of the JSON file with what it means: those that authors write, then the computed ones."""
    computed = [Field(name, meaning, "", WORDS["computed"], False) for name, meaning in WORDS["computed_fields"].items()]
    return [*fields(Case), *computed]


def excel(rows: list[dict[str, str]], site_name: str) -> bytes:
    """Return a workbook: the cases, what the columns mean, where it comes from."""
    body = [[number(key, value) for key, value in one.items()] for one in rows]
    about = [(WORDS["source"], site_name), (WORDS["licence"], f"CC BY 4.0, {schema_org.LICENCE}")]
    return as_excel(
        [
            Table(WORDS["sheet_cases"], columns(), body),
            Table(WORDS["sheet_columns"], (WORDS["column"], WORDS["meaning"]), meanings()),
            Table(WORDS["sheet_about"], ("", site_name), about),
        ],
        site_name,
    )


def number(key: str, value: str) -> str | float:
    """Return a cell of a column of numbers as a number."""
    return float(value) if key in NUMBERS and value else value
