"""The site: its settings, its pages and what each page's template needs."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from hashlib import sha256

from kb import cards, case_files, pictures, preview, qr, schema_org, search
from kb.addresses import absolute, absolute_path, relative
from kb.atlas import Sheet, sheets
from kb.backlinks import Backlinks, backlinks
from kb.catalogue import Catalogue, catalogue
from kb.content import Content, Entry
from kb.dictionary import Field
from kb.drawers import Drawer, drawers
from kb.facets import Facet, build_day, facets
from kb.glossary import Glossary, glossary
from kb.kinds import picture_url
from kb.lexicon import Lexicon, lexicon
from kb.lineage import Lineage
from kb.marking import Marks
from kb.model import Case, Exercise, Record, Source, Stage, Term
from kb.overview import MONTHS_FRESH, age
from kb.problems import Problem
from kb.rendering import Rendered, Renderer
from kb.similar import Similarity
from kb.standing import Standing
from kb.timeline import Timeline, timeline
from kb.usage import Use, usage
from kb.views import NOT_FOUND, View, all_views
from kb.vocabulary import Country, ReviewStatus

RENDERER = Renderer()
"""One for the life of the process: bodies that did not change are not rendered again while serving."""


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says about the site; what is empty there does not appear on it."""

    name: str
    url: str = ""
    repository: str = ""
    contact: str = ""
    editor_login: str = ""
    """Address of the service that signs organisers in at the editor (OAuth)."""
    preview: bool = False
    """While serving: drafts are shown, and problems stand in a box."""
    today: date = field(default_factory=build_day)
    """The day of the build, by which entries grow old."""


@dataclass(frozen=True)
class Site:
    """Everything that is published, ready to be laid out."""

    settings: Settings
    all: Content
    problems: tuple[Problem, ...] = ()

    @cached_property
    def content(self) -> Content:
        """What readers may see: everything while previewing, else only what is published."""
        return self.all if self.settings.preview else self.all.public

    @cached_property
    def links(self) -> Backlinks:
        """Who uses what."""
        return backlinks(self.content)

    @cached_property
    def similarity(self) -> Similarity:
        """Cases compared with one another."""
        return Similarity(self.content.cases.values())

    @cached_property
    def standing(self) -> Standing:
        """Where each case stands among the others."""
        return Standing(self.catalogue.newest)

    @cached_property
    def atlas(self) -> tuple[Sheet, ...]:
        """Maps of the countries with their cases."""
        return sheets(self.catalogue.cases)

    @cached_property
    def lineage(self) -> Lineage:
        """Who learnt from whom."""
        return Lineage(self.content.cases)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Cases in the order of the catalogue, with the counts of its facets."""
        return catalogue(self.content)

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """What cases can be filtered by."""
        return facets(self.content, self.settings.today)

    @cached_property
    def drawers(self) -> dict[str, Drawer]:
        """Cases of every value of every facet, by the address of their page."""
        return {drawer.url: drawer for drawer in drawers(self.facets)}

    @cached_property
    def written(self) -> dict[str, str]:
        """What templates wrote once for several pages."""
        return {}

    def once(self, name: str, caller: Callable[[], str]) -> str:
        """Return what a template writes under a name; it is written the first time only."""
        if name not in self.written:
            self.written[name] = caller()
        return self.written[name]

    @cached_property
    def glossary(self) -> Glossary:
        """Terms by letter and by category."""
        return glossary(self.content)

    @cached_property
    def assets(self) -> dict[str, str]:
        """Names of the bundled style and scripts by their plain names."""
        manifest = self.all.root / "web/dist/manifest.json"
        return dict(json.loads(manifest.read_text("utf-8"))) if manifest.is_file() else {}

    @cached_property
    def stage_sources(self) -> list[Source]:
        """Sources of all MTEP stages, each once."""
        found = {s.id: s for stage in self.content.stages.values() for s in stage.meta.sources}
        return list(found.values())

    def cases_at_stage(self, number: int) -> list[Entry[Case]]:
        """Cases that stand at an MTEP stage."""
        return [e for e in self.content.cases.values() if e.meta.mtep_stage and e.meta.mtep_stage.number == number]

    @cached_property
    def views(self) -> tuple[View, ...]:
        """All pages, in a fixed order."""
        return tuple(all_views(self.content, self.drawers.values(), self.all.broken if self.settings.preview else ()))

    def locate(self, page: str, path: str) -> str:
        """Return the link from a page to a file of the repository."""
        path, mark, anchor = path.partition("#")
        entry = self.content.by_path.get(path)
        url = entry.url if entry else picture_url(path)
        return self.link(url if "#" in url else url + mark + anchor, page)

    def link(self, target: str, page: str) -> str:
        """Return the link from a page to an address of the site."""
        return absolute_path(self.settings.url, target) if page == NOT_FOUND else relative(target, page)

    def address(self, url: str) -> str:
        """Return the full address of a page, or nothing while the site has none."""
        return absolute(url, self.settings.url) if self.settings.url else ""

    def code(self, url: str) -> str:
        """Return the QR code of a page as SVG, or nothing while the site has no address."""
        return qr.svg(self.address(url)) if self.settings.url else ""

    @cached_property
    def case_columns(self) -> list[tuple[str, str]]:
        """Columns of the tables of cases with their meaning."""
        return case_files.meanings()

    @cached_property
    def case_fields(self) -> list[Field]:
        """Fields of the cases in JSON."""
        return case_files.dictionary()

    def linked(self, entry: Entry[Case]) -> str:
        """Return what search engines read of a case."""
        return schema_org.block(entry, self.settings.name, self.settings.url)

    def is_old(self, record: Record) -> bool:
        """Tell whether a record needs another look: so it is marked, or it was checked too long before this build."""
        return record.review.status is ReviewStatus.outdated or age(record, self.settings.today) > MONTHS_FRESH

    def printed(self, target: str) -> str:
        """Return the address of a page as it is printed on paper: whole, or from the root while the site has none."""
        return absolute(target, self.settings.url).removeprefix("https://")

    def size(self, path: str) -> tuple[int, int] | None:
        """Return the size of a picture of the repository."""
        return pictures.size(self.content.root / path)

    def body(self, entry: Entry[Record], page: str | None = None) -> Rendered:
        """Return the HTML of an entry's body as it stands on a page (its own, if none is named)."""
        locate = partial(self.locate, entry.url if page is None else page)
        sources = self.stage_sources if isinstance(entry.meta, Stage) else entry.meta.sources
        return RENDERER.render(entry, locate, self.size, sources, self.marks(entry, entry.url if page is None else page))

    @cached_property
    def lexicon(self) -> Lexicon:
        """Names of all terms in all forms."""
        return lexicon(self.content.terms.values())

    @cached_property
    def cards(self) -> bytes:
        """Script with the cards of the terms."""
        return cards.script(self.content)

    @cached_property
    def cards_version(self) -> str:
        """What changes in the address of the cards when they change."""
        return sha256(self.cards).hexdigest()[:8]

    def marks(self, entry: Entry[Record] | None, page: str) -> Marks:
        """Return the marks of terms for a page; a term and a stage do not mark themselves."""
        meta = entry.meta if entry else None
        own = meta.id if isinstance(meta, Term) else meta.term if isinstance(meta, Stage) else ""
        story = isinstance(meta, Case)
        abroad = isinstance(meta, Case) and meta.country is not Country.LT
        return Marks(self.lexicon, partial(self.link, page=page), own, abroad=abroad, story=story)

    @cached_property
    def usage(self) -> dict[str, tuple[Use, ...]]:
        """Where each term is used, by its id."""
        return usage(self)

    @cached_property
    def urls(self) -> frozenset[str]:
        """Addresses of all pages."""
        return frozenset(view.url for view in self.views)

    @cached_property
    def period_map(self) -> Timeline | None:
        """All programming periods that terms name, as one drawing."""
        return timeline([period for period, _ in self.glossary.periods], [])

    @cached_property
    def index(self) -> Future[dict[str, bytes]]:
        """Scripts of the search index by name, made beside the pages from the moment they are first asked for."""
        program = self.all.root / "web/dist/search-node.mjs"
        return ThreadPoolExecutor(1).submit(search.index, self.content, self.assets["node"], program)

    @cached_property
    def previews(self) -> Future[list[tuple[str, bytes]]]:
        """Pictures for link previews by path, made beside the pages; none while the site has no address."""
        cases = self.content.cases.values() if self.settings.url and not self.settings.preview else ()
        return ThreadPoolExecutor(1).submit(lambda: list(preview.pictures(cases, self.settings.name, self.all.root)))

    def above(self, view: View) -> list[tuple[str, str]]:
        """Return the pages whose addresses a page's address continues, as (address, title), the uppermost first."""
        parts = view.url.rstrip("/").split("/")[:-1]
        urls = ["/".join(parts[: n + 1]) + "/" for n in range(len(parts))]
        return [(url, self.content.pages[url].heading) for url in urls if url in self.content.pages]

    def booklet(self, session: Entry[Record]) -> list[Entry[Term]]:
        """Terms of a day of the training in alphabetical order: those it names or links to, and those of its exercises."""
        used = [session, *(e for e in self.links.out.get(session.path, []) if isinstance(e.meta, Exercise))]
        ids = {term.id for entry in used for term in self.links.terms_of(entry)}
        return [entry for entry in self.content.terms.values() if entry.id in ids]

    def problems_of(self, view: View) -> list[Problem]:
        """Return the problems of a page's own file."""
        return [problem for problem in self.problems if problem.path == view.path]
