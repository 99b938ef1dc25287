"""What must not stand in a Markdown body: raw HTML, comments, attribute lists, endless nesting, personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.body import MAX_LINE
from kb.content import Entry
from kb.model import Record
from kb.model.fields import PERSONAL, PERSONAL_CODE
from kb.problems import Problem

TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)(?:\s[^<>]*)?/?>?")
COMMENT = re.compile(r"<!--|<!\[CDATA\[|<\?|<!DOCTYPE", re.IGNORECASE)
ALLOWED_TAGS = frozenset({"br", "sub", "sup"})
ATTRIBUTES = re.compile(r"\{:?\s*(?:[#.][\w-]+|\w[\w-]*\s*=)[^{}]*\}")
REFERENCE = re.compile(r"^\s{0,3}\[(?!\^)[^\]]+\]:\s*\S")
FOOTNOTE = re.compile(r"^\s{0,3}\[\^[^\]]+\]:")
MAX_BRACKETS = 200
MAX_QUOTES = 5
MAX_INDENT = 40


def check(entry: Entry[Record]) -> Iterator[Problem]:
    """Yield forbidden markup of a body, line by line."""
    open_brackets = 0
    for number, line in entry.body.lines:
        if not line.strip():
            open_brackets = 0
            continue
        open_brackets += line.count("[") - line.count("]")
        if len(line) > MAX_LINE or open_brackets > MAX_BRACKETS or line.count("*") > MAX_BRACKETS * 4:
            yield Problem("md-line", entry.path, number)
            continue
        quotes = re.match(r"[\s>]*", line)
        if (quotes and quotes.group().count(">") > MAX_QUOTES) or len(line) - len(line.lstrip()) > MAX_INDENT:
            yield Problem("md-depth", entry.path, number, args={"limit": MAX_QUOTES})
        if COMMENT.search(line):
            yield Problem("html-comment", entry.path, number)
        for tag in TAG.finditer(line):
            if tag.group(1).lower() not in ALLOWED_TAGS or "=" in tag.group():
                yield Problem("html-forbidden", entry.path, number, args={"value": f"<{tag.group(1).lower()}>"})
        if match := ATTRIBUTES.search(line):
            yield Problem("html-forbidden", entry.path, number, args={"value": match.group()})
        if REFERENCE.match(line) or FOOTNOTE.match(line):
            yield Problem("html-forbidden", entry.path, number, args={"value": line.strip().split(" ")[0]})
        if PERSONAL_CODE.search(line):
            yield Problem("privacy-personal", entry.path, number, args={"kind": PERSONAL})
