"""Term of the glossary, and stage of the MTEP ladder."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from kb.model.base import Part, Record, needs
from kb.model.fields import Name, Note, Sentence, Slug, Slugs, Stage9
from kb.scales import PERIODS
from kb.vocabulary import NameStatus, ResearchArea, TermCategory, TermStatus


class Confusable(Part):
    """A term that is easily taken for this one."""

    term: Slug = Field(title="Sąvoka")
    why: Sentence = Field(title="Kuo skiriasi")


class Reviewed(Part):
    """What needs another look before it can be relied on."""

    needs_review: bool = Field(False, title="Tikslinama", validate_default=True)
    review_note: Note | None = Field(None, title="Kas tikslintina")

    @field_validator("needs_review")
    @classmethod
    def sourced_or_in_review(cls, value: bool, info: ValidationInfo) -> bool:
        """What has no source is marked as needing review."""
        if not value and info.data.get("sources") == []:
            raise needs("nėra nė vieno šaltinio", "įrašykite šaltinį arba needs_review: true",
                        "there is no source", "add a source or write needs_review: true")  # fmt: skip
        return value


class Term(Reviewed, Record):
    """A word of the glossary."""

    label: ClassVar[str] = "Sąvoka"

    term: Name = Field(title="Sąvoka")
    abbreviation: Name | None = Field(None, title="Trumpinys")
    synonyms: list[Name] = Field(default_factory=list, title="Sinonimai")
    not_recommended: list[Name] = Field(default_factory=list, title="Neteiktini")
    en: Name = Field(title="Angliškai")
    en_abbreviation: Name | None = Field(None, title="Angliškas trumpinys")
    no: Name | None = Field(None, title="Norvegiškai")
    category: TermCategory = Field(title="Grupė")
    status: TermStatus = Field(title="Būsena")
    periods: list[str] = Field(default_factory=list, title="Laikotarpiai")
    now_called: Slug | None = Field(None, title="Dabar vadinama")
    now_called_text: Sentence | None = Field(None, title="Dabar vadinama")
    forms: list[Name] = Field(
        default_factory=list, title="Kitos formos",
        description="Žodžiai, kurie tekste irgi žymimi kaip ši sąvoka, tiksliai tokie, kokie parašyti. Linksnių nereikia.",
    )  # fmt: skip
    avoid_forms: list[Name] = Field(
        default_factory=list, title="Nežymėti",
        description="Žodžiai ir junginiai vardininku, kurie tekste nežymimi: reiškia ką kita, pvz., „kultūros palikimas“.",
    )  # fmt: skip
    only_beside: list[Name] = Field(
        default_factory=list, title="Žymėti tik šalia",
        description="Jei pavadinimas reiškia ir ką kita: žodžiai vardininku arba žodžių pradžios su brūkšneliu („rėmėj-“), "
        "iš kurių bent vienas turi būti toje pastraipoje ar skyriuje.",
    )  # fmt: skip
    not_to_confuse: list[Confusable] = Field(default_factory=list, title="Nepainioti su")
    related: Slugs = Field(default_factory=list, title="Susijusios sąvokos")
    broader: Slugs = Field(default_factory=list, title="Platesnės sąvokos")
    stage: Stage9 | None = Field(None, title="MTEP etapas")

    @field_validator("periods")
    @classmethod
    def known_periods(cls, value: list[str]) -> list[str]:
        """Only programming periods that exist; a hyphen is taken for a dash."""
        tidy = [period.replace("-", "–").strip() for period in value]
        for period in tidy:
            if period not in PERIODS:
                raise PydanticCustomError("value-choice", "period", {"value": period, "allowed": list(PERIODS)})
        return tidy

    @property
    def heading(self) -> str:
        """The term itself."""
        return self.term

    @property
    def names(self) -> list[str]:
        """Everything a reader may look the term up by, the term first."""
        extra = [self.abbreviation, self.en, self.en_abbreviation, self.no]
        return [self.term, *filter(None, extra), *self.synonyms, *self.not_recommended]


class Trl(Part):
    """Technology readiness level beside a stage: our reading."""

    level: Stage9 = Field(title="TRL")
    name: Name = Field(title="Pavadinimas")


class StageExamples(Part):
    """What the stage looks like in each kind of institution."""

    museum: Note = Field(title="Muziejuje")
    library: Note = Field(title="Bibliotekoje")
    culture_centre: Note = Field(title="Kultūros centre")


class StageFunding(Part):
    """Money that fits the stage."""

    text: Note = Field(title="Kas tinka")
    terms: Slugs = Field(default_factory=list, title="Sąvokos")
    sources: Slugs = Field(default_factory=list, title="Šaltiniai")


class Stage(Reviewed, Record):
    """One of the nine steps of the MTEP ladder."""

    label: ClassVar[str] = "MTEP etapas"

    number: Stage9 = Field(title="Numeris")
    name: Name = Field(title="Oficialus pavadinimas")
    name_status: NameStatus = Field(title="Pavadinimo tikrumas")
    area: ResearchArea = Field(title="Sritis")
    term: Slug = Field(title="Sąvoka")
    activity: Note = Field(title="Kas daroma")
    evidence: Annotated[list[Sentence], Field(min_length=1)] = Field(title="Kas tai įrodo")
    result: Sentence = Field(title="Etapo rezultatas")
    trl: Trl = Field(title="TRL")
    examples: StageExamples = Field(title="Pavyzdžiai")
    question: Sentence = Field(title="Klausimas prieš kitą žingsnį")
    funding: list[StageFunding] = Field(default_factory=list, title="Kokie pinigai tinka")

    @property
    def heading(self) -> str:
        """„4. Maketo kūrimas“."""
        return f"{self.number}. {self.name}"
