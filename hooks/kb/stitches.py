"""The grid that covers are drawn on, repeatable choices, and what a cover is drawn from."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple

from kb.vocabulary import Country, InstitutionType, Theme

COLUMNS, ROWS, STITCH = 64, 36, 5
WOOL = "#f6eee0"
MIDDLE = f'transform="translate({COLUMNS // 2} 18)"'
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


def beat(rhythm: list[int]) -> Lit:
    """Return the stitches of one row that follow a rhythm of seven."""
    return lambda x, _y: bool(rhythm[x % 7]) or x % 7 == 3


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
