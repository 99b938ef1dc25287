"""Case: a story of good practice, and the rules that tie its fields together."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from kb.model.base import Source, Titled, needs
from kb.model.case_parts import (
    Contact,
    Funding,
    Image,
    Institution,
    Kin,
    MtepStage,
    Partner,
    Place,
    Replication,
    Result,
    Risk,
)
from kb.model.fields import Month, Name, Slugs, Summary, Unique
from kb.places import COUNTY_OF, WHOLE_COUNTRY
from kb.vocabulary import Audience, CaseKind, Country, Innovation, LifeStage, ReviewStatus, Theme

STRONG = 3
"""From this level on evidence compares with others or was confirmed by them."""
TWO_REVIEWERS_SINCE = date(2026, 11, 23)
"""Stories checked before that day were published under the rules of their time; `kb report` lists them."""
BOUNDS = {
    Country.LT: (("lat", 53.8, 56.5), ("lon", 20.9, 26.9)),
    Country.NO: (("lat", 57.9, 81), ("lon", 4, 33.6)),
}
"""Southernmost and northernmost, westernmost and easternmost degrees."""


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
