"""What all templates share: forms of Lithuanian text, labels and the texts of the interface."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from kb import text
from kb.alphabet import slug
from kb.cover import GROUND, THREAD
from kb.model import MODELS, Case
from kb.places import WHOLE_COUNTRY
from kb.policy import policy
from kb.scales import DIFFICULTY, EVIDENCE, EVIDENCE_MEANS, EVIDENCE_NEXT, LANGUAGES
from kb.sheets import laid, steps
from kb.vocabulary import ResearchArea
from kb.yaml_file import read_yaml

TEXTS: dict[str, Any] = read_yaml(Path(__file__).parent.parent / "theme/lt.yml")
"""Texts of the interface."""


def known(identifier: str, entries: Mapping[str, Any]) -> Any:
    """Return the entry with this id, or None."""
    return entries.get(identifier)


def lower_first(words: str) -> str:
    """Return a name as it stands inside a sentence: „Prototipo kūrimas“ → „prototipo kūrimas“; MTEP stays."""
    return words[:1].lower() + words[1:] if not words[1:2].isupper() else words


def without(text: str | None, beginning: str) -> str | None:
    """Return a text without words that its label has said already, begun with a capital letter."""
    if text and text.lower().startswith(beginning.lower()):
        text = text[len(beginning) :].lstrip(" ,:–")
        return text[:1].upper() + text[1:]
    return text


def place(case: Case) -> str:
    """Return „Kintai, Šilutės rajono savivaldybė, Klaipėdos apskritis, Lietuva“, or the whole country."""
    if case.place.municipality in WHOLE_COUNTRY.values():
        return case.place.municipality
    parts = [case.place.locality, case.place.municipality, case.county, case.country.label]
    return ", ".join(dict.fromkeys(part for part in parts if part))


FILTERS: dict[str, Callable[..., Any]] = {
    "clock": text.clock,
    "number": text.number,
    "money": text.money,
    "day": text.day,
    "month": text.month,
    "counted": text.counted,
    "stop": text.stop,
    "opening": text.opening,
    "tied": text.tied,
    "reading": text.reading,
    "known": known,
    "lower_first": lower_first,
    "laid": laid,
    "steps": steps,
    "without": without,
    "slug": slug,
}
GLOBALS: dict[str, Any] = {
    "t": TEXTS,
    "languages": LANGUAGES,
    "grounds": GROUND,
    "threads": THREAD,
    "difficulty": DIFFICULTY,
    "evidence": EVIDENCE,
    "evidence_means": EVIDENCE_MEANS,
    "evidence_next": EVIDENCE_NEXT,
    "place": place,
    "areas": list(ResearchArea),
    "schemas": MODELS,
    "policy": policy(),
}
