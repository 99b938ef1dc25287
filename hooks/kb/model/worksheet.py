"""Worksheet: one description from which the form, the printed sheet and the document are made."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from kb.model.base import Part, Titled, needs
from kb.model.fields import Amount, Name, Note, Sentence, Slug, Summary
from kb.model.session import DayNumber
from kb.vocabulary import Autofill, ChartKind, FieldType, FundingSource

FieldId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Place = Annotated[str, Field(pattern=r"^[a-z0-9-]+\.[a-z][a-z0-9_]*$")]
"""A field of another sheet: „projekto-biudzetas.costs“."""
Rows = Annotated[int, Field(ge=1, le=100)]


class Option(Part):
    """One answer of a choice."""

    value: Name = Field(title="Reikšmė")
    label: Sentence = Field(title="Pavadinimas")
    number: Amount | None = Field(None, title="Skaičius", description="Ką pasirinkimas reiškia formulėje: NUM(laukas).")
    note: Note | None = Field(None, title="Pastaba", description="Rodoma, kai pasirinkta.")
    term: Slug | None = Field(None, title="Sąvoka")
    money: list[FundingSource] = Field(
        default_factory=list, title="Finansavimo šaltiniai", description="Pagal juos siūlomi atvejai."
    )
    sources: list[Slug] = Field(default_factory=list, title="Šaltiniai")


class Column(Part):
    """A field that stands alone or in a row of a table."""

    id: FieldId = Field(title="Identifikatorius")
    label: Sentence = Field(title="Klausimas")
    type: FieldType = Field(title="Rūšis")
    unit: Name | None = Field(None, title="Matas")
    required: bool = Field(False, title="Privaloma")
    help: Note | None = Field(None, title="Paaiškinimas")
    formula: str | None = Field(None, title="Formulė", max_length=600, validate_default=True)
    formula_words: Note | None = Field(None, title="Formulė žodžiais")
    validation: str | None = Field(
        None, title="Taisyklė", max_length=600, description="Išraiška su x vietoj atsakymo, pvz., 0 ≤ x ≤ 100."
    )
    validation_words: Note | None = Field(
        None, title="Taisyklė žodžiais", description="Ką sakyti, kai atsakymas netinka; skaičių ribas pasako pati forma."
    )
    term: Slug | None = Field(None, title="Sąvoka", description="Žodyno įrašas, kuris paaiškina klausimą.")
    autofill: Autofill | None = Field(None, title="Kuo naršyklė gali užpildyti")
    carried_from: Place | None = Field(None, title="Iš kurio lapo perkeliama", description="Lapas.laukas.")
    was: list[FieldId] = Field(
        default_factory=list, title="Buvę identifikatoriai", description="Kad atsivertų seniau išsaugoti failai."
    )
    private: bool = Field(False, title="Asmeniška", description="Į atsakymų suvestinę neįtraukiama.")
    default: int | None = Field(None, title="Pradinė reikšmė")
    options: list[Option] = Field(default_factory=list, title="Pasirinkimai", validate_default=True)
    multiple: bool = Field(False, title="Keli pasirinkimai")

    @field_validator("formula")
    @classmethod
    def computed_has_formula(cls, value: str | None, info: ValidationInfo) -> str | None:
        """Only computed fields have formulas, and all of them do."""
        if (info.data.get("type") is FieldType.computed) != (value is not None):
            raise needs("formulę turi tik apskaičiuojamas laukas", "įrašykite type: computed ir formula",
                        "a computed field, and only that, has a formula", "write type: computed and formula")  # fmt: skip
        return value

    @field_validator("options")
    @classmethod
    def choice_has_options(cls, value: list[Option], info: ValidationInfo) -> list[Option]:
        """A choice offers at least two answers."""
        if info.data.get("type") is FieldType.choice and len(value) < 2:
            raise PydanticCustomError("value-count", "options", {"length": len(value), "limits": ("bent 2", "at least 2")})
        return value


class SheetField(Column):
    """A field of a section; a table has columns."""

    columns: list[Column] = Field(default_factory=list, title="Stulpeliai")
    rows: Rows | None = Field(None, title="Eilučių spausdinant")
    min_rows: Annotated[int, Field(ge=0, le=100)] | None = Field(None, title="Mažiausiai eilučių")
    max_rows: Rows | None = Field(None, title="Daugiausia eilučių")


class Chart(Part):
    """A picture drawn from what is filled in."""

    kind: ChartKind = Field(title="Rūšis")
    title: Name = Field(title="Pavadinimas")
    table: FieldId | None = Field(None, title="Lentelė")
    names: FieldId | None = Field(None, title="Stulpelis su vardais")
    values: Annotated[list[FieldId], Field(min_length=1)] = Field(
        title="Stulpeliai ar laukai",
        description="bars: sumos; pyramid: dydis, kiekis; year: nuo, iki; matrix: tikimybė, poveikis.",
    )
    goal: FieldId | None = Field(None, title="Laukas, su kuriuo lyginama")


class Section(Part):
    """A group of fields."""

    id: FieldId = Field(title="Identifikatorius")
    title: Name = Field(title="Pavadinimas")
    intro: Note | None = Field(None, title="Įvadas")
    fields: Annotated[list[SheetField], Field(min_length=1)] = Field(title="Laukai")


class Worksheet(Titled):
    """A sheet that participants fill in."""

    label: ClassVar[str] = "Lapas"

    summary: Summary = Field(title="Trumpai")
    days: Annotated[list[DayNumber], Field(min_length=1)] = Field(title="Mokymų dienos")
    for_whom: Name = Field(title="Kas pildo")
    minutes: Annotated[int, Field(ge=1, le=600)] | None = Field(None, title="Minutės")
    sections: Annotated[list[Section], Field(min_length=1)] = Field(title="Skyriai")
    charts: list[Chart] = Field(default_factory=list, title="Paveikslai", description="Piešiami iš atsakymų.")
    story: bool = Field(
        False, title="Istorijos juodraštis", description="Ar iš užpildyto lapo daromas istorijos juodraštis."
    )
    gathered: bool = Field(False, title="Ar iš kelių žmonių failų daroma suvestinė")

    @property
    def fields(self) -> dict[str, SheetField]:
        """Fields of all sections by id."""
        return {field.id: field for section in self.sections for field in section.fields}
