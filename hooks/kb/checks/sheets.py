"""Worksheets: formulas and rules can be computed, pictures and carried answers name fields that exist."""

from __future__ import annotations

from collections.abc import Iterator

from kb.content import Content, Entry
from kb.formula import FormulaError, Scope, Tree, circle, read
from kb.front_matter import Location
from kb.model import Record, Worksheet
from kb.model.worksheet import Column, SheetField
from kb.problems import Problem
from kb.validation import name_of, suggestion
from kb.vocabulary import FieldType

MOST_NAMES = 12


def check(entry: Entry[Record]) -> Iterator[Problem]:
    """Yield faults of one sheet."""
    meta = entry.meta
    if not isinstance(meta, Worksheet):
        return
    yield from twice(entry, meta)
    for location, table, column in columns(meta):
        for key in ("formula", "validation"):
            text = getattr(column, key)
            if text:
                scope = Scope(meta.fields, table, column if key == "validation" else None)
                yield from fault(entry, (*location, key), text, scope)
        if column.validation and not column.validation_words and not simple(column, Scope(meta.fields, table, column)):
            yield problem(entry, "formula-words", (*location, "validation"))
    if names := circle(meta):
        owner_id, _, column_id = names[0].rpartition(".")
        places = ((place, owner.id if owner else "", one.id) for place, owner, one in columns(meta))
        location = next(place for place, owner, one in places if (owner, one) == (owner_id, column_id))
        yield problem(entry, "formula-circle", (*location, "formula"), value=" → ".join([*names, names[0]]))
    yield from pictures(entry, meta)


def columns(sheet: Worksheet) -> Iterator[tuple[Location, SheetField | None, Column]]:
    """Yield where each field and each column of a table stands, its table and itself."""
    for s, section in enumerate(sheet.sections):
        for f, field in enumerate(section.fields):
            place: Location = ("sections", s, "fields", f)
            yield place, None, field
            yield from (((*place, "columns", c), field, column) for c, column in enumerate(field.columns))


def twice(entry: Entry[Record], sheet: Worksheet) -> Iterator[Problem]:
    """No two fields of a sheet and no two columns of a table share an id."""
    seen: set[str] = set()
    for location, table, column in columns(sheet):
        name = f"{table.id}.{column.id}" if table else column.id
        if name in seen:
            yield problem(entry, "id-duplicate", (*location, "id"), value=column.id, other=entry.path)
        seen.add(name)


def fault(entry: Entry[Record], location: Location, text: str, scope: Scope) -> Iterator[Problem]:
    """Yield the problem of a formula that cannot be read."""
    try:
        read(text, scope)
    except FormulaError as error:
        args = dict(error.args_of_message)
        if names := args.pop("names", None):
            args["hint"] = suggestion(str(args["value"]), names)
            args["allowed"] = listed(names)
        yield problem(entry, error.code, location, **args)


def simple(column: Column, scope: Scope) -> bool:
    """Tell whether the form can say a rule in words by itself: the answer between numbers."""
    try:
        tree = read(column.validation or "", scope)
    except FormulaError:
        return True
    own: Tree = ["cell" if scope.table else "field", column.id]
    parts = tree[1:] if tree[0] == "all" else [tree]
    return column.type in (FieldType.number, FieldType.money) and all(
        sorted((part[1] == own, part[2] == own)) == [False, True] and "number" in (part[1][0], part[2][0]) for part in parts
    )


def pictures(entry: Entry[Record], sheet: Worksheet) -> Iterator[Problem]:
    """Yield names in pictures that lead to nothing."""
    for n, chart in enumerate(sheet.charts):
        table = sheet.fields.get(chart.table or "")
        if chart.table and table is None:
            yield unknown(entry, ("charts", n, "table"), chart.table, list(sheet.fields))
            continue
        known = [column.id for column in table.columns] if table else list(sheet.fields)
        for name in (chart.names, *chart.values):
            if name and name not in known:
                yield unknown(entry, ("charts", n), name, known)
        if chart.goal and chart.goal not in sheet.fields:
            yield unknown(entry, ("charts", n, "goal"), chart.goal, list(sheet.fields))


def carried(content: Content) -> Iterator[Problem]:
    """Yield answers said to be carried from a field that does not exist."""
    for entry in content.worksheets.values():
        for location, _, column in columns(entry.meta):
            if column.carried_from:
                sheet, _, field = column.carried_from.partition(".")
                other = content.worksheets.get(sheet)
                known = [f"{one.id}.{name}" for one in content.worksheets.values() for name in one.meta.fields]
                if other is None or field not in other.meta.fields:
                    yield unknown(entry, (*location, "carried_from"), column.carried_from, known)


def unknown(entry: Entry[Record], location: Location, value: str, known: list[str]) -> Problem:
    """Return the problem of a name that leads to nothing."""
    hint = suggestion(value, known)
    return problem(entry, "formula-name", location, value=value, hint=hint, allowed=listed(known))


def listed(names: list[str]) -> str:
    """Return the first names of a list, as many as a message can hold."""
    return ", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")


def problem(entry: Entry[Record], code: str, location: Location, **args: object) -> Problem:
    """Return a problem of a place in a sheet."""
    return Problem(code, entry.path, entry.line_of(*location), name_of(location), args)
