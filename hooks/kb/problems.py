"""Problems found in the content: what, where, and how the finding reads in Lithuanian and English."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal

from kb.messages import MESSAGES, Level

Language = Literal["lt", "en"]
QUOTED_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding at one line of one file; a pair among `args` is worded (Lithuanian, English)."""

    code: str
    path: str
    line: int = 1
    field: str = ""
    args: dict[str, Any] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        """Write a path that no terminal could print (a broken encoding, a line break) with U+… in place of its signs."""
        if not self.path.isprintable():
            object.__setattr__(self, "path", quoted(self.path, cut=False))

    @property
    def level(self) -> Level:
        """`error` stops a build, `warning` does not."""
        return MESSAGES[self.code].level

    def message(self, language: Language = "lt") -> str:
        """Return the sentence „field – what is wrong – what to write instead“."""
        text = MESSAGES[self.code]
        what, mend = (text.lt, text.mend_lt) if language == "lt" else (text.en, text.mend_en)
        name = {"lt": "laukas „{}“ – ", "en": "field {} – "}[language].format(self.field) if self.field else ""
        args = {}
        for key, value in self.args.items():
            words = value[language == "en"] if isinstance(value, tuple) else value
            args[key] = quoted(words, cut=key in ("value", "name"))
        parts = [what.format(**args), mend.format(**args)]
        return name + " – ".join(part for part in parts if part)

    def sort_key(self) -> tuple[str, int, str, str]:
        """Order problems by path, then line."""
        return (self.path, self.line, self.code, self.field)


def quoted(value: object, *, cut: bool) -> str:
    """Return a value as it may stand in a message: one line, control characters as U+…, cut to 60 characters."""
    text = "".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in str(value))
    return text[: QUOTED_LENGTH - 1] + "…" if cut and len(text) > QUOTED_LENGTH else text


def has_errors(problems: list[Problem]) -> bool:
    """Tell whether any of the problems must stop a build."""
    return any(problem.level == "error" for problem in problems)


def in_order(problems: list[Problem]) -> list[Problem]:
    """Return each problem once, sorted by path and line."""
    unique = {(p.sort_key(), p.message()): p for p in problems}
    return sorted(unique.values(), key=Problem.sort_key)
