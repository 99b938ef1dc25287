"""What the page of a worksheet gives to its script: the whole authored description, with formulas read into trees."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kb.alphabet import sort_key
from kb.content import Content, Entry
from kb.formula import FormulaError, Scope, Tree, read
from kb.model import Case, Term, Worksheet
from kb.model.worksheet import Column, Option, Section, SheetField
from kb.places import COUNTY_OF
from kb.vocabulary import Audience, Autofill, FieldType, FundingSource, Innovation, InstitutionType, Theme

Href = Callable[[str], str]
"""Address in the site → link from the page."""
WIDTHS = {FieldType.text: 22, FieldType.longtext: 22, FieldType.choice: 16}
"""Room that a column of words needs on paper, in parts of what a number needs (11)."""
WIDEST = 140
"""A table that needs more room than this is printed on a sheet laid sideways."""
SCALE = re.compile(r"(\d+) ?(?:≤|<=) ?x ?(?:≤|<=) ?(\d+)")
MOST_STEPS = 11
SHORT = {FieldType.number, FieldType.money, FieldType.date, FieldType.computed}
SHORT_CHOICE = 40
"""Letters of all answers of a choice that fit on half a line."""
MOST_CASES = 4
"""Cases of one type of institution that are suggested for one source of money."""


def block(content: Content, entry: Entry[Worksheet], href: Href) -> str:
    """Return the description as JSON that may stand in a script element."""
    text = json.dumps(description(content, entry, href), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def description(content: Content, entry: Entry[Worksheet], href: Href) -> dict[str, Any]:
    """Return everything the form, the printed sheets, the document and the file are made from."""
    sheet = entry.meta
    sections = [
        {
            "id": section.id,
            "title": section.title,
            "intro": section.intro,
            "fields": [field_data(sheet, field, entry) for field in section.fields],
        }
        for section in sheet.sections
    ]
    return filled({
        "id": sheet.id,
        "title": sheet.title,
        "sections": [filled(section) for section in sections],
        "charts": [filled(chart.model_dump(mode="json")) for chart in sheet.charts],
        "terms": terms(content, sheet, href),
        "cases": cases(content, sheet, href),
        "municipalities": sorted(COUNTY_OF, key=sort_key) if uses_municipalities(sheet) else None,
        "origins": origins(content, sheet, href),
        "story": story() if sheet.story else None,
        "gathered": sheet.gathered,
    })  # fmt: skip


def field_data(sheet: Worksheet, field: SheetField, entry: Entry[Worksheet]) -> dict[str, Any]:
    """Return a field of a section; a table with its columns."""
    data = column_data(sheet, field, None, entry)
    data["columns"] = [column_data(sheet, column, field, entry) for column in field.columns]
    data |= {"rows": field.rows, "wide": is_wide(field), "least": field.min_rows, "most": field.max_rows}
    return filled(data)


def column_data(sheet: Worksheet, column: Column, table: SheetField | None, entry: Entry[Worksheet]) -> dict[str, Any]:
    """Return one question."""
    return filled({
        "id": column.id,
        "label": column.label,
        "type": column.type.value,
        "unit": column.unit,
        "required": column.required,
        "help": column.help,
        "words": column.formula_words,
        "formula": tree(column.formula, Scope(sheet.fields, table)),
        "rule": tree(column.validation, Scope(sheet.fields, table, column)),
        "steps": steps(column) if table is None else [],
        "broken": column.validation_words,
        "initial": None if column.default is None else str(column.default),
        "options": [option_data(option, entry) for option in column.options],
        "multiple": column.multiple,
        "term": column.term,
        "autofill": column.autofill.value if column.autofill else None,
        "from": column.carried_from,
        "was": column.was,
        "private": column.private,
    })  # fmt: skip


def option_data(option: Option, entry: Entry[Worksheet]) -> dict[str, Any]:
    """Return one answer of a choice; sources by their numbers in the page's list."""
    known = [source.id for source in entry.meta.sources]
    return filled({
        "value": option.value,
        "label": option.label,
        "number": None if option.number is None else str(option.number),
        "note": option.note,
        "term": option.term,
        "money": [word.value for word in option.money],
        "sources": [[known.index(one) + 1, one] for one in option.sources if one in known],
    })  # fmt: skip


def tree(text: str | None, scope: Scope) -> Tree | None:
    """Return the tree of a formula; while previewing, one that cannot be read is left out (the box tells of it)."""
    try:
        return read(text, scope) if text else None
    except FormulaError:
        return None


def steps(column: Column) -> list[int]:
    """Return the numbers an answer may be when its rule leaves only a few („1 ≤ x ≤ 5“): marked, not written."""
    match = SCALE.fullmatch(column.validation or "")
    if not match or column.unit or column.type is not FieldType.number:
        return []
    low, high = int(match[1]), int(match[2])
    return list(range(low, high + 1)) if 0 < high - low < MOST_STEPS else []


def filled(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data without what is empty."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {}, False)}


def questions(sheet: Worksheet) -> Iterator[Column]:
    """Yield all fields and columns."""
    for field in sheet.fields.values():
        yield field
        yield from field.columns


def terms(content: Content, sheet: Worksheet, href: Href) -> dict[str, list[str]]:
    """Return the terms the sheet explains in place: id → heading, address."""
    return {entry.id: [entry.meta.term, href(entry.url)] for entry in terms_of(content, sheet)}


def terms_of(content: Content, sheet: Worksheet) -> list[Entry[Term]]:
    """Return the terms that questions and answers of a sheet name, each once."""
    asked = [column.term for column in questions(sheet)]
    asked += [option.term for column in questions(sheet) for option in column.options]
    return [content.terms[term] for term in dict.fromkeys(asked) if term in content.terms]


def cases(content: Content, sheet: Worksheet, href: Href) -> dict[str, list[list[str]]]:
    """Return cases by the source of money they used: title, address, type of institution."""
    words = {word for column in questions(sheet) for option in column.options for word in option.money}
    return {word.value: used for word in FundingSource if word in words and (used := using(content, word, href))}


def using(content: Content, word: FundingSource, href: Href) -> list[list[str]]:
    """Return cases that used a source of money, a few of each type of institution."""
    found: dict[str, list[Entry[Case]]] = {}
    for entry in content.cases.values():
        if any(one.source is word for one in entry.meta.funding):
            found.setdefault(entry.meta.institution.type.value, []).append(entry)
    return [[e.meta.title, href(e.url), kind] for kind, entries in found.items() for e in entries[:MOST_CASES]]


def uses_municipalities(sheet: Worksheet) -> bool:
    """Tell whether the form, or the story made from it, asks for a municipality."""
    return sheet.story or any(column.autofill is Autofill.municipality for column in questions(sheet))


def origins(content: Content, sheet: Worksheet, href: Href) -> dict[str, list[str]]:
    """Return the sheets that answers can be carried from: id → title, address."""
    ids = {column.carried_from.partition(".")[0] for column in questions(sheet) if column.carried_from}
    found = {one: content.worksheets[one] for one in sorted(ids) if one in content.worksheets}
    return {one: [entry.meta.title, href(entry.url)] for one, entry in found.items()}


def story() -> dict[str, dict[str, str]]:
    """Return the words a draft story chooses from."""
    words = {"innovation": Innovation, "themes": Theme, "audience": Audience, "type": InstitutionType}
    return {name: {word.value: word.label for word in kind} for name, kind in words.items()}


def is_wide(field: SheetField) -> bool:
    """Tell whether a table is printed on a sheet laid sideways."""
    return sum(WIDTHS.get(column.type, 11) for column in field.columns) > WIDEST


def is_short(field: Column) -> bool:
    """Tell whether half a line of paper is room enough for an answer."""
    if field.type is FieldType.choice:
        return sum(len(option.label) for option in field.options) <= SHORT_CHOICE
    return field.type in SHORT or (field.type is FieldType.text and field.autofill is not None)


@dataclass(frozen=True)
class Run:
    """Questions of a section that lie together on paper: short answers or long ones in pairs, or one that stands alone."""

    kind: str
    fields: list[SheetField]
    sideways: bool
    """Whether it is printed on a sheet laid sideways: from the first wide table of a sheet to the last."""


def laid(sheet: Worksheet) -> list[tuple[Section, list[Run]]]:
    """Return the sections of an empty sheet as they are laid on paper."""
    groups = [(section, kind, list(run)) for section in sheet.sections for kind, run in groupby(section.fields, paper_kind)]
    wide = [n for n, (_, _, fields) in enumerate(groups) if any(is_wide(field) for field in fields)]
    first = [n for n, (section, _, _) in enumerate(groups) if wide and section is groups[wide[0]][0]]
    turned = range(first[0], wide[-1] + 1) if wide else range(0)
    runs = [(section, Run(kind, fields, n in turned)) for n, (section, kind, fields) in enumerate(groups)]
    return [(section, [run for owner, run in runs if owner is section]) for section in sheet.sections]


def paper_kind(field: SheetField) -> str:
    """Return how a question lies on paper: in half a line, or as its type asks."""
    return "half" if is_short(field) else field.type.value
