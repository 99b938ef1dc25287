"""What the search knows of each page, and the index made of it by the code that answers in the browser."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kb.body import plain
from kb.content import Content, Entry
from kb.model import Case, Exercise, Page, Record, Session, Term, Worksheet
from kb.places import short_name
from kb.text import opening

FILES = ("antrastes.js", "santraukos.js", "tekstai.js")
"""Scripts of the index: names, which answer first; first words of pages; the texts."""


def documents(content: Content) -> list[dict[str, Any]]:
    """Return every page as the search sees it."""
    return [document(entry) for entry in content.entries if entry.kind != "stage" and entry.id != "nerasta"]


def document(entry: Entry[Record]) -> dict[str, Any]:
    """Return one page as the search sees it: facilitator notes are no part of it."""
    meta = entry.meta
    names: list[str] = []
    place: list[str] = []
    lead = entry.body.first_paragraph
    body = [plain(block.text) for block in entry.body.blocks]
    if isinstance(meta, Term):
        names = [name for name in dict.fromkeys(meta.names[1:] + meta.forms) if name != entry.heading]
    elif isinstance(meta, Case):
        names = [name for name in (meta.original_name,) if name]
        municipality = meta.place.municipality
        place = [
            meta.institution.name,
            municipality,
            short_name(municipality),
            meta.place.locality or "",
            meta.county,
            meta.country.label,
        ]
        words = [meta.institution.type, *meta.innovation, *meta.themes, *meta.audience]
        body += (
            [word.label for word in words] + [result.what for result in meta.results] + [risk.text for risk in meta.risks]
        )
        lead = meta.summary
    elif isinstance(meta, Session):
        lead = meta.summary
        names = [f"{meta.day} diena"]
        body += [block.title for block in meta.blocks] + [block.summary or "" for block in meta.blocks]
    elif isinstance(meta, Exercise):
        lead, names = meta.purpose, [meta.code]
        body += [step.text for step in meta.steps]
    elif isinstance(meta, Worksheet):
        lead = meta.summary
        body += [field.label for section in meta.sections for field in section.fields]
    elif isinstance(meta, Page):
        lead = meta.summary
    return {
        "url": entry.url,
        "kind": "page" if isinstance(meta, Page) else entry.kind,
        "title": entry.heading,
        "names": names,
        "place": " ".join(place),
        "lead": opening(lead),
        "headings": " ".join(heading.text for heading in entry.body.headings if heading.level > 2),
        "body": " ".join(body),
    }


def index(content: Content, node: str, program: Path) -> dict[str, bytes]:
    """Return the scripts of the index by name; raises CalledProcessError when the indexer fails."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "pages.json"
        source.write_text(json.dumps(documents(content), ensure_ascii=False), "utf-8")
        subprocess.run([node, str(program), "build", str(source), folder], check=True, capture_output=True)  # noqa: S603
        return {name: (Path(folder) / name).read_bytes() for name in FILES}
