"""The years of a term as bars of a small drawing: its own programming periods, then those of what came after it."""

from __future__ import annotations

from dataclasses import dataclass

from kb.scales import PERIODS

FIRST = min(int(period[:4]) for period in PERIODS)
LAST = max(int(period[-4:]) for period in PERIODS) + 1
YEAR = 10
"""Width of a year in the drawing; the bars stand in a frame of (LAST − FIRST) years."""
ROW = 24
TICKS = (2007, 2014, 2021, 2028)
"""Years in which the budgets of the EU begin."""
LABEL = 62
"""Room that „2014–2020“ needs beside its bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One period: a bar with its years beside it."""

    period: str
    x: int
    y: int
    width: int
    text_x: int
    before: bool
    """Whether the years stand before the bar: a late bar has no room after it."""
    own: bool
    """Whether the period is the term's own, not that of a successor."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing of periods; units are those of its view box."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[int, int], ...]
    """Years and where they stand."""
    width: int
    height: int


def timeline(own: list[str], later: list[str]) -> Timeline | None:
    """Return the bars of a term's periods and of what came after it, or None when the term has none."""
    if not own:
        return None
    rows = [(period, True) for period in sorted(own)]
    rows += [(period, False) for period in sorted(set(later)) if period not in own]
    bars = []
    for row, (period, is_own) in enumerate(rows):
        x = (int(period[:4]) - FIRST) * YEAR
        width = (int(period[-4:]) + 1 - int(period[:4])) * YEAR
        before = x + width + LABEL > (LAST - FIRST) * YEAR
        bars.append(Bar(period, x, row * ROW, width, x - 6 if before else x + width + 6, before, is_own))
    ticks = tuple((year, (year - FIRST) * YEAR) for year in TICKS)
    return Timeline(tuple(bars), ticks, (LAST - FIRST) * YEAR, len(rows) * ROW)
