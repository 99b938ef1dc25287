"""While serving: pages that an edit cannot have changed are left as they lie in the folder.

A page depends on its own entry and on what other pages show of all entries: metadata, links, first paragraphs,
lengths. When an edit leaves the latter alone, every page but its own is the same as before; the page of a term depends
besides on where the term is used.
"""

from __future__ import annotations

from pathlib import Path

from kb.content import Entry
from kb.model import Record
from kb.site import Site
from kb.text import reading
from kb.usage import Use
from kb.views import View, file_of


class Kept:
    """The pages that lie in the folder, and what they depended on when they were laid out."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.world: object = None
        self.urls: frozenset[str] = frozenset()
        self.uses: dict[str, tuple[Use, ...]] = {}
        self.pages: dict[str, tuple[object, object]] = {}

    def begin(self, site: Site, folder: Path) -> None:
        """Forget every page when the world they show is another one, and delete those that are no more."""
        world = (site.settings, site.problems, shown(site), state(site.all.root), pictures(site))
        if world != self.world:
            self.world = world
            self.pages.clear()
        for url in self.urls - site.urls:
            (folder / file_of(url)).unlink(missing_ok=True)
        self.urls, self.uses = site.urls, site.usage

    def has(self, view: View) -> bool:
        """Tell whether the page of a view is as good as new: its entry is the same object as before; lists have none."""
        entry, uses = self.pages.get(view.url, (None, None))
        return view.url in self.pages and entry is view.entry and uses == self.shown_uses(view)

    def keep(self, view: View) -> None:
        """Remember that a page was laid out."""
        self.pages[view.url] = view.entry, self.shown_uses(view)

    def shown_uses(self, view: View) -> object:
        """Return what the page of a term shows of its use: kinds and paths, in their order."""
        term = view.entry.id if view.entry and view.entry.kind == "term" else ""
        return [(use.kind, [entry.path for entry in use.entries]) for use in self.uses.get(term, ())]


def shown(site: Site) -> tuple[object, ...]:
    """Return what pages show of entries other than their own."""
    return tuple((e.path, e.meta, tuple(link.target for link in e.body.links), part(e)) for e in site.content.entries)


def part(entry: Entry[Record]) -> tuple[int, str]:
    """Return what other pages show of a body: how long it takes to read; a term's definition, a whole stage."""
    text = entry.body.first_paragraph if entry.kind == "term" else entry.body.text if entry.kind == "stage" else ""
    return reading(entry.body.words), text


def state(root: Path) -> tuple[tuple[str, int], ...]:
    """Return the settings, templates, styles and scripts, and when they were changed."""
    files = [root / "mkdocs.yml", *(root / "hooks/theme").rglob("*.*"), *(root / "web/dist").glob("*.*")]
    return tuple(sorted((str(file), file.stat().st_mtime_ns) for file in files))


def pictures(site: Site) -> tuple[tuple[str, int], ...]:
    """Return the pictures and documents beside the texts, and when they were changed: pages tell their sizes."""
    return tuple((path, (site.all.root / path).stat().st_mtime_ns) for path in site.all.files)
