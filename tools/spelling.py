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
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kb.body import Body, plain
from kb.content import Entry, load
from kb.front_matter import Document, read_document
from kb.model import Record, Term

ROOT = Path(__file__).resolve().parent.parent
LIST = "tests/zodziai.txt"
INTERFACE = "hooks/theme/lt.yml"
COMMAND = ("hunspell", "-d", "lt_LT", "-i", "utf-8", "-l")
PACKAGES = ("hunspell", "hunspell-lt")
# Fields without Lithuanian sentences: ids, words of vocabularies, dates, formulas, sources, names in other languages.
UNREAD = frozenset(
    "accessed adapted_from area audience author band basis broader cases category checked code country county currency"
    " en en_abbreviation file formula id innovation involvement kind language layout licence method municipality"
    " name_status no not_recommended now_called old_ids original_name periods related sector sources status terms themes"
    " type url validation value worksheet worksheets".split()
)
# Fields that name somebody or something: their first word may be a name as well.
NAMES = frozenset(("locality", "name", "programme"))
AVOIDED = "Nerašome"
"""Heading of the column of words that authors should not use."""
CODE = re.compile(r"(?<=\n\n)(?: {4}.*(?:\n|\Z))+")
ANCHOR = re.compile(r"\[([a-z0-9-]+)\]\(#\1\)")
FOREIGN = re.compile(r"\b(?:angl|norv)\.[^),;]*")
ADDRESS = re.compile(r"https?://\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|eu|lt|md|net|no|org)\b(?:/\S*)?")
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
BEGINNING = re.compile(r"(?:^|(?<!\b\w)[.!?…]\W*\s)\Z")


class Passage(NamedTuple):
    """A piece of text and where it stands; `begins` tells whether its first word begins a sentence."""

    path: str
    line: int
    text: str
    begins: bool = True


def passages(root: Path) -> Iterator[Passage]:
    """Yield the Lithuanian text of the content and of the interface."""
    for entry in load(root).entries:
        yield from fields(entry.document, lambda location, entry=entry: is_read(entry, location))
        yield from body(entry)
    text = (root / INTERFACE).read_text("utf-8")
    yield from fields(read_document(f"---\n{text}\n---", INTERFACE))
