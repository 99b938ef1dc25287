"""Cases as linked data in the words of schema.org: in every page for search engines, and as one file of all cases."""

from __future__ import annotations

import json
from typing import Any

from kb.addresses import absolute
from kb.content import Entry
from kb.model import Case, Source
from kb.places import WHOLE_COUNTRY

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
INSTITUTIONS = {"museum": "Museum", "library": "Library", "archive": "ArchiveOrganization", "gallery": "ArtGallery"}
"""Types of institution that schema.org has a word for; the rest are organisations."""


def node(entry: Entry[Case], site_name: str, site_url: str) -> dict[str, Any]:
    """Return a case as an article about a place; addresses are full once the site has one."""
    case = entry.meta
    found: dict[str, Any] = {
        "@type": "Article",
        "@id": absolute(entry.url, site_url),
        "headline": case.title,
        "description": case.summary,
        "inLanguage": "lt",
        "license": LICENCE,
        "author": {"@type": "Organization", "name": f"{site_name}: {case.review.author.lower()}"},
        "publisher": {"@type": "Organization", "name": site_name},
        "dateModified": case.review.checked.isoformat(),
        "keywords": [word.label for word in (*case.themes, *case.innovation)],
        "audience": [{"@type": "Audience", "audienceType": word.label} for word in case.audience],
        "temporalCoverage": f"{case.started}/{case.ended or '..'}",
        "contentLocation": place(case),
        "about": institution(case),
        "citation": [citation(source) for source in case.sources],
    }
    if case.original_name:
        found["alternativeHeadline"] = case.original_name
    if site_url:
        found["url"] = found["mainEntityOfPage"] = absolute(entry.url, site_url)
        found["image"] = absolute(f"virseliai/{case.id}.png", site_url)
    return found


def place(case: Case) -> dict[str, Any]:
    """Return where it happened."""
    whole = case.place.municipality in WHOLE_COUNTRY.values()
    address = {
        "@type": "PostalAddress",
        "addressCountry": case.country.value,
        "addressRegion": case.county,
        "addressLocality": case.place.locality or ("" if whole else case.place.municipality),
    }
    return {
        "@type": "Place",
        "name": case.place.municipality,
        "address": {key: value for key, value in address.items() if value},
    }


def institution(case: Case) -> dict[str, Any]:
    """Return whose work it is."""
    found = {"@type": INSTITUTIONS.get(case.institution.type.value, "Organization"), "name": case.institution.name}
    return {**found, "url": case.institution.url} if case.institution.url else found


def citation(source: Source) -> dict[str, Any]:
    """Return a source."""
    found = {
        "@type": "CreativeWork",
        "name": source.title,
        "publisher": source.publisher,
        "inLanguage": source.language,
        "url": source.url,
        "datePublished": source.date,
    }
    return {key: value for key, value in found.items() if value}


def graph(nodes: list[dict[str, Any]], site_name: str) -> dict[str, Any]:
    """Return all cases as one JSON-LD document that needs no other file to be read."""
    return {
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "Dataset",
        "name": f"{site_name}: atvejai",
        "license": LICENCE,
        "inLanguage": "lt",
        "hasPart": nodes,
    }


def block(entry: Entry[Case], site_name: str, site_url: str) -> str:
    """Return the JSON-LD of a case for its page: no sign in it can end the element it stands in."""
    data = {"@context": "https://schema.org", **node(entry, site_name, site_url)}
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
