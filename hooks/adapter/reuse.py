"""While serving: pages that an edit cannot have changed are not laid out again.

A page depends on its own entry and on what other pages show of all entries: metadata, links, first paragraphs,
lengths. When an edit leaves the latter alone, every page but its own is the same as before.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp
from threading import Thread

from kb.content import Entry
from kb.model import Record
from kb.site import Site
from kb.text import reading
from kb.views import View

READY = "ready.html"
"""Template that prints a page laid out before."""


class Kept:
    """Finished pages of the last rebuild, and what they depended on."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.world: object = None
        self.pages: dict[str, tuple[object, str]] = {}

    def begin(self, site: Site) -> None:
        """Forget everything when the world the pages show is another one."""
        world = (shown(site), templates(site.all.root), site.problems)
        if world != self.world:
            self.world = world
            self.pages.clear()

    def page(self, view: View) -> str | None:
        """Return the finished page of a view whose entry is the same object as before; lists have none."""
        entry, html = self.pages.get(view.url, (None, ""))
        return html or None if entry is view.entry else None

    def keep(self, view: View, html: str) -> None:
        """Remember a finished page."""
        self.pages[view.url] = (view.entry, html)


def shown(site: Site) -> tuple[object, ...]:
    """Return what pages show of entries other than their own."""
    return tuple((e.path, e.meta, tuple(link.target for link in e.body.links), part(e)) for e in site.content.entries)


def part(entry: Entry[Record]) -> str | int:
    """Return what other pages show of a body: a term's definition, a whole stage, or how long it takes to read."""
    if entry.kind == "term":
        return entry.body.first_paragraph
    return entry.body.text if entry.kind == "stage" else reading(entry.body.words)


def templates(root: Path) -> tuple[tuple[str, int], ...]:
    """Return the templates, styles and scripts, and when they were changed."""
    files = [*(root / "hooks/theme").rglob("*.*"), *(root / "web/dist").glob("*.*")]
    return tuple(sorted((str(file), file.stat().st_mtime_ns) for file in files))


def set_aside(folder: Path) -> None:
    """Empty the folder of the last rebuild at once; what stood in it is deleted beside the new one, which is faster."""
    trash = Path(mkdtemp(prefix="kb-", dir=folder.parent))
    if folder.is_dir():
        folder.rename(trash / folder.name)
    folder.mkdir(parents=True, exist_ok=True)
    Thread(target=shutil.rmtree, args=(trash,), kwargs={"ignore_errors": True}).start()
