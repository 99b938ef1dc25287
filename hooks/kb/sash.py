"""A Lithuanian pick-up woven sash: striped edges, and a band of rhombi, suns or crosses between small figures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kb.stitches import COLUMNS, MIDDLE, ROWS, WOOL, Dice, Facts, beat, runs

EDGE = 8
"""Rows of striped edge above and below the figures."""


def sash(facts: Facts, dice: Dice, threads: list[str], dark: str) -> Iterator[str]:
    """Yield a pick-up woven sash: striped edges and a band of nested rhombi between rows of small figures."""
    period = 20 + 2 * dice.pick(4)
    figure = (rhombi, rhombi, suns, crosses)[dice.pick(4)]
    tile = figure(period, facts.evidence, 2 + dice.pick(3), dice.pick(4), dice.pick(3), dice.pick(3))
    yield f'<path d="M0 8h{COLUMNS}v20H0z" fill="{WOOL}"/>'
    yield f'<path id="r" fill="{dark}" d="{tile}" {MIDDLE}/>'
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
def suns(period: int, rings: int, step: int, hook: int, heart: int, more: int) -> str:
    """Return a sun: eight rays with heads, around nested rhombi."""

    def lit(x: int, y: int) -> bool:
        a, b = max(abs(x), abs(y)), min(abs(x), abs(y))
        rays = (b == 0 and a <= 8) or (a == b and a <= 6 + more // 2)
        heads = a == 8 and b <= 1 + hook % 3
        inside = a + b <= 2 + step * rings and (a + b) % step == 0
        return rays or heads or inside or a + b <= heart + 1

    return runs(lit, -(period // 2), period // 2 - 1, -9, 9)


@lru_cache
def crosses(period: int, rings: int, step: int, hook: int, heart: int, more: int) -> str:
    """Return a rhombus quartered by a cross, each quarter with its own small rhombus."""

    def lit(x: int, y: int) -> bool:
        a, b, reach = abs(x), abs(y), 9 + more // 2
        frame = a + b in (reach, reach - 1)
        cross = (a == 0 or b == 0) and a + b < reach
        quarter = abs(a - 3 - hook % 2) + abs(b - 3 - hook % 2)
        inside = quarter <= heart or any(quarter == heart + step * ring for ring in range(1, rings + 1))
        return (
            frame or cross or (inside and a + b < reach - 1) or (a + b > reach + 2 and (a - b) % (3 + hook) == 0 and b > 4)
        )

    return runs(lit, -(period // 2), period // 2 - 1, -9, 9)


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
