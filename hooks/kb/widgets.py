"""Fields of the model as widgets of the organisers' editor (decapcms.org/docs/widgets), from its JSON Schema."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from kb.yaml_file import read_yaml

Schema = dict[str, Any]
"""JSON Schema of a model or of a part of it."""
DAY = "YYYY-MM-DD"
LONG = 200
"""From so many characters a text has several lines."""


@lru_cache
def texts() -> dict[str, Any]:
    """Return the texts of the editor."""
    return dict(read_yaml(Path(__file__).parent.parent / "theme/editor.yml"))


def fields(part: Schema, whole: Schema, *, required: bool = True) -> list[dict[str, Any]]:
    """Return the fields of a record or of a part; within a part that may be left out nothing is asked for."""
    needed = part.get("required", [])
    return [field(name, one, whole, required and name in needed) for name, one in part["properties"].items()]


def field(name: str, own: Schema, whole: Schema, required: bool) -> dict[str, Any]:
    """Return one field of Decap for a field of the model."""
    known = resolved(own, whole)
    made: dict[str, Any] = {"name": name, "label": own.get("title") or known.get("title", name), "required": required}
    if hint := own.get("description"):
        made["hint"] = hint
    if isinstance(own.get("default"), str | bool | int):
        made["default"] = own["default"]
    return {**made, **widget(name, known, whole, required)}


def resolved(own: Schema, whole: Schema) -> Schema:
    """Return a schema without references and without „or nothing“."""
    for one in own.get("anyOf", []):
        if one.get("type") != "null":
            return resolved(one, whole)
    if "$ref" in own:
        return dict(whole["$defs"][own["$ref"].rsplit("/", 1)[1]])
    return own


def widget(name: str, known: Schema, whole: Schema, required: bool) -> dict[str, Any]:
    """Return the widget of a field and its limits."""
    kind = known.get("type")
    if "enum" in known:
        first = {"default": "draft"} if "draft" in known["enum"] else {}
        return {"widget": "select", "options": options(known), **first}
    if kind == "array":
        return several(name, known, whole, required)
    if kind == "object":
        return {"widget": "object", "collapsed": not required, "fields": fields(known, whole, required=required)}
    if kind == "boolean":
        return {"widget": "boolean"}
    if kind == "integer":
        limits = {short: known[long] for short, long in (("min", "minimum"), ("max", "maximum")) if long in known}
        return {"widget": "number", "value_type": "int", **limits}
    if isinstance(kind, list) and "number" in kind:
        return {"widget": "number", "value_type": "float", "step": 0.01}
    if known.get("format") == "date":
        default = "{{now}}" if required else ""
        return {"widget": "datetime", "format": DAY, "date_format": DAY, "time_format": False, "default": default}
    return text(name, known)


def text(name: str, known: Schema) -> dict[str, Any]:
    """Return the widget of a text: one line or several, with its length."""
    words = texts()
    if name == "id":
        return {"widget": "string", "pattern": ["^[a-z0-9]+(-[a-z0-9]+)*$", words["id_rule"]]}
    if name == "file":
        return {"widget": "string", "pattern": ["^[a-z0-9-]+\\.(jpg|jpeg|png|webp|svg)$", words["file_rule"]]}
    least, most = known.get("minLength", 0), known.get("maxLength")
    made: dict[str, Any] = {"widget": "text" if most and most > LONG else "string"}
    if most:
        span = f"{least}–{most}" if least > 1 else words["up_to"].format(most)
        made["pattern"] = [f"^[\\s\\S]{{{least},{most}}}$", words["length_rule"].format(span)]
    return made


def several(name: str, known: Schema, whole: Schema, required: bool) -> dict[str, Any]:
    """Return the widget of a list: words to tick, parts with fields of their own, or lines."""
    item = resolved(known.get("items", {}), whole)
    limits = {short: known[long] for short, long in (("min", "minItems"), ("max", "maxItems")) if long in known and required}
    if "enum" in item:
        return {"widget": "select", "multiple": True, "options": options(item), **limits}
    if item.get("type") == "object":
        parts = fields(item, whole)
        first = next(
            (one["name"] for one in parts if one["widget"] in ("string", "text") and one["required"]), parts[0]["name"]
        )
        return {"widget": "list", "collapsed": True, "summary": f"• {{{{fields.{first}}}}}", "fields": parts, **limits}
    line = {"name": name, "label": known.get("title", name), "widget": "string"}
    return {"widget": "list", "collapsed": False, "field": line, **limits}


def options(known: Schema) -> list[dict[str, str]]:
    """Return the words of a vocabulary with their labels."""
    labels = known.get("enumDescriptions") or known["enum"]
    return [{"label": label, "value": value} for value, label in zip(known["enum"], labels, strict=True)]
