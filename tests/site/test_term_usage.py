"""Pages of terms say where the term is used: linked by authors, or named in running text."""

from __future__ import annotations

import re
from pathlib import Path

from support import ROOT

SECTION = re.compile(r'<section class="uses" aria-labelledby="kur-(\w+)">(.*?)</section>', re.DOTALL)
LINK = re.compile(r'<li><a href="([^"]*)">')
COUNT = re.compile(r'<span class="count">(\d+)</span>')


def uses(page: Path) -> dict[str, list[str]]:
    """Return the addresses listed on a page of a term by kind."""
    return {kind: LINK.findall(html) for kind, html in SECTION.findall(page.read_text("utf-8"))}


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
