"""What must not stand in a Markdown body: raw HTML, comments, attribute lists, signs of other systems, endless nesting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kb.body import CITATION, LINK, MAX_LINE
from kb.content import Entry
from kb.model import Record
from kb.problems import Problem

# The three tags that authors may write, complete and on one line; the renderer knows the same.
GOOD_TAGS = re.compile(r"<br ?/?>|<(sub|sup)>[^<>]{1,40}</\1>", re.IGNORECASE)
TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)(?:[\s/][^<>]*)?>?")
AUTOLINK = re.compile(r"<(?:[a-z][a-z0-9+.-]*:|[^\s<>@]+@)[^\s<>]*>?", re.IGNORECASE)
COMMENT = re.compile(r"<!--|-->|<!\[CDATA\[|<\?|<!DOCTYPE", re.IGNORECASE)
ATTRIBUTES = re.compile(r"\{:?\s*(?:[#.][\w-]+|[\w:-]+\s*=)[^{}]*\}|\{:|\{\{|\{%")
REFERENCE = re.compile(r"^\s{0,3}\[(?!\^)[^\]]+\]:\s*\S|\][ ]?\[(?!\^)[^\]]*\]")
FOOTNOTE = re.compile(r"^\s{0,3}\[\^[^\]]*\]:|\^\[")
# also [s1], (s1) and žodis¹, which people write for [^s1]; m² and km³ are units
BAD_CITATION = re.compile(r"\[\s*\^[^\]]{0,80}\]?|(?<!: )\[s\d{1,2}\](?!\()|\(s\d{1,2}\)|(?<=[^\W\d_]{4})[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
# Signs that mean something elsewhere; here a reader would see them as they are.
FOREIGN = re.compile(
    r"^\s*(?:!!! ?\w*|\?\?\?\+? ?\w*|=== \"|```|~~~|\$\$|::: ?\w*|--8<--|\*\[[^\]]+\]:|\[TOC\])"
    r"|~~\S|==[^\s=](?:[^=]*[^\s=])?==|\{(?:\+\+|--|>>|==)|^: +\S|\$\$|!?\[\[[^\]]|\\\("
)
TASK = re.compile(r"^\s*[-*+] \[[ xX]?\] ")
SHAPED_LINK = re.compile(r"(?<!\\)\]\s?\((?=\s*\S)")
ROW = re.compile(r"^\s{0,3}\|")
DIVIDER = re.compile(r"^\s{0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
SIGNS_OF_FOREIGN = ("!!!", "???", "===", "```", "~~", "$$", ":::", "--8<--", "]:", "[TOC]", "==", "[[", "\\(", "{", ": ")
SIGNS_OF_PLACEHOLDER = ("ipsum", "TODO", "FIXME", "XXX", "rašykite", "…", "????")
"""One of these stands in every line in which the pattern finds something; they are found ten times faster."""
PLACEHOLDER = re.compile(r"\b(?:[Ll]orem ipsum|TODO|FIXME|XXX+)\b|\[(?:įrašykite|čia rašykite)[^\]]*\]|…{3,}|\?{4,}")
BEGINNING = re.compile(r"(?:[\s>]|[-*+] |\d{1,3}[.)] )*")
MARK = re.compile(r"[-*+] |\d[.)] ")
MAX_BRACKETS = 200
MAX_MARKS = 800
MAX_QUOTES = 5
MAX_INDENT = 20


def check(entry: Entry[Record]) -> Iterator[Problem]:
    """Yield forbidden markup of a body, line by line."""
    brackets = marks = 0
    endless = False
    for number, line in entry.body.lines:
        if not line.strip():
            brackets = marks = 0
            endless = False
            continue
        brackets += line.count("[") - line.count("]")
        marks += line.count("*") + line.count("_") + line.count("`") + line.count("<") + line.count("&") + line.count("\\")
        if len(line) > MAX_LINE or brackets > MAX_BRACKETS or marks > MAX_MARKS or line.count("(") > MAX_MARKS:
            if not endless:
                yield Problem("md-line", entry.path, number)
            endless = True
            continue
        begin = BEGINNING.match(line)
        depth = max(begin.group().count(">"), len(MARK.findall(begin.group()))) if begin else 0
        indented = len(line) - len(line.lstrip()) > MAX_INDENT
        if (depth > MAX_QUOTES or indented) and not endless:
            endless = indented
            yield Problem("md-depth", entry.path, number, args={"limit": MAX_QUOTES})
        yield from html(entry.path, number, line)
        yield from signs(entry.path, number, line)
        if entry.meta.is_public and has(line, SIGNS_OF_PLACEHOLDER) and (match := PLACEHOLDER.search(line)):
            yield Problem("text-placeholder", entry.path, number, args={"value": match.group()})
    yield from links(entry)
    yield from tables(entry)


def has(line: str, signs: tuple[str, ...]) -> bool:
    """Tell whether one of the signs stands in a line."""
    return any(sign in line for sign in signs)


def html(path: str, number: int, line: str) -> Iterator[Problem]:
    """Yield tags, comments and lists of attributes."""
    if ("<" in line or "-->" in line) and COMMENT.search(line):
        yield Problem("html-comment", path, number)
    if "<" in line:
        rest = GOOD_TAGS.sub(" ", line)
        if match := AUTOLINK.search(rest):
            yield Problem("link-form", path, number, args={"value": match.group()})
            rest = AUTOLINK.sub(" ", rest)
        for name in dict.fromkeys(tag.group(1).lower() for tag in TAG.finditer(rest)):
            yield Problem("html-forbidden", path, number, args={"value": f"<{name}>"})
    if "{" in line and (match := ATTRIBUTES.search(line)):
        yield Problem("html-forbidden", path, number, args={"value": match.group()})


def signs(path: str, number: int, line: str) -> Iterator[Problem]:
    """Yield signs of other systems, references and footnotes written by hand."""
    bare = CITATION.sub("", line)
    if FOOTNOTE.match(line) or "^[" in bare:
        yield Problem("md-footnote", path, number, args={"value": line.strip().split(" ")[0]})
    elif match := BAD_CITATION.search(bare):
        yield Problem("md-footnote", path, number, args={"value": match.group()})
    elif "]" in bare and (match := REFERENCE.search(bare)):
        yield Problem("link-form", path, number, args={"value": match.group().strip()})
    rest = LINK.sub("", line) if "](" in line else line
    if match := TASK.match(line) or (FOREIGN.search(rest) if has(rest, SIGNS_OF_FOREIGN) else None):
        yield Problem("md-syntax", path, number, args={"value": match.group().strip()})


def links(entry: Entry[Record]) -> Iterator[Problem]:
    """Yield what looks like a link and cannot be read as one: readers would see its signs, or a link to nowhere."""
    text = CITATION.sub("", "\n".join(line for _, line in entry.body.lines))
    rest = LINK.sub(lambda match: "x" + "\n" * match.group().count("\n"), text)
    if not SHAPED_LINK.search(rest):
        return
    for number, line in enumerate(rest.split("\n"), entry.body.first_line):
        if len(line) <= MAX_LINE and (match := SHAPED_LINK.search(line)):
            begin = max(line.rfind("[", 0, match.start()), 0)
            yield Problem("link-form", entry.path, number, args={"value": line[begin : match.end() + 40]})


def tables(entry: Entry[Record]) -> Iterator[Problem]:
    """Yield tables without a divider under the heading, and rows with another number of cells."""
    if "|" not in entry.body.text:
        return
    width = 0
    for (_, before), (number, line) in pairwise([(0, ""), *entry.body.lines]):
        if not ROW.match(line) or len(line) > MAX_LINE:
            width = 0
        elif not ROW.match(before):
            width = cells(line)
            after = entry.body.lines[number - entry.body.first_line + 1 :][:1]
            if not (after and DIVIDER.match(after[0][1])):
                yield Problem("md-table", entry.path, number)
                width = 0
        elif width and cells(line) != width:
            yield Problem("md-table", entry.path, number)


def cells(line: str) -> int:
    """Return the number of cells of a row; an escaped | does not part cells."""
    row = line.replace("\\|", "").strip()
    return row.strip("|").count("|") + 1 if row != "|" else 0
