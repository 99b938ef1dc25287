"""A case page in the hands of a reader: taken along, printed, cited, and followed by the next one of her filter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from docx import Document
from playwright.sync_api import Browser, Page

CASE = "atvejai/biblioteka-visiems-siauliai/"


@pytest.fixture(scope="module")
def case(browser: Browser, home: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="lt-LT")
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=home.rstrip("/"))
    page = context.new_page()
    page.goto(home + CASE)
    yield page
    context.close()


def test_contents_lead_to_the_parts(case: Page) -> None:
    links = case.locator(".jump a")
    targets = [str(link.get_attribute("href")) for link in links.all()]
    assert "#irodymai" in targets
    assert "#grandine" in targets
    tops = [case.evaluate("id => document.querySelector(id).getBoundingClientRect().top", target) for target in targets]
    assert len(set(tops)) > 6


def test_link_and_citation_are_copied(case: Page, home: str) -> None:
    case.get_by_role("button", name="Kopijuoti nuorodą").click()
    case.get_by_text("Nukopijuota.").first.wait_for()
    assert case.evaluate("navigator.clipboard.readText()") == home + CASE
    case.get_by_role("button", name="Kopijuoti citatą").click()
    case.locator(".cite-as [data-said]", has_text="Nukopijuota.").wait_for()
    citation = case.evaluate("navigator.clipboard.readText()")
    assert citation.startswith("Redakcija. Šiauliuose išbandyta")
    assert re.search(r"\[interaktyvus\]\. .+, 2026 \[žiūrėta \d{4}.m\. .+ d\.\]\. Prieiga per internetą: http", citation)


def test_word_document_holds_the_page(case: Page) -> None:
    with case.expect_download() as waiting:
        case.get_by_role("button", name="„Word“ failas").click()
    assert waiting.value.suggested_filename == "biblioteka-visiems-siauliai.docx"
    document = Document(str(waiting.value.path()))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    for heading in case.locator(".prose h2:visible").all_inner_texts():
        assert heading in headings
    text = "\n".join(
        [p.text for p in document.paragraphs] + [c.text for t in document.tables for r in t.rows for c in r.cells]
    )
    assert "Pakvieskite vieną šeimą ateiti" in text
    assert "Autizmui draugiškų bibliotekų tinklas" in text
    assert "Spausdinti" not in text
    assert "undefined" not in text


def test_next_and_previous_follow_the_filter(case: Page, home: str) -> None:
    turn = case.locator(".turn")
    assert re.search(r"\d+ iš \d+", turn.inner_text())
    assert turn.locator("a").count() == 3
    trail = {
        "query": "salis=LT",
        "cases": [
            ["kulturos-skune-kintai", "Daržinė"],
            ["biblioteka-visiems-siauliai", "Biblioteka"],
            ["sommerles", "Vasara"],
        ],
    }
    case.evaluate("value => sessionStorage.setItem('kb-eile', value)", json.dumps(trail))
    case.reload()
    assert "Pagal jūsų filtrą: 2 iš 3" in turn.inner_text()
    assert str(turn.locator(".all").get_attribute("href")).endswith("atvejai/?salis=LT")
    turn.get_by_role("link", name="Vasara").click()
    case.wait_for_url("**/atvejai/sommerles/")
    assert not turn.locator(".after").is_visible()
    case.evaluate("sessionStorage.setItem('kb-eile', '{broken')")
    case.goto(home + CASE)
    assert turn.locator(".after").is_visible()
    case.evaluate("sessionStorage.clear()")


def test_one_page_card_and_the_whole_text(case: Page, home: str) -> None:
    case.add_init_script("window.print = () => { window.asked = document.documentElement.dataset.paper; };")
    sheets = {}
    for address in (CASE, "atvejai/kulturos-skune-kintai/", "atvejai/ringerike-merapent-bibliotek/"):
        case.goto(home + address)
        case.get_by_role("button", name="Spausdinti kortelę").click()
        assert case.evaluate("window.asked") == "card"
        sheets[address] = len(re.findall(rb"/Type /Page\b(?!s)", case.pdf(prefer_css_page_size=True)))
    assert set(sheets.values()) == {1}
    case.get_by_role("button", name="Spausdinti kortelę").click()
    case.emulate_media(media="print")
    assert case.locator(".label").is_visible()
    assert case.locator(".paper-address").is_visible()
    assert not case.locator("#saltiniai").is_visible()
    case.evaluate("dispatchEvent(new Event('afterprint'))")
    assert case.locator("#saltiniai").is_visible()
    assert not case.locator(".tools").is_visible()
    case.emulate_media(media="screen")


def test_without_scripts_the_page_is_whole(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home + CASE)
    assert not page.get_by_role("button", name="Spausdinti kortelę").is_visible()
    assert page.locator(".citation").inner_text().startswith("Redakcija. ")
    page.locator(".turn .after").click()
    assert page.locator("h1").is_visible()
    assert CASE not in page.url
    context.close()
