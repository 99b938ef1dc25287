"""Marked terms in the built site."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

from support import ROOT

OUTSIDE = {"h1", "h2", "h3", "h4", "a", "code", "figcaption", "th", "button", "summary", "nav", "header", "footer"}


class Places(HTMLParser):
    """Collects the marks of a page, and the faults of their places."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if tag == "a" and values.get("class") == "term":
            self.marks.append((values["data-term"] or "", values["href"] or ""))
            self.faults += [f"{values['data-term']} in {name}" for name in self.open if name in OUTSIDE]
        if tag not in ("br", "img", "input", "link", "meta", "hr", "rect", "path", "circle", "line", "use"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass


def test_marks_stand_in_running_text_and_lead_to_terms(site: Path) -> None:
    cards = json.loads((site / "zodynas/korteles.js").read_text("utf-8").removeprefix("window.kbTerms=").rstrip(";\n"))
    count = 0
    for file in sorted(site.rglob("*.html")):
        page = Places()
        page.feed(file.read_text("utf-8"))
        assert page.faults == [], file
        for term, href in page.marks:
            target = (site / href.strip("/") if href.startswith("/") else file.parent / href).resolve() / "index.html"
            assert target.is_file(), (file, href)
            assert target.parent.name == term
            assert target != file.resolve(), f"{file} marks itself"
            assert term in cards
        count += len(page.marks)
        if page.marks:
            assert re.search(r"<script src=\"[^\"]*assets/marks-", file.read_text("utf-8")), file
    assert count > 800
    terms = [file for folder in ("finansavimas", "mtep") for file in (ROOT / "docs/zodynas" / folder).glob("*.md")]
    assert set(cards) == {file.stem for file in terms}


def test_cases_guides_days_exercises_and_terms_have_marks(site: Path) -> None:
    for address in (
        "atvejai/kulturos-skune-kintai",
        "finansavimas/es-fondai-2021-2027",
        "seminarai/1-diena",
        "seminarai/uzduotys/u1-ar-tai-inovacija",
        "zodynas/finansavimas/nuosavas-inasas",
        "mtep",
    ):
        assert 'class="term"' in (site / address / "index.html").read_text("utf-8"), address
