"""Day of the training and its exercises."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from kb.model.base import Part, Titled
from kb.model.fields import Clock, Day, Minutes, Name, Note, Sentence, Slug, Slugs, Summary, Text
from kb.text import clock
from kb.vocabulary import BlockKind, Involvement

DayNumber = Annotated[int, Field(ge=1, le=3)]
LONG_BREAK = 60
"""Minutes from which a break parts the day in two."""


class Lecturer(Part):
    """Who leads the day, or a part of it."""

    name: Name = Field(title="Vardas arba organizacija")
    part: Name | None = Field(None, title="Kuri dalis")


class Block(Part):
    """One part of the agenda."""

    start: Clock = Field(title="Pradžia")
    minutes: Minutes = Field(title="Minutės")
    title: Name = Field(title="Pavadinimas")
    kind: BlockKind = Field(title="Rūšis")
    summary: Note | None = Field(None, title="Trumpai")
    method: Slug | None = Field(None, title="Užduotis")
    worksheet: Slug | None = Field(None, title="Lapas")
    materials: list[Name] = Field(default_factory=list, title="Priemonės")
    facilitator_note: Annotated[Text, Field(max_length=900)] | None = Field(None, title="Pastaba vedantiesiems")

    @property
    def end(self) -> int:
        """Minutes since midnight at which the part ends."""
        return self.start + self.minutes


class Before(Part):
    """What to read before the day."""

    cases: Slugs = Field(default_factory=list, title="Atvejai")
    terms: Slugs = Field(default_factory=list, title="Sąvokos")


class Session(Titled):
    """One day of the training."""

    label: ClassVar[str] = "Mokymų diena"

    day: DayNumber = Field(title="Diena")
    date: Day | None = Field(None, title="Data", description="Kol data nežinoma, lauko nerašykite.")
    venue: Name | None = Field(None, title="Vieta", description="Pastatas ir adresas, kai jie žinomi.")
    summary: Summary = Field(title="Trumpai")
    organisation: Name = Field(title="Rengia")
    lecturers: list[Lecturer] = Field(title="Veda")
    start: Clock = Field(title="Pradžia")
    end: Clock = Field(title="Pabaiga")
    result: Annotated[list[Sentence], Field(min_length=1)] = Field(title="Dienos rezultatas")
    objectives: list[Sentence] = Field(default_factory=list, title="Ko siekiame")
    questions: list[Sentence] = Field(default_factory=list, title="Dienos klausimai")
    blocks: Annotated[list[Block], Field(min_length=1)] = Field(title="Darbotvarkė")
    before: Before = Field(default_factory=Before, title="Ką perskaityti prieš")
    worksheets: Slugs = Field(default_factory=list, title="Lapai")

    @field_validator("blocks")
    @classmethod
    def blocks_fill_the_day(cls, value: list[Block], info: ValidationInfo) -> list[Block]:
        """Parts follow one another from start to end without a gap or an overlap."""
        at = info.data.get("start")
        end = info.data.get("end")
        if at is None or end is None:
            return value
        for number, (start, name) in enumerate([*((b.start, b.end) for b in value), (end, end)]):
            if start != at:
                code = "agenda-gap" if start > at else "agenda-overlap"
                where = {"start": clock(min(start, at)), "end": clock(max(start, at))}
                raise PydanticCustomError(code, "agenda", {**where, "item": min(number, len(value) - 1)})
            at = name
        return value

    @property
    def parts(self) -> list[tuple[int, int]]:
        """Begin and end of each half of the day, in minutes since midnight: a long break parts them."""
        parts, begin = [], self.start
        for block in self.blocks:
            if block.kind is BlockKind.break_ and block.minutes >= LONG_BREAK:
                parts.append((begin, block.start))
                begin = block.end
        return [*parts, (begin, self.end)]

    @property
    def hours(self) -> str:
        """„10.30–13.30 ir 14.30–17.30“: the day without its long break."""
        return " ir ".join(f"{clock(a)}–{clock(b)}" for a, b in self.parts)


class Step(Part):
    """One step of an exercise."""

    minutes: Minutes = Field(title="Minutės")
    text: Note = Field(title="Ką daryti")


class Done(Part):
    """A case in which people did what the exercise asks."""

    case: Slug = Field(title="Atvejis")
    text: Note = Field(title="Kaip darė", description="Vienas sakinys iš to, ką atvejis pasakoja.")


class Exercise(Titled):
    """A method card."""

    label: ClassVar[str] = "Užduotis"

    code: Annotated[Text, Field(pattern=r"^U\d{1,2}$")] = Field(title="Numeris")
    day: DayNumber = Field(title="Diena")
    purpose: Sentence = Field(title="Tikslas")
    group_size: Name = Field(title="Grupės dydis")
    minutes: Minutes = Field(title="Minutės")
    involvement: Involvement = Field(title="Ką darome")
    materials: list[Name] = Field(default_factory=list, title="Priemonės")
    steps: Annotated[list[Step], Field(min_length=1)] = Field(title="Žingsniai")
    output: Sentence = Field(title="Kas lieka ant stalo")
    worksheet: Slug | None = Field(None, title="Lapas")
    done: list[Done] = Field(default_factory=list, title="Taip darė")
    cases: Slugs = Field(default_factory=list, title="Tinkami atvejai")

    @field_validator("steps")
    @classmethod
    def steps_fill_the_time(cls, value: list[Step], info: ValidationInfo) -> list[Step]:
        """The steps take as long as the card says."""
        total, expected = sum(step.minutes for step in value), info.data.get("minutes")
        if expected is not None and total != expected:
            raise PydanticCustomError("value-sum", "sum", {"actual": total, "expected": expected})
        return value
