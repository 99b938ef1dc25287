"""Spell-checks the Lithuanian text of the content with hunspell and the project's own list, tests/zodziai.txt.

Names are passed over: a word with a digit or with a capital inside it, and a word that begins with a capital without
beginning a sentence. What is capitalised inside one sentence is a name at the beginning of another, too.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kb.body import Body, plain
from kb.content import Entry, load
from kb.model import Record

ROOT = Path(__file__).resolve().parent.parent
LIST = "tests/zodziai.txt"
INTERFACE = "hooks/theme/lt.yml"
COMMAND = ("hunspell", "-d", "lt_LT", "-i", "utf-8", "-l")
PACKAGES = ("hunspell", "hunspell-lt")
# Fields without Lithuanian text: ids, words of vocabularies, addresses, formulas, sources, names in other languages.
UNREAD = frozenset(
    "adapted_from area audience author band basis broader cases category country county en file formula group id"
    " innovation involvement kind layout licence method municipality name_status no not_recommended now_called old_ids"
    " original_name people related sector source sources stage status terms themes type url validation value worksheet"
    " worksheets".split()
)
# Fields that name somebody or something: their first word may be a name as well.
NAMES = frozenset(("locality", "name", "programme"))
AVOIDED = "Nerašome"
"""Heading of the column of words that authors should not use."""
CODE = re.compile(r"(?<=\n\n)(?: {4}.*(?:\n|\Z))+")
FOREIGN = re.compile(r"\b(?:angl|norv)\.[^),;]*")
ADDRESS = re.compile(r"https?://\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|eu|lt|md|net|no|org)\b(?:/\S*)?")
SENTENCE_END = re.compile(r"(?<=[.!?…])(?<!\b\w\.)[“)]*\s+")
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


class Passage(NamedTuple):
    """A piece of text and where it stands; `begins` tells whether its first word begins a sentence."""

    path: str
    line: int
    text: str
    begins: bool = True


def passages(root: Path) -> Iterator[Passage]:
    """Yield the Lithuanian text of the content and of the interface."""
    for entry in load(root).entries:
        yield from fields(entry, entry.document.data, ())
        yield from body(entry)
    for number, line in enumerate((root / INTERFACE).read_text("utf-8").splitlines(), 1):
        yield Passage(INTERFACE, number, line.partition(": ")[2] if not line.startswith("#") else "")


def fields(entry: Entry[Record], value: Any, location: tuple[str | int, ...]) -> Iterator[Passage]:
    """Yield the texts of the metadata that are meant for readers."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in UNREAD and not (location and key == "term"):
                yield from fields(entry, part, (*location, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from fields(entry, part, (*location, number))
    elif isinstance(value, str):
        yield Passage(entry.path, entry.line_of(*location), value, location[-1] not in NAMES)


def body(entry: Entry[Record]) -> Iterator[Passage]:
    """Yield the headings, paragraphs, items and cells of the body, without code and citations."""
    text = CODE.sub(lambda match: "\n" * match.group().count("\n"), entry.body.text)
    for heading in entry.body.headings:
        yield Passage(entry.path, heading.line, heading.text)
    avoided: set[int] = set()
    for block in Body(text, entry.body.first_line).blocks:
        cells = [cell.strip() for cell in plain(block.text).split("|")] if block.text.startswith("|") else []
        if not cells:
            avoided = set()
            yield Passage(entry.path, block.line, plain(block.text))
        avoided |= {number for number, cell in enumerate(cells) if cell == AVOIDED}
        for number, cell in enumerate(cells):
            if number not in avoided:
                yield Passage(entry.path, block.line, cell)


def words(passage: Passage) -> Iterator[tuple[str, bool]]:
    """Yield the words to look up, and the names among them: those are marked."""
    text = ADDRESS.sub("", FOREIGN.sub("", passage.text))
    begins = passage.begins
    for sentence in SENTENCE_END.split(text):
        for match in WORD.finditer(sentence):
            word = match.group()
            begins = begins if match.start() else False
