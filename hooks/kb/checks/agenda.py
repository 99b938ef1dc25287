"""Days of the training: exercises take the time their card says, and every reader has enough to read before a day."""

from __future__ import annotations

from collections.abc import Iterator

from kb.content import Content
from kb.problems import Problem
from kb.training import FEWEST, READERS, Day


def check(content: Content) -> Iterator[Problem]:
    """Yield what is wrong with the days."""
    yield from times(content)
    yield from readings(content)


def readings(content: Content) -> Iterator[Problem]:
    """Yield types of institutions for which a reading list is too short; a day may have none."""
    for session in content.sessions.values():
        day = Day(session, content)
        for reader in READERS if day.cases else ():
            if (count := len(day.cases_for(reader))) < FEWEST:
                args = {"type": reader.label, "count": count, "fewest": FEWEST}
                yield Problem("reading-few", session.path, session.line_of("before", "cases"), "before.cases", args)


def times(content: Content) -> Iterator[Problem]:
    """Yield differences between the agenda and the method cards."""
    for session in content.sessions.values():
        minutes: dict[str, int] = {}
        for block in session.meta.blocks:
            if block.method:
                minutes[block.method] = minutes.get(block.method, 0) + block.minutes
        for n, block in enumerate(session.meta.blocks):
            exercise = content.exercises.get(block.method or "")
            if exercise and minutes[exercise.id] != exercise.meta.minutes:
                line = session.line_of("blocks", n, "minutes")
                args = {"actual": minutes[exercise.id], "expected": exercise.meta.minutes}
                yield Problem("value-sum", session.path, line, f"blocks.{n + 1}.minutes", args)
