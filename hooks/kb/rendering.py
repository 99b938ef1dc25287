"""Markdown body of an entry → HTML, by Python-Markdown with a few processors of our own.

Citations become numbered links, links are resolved as on a Git host, headings get the anchors of `kb.body`, raw HTML is
text. The processors work on the Markdown tree: the one kind of plugin that every successor of MkDocs runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from kb.content import Entry
from kb.kinds import kind_of
from kb.links import resolve
from kb.marking import Marking, Marks
from kb.model import Record, Source, Stage
from kb.processors import KbExtension, PageContext

SECTION = re.compile(r'<h2 id="([^"]*)">(.*?)</h2>', re.DOTALL)
Locate = Callable[[str], str]
"""Path in the repository (with anchor) → link from the page being rendered."""
Size = Callable[[str], tuple[int, int] | None]
"""Path of a picture → width and height in pixels."""


@dataclass(frozen=True, slots=True)
class Section:
    """One `##` section of a rendered body."""

    anchor: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """HTML of a body: what stands before the first `##`, and the sections."""

    lead: str
    sections: tuple[Section, ...]
    terms: Mapping[str, int] = field(default_factory=dict)
    """Ids of the terms marked in it, and how many times."""

    @property
    def html(self) -> str:
        """The whole body."""
        parts = [f'<h2 id="{s.anchor}">{s.title}</h2>\n{s.html}' for s in self.sections]
        return "\n".join([self.lead, *parts])

    def section(self, title: str) -> Section | None:
        """Return the section with this title."""
        return next((section for section in self.sections if section.title == title), None)

    def others(self, *titles: str) -> list[Section]:
        """Return the sections whose titles are not among these."""
        return [section for section in self.sections if section.title not in titles]


class Renderer:
    """Renders bodies; one Markdown parser serves all pages, and unchanged bodies are rendered once."""

    def __init__(self) -> None:
        """Make the parser."""
        self.page = PageContext()
        self.terms = Marking(None)
        extensions: list[str | Extension] = ["tables", "sane_lists", KbExtension(self.page, self.terms)]
        self.markdown = Markdown(extensions=extensions, output_format="html")
        self.kept: dict[tuple[Any, ...], Rendered] = {}

    def render(
        self, entry: Entry[Record], locate: Locate, size: Size, sources: Sequence[Source], marks: Marks | None = None
    ) -> Rendered:
        """Return the HTML of an entry's body; citations carry the numbers of `sources`, terms become `marks`, if any."""
        links = {link.target: self.href(link.target, entry.path, locate) for link in entry.body.links}
        numbers = {source.id: (number, source.title) for number, source in enumerate(sources, 1)}
        pictures = {link.target: size(resolve(link.target, entry.path).path) for link in entry.body.links if link.image}
        key = (entry.body.text, marks and marks.key, *links.items(), *numbers.items(), *pictures.items())
        if key not in self.kept:
            self.page.fill(links, numbers, pictures, [heading.anchor for heading in entry.body.headings])
            self.page.returns = not isinstance(entry.meta, Stage)
            own = self.terms.marks = marks and marks.for_body(partial(term_of, source=entry.path))
            self.markdown.reset()
            self.kept[key] = split(self.markdown.convert(entry.body.text), own.used if own else {})
        return self.kept[key]

    def href(self, target: str, source: str, locate: Locate) -> str:
        """Return the link of the page for a target as written in a file."""
        place = resolve(target, source)
        if place.fault:
            return ""
        return place.outside or locate(f"{place.path}#{place.anchor}" if place.anchor else place.path)


def term_of(target: str, source: str) -> str:
    """Return the id of the term to which a link written in a file leads, or „“."""
    path = resolve(target, source).path
    return Path(path).stem if kind_of(path) == "term" else ""


def split(html: str, terms: Mapping[str, int]) -> Rendered:
    """Cut HTML at its h2 headings."""
    parts = SECTION.split(html)
    sections = [Section(parts[n], parts[n + 1], parts[n + 2].strip()) for n in range(1, len(parts), 3)]
    return Rendered(parts[0].strip(), tuple(sections), terms)
