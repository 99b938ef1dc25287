"""What the site publishes beside its pages: open data, schemas, a feed, covers, pictures, style and scripts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kb import case_files, editor, records, schema_org, skos, stencil
from kb.addresses import absolute
from kb.content import Entry
from kb.cover import cover
from kb.formats import as_csv, as_json
from kb.invitation import invitation
from kb.kinds import picture_url
from kb.layout import TEXTS
from kb.model import MODELS, Case, Term
from kb.site import Site

FEED_LENGTH = 20
ASSETS = (".css", ".js", ".woff2", ".svg")


def looks(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield (path in the site, bytes) of what pages show: covers, calendar files, pictures, style, scripts and fonts."""
    for entry in site.content.cases.values():
        yield f"virseliai/{entry.id}.svg", cover(entry.meta).encode()
    yield from site.previews.result()
    for day in site.content.sessions.values():
        if day.meta.date:
            yield f"{day.url}diena.ics", invitation(day, day.meta.date, site.settings.url).encode()
    for path in site.content.files:
        yield picture_url(path), (site.content.root / path).read_bytes()
    yield "duomenys/katalogas.js", records.catalogue(site.content, site.facets)
    yield "duomenys/katalogas-tekstai.js", records.texts(site.content)
    for entry in site.content.current_cases.values():
        yield f"duomenys/katalogas/{entry.id}.js", records.details(entry)
    yield "zodynas/korteles.js", site.cards
    yield "pasidalinkite/puslapis.js", stencil.script(site, "case")
    dist = site.all.root / "web/dist"
    for name in sorted(file.name for file in dist.glob("*.*") if file.suffix in ASSETS):
        yield f"assets/{name}", (dist / name).read_bytes()


def data(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield (path in the site, bytes) of the open data, the schemas, the feed and the index of the search."""
    terms = list(site.content.terms.values())
    yield from case_files.files(site.content.cases.values(), site.settings.name, site.settings.url)
    yield "duomenys/zodynas.json", as_json([term_data(site, entry) for entry in terms])
    yield "duomenys/zodynas.csv", as_csv([term_row(site, entry) for entry in terms])
    yield from skos.files(site.content, site.settings.name, site.settings.url)
    yield "duomenys/naujienos.xml", feed(site)
    for kind, model in MODELS.items():
        yield f"duomenys/schema/{kind}.json", as_json(schema(kind, model))
    yield f"pasidalinkite/{TEXTS['story']['word_name']}", story_template()
    yield "robots.txt", robots(site).encode()
    for name, script in site.index.result().items():
        yield f"paieska/{name}", script
    yield from editor.files(site)


@lru_cache(maxsize=1)
def story_template() -> bytes:
    """Return the Word template of a story; two builds write the same bytes."""
    from kb.story_word import template  # noqa: PLC0415 (python-docx is heavy)

    return template()


def write(site: Site, folder: Path) -> None:
    """Write all that is not a page under a folder."""
    _ = site.index, site.previews  # begun first: they are made beside the rest
    for path, content in (*looks(site), *data(site)):
        write_file(folder / path, content)


def write_file(file: Path, content: bytes) -> None:
    """Write a file, unless it already holds the same bytes."""
    if not file.is_file() or file.read_bytes() != content:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def term_data(site: Site, entry: Entry[Term]) -> dict[str, Any]:
    """Return everything known of a term, with its definition and address."""
    data: dict[str, Any] = entry.meta.model_dump(mode="json", exclude_none=True)
    data["definition"] = entry.body.first_paragraph
    data["url"] = absolute(entry.url, site.settings.url)
    return data


def term_row(site: Site, entry: Entry[Term]) -> dict[str, str]:
    """Return a term as one row of a table."""
    term = entry.meta
    return {
        "id": term.id,
        "savoka": term.term,
        "trumpinys": term.abbreviation or "",
        "sinonimai": "; ".join(term.synonyms),
        "neteiktini": "; ".join(term.not_recommended),
        "en": term.en,
        "en_trumpinys": term.en_abbreviation or "",
        "no": term.no or "",
        "grupe": term.category.label,
        "busena": term.status.label,
        "laikotarpiai": "; ".join(term.periods),
        "apibreztis": entry.body.first_paragraph,
        "tikslinama": "taip" if term.needs_review else "ne",
        "patikrinta": term.review.checked.isoformat(),
        "adresas": absolute(entry.url, site.settings.url),
    }


@lru_cache
def schema(kind: str, model: type[Any]) -> dict[str, Any]:
    """Return the JSON Schema of a kind of entry, for editors and for those who read the data."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{kind}.json",
        **model.model_json_schema(),
    }


def feed(site: Site) -> bytes:
    """Return the Atom feed of the newest cases (RFC 4287)."""
    newest = site.catalogue.newest[:FEED_LENGTH]
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "lt"})
    SubElement(root, "title").text = f"{site.settings.name}: naujos istorijos"
    SubElement(root, "id").text = site.settings.url or uuid5(NAMESPACE_URL, site.settings.name).urn
    SubElement(root, "updated").text = stamp(newest[0]) if newest else "2026-01-01T00:00:00+00:00"
    SubElement(SubElement(root, "author"), "name").text = site.settings.name
    SubElement(root, "rights").text = f"CC BY 4.0, {schema_org.LICENCE}"
    if site.settings.url:
        SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": absolute("atvejai/", site.settings.url)})
        SubElement(root, "link", {"rel": "self", "href": absolute("duomenys/naujienos.xml", site.settings.url)})
    for entry in newest:
        item = SubElement(root, "entry")
        SubElement(item, "title").text = entry.meta.title
        address = absolute(entry.url, site.settings.url)
        SubElement(item, "id").text = address if site.settings.url else uuid5(NAMESPACE_URL, entry.url).urn
        SubElement(item, "link", {"rel": "alternate", "type": "text/html", "href": address})
        SubElement(item, "updated").text = stamp(entry)
        SubElement(item, "summary").text = entry.meta.summary
    indent(root)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + bytes(tostring(root, encoding="utf-8")) + b"\n"


def stamp(entry: Entry[Case]) -> str:
    """Return the day a case was last checked as a moment."""
    return datetime.combine(entry.meta.review.checked, time(), UTC).isoformat()


def robots(site: Site) -> str:
    """Return robots.txt: everything may be read."""
    lines = ["User-agent: *", "Allow: /"]
    if site.settings.url:
        lines.append(f"Sitemap: {absolute('sitemap.xml', site.settings.url)}")
    return "\n".join(lines) + "\n"
