"""Case: a story of good practice."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from kb.model.base import Part, Source, Sourced, Titled, needs
from kb.model.fields import Amount, Day, Link, Month, Name, Sentence, Slug, Slugs, Stage9, Sum, Summary, Text, Unique
from kb.places import COUNTY_OF, WHOLE_COUNTRY
from kb.vocabulary import (
    Audience,
    CaseKind,
    CostBand,
    Country,
    Currency,
    FundingSource,
    Innovation,
    InstitutionType,
    LifeStage,
    PeopleInPhoto,
    ReviewStatus,
    RiskGroup,
    Sector,
    TeamBand,
    Theme,
    TimeBand,
)  # fmt: skip

STRONG = 3
"""From this level on evidence compares with others or was confirmed by them."""
TWO_REVIEWERS_SINCE = date(2026, 11, 23)
"""Stories checked before that day were published under the rules of their time; `kb report` lists them."""
Why = Annotated[Text, StringConstraints(max_length=200)]
SmallText = Annotated[Text, StringConstraints(max_length=400)]


BOUNDS = {
    Country.LT: (("lat", 53.8, 56.5), ("lon", 20.9, 26.9)),
    Country.NO: (("lat", 57.9, 81), ("lon", 4, 33.6)),
}
"""Southernmost and northernmost, westernmost and easternmost degrees."""


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


class Case(Titled):
    """A story of good practice."""

    label: ClassVar[str] = "Atvejis"
    sections: ClassVar[tuple[str, ...]] = (
        "Iššūkis",
        "Sprendimas",
        "Rezultatai",
        "Kaip pakartoti",
        "Ko pasimokyti",
    )
    optional_sections: ClassVar[tuple[str, ...]] = ("Ko pasimokyti",)
    advice_sections: ClassVar[tuple[str, ...]] = ("Kaip pakartoti",)
    """Sections that hold our advice, where figures are ours."""

    old_ids: Slugs = Field(default_factory=list, title="Buvę adresai")
    original_name: Name | None = Field(None, title="Pavadinimas originalo kalba")
    summary: Summary = Field(title="Trumpai", description="80–400 ženklų; suprantama be viso teksto.")
    kind: CaseKind = Field(title="Istorijos rūšis")
    country: Country = Field(title="Šalis")
    place: Place = Field(title="Vieta")
    institution: Institution = Field(title="Įstaiga")
    started: Month = Field(title="Pradžia")
    ended: Month | None = Field(None, title="Pabaiga")
    stage: LifeStage | None = Field(None, title="Būsena")
    innovation: Annotated[list[Innovation], Field(min_length=1, max_length=3), Unique] = Field(title="Inovacijos tipas")
    themes: Annotated[list[Theme], Field(min_length=1, max_length=4), Unique] = Field(title="Temos")
    audience: Annotated[list[Audience], Field(min_length=1), Unique] = Field(title="Kam skirta")
    mtep_stage: MtepStage | None = Field(None, title="MTEP etapas")
    results: list[Result] = Field(default_factory=list, title="Rezultatai")
    sources: Annotated[list[Source], Field(min_length=1)] = Field(title="Šaltiniai")
    evidence: Annotated[int, Field(ge=0, le=5)] | None = Field(None, title="Įrodymų lygis")
    funding: list[Funding] = Field(default_factory=list, title="Finansavimas")
    replication: Replication | None = Field(None, title="Kaip pakartoti")
    partners: list[Partner] = Field(default_factory=list, title="Partneriai")
    risks: list[Risk] = Field(default_factory=list, title="Kas gali nepavykti")
    adapted_from: Slugs = Field(
        default_factory=list, title="Įkvėpė", description="Šios bazės atvejai, iš kurių pasimokyta: jų identifikatoriai."
    )
    inspired_by: list[Kin] = Field(
        default_factory=list, title="Įkvėpė iš kitur", description="Iš ko pasimokyta, kai bazėje to atvejo nėra."
    )
    taken_up_by: list[Kin] = Field(
        default_factory=list, title="Pritaikė kitur", description="Kas iš šio atvejo pasimokė, kai bazėje to atvejo nėra."
    )
    images: list[Image] = Field(default_factory=list, title="Nuotraukos")
    contact: Contact | None = Field(None, title="Į ką kreiptis")
    licence: Name = Field("CC BY 4.0", title="Licencija")

    @field_validator("place")
    @classmethod
    def known_municipality(cls, value: Place, info: ValidationInfo) -> Place:
        """A Lithuanian case stands in one of the 60 municipalities, or in the whole country."""
        allowed = [*COUNTY_OF, WHOLE_COUNTRY["LT"]]
        if info.data.get("country") is Country.LT and value.municipality not in allowed:
            raise PydanticCustomError(
                "value-choice",
                "place",
                {"value": value.municipality, "allowed": allowed, "field": "municipality"},
            )
        return value

    @field_validator("place")
    @classmethod
    def inside_the_country(cls, value: Place, info: ValidationInfo) -> Place:
        """Coordinates lie in the country of the case (its outermost points, Svalbard included)."""
        country = info.data.get("country")
        if country in BOUNDS:
            for name, low, high in BOUNDS[country]:
                number = getattr(value, name)
                if number is not None and not low <= number <= high:
                    limits = (f"nuo {low} iki {high} (šalis – {country.label})", f"from {low} to {high} in {country}")
                    raise PydanticCustomError(
                        "value-range", "bounds", {"value": str(number), "limits": limits, "field": name}
                    )
        return value

    @field_validator("evidence")
    @classmethod
    def strong_evidence_is_checked_twice(cls, value: int | None, info: ValidationInfo) -> int | None:
        """Strong evidence is published when two people have checked it; older stories follow at their next check."""
        review = info.data.get("review")
        if not review or value is None or value < STRONG or review.status is not ReviewStatus.published:
            return value
        if review.checked >= TWO_REVIEWERS_SINCE and len(review.reviewers) < 2:
            raise needs(f"įrodymų lygis {value} skelbiamas tik patikrinus dviem žmonėms, o review.reviewers nurodyta mažiau",
                        "įrašykite abu vardus, rašykite žemesnį lygį arba palikite status: review",
                        f"evidence {value} is published only when two people have checked it; review.reviewers names fewer",
                        "name both, lower the level or keep status: review")  # fmt: skip
        return value

    @field_validator("ended")
    @classmethod
    def ends_after_start(cls, value: str | None, info: ValidationInfo) -> str | None:
        """Nothing ends before it starts."""
        start = info.data.get("started")
        if value and start and value[: len(start)] < start[: len(value)]:
            raise PydanticCustomError("value-order", "order", {"start": start, "end": value})
        return value

    @field_validator("evidence")
    @classmethod
    def evidence_is_measured(cls, value: int | None, info: ValidationInfo) -> int | None:
        """From level 2 on there is a measured change to show (content model, cross-field rules)."""
        results: list[Result] = info.data.get("results") or []
        measured = any(result.before is not None and result.after is not None for result in results)
        if value and value >= 2 and "results" in info.data and not measured:
            raise needs(
                "nuo 2 lygio reikia išmatuoto pokyčio",
                "lauke „results“ įrašykite before ir after arba pasirinkite 0–1",
                "from level 2 on a measured change is needed",
                "give before and after in results, or choose 0–1",
            )
        return value

    @field_validator("replication")
    @classmethod
    def difficult_needs_funding(cls, value: Replication | None, info: ValidationInfo) -> Replication | None:
        """Difficulty 4–5 comes with the money it took, or a reason."""
        if value and (value.difficulty or 0) >= 4 and not info.data.get("funding") and not value.difficulty_why:
            raise needs("sudėtingumui 4–5 reikia finansavimo arba paaiškinimo", "įrašykite „funding“ arba „difficulty_why“",
                        "difficulty 4–5 needs funding or a reason", "write funding or difficulty_why")  # fmt: skip
        return value

    @property
    def county(self) -> str:
        """County: computed for Lithuania, as given for Norway."""
        return COUNTY_OF.get(self.place.municipality, self.place.county or "")

    @property
    def completeness(self) -> int:
        """Share of the optional facts that are filled, in per cent."""
        card = self.replication or Replication()
        facts = [
            self.stage, self.mtep_stage, self.results, self.evidence is not None, self.funding, self.partners,
            self.risks, card.cost, card.team, card.time_to_first_result, card.difficulty, card.first_step,
            card.small_version, card.core, card.adaptable, card.not_suitable_if,
        ]  # fmt: skip
        return round(100 * sum(bool(fact) for fact in facts) / len(facts))
