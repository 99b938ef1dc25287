"""The copy for reading without the internet: unpacked, opened from its folder, walked through."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from kb.offline import NAME, PLACE
from playwright.sync_api import Browser, Page
from test_quality import KINDS


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("usb") / "kopija su tarpais"
    with zipfile.ZipFile(site / PLACE / NAME) as copy:
        copy.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def walk(browser: Browser, unpacked: Path) -> Iterator[tuple[Page, list[str]]]:
    """A page that remembers what the browser complained of and what it asked the network for."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="lt-LT")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on(
        "request",
        lambda request: said.append(request.url) if not request.url.startswith(("file:", "data:", "blob:")) else None,
    )
    # a page left before its icon was read is no fault
    page.on("requestfailed", lambda r: said.append(f"failed {r.url}") if r.failure != "net::ERR_ABORTED" else None)
    yield page, said
    context.close()


def test_every_link_leads_to_a_file(unpacked: Path) -> None:
    broken = []
    for file in unpacked.rglob("*.html"):
        for address in re.findall(r'(?: href| src| action)="([^"]*)"', file.read_text("utf-8")):
            parts = urlsplit(unescape(address))
            if parts.scheme or not parts.path:
                continue
            if not (file.parent / unquote(parts.path)).is_file():
                broken.append(f"{file.relative_to(unpacked)}: {address}")
    assert broken == []


def test_what_only_a_server_needs_is_left_out(unpacked: Path) -> None:
    names = {file.relative_to(unpacked).as_posix() for file in unpacked.rglob("*") if file.is_file()}
    assert "pradekite-cia.html" in names
    assert "svetaine/index.html" in names
    assert not [name for name in names if re.search(r"redagavimas|_headers|robots|sitemap|404|\.zip$", name)]
    assert max(len(name) for name in names) < 150  # paths on Windows end at 260


def test_the_size_is_stated(site: Path) -> None:
    size = (site / PLACE / NAME).stat().st_size
    page = (site / PLACE / "index.html").read_text("utf-8")
    told = re.search(r'<span id="dydis">([\d,]+)\u00a0MB</span>', page)
    assert told
    assert abs(float(told.group(1).replace(",", ".")) * 1_000_000 - size) <= 50_001


def test_it_opens_and_every_kind_of_page_is_quiet(walk: tuple[Page, list[str]], unpacked: Path) -> None:
    page, said = walk
    page.goto((unpacked / "pradekite-cia.html").as_uri())
    page.wait_for_url("**/svetaine/index.html")
    for kind, address in KINDS.items():
        if address == "404.html":
            continue
        path, mark, rest = address.partition("?")
        page.goto((unpacked / "svetaine" / path / "index.html").as_uri() + mark + rest)
        assert page.locator("h1").count() == 1, kind
    assert said == []


def test_search_answers_and_its_answers_open(walk: tuple[Page, list[str]], unpacked: Path) -> None:
    page, said = walk
    page.goto((unpacked / "svetaine/index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("testinum")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/projekto-testinumas/index.html")
    page.goto((unpacked / "svetaine/paieska/index.html").as_uri())
    page.locator("#q").fill("lesu pritraukimo planas")
    page.locator(".search-big button[type=submit]").click()
    page.locator("#rezultatai .best a").wait_for()
    page.locator("#rezultatai .best a").click()
    page.wait_for_url("**/index.html")
    assert page.locator("h1").inner_text() == "Lėšų pritraukimo planas"
    page.goto((unpacked / "svetaine/atsisiusti/index.html").as_uri())
    assert page.get_by_text("Skaitote kopiją be interneto").is_visible()
    assert page.get_by_role("link", name="Atsisiųsti kopiją").count() == 0
    assert said == []


def test_links_that_scripts_add_open_too(walk: tuple[Page, list[str]], unpacked: Path) -> None:
    page, _ = walk
    page.goto((unpacked / "svetaine/index.html").as_uri())
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('afterbegin', '<a id=\"bandomoji\" href=\"apie/?a=b#turinys\">a</a>')"
    )
    page.locator("#bandomoji").click()
    page.wait_for_url("**/apie/index.html?a=b#turinys")
