"""Which fields of the metadata hold Lithuanian text for readers, and on which line each text begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from kb.content import Entry
from kb.front_matter import Location
from kb.model import Record

# Fields without Lithuanian text: ids, words of vocabularies, addresses, formulas, sources, names in other languages.
UNREAD = frozenset((
    "accessed", "adapted_from", "area", "audience", "author", "autofill", "band", "basis", "broader", "carried_from",
    "case", "cases", "category", "checked", "country", "county", "currency", "date", "en", "en_abbreviation", "end", "ended",
    "file", "formula", "goal", "group", "id", "innovation", "involvement", "kind", "layout", "licence", "method",
    "money", "municipality", "name_status", "names", "no", "not_recommended", "now_called", "old_ids",
    "original_name", "people", "related", "remove_after", "sector", "source", "sources", "stage", "start", "started",
    "status", "table", "terms", "themes", "type", "url", "validation", "value", "values", "was", "worksheet",
    "worksheets",
))  # fmt: skip


class Passage(NamedTuple):
    """A text of the metadata and the field it stands in."""

    location: Location
    line: int
    text: str


def passages(entry: Entry[Record]) -> Iterator[Passage]:
    """Yield the texts of the metadata that are meant for readers, in the order of the file."""
    yield from inside(entry, entry.document.data, ())


def inside(entry: Entry[Record], value: Any, location: Location) -> Iterator[Passage]:
    """Yield the texts inside a value."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in UNREAD and not (location and key == "term"):
                yield from inside(entry, part, (*location, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from inside(entry, part, (*location, number))
    elif isinstance(value, str):
        yield Passage(location, entry.line_of(*location), value)
