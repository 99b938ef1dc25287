"""Covers: the same case has the same one, no two are alike, and they are light."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

from kb.content import load
from kb.cover import cover
from support import ROOT

CASES = [entry.meta for entry in load(ROOT).cases.values()]


def test_covers_are_different_and_light() -> None:
    drawings = [cover(case) for case in CASES]
    assert len(set(drawings)) == len(CASES)
    assert max(len(drawing.encode()) for drawing in drawings) <= 6_000
    assert drawings == [cover(case) for case in CASES]


def test_covers_are_drawings_and_nothing_else() -> None:
    for case in CASES:
        root = fromstring(cover(case))
        names = {element.tag.split("}")[1] for element in root.iter()}
        assert names <= {"svg", "defs", "pattern", "path", "rect", "g", "use"}
        assert root.get("viewBox") == "0 0 320 180"


def test_three_hundred_ids_of_one_kind_differ() -> None:
    for case in (CASES[0], next(c for c in CASES if c.country is not CASES[0].country)):
        drawings = {cover(case.model_copy(update={"id": f"atvejis-{n}"})) for n in range(300)}
        assert len(drawings) == 300
