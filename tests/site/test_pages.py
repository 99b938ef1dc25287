"""The finished site as a reader or a machine meets it, without a browser."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import fromstring

import pytest
from kb.content import load
from kb.model import MODELS
from support import ROOT

READING_BUDGET = 70 * 1024
TOOL_BUDGET = 90 * 1024
SHEETS = "lapai/"
TOOLS = (
    "atvejai/index.html",
    "atvejai/zemelapis/index.html",
    "mano-sarasas/index.html",
    "atvejai/palyginimas/index.html",
    "pasidalinkite/index.html",
    "zodynas/index.html",
)
"""Pages that are tools first and reading second."""
VOID = {"meta", "link", "img", "br", "input", "hr"}


class Page(HTMLParser):
    """Collects what the tests ask about."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.stack: list[str] = []
        self.faults: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID and tag not in ("path", "rect"):
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("path", "rect"):
            return
        if not self.stack or self.stack.pop() != tag:
            self.faults.append(f"</{tag}>")

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]

    def ids(self) -> list[str]:
        return [str(attributes["id"]) for _, attributes in self.tags if "id" in attributes]


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    files = [
        file for file in sorted(site.rglob("*.html")) if "redagavimas" not in file.parts
    ]  # the editor is no reader's page
    return {file.relative_to(site).as_posix(): Page(file.read_text("utf-8")) for file in files}


def test_every_published_entry_has_its_page(site: Path) -> None:
    content = load(ROOT)
    assert len(content.cases) >= 12
    assert len(content.terms) >= 40
    for entry in content.public.entries:
        if entry.kind == "stage":
            assert f'id="etapas-{Path(entry.path).stem}"' in (site / "mtep/index.html").read_text("utf-8")
        elif entry.url != "404/":
            assert (site / entry.url / "index.html").is_file(), entry.path


def test_pages_are_whole_and_lithuanian(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        assert page.faults == [], name
        assert page.all("html")[0]["lang"] == "lt", name
        assert len(page.all("h1")) == 1, name
        assert len(page.ids()) == len(set(page.ids())), name
        assert page.all("main"), name
        for image in page.all("img"):
            assert image["width"], name
            assert image["height"], name
            assert image.get("alt") is not None, name


def visible(file: Path) -> str:
    """Text of a page without tags and samples of code."""
    return unescape(re.sub(r"<code>.*?</code>|<[^>]*>", "", file.read_text("utf-8"), flags=re.DOTALL))


def test_no_sentence_ends_or_stops_twice(site: Path) -> None:
    found = {
        str(file.relative_to(site)): twice.group()
        for file in site.rglob("*.html")
        if (twice := re.search(r".{0,30}(?<![./])(?:\.\.(?![./])|,[,.]|;\.|:\.|[?!]\.).{0,10}", visible(file)))
    }
    assert not found


def test_a_page_below_another_leads_back_to_it(site: Path) -> None:
    page = (site / "seminarai/faktai/1-diena/index.html").read_text("utf-8")
    trail = page.partition('class="crumbs"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]+)"', trail) == ["../../../", "../../", "../"]
    contents = page.partition('class="contents')[2].partition("</nav>")[0]
    anchors = re.findall(r'href="#([^"]+)"', contents)
    assert len(anchors) > 5
    assert all(f'<h2 id="{anchor}">' in page for anchor in anchors)


def test_no_english_is_left_in_the_interface(site: Path) -> None:
    words = (
        "Permanent link",
        "Skip to content",
        "Made with",
        "Pasrinkti",
        "Susieja saitai",
        "Jump back",
        "Back to top",
        "None<",
        "{{",
        "Undefined",
    )
    for file in site.rglob("*.html"):
        text = file.read_text("utf-8")
        assert [word for word in words if word in text] == [], file


def test_titles_and_descriptions_are_there_and_differ(pages: dict[str, Page], site: Path) -> None:
    titles = {
        name: re.search(r"<title>(.*?)</title>", (site / name).read_text("utf-8"), re.DOTALL).group(1) for name in pages
    }
    assert len(set(titles.values())) == len(titles)
    for name, page in pages.items():
        text = next(str(tag["content"]) for tag in page.all("meta") if tag.get("name") == "description")
        assert len(text) >= 30, name


def test_nothing_comes_from_another_site(pages: dict[str, Page], site: Path) -> None:
    for name, page in pages.items():
        loaded = [
            tag.get("src") or tag.get("href")
            for tag in page.all("script", "img", "iframe", "source", "video", "audio", "object", "embed")
        ]
        loaded += [tag["href"] for tag in page.all("link") if tag.get("rel") not in ("canonical", "alternate")]
        assert [address for address in loaded if address and (":" in address or address.startswith("//"))] == [], name
        assert not page.all("iframe", "object", "embed", "form") or all(
            not str(form.get("action")).startswith("http") for form in page.all("form")
        )
        handlers = [key for _, attributes in page.tags for key in attributes if key.startswith("on") or key == "style"]
        assert handlers == [], name
    for style in (site / "assets").glob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(https?:)?//", style.read_text("utf-8"))


def test_every_internal_link_leads_somewhere(pages: dict[str, Page], site: Path) -> None:
    broken = []
    for name, page in pages.items():
        base = (site / name).parent
        for tag in page.all("a", "link", "img", "script"):
            address = tag.get("href") or tag.get("src") or ""
            parts = urlsplit(str(address))
            if parts.scheme or not address or name == "404.html":
                continue
            target = (base / unquote(parts.path)) if parts.path else site / name
            file = target / "index.html" if target.is_dir() else target
            if not file.is_file() or (
                parts.fragment and parts.fragment not in pages[file.resolve().relative_to(site.resolve()).as_posix()].ids()
            ):
                broken.append(f"{name}: {address}")
    assert broken == []


def test_the_page_for_missing_addresses_works_at_any_depth(pages: dict[str, Page]) -> None:
    for tag in pages["404.html"].all("a", "link", "script"):
        address = str(tag.get("href") or tag.get("src") or "#")
        assert address.startswith(("/", "#")), address


def first_view(site: Path, page: Page, name: str) -> Iterator[Path]:
    """Yield what a browser loads before pictures: the page, its style, scripts and fonts."""
    base = (site / name).parent
    yield site / name
    for tag in page.all("script", "link"):
        if tag.get("src") or tag.get("rel") == "stylesheet":
            yield base / str(tag.get("src") or tag.get("href"))
    yield from (site / "assets").glob("*.woff2")


def test_first_view_is_light(pages: dict[str, Page], site: Path) -> None:
    sizes = {}
    for name, page in pages.items():
        if name == "404.html":
            continue
        files = {file.resolve() for file in first_view(site, page, name)}
        sizes[name] = sum(len(f.read_bytes() if f.suffix == ".woff2" else gzip.compress(f.read_bytes(), 6)) for f in files)
    heavy = {
        name: size
        for name, size in sizes.items()
        if size > (TOOL_BUDGET if name in TOOLS or name.startswith(SHEETS) else READING_BUDGET)
    }
    print(
        f"\nfirst view, KiB gzip: largest {max(sizes.values()) / 1024:.1f}, median {sorted(sizes.values())[len(sizes) // 2] / 1024:.1f}"
    )
    assert heavy == {}


def test_times_of_the_programme(site: Path) -> None:
    hours = {"1-diena": "10.30–13.30 ir 14.30–17.30", "2-diena": "10.00–16.30", "3-diena": "10.00–16.00"}
    for day, text in hours.items():
        assert text in (site / f"seminarai/{day}/index.html").read_text("utf-8")
    assert "Projektas bendrai finansuojamas 2009–2014 m. Norvegijos finansinio mechanizmo" in (
        site / "index.html"
    ).read_text("utf-8")


def test_open_data(site: Path) -> None:
    content = load(ROOT).public
    cases = json.loads((site / "duomenys/atvejai.json").read_text("utf-8"))
    assert [case["id"] for case in cases] == list(content.cases)
    terms = json.loads((site / "duomenys/zodynas.json").read_text("utf-8"))
    assert {term["id"] for term in terms} == set(content.terms)
    assert all(term["definition"] for term in terms)
    with (site / "duomenys/atvejai.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == list(content.cases)
    assert all(row["salis"] in ("Lietuva", "Norvegija") for row in rows)
    feed = fromstring((site / "duomenys/naujienos.xml").read_bytes())
    atom = "{http://www.w3.org/2005/Atom}"
    assert feed.tag == f"{atom}feed"
    assert len(feed.findall(f"{atom}entry")) == min(20, len(content.cases))


def test_schemas_describe_every_kind(site: Path) -> None:
    for kind, model in MODELS.items():
        schema = json.loads((site / f"duomenys/schema/{kind}.json").read_text("utf-8"))
        assert set(schema["properties"]) == set(model.model_fields)
        assert all("title" in field or "$ref" in field or "allOf" in field for field in schema["properties"].values())
    words = json.loads((site / "duomenys/schema/case.json").read_text("utf-8"))["$defs"]["Institution"]["properties"]["type"]
    text = json.dumps(words, ensure_ascii=False) + (site / "duomenys/schema/case.json").read_text("utf-8")
    assert "Kultūros centras" in text
