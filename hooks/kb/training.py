"""What the pages of a day of the training show beside its own record: what to read before, what to bring, its exercises."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from kb.body import Body
from kb.content import Content, Entry
from kb.model import Case, Exercise, Session, Term, Worksheet
from kb.model.session import Block, Step
from kb.text import reading
from kb.vocabulary import InstitutionType

if TYPE_CHECKING:
    from kb.rendering import Rendered  # the check of the content does without Markdown

READERS = (InstitutionType.museum, InstitutionType.library, InstitutionType.culture_centre, InstitutionType.other)
"""Types of institutions that a reading list is made for; the last stands for all the rest."""
MOST_OWN, MOST, FEWEST = 4, 5, 3
"""Cases a reader gets: of her own type at most, altogether at most, and altogether at least."""
PARTS = {"about": "Apie ką ši diena", "prepare": "Ko pasiimti ir ką pasiruošti", "take_away": "Ką išsinešite"}
"""Sections of a day's text that other pages use."""


@dataclass(frozen=True)
class Deed:
    """A field of a worksheet in which a participant writes what she will do; of a table, which columns say what."""

    sheet: str
    field: str
    what: str = ""
    by: str = ""
    who: str = ""
    about: str = ""


DEEDS = (
    Deed("sesijos-griztamasis-rysys", "action_30"),
    Deed("inovacijos-idejos-lapas", "next_step"),
    Deed("iveiklinimo-koncepcijos-drobe", "steps_30"),
    Deed("iveiklinimo-koncepcijos-drobe", "quick_wins", what="what", by="by", who="owner"),
    Deed("prototipo-lapas", "change"),
    Deed("prototipo-lapas", "next_test"),
    Deed("lesu-pritraukimo-planas", "prospects", what="next", by="by", who="owner", about="name"),
    Deed("lesu-pritraukimo-planas", "calendar", what="activity", by="end", who="owner"),
)
"""Where the plan of thirty days looks for a reader's own deeds."""
ITEM = re.compile(r"<li>\s*(.*?)\s*</li>", re.DOTALL)


@dataclass(frozen=True)
class Day:
    """A day of the training together with the entries it names."""

    entry: Entry[Session]
    content: Content

    @property
    def meta(self) -> Session:
        """The record of the day."""
        return self.entry.meta

    @property
    def cases(self) -> list[Entry[Case]]:
        """Cases to read before the day."""
        return [self.content.cases[case] for case in self.meta.before.cases if case in self.content.cases]

    @property
    def terms(self) -> list[Entry[Term]]:
        """Terms of the day."""
        return [self.content.terms[term] for term in self.meta.before.terms if term in self.content.terms]

    @property
    def worksheets(self) -> list[Entry[Worksheet]]:
        """Worksheets of the day."""
        return [self.content.worksheets[sheet] for sheet in self.meta.worksheets if sheet in self.content.worksheets]

    @property
    def exercises(self) -> list[Entry[Exercise]]:
        """Exercises of the day, each once, in the order of the agenda."""
        names = dict.fromkeys(block.method for block in self.meta.blocks if block.method)
        return [self.content.exercises[name] for name in names if name in self.content.exercises]

    def cases_for(self, reader: InstitutionType) -> list[Entry[Case]]:
        """Return the three to five cases for a reader: of her own type first, then those that concern everybody."""
        own = [case for case in self.cases if case.meta.institution.type is reader]
        common = [case for case in self.cases if case.meta.institution.type not in READERS[:-1]]
        if reader is READERS[-1]:
            firsts = (next((c for c in self.cases if c.meta.institution.type is kind), None) for kind in READERS[:-1])
            return [*common, *(case for case in firsts if case)][:MOST]
        return [*own[:MOST_OWN], *common][:MOST]

    def readers_of(self, case: Entry[Case]) -> list[InstitutionType]:
        """Return the types of institutions that are to read a case."""
        return [reader for reader in READERS if case in self.cases_for(reader)]

    @property
    def reading_list(self) -> list[Entry[Case]]:
        """Cases that somebody is to read, in the order of the day's file."""
        return [case for case in self.cases if self.readers_of(case)]

    def minutes(self, reader: InstitutionType) -> int:
        """Return the minutes it takes a reader to prepare: her cases and the terms of the day."""
        entries: list[Body] = [e.body for e in (*self.cases_for(reader), *self.terms)]
        return sum(reading(body.words) for body in entries)

    @property
    def materials(self) -> list[str]:
        """What must lie on the tables, each thing once, in the order in which it is needed."""
        return list(dict.fromkeys(thing for block in self.meta.blocks for thing in self.materials_of(block)))

    def materials_of(self, block: Block) -> list[str]:
        """Return what a part of the agenda needs: as the agenda says, or as its exercise says."""
        exercise = self.content.exercises.get(block.method or "")
        return block.materials or (exercise.meta.materials if exercise else [])

    def time_of(self, exercise: Entry[Exercise]) -> list[Block]:
        """Return the parts of the agenda in which an exercise is done."""
        return [block for block in self.meta.blocks if block.method == exercise.id]

    def timed_steps(self, exercise: Entry[Exercise]) -> list[tuple[int, Step]]:
        """Return each step with the minute since midnight at which it begins, over the breaks that part the exercise."""
        blocks = iter(self.time_of(exercise))
        block = next(blocks)
        at, found = block.start, []
        for step in exercise.meta.steps:
            while at >= block.end and (following := next(blocks, None)):
                at, block = following.start + at - block.end, following
            found.append((at, step))
            at += step.minutes
        return found


def days(content: Content) -> Iterator[Day]:
    """Yield the days of the training in order."""
    for entry in content.sessions.values():
        yield Day(entry, content)


def items(body: Rendered, title: str) -> list[str]:
    """Return the items of a section's list as HTML."""
    section = body.section(title)
    return ITEM.findall(section.html) if section else []


def deed_data(content: Content, href: Callable[[str], str]) -> list[dict[str, str]]:
    """Return the deeds as the script of the plan reads them: with the names and addresses of their sheets."""
    known = [deed for deed in DEEDS if deed.sheet in content.worksheets]
    sheets = content.worksheets
    return [{**asdict(d), "title": sheets[d.sheet].heading, "href": href(sheets[d.sheet].url)} for d in known]
