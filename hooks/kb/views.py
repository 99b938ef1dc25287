"""The pages of the site: their addresses, their templates, and what search engines and link previews say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.content import Content, Entry
from kb.drawers import Drawer
from kb.front_matter import Document
from kb.kinds import url_of
from kb.layout import TEXTS
from kb.model import Case, Exercise, Page, Record, Session, Worksheet

NOT_FOUND = "404/"
TEMPLATES = {
    "case": "case.html", "term": "term.html", "session": "session.html", "exercise": "exercise.html",
    "worksheet": "worksheet.html",
}  # fmt: skip
DAY_PAGES = {"pries": "before.html", "rinkinys": "pack.html", "dalomoji": "handout.html", "knygele": "booklet.html"}
"""Pages below the page of a day, and their templates: what to do before, to read, to have on the table, its words."""


@dataclass(frozen=True)
class View:
    """One page of the site."""

    url: str
    template: str
    title: str
    description: str = ""
    entry: Entry[Record] | None = None
    path: str = ""
    """Source file, as a path in the repository."""

    @property
    def head_title(self) -> str:
        """The title for the browser and for search engines, which no other page has."""
        meta = self.entry.meta if self.entry else None
        if isinstance(meta, Exercise):
            return f"{meta.code}. {meta.title}"
        return f"{self.title} (lapas)" if isinstance(meta, Worksheet) else self.title


def all_views(content: Content, drawers: Iterable[Drawer], broken: Iterable[Document]) -> Iterator[View]:
    """Yield the page of every entry that has one, of every drawer and of every broken file."""
    for entry in content.entries:
        if entry.kind == "stage":
            continue
        meta = entry.meta
        template = f"{meta.layout}.html" if isinstance(meta, Page) else TEMPLATES[entry.kind]
        yield View(entry.url, template, entry.heading, description(entry), entry, entry.path)
        if isinstance(meta, Session):
            yield from day_views(content.sessions[entry.id])
        if isinstance(meta, Case):
            for name in meta.old_ids:
                yield View(f"atvejai/{name}/", "moved.html", entry.heading, description(entry), entry, f"atvejai/{name}.md")
    for drawer in drawers:
        yield View(drawer.url, "drawer.html", drawer.title, drawer.description, path=f"{drawer.url.rstrip('/')}.md")
    known = {entry.url for entry in content.entries}
    for document in broken:
        url = url_of("case" if document.path.startswith("cases/") else "page", document.path)
        if url not in known and "#" not in url:
            yield View(url, "broken.html", Path(document.path).stem, "", None, document.path)


def day_views(entry: Entry[Session]) -> Iterator[View]:
    """Yield the pages below the page of a day of the training."""
    day = TEXTS["day"]["one"].format(entry.meta.day)
    for name, template in DAY_PAGES.items():
        texts = TEXTS["day_pages"][name]
        url = f"{entry.url}{name}/"
        yield View(url, template, f"{day}: {texts['title']}", texts["summary"], entry, f"docs/{url.rstrip('/')}.md")


def description(entry: Entry[Record]) -> str:
    """Return the sentence that search engines and link previews show."""
    meta = entry.meta
    if isinstance(meta, Case | Page | Session | Worksheet):
        return meta.summary
    if isinstance(meta, Exercise):
        return meta.purpose
    return entry.body.first_paragraph


def file_of(url: str) -> str:
    """Return the file in which the page of an address is written."""
    address = url.split("#", maxsplit=1)[0]
    return "404.html" if address == NOT_FOUND else f"{address}index.html"
