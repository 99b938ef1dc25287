"""One page of the site: its address, its template, and what search engines and link previews say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kb.content import Entry
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


def kind_of_path(path: str) -> str:
    """Return „case“ for files of cases/, else „page“."""
    return "case" if path.startswith("cases/") else "page"


def file_of(url: str) -> str:
    """Return the file in which the page of an address is written."""
    address = url.split("#", maxsplit=1)[0]
    return "404.html" if address == NOT_FOUND else f"{address}index.html"
