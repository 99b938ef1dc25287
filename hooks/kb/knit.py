"""A Norwegian knit: eight-petalled Selbu roses in four orders, borders of small figures, rows of stitches."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from functools import lru_cache

from kb.stitches import COLUMNS, MIDDLE, WOOL, Dice, Facts, beat, runs

Grain = tuple[int, int, int]
"""How a rose is filled: its hollow, its heart, its corners."""
Knitting = Generator[str, None, int]
"""Pieces of a drawing, and the distance between its roses when there is room for sparks between them."""


def knit(facts: Facts, dice: Dice, threads: list[str], _dark: str) -> Iterator[str]:
    """Yield a Selbu rose with its neighbours, borders of small figures and lice."""
    grain = 1 + dice.pick(3), dice.pick(3), dice.pick(4)
    pitch = yield from KNITS[dice.pick(len(KNITS))](facts.evidence, grain, dice)
    centre = COLUMNS // 2
    edge = border(4 + 2 * dice.pick(3), dice.pick(4))
    for number, (top, color) in enumerate(zip((1, 32, 0, 35), cycle(threads), strict=False)):
        if number < 2:
            yield f'<path fill="{color}" d="{edge}" transform="translate(0 {top})"/>'
        else:
            yield f'<path fill="{color}" d="M0 {top}h{COLUMNS}v.9h-{COLUMNS}z" opacity=".75"/>'
    rhythm = [dice.pick(2) for _ in range(7)]
    yield f'<path id="b" fill="{threads[-1]}" d="{runs(beat(rhythm), 0, COLUMNS - 1, 0, 0)}" transform="translate(0 4.5)"/>'
    yield '<use href="#b" y="26"/>'
    if pitch:
        middle = [y for y in range(7, 30, 2) if dice.pick(2)]
        spark = "".join(f"M{centre + side * (pitch // 2)} {y}h1v1h-1z" for side in (-1, 1) for y in middle)
        yield f'<path fill="{threads[-1]}" d="{spark}"/>'


def three_roses(evidence: int, grain: Grain, dice: Dice) -> Knitting:
    """Yield a rose with a neighbour at each side."""
    pitch = 27 + dice.pick(3)
    yield from roses(rose(12, evidence, *grain), [(-pitch, 0), (pitch, 0)])
    return pitch


def great_rose(evidence: int, grain: Grain, dice: Dice) -> Knitting:
    """Yield one large rose between fields of lice."""
    step, slope = 4 + dice.pick(3), dice.pick(3)
    yield from roses(rose(13, evidence, *grain), [])

    def lit(x: int, y: int) -> bool:
        return x in (16, 17) or (x > 18 and (x + slope * y) % step == 0 and y % 2 == 0)

    yield f'<path id="f" fill="{WOOL}" d="{runs(lit, 16, 31, -12, 12)}" {MIDDLE}/>'
    yield f'<use href="#f" transform="translate({COLUMNS + 1}) scale(-1 1)"/>'
    return 0


def small_roses(evidence: int, grain: Grain, dice: Dice) -> Knitting:
    """Yield two rows of small roses, one between the others."""
    pitch, first = 14 + 2 * dice.pick(2), 1 if dice.pick(2) else -1
    upper = [(x * pitch, -6.5 * first) for x in (-2, -1, 0, 1, 2)]
    rows = upper + [(x * pitch + pitch // 2, 6.5 * first) for x in (-3, -2, -1, 0, 1, 2)]
    yield from roses(rose(6, evidence, *grain), rows, shown=False)
    return 0


def net_of_roses(evidence: int, grain: Grain, dice: Dice) -> Knitting:
    """Yield roses in the meshes of a net."""
    mesh, thick = 24, 1 + dice.pick(2)
    yield from roses(rose(8, evidence, *grain), [(-mesh, 0), (mesh, 0)])

    def lit(x: int, y: int) -> bool:
        across = (x + mesh // 2) % mesh - mesh // 2
        return (abs(across) + abs(y) - mesh // 2) in range(thick)

    yield f'<path fill="{WOOL}" d="{runs(lit, -COLUMNS // 2, COLUMNS // 2 - 1, -12, 12)}" {MIDDLE}/>'
    return 0


KNITS = (three_roses, great_rose, small_roses, net_of_roses)


def roses(petals: str, others: Sequence[tuple[float, float]], shown: bool = True) -> Iterator[str]:
    """Yield a rose in the middle (or only what it is made of) and its copies at these distances."""
    figure = f'<path id="r" fill="{WOOL}" d="{petals}" {MIDDLE}/>'
    yield figure if shown else f"<defs>{figure}</defs>"
    for x, y in others:
        yield f'<use href="#r" x="{x:g}"' + (f' y="{y:g}"/>' if y else "/>")


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


def cycle(items: list[str]) -> Iterator[str]:
    """Yield the items again and again."""
    while True:
        yield from items
