"""Metadata of a document → a typed record, or problems in plain words at the right lines."""

from __future__ import annotations

import types
from difflib import get_close_matches
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from kb.front_matter import Document, Location
from kb.model import Case, Record
from kb.problems import Problem

TYPES = {
    "string": (
        "rašykite tekstą; skaičių ar true / false dėkite į kabutes",
        "write text; put numbers and true / false in quotes",
    ),
    "list": ("rašykite sąrašą: [pirmas, antras]", "write a list: [first, second]"),
    "int": ("rašykite sveiką skaičių", "write a whole number"),
    "bool": ("rašykite true arba false", "write true or false"),
    "model": ("rašykite laukus po vieną eilutėje, su įtraukimu", "write indented key: value lines"),
}
TYPE_OF_ERROR = {
    "string_type": "string", "list_type": "list", "int_type": "int", "int_parsing": "int", "int_from_float": "int",
    "bool_type": "bool", "bool_parsing": "bool", "model_type": "model", "model_attributes_type": "model",
    "dict_type": "model",
}  # fmt: skip


ELSEWHERE = {
    key: (f"rašykite {lt}", f"write {en}")
    for key, lt, en in (
        ("published", "review.status: draft arba published", "review.status: draft or published"),
        ("draft", "review.status: draft", "review.status: draft"),
        ("status", "review.status", "review.status"),
        ("author", "review.author", "review.author"),
        ("tags", "themes", "themes"),
        ("categories", "themes", "themes"),
        ("date", "started (kada prasidėjo) arba review.checked (kada tikrinta)", "started or review.checked"),
        ("image", "images", "images"),
        ("slug", "id", "id"),
        ("name", "title", "title"),
        ("description", "summary", "summary"),
        ("municipality", "place.municipality", "place.municipality"),
        ("aliases", "old_ids", "old_ids"),
    )
}
"""Fields that other systems have, and what a case has in their place."""
MOST_FIELDS = 12
"""Fields that a message names when none is close to what was typed."""
SWALLOWED = (
    " (ženklas # pradeda pastabą; reikšmę rašykite kabutėse)",
    " (# starts a comment; put the value in quotes)",
)


def validate(document: Document, model: type[Record]) -> Record | None:
    """Return the record of a document, or None after adding every fault to `document.problems`."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        problems = [problem_of(dict(fault), document, model) for fault in error.errors(include_url=False)]
        meant = {problem.args["meant"] for problem in problems if problem.args.get("meant")}
        document.problems += [p for p in problems if not (p.code == "field-missing" and p.field in meant)]
        return None


def problem_of(fault: dict[str, Any], document: Document, model: type[Record]) -> Problem:
    """Translate one error of pydantic into a problem with our code."""
    location: Location = tuple(part for part in fault["loc"] if part != "[key]")
    context = dict(fault.get("ctx") or {})
    kind, value = fault["type"], fault.get("input")
    if "item" in context:
        location = (*location, context.pop("item"))
    if "field" in context:
        location = (*location, context.pop("field"))
    code, args = translate(kind, value, context, location, model)
    if code == "field-missing":
        swallowed = location in document.commented
        args["hint"] = SWALLOWED if swallowed else ""
    return Problem(code, document.path, document.line_of(location), name_of(location), args)


def translate(
    kind: str, value: Any, context: dict[str, Any], location: Location, model: type[Record]
) -> tuple[str, dict[str, Any]]:
    """Return our code for an error of pydantic, and the values its message needs."""
    if kind == "missing" or (value is None and kind in TYPE_OF_ERROR):
        return "field-missing", missing(model, location)
    if kind == "extra_forbidden":
        return unknown_key(model, location)
    if kind in ("enum", "literal_error"):
        return choice(value, vocabulary_of(model, location))
    if kind == "value-choice":
        return choice(value if isinstance(value, str) else context["value"], context["allowed"])
    if kind in TYPE_OF_ERROR:
        lt, en = TYPES[TYPE_OF_ERROR[kind]]
        return "value-type", {"value": shown(value), "expected": lt, "expected_en": en}
    if kind in ("string_too_short", "string_too_long", "too_short", "too_long"):
        if isinstance(value, str) and not value.strip():
            return "field-missing", missing(model, location)
        least = context.get("min_length")
        limits = (f"bent {least}", f"at least {least}")
        if least is None:
            limits = (f"daugiausia {context['max_length']}", f"at most {context['max_length']}")
        return ("value-length" if isinstance(value, str) else "value-count"), {
            "length": len(value),
            "limits": limits,
        }
    if kind in ("greater_than_equal", "less_than_equal"):
        low, high = context.get("ge"), context.get("le")
        limits = (f"nuo {low}", f"from {low}") if high is None else (f"iki {high}", f"up to {high}")
        return "value-range", {"value": shown(value), "limits": limits}
    if kind == "string_pattern_mismatch":
        return "value-choice", {"value": shown(value), "hint": "", "allowed": context["pattern"]}
    if "-" in kind:
        return kind, context
    return "value-type", {"value": shown(value), "expected": kind, "expected_en": kind}


def missing(model: type[Record], location: Location) -> dict[str, Any]:
    """Return the values of the message about an empty field: its Lithuanian label with its help, or its key."""
    return {"label": (label_of(model, location), str(location[-1]) if location else "")}


def unknown_key(model: type[Record], location: Location) -> tuple[str, dict[str, Any]]:
    """Return the problem of a field that does not exist, with the likeliest one that does."""
    key = str(location[-1])
    owner = model_at(model, location[:-1])
    fields = list(owner.model_fields) if owner else []
    if key.lower() in fields:
        return "meta-key-case", {"better": key.lower(), "meant": name_of((*location[:-1], key.lower()))}
    if key in ELSEWHERE and len(location) == 1 and model is Case:
        return "meta-unknown-key", {"mend": ELSEWHERE[key]}
    if near := nearest(key, fields):
        meant = name_of((*location[:-1], near))
        return "meta-unknown-key", {
            "mend": (f"gal norėjote rašyti „{near}“?", f"did you mean {near}?"),
            "meant": meant,
        }
    every = ", ".join(fields[:MOST_FIELDS]) + (" …" if len(fields) > MOST_FIELDS else "")
    return "meta-unknown-key", {"mend": (f"galimi laukai: {every}", f"possible fields: {every}")}


def choice(value: Any, allowed: list[str]) -> tuple[str, dict[str, Any]]:
    """Return the problem of a word that is not in its vocabulary."""
    near = get_close_matches(str(value), allowed, 8, 0.3) or allowed
    shown_words = allowed if len(allowed) <= 20 else near
    return "value-choice", {
        "value": shown(value),
        "hint": suggestion(str(value), allowed),
        "allowed": ", ".join(shown_words) + (" …" if len(shown_words) < len(allowed) else ""),
    }


def nearest(word: str, words: list[str]) -> str:
    """Return the word that is closest to what was typed, or nothing."""
    return next(iter(get_close_matches(word, words, 1, 0.65) or get_close_matches(word.lower(), words, 1, 0.65)), "")


def suggestion(word: str, words: list[str]) -> tuple[str, str]:
    """Return „ (gal „library“?)“ in both languages when one of the words is close to what was typed."""
    near = nearest(word, words)
    return (f" (gal „{near}“?)", f" (did you mean {near}?)") if near else ("", "")


def shown(value: Any) -> str:
    """Return a value as an author wrote it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "…"
    if isinstance(value, list):
        return f"[{', '.join(shown(item) for item in value[:3])}]"
    return "" if value is None else str(value)


def name_of(location: Location) -> str:
    """Return „sources.1.title“, counting items from 1 as people do."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in location)


def label_of(model: type[Record], location: Location) -> str:
    """Return the Lithuanian label and help of a field."""
    owner = model_at(model, location[:-1])
    field = owner.model_fields.get(str(location[-1])) if owner and location else None
    if field is None:
        return str(location[-1]) if location else ""
    return (field.title or str(location[-1])).lower() + (f" ({field.description})" if field.description else "")


def model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """Return the model that describes the mapping at a location."""
    current: type[BaseModel] | None = model
    for part in location:
        if isinstance(part, int):
            continue
        field = current.model_fields.get(part) if current else None
        current = next(iter(classes_in(field.annotation, BaseModel)), None) if field else None
    return current


def vocabulary_of(model: type[Record], location: Location) -> list[str]:
    """Return the words allowed at a location."""
    keys = [part for part in location if not isinstance(part, int)]
    owner = model_at(model, tuple(keys[:-1]))
    field = owner.model_fields.get(str(keys[-1])) if owner and keys else None
    words = next(iter(classes_in(field.annotation, str)), None) if field else None
    return [word.value for word in words] if words else []  # type: ignore[attr-defined]


def classes_in(annotation: Any, base: type) -> list[type]:
    """Return the subclasses of `base` that stand in a type annotation, itself excluded."""
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return [annotation] if issubclass(annotation, base) and annotation is not base else []
    if get_origin(annotation) in (Union, types.UnionType, list) or get_args(annotation):
        return [found for part in get_args(annotation) for found in classes_in(part, base)]
    return []
