"""What all templates share: forms of Lithuanian text, labels and the texts of the interface."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from kb import text
from kb.model import MODELS
from kb.vocabulary import DIFFICULTY, EVIDENCE, LANGUAGES, ResearchArea

TEXTS = Path(__file__).parent.parent / "theme/lt.yml"


def known(identifier: str, entries: Mapping[str, Any]) -> Any:
    """Return the entry with this id, or None."""
    return entries.get(identifier)


def lower_first(words: str) -> str:
    """Return a name as it stands inside a sentence: „Prototipo kūrimas“ → „prototipo kūrimas“; MTEP stays."""
    return words[:1].lower() + words[1:] if not words[1:2].isupper() else words


FILTERS: dict[str, Callable[..., Any]] = {
    "clock": text.clock,
    "number": text.number,
    "money": text.money,
    "day": text.day,
    "month": text.month,
    "counted": text.counted,
    "tied": text.tied,
    "known": known,
    "lower_first": lower_first,
}
GLOBALS: dict[str, Any] = {
    "t": yaml.safe_load(TEXTS.read_text("utf-8")),
    "languages": LANGUAGES,
    "difficulty": DIFFICULTY,
    "evidence": EVIDENCE,
    "areas": list(ResearchArea),
    "schemas": MODELS,
}
