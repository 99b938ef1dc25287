"""Days of the training: exercises take the time their card says, and stand in the day they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from kb.content import Content
from kb.problems import Problem


def check(content: Content) -> Iterator[Problem]:
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
