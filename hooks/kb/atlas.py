"""Maps of Norway and Lithuania, drawn when the site is built: outlines, counties by number of cases, a mark for every place.

Outlines: `outlines.json`, whose head tells where they come from. Both maps are drawn in Lambert's azimuthal equal-area
projection, each around its own centre (J. P. Snyder, Map Projections – A Working Manual, 1987, formulas 24-2 to 24-4).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import cos, hypot, pi, radians, sin, sqrt
from pathlib import Path
from typing import Any

from kb.alphabet import slug, sort_key
from kb.content import Entry
from kb.model import Case
from kb.places import COUNTIES, WHOLE_COUNTRY, short_name
from kb.towns import councils, point
from kb.vocabulary import Country

WIDTH = 400
"""Units across a map; a phone of 390 px shows a unit as 0.88 px."""
EDGE = 16
APART = 28
"""Marks keep this distance, so that each is at least 24 px to a finger on a phone (WCAG 2.5.8)."""
ROUNDS = 300
LETTER = 6
"""Mean width of a letter of a name."""
LEVELS = (1, 3, 5, 8)
"""A county is shaded one step darker from so many cases."""
Spot = tuple[float, float]
Ring = list[list[float]]


@dataclass(frozen=True, slots=True)
class Mark:
    """The cases of one place: where the mark stands, and where the place is when others pushed the mark aside."""

    id: str
    name: str
    cases: tuple[Entry[Case], ...]
    at: Spot
    true: Spot
    label: tuple[float, float, str] | None = None
    """Where its name stands (x, y, which end of the name is there), if there is room for it."""

    @property
    def radius(self) -> int:
        """Its size: that of several cases holds their number."""
        return 11 if len(self.cases) > 1 else 8

    @property
    def pushed(self) -> bool:
        """Tell whether the mark needs a line to its place."""
        return hypot(self.at[0] - self.true[0], self.at[1] - self.true[1]) > self.radius


@dataclass(frozen=True, slots=True)
class County:
    """A county of Lithuania: its shape and its cases."""

    name: str
    path: str
    cases: tuple[Entry[Case], ...]

    @property
    def level(self) -> int:
        """How dark it is, 0–4."""
        return sum(len(self.cases) >= least for least in LEVELS)


@dataclass(frozen=True, slots=True)
class Group:
    """Cases of a county, or of the whole country, as the list beside the map shows them."""

    name: str
    places: tuple[tuple[str, tuple[Entry[Case], ...]], ...]
    without: tuple[str, ...] = ()
    """Municipalities of the county that have no story yet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The map of a country and its list."""

    country: Country
    height: int
    land: str
    marks: tuple[Mark, ...]
    groups: tuple[Group, ...]
    counties: tuple[County, ...] = ()
    empty: tuple[Spot, ...] = ()
    """Centres of municipalities without a story."""
    inset: tuple[float, float, float, float] | None = None
    """Frame of a part that lies elsewhere: x, y, width, height."""
    cases: tuple[Entry[Case], ...] = ()


def sheets(cases: Iterable[Entry[Case]]) -> tuple[Sheet, ...]:
    """Return the maps of both countries with these cases."""
    found = tuple(cases)
    return (
        lithuania(tuple(e for e in found if e.meta.country is Country.LT)),
        norway(tuple(e for e in found if e.meta.country is Country.NO)),
    )


@lru_cache
def outlines() -> dict[str, Any]:
    """Return the outlines: rings of [longitude, latitude] in degrees."""
    found: dict[str, Any] = json.loads(Path(__file__).with_name("outlines.json").read_text("utf-8"))
    return found


def azimuthal(latitude: float, longitude: float) -> Callable[[float, float], Spot]:
    """Return the projection around a centre: degrees of longitude and latitude → radii of the earth to the right and up."""
    first, middle = radians(latitude), radians(longitude)

    def project(lon: float, lat: float) -> Spot:
        phi, turn = radians(lat), radians(lon) - middle
        k = sqrt(2 / (1 + sin(first) * sin(phi) + cos(first) * cos(phi) * cos(turn)))
        return k * cos(phi) * sin(turn), k * (cos(first) * sin(phi) - sin(first) * cos(phi) * cos(turn))

    return project


class Frame:
    """Fits what is projected into a box of the drawing."""

    def __init__(self, centre: Spot, rings: Iterable[Ring], left: float, top: float, width: float) -> None:
        """Choose the scale by the width."""
        self.project = azimuthal(*centre)
        spots = [self.project(*p) for ring in rings for p in ring]
        self.west, self.north = min(x for x, _ in spots), max(y for _, y in spots)
        self.scale = width / (max(x for x, _ in spots) - self.west)
        self.left, self.top = left, top
        self.height = self.scale * (self.north - min(y for _, y in spots))

    def spot(self, lon: float, lat: float) -> Spot:
        """Return the place of a point in the drawing."""
        x, y = self.project(lon, lat)
        return round(self.left + (x - self.west) * self.scale, 1), round(self.top + (self.north - y) * self.scale, 1)

    def path(self, rings: Iterable[Ring]) -> str:
        """Return the outline of rings as a path; steps instead of places make it half as long."""
        return "".join(self.outline(ring) for ring in rings)

    def outline(self, ring: Ring) -> str:
        """Return one ring."""
        spots = [self.spot(*p) for p in ring]
        moved = "l".join(f"{x2 - x1:.1f} {y2 - y1:.1f}".replace(".0", "") for (x1, y1), (x2, y2) in pairwise(spots))
        return f"M{spots[0][0]:g} {spots[0][1]:g}l{moved}z".replace(" -", "-")


def lithuania(cases: tuple[Entry[Case], ...]) -> Sheet:
    """Return the map of Lithuania: counties shaded by number of cases, dots for municipalities without any."""
    shapes: dict[str, list[Ring]] = outlines()["counties"]
    frame = Frame((55.2, 23.9), (r for rings in shapes.values() for r in rings), EDGE, EDGE, WIDTH - 2 * EDGE)
    height = round(frame.height + 2 * EDGE)
    covered = {e.meta.place.municipality for e in cases}
    counties = tuple(
        County(name, frame.path(shapes[name]), tuple(e for e in cases if e.meta.county == name)) for name in COUNTIES
    )
    here = {p for e in cases if (p := point(e.meta))}
    empty = tuple(frame.spot(p[1], p[0]) for name, p in councils() if name not in covered and p not in here)
    marks = named(spread(located(cases, frame.spot), (EDGE, EDGE, WIDTH - EDGE, height - EDGE)), WIDTH, height)
    return Sheet(Country.LT, height, "", marks, groups(cases, COUNTIES), counties, empty, None, cases)


def norway(cases: tuple[Entry[Case], ...]) -> Sheet:
    """Return the map of Norway, with Svalbard in a frame in the sea beside it."""
    frame = Frame((65, 14), outlines()["norway"], EDGE, EDGE, WIDTH - 2 * EDGE)
    inset = Frame((78.6, 17), outlines()["svalbard"], EDGE, EDGE + 14, 92)
    height = round(frame.height + 2 * EDGE)

    def spot(lon: float, lat: float) -> Spot:
        return (inset if lat > 74 else frame).spot(lon, lat)

    marks = named(spread(located(cases, spot), (EDGE, EDGE, WIDTH - EDGE, height - EDGE)), WIDTH, height)
    land = frame.path(outlines()["norway"]) + inset.path(outlines()["svalbard"])
    box = (EDGE / 2, EDGE / 2, 150, round(inset.height + EDGE + 16, 1))
    return Sheet(Country.NO, height, land, marks, groups(cases, {}), (), (), box, cases)


def located(cases: Iterable[Entry[Case]], spot: Callable[[float, float], Spot]) -> list[Mark]:
    """Return a mark for every place that has cases, the places with most cases first."""
    found: dict[Spot, list[Entry[Case]]] = {}
    for entry in cases:
        if where := point(entry.meta):
            found.setdefault(where, []).append(entry)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    marks = []
    for (lat, lon), entries in ordered:
        name = place_name(entries[0].meta)
        at = spot(lon, lat)
        marks.append(Mark(slug(name), name, tuple(entries), at, at))
    return marks


def place_name(case: Case) -> str:
    """Return „Kintai“ or „Šilutės r.“: what the mark and the list call a place."""
    place = case.place
    if place.municipality in WHOLE_COUNTRY.values():
        return place.municipality
    return place.locality if place.lat is not None and place.locality else short_name(place.municipality)


def spread(marks: list[Mark], box: tuple[float, float, float, float]) -> tuple[Mark, ...]:
    """Push marks apart until none covers another, as little as possible and with neighbours still side by side.

    The distance they keep grows from nothing, and a weakening pull draws each back to its place (after D. Dorling's
    cartograms of circles, 1996).
    """
    spots = [
        [x + 0.01 * cos(n * pi * 0.764), y + 0.01 * sin(n * pi * 0.764)] for n, (x, y) in enumerate(m.at for m in marks)
    ]
    for step in range(ROUNDS):
        part = min(1, step / (ROUNDS * 0.6))
        for (x, y), spot in zip((m.true for m in marks), spots, strict=True):
            pull = 0.08 * (1 - step / ROUNDS)
            spot[0], spot[1] = spot[0] + pull * (x - spot[0]), spot[1] + pull * (y - spot[1])
        push(spots, APART * part)
        for spot in spots:
            spot[0], spot[1] = min(max(spot[0], box[0]), box[2]), min(max(spot[1], box[1]), box[3])
    return tuple(replace(mark, at=(round(x, 1), round(y, 1))) for mark, (x, y) in zip(marks, spots, strict=True))


def push(spots: list[list[float]], apart: float) -> None:
    """Move every pair that is nearer than this away from each other, by half of what is missing each."""
    for one, first in enumerate(spots):
        for second in spots[one + 1 :]:
            dx, dy = second[0] - first[0], second[1] - first[1]
            if abs(dx) < apart and abs(dy) < apart and (gap := hypot(dx, dy)) < apart:
                move = (apart - gap) / 2 / (gap or 1)
                first[0], first[1] = first[0] - move * dx, first[1] - move * dy
                second[0], second[1] = second[0] + move * dx, second[1] + move * dy


def named(marks: tuple[Mark, ...], width: float, height: float) -> tuple[Mark, ...]:
    """Give a name to every mark beside which there is room for it, the marks of most cases first."""
    taken = [(m.at[0] - m.radius, m.at[1] - m.radius, m.at[0] + m.radius, m.at[1] + m.radius) for m in marks]
    found = []
    for mark in marks:
        (x, y), r, wide = mark.at, mark.radius + 3, LETTER * len(mark.name)
        label = None
        for left, top, end in ((x + r, y - 6, "start"), (x - r - wide, y - 6, "end"), (x - wide / 2, y + r, "middle"),
                               (x - wide / 2, y - r - 12, "middle")):  # fmt: skip
            box = (left, top, left + wide, top + 12)
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
            if inside and not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
                taken.append(box)
                middle = {"start": left, "end": left + wide, "middle": x}[end]
                label = (round(middle, 1), round(top + 10, 1), end)
                break
        found.append(replace(mark, label=label))
    return tuple(found)


def groups(cases: tuple[Entry[Case], ...], all_counties: Mapping[str, tuple[str, ...]]) -> tuple[Group, ...]:
    """Return cases by county and place in Lithuanian order; programmes of the whole country come last."""
    found: dict[str, dict[str, list[Entry[Case]]]] = {name: {} for name in all_counties}
    for entry in cases:
        whole = entry.meta.place.municipality in WHOLE_COUNTRY.values()
        county = entry.meta.place.municipality if whole else entry.meta.county
        found.setdefault(county, {}).setdefault(place_name(entry.meta), []).append(entry)
    covered = {entry.meta.place.municipality for entry in cases}
    names = sorted(found, key=lambda name: (name in WHOLE_COUNTRY.values(), sort_key(name)))
    return tuple(
        Group(
            name,
            tuple((place, tuple(found[name][place])) for place in sorted(found[name], key=sort_key)),
            tuple(short_name(town) for town in all_counties.get(name, ()) if town not in covered),
        )
        for name in names
    )
