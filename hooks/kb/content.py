"""Folders of the project → all entries of the knowledge base, with every problem of every file."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from kb.alphabet import sort_key
from kb.body import Body
from kb.folders import walk
from kb.front_matter import Document, read_document
from kb.kinds import kind_of, url_of
from kb.model import MODELS, Case, Exercise, Page, Record, Review, Session, Source, Stage, Term, Worksheet
from kb.problems import Problem
from kb.source_text import read_text
from kb.validation import validate
from kb.vocabulary import ReviewStatus

R = TypeVar("R", bound=Record, covariant=True)  # noqa: PLC0105


@dataclass(frozen=True, eq=False)
class Entry(Generic[R]):
    """One content file: where it lies, its record, its body and where its fields stand; equal only to itself."""

    kind: str
    path: str
    """Path in the repository, with forward slashes."""
    meta: R
    body: Body
    document: Document = field(repr=False)

    @property
    def id(self) -> str:
        """Identifier of the record."""
        return self.meta.id

    @property
    def heading(self) -> str:
        """Text of the page's main heading."""
        return self.meta.heading

    def line_of(self, *location: str | int) -> int:
        """Return the line of a field."""
        return self.document.line_of(location)

    @cached_property
    def url(self) -> str:
        """Address of the page, relative to the root of the site, with a slash at its end."""
        return url_of(self.kind, self.path)


@dataclass(frozen=True)
class Content:
    """Everything that was loaded, published or not, in a fixed order, and the problems found so far."""

    root: Path
    entries: tuple[Entry[Record], ...]
    broken: tuple[Document, ...]
    """Files whose metadata could not be made into a record."""
    files: tuple[str, ...]
    """Pictures and documents beside the texts."""
    problems: tuple[Problem, ...]
    stand_ins: tuple[Entry[Record], ...] = ()
    """Broken files with what could be read of them, so that the faults of their bodies are told together."""

    def of(self, kind: type[R]) -> list[Entry[R]]:
        """Return all entries of one kind, published or not."""
        return [cast("Entry[R]", entry) for entry in self.entries if isinstance(entry.meta, kind)]

    @cached_property
    def public(self) -> Content:
        """The same without drafts, entries under review and their pictures."""
        public = tuple(entry for entry in self.entries if entry.meta.is_public)
        hidden = {picture for e in self.entries if not e.meta.is_public for picture in pictures_of(e)}
        shown = {picture for e in public for picture in pictures_of(e)}
        files = tuple(path for path in self.files if path not in hidden - shown)
        return Content(self.root, public, self.broken, files, self.problems)

    @cached_property
    def fingerprint(self) -> str:
        """What changes when any file changes: paths and texts, and the times and sizes of pictures."""
        parts = [f"{document.path}\0{document.text}" for document in (*(e.document for e in self.entries), *self.broken)]
        for path in self.files:
            state = (self.root / path).stat()
            parts.append(f"{path}\0{state.st_mtime_ns} {state.st_size}")
        return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def by_path(self) -> dict[str, Entry[Record]]:
        """Entries by their path in the repository."""
        return {entry.path: entry for entry in self.entries}

    @cached_property
    def cases(self) -> dict[str, Entry[Case]]:
        """Cases by id, in the order of their titles."""
        return by_id(self.of(Case))

    @cached_property
    def current_cases(self) -> dict[str, Entry[Case]]:
        """The same without the archived ones, which keep their pages but stand in no list that readers choose from."""
        return {key: entry for key, entry in self.cases.items() if not entry.meta.is_archived}

    @cached_property
    def terms(self) -> dict[str, Entry[Term]]:
        """Terms by id, in Lithuanian order."""
        return by_id(self.of(Term))

    @cached_property
    def stages(self) -> dict[int, Entry[Stage]]:
        """MTEP stages by number."""
        return {e.meta.number: e for e in sorted(self.of(Stage), key=lambda e: e.meta.number)}

    @cached_property
    def sessions(self) -> dict[str, Entry[Session]]:
        """Days of the training by id, in order."""
        return {e.id: e for e in sorted(self.of(Session), key=lambda e: e.meta.day)}

    @cached_property
    def exercises(self) -> dict[str, Entry[Exercise]]:
        """Exercises by id, in order."""
        return {e.id: e for e in sorted(self.of(Exercise), key=lambda e: int(e.meta.code[1:]))}

    @cached_property
    def worksheets(self) -> dict[str, Entry[Worksheet]]:
        """Worksheets by id."""
        return by_id(self.of(Worksheet))

    @cached_property
    def pages(self) -> dict[str, Entry[Page]]:
        """Pages of prose by address."""
        return {entry.url: entry for entry in self.of(Page)}


def load(root: Path) -> Content:
    """Return all content under `root`; nothing an author can write raises an exception."""
    entries: list[Entry[Record]] = []
    broken: list[Document] = []
    stand_ins: list[Entry[Record]] = []
    files: list[str] = []
    problems: list[Problem] = []
    for path in walk(root, problems):
        if not path.endswith(".md"):
            files.append(path)
            continue
        entry, document = load_file(root, path)
        problems += document.problems
        if entry:
            entries.append(entry)
        else:
            broken.append(document)
            if document.data and document.body:
                stand_ins.append(stand_in(document))
    return Content(root, tuple(entries), tuple(broken), tuple(files), tuple(problems), tuple(stand_ins))


@lru_cache(maxsize=256)
def stand_in(document: Document) -> Entry[Record]:
    """Return an entry that holds as much of a broken file as the rules of bodies ask for: its sources."""
    listed = document.data.get("sources")
    items = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    ids = [item["id"] for item in items if isinstance(item.get("id"), str)]
    kind = kind_of(document.path)
    model, source, review = cast("tuple[Any, Any, Any]", (MODELS[kind], Source, Review))
    meta = model.model_construct(
        sources=[source.model_construct(id=one) for one in ids],
        review=review.model_construct(status=ReviewStatus.published),
    )
    return Entry(kind, document.path, meta, Body(document.body, document.body_line), document)


def load_file(root: Path, path: str) -> tuple[Entry[Record] | None, Document]:
    """Return the entry of one file, or None, and the document with its problems."""
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        reason = {"reason": error.strerror or type(error).__name__}
        return None, Document(path, problems=[Problem("file-unreadable", path, args=reason)])
    return read_entry(data, path)


@lru_cache(maxsize=8192)
def read_entry(data: bytes, path: str) -> tuple[Entry[Record] | None, Document]:
    """Return the entry in the bytes of a file; the same bytes are read once in the life of the process."""
    text = read_text(data, path)
    if text.text is None:
        return None, Document(path, problems=text.problems)
    document = read_document(text.text, path)
    unreadable = bool(document.problems) and not document.data
    document.problems[:0] = text.problems
    kind = kind_of(path)
    record = None if unreadable else validate(document, MODELS[kind])
    if record is None:
        return None, document
    return Entry(kind, path, record, Body(document.body, document.body_line), document), document


def pictures_of(entry: Entry[Record]) -> set[str]:
    """Return the files an entry shows, as paths in the repository."""
    folder = entry.path.rsplit("/", 1)[0]
    names = {link.target for link in entry.body.links if link.image}
    images: list[Any] = getattr(entry.meta, "images", [])
    return {os.path.normpath(f"{folder}/{name}") for name in names | {image.file for image in images}}


def by_id(entries: list[Entry[R]]) -> dict[str, Entry[R]]:
    """Return entries by id in the Lithuanian order of their headings."""
    return {entry.id: entry for entry in sorted(entries, key=lambda entry: sort_key(entry.heading))}
