"""What the template of each page is given."""

from __future__ import annotations

from functools import partial
from typing import Any

from kb import form
from kb.content import Entry
from kb.invitation import UNKNOWN, invitation
from kb.kinds import picture_url
from kb.model import Case, Page, Session, Term, Worksheet
from kb.sheets import block, terms_of
from kb.site import Site
from kb.skos import defined_term
from kb.timeline import timeline
from kb.training import DEEDS, PARTS, READERS, Day, deed_data, items
from kb.views import View
from kb.vocabulary import Layout


def context(site: Site, view: View) -> dict[str, Any]:
    """Return what the template of a page needs."""
    entry = view.entry
    values: dict[str, Any] = {
        "site": site,
        "view": view,
        "entry": entry,
        "meta": entry.meta if entry else None,
        "href": partial(site.link, page=view.url),
        "picture": picture_url,
        "body": site.body(entry, view.url) if entry else None,
        "marks": site.marks(entry, view.url),
        "cited": {source for _, source in entry.body.citations} if entry else set(),
    }
    if entry and isinstance(entry.meta, Case):
        values["similar"] = site.similarity.nearest(site.content.cases[entry.id])
    if entry and isinstance(entry.meta, Session):
        values |= of_day(site, site.content.sessions[entry.id])
    if entry and isinstance(entry.meta, Page) and entry.meta.layout is Layout.afterwards:
        values |= {"items": items, "deeds": DEEDS, "deed_data": deed_data}
    if entry and isinstance(entry.meta, Worksheet):
        values["sheet_terms"] = terms_of(site.content, entry.meta)
        values["sheet_data"] = block(site.content, site.content.worksheets[entry.id], values["href"])
    if view.template == "story.html":
        values["form"] = form.as_block()
    if entry and isinstance(entry.meta, Term):
        values |= of_term(site, site.content.terms[entry.id])
    return values


def of_day(site: Site, entry: Entry[Session]) -> dict[str, Any]:
    """Return what the pages of a day of the training need."""
    file = "" if entry.meta.date else invitation(entry, UNKNOWN, site.settings.url)
    calendar = {"unknown": f"{UNKNOWN:%Y%m%d}", "file": file}
    return {"day": Day(entry, site.content), "readers": READERS, "calendar": calendar, "items": items, "parts": PARTS}


def of_term(site: Site, entry: Entry[Term]) -> dict[str, Any]:
    """Return what the page of a term needs besides."""
    successors = site.glossary.successors.get(entry.id, ())
    later = [period for successor in successors for period in successor.meta.periods]
    return {
        "successors": successors,
        "uses": site.usage[entry.id],
        "timeline": timeline(entry.meta.periods, later),
        "defined_term": defined_term(entry, site.settings.name, site.settings.url),
    }
