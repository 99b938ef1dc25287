"""Where the terms of a glossary are named in a text: words are looked up one by one, and the longest name wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kb.content import Entry
from kb.declension import CASES, EVERY_CELL
from kb.model import Term
from kb.names import WORD, Names, Start, Starts, names, starts
from kb.vocabulary import TermCategory

CLOSING = {"“": "„", ")": "("}
SENTENCE_END = re.compile(r"(?:^|[.!?…:])[\s„“()–-]*$")
SHORTENING = re.compile(
    r"(?:^|[\s(])(?:\w|proc|mln|mlrd|tūkst|Nr|pvz|val|min|mėn|kt|sav|vad|angl|norv|lot|liet|psl|str|red)\.\s*$"
)
"""„2021 m.“ ends no sentence."""
SEEN = 60
"""Characters before a word that tell whether it begins a sentence or continues a name."""
NAME_START = re.compile(r"[A-ZĄČĘĖĮŠŲŪŽ][a-ząčęėįšųūž]+(?: [a-ząčęėįšųūž]+)?,?(?: ir| bei)? $")
NAME_END = re.compile(
    r"(?:,? (?:ir |bei )?[a-ząčęėįšųūž]+){0,2} (?:agentūr|akademij|apdovanojim|asociacij|biur|centr|draugij|"
    r"festival|fond|forum|gatv|institut|klub|konferencij|įstatym|kodeks|ministerij|registr|slėn|strategij|sąjung|"
    r"taryb|tarnyb|universitet)[a-ząčęėįšųūž]*"
)
"""Between such words a genitive belongs to a name: „Mokslo, inovacijų ir technologijų agentūra“."""
OTHER_LAND = re.compile(
    r"(?:\b[A-ZČŠŽ][a-ząčęėįšųūž]+[ijn]os|JAV|Nyderlandų|Lichtenšteino|Kanados|LTSR|TSRS|SSRS|[Tt]arpukario|[Pp]rieškario|"
    r"[Ss]ovietų|miesto|\b(?i:suomi|vokieči|dan|šved|norveg|latvi|est|lenk|rus|ukrainieči|island|prancūz|brit)ų) $"
)
"""„Danijos Kultūros ministerija“ is not ours; no Lithuanian town ends so in the genitive, and neither does „Lietuvos“."""
GENITIVE = 1 << 1 | 1 << 1 + CASES
ADDRESS = re.compile(r"[@/_]|\.[a-z]")
"""What follows a word of an address: „leader.lt“."""
Beside = Callable[[], str]


class Found(NamedTuple):
    """A place in a text where a term is named."""

    start: int
    end: int
    term: str


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All names of a glossary by the forms of their first words; equal only to itself."""

    starts: dict[str, Starts]
    urls: dict[str, str]
    """Addresses of the terms by id."""
    home: frozenset[str]
    """Institutions of Lithuania: in a text about another country their short names mean others."""

    def find(self, text: str, before: str = "", beside: Beside | None = None, seen: Container[str] = ()) -> list[Found]:
        """Return the terms in a text which were not `seen`, none of which overlap; `before` is what precedes it in its
        paragraph, and `beside` gives what stands around it, in small letters.
        """
        found: list[Found] = []
        plain = WORD.findall(text)
        if self.starts.keys().isdisjoint(plain):
            return found
        candidates = self.candidates(plain)
        words = list(WORD.finditer(text)) if candidates else []
        reached = 0
        for place, group in candidates:
            begin = words[place].start()
            for start in group if place >= reached else ():
                last, cells = reach(start, text, words, place)
                if not cells or (start.begins and not begins_sentence(before, text, begin)):
                    continue
                if place < reached != last + 1:
                    break  # a name of the same words may have other company; a shorter one is not looked for in it
                reached = last + 1
                term, end = start.name.term, words[last].end()
                if term and term not in seen and self.stands(start, cells, text, begin, end):
                    needed = start.name.beside
                    if needed and not needed.met(beside() if beside else text.lower()):
                        continue
                    found.append(Found(begin, closed(text, begin, end), term))
                break
        return found

    def stands(self, start: Start, cells: int, text: str, begin: int, end: int) -> bool:
        """Tell whether a name stands for itself, and not for an institution of another country or time, as the word before
        it may say.
        """
        if not stands(start, cells, text, begin, end):
            return False
        is_home = start.name.term in self.home and text[begin].isupper()
        return not (is_home and OTHER_LAND.search(text, max(0, begin - SEEN), begin))

    def candidates(self, words: list[str]) -> list[tuple[int, tuple[Start, ...]]]:
        """Return the places of words with which names begin, and the names, the longest first."""
        found, starts, last = [], self.starts, len(words) - 1
        for place, word in enumerate(words):
            if word in starts:
                alone, longer = starts[word]
                if longer and place < last and (names := longer.get(words[place + 1])):
                    alone = names + alone
                if alone:
                    found.append((place, alone))
        return found


def reach(start: Start, text: str, words: list[re.Match[str]], place: int) -> tuple[int, int]:
    """Return the number of the last word of a name that begins at a word, and the cases in which all its words agree."""
    cells = start.cells
    for slot in start.name.slots[1:]:
        place += 1
        if place == len(words):
            return place - 1, 0
        cells &= slot.forms.get(words[place][0], 0)
        if not cells or " ".join(text[words[place - 1].end() : words[place].start()].split()) != slot.gap:
            return place, 0
    return place, cells


def begins_sentence(before: str, text: str, place: int) -> bool:
    """Tell whether a sentence begins at a place of a text."""
    end = before + text[:place] if place < SEEN else text[place - SEEN : place]
    return bool(SENTENCE_END.search(end)) and not SHORTENING.search(end)


def stands(start: Start, cells: int, text: str, begin: int, end: int) -> bool:
    """Tell whether a name stands for itself: not in a citation or an address, not in a longer name, and not in a quotation
    that begins with a capital (that is a name or somebody's words), unless the term is all of it.
    """
    if ADDRESS.match(text, end) or text[max(0, begin - 1) : begin] in ("@", "/", ".", "_"):
        return False
    if text.rfind("[^", 0, begin) > text.rfind("]", 0, begin):
        return False
    if cells & GENITIVE and cells != EVERY_CELL and not start.name.proper and NAME_END.match(text, end):
        return text[begin].islower() and not NAME_START.search(text[max(0, begin - SEEN) : begin])
    quote = text.rfind("„", 0, begin)
    closing = text.find("“", quote) if quote >= 0 else -1
    if closing < end or text[quote + 1].islower():
        return True
    return not start.begins and begin == quote + 1 and end == closing


def closed(text: str, begin: int, end: int) -> int:
    """Return the end of a name with the quotation mark or bracket that closes what it opened."""
    opening = CLOSING.get(text[end : end + 1])
    return end + 1 if opening and opening in text[begin:end] else end


def lexicon(terms: Iterable[Entry[Term]]) -> Lexicon:
    """Return the lexicon of terms; the same names and addresses give the same lexicon again."""
    return made(tuple((names(entry.meta), entry.url) for entry in terms))


@lru_cache(maxsize=4)
def made(terms: tuple[tuple[Names, str], ...]) -> Lexicon:
    """Return the lexicon of names and addresses."""
    home = frozenset(term.id for term, _ in terms if term.category is TermCategory.institution)
    return Lexicon(starts([term for term, _ in terms]), {term.id: url for term, url in terms}, home)
