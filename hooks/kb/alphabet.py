"""The Lithuanian alphabet: order, letters of an index, and folding to plain Latin."""

from __future__ import annotations

import re
import unicodedata

# Order of Lithuanian dictionaries (State Commission of the Lithuanian Language; CLDR collation for lt): letters with
# a tail, a dot or a macron stand with their base letter and differ from it only when all else is equal; y stands with i;
# č, š, ž are letters of their own.
BASE = {"ą": "a", "ę": "e", "ė": "e", "į": "i", "y": "i", "ų": "u", "ū": "u"}
ALPHABET = "abcčdefghijklmnopqrsštuvwxzž"
RANK = {letter: place for place, letter in enumerate(ALPHABET)}
VARIANT = {letter: place for place, letter in enumerate("aąeęėiįyuųū")}
INDEX_LETTERS = {"a": "A Ą", "e": "E Ę Ė", "i": "I Į Y", "u": "U Ų Ū"}
# Letters that Unicode does not take apart.
PLAIN = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "œ": "oe"})
SortKey = tuple[tuple[int, ...], tuple[int, ...], str]


def fold(text: str) -> str:
    """Return lower-case plain Latin: „Žmogus“ → „zmogus“, „Ålesund“ → „alesund“."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN))
    return "".join(char for char in apart if not unicodedata.combining(char))


def slug(text: str) -> str:
    """Return an address of a–z, 0–9 and hyphens: „Ko pasimokyti?“ → „ko-pasimokyti“."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def sort_key(text: str) -> SortKey:
    """Return the key that orders Lithuanian text as dictionaries do; punctuation does not count, digits stand first."""
    letters, variants = [], []
    for char in text.casefold():
        base = BASE.get(char, char)
        if base not in RANK and base.isalpha():
            base = fold(base)[:1]
        if base in RANK:
            letters.append(100 + RANK[base])
            variants.append(VARIANT.get(char, 0))
        elif char.isdigit():
            letters.append(10 + int(char))
            variants.append(0)
        elif char.isspace() and letters and letters[-1] != 1:
            letters.append(1)
            variants.append(0)
    return tuple(letters), tuple(variants), text


def index_letter(text: str) -> str:
    """Return the heading a word stands under: „Įveiklinimas“ → „I Į Y“, „2014 m.“ → „0–9“."""
    for char in text.casefold():
        base = BASE.get(char, char)
        if base.isdigit():
            return "0–9"
        if base.isalpha():
            base = base if base in RANK else fold(base)[:1]
            return INDEX_LETTERS.get(base, base.upper())
    return "0–9"
