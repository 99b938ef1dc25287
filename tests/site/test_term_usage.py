"""Pages of terms say where the term is used: linked by authors, or named in running text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import adapter.build
import kb.site
import pytest
from adapter.reuse import Kept
from kb.rendering import Renderer
from mkdocs.commands.build import build
from mkdocs.config import load_config
from support import ROOT, Project

SECTION = re.compile(r'<section class="uses" aria-labelledby="kur-(\w+)">(.*?)</section>', re.DOTALL)
LINK = re.compile(r'<li><a href="([^"]*)">')
COUNT = re.compile(r'<span class="count">(\d+)</span>')
TERM = "zodynas/mtep/maketas/index.html"
Make = Callable[[str], Path]


def uses(page: Path) -> dict[str, list[str]]:
    """Return the addresses listed on a page of a term by kind."""
    return {kind: LINK.findall(html) for kind, html in SECTION.findall(page.read_text("utf-8"))}


@pytest.fixture
def make(small: Project, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Build the small project as while serving, in this process: what was laid out before is kept from build to build."""
    monkeypatch.setattr(adapter.build, "KEPT", Kept())
    monkeypatch.setattr(kb.site, "RENDERER", Renderer())
    monkeypatch.setattr(kb.site, "NAMED", {})

    def made(name: str) -> Path:
        config = load_config(str(small.root / "mkdocs.yml"), site_dir=str(small.root / name))
        config.plugins.on_startup(command="serve", dirty=False)
        build(config)
        return small.root / name

    return made


def test_after_an_edit_the_page_of_a_term_is_as_in_a_clean_build(
    small: Project, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.root / "cases/no/bandymas.md"
    before = uses(make("site") / TERM).get("cases", [])
    text = case.read_text("utf-8")
    case.write_text(text.replace("## Sprendimas\n", "## Sprendimas\n\nPadarėme maketą[^s1].\n"), "utf-8")
    edited = make("site")
    assert "../../../atvejai/bandymas/" not in before
    assert uses(edited / TERM)["cases"] == ["../../../atvejai/bandymas/"]
    monkeypatch.setattr(adapter.build, "KEPT", Kept())
    monkeypatch.setattr(kb.site, "RENDERER", Renderer())
    monkeypatch.setattr(kb.site, "NAMED", {})
    clean = make("clean")
    pages = sorted(file.relative_to(clean) for file in clean.rglob("*.html"))
    assert len(pages) > 5
    for page in pages:
        assert (edited / page).read_bytes() == (clean / page).read_bytes(), page
    case.write_text(text, "utf-8")
    assert uses(make("site") / TERM).get("cases", []) == before


def test_every_case_that_marks_a_term_stands_on_its_page(site: Path) -> None:
    marked: dict[str, set[str]] = {}
    for file in site.glob("atvejai/*/index.html"):
        for term in set(re.findall(r'class="term"[^>]* data-term="([^"]*)"', file.read_text("utf-8"))):
            marked.setdefault(term, set()).add(f"../../../atvejai/{file.parent.name}/")
    assert len(marked["lietuvos-kulturos-taryba"]) > 5
    for term, cases in marked.items():
        [page] = site.glob(f"zodynas/*/{term}/index.html")
        assert cases <= set(uses(page)["cases"]), term


def test_links_of_authors_stand_first_and_long_lists_are_folded(site: Path) -> None:
    page = (site / "zodynas/finansavimas/paraiska/index.html").read_text("utf-8")
    section = next(html for kind, html in SECTION.findall(page) if kind == "cases")
    shown, folded = section.split("<details>")
    count = COUNT.search(section)
    assert count
    assert len(LINK.findall(shown)) == 6
    assert len(LINK.findall(shown)) + len(LINK.findall(folded)) == int(count[1])
    assert f"Rodyti visus ({count[1]})" in folded
    by_authors = 0
    for file in sorted(site.glob("zodynas/*/*/index.html")):
        source = ROOT / "docs" / file.relative_to(site).parent.with_suffix(".md")
        target = f"{source.parent.name}/{source.name}"
        listed = [address.strip("./").removeprefix("atvejai/") for address in uses(file).get("cases", [])]
        linked = [any(target in one.read_text("utf-8") for one in ROOT.glob(f"cases/*/{name}.md")) for name in listed]
        assert linked == sorted(linked, reverse=True), file
        by_authors += sum(linked)
    assert by_authors > 10
