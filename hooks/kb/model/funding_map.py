"""The map of EU funding: for each period the streams of money, and who stands on their way."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from kb.model.base import Part, needs
from kb.model.fields import Name, Sentence, Slug
from kb.model.page import Page
from kb.scales import PERIODS
from kb.vocabulary import Layout


class Place(Part):
    """A fund, a programme, an institution or a group of applicants on a stream."""

    term: Slug | None = Field(None, title="Sąvoka")
    name: Name | None = Field(None, title="Pavadinimas", description="Kai sąvokos žodyne nėra.", validate_default=True)
    role: Sentence | None = Field(None, title="Ką daro")
    sources: list[Slug] = Field(default_factory=list, title="Šaltiniai", validate_default=True)

    @field_validator("name")
    @classmethod
    def term_or_name(cls, value: str | None, info: ValidationInfo) -> str | None:
        """A place is a term of the glossary, or has a name of its own."""
        if not info.data.get("term") and not value:
            raise needs("nėra nei sąvokos, nei pavadinimo", "įrašykite term (sąvokos id) arba name",
                        "neither a term nor a name", "write term (id of a term) or name")  # fmt: skip
        return value

    @field_validator("sources")
    @classmethod
    def sourced(cls, value: list[str], info: ValidationInfo) -> list[str]:
        """What is said about a place has a source."""
        if info.data.get("role") and not value:
            raise needs("pasakyta, ką daro, bet šaltinio nėra", "įrašykite šaltinio id į sources",
                        "a role without a source", "name the source in sources")  # fmt: skip
        return value


Places = Annotated[list[Place], Field(min_length=1)]


class Stream(Part):
    """One way of the money, from its purse to the applicant."""

    id: Slug = Field(title="Identifikatorius")
    title: Name = Field(title="Pavadinimas")
    note: Sentence | None = Field(None, title="Pastaba")
    money: Places = Field(title="Iš kur pinigai")
    programme: Places = Field(title="Programa")
    decides: Places = Field(title="Kas sprendžia")
    administers: Places = Field(title="Kas administruoja ir padeda")
    applies: Places = Field(title="Kas teikia paraišką")

    @property
    def stations(self) -> list[tuple[str, list[Place]]]:
        """The five stations of a stream, by the name of their field."""
        return [(name, getattr(self, name)) for name in STATIONS]


STATIONS = ("money", "programme", "decides", "administers", "applies")


class PeriodMap(Part):
    """The streams of one programming period."""

    period: str = Field(title="Laikotarpis")
    note: Sentence | None = Field(None, title="Pastaba")
    streams: Annotated[list[Stream], Field(min_length=1)] = Field(title="Keliai")

    @field_validator("period")
    @classmethod
    def known_period(cls, value: str) -> str:
        """Only programming periods that exist; a hyphen is taken for a dash."""
        tidy = value.replace("-", "–").strip()
        if tidy not in PERIODS:
            raise PydanticCustomError("value-choice", "period", {"value": tidy, "allowed": list(PERIODS)})
        return tidy


class FundingMap(Page):
    """„ES finansavimas vienu žvilgsniu“."""

    label: ClassVar[str] = "Finansavimo žemėlapis"

    layout: Layout = Field(Layout.funding_map, title="Išdėstymas")
    periods: Annotated[list[PeriodMap], Field(min_length=1)] = Field(title="Laikotarpiai")

    @property
    def places(self) -> list[tuple[tuple[str | int, ...], Place]]:
        """Every place with its location among the fields; of a file that could not be read, none."""
        return [
            (("periods", p, "streams", s, station, n), place)
            for p, period in enumerate(getattr(self, "periods", ()))
            for s, stream in enumerate(period.streams)
            for station, places in stream.stations
            for n, place in enumerate(places)
        ]
