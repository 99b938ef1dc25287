"""The parts of a case: where, who, what was measured, what it takes to repeat it, money, risks, photos."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from kb.model.base import Part, Sourced, needs
from kb.model.fields import Amount, Day, Link, Name, Sentence, Slug, Slugs, Stage9, Sum, Text, Unique
from kb.vocabulary import (
    CostBand,
    Currency,
    FundingSource,
    InstitutionType,
    PeopleInPhoto,
    RiskGroup,
    Sector,
    TeamBand,
    TimeBand,
)

Why = Annotated[Text, StringConstraints(max_length=200)]
SmallText = Annotated[Text, StringConstraints(max_length=400)]


def relative_file(text: str) -> str:
    """Refuse anything but the name of a picture that lies beside the case."""
    if not re.fullmatch(r"[a-z0-9-]+\.(jpg|jpeg|png|webp|svg)", text):
        raise PydanticCustomError("path-name", "file", {"name": text, "better": "nuotrauka-1.jpg"})
    return text


class Place(Part):
    """Where it happened."""

    municipality: Name = Field(title="Savivaldybė", description="Visas pavadinimas, pvz., Šilutės rajono savivaldybė.")
    county: Name | None = Field(None, title="Apskritis", description="Tik Norvegijai; Lietuvai nustatoma pagal savivaldybę.")
    locality: Name | None = Field(None, title="Vietovė")
    lat: Annotated[Amount, Field(ge=-90, le=90)] | None = Field(None, title="Platuma")
    lon: Annotated[Amount, Field(ge=-180, le=180)] | None = Field(None, title="Ilguma", validate_default=True)

    @field_validator("lon")
    @classmethod
    def both_or_none(cls, value: Decimal | None, info: ValidationInfo) -> Decimal | None:
        """One coordinate alone is no place."""
        if "lat" in info.data and (value is None) != (info.data["lat"] is None):
            raise needs("įrašyta tik viena koordinatė", "įrašykite abi, lat ir lon, arba nė vienos",
                        "only one coordinate is given", "write both lat and lon, or neither")  # fmt: skip
        return value


class Institution(Part):
    """Who did it."""

    name: Name = Field(title="Pavadinimas")
    type: InstitutionType = Field(title="Įstaigos tipas")
    url: Link | None = Field(None, title="Svetainė")


class MtepStage(Part):
    """Our reading of the official classification of R&D stages."""

    number: Stage9 = Field(title="MTEP etapas")
    why: Why = Field(title="Kodėl")


class Result(Part):
    """A measured result: numbers are data."""

    what: Name = Field(title="Kas išmatuota")
    before: Amount | None = Field(None, title="Prieš")
    after: Amount | None = Field(None, title="Po")
    unit: Name | None = Field(None, title="Matas")
    period: Name | None = Field(None, title="Laikotarpis")
    sources: Annotated[list[Slug], Field(min_length=1), Unique] = Field(title="Šaltiniai")


class Cost(Sourced):
    """What it costs to repeat."""

    band: CostBand = Field(title="Kaina")
    note: Sentence | None = Field(None, title="Pastaba")


class Team(Sourced):
    """How many people it takes."""

    band: TeamBand = Field(title="Komanda")
    volunteers: Sentence | None = Field(None, title="Savanoriai")


class FirstResult(Sourced):
    """How long until the first result."""

    band: TimeBand = Field(title="Laikas iki pirmo rezultato")


class Replication(Part):
    """The replicability card: what it would take to repeat the case."""

    cost: Cost | None = Field(None, title="Kaina")
    team: Team | None = Field(None, title="Komanda")
    time_to_first_result: FirstResult | None = Field(None, title="Laikas iki pirmo rezultato")
    difficulty: Annotated[int, Field(ge=1, le=5)] | None = Field(None, title="Sudėtingumas")
    difficulty_why: Why | None = Field(None, title="Kodėl")
    first_step: Why | None = Field(None, title="Pirmas žingsnis", description="Prasideda veiksmažodžiu.")
    small_version: SmallText | None = Field(None, title="Maža versija (iki 1 000 Eur)")
    core: Sentence | None = Field(None, title="Ko nekeisti")
    adaptable: Sentence | None = Field(None, title="Ką galima pritaikyti")
    not_suitable_if: Sentence | None = Field(None, title="Netinka, jei")


class Funding(Part):
    """One source of the money."""

    source: FundingSource = Field(title="Šaltinis")
    programme: Name | None = Field(None, title="Programa")
    amount: Sum | None = Field(None, title="Suma")
    currency: Currency | None = Field(None, title="Valiuta", validate_default=True)
    year: Annotated[int, Field(ge=1900, le=2100)] | None = Field(None, title="Metai")
    sources: Annotated[list[Slug], Field(min_length=1), Unique] = Field(title="Šaltiniai")

    @field_validator("currency")
    @classmethod
    def amount_has_currency(cls, value: Currency | None, info: ValidationInfo) -> Currency | None:
        """A sum without a currency says nothing."""
        if value is None and info.data.get("amount") is not None:
            raise needs("suma be valiutos", "įrašykite currency: EUR arba NOK",
                        "amount without a currency", "write currency: EUR or NOK")  # fmt: skip
        return value


class Partner(Part):
    """Who helped."""

    name: Name = Field(title="Pavadinimas")
    role: Sentence | None = Field(None, title="Vaidmuo")
    sector: Sector | None = Field(None, title="Sektorius")


class Risk(Part):
    """What can go wrong, and what helped when it did."""

    group: RiskGroup = Field(title="Rūšis")
    text: Sentence = Field(title="Kas gali nepavykti")
    happened: bool = Field(title="Ar taip nutiko")
    what_helped: Sentence | None = Field(None, title="Kas padėjo")
    sources: Slugs = Field(default_factory=list, title="Šaltiniai", validate_default=True)

    @field_validator("sources")
    @classmethod
    def happened_has_source(cls, value: list[str], info: ValidationInfo) -> list[str]:
        """That something went wrong is a fact and needs a source."""
        if info.data.get("happened") and not value:
            raise needs("parašyta, kad taip nutiko, bet šaltinio nėra", "įrašykite šaltinio id arba happened: false",
                        "said to have happened, without a source", "name the source or write happened: false")  # fmt: skip
        return value


class Kin(Part):
    """Somebody outside the base who taught the idea, or learnt it."""

    name: Name = Field(title="Kas", description="Kas ir kur, pvz., knygų miestelis Hay-on-Wye Velse.")
    year: Annotated[int, Field(ge=1800, le=2100)] | None = Field(None, title="Metai")
    sources: Annotated[list[Slug], Field(min_length=1)] = Field(title="Šaltiniai")


class Image(Part):
    """A photo beside the case, with its rights."""

    file: Annotated[str, AfterValidator(relative_file)] = Field(title="Failas")
    alt: Sentence = Field(title="Kas matyti", description="Aprašas tiems, kurie nuotraukos nemato.")
    caption: Sentence | None = Field(None, title="Parašas")
    author: Name = Field(title="Autorius")
    licence: Name = Field(title="Licencija")
    people: PeopleInPhoto = Field(title="Žmonės")
    consent: Sentence | None = Field(None, title="Sutikimas", validate_default=True)

    @field_validator("consent")
    @classmethod
    def people_consent(cls, value: str | None, info: ValidationInfo) -> str | None:
        """Recognisable people have agreed to be shown."""
        if value is None and info.data.get("people") is PeopleInPhoto.recognisable:
            raise needs("nuotraukoje žmones galima atpažinti, bet sutikimo nėra",
                        "įrašykite, kada ir kaip gautas sutikimas, arba pakeiskite nuotrauką",
                        "people can be recognised but there is no consent",
                        "say when and how consent was given, or use another photo")  # fmt: skip
        return value


class Contact(Part):
    """Whom to ask: an institution's mailbox or page; a person only with recorded consent."""

    text: Sentence = Field(title="Į ką kreiptis")
    url: Link | None = Field(None, title="Puslapis")
    person_consent: Sentence | None = Field(None, title="Asmens sutikimas")
    remove_after: Day | None = Field(None, title="Pašalinti po")
