"""Facets of cases: the rule of every group, no value lost, every place found."""

from __future__ import annotations

import json
from datetime import date

import pytest
from kb.content import load
from kb.facets import completeness, facets, freshness, years
from kb.model import Case
from kb.places import COUNTY_OF, WHOLE_COUNTRY
from kb.records import catalogue, details, rows
from kb.towns import CENTRES, point
from support import ROOT

CONTENT = load(ROOT).public
TODAY = date(2026, 11, 22)
FACETS = facets(CONTENT, TODAY)


def case(**changes: object) -> Case:
    first = next(iter(CONTENT.cases.values())).meta
    return first.model_copy(update=changes)


def test_every_case_stands_under_its_own_words() -> None:
    found = {(facet.key, value.label): [e.id for e in value.cases] for facet in FACETS for value in facet.values}
    for entry in CONTENT.cases.values():
        meta = entry.meta
        assert entry.id in found["salis", meta.country.label]
        assert all(entry.id in found["tema", theme.label] for theme in meta.themes)
        assert all(entry.id in found["finansavimas", one.source.label] for one in meta.funding)
        if meta.replication and meta.replication.cost:
            assert entry.id in found["kaina", meta.replication.cost.band.label]
    assert sum(len(ids) for (key, _), ids in found.items() if key == "salis") == len(CONTENT.cases)


def test_addresses_of_values_differ() -> None:
    for facet in FACETS:
        slugs = [value.slug for value in facet.values]
        assert len(set(slugs)) == len(slugs), facet.key
        assert all(slugs), facet.key
    assert not {facet.key for facet in FACETS} & set(CONTENT.cases)


@pytest.mark.parametrize(
    ("checked", "label"),
    [
        (date(2026, 11, 1), "Patikrinta per metus"),
        (date(2025, 10, 1), "Patikrinta prieš metus ar dvejus"),
        (date(2024, 10, 1), "Reikia atnaujinti"),
    ],
)
def test_freshness_follows_the_day_of_the_build(checked: date, label: str) -> None:
    review = case().review.model_copy(update={"checked": checked})
    assert freshness(case(review=review), TODAY) == label


def test_years_and_completeness_are_grouped() -> None:
    assert years(case(started="2017-02")) == "2015–2019"
    assert years(case(started="1985")) == "1985–1989"
    assert completeness(case(partners=[], risks=[], funding=[])) == "Trūksta kelių faktų"


def test_every_municipality_with_a_story_has_a_place() -> None:
    assert set(COUNTY_OF) <= set(CENTRES)
    for name in COUNTY_OF:
        lat, lon = CENTRES[name]
        assert 53.8 < lat < 56.5, name
        assert 20.9 < lon < 26.9, name
    for entry in CONTENT.cases.values():
        name = entry.meta.place.municipality
        if name not in WHOLE_COUNTRY.values() and not name.startswith("Visos"):
            assert point(entry.meta), name


def test_scripts_hold_every_case_and_nothing_unpublished() -> None:
    data = json.loads(catalogue(CONTENT, FACETS).decode().removeprefix("window.kbCatalogue=").removesuffix(";\n"))
    assert [one["id"] for one in data["cases"]] == list(CONTENT.cases)
    assert len(data["towns"]) == 60
    for one in data["cases"]:
        labels = [data["facets"][0]["values"][number][1] for number in one["facets"][0]]
        assert labels == [CONTENT.cases[one["id"]].meta.country.label]
    assert b"kbDetails" in details(next(iter(CONTENT.cases.values())))


def test_properties_read_as_sentences() -> None:
    words = rows(CONTENT.cases["ringerike-merapent-bibliotek"].meta)
    assert words["cost"].startswith("Iki 100\u00a0000\u00a0Eur (redakcijos vertinimas)\nOriginalas kainavo")
    assert words["difficulty"].startswith("5 iš 5: reikia steigėjo sprendimo")
    assert "35,5 → 84\u00a0val. per savaitę" in words["results"]
    assert words["funding"] == "Steigėjo biudžetas: 1\u00a0000\u00a0000\u00a0NOK, 2014\u00a0m."
    assert "partners" in words
