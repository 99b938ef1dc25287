"""Bytes of a content file → clean text: UTF-8, LF, NFC, without invisible characters."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from kb.problems import Problem

MAX_KILOBYTES = 200
# Letters that Lithuanian text has in Windows-1257 where UTF-8 never stands alone: ą č ę ė į š ų ū ž and capitals.
WINDOWS_1257_LETTERS = frozenset(b"\xe0\xe8\xe6\xeb\xe1\xf0\xf8\xfb\xfe\xc0\xc8\xc6\xcb\xc1\xd0\xd8\xdb\xde")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]")
KEY_OF_LINE = re.compile(r"^\s*-?\s*([A-Za-z_]+):")


class Text(NamedTuple):
    """The text of a file, or None when it cannot be read at all, and what is wrong with it."""

    text: str | None
    problems: list[Problem]


def read_text(data: bytes, path: str) -> Text:
    """Return the text of `data`; every fault becomes a Problem at its line, never an exception."""
    if not data.strip():
        return Text(None, [Problem("file-empty", path)])
    if len(data) > MAX_KILOBYTES * 1024:
        size = {"size": len(data) // 1024, "limit": MAX_KILOBYTES}
        return Text(None, [Problem("file-size", path, args=size)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Text(None, [Problem("encoding-invalid", path, line, args={"guess": likely_encoding(data)})])
    problems = []
    text = text.replace("\r\n", "\n")
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        problems.append(Problem("encoding-cr", path, line))
        text = text.replace("\r", "\n")
    text = unicodedata.normalize("NFC", text)
    problems += [*find_characters(CONTROL, "text-control", text, path)]
    problems += [*find_characters(INVISIBLE, "text-invisible", text, path)]
    text = INVISIBLE.sub("", CONTROL.sub("", text))
    return Text(text, problems) if text.strip() else Text(None, [*problems, Problem("file-empty", path)])


def find_characters(pattern: re.Pattern[str], code: str, text: str, path: str) -> list[Problem]:
    """Return one problem per line on which a forbidden character stands."""
    found: dict[int, Problem] = {}
    for match in pattern.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        if line not in found:
            key = KEY_OF_LINE.match(pattern.sub("", text.split("\n")[line - 1])) if line > 1 else None
            name = key.group(1) if key and text.startswith("---") else ""
            found[line] = Problem(code, path, line, name, {"hex": f"{ord(match.group()):04X}"})
    return list(found.values())


def likely_encoding(data: bytes) -> tuple[str, str]:
    """Return a guess at the code page of bytes that are not UTF-8, worded in both languages."""
    high = [byte for byte in data if byte >= 0x80]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data.count(0) > len(data) // 4:
        name = "UTF-16"
    elif sum(byte in WINDOWS_1257_LETTERS for byte in high) * 2 >= len(high):
        name = "Windows-1257"
    else:
        return "", ""
    return f" (panašu į {name})", f" (looks like {name})"
