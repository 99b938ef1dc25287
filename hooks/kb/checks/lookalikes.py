"""What looks like a list, a bold word or a link and is none on the page: readers would see its signs in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.body import CITATION, LINK, MAX_LINE
from kb.content import Entry
from kb.model import Record
from kb.problems import Problem

# „• žodis“, „1) žodis“, „a) žodis“, „-žodis“ at the beginning of a line
FALSE_ITEM = re.compile(r"^\s{0,3}(?:[•·▪◦‣●○■]\s?\S|\d{1,2}\)\s|[a-zA-Z]\)\s|[-+](?=[^\W\d_]{2}))")
ITEM = re.compile(r"^ {0,3}(?:[-*+]|\d{1,3}\.)\s")
STANDS_ALONE = re.compile(r"^\s*(?:#{1,6}\s|\||>|$)")
# an odd number of ** in a line, or a space inside of them
BOLD = re.compile(r"^(?:(?!\*\*).)*\*\*(?:(?:(?!\*\*).)*\*\*(?:(?!\*\*).)*\*\*)*(?:(?!\*\*).)*$|(?<!\S)\*\*(?=\s)")
CODE = "    "
BARE_ADDRESS = re.compile(r"(?<![\w.@/-])(?:https?://|www\.)[^\s<>()\[\]]+")


def check(entry: Entry[Record]) -> Iterator[Problem]:
    """Yield such places line by line."""
    before, in_list = "", False
    for number, line in entry.body.lines:
        if len(line) <= MAX_LINE and not line.startswith(CODE):
            yield from found(entry.path, number, line, after_text=not in_list and not STANDS_ALONE.match(before))
        in_list = bool(ITEM.match(line)) or (
            in_list and (not line.strip() or line.startswith(" ") or not STANDS_ALONE.match(line))
        )
        before = line


def found(path: str, number: int, line: str, *, after_text: bool) -> Iterator[Problem]:
    """Yield what is wrong in one line; `after_text`: the line before it is a paragraph's."""
    if match := FALSE_ITEM.match(line):
        yield Problem("md-list", path, number, args={"value": match.group().strip()[:2].strip()})
    elif after_text and ITEM.match(line):
        yield Problem("md-list-close", path, number)
    if "**" in line and BOLD.search(line):
        yield Problem("md-bold", path, number)
    rest = LINK.sub(" ", CITATION.sub("", line)) if "://" in line or "www." in line else ""
    if "](" not in rest and (match := BARE_ADDRESS.search(rest)):
        yield Problem("link-bare", path, number, args={"value": match.group().rstrip(".,;:“")})
