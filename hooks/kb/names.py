"""Names of terms in every form, by the first word: what `kb.lexicon` looks up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kb.declension import ENDINGS, EVERY_CELL, attribute, forms
from kb.layout import lower_first
from kb.model import Term
from kb.vocabulary import TermCategory

WORD = re.compile(r"[\w’'+-]+")
BRACKETS = re.compile(r"\s*\([^()]*\)")
SHORT = 3
"""Letters of an abbreviation up to which it is marked only in company."""
FIELD = (
    "finans-", "paraišk-", "pareiškėj-", "lėš-", "dotacij-", "subsid-", "projekt-", "param-", "biudžet-", "išlaid-",
    "pirkim-", "fond-", "program-", "kvietim-", "ministerij-", "tarnyb-", "agentūr-", "institucij-", "gair-", "įstatym-",
    "inovacij-", "strategij-", "statusas", "MTEP", "ES", "Eur", "mln", "EEE", "CPVA", "LKT", "NVO",
)  # fmt: skip
"""Company of short abbreviations, unless a term names its own."""
PROPER = (TermCategory.fund, TermCategory.institution)
"""Categories most of whose terms are proper names: capitals are expected inside sentences."""


class Slot(NamedTuple):
    """A word of a name: what stands before it, and its forms with the cases in which they stand."""

    gap: str
    forms: dict[str, int]


class Company(NamedTuple):
    """Words of a field, of which one must stand nearby: how each begins, in small letters, and its forms (none: any)."""

    words: tuple[tuple[str, frozenset[str]], ...]

    def met(self, text: str) -> bool:
        """Tell whether one of the words stands in a text in small letters. A pattern would take five times as long."""
        for beginning, every in self.words:
            place = text.find(beginning)
            while place >= 0:
                if not text[place - 1 : place].isalnum():
                    word = WORD.match(text, place) if every else None
                    if not word or word.group() in every:
                        return True
                place = text.find(beginning, place + 1)
        return False


class Name(NamedTuple):
    """A name that leads to a term, or to nothing: then it keeps its words from being taken for terms."""

    term: str
    slots: tuple[Slot, ...]
    proper: bool = False
    beside: Company | None = None
    """What must stand nearby, or in the name itself; none: it is marked anywhere."""


class Start(NamedTuple):
    """A name whose first word stands in a certain form."""

    name: Name
    cells: int
    begins: bool
    """Whether the form has a capital that it owes to the beginning of a sentence."""


class Starts(NamedTuple):
    """All names that begin with one form: single words, and longer ones by the form of their second word, longest first."""

    alone: tuple[Start, ...]
    longer: dict[str, tuple[Start, ...]]


class Names(NamedTuple):
    """What a term is called, as its file says."""

    id: str
    term: str
    others: tuple[str, ...]
    """Abbreviation and synonyms."""
    forms: tuple[str, ...]
    avoid: tuple[str, ...]
    beside: tuple[str, ...]
    category: TermCategory

    @property
    def headwords(self) -> dict[str, bool]:
        """The term as it stands inside a sentence, also without its brackets, and whether it may be capitalised there."""
        found = {}
        for phrase in (self.term, BRACKETS.sub("", self.term)):
            free = self.category in PROPER or len(WORD.findall(phrase)) > 1
            found[phrase if free else lower_first(phrase)] = free
        return found


def names(term: Term) -> Names:
    """Return what a term is called."""
    others = filter(None, (term.abbreviation, *term.synonyms))
    return Names(
        term.id, term.term, tuple(others), tuple(term.forms), tuple(term.avoid_forms), tuple(term.only_beside), term.category
    )


def starts(terms: Iterable[Names]) -> dict[str, Starts]:
    """Return names by the forms of their first words; what an author keeps from being marked is stronger than a headword,
    a headword than an abbreviation or a synonym.
    """
    found: dict[str, list[Start]] = {}
    for term in terms:
        for phrase in term.avoid:
            enter(found, Name("", slots(phrase)))
    for term in terms:
        beside = company(term.beside)
        proper = term.category in PROPER
        for phrase, free in term.headwords.items():
            enter(found, Name(term.id, slots(phrase), proper, beside), free=free)
        for phrase in term.others:
            needed = beside or (SHORT_FIELD if is_short(phrase) else None)
            enter(found, Name(term.id, slots(phrase), proper, needed))
            for form in with_endings(phrase):
                enter(found, Name(term.id, slots(form, declined=False), proper, needed))
        for phrase in term.forms:
            enter(found, Name(term.id, slots(phrase, declined=False), proper))
    return {form: sorted_out(group) for form, group in found.items()}


def sorted_out(group: list[Start]) -> Starts:
    """Return names that begin with one form: more words first, then those whose capital is their own."""
    group = sorted(group, key=lambda start: (-len(start.name.slots), start.begins))
    longer: dict[str, list[Start]] = {}
    for start in group:
        for form in start.name.slots[1].forms if len(start.name.slots) > 1 else ():
            longer.setdefault(form, []).append(start)
    alone = tuple(start for start in group if len(start.name.slots) == 1)
    return Starts(alone, {form: tuple(found) for form, found in longer.items()})


def company(listed: Iterable[str]) -> Company | None:
    """Return the words of a field: „testamentas“ is met in every form, „paraišk-“ in every word that begins so."""
    found = []
    for word in listed:
        every = frozenset() if word.endswith("-") else frozenset(map(str.lower, forms(word)))
        found.append((shared_beginning(every) if every else word[:-1].lower(), every))
    return Company(tuple(found)) if found else None


def shared_beginning(words: frozenset[str]) -> str:
    """Return the letters with which all words begin."""
    first, last = min(words), max(words)
    return first[: next((n for n, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))]


def is_short(phrase: str) -> bool:
    """Tell whether a name is an abbreviation so short that it means something else elsewhere: „KT“, „S3“, „NKL“."""
    return len(phrase) <= SHORT and phrase[:2].upper() == phrase[:2]


SHORT_FIELD = company(FIELD)


def slots(phrase: str, *, declined: bool = True) -> tuple[Slot, ...]:
    """Return the words of a name with their forms; an attribute may also stand in the plural („projektų sutartys“)."""
    found, end = [], 0
    for match in WORD.finditer(phrase):
        word = match.group()
        choices = {word: EVERY_CELL}
        if declined:
            choices = forms(word) | ({attribute(word): EVERY_CELL} if match.end() < len(phrase) else {})
        found.append(Slot(" ".join(phrase[end : match.start()].split()), choices))
        end = match.end()
    return tuple(found)


def with_endings(name: str) -> list[str]:
    """Return an abbreviation with the endings that some write after a hyphen: „ERPF-o“."""
    return [f"{name}-{ending}" for ending in ENDINGS] if name.isupper() and name.isalpha() else []


def enter(found: dict[str, list[Start]], name: Name, *, free: bool = False) -> None:
    """Enter a name under the forms of its first word: a small letter may be a capital where a sentence begins; a free
    name may be written either way anywhere."""
    for form, cells in name.slots[0].forms.items() if name.slots else ():
        found.setdefault(form, []).append(Start(name, cells, begins=False))
        other = form[:1].swapcase() + form[1:]
        if other != form and not form[1:2].isupper() and (free or form[0].islower()):
            found.setdefault(other, []).append(Start(name, cells, begins=not free))
