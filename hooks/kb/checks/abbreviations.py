"""Abbreviations that a reader meets without being told what they mean.

One is known when the glossary has it, when `abbreviations.txt` lists it, or when the same file explains it in brackets:
„Duomenų mainų svetainė (DMS)“ or „DMS (duomenų mainų svetainė)“.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kb.body import MAX_LINE, plain
from kb.content import Content, Entry
from kb.model import Record, Term
from kb.problems import Problem
from kb.prose import passages

CAPITALS = "A-ZĄČĘĖĮŠŲŪŽ"
ABBREVIATION = re.compile(rf"(?<![\w./-])[{CAPITALS}]{{2,}}\+?(?![\w+])(?!-[\w-]*\d)(?!\.\w)")
EXPLAINED = re.compile(rf"\((?:[{CAPITALS}]+\+?, )?(?:angl\. |liet\. )?$")
"""What stands before an abbreviation that explains what precedes the bracket: „(“, „(EBPO, angl. “."""
ROMAN = re.compile(r"[IVXLC]+")
HIDDEN = re.compile(r"„[^„“]*“|https?://\S+|<[^>]*>|\S+@\S+")
"""Names in quotation marks and addresses."""
STEM = 4
"""Letters that an abbreviation has at least, for its ending to be declined: INVEGA, INVEGOS."""


def check(content: Content) -> Iterator[Problem]:
    """Yield each unknown abbreviation of a file once, where it first stands."""
    known = general() | {word for entry in content.of(Term) for word in words_of(entry.meta)}
    stems = {word[:-1] for word in known if len(word) > STEM}
    for entry in content.entries:
        for word, line in unexplained(entry).items():
            if word not in known and not (len(word) > STEM and any(word.startswith(stem) for stem in stems)):
                yield Problem("abbreviation-unknown", entry.path, line, args={"value": word})


def words_of(term: Term) -> set[str]:
    """Return the abbreviations that stand in the names of a term."""
    return set(re.findall(rf"[{CAPITALS}][{CAPITALS}\d]+\+?", " ".join((*term.names, *term.forms))))


@lru_cache(maxsize=8192)
def unexplained(entry: Entry[Record]) -> dict[str, int]:
    """Return the abbreviations that a file does not explain in brackets, with the lines on which they first stand."""
    found: dict[str, int] = {}
    explained: set[str] = set()
    texts = [(line, text) for _, line, text in passages(entry)]
    texts += [(block.line, plain(block.text[:MAX_LINE])) for block in entry.body.blocks]
    for line, text in texts:
        if not ABBREVIATION.search(text) or (text.isupper() and " " in text):
            continue
        words = HIDDEN.sub(" ", text)
        for match in ABBREVIATION.finditer(words):
            word = match.group()
            if EXPLAINED.search(words[: match.start()]) or words[match.end() : match.end() + 2] == " (":
                explained.add(word)
            if not ROMAN.fullmatch(word):
                found.setdefault(word, line)
    return {word: line for word, line in found.items() if word not in explained}


@lru_cache
def general() -> frozenset[str]:
    """Return the abbreviations that need no explanation."""
    text = (Path(__file__).parent.parent / "abbreviations.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
