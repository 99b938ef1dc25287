"""Bytes of a content file → clean text: UTF-8, LF, NFC, without invisible characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from kb.problems import Problem

MAX_KILOBYTES = 200
# Letters that Lithuanian text has in Windows-1257 where UTF-8 never stands alone: ą č ę ė į š ų ū ž and capitals.
WINDOWS_1257_LETTERS = frozenset(b"\xe0\xe8\xe6\xeb\xe1\xf0\xf8\xfb\xfe\xc0\xc8\xc6\xcb\xc1\xd0\xd8\xdb\xde")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e"
    "\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
# Letters and quotes that were UTF-8, were read as Windows-1252 and saved again; letters already lost; marks piled up.
GARBLED = re.compile("Ä[…—™¯\u0085]|Å[¡¾³«²ª½]|Ä[Œœ]|â€[žœ“”™¦]|Ã[¤¥¦¸©¶]|\ufffd|[\u0300-\u036f]{3,}")
WORD = re.compile(r"[^\W\d_]{2,}")
OTHER_SCRIPT = re.compile("[\u0370-\u03bb\u03bd-\u03ff\u0400-\u052f]")
# letters for mathematics and for Chinese type: they look like ours, and no search finds them
STRANGE = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]")
CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
LATIN = re.compile("[A-Za-zÀ-ɏ]")
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
    if b"\x00" in data and data.count(0) > len(data) // 8:
        return Text(None, [Problem("encoding-invalid", path, 1, args={"guess": likely_encoding(data)})])
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
    problems += spoilt_words(text, path)
    problems += [Problem("text-conflict", path, text.count("\n", 0, one.start()) + 1) for one in CONFLICT.finditer(text)]
    return Text(text, problems) if text.strip() else Text(None, [*problems, Problem("file-empty", path)])


def spoilt_words(text: str, path: str) -> Iterator[Problem]:
    """Yield words that a wrong encoding spoilt, and words in which letters of two alphabets are mixed."""
    if text.isascii():
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.isascii():
            continue
        if match := GARBLED.search(line):
            yield Problem("text-garbled", path, number, args={"value": around(line, match.start())})
        elif match := STRANGE.search(line):
            yield Problem("text-letters", path, number, args={"value": around(line, match.start())})
        elif OTHER_SCRIPT.search(line):
            mixed = (word.group() for word in WORD.finditer(line) if OTHER_SCRIPT.search(word.group()))
            if word := next((word for word in mixed if LATIN.search(word)), ""):
                yield Problem("text-alphabet", path, number, args={"value": word})


def around(line: str, place: int) -> str:
    """Return the word at a place of a line."""
    begin, end = line.rfind(" ", 0, place) + 1, line.find(" ", place)
    return line[begin : end if end > 0 else len(line)]


def find_characters(pattern: re.Pattern[str], code: str, text: str, path: str) -> list[Problem]:
    """Return one problem per line on which a forbidden character stands."""
    found: dict[int, Problem] = {}
    if not pattern.search(text):
        return []
    metadata = metadata_lines(text)
    for line, content in enumerate(text.split("\n"), 1):
        if match := pattern.search(content):
            key = KEY_OF_LINE.match(pattern.sub("", content)) if 1 < line < metadata else None
            name = key.group(1) if key else ""
            found[line] = Problem(code, path, line, name, {"hex": f"{ord(match.group()):04X}"})
    return list(found.values())


def metadata_lines(text: str) -> int:
    """Return the number of the line that closes the metadata, or 0."""
    lines = text.split("\n")
    return (
        next((n for n, line in enumerate(lines, 1) if n > 1 and line.rstrip() == "---"), 0)
        if lines[0].startswith("---")
        else 0
    )


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
