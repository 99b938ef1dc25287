"""Folders of the project → all entries of the knowledge base, with every problem of every file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from kb.alphabet import slug, sort_key
from kb.body import Body
from kb.front_matter import Document, read_document
from kb.model import MODELS, Case, Exercise, Page, Record, Review, Session, Source, Stage, Term, Worksheet
from kb.problems import Problem
from kb.source_text import read_text
from kb.validation import validate
from kb.vocabulary import ReviewStatus

R = TypeVar("R", bound=Record, covariant=True)  # noqa: PLC0105
FOLDERS = ("cases", "docs")
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
ALLOWED = (".md", *PICTURES, ".pdf", ".csv")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_NAME = 80
# Names that Windows keeps for devices: such a file cannot be copied there.
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
KEPT_OUT = frozenset({".gitkeep", ".gitignore", ".gitattributes"})
# Which folder holds which kind; an index.md is always a page.
KINDS = (
    (re.compile(r"cases/(no|lt)/[^/]+\.md"), "case"),
    (re.compile(r"docs/zodynas/(finansavimas|mtep)/[^/]+\.md"), "term"),
    (re.compile(r"docs/mtep/kuriame-etape\.md"), "stage_questions"),
    (re.compile(r"docs/mtep/[^/]+\.md"), "stage"),
    (re.compile(r"docs/finansavimas/zemelapis\.md"), "funding_map"),
    (re.compile(r"docs/seminarai/uzduotys/[^/]+\.md"), "exercise"),
    (re.compile(r"docs/seminarai/[^/]+\.md"), "session"),
    (re.compile(r"docs/lapai/[^/]+\.md"), "worksheet"),
)


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


def walk(root: Path, problems: list[Problem]) -> Iterator[str]:
    """Yield the content files under `root` in a fixed order; what must not be there becomes a problem."""

    def unreadable(error: OSError) -> None:
        reason = {"reason": error.strerror or type(error).__name__}
        problems.append(Problem("file-unreadable", relative(root, Path(error.filename)), args=reason))

    for folder in FOLDERS:
        if (root / folder).is_symlink():
            problems.append(Problem("path-symlink", folder))
            continue
        for place, folders, names in os.walk(root / folder, followlinks=False, onerror=unreadable):
            here = Path(place)
            for name in list(folders):
                path = relative(root, here / name)
                if fault := folder_problem(here / name, path):
                    problems.append(fault)
                    if fault.code != "path-name":
                        folders.remove(name)
            folders.sort()
            for name in sorted(names):
                path = relative(root, here / name)
                found = list(file_problems(here / name, path))
                problems += found
                if (
                    all(problem.code == "path-name" for problem in found)
                    and Path(name).suffix in ALLOWED
                    and printable(name)
                ):
                    yield path


def folder_problem(folder: Path, path: str) -> Problem | None:
    """Return what is wrong with a folder as such: a link, a hidden one, a name that cannot be an address."""
    if folder.is_symlink():
        return Problem("path-symlink", path)
    if folder.name.startswith("."):
        return Problem("file-type", path, args={"allowed": ", ".join(ALLOWED)})
    return name_problem(path, folder.name, "") if not NAME.fullmatch(folder.name) else None


def file_problems(file: Path, path: str) -> Iterator[Problem]:
    """Yield what is wrong with a file as such: a link, a device, a type that is not published, its name, its place."""
    name, suffix = file.name, file.suffix
    if file.is_symlink():
        yield Problem("path-symlink", path)
    elif name in KEPT_OUT:
        return
    elif not file.is_file() or name.startswith((".", "~")) or suffix.lower() not in ALLOWED:
        yield Problem("file-type", path, args={"allowed": ", ".join(ALLOWED)})
    elif not NAME.fullmatch(file.stem) or suffix not in ALLOWED or len(name) > LONGEST_NAME or file.stem in RESERVED:
        yield name_problem(path, file.stem, suffix)
    elif suffix == ".md" and path.startswith("cases/") and kind_of(path) != "case":
        yield Problem("path-place", path)


def name_problem(path: str, stem: str, suffix: str) -> Problem:
    """Return the problem of a name that cannot be an address, with one that can."""
    better = slug(stem)[:60].strip("-") or "puslapis"
    if better == "readme":
        better = "index"
    if better in RESERVED:
        better += "-1"
    return Problem("path-name", path, args={"name": stem + suffix, "better": better + suffix.lower()})


def printable(name: str) -> bool:
    """Tell whether a name can be written: names of broken encodings cannot."""
    return not any("\ud800" <= char <= "\udfff" for char in name)


def relative(root: Path, path: Path) -> str:
    """Return a path inside the repository with forward slashes."""
    return path.relative_to(root).as_posix()


def kind_of(path: str) -> str:
    """Return the kind of a content file by the folder it lies in."""
    if not path.endswith("/index.md"):
        for pattern, kind in KINDS:
            if pattern.fullmatch(path):
                return kind
    return "page"


def url_of(kind: str, path: str) -> str:
    """Return the address of a content file, relative to the root of the site."""
    if kind == "case":
        return f"atvejai/{Path(path).stem}/"
    address = path.removeprefix("docs/").removesuffix(".md")
    if kind == "stage":
        return f"mtep/#etapas-{Path(path).stem}"
    address = re.sub(r"(^|/)index$", "", address)
    return f"{address}/" if address else ""


def picture_url(path: str) -> str:
    """Return the address of a file that lies beside a text."""
    if path.startswith("cases/"):
        return "nuotraukos/" + path.removeprefix("cases/")
    return path.removeprefix("docs/")


def pictures_of(entry: Entry[Record]) -> set[str]:
    """Return the files an entry shows, as paths in the repository."""
    folder = entry.path.rsplit("/", 1)[0]
    names = {link.target for link in entry.body.links if link.image}
    images: list[Any] = getattr(entry.meta, "images", [])
    return {os.path.normpath(f"{folder}/{name}") for name in names | {image.file for image in images}}


def by_id(entries: list[Entry[R]]) -> dict[str, Entry[R]]:
    """Return entries by id in the Lithuanian order of their headings."""
    return {entry.id: entry for entry in sorted(entries, key=lambda entry: sort_key(entry.heading))}
