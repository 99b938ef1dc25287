"""Every message an author can get: one stable code, its level, and both languages; the words stand in messages.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

from kb.yaml_file import read_yaml

Level = Literal["error", "warning"]


class Message(NamedTuple):
    """What is wrong and what to write instead; `{…}` are filled with the values of the finding."""

    level: Level
    lt: str
    mend_lt: str
    en: str
    mend_en: str


def load_messages() -> dict[str, Message]:
    """Return all messages by code."""
    table = read_yaml(Path(__file__).with_suffix(".yml"))
    return {code: Message(row["level"], *row["lt"], *row["en"]) for code, row in table.items()}


MESSAGES = load_messages()
