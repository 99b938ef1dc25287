"""The glossary as linked data: what is written can be read back, and keeps the conditions of SKOS."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations

import pytest
from kb import skos
from kb.content import Content, load
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from support import ROOT

HOME = "https://pavyzdys.lt/inovacijos/"


@pytest.fixture(scope="module")
def content() -> Content:
    return load(ROOT).public


@pytest.fixture(scope="module")
def files(content: Content) -> dict[str, bytes]:
    return dict(skos.files(content, "Inovacijos kultūros įstaigose", HOME))


@pytest.fixture(scope="module")
def graph(files: dict[str, bytes]) -> Graph:
    return Graph().parse(data=files["duomenys/zodynas.ttl"], format="turtle")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib warns of its own reader
def test_both_files_say_the_same(files: dict[str, bytes], graph: Graph) -> None:
    linked = Graph().parse(data=files["duomenys/zodynas.jsonld"], format="json-ld")
    assert set(linked) == set(graph)
    assert len(graph) > 4000


def test_every_term_comes_back_with_its_labels(content: Content, graph: Graph) -> None:
    assert set(graph.subjects(RDF.type, SKOS.Concept)) == {URIRef(HOME + entry.url) for entry in content.terms.values()}
    for entry in content.terms.values():
        concept, term = URIRef(HOME + entry.url), entry.meta
        wanted = {Literal(term.term, "lt"), Literal(term.en, "en")} | ({Literal(term.no, "no")} if term.no else set())
        assert set(graph.objects(concept, SKOS.prefLabel)) == wanted
        assert graph.value(concept, SKOS.definition) == Literal(entry.body.first_paragraph, "lt")
        labels = {str(label).casefold() for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
                  for label in graph.objects(concept, kind)}  # fmt: skip
        assert {name.casefold() for name in (*term.names, *term.forms)} <= labels
        assert len(set(graph.objects(concept, DCTERMS.source))) == len(
            {s.url or f"{s.publisher}. {s.title}" for s in term.sources}
        )
        if term.now_called:
            assert graph.value(concept, DCTERMS.isReplacedBy) == URIRef(HOME + content.terms[term.now_called].url)


def test_a_name_is_of_one_kind_in_a_language(graph: Graph) -> None:
    """SKOS S13 and S14."""
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        kinds = [set(graph.objects(concept, kind)) for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)]
        assert all(not one & other for one, other in combinations(kinds, 2)), concept
        languages = [label.language for label in kinds[0] if isinstance(label, Literal)]
        assert len(languages) == len(set(languages))


def test_related_terms_are_not_above_or_below_each_other(graph: Graph) -> None:
    """SKOS S27; besides, nothing is broader than itself."""
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        above = set(graph.transitive_objects(concept, SKOS.broader)) - {concept}
        assert above.isdisjoint(graph.objects(concept, SKOS.related)), concept
        assert not any(concept in set(graph.transitive_objects(one, SKOS.broader)) for one in above), concept


def test_relations_hold_in_both_directions_and_lead_to_terms(graph: Graph) -> None:
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    for one, back in ((SKOS.broader, SKOS.narrower), (SKOS.related, SKOS.related), (DCTERMS.isReplacedBy, DCTERMS.replaces)):
        pairs = set(graph.subject_objects(one))
        assert pairs
        assert pairs == {(left, right) for right, left in graph.subject_objects(back)}
        assert {right for _, right in pairs} <= concepts


def test_every_concept_stands_in_a_scheme(content: Content, graph: Graph) -> None:
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    assert len(schemes) == 3
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        assert set(graph.objects(concept, SKOS.inScheme)) <= schemes
        assert set(graph.objects(concept, SKOS.inScheme))
    for scheme in schemes:
        assert {title.language for title in graph.objects(scheme, DCTERMS.title) if isinstance(title, Literal)} == {
            "lt",
            "en",
        }
        assert graph.value(scheme, DCTERMS.license) == URIRef(skos.LICENCE)
        assert set(graph.objects(scheme, SKOS.hasTopConcept)) == set(graph.subjects(SKOS.topConceptOf, scheme))
    stages = URIRef(HOME + "zodynas/#etapai")
    numbers = {str(graph.value(one, SKOS.notation)) for one in graph.subjects(SKOS.inScheme, stages)}
    assert numbers == {str(number) for number in content.stages}


def test_without_an_address_a_name_stands_for_it(content: Content) -> None:
    made = dict(skos.files(content, "Svetainė", ""))
    graph = Graph().parse(data=made["duomenys/zodynas.ttl"], format="turtle")
    assert URIRef("urn:kulturos-inovacijos:zodynas/finansavimas/cpva/") in set(graph.subjects(RDF.type, SKOS.Concept))


def test_the_files_do_not_depend_on_the_order_of_a_hash() -> None:
    program = """if True:
        import hashlib, sys
        from pathlib import Path
        from kb import skos
        from kb.content import load
        for _, data in skos.files(load(Path(sys.argv[1])).public, "Svetainė", ""):
            print(hashlib.sha256(data).hexdigest())"""
    made = {
        subprocess.run([sys.executable, "-c", program, str(ROOT)], env={**os.environ, "PYTHONHASHSEED": seed},
                       capture_output=True, text=True, check=True).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(made) == 1


def test_a_term_for_its_page(content: Content) -> None:
    data = skos.defined_term(content.terms["cpva"], "Svetainė", HOME)
    assert data["@type"] == "DefinedTerm"
    assert data["@id"] == data["url"] == HOME + "zodynas/finansavimas/cpva/"
    assert data["termCode"] == "CPVA"
    assert "Central Project Management Agency" in data["alternateName"]
    assert "url" not in skos.defined_term(content.terms["cpva"], "Svetainė", "")
