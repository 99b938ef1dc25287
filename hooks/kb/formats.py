"""Files in which data leave the site: JSON, CSV, Excel."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

WIDEST = 60
"""No column of a sheet is wider than so many letters."""


def as_json(value: Any) -> bytes:
    """Return JSON with keys in the order given, one item a line deep, in UTF-8."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def as_csv(rows: list[dict[str, str]]) -> bytes:
    """Return CSV that spreadsheets open with Lithuanian letters: UTF-8 with a mark, CRLF, quotes where needed (RFC 4180)."""
    stream = io.StringIO(newline="")
    if rows:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows({key: safe_cell(value) for key, value in row.items()} for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def safe_cell(value: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP: CSV injection)."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t") else value


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a workbook: its name, its heads and its rows."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[str | int | float]]


def as_excel(tables: Sequence[Table], title: str) -> bytes:
    """Return an Excel workbook: heads stay in sight, every column can be filtered; its dates are those of the commit."""
    from openpyxl import Workbook  # type: ignore[import-untyped] # noqa: PLC0415 (checking does not need it)
    from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped] # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped] # noqa: PLC0415

    book = Workbook()
    book.remove(book.active)
    book.properties.title = title
    book.properties.creator = title
    for table in tables:
        sheet = book.create_sheet(table.name)
        sheet.append(list(table.head))
        for row in table.rows:
            sheet.append([safe_cell(cell) if isinstance(cell, str) else cell for cell in row])
        sheet.freeze_panes = "B2"
        sheet.auto_filter.ref = sheet.dimensions
        for number, head in enumerate(table.head, 1):
            longest = max([len(head) + 4, *(len(str(row[number - 1])) for row in table.rows)])
            sheet.column_dimensions[get_column_letter(number)].width = min(longest + 2, WIDEST)
            sheet.cell(1, number).font = Font(bold=True)
        plain = sheet.cell(2, 1)
        plain.alignment = Alignment(vertical="top", wrap_text=True)
        for cells in sheet.iter_rows(min_row=2):
            for cell in cells:
                cell._style = plain._style  # naming the style to each cell anew takes four times as long
    stream = io.BytesIO()
    book.save(stream)
    return dated(stream.getvalue())


def dated(package: bytes) -> bytes:
    """Return an Office package with the date of the build (SOURCE_DATE_EPOCH) in place of now, so that two are equal."""
    moment = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "1767225600")), UTC)
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(package)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), data)
            new.writestr(ZipInfo(name, moment.timetuple()[:6]), data, ZIP_DEFLATED)
    return stream.getvalue()
