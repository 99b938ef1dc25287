"""All forms of a Lithuanian word as hunspell-lt knows them: the dictionary's suffix rules, applied to one entry."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

PLACES = (Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"))
NOUN = "D"
"""Flag of the declension of nouns: a noun that the dictionary lacks („finansavimas“) is declined by the same rules."""
NOMINATIVE = ("as", "is", "ys", "us", "a", "ė")
DEFINITE = re.compile("(asis|oji|ieji|osios)$")
"""Endings of definite adjectives: „bendrasis“ is made from „bendras“."""
VERB = ("ti", "tis")


class Rule(NamedTuple):
    """Cut `strip` from the end of words that match `condition`, then add `ending`."""

    strip: str
    ending: str
    condition: re.Pattern[str]


class Paradigms:
    """The dictionary of a device (Debian: hunspell-lt)."""

    @cached_property
    def folder(self) -> Path:
        """Where the dictionary lies."""
        return next(place for place in PLACES if (place / "lt_LT.dic").is_file())

    @cached_property
    def rules(self) -> dict[str, list[Rule]]:
        """Suffix rules by flag."""
        found: dict[str, list[Rule]] = defaultdict(list)
        for line in (self.folder / "lt_LT.aff").read_text("iso8859-13").splitlines():
            parts = line.split()
            if parts[:1] == ["SFX"] and len(parts) >= 5:
                strip, ending = ("" if part == "0" else part for part in parts[2:4])
                found[parts[1]].append(Rule(strip, ending, re.compile(f"{parts[4]}$")))
        return found

    @cached_property
    def flags(self) -> dict[str, str]:
        """Flags of every word."""
        found: dict[str, str] = {}
        for line in (self.folder / "lt_LT.dic").read_text("iso8859-13").splitlines()[1:]:
            word, _, flags = line.strip().partition("/")
            found[word] = found.get(word, "") + flags
        return found

    def forms(self, word: str) -> list[str]:
        """Return every form of a noun or an adjective, the word itself first; nothing for words that do not change."""
        if word.endswith(VERB):
            return []
        if definite := DEFINITE.search(word):
            return [word, *self.inflected(word[: definite.start()] + "as", "Q")]
        flags = self.flags.get(word, NOUN if word.endswith(NOMINATIVE) else "")
        return list(dict.fromkeys((word, *self.inflected(word, flags)))) if flags else []

    def inflected(self, word: str, flags: str) -> Iterator[str]:
        """Yield what the suffix rules make of a word."""
        for flag in flags:
            for rule in self.rules.get(flag, ()):
                if word.endswith(rule.strip) and rule.condition.search(word):
                    yield word[: len(word) - len(rule.strip)] + rule.ending
