"""The look at the finished site: every fault that may slip through templates and texts stops the publishing."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from kb.content import Content, load
from kb.finished import inspect
from support import Project

PAGE = '<!doctype html>\n<html lang="lt"><head><link rel="stylesheet" href="{up}assets/a.css"></head><body><main id="turinys">{body}</main></body></html>\n'
NOTHING = Content(Path(), (), (), (), ())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "out"
    (site / "assets").mkdir(parents=True)
    (site / "apie").mkdir()
    (site / "assets/a.css").write_text("p { color: red }")
    (site / "apie/index.html").write_text(
        PAGE.format(up="../", body='<h2 id="viena">Viena</h2><a href="../?q=a#turinys">pradžia</a>')
    )
    return site


def found(folder: Path, body: str, content: Content = NOTHING) -> list[tuple[str, str]]:
    (folder / "index.html").write_text(PAGE.format(up="", body=body), "utf-8")
    return [(problem.code, str(problem.args.get("value", ""))) for problem in inspect(folder, content)]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="apie/#viena">a</a> <a href="#turinys">b</a> <a href="apie/?a=b#sarasas=1,2">c</a> <a href="https://example.org/x">d</a>',
        '<a href="mailto:a@example.org">a</a> <img src="data:image/svg+xml,%3Csvg%3E" alt="">',
        '<script type="application/json">{"a": "<iframe src=x onerror=1>"}</script>',
        '<script src="assets/a.css" data-base="../"></script><form action="apie/"><input name="q"></form>',
        "<p>Ženklas > ir < tekste</p><!--online--><p>a</p><!--/online-->",
        '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',
    ],
)
def test_what_templates_write_passes(folder: Path, body: str) -> None:
    assert found(folder, body) == []


@pytest.mark.parametrize(
    ("body", "code", "value"),
    [
        ('<a href="nera/">a</a>', "site-link", "nera/"),
        ('<a href="Apie/">a</a>', "site-link", "Apie/"),
        ('<a href="apie">a</a>', "site-link", "apie"),
        ('<img src="nera.png" alt="">', "site-link", "nera.png"),
        ('<form action="nera/"></form>', "site-link", "nera/"),
        ('<script src="assets/a.css" data-docx="assets/nera.js"></script>', "site-link", "assets/nera.js"),
        ('<meta http-equiv="refresh" content="0; url=nera/">', "site-link", "nera/"),
        ('<img srcset="assets/a.css 1x, nera.png 2x" alt="">', "site-link", "nera.png"),
        ('<a href="apie/#dvi">a</a>', "site-anchor", "apie/#dvi"),
        ('<a href="#nera">a</a>', "site-anchor", "#nera"),
        ('<p id="a"></p><p id="a"></p>', "site-double", "a"),
        ("<script>alert(1)</script>", "site-markup", "<script>"),
        ('<ScRiPt type="text/javascript">alert(1)</script>', "site-markup", "<script>"),
        ("<style>p{}</style>", "site-markup", "<style>"),
        ("<iframe src=apie/></iframe>", "site-markup", "<iframe>"),
        ("<p style='color:red'>a</p>", "site-markup", "style"),
        ("<img src=assets/a.css onerror=alert(1) alt=''>", "site-markup", "onerror"),
        ("<svg/onload=alert(1)>", "site-markup", "onload"),
        ("<p\nONCLICK\n=\n'x'>a</p>", "site-markup", "onclick"),
        ('<a href="javascript:alert(1)">a</a>', "site-markup", "javascript:alert(1)"),
        ('<a href=" jAvaScript:alert(1)">a</a>', "site-markup", "jAvaScript:alert(1)"),
        ('<a href="java&#115;cript:alert(1)">a</a>', "site-markup", "javascript:alert(1)"),
        ('<a href="data:text/html,x">a</a>', "site-markup", "data:text/html,x"),
        ("<!-- vidinė pastaba -->", "site-markup", "<!--"),
        ('<img src="https://example.org/a.png" alt="">', "site-outside", "https://example.org/a.png"),
        ('<script src="//example.org/a.js"></script>', "site-outside", "//example.org/a.js"),
        ('<link rel="stylesheet" href="https://example.org/a.css">', "site-outside", "https://example.org/a.css"),
        ('<svg><use href="https://example.org/a.svg#b"/></svg>', "site-outside", "https://example.org/a.svg#b"),
    ],
)
def test_what_must_not_stand_on_a_page_is_found(folder: Path, body: str, code: str, value: str) -> None:
    assert found(folder, body) == [(code, value)]


def test_files_beside_the_pages(folder: Path) -> None:
    (folder / "assets/a.css").write_text("@import 'https://example.org/b.css'; p { background: url(//example.org/a.png) }")
    (folder / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script><image href="https://example.org/a.png"/></svg>'
    )
    (folder / "b.json").write_text("")
    (folder / "apie/index.html").write_text("<html><p>nutr")
    assert sorted(found(folder, "")) == [
        ("site-cut", ""),
        ("site-empty", ""),
        ("site-markup", "<script>"),
        ("site-outside", "//example.org/a.png"),
        ("site-outside", "https://example.org/a.png"),
        ("site-outside", "https://example.org/b.css"),
    ]


def test_a_missing_page_is_named_by_its_source(sample: Project, folder: Path) -> None:
    problems = inspect(folder, load(sample.root))
    assert ("site-page", "cases/no/bandymas.md") in [(problem.code, problem.path) for problem in problems]


@pytest.mark.parametrize(
    "place",
    [
        "<p>Biblioteka skolina\u00a0ne tik knygas</p>",
        '<a href="https://example.org/atvejai/bandymas/">a</a>',
        '<script type="application/json">{"id": "bandymas"}</script>',
        "<p>cases/no/bandymas.md</p>",
    ],
)
def test_a_draft_is_found_in_any_byte(sample: Project, folder: Path, place: str) -> None:
    content = hidden(sample)
    assert found(folder, "<p>Tai tik bandymas, kuris nieko neatskleidžia.</p>", content) == []
    assert [code for code, _ in found(folder, place, content)] == ["site-draft"]


def test_a_draft_is_found_in_packed_files_and_in_names(sample: Project, folder: Path) -> None:
    content = hidden(sample)
    with zipfile.ZipFile(folder / "visi.docx", "w") as pack:
        pack.writestr("word/document.xml", "<w:t>Biblioteka skolina ne tik knygas</w:t>")
    (folder / "virseliai").mkdir()
    (folder / "virseliai/bandymas.svg").write_text("<svg/>")
    assert sorted(found(folder, "", content)) == [
        ("site-draft", "Biblioteka skolina ne tik knygas"),
        ("site-draft", "virseliai/bandymas.svg"),
    ]


def hidden(sample: Project) -> Content:
    """The sample with its case as a draft and nothing published."""
    case = sample.root / "cases/no/bandymas.md"
    case.write_text(case.read_text("utf-8").replace("status: published", "status: draft"), "utf-8")
    content = load(sample.root)
    return Content(content.root, tuple(e for e in content.entries if e.kind == "case"), (), (), ())
