"""The form of Lithuanian text: quotes, dashes, spaces, numbers, dates, currency; and the length of cases.

The rules are those of the State Commission of the Lithuanian Language for print: „ “ quotes, an en dash between
spaces, a comma in decimals, a no-break space between thousands, dates in words, the sum before „Eur“.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.body import CITATION, CODE, MAX_LINE, unlinked
from kb.content import Entry
from kb.model import Case, Record
from kb.problems import Problem
from kb.prose import passages
from kb.validation import name_of

MOST_WORDS = 1100
RULES = (
    ("lang-quotes", re.compile(r"[\"”«»‟]|(?:^|[\s(])“|''")),
    ("lang-dash", re.compile(r"\w+ - \w+|\w+ — \w+")),
    ("lang-spaces", re.compile(r"\S {2,}\S+")),
    ("lang-decimal", re.compile(r"(?<![\d.])\d+\.\d+[ \u00a0]?(?:proc|mln|mlrd|tūkst|Eur|eur|kron|NOK|kartų)")),
    ("lang-thousands", re.compile(r"(?<![\w.,/-])\d{5,}[ \u00a0](?:Eur|eur|kron|NOK|žmon|lankyt|skait|vaik|daly|knyg)\w*")),
    ("lang-date", re.compile(r"(?<![\w/.-])(?:19|20)\d\d-\d\d-\d\d(?![\w/-])")),
    ("lang-currency", re.compile(r"€|\bEUR\b|\beuras\b(?= \d)")),
)
DIGITS = tuple("0123456789")
SIGNS = {
    "lang-quotes": ('"', "”", "«", "»", "‟", "“", "''"),
    "lang-dash": (" - ", " — "),
    "lang-spaces": ("  ",),
    "lang-decimal": DIGITS,
    "lang-thousands": DIGITS,
    "lang-date": ("19", "20"),
    "lang-currency": ("€", "EUR", "euras"),
}
"""One of these stands in every text in which the rule finds something; they are found ten times faster than its pattern."""
HIDDEN = re.compile(r"https?://\S+")


def check(entry: Entry[Record]) -> Iterator[Problem]:
    """Yield faults of form in a body, and a case that is too long."""
    yield from form(entry)
    yield from metadata(entry)
    if isinstance(entry.meta, Case) and entry.body.words > MOST_WORDS:
        args = {"length": entry.body.words, "limits": MOST_WORDS}
        yield Problem("text-length", entry.path, entry.body.first_line, args=args)


def metadata(entry: Entry[Record]) -> Iterator[Problem]:
    """Yield the first fault of each rule in each text of the metadata that readers see, at its own line."""
    for location, line, text in passages(entry):
        for code, value in found(HIDDEN.sub("adresas", text)):
            yield Problem(code, entry.path, line, name_of(location), {"value": value})
        if location == ("title",) and len(text) > 12 and text.isupper():
            yield Problem("lang-capitals", entry.path, line, "title")


def form(entry: Entry[Record]) -> Iterator[Problem]:
    """Yield the first fault of each rule on each line of a body; code, addresses and source numbers are left out."""
    for number, line in enumerate(entry.body.text.split("\n"), entry.body.first_line):
        if line.startswith(("    ", "\t")) or len(line) > MAX_LINE:
            continue
        text = (CODE.sub("kodas", line) if "`" in line else line).strip().lstrip("|>-*# ")
        for code, value in found(HIDDEN.sub("adresas", CITATION.sub("", unlinked(text)))):
            yield Problem(code, entry.path, number, args={"value": value})


def found(text: str) -> Iterator[tuple[str, str]]:
    """Yield the code of each rule that a text breaks, and the first words that break it."""
    for code, pattern in RULES:
        if any(sign in text for sign in SIGNS[code]) and (match := pattern.search(text)):
            yield code, match.group().strip()
