"""Questions a reader may type for a headword: every ending, no diacritics, slips of the finger, beginnings, other names."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from kb.alphabet import fold
from kb.content import Content
from kb.model import Term
from paradigms import Paradigms

KEYS_NEAR = {
    row[n]: row[max(0, n - 1) : n] + row[n + 1 : n + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for n in range(len(row))
}
EXTRA = ("muziejuje", "bibliotekai", "projekto", "2026", "sąvoka", "pavyzdys")
SEVERAL = 6
"""Forms tried of a name of several words."""


class Question(NamedTuple):
    """What is typed, and the page it should find first."""

    kind: str
    text: str
    url: str


def questions(content: Content) -> list[Question]:
    """Return the questions of all classes for all terms, always the same."""
    chance = random.Random(7)
    paradigms = Paradigms()
    return list(
        dict.fromkeys(
            question for entry in content.terms.values() for question in of_term(entry.meta, entry.url, paradigms, chance)
        )
    )


def of_term(term: Term, url: str, paradigms: Paradigms, chance: random.Random) -> Iterator[Question]:
    """Yield the questions for one term."""
    name = term.term
    yield Question("exact", name, url)
    kind = "inflected" if len(name.split()) == 1 else "several words"
    inflected = list(inflections(name, paradigms, chance))
    for form in inflected:
        yield Question(kind, form, url)
        yield Question("no diacritics", fold(form), url)
        if len(form) >= 5:
            yield Question("typo, no diacritics, inflected", slip(fold(form), chance), url)
    if len(name) >= 5:
        for _ in range(2):
            yield Question("one typo", slip(name, chance), url)
        yield Question("prefix", name[: max(4, round(len(name) * 0.6))].strip(), url)
    for other in term.names[1:]:
        yield Question("other name", other, url)
    yield Question("headword + extra word", f"{name} {chance.choice(EXTRA)}", url)


def inflections(name: str, paradigms: Paradigms, chance: random.Random) -> Iterator[str]:
    """Yield the forms of a word, or some forms of a name of several words, each word in a form of its own."""
    words = re.findall(r"\w+|\W+", name)
    forms = [paradigms.forms(word.lower()) or [word] for word in words]
    if len(words) == 1:
        yield from (form for form in forms[0] if form != name.lower())
    elif any(len(found) > 1 for found in forms):
        for _ in range(SEVERAL):
            yield "".join(chance.choice(found[:24]) for found in forms)


def slip(text: str, chance: random.Random) -> str:
    """Return a text with one slip of the finger in its longest word: a letter lost, doubled, swapped or its neighbour on the keyboard."""
    word = max(re.findall(r"\w+", text), key=len)
    at = chance.randrange(1, len(word) - 1) if len(word) > 2 else 0
    plain = unicodedata.normalize("NFKD", word[at])[0].lower()
    other = chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
            word[:at] + chance.choice(KEYS_NEAR.get(plain) or "e") + word[at + 1 :],
        )
    )
    return text.replace(word, other, 1)
