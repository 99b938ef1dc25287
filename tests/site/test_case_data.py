"""Cases as data: every file says the same, and the dictionary tells of every field; previews and codes once there is an address."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID
from xml.etree.ElementTree import fromstring

import pytest
import segno
from kb import case_files
from kb.content import load
from kb.formats import as_csv, as_excel
from openpyxl import load_workbook
from PIL import Image
from rdflib import RDF, Graph, Namespace
from support import ROOT, Project, run

SCHEMA = Namespace("https://schema.org/")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def cases(site: Path) -> list[dict[str, object]]:
    return json.loads((site / "duomenys/atvejai.json").read_text("utf-8"))


def rows_of_csv(site: Path) -> list[list[str]]:
    with (site / "duomenys/atvejai.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_excel_holds_the_rows_of_the_csv(site: Path) -> None:
    book = load_workbook(site / "duomenys/atvejai.xlsx")
    assert book.sheetnames == ["Atvejai", "Stulpeliai", "Apie"]
    excel = [
        [("" if cell is None else f"{cell:g}" if isinstance(cell, float | int) else cell) for cell in row]
        for row in book["Atvejai"].values
    ]
    assert excel == rows_of_csv(site)
    assert [row[0] for row in book["Stulpeliai"].values][1:] == excel[0]
    assert book["Atvejai"].freeze_panes == "B2"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader of JSON-LD uses it
def test_linked_data_are_whole(site: Path, cases: list[dict[str, object]]) -> None:
    graph = Graph().parse(site / "duomenys/atvejai.jsonld", format="json-ld", publicID="https://example.org/")
    articles = set(graph.subjects(RDF.type, SCHEMA.Article))
    assert len(articles) == len(cases)
    for article in articles:
        assert graph.value(article, SCHEMA.headline)
        assert (graph.value(article, SCHEMA.contentLocation), RDF.type, SCHEMA.Place) in graph
        assert graph.value(article, SCHEMA.citation)


def test_pages_carry_their_linked_data(site: Path, cases: list[dict[str, object]]) -> None:
    for case in cases:
        html = (site / f"atvejai/{case['id']}/index.html").read_text("utf-8")
        data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL).group(1))
        assert data["@context"] == "https://schema.org"
        assert data["headline"] == case["title"]
        assert data["contentLocation"]["address"]["addressCountry"] == case["country"]
        assert len(data["citation"]) == len(case["sources"])


def paths(value: object, beginning: str = "") -> Iterator[str]:
    """Every field that occurs, as the dictionary writes it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            name = f"{beginning}{key}{'[]' if isinstance(inner, list) else ''}"
            yield name
            for one in inner if isinstance(inner, list) else [inner]:
                yield from paths(one, f"{name}.")


def test_the_dictionary_tells_of_every_field_that_occurs(site: Path, cases: list[dict[str, object]]) -> None:
    known = {field.path for field in case_files.dictionary()}
    assert {path for case in cases for path in paths(case)} <= known
    html = (site / "duomenys/index.html").read_text("utf-8")
    for field in case_files.dictionary():
        assert f"<code>{field.path}</code>" in html
        assert field.label
    for key, meaning in case_files.meanings():
        assert meaning != key


def test_scripts_know_the_same_cases(site: Path, cases: list[dict[str, object]]) -> None:
    text = (site / "duomenys/atvejai.js").read_text("utf-8")
    data = json.loads(text.removeprefix("window.kbCases=").removesuffix(";\n"))
    rows = rows_of_csv(site)
    assert data["columns"] == rows[0]
    assert list(data["cases"].values()) == cases
    assert [data["rows"][str(case["id"])][1] for case in cases] == [row[1] for row in rows[1:]]


def test_the_feed_has_an_identity(site: Path) -> None:
    feed = fromstring((site / "duomenys/naujienos.xml").read_bytes())
    ids = [element.text or "" for element in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids) > 1
    for one in ids:
        UUID(one.removeprefix("urn:uuid:"))
    for name in ("title", "updated", "author"):
        assert feed.find(f"{ATOM}{name}") is not None
    for entry in feed.iter(f"{ATOM}entry"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", entry.find(f"{ATOM}updated").text)
        assert entry.find(f"{ATOM}link").get("rel") == "alternate"


def test_no_cell_becomes_a_formula() -> None:
    from kb.formats import Table

    text = as_csv([{"a": "=1+1", "b": "+370", "c": "žodis, „kitas“"}]).decode("utf-8-sig")
    assert text == "a,b,c\r\n'=1+1,'+370,\"žodis, „kitas“\"\r\n"
    book = load_workbook(io.BytesIO(as_excel([Table("A", ["a"], [["=1+1"], [7]])], "Bandymas")))
    assert [cell.value for cell in book["A"]["A"]] == ["a", "'=1+1", 7]


@pytest.fixture
def addressed(sample: Project) -> Project:
    """The sample as a site with an address."""
    for name in ("hooks", "web"):
        (sample.root / name).symlink_to(ROOT / name)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").split("\nnav:")[0]
    sample.write("mkdocs.yml", settings + "\nnav:\n  - Pradžia: index.md\nsite_url: https://example.org/kb/\n")
    return sample


def test_an_address_brings_previews_and_codes(addressed: Project) -> None:
    made = []
    for _ in range(2):
        assert run("kb", "build", cwd=addressed.root).returncode == 0
        made.append((addressed.root / "site/virseliai/bandymas.png").read_bytes())
        shutil.rmtree(addressed.root / ".cache")
    assert made[0] == made[1]
    assert Image.open(io.BytesIO(made[0])).size == (1200, 630)
    assert len(made[0]) < 120_000
    page = (addressed.root / "site/atvejai/bandymas/index.html").read_text("utf-8")
    assert '<meta property="og:image" content="https://example.org/kb/virseliai/bandymas.png">' in page
    code = segno.make("https://example.org/kb/atvejai/bandymas/", error="m", micro=False)
    assert re.search(r' d="([^"]+)"', code.svg_inline(border=2, omitsize=True)).group(1) in page
    assert '"url": "https://example.org/kb/atvejai/bandymas/"' in page


def test_without_an_address_nothing_speaks_of_one(site: Path) -> None:
    page = (site / "atvejai/sommerles/index.html").read_text("utf-8")
    assert "og:image" not in page
    assert 'class="qr"' not in page
    assert not list((site / "virseliai").glob("*.png"))
    assert len(list((site / "virseliai").glob("*.svg"))) == len(load(ROOT).public.cases)
