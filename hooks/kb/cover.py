"""Cover of a case, woven from its facts: a Lithuanian sash or a Norwegian knit with the eight-petalled Selbu rose.

The ground colour tells the type of institution, the stripes tell the themes, the number of inner rings tells the level of
evidence; the rest comes from the id, so that the same case always has the same cover and no two are alike.
Drawn on a grid of 64 × 36 stitches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from kb.model import Case
from kb.vocabulary import Country, InstitutionType, Theme

COLUMNS, ROWS, STITCH = 64, 36, 5
EDGE = 8
"""Rows of striped edge above and below the figures of a sash."""
WOOL = "#f6eee0"
GROUND = {
    InstitutionType.museum: ("#8c2f25", "#a5432f", "#742420"),
    InstitutionType.library: ("#1d4e63", "#2a6079", "#173f55"),
    InstitutionType.culture_centre: ("#8a5a12", "#9c6b1e", "#76490d"),
    InstitutionType.scheme: ("#5b3a63", "#6d4976", "#4a2e54"),
    InstitutionType.multi: ("#2f5d46", "#3d7057", "#254c3a"),
    InstitutionType.archive: ("#4a4a52", "#5b5b64", "#3b3b43"),
    InstitutionType.gallery: ("#7a2e52", "#8d3d63", "#662444"),
    InstitutionType.other: ("#3f5a3a", "#506c49", "#324a2f"),
}
THREAD = {
    Theme.participation: "#e0a526", Theme.education: "#d9d06b", Theme.community: "#d97b3f", Theme.inclusion: "#e79a8b",
    Theme.accessibility: "#9cc4d9", Theme.digitisation: "#6fb3b8", Theme.heritage: "#b5403a", Theme.making: "#efc98f",
    Theme.tourism: "#8fb573", Theme.volunteering: "#c9a0c4", Theme.business: "#7f95c9", Theme.fundraising: "#f0b84d",
    Theme.sustainability: "#6fa36f", Theme.self_service: "#c8c2b4",
}  # fmt: skip
Lit = Callable[[int, int], bool]


class Dice:
    """Repeatable choices made from a text."""

    def __init__(self, seed: str) -> None:
        """Turn the text into a row of bits."""
        self.bits = int.from_bytes(sha256(seed.encode()).digest(), "big")

    def pick(self, count: int) -> int:
        """Return a number from 0 to count − 1."""
        self.bits, choice = divmod(self.bits, count)
        return choice


class Facts(NamedTuple):
    """What a cover is drawn from."""

    id: str
    type: InstitutionType
    country: Country
    themes: tuple[Theme, ...]
    evidence: int


def cover(case: Case) -> str:
    """Return the SVG of a case's cover, decorative and at most 6 kB."""
    return draw(Facts(case.id, case.institution.type, case.country, tuple(case.themes), case.evidence or 0))


@lru_cache(maxsize=8192)
def draw(facts: Facts) -> str:
    """Return the SVG of these facts."""
    dice = Dice(facts.id)
    shades = GROUND[facts.type]
    ground = shades[dice.pick(len(shades))]
    threads = [THREAD[theme] for theme in facts.themes]
    drawing = knit if facts.country is Country.NO else sash
    width, height = COLUMNS * STITCH, ROWS * STITCH
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<defs>{texture(facts.country)}</defs><rect width="{width}" height="{height}" fill="{ground}"/>'
        f'<g transform="scale({STITCH})">{"".join(drawing(facts, dice, threads))}</g>'
        f'<rect width="{width}" height="{height}" fill="url(#t)"/></svg>\n'
    )


def texture(country: Country) -> str:
    """Return the pattern that makes cells look like knitted stitches or woven threads."""
    if country is Country.NO:
        loops = "M0 1.2 2.5 4.4 5 1.2M0 6.2 2.5 9.4 5 6.2M0-3.8 2.5-.6 5-3.8"
        lines = f'<path d="{loops}" fill="none" stroke="#000" stroke-opacity=".16" stroke-width=".9"/>'
    else:
        weft = '<path d="M0 .5h5M0 3h5" stroke="#000" stroke-opacity=".12" stroke-width=".8"/>'
        lines = f'{weft}<path d="M.4 0v5" stroke="#fff" stroke-opacity=".08"/>'
    return f'<pattern id="t" width="5" height="5" patternUnits="userSpaceOnUse">{lines}</pattern>'


def knit(facts: Facts, dice: Dice, threads: list[str]) -> Iterator[str]:
    """Yield a Selbu rose with its neighbours, borders of small figures and lice."""
    half = 12
    petal = rose(half, facts.evidence, 1 + dice.pick(3), dice.pick(3), dice.pick(4))
    pitch = half * 2 + 3 + dice.pick(3)
    centre = COLUMNS // 2
    yield f'<path id="r" fill="{WOOL}" d="{petal}" transform="translate({centre} 18)"/>'
    for side in (-pitch, pitch):
        yield f'<use href="#r" x="{side}"/>'
    edge = border(4 + 2 * dice.pick(3), dice.pick(4))
    for number, (top, color) in enumerate(zip((1, 32, 0, 35), cycle(threads), strict=False)):
        if number < 2:
            yield f'<path fill="{color}" d="{edge}" transform="translate(0 {top})"/>'
        else:
            yield f'<path fill="{color}" d="M0 {top}h{COLUMNS}v.9h-{COLUMNS}z" opacity=".75"/>'
    middle = [y for y in range(7, 30, 2) if dice.pick(2)]
    spark = "".join(f"M{centre + side * (pitch // 2)} {y}h1v1h-1z" for side in (-1, 1) for y in middle)
    yield f'<path fill="{threads[-1]}" d="{spark}"/>'


@lru_cache
def rose(half: int, rings: int, hollow: int, core: int, frame: int) -> str:
    """Return the eight-petalled rose: in each octant a rhombus from the centre to a tip on the axis."""
    middle = half // 2

    def lit(x: int, y: int) -> bool:
        a, b = max(abs(x), abs(y)), min(abs(x), abs(y))
        if a <= core and rings:
            return (a + b) % 2 == 0
        edge = min(b - 1, middle - b, a - b - 1, b - (a - middle) + middle - 1 if a > middle else middle)
        petal = 1 <= b < a and b <= middle and b >= a - middle
        inner = petal and edge >= hollow and (a + b * 2) % (2 + hollow) == 0
        corner = a + b > half + middle + 3 + frame and (a - b) % 3 == frame % 3 and b > middle + 1
        return (petal and not inner) or corner

    return runs(lit, -half, half, -half, half)


@lru_cache
def border(teeth: int, style: int) -> str:
    """Return a border of three rows."""

    def lit(x: int, y: int) -> bool:
        place = x % teeth
        if style == 0:
            return abs(place - teeth // 2) == y
        if style == 1:
            return place in (0, 1) if y != 1 else place in (0, 1, teeth // 2)
        if style == 2:
            return (place + y) % teeth < 2
        return y == 1 or place == teeth // 2

    return runs(lit, 0, COLUMNS - 1, 0, 2)


def sash(facts: Facts, dice: Dice, threads: list[str]) -> Iterator[str]:
    """Yield a pick-up woven sash: striped edges and a band of nested rhombi between rows of small figures."""
    period = 20 + 2 * dice.pick(4)
    tile = rhombi(period, facts.evidence, 2 + dice.pick(3), dice.pick(4), dice.pick(3), dice.pick(3))
    centre = f'transform="translate({COLUMNS // 2} 18)"'
    yield f'<path d="M0 8h{COLUMNS}v20H0z" fill="{WOOL}"/>'
    yield f'<path id="r" fill="{GROUND[facts.type][2]}" d="{tile}" {centre}/>'
    for side in (-2 * period, -period, period, 2 * period):
        yield f'<use href="#r" x="{side}"/>'
    yield f'<path fill="{threads[-1]}" d="{sparks(period, dice.pick(3))}" transform="translate(0 9)"/>'
    for edge, top in enumerate((0, ROWS - EDGE)):
        place, number = 0, dice.pick(len(threads))
        while place < EDGE - 1:
            height = min(1 + dice.pick(2), EDGE - 1 - place)
            y = top + place if edge == 0 else top + EDGE - place - height
            yield f'<path fill="{threads[number % len(threads)]}" d="M0 {y}h{COLUMNS}v{height}H0z"/>'
            place += height + dice.pick(2)
            number += 1
        rhythm = [dice.pick(2) for _ in range(7)]
        teeth = runs(beat(rhythm), 0, COLUMNS - 1, 0, 0)
        yield f'<path fill="{WOOL}" d="{teeth}" transform="translate(0 {EDGE - 1 if edge == 0 else top})"/>'


def beat(rhythm: list[int]) -> Lit:
    """Return the stitches of one row that follow a rhythm of seven."""
    return lambda x, _y: bool(rhythm[x % 7]) or x % 7 == 3


@lru_cache
def rhombi(period: int, rings: int, step: int, hook: int, heart: int, more: int) -> str:
    """Return nested rhombi with hooks, the commonest figure of Lithuanian sashes."""
    rows = 9
    reach = rows + more

    def lit(x: int, y: int) -> bool:
        distance = abs(x) + abs(y)
        if distance > reach:
            return distance - reach <= 3 and hook > 0 and (abs(x) - abs(y)) % (3 + hook) == 0
        if distance <= heart:
            return True
        ring = (reach - distance) // step
        solid = (reach - distance) % step == 0 or (ring <= rings and (reach - distance) % step == 1)
        return solid or (hook == 2 and distance == reach - 1 and abs(x) % 3 == 0)

    return runs(lit, -(period // 2), period // 2 - 1, -rows, rows)


@lru_cache
def sparks(period: int, kind: int) -> str:
    """Return small crosses or rhombi between the large figures."""
    half = COLUMNS // 2

    def lit(x: int, y: int) -> bool:
        across = (x - half + period // 2) % period
        across = min(across, period - across)
        up = abs(y - 9)
        if kind == 0:
            return across + abs(up - 6) <= 1 and up > 3
        if kind == 1:
            return across <= 2 and across == abs(up - 6)
        return (across == 0 and 4 <= up <= 8) or (up == 6 and across <= 2)

    return runs(lit, 0, COLUMNS - 1, 0, 18)


def runs(lit: Lit, left: int, right: int, top: int, bottom: int) -> str:
    """Return the path of all lit cells of a field, one rectangle a run."""
    parts = []
    for y in range(top, bottom + 1):
        x = left
        while x <= right:
            if not lit(x, y):
                x += 1
                continue
            start = x
            while x <= right and lit(x, y):
                x += 1
            parts.append(f"M{start} {y}h{x - start}v1h{start - x}z")
    return "".join(parts)


def cycle(items: list[str]) -> Iterator[str]:
    """Yield the items again and again."""
    while True:
        yield from items
