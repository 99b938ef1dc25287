"""Maps: places lie where they should, no mark covers another, and nothing is on the list only half."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from kb.atlas import APART, Sheet, outlines, sheets
from kb.content import load
from kb.places import COUNTIES
from kb.towns import CENTRES, point
from support import ROOT

CASES = load(ROOT).public.cases
SHEETS = sheets(CASES.values())


def inside(lon: float, lat: float, ring: list[list[float]]) -> bool:
    """Even-odd rule."""
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def near(lon: float, lat: float, rings: list[list[list[float]]], degrees: float) -> bool:
    return any(abs(x - lon) < degrees * 2 and abs(y - lat) < degrees for ring in rings for x, y in ring)


@pytest.mark.parametrize(("county", "towns"), COUNTIES.items())
def test_towns_lie_in_their_counties(county: str, towns: tuple[str, ...]) -> None:
    rings = outlines()["counties"][county]
    lost = [
        town
        for town in towns
        if not any(inside(CENTRES[town][1], CENTRES[town][0], ring) for ring in rings)
        and not near(CENTRES[town][1], CENTRES[town][0], rings, 0.1)
    ]
    assert lost == []


def test_norwegian_places_lie_in_norway() -> None:
    rings = [*outlines()["norway"], *outlines()["svalbard"]]
    for entry in CASES.values():
        if entry.meta.country == "NO" and (where := point(entry.meta)):
            assert any(inside(where[1], where[0], ring) for ring in rings) or near(where[1], where[0], rings, 0.3), entry.id


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet.country))
def test_marks_are_apart_and_inside(sheet: Sheet) -> None:
    for one, other in combinations(sheet.marks, 2):
        assert hypot(one.at[0] - other.at[0], one.at[1] - other.at[1]) > APART - 1.5, (one.name, other.name)
    for mark in sheet.marks:
        assert 0 < mark.at[0] < 400
        assert 0 < mark.at[1] < sheet.height
        assert hypot(mark.at[0] - mark.true[0], mark.at[1] - mark.true[1]) < 45, mark.name


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet.country))
def test_the_list_holds_every_case_and_the_map_every_place(sheet: Sheet) -> None:
    listed = [entry.id for group in sheet.groups for _, cases in group.places for entry in cases]
    assert sorted(listed) == sorted(entry.id for entry in CASES.values() if entry.meta.country is sheet.country)
    marked = {entry.id for mark in sheet.marks for entry in mark.cases}
    assert marked == {entry.id for entry in sheet.cases if point(entry.meta)}


def test_counties_and_towns_without_a_story() -> None:
    lithuania = SHEETS[0]
    assert len(lithuania.counties) == 10
    with_story = {e.meta.place.municipality for e in lithuania.cases if not e.meta.place.municipality.startswith("Visa ")}
    assert sum(len(group.without) for group in lithuania.groups) == 60 - len(with_story)
    assert [county.level for county in lithuania.counties if not county.cases] == [0] * sum(
        not county.cases for county in lithuania.counties
    )
    assert max(county.level for county in lithuania.counties) > 1
