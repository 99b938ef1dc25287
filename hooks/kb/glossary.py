"""Terms by letter, by language, by category and by programming period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kb.alphabet import fold, index_letter, sort_key
from kb.content import Content, Entry
from kb.model import Term
from kb.scales import PERIODS
from kb.vocabulary import TermCategory, TermStatus

FUNDING = "finansavimas"
NORWEGIAN = "abcdefghijklmnopqrstuvwxyzæøå"
Letters = tuple[tuple[str, tuple["Line", ...]], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an index: a term, or another name that leads to it."""

    name: str
    entry: Entry[Term]
    see: bool
    """Whether the name is not the term itself."""
    language: str = "lt"


@dataclass(frozen=True)
class Glossary:
    """All indexes of the terms."""

    terms: tuple[Entry[Term], ...]
    letters: Letters
    whole: tuple[tuple[str, tuple[Entry[Term], ...]], ...]
    """Terms alone, under their letters."""
    english: Letters
    norwegian: Letters
    abbreviations: tuple[Line, ...]
    categories: tuple[tuple[TermCategory, tuple[Entry[Term], ...]], ...]
    periods: tuple[tuple[str, tuple[Entry[Term], ...]], ...]
    historical: tuple[Entry[Term], ...]
    narrower: dict[str, tuple[Entry[Term], ...]]
    """Terms that name this one (by id) as broader."""
    successors: dict[str, tuple[Entry[Term], ...]]
    """What came after a historical term (by id), the nearest first."""
    confused_by: dict[str, tuple[tuple[Entry[Term], str], ...]]
    """Terms that warn of this one (by id), and why, where this one does not warn of them."""
    funding: int
    mtep: int

    @property
    def filter_data(self) -> dict[str, dict[str, Any]]:
        """What the filter of the index must know of each term, by id, beside the lines of the index themselves."""
        return {
            entry.id: {
                "n": [*entry.meta.not_recommended, *entry.meta.forms],
                "en": [name for name in (entry.meta.en, entry.meta.en_abbreviation) if name],
                "no": [entry.meta.no] if entry.meta.no else [],
                "g": entry.meta.category.value,
                "s": entry.meta.status.value,
                "p": entry.meta.periods,
            }
            for entry in self.terms
        }


def glossary(content: Content) -> Glossary:
    """Return the indexes of the content's terms."""
    terms = tuple(content.terms.values())
    funding = sum(f"/{FUNDING}/" in entry.path for entry in terms)
    return Glossary(
        terms=terms,
        letters=by_letter((line for entry in terms for line in names(entry)), sort_key, index_letter),
        whole=tuple((head, tuple(group)) for head, group in groupby(terms, key=lambda entry: index_letter(entry.heading))),
        english=by_letter((line for entry in terms for line in english(entry)), english_key, english_letter),
        norwegian=by_letter((line for entry in terms for line in norwegian(entry)), norwegian_key, norwegian_letter),
        abbreviations=tuple(sorted((line for e in terms for line in short(e)), key=lambda line: sort_key(line.name))),
        categories=grouped(TermCategory, terms, lambda meta: [meta.category]),
        periods=grouped(PERIODS, terms, lambda meta: meta.periods),
        historical=tuple(entry for entry in terms if entry.meta.status is TermStatus.historical),
        narrower={e.id: found for e in terms if (found := tuple(other for other in terms if e.id in other.meta.broader))},
        successors={entry.id: found for entry in terms if (found := tuple(later(content.terms, entry)))},
        confused_by=warnings(terms),
        funding=funding,
        mtep=len(terms) - funding,
    )


def by_letter(lines: Iterable[Line], key: Callable[[str], Any], letter: Callable[[str], str]) -> Letters:
    """Return lines in order, under their letters."""
    in_order = sorted(lines, key=lambda line: (key(line.name), line.entry.id))
    return tuple((head, tuple(group)) for head, group in groupby(in_order, key=lambda line: letter(line.name)))


def grouped(words: Iterable[Any], terms: Iterable[Entry[Term]], of: Callable[[Term], Iterable[Any]]) -> tuple[Any, ...]:
    """Return (word, terms that have it), in the order of the words, without those that no term has."""
    found = ((word, tuple(entry for entry in terms if word in of(entry.meta))) for word in words)
    return tuple((word, entries) for word, entries in found if entries)


def short_names(entry: Entry[Term]) -> list[str]:
    """Return the abbreviation and the synonyms of a term, each once, without the term itself."""
    others = {name for name in (entry.meta.abbreviation, *entry.meta.synonyms) if name and name != entry.meta.term}
    return sorted(others)


def names(entry: Entry[Term]) -> list[Line]:
    """Return the lines under which a term stands: itself, its abbreviation and its synonyms."""
    return [Line(entry.meta.term, entry, see=False), *(Line(name, entry, see=True) for name in short_names(entry))]


def english(entry: Entry[Term]) -> list[Line]:
    """Return the lines of a term in the English index."""
    found = dict.fromkeys(filter(None, (entry.meta.en, entry.meta.en_abbreviation)))
    return [Line(name, entry, see=name != entry.meta.en, language="en") for name in found]


def norwegian(entry: Entry[Term]) -> list[Line]:
    """Return the lines of a term in the Norwegian index."""
    return [Line(entry.meta.no, entry, see=False, language="no")] if entry.meta.no else []


def short(entry: Entry[Term]) -> list[Line]:
    """Return the Lithuanian abbreviation of a term and the English one, when it is another."""
    term = entry.meta
    found = [Line(term.abbreviation, entry, see=False)] if term.abbreviation else []
    if term.en_abbreviation and term.en_abbreviation != term.abbreviation:
        found.append(Line(term.en_abbreviation, entry, see=True, language="en"))
    return found


def later(terms: dict[str, Entry[Term]], entry: Entry[Term]) -> Iterator[Entry[Term]]:
    """Yield what a term is called now, and what that is called now, until a circle closes."""
    seen = {entry.id}
    while (name := entry.meta.now_called) and name in terms and name not in seen:
        seen.add(name)
        entry = terms[name]
        yield entry


def warnings(terms: Iterable[Entry[Term]]) -> dict[str, tuple[tuple[Entry[Term], str], ...]]:
    """Return what `Glossary.confused_by` holds."""
    found: dict[str, list[tuple[Entry[Term], str]]] = {}
    own = {entry.id: {item.term for item in entry.meta.not_to_confuse} for entry in terms}
    for entry in terms:
        for item in entry.meta.not_to_confuse:
            if entry.id not in own.get(item.term, set()):
                found.setdefault(item.term, []).append((entry, item.why))
    return {term: tuple(items) for term, items in found.items()}


def english_key(text: str) -> str:
    """Return the key of an English index: letters and digits only, word by word."""
    return " ".join("".join(char for char in word if char.isalnum()) for word in fold(text).split())


def english_letter(text: str) -> str:
    """Return the letter an English name stands under."""
    first = english_key(text).lstrip()[:1].upper()
    return first if first.isalpha() else "0–9"


def norwegian_key(text: str) -> list[int]:
    """Return the key of the Norwegian alphabet, in which æ, ø and å stand last; words part where a space stands."""
    return [NORWEGIAN.find(char) for char in text.casefold() if char in NORWEGIAN or char == " "]


def norwegian_letter(text: str) -> str:
    """Return the letter a Norwegian name stands under."""
    return next((char.upper() for char in text.casefold() if char in NORWEGIAN), "0–9")
