"""What every record has: sources, review state, and the form of a model."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from kb.model.fields import Day, Name, Note, Slug, Slugs, SourceDate, SourceLink, Title
from kb.scales import LANGUAGES
from kb.vocabulary import Basis, ReviewStatus

PUBLIC = (ReviewStatus.published, ReviewStatus.outdated, ReviewStatus.archived)


def needs(why: str, mend: str, why_en: str, mend_en: str) -> PydanticCustomError:
    """Return the error of a rule that ties two fields together."""
    return PydanticCustomError("value-needs", "rule", {"why": why, "mend": mend, "why_en": why_en, "mend_en": mend_en})


class Part(BaseModel):
    """A record or a part of one: frozen, and unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @field_validator("*", mode="before")
    @classmethod
    def truth_is_no_number(cls, value: Any, info: ValidationInfo) -> Any:
        """Pydantic takes true for 1: a number that is „true“ is refused as the text it is."""
        if value is not True and value is not False:
            return value
        kind = cls.model_fields[info.field_name or ""].annotation
        kinds = {get_args(one)[0] if get_origin(one) is Annotated else one for one in (kind, *get_args(kind))}
        return str(value).lower() if int in kinds else value


class Source(Part):
    """A source that facts are cited from."""

    id: Slug = Field(title="Identifikatorius", description="Trumpas, pvz., s1; tekste cituojama [^s1].")
    title: Name = Field(title="Pavadinimas", description="Puslapio ar leidinio pavadinimas originalo kalba.")
    publisher: Name = Field(title="Leidėjas")
    url: SourceLink | None = Field(None, title="Nuoroda")
    date: SourceDate | None = Field(None, title="Data", description="Metai, mėnuo arba diena.")
    accessed: Day = Field(title="Žiūrėta", description="Kada šaltinis tikrintas, pvz., 2026-11-22.")
    language: str = Field(title="Kalba", description="Dviejų raidžių kodas: lt, en, no.")

    @field_validator("language")
    @classmethod
    def known_language(cls, value: str) -> str:
        """Only languages whose Lithuanian name we can show."""
        if value not in LANGUAGES:
            raise PydanticCustomError("value-choice", "language", {"value": value, "allowed": list(LANGUAGES)})
        return value


class Review(Part):
    """Who wrote the entry, when it was checked, and whether it is public."""

    status: ReviewStatus = Field(title="Būsena")
    author: Name = Field(title="Parengė")
    reviewers: list[Name] = Field(
        default_factory=list,
        title="Patikrino",
        description="Kas, be autoriaus, palygino tekstą su šaltiniais. Kai įrodymų lygis 3 ar aukštesnis – bent du.",
    )
    checked: Day = Field(title="Patikrinta")
    note: Note | None = Field(None, title="Pastaba", description="Ko skaitytojas neturėtų daryti išvados.")

    @field_validator("reviewers")
    @classmethod
    def others(cls, value: list[str], info: ValidationInfo) -> list[str]:
        """Nobody reviews her own text, and nobody counts twice."""
        if info.data.get("author") in value or len({name.casefold() for name in value}) < len(value):
            raise needs("tarp tikrinusiųjų yra autorius arba tas pats žmogus du kartus", "palikite tik kitų žmonių vardus",
                        "the author is among the reviewers, or one stands twice", "name other people only")  # fmt: skip
        return value


class Sourced(Part):
    """A statement that may cite sources and says whether it has any."""

    basis: Basis = Field(title="Pagrindas")
    sources: Slugs = Field(default_factory=list, title="Šaltiniai", validate_default=True)

    @field_validator("sources")
    @classmethod
    def sourced_has_source(cls, value: list[str], info: ValidationInfo) -> list[str]:
        """A statement marked as sourced names its source."""
        if info.data.get("basis") is Basis.sourced and not value:
            raise needs(
                "pažymėta „sourced“, bet šaltinio nėra",
                "įrašykite šaltinio id arba rašykite basis: estimate",
                "marked as sourced without a source",
                "name the source or write basis: estimate",
            )
        return value


class Record(Part):
    """One authored file."""

    label: ClassVar[str] = ""
    """Lithuanian name of the kind."""

    id: Slug = Field(title="Identifikatorius", description="Toks pat kaip failo vardas; niekada nekeičiamas.")
    sources: list[Source] = Field(default_factory=list, title="Šaltiniai")
    review: Review = Field(title="Peržiūra")

    @property
    def heading(self) -> str:
        """The text of the page's main heading."""
        raise NotImplementedError

    @property
    def is_public(self) -> bool:
        """Tell whether the entry may reach readers."""
        return self.review.status in PUBLIC

    @property
    def is_archived(self) -> bool:
        """Tell whether the entry is kept for those who rely on it, and no longer kept up."""
        return self.review.status is ReviewStatus.archived


class Titled(Record):
    """A file whose main heading is its title."""

    title: Title = Field(title="Pavadinimas", description="Iki 90 ženklų; sako, kas pasikeitė.")

    @property
    def heading(self) -> str:
        """The title."""
        return self.title
