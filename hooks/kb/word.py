"""A word of a controlled vocabulary: an id, a label and a note."""

from __future__ import annotations

from enum import Enum
from typing import Any

from pydantic import GetJsonSchemaHandler


class Word(str, Enum):  # noqa: UP042 (a StrEnum cannot carry a label)
    """A word of a controlled vocabulary: its value is what authors type, its label what readers see."""

    label: str
    note: str

    def __new__(cls, value: str, label: str, note: str = "") -> Word:
        """Make a word that is its id as text and knows its label and a longer note."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        word.note = note
        return word

    def __str__(self) -> str:
        """Return the id."""
        return str(self._value_)

    @property
    def order(self) -> int:
        """Place of the word in its vocabulary, from 0."""
        return list(type(self)).index(self)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe the vocabulary to editors: the labels stand beside the ids."""
        schema = {"type": "string", "enum": [word.value for word in cls]}
        schema["enumDescriptions"] = [f"{word.label}. {word.note}".strip(" .") for word in cls]
        schema["markdownEnumDescriptions"] = schema["enumDescriptions"]
        return schema
