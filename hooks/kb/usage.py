"""Where terms are used: entries whose authors link to a term, and those whose running text names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.alphabet import sort_key
from kb.content import Entry
from kb.lexicon import Lexicon
from kb.model import Case, Exercise, Page, Record, Session, Stage, Worksheet

if TYPE_CHECKING:
    from kb.site import Site

ORDER: dict[type[Record], str] = {
    Case: "cases",
    Session: "days",
    Exercise: "exercises",
    Worksheet: "sheets",
    Stage: "stages",
    Page: "pages",
}
"""Kinds of entries in which terms are looked for, in the order of the page of a term; not terms themselves."""
ABOUT_SITE = (
    "404/", "apie/", "atsisiusti/", "duomenys/", "paieska/", "prieinamumas/", "privatumas/", "rasantiems/", "zodynas/",
)  # fmt: skip
"""Pages about the site and its glossary: they explain no term; those that link to one stand last."""
SHOWN = 6
"""Entries of a kind that stand open; of longer lists the rest is folded."""
NAMED: dict[str, tuple[Entry[Record], Lexicon, Counter[str]]] = {}
"""Terms that each text named by the lexicon of the time: of a text that stayed the same they are not counted again."""


@dataclass(frozen=True, slots=True)
class Use:
    """The entries of one kind that use a term: those whose authors link to it first, then those that name it most."""

    kind: str
    entries: tuple[Entry[Record], ...]

    @property
    def open(self) -> tuple[Entry[Record], ...]:
        """What is shown at once: all, if only one more would be folded."""
        return self.entries if len(self.entries) <= SHOWN + 1 else self.entries[:SHOWN]

    @property
    def folded(self) -> tuple[Entry[Record], ...]:
        """What is shown when asked for."""
        return self.entries[len(self.open) :]


def usage(site: Site) -> dict[str, tuple[Use, ...]]:
    """Return the uses of every term by its id."""
    content, links = site.content, site.links
    times: dict[str, dict[str, int]] = {}
    for entry in content.entries:
        if isinstance(entry.meta, tuple(ORDER)) and explains(entry):
            for name, count in named(site, entry).items():
                times.setdefault(name, {})[entry.path] = count
    found: dict[str, tuple[Use, ...]] = {}
    for term in content.terms.values():
        counts = times.get(term.id, {})
        linked = {entry.path for entry in links.into.get(term.path, [])}
        users = sorted(
            (content.by_path[path] for path in linked | set(counts)),
            key=lambda e: (not explains(e), e.path not in linked, -counts.get(e.path, 0), sort_key(e.heading)),
        )
        groups = [Use(key, tuple(e for e in users if isinstance(e.meta, kind))) for kind, key in ORDER.items()]
        found[term.id] = tuple(group for group in groups if group.entries)
    return found


def named(site: Site, entry: Entry[Record]) -> Counter[str]:
    """Return the terms marked on the page of an entry, and how many times; its body is kept for the page itself."""
    known, lexicon, found = NAMED.get(entry.path, (None, None, Counter[str]()))
    if known is not entry or lexicon is not site.lexicon:
        page = entry.url.partition("#")[0]
        marks = site.marks(entry, page)
        for text in texts(entry.meta):
            marks.new_section()
            marks.first(text)
        found = marks.used + Counter(site.body(entry, page).terms)
        NAMED[entry.path] = entry, site.lexicon, found
    return found


def explains(entry: Entry[Record]) -> bool:
    """Tell whether an entry is about its subject, not about the site."""
    return bool(entry.url) and not entry.url.startswith(ABOUT_SITE)


def texts(meta: Record) -> Iterator[str]:
    """Yield the metadata whose terms the templates mark, besides those of the body."""
    if isinstance(meta, Case):
        yield from (risk.text for risk in meta.risks)
    elif isinstance(meta, Session):
        yield from (block.summary for block in meta.blocks if block.summary)
    elif isinstance(meta, Exercise):
        yield from (step.text for step in meta.steps)
