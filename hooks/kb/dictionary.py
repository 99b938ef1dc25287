"""Data dictionary: every field of a kind of entry with its label, help and form, read from the model's own schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from kb.layout import TEXTS
from kb.model import Record

Schema = dict[str, Any]
WORDS: dict[str, str] = TEXTS["dictionary"]


class Field(NamedTuple):
    """One field: where it stands („replication.cost.band“, „results[].what“) and what an author reads of it."""

    path: str
    label: str
    help: str
    form: str
    required: bool
    values: tuple[tuple[str, str], ...] = ()
    """Words that are allowed, with their labels."""


def fields(model: type[Record]) -> list[Field]:
    """Return all fields of a model, those of its parts below them."""
    schema = model.model_json_schema()
    return list(walk(schema, schema["$defs"], ""))


def walk(schema: Schema, parts: dict[str, Schema], beginning: str) -> Iterator[Field]:
    """Yield the fields of a schema of an object, in the order of the model."""
    for name, own in schema["properties"].items():
        one, many = resolve(own, parts)
        path = f"{beginning}{name}{'[]' if many else ''}"
        form = WORDS["group"] if "properties" in one else described(one)
        ids: list[str] = one.get("enum", [])
        words = zip(ids, one.get("enumDescriptions", ids), strict=True)
        label = own.get("title", one.get("title", name))
        yield Field(
            path, label, own.get("description", ""), f"{WORDS['list']}: {form}" if many else form,
            name in schema.get("required", []), tuple((str(word), str(text)) for word, text in words),
        )  # fmt: skip
        if "properties" in one:
            yield from walk(one, parts, f"{path}.")


def resolve(schema: Schema, parts: dict[str, Schema]) -> tuple[Schema, bool]:
    """Return what stands in a field when it is not empty, and whether it is a list of that."""
    choices = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    if choices:
        return resolve({**choices[0], **{k: v for k, v in schema.items() if k == "title"}}, parts)
    if "$ref" in schema:
        return resolve(parts[schema["$ref"].rsplit("/", 1)[1]], parts)
    if schema.get("type") == "array":
        return resolve(schema["items"], parts)[0], True
    return schema, False


def described(schema: Schema) -> str:
    """Return in words what is written in a field."""
    kind = schema.get("type")
    if "enum" in schema:
        return WORDS["choice"]
    if kind == "integer" and "minimum" in schema and "maximum" in schema:
        return WORDS["from_to"].format(schema["minimum"], schema["maximum"])
    if kind == "string" and "maxLength" in schema:
        return WORDS["up_to"].format(schema["maxLength"])
    if kind == "string" and schema.get("format") == "date":
        return WORDS["day"]
    form = "-or-".join(kind) if isinstance(kind, list) else str(kind)
    return WORDS[form]
