"""A story as its form saves it → a draft case with its pictures, and what is still wrong with it, field by field."""

from __future__ import annotations

import base64
import binascii
import io
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, Field, ValidationError

from kb.alphabet import slug
from kb.checks import check
from kb.content import Content, Entry, read_entry
from kb.front_matter import Document
from kb.model import Case, Record
from kb.problems import Problem
from kb.text import NBSP

FORMAT = "kb-istorija"
MAX_MEGABYTES = 40
MAX_PICTURES = 12
MAX_PIXELS = 60_000_000
SIDE = 1600
"""Longest side of a published photo, in pixels."""
LONGEST_ID = 60
PNG = b"\x89PNG"
TOLD_ELSEWHERE = frozenset({"text-length", "text-placeholder", "page-orphan"})


class StoryError(Exception):
    """A file that is no story; the words say why, in Lithuanian."""


class Story(BaseModel):
    """What the form saves: the facts of a case, its sections and its pictures."""

    format: Literal["kb-istorija"] = "kb-istorija"
    version: Literal[1] = 1
    case: dict[str, Any] = Field(default_factory=dict)
    body: dict[str, str] = Field(default_factory=dict)
    pictures: dict[str, str] = Field(default_factory=dict, max_length=MAX_PICTURES)
    """Pictures in base64 by the names that `images` gives them."""


@dataclass(frozen=True)
class Draft:
    """A draft case ready to be written, and what stands in its way."""

    path: str
    text: str
    pictures: dict[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    """Problems whose `field` names the field of the form: `title`, `body.Rezultatai`, `sources.1.url`."""


def read_story(data: bytes) -> Story:
    """Return the story in the bytes of a saved form; raises StoryError for anything else."""
    if len(data) > MAX_MEGABYTES * 1_000_000:
        raise StoryError(f"failas per didelis: daugiausia {MAX_MEGABYTES} MB – sumažinkite nuotraukas")
    try:
        return Story.model_validate(json.loads(data.decode("utf-8-sig")))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise StoryError("failas sugadintas: išsaugokite istoriją formoje dar kartą") from None
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"])) or FORMAT
        raise StoryError(f"tai ne istorijos formos failas (netinka dalis „{where}“)") from None


def story_of(document: Document, body: str) -> Story:
    """Return the story in a Markdown case: its facts without what only the editors decide, and its sections."""
    case = {key: value for key, value in document.data.items() if key not in ("id", "old_ids")}
    parts = re.split(r"^## +(.*?)\s*$", body, flags=re.MULTILINE)
    sections = {parts[n]: parts[n + 1].strip() for n in range(1, len(parts), 2)}
    if parts[0].strip():
        sections = {Case.sections[0]: parts[0].strip(), **sections}
    return Story(case=case, body=sections)


def draft(story: Story, content: Content, today: date, name: str = "") -> Draft:
    """Return the draft of a story among the content it is to join, under a free name; nothing is written."""
    case = tidy(story.case)
    for key in ("place", "institution"):
        case.setdefault(key, {})
    pictures, faults = photos(story, case)
    country = str(case.get("country", "LT")).lower()
    name = name or free_id(str(case.get("title", "")), content)
    path = f"cases/{country if country in ('lt', 'no') else 'lt'}/{name}.md"
    renamed = {}
    for number, (old, data) in enumerate(pictures.items(), 1):
        new = f"{name}-{number}.{'png' if data.startswith(PNG) else 'jpg'}"
        renamed[new] = data
        for image in case.get("images", []):
            if isinstance(image, dict) and image.get("file") == old:
                image["file"] = new
    text = written(name, case, story.body, today)
    found = [*faults, *problems(path, text, renamed, content)]
    return Draft(path, text, renamed, tuple(found))


def tidy(value: Any) -> Any:
    """Return facts without what is empty, with ordinary spaces; a band with sources is sourced, else estimated."""
    if isinstance(value, str):
        return re.sub(r"[ \t\r\n\u00a0\u2000-\u200a\u202f]+", " ", value).strip()
    if isinstance(value, list):
        return [part for part in map(tidy, value) if part not in ("", {}, [], None)]
    if isinstance(value, dict):
        found = {
            str(key): part
            for key, part in ((key, tidy(part)) for key, part in value.items())
            if part not in ("", {}, [], None)
        }
        if "band" in found:
            found.setdefault("basis", "sourced" if found.get("sources") else "estimate")
        return found
    return value


def free_id(title: str, content: Content) -> str:
    """Return an identifier made of a title that no case has."""
    base = slug(title)[:LONGEST_ID].rsplit("-", 1)[0] if len(slug(title)) > LONGEST_ID else slug(title)
    taken = {Path(path).stem for path in (*content.by_path, *(document.path for document in content.broken))}
    taken |= {old for entry in content.cases.values() for old in entry.meta.old_ids}
    base = base or "nauja-istorija"
    return next(name for name in (base, *(f"{base}-{n}" for n in range(2, 10_000))) if name not in taken)


class Dumper(yaml.SafeDumper):
    """Writes facts as authors do: no anchors, dates bare, short lists on one line."""

    def ignore_aliases(self, _data: Any) -> bool:
        """Write everything in full."""
        return True


def as_list(dumper: Dumper, data: list[Any]) -> yaml.Node:
    """Write a list of words on one line, a list of facts over many."""
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=all(isinstance(item, str) for item in data))


Dumper.add_representer(list, as_list)


def written(name: str, case: dict[str, Any], body: dict[str, str], today: date) -> str:
    """Return the Markdown file of a draft; fields stand in the order of the model."""
    author = case.get("review", {}).get("author", "") if isinstance(case.get("review"), dict) else ""
    keys = [key for key in [*Case.model_fields, *case] if key in case and key not in ("id", "review", "sources")]
    facts = {"id": name, **{key: case[key] for key in keys}}
    if sources := case.get("sources"):
        facts["sources"] = [dated(source) for source in sources] if isinstance(sources, list) else sources
    facts["review"] = {"status": "draft", **({"author": author} if author else {}), "checked": today}
    block = yaml.dump(facts, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=100_000)
    known = [part for part in Case.sections if body.get(part, "").strip()]
    rest = [part for part in body if part not in Case.sections and body[part].strip()]
    parts = [f"## {part}\n\n{plain_text(body[part])}\n" for part in [*known, *rest]]
    schema = "# yaml-language-server: $schema=../../site/duomenys/schema/case.json\n"
    return f"---\n{schema}{block}---\n\n" + "\n".join(parts)


def dated(source: Any) -> Any:
    """Return a source with its day of reading as a day, so that it is written without quotes."""
    if isinstance(source, dict) and isinstance(source.get("accessed"), str):
        with suppress(ValueError):
            return {**source, "accessed": date.fromisoformat(source["accessed"])}
    return source


def plain_text(text: str) -> str:
    """Return the text of a section with one kind of line ends, without spaces at their ends."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).replace(f"{NBSP} ", NBSP)


def problems(path: str, text: str, pictures: dict[str, bytes], content: Content) -> Iterator[Problem]:
    """Yield what `kb check` would say of a draft among the content, each problem at its field of the form."""
    entry, document = read_entry(text.encode(), path)
    folder = path.rsplit("/", 1)[0]
    if entry is None:
        found = [*document.problems]
        whole = Content(content.root, (), (document,), (), ())
    else:
        files = (*content.files, *(f"{folder}/{name}" for name in pictures))
        whole = Content(content.root, (*content.entries, entry), content.broken, files, tuple(document.problems))
        found = [problem for problem in check(whole) if problem.path == path]
    sections = own_sections(whole.entries[-1]) if whole.entries else {}
    for problem in found:
        if problem.code in TOLD_ELSEWHERE:
            continue
        yield located(problem, document, sections)
    if entry is None:
        yield from body_problems(document)


def body_problems(document: Document) -> Iterator[Problem]:
    """Yield the problems of the text of a draft whose facts cannot be read."""
    from kb.checks import OF_WHOLE_RECORD, faults  # noqa: PLC0415 (only a broken draft needs it)
    from kb.content import stand_in  # noqa: PLC0415

    entry = stand_in(document)
    sections = own_sections(entry)
    for problem in faults(entry):
        if problem.code not in OF_WHOLE_RECORD | TOLD_ELSEWHERE:
            yield located(problem, document, sections)


def own_sections(entry: Entry[Record]) -> dict[int, str]:
    """Return the sections of a case by the lines on which they begin."""
    return {heading.line: heading.text for heading in entry.body.headings if heading.text in Case.sections}


def located(problem: Problem, document: Document, sections: dict[int, str]) -> Problem:
    """Return a problem that names the field of the form."""
    if problem.field or problem.line < document.body_line:
        return problem
    if problem.code == "heading-missing":
        name = str(problem.args["value"])
        return Problem("field-missing", problem.path, problem.line, f"body.{name}", {"label": name.lower(), "hint": ""})
    if problem.code == "body-empty":
        return Problem(
            "field-missing", problem.path, problem.line, f"body.{Case.sections[0]}", {"label": "tekstas", "hint": ""}
        )
    name = next((sections[line] for line in sorted(sections, reverse=True) if line <= problem.line), Case.sections[0])
    return Problem(problem.code, problem.path, problem.line, f"body.{name}", problem.args)


def photos(story: Story, case: dict[str, Any]) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the pictures that `images` names, smaller and without metadata, and what is wrong with the others."""
    listed = (
        [image for image in case.get("images", []) if isinstance(image, dict)]
        if isinstance(case.get("images"), list)
        else []
    )
    found: dict[str, bytes] = {}
    faults = []
    for number, image in enumerate(listed, 1):
        name = str(image.get("file", ""))
        if name not in story.pictures:
            continue
        try:
            found[name] = smaller(base64.b64decode(story.pictures[name], validate=True))
        except (binascii.Error, ValueError):
            faults.append(Problem("file-broken", "", 1, f"images.{number}.file"))
    return found, faults


def smaller(data: bytes) -> bytes:
    """Return a picture as JPEG or PNG of at most 1,600 pixels, upright, without metadata; ValueError for anything else."""
    from PIL import Image, ImageOps  # noqa: PLC0415 (heavy, and only stories with photos need it)

    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise ValueError("pixels")
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((SIDE, SIDE))
            see_through = "A" in upright.getbands() or "transparency" in upright.info
            clean = upright.convert("RGBA" if see_through else "RGB")
            clean.info.clear()
            out = io.BytesIO()
            clean.save(out, "PNG", optimize=True) if see_through else clean.save(out, "JPEG", quality=84, optimize=True)
            return out.getvalue()
    except (OSError, SyntaxError, EOFError, Image.DecompressionBombError, MemoryError) as error:
        raise ValueError(str(error)) from error
