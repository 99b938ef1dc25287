"""Field types shared by all models: short text, slug, month, day, time, link, amount."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from kb.alphabet import slug

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MONTH = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2]))?")
TIME = re.compile(r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])")
YEARS = range(1500, 2101)
"""Years that may be meant; anything else is a slip of the finger."""
ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z]{2,20});")
MARKUP = re.compile(r"\*\*|(?<![*\w])\*\w[^*]*\w\*(?!\w)|__\w|`|\]\(|\[\^|\[\[|^#{1,6}\s|\{[{%:]")
HOST = re.compile(r"(?=.{4,253}$)(?:[\w](?:[\w-]{0,61}[\w])?\.)+[^\W\d_]{2,63}(?::[0-9]{1,5})?")


def without_markup(text: str) -> str:
    """Refuse HTML and Markdown: these texts go into templates, titles and data files as they are; and a second line."""
    if "<" in text or ">" in text or ENTITY.search(text):
        raise PydanticCustomError("value-html", "html")
    if match := MARKUP.search(text):
        raise PydanticCustomError("value-markup", "markup", {"value": match.group()})
    if "\n" in text:
        raise PydanticCustomError("value-lines", "lines")
    return text


def no_repeats(values: list[Any]) -> list[Any]:
    """Refuse a list that says the same twice."""
    for place, value in enumerate(values):
        if value in values[:place]:
            raise PydanticCustomError("value-duplicate", "duplicate", {"value": str(value), "item": place})
    return values


def slug_only(text: str) -> str:
    """Refuse anything that cannot be a stable address."""
    if not SLUG.fullmatch(text):
        raise PydanticCustomError("value-slug", "slug", {"value": text, "better": slug(text) or "pavadinimas"})
    return text


def year_or_month(value: Any) -> Any:
    """Return „2017“ or „2017-02“ as text."""
    text = str(value)
    if (
        isinstance(value, bool)
        or not isinstance(value, str | int)
        or not MONTH.fullmatch(text)
        or int(text[:4]) not in YEARS
    ):
        raise PydanticCustomError("value-month", "month", {"value": text})
    return text


def real_day(value: Any) -> date:
    """Return a day of the calendar."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) and int(value[:4]) in YEARS:
        with suppress(ValueError):
            return date.fromisoformat(value)
    raise PydanticCustomError("value-date", "date", {"value": str(value)})


def day_or_month(value: Any) -> Any:
    """Return the date of a source as given: a year, a month or a day."""
    text = str(value)
    return str(real_day(text)) if text.count("-") == 2 else year_or_month(value)


def minutes_of_day(value: Any) -> int:
    """Return minutes since midnight of „10.30“ or „10:30“."""
    match = TIME.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise PydanticCustomError("value-time", "time", {"value": str(value)})
    return int(match.group(1)) * 60 + int(match.group(2))


def web_link(text: str, schemes: tuple[str, ...] = ("https",)) -> str:
    """Refuse everything but full web addresses."""
    try:
        parts = urlsplit(text)
        good = parts.scheme in schemes and bool(HOST.fullmatch(parts.netloc))
    except ValueError:
        good = False
    if not good or text.endswith((".", ",", ";")) or re.search(r"[\s<>\"'\\`{}|^]", text):
        raise PydanticCustomError("value-url", "url", {"value": text})
    return text


def source_link(text: str) -> str:
    """Accept http as well: some archives of sources have no https."""
    return web_link(text, ("https", "http"))


def plain_number(value: Any) -> Any:
    """Refuse numbers written for people (spaces, decimal comma, signs of currency)."""
    if isinstance(value, bool) or not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,6})?", str(value)):
        raise PydanticCustomError("value-number", "number", {"value": str(value)})
    return str(value)


Clean = StringConstraints(strip_whitespace=True, min_length=1)
Text = Annotated[str, Clean, AfterValidator(without_markup)]
Unique = AfterValidator(no_repeats)
Title = Annotated[Text, StringConstraints(max_length=90)]
Name = Annotated[Text, StringConstraints(max_length=200)]
Sentence = Annotated[Text, StringConstraints(max_length=300)]
Note = Annotated[Text, StringConstraints(max_length=600)]
Summary = Annotated[Text, StringConstraints(min_length=80, max_length=400)]
Slug = Annotated[str, Clean, AfterValidator(slug_only)]
Slugs = Annotated[list[Slug], Unique]
Month = Annotated[str, BeforeValidator(year_or_month), WithJsonSchema({"type": ["string", "integer"], "format": "month"})]
Day = Annotated[date, BeforeValidator(real_day), WithJsonSchema({"type": "string", "format": "date"})]
SourceDate = Annotated[
    str, BeforeValidator(day_or_month), WithJsonSchema({"type": ["string", "integer"], "format": "partial-date"})
]
Clock = Annotated[int, BeforeValidator(minutes_of_day), WithJsonSchema({"type": "string"})]
Link = Annotated[str, Clean, AfterValidator(web_link), WithJsonSchema({"type": "string", "format": "uri"})]
SourceLink = Annotated[str, Clean, AfterValidator(source_link), WithJsonSchema({"type": "string", "format": "uri"})]
Amount = Annotated[
    Decimal, BeforeValidator(plain_number), WithJsonSchema({"type": ["number", "string"], "format": "decimal"})
]
Sum = Annotated[Amount, Field(ge=0), WithJsonSchema({"type": ["number", "string"], "format": "decimal", "minimum": 0})]
Minutes = Annotated[int, Field(ge=1, le=600)]
Stage9 = Annotated[int, Field(ge=1, le=9)]
