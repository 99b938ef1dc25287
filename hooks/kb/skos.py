"""The glossary as linked data: SKOS in Turtle and JSON-LD, and each term as schema.org's DefinedTerm.

A term's identifier is the address of its page. While the site has no address of its own, `urn:kulturos-inovacijos:` stands
for it. rdflib is slow to import, so it is imported only where a graph is made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kb.content import Content, Entry
from kb.model import Term

if TYPE_CHECKING:
    from rdflib import Graph

URN = "urn:kulturos-inovacijos:"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
SCHEMES = {
    "finansavimas": ("ES ir kito finansavimo sąvokos", "Funding terms"),
    "mtep": ("MTEP ir inovacijų sąvokos", "Terms of R&D and innovation"),
    "etapai": ("Devyni MTEP etapai", "Nine stages of R&D"),
}
"""Concept schemes by the anchor of their identifier, with titles in Lithuanian and English."""
LABELS = ("prefLabel", "altLabel", "hiddenLabel", "definition")
LINKS = ("broader", "narrower", "related", "inScheme", "topConceptOf", "hasTopConcept")
CONTEXT: dict[str, Any] = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{name: {"@id": f"skos:{name}", "@container": "@language"} for name in LABELS},
    **{name: {"@id": f"skos:{name}", "@type": "@id"} for name in LINKS},
    **{name: {"@id": f"dcterms:{name}", "@type": "@id"} for name in ("isReplacedBy", "replaces", "license")},
}
"""Context of the JSON-LD file."""


def identifier(address: str, site_url: str) -> str:
    """Return the identifier of what stands at an address of the site."""
    return (f"{site_url.rstrip('/')}/" if site_url else URN) + address


def schemes_of(entry: Entry[Term]) -> list[str]:
    """Return the concept schemes a term belongs to."""
    return [entry.path.split("/")[2]] + (["etapai"] if entry.meta.stage else [])


def labels(entry: Entry[Term]) -> dict[str, dict[str, list[str]]]:
    """Return the labels of a term by kind and language; no name is in two kinds (SKOS, integrity condition S13)."""
    term = entry.meta
    wanted: dict[str, list[tuple[str, str | None]]] = {
        "prefLabel": [("lt", term.term), ("en", term.en), ("no", term.no)],
        "altLabel": [("lt", term.abbreviation), *(("lt", name) for name in term.synonyms), ("en", term.en_abbreviation)],
        "hiddenLabel": [("lt", name) for name in (*term.not_recommended, *term.forms)],
    }
    taken: set[tuple[str, str]] = set()
    found: dict[str, dict[str, list[str]]] = {}
    for kind, names in wanted.items():
        for language, name in names:
            if name and (language, name.casefold()) not in taken:
                taken.add((language, name.casefold()))
                found.setdefault(kind, {}).setdefault(language, []).append(name)
    return found


def defined_term(entry: Entry[Term], site_name: str, site_url: str) -> dict[str, Any]:
    """Return a term as schema.org describes it, for the page of the term."""
    term = entry.meta
    scheme = schemes_of(entry)[0]
    found = labels(entry)
    others = [name for names in found.get("altLabel", {}).values() for name in names]
    others += [name for language, names in found["prefLabel"].items() if language != "lt" for name in names]
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        "@id": identifier(entry.url, site_url),
        "name": term.term,
        "alternateName": list(dict.fromkeys(others)),
        "description": entry.body.first_paragraph,
        "inLanguage": "lt",
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "@id": identifier(f"zodynas/#{scheme}", site_url),
            "name": f"{site_name}: {SCHEMES[scheme][0]}",
            "license": LICENCE,
        },
    }
    if term.abbreviation:
        data["termCode"] = term.abbreviation
    if site_url:
        data["url"] = identifier(entry.url, site_url)
    return data


def files(content: Content, site_name: str, site_url: str) -> Iterable[tuple[str, bytes]]:
    """Return (path in the site, bytes) of the glossary in Turtle and JSON-LD."""
    turtle, linked = written(tuple(content.terms.values()), site_name, site_url)
    return [("duomenys/zodynas.ttl", turtle), ("duomenys/zodynas.jsonld", linked)]


@lru_cache(maxsize=1)
def written(terms: tuple[Entry[Term], ...], site_name: str, site_url: str) -> tuple[bytes, bytes]:
    """Return the Turtle and the JSON-LD of terms; unchanged terms are written once while serving."""
    made = graph(terms, site_name, site_url)
    compact = in_order(json.loads(made.serialize(format="json-ld", context=CONTEXT, auto_compact=False)))
    return made.serialize(format="turtle").encode(), (json.dumps(compact, ensure_ascii=False, indent=1) + "\n").encode()


def in_order(value: Any) -> Any:
    """Return JSON-LD with its sets sorted: rdflib gives them in the order of a hash, and two builds must be equal."""
    if isinstance(value, dict):
        return {key: in_order(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted((in_order(item) for item in value), key=lambda item: json.dumps(item, ensure_ascii=False))
    return value


def graph(terms: Iterable[Entry[Term]], site_name: str, site_url: str) -> Graph:
    """Return the concept schemes and concepts as a graph."""
    from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef  # noqa: PLC0415 (slow, see above)

    made = Graph()
    by_id = {entry.id: entry for entry in terms}
    above = {name: ancestors(name, by_id) for name in by_id}

    def node(entry: Entry[Term]) -> URIRef:
        return URIRef(identifier(entry.url, site_url))

    def scheme(name: str) -> URIRef:
        return URIRef(identifier(f"zodynas/#{name}", site_url))

    for name, (title, title_en) in SCHEMES.items():
        made.add((scheme(name), RDF.type, SKOS.ConceptScheme))
        made.add((scheme(name), DCTERMS.title, Literal(title, "lt")))
        made.add((scheme(name), DCTERMS.title, Literal(title_en, "en")))
        made.add((scheme(name), DCTERMS.publisher, Literal(site_name, "lt")))
        made.add((scheme(name), DCTERMS.license, URIRef(LICENCE)))
    for entry in by_id.values():
        term, concept = entry.meta, node(entry)
        made.add((concept, RDF.type, SKOS.Concept))
        for kind, languages in labels(entry).items():
            for language, names in languages.items():
                for name in names:
                    made.add((concept, SKOS[kind], Literal(name, language)))
        made.add((concept, SKOS.definition, Literal(entry.body.first_paragraph, "lt")))
        for notation in filter(None, (term.abbreviation, term.stage and str(term.stage))):
            made.add((concept, SKOS.notation, Literal(notation)))
        for name in schemes_of(entry):
            made.add((concept, SKOS.inScheme, scheme(name)))
            if not any(name in schemes_of(by_id[broader]) for broader in term.broader if broader in by_id):
                made.add((concept, SKOS.topConceptOf, scheme(name)))
                made.add((scheme(name), SKOS.hasTopConcept, concept))
        for other in filter(None, map(by_id.get, term.broader)):
            made.add((concept, SKOS.broader, node(other)))
            made.add((node(other), SKOS.narrower, concept))
        for other in filter(None, map(by_id.get, term.related)):
            if other.id not in above[entry.id] and entry.id not in above[other.id]:  # SKOS, integrity condition S27
                made.add((concept, SKOS.related, node(other)))
                made.add((node(other), SKOS.related, concept))
        if successor := by_id.get(term.now_called or ""):
            made.add((concept, DCTERMS.isReplacedBy, node(successor)))
            made.add((node(successor), DCTERMS.replaces, concept))
        if term.now_called_text:
            made.add((concept, SKOS.historyNote, Literal(f"Dabar vadinama: {term.now_called_text}", "lt")))
        for item in term.not_to_confuse:
            if item.term in by_id:
                text = f"Nepainioti: {by_id[item.term].heading}. {item.why}"
                made.add((concept, SKOS.scopeNote, Literal(text, "lt")))
        for period in term.periods:
            made.add((concept, DCTERMS.temporal, Literal(period)))
        if term.needs_review:
            text = f"Tikslinama. {term.review_note}" if term.review_note else "Tikslinama."
            made.add((concept, SKOS.editorialNote, Literal(text, "lt")))
        for source in term.sources:
            cited = URIRef(source.url) if source.url else Literal(f"{source.publisher}. {source.title}", source.language)
            made.add((concept, DCTERMS.source, cited))
        made.add((concept, DCTERMS.type, Literal(term.category.label, "lt")))
        made.add((concept, DCTERMS.modified, Literal(term.review.checked)))
    return made


def ancestors(name: str, terms: dict[str, Entry[Term]]) -> set[str]:
    """Return the ids of everything broader than a term, at any distance."""
    found: set[str] = set()
    queue = [name]
    while queue:
        for broader in terms[queue.pop()].meta.broader:
            if broader in terms and broader not in found:
                found.add(broader)
                queue.append(broader)
    return found
