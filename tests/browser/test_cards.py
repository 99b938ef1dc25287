"""Cards of marked terms: by pointer, keyboard and finger; and the switch that turns the marks off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import violations
from playwright.sync_api import Browser, Page, expect

PAGE = "zodynas/finansavimas/lvpa/"
"""A page with several marks, also of words with a card of their own."""
FIRST = "main a.term >> nth=0"


@pytest.fixture(scope="module")
def wide(browser: Browser, home: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="lt-LT")
    page = context.new_page()
    page.clock.install()
    page.goto(home + PAGE)
    yield page
    context.close()


def test_hover_opens_and_the_pointer_may_rest_on_the_card(wide: Page) -> None:
    before = wide.evaluate("document.documentElement.scrollHeight")
    wide.hover(FIRST)
    wide.clock.run_for(300)
    card = wide.locator(".term-card")
    expect(card).to_be_visible()
    assert wide.locator(FIRST).get_attribute("data-term") == "inovaciju-agentura"
    assert card.locator(".name").inner_text().startswith("Inovacijų agentūra")
    assert len(card.locator("p").nth(1).inner_text()) > 60
    assert wide.evaluate("document.documentElement.scrollHeight") == before, "the card moves the page"
    card.hover()
    wide.clock.run_for(2000)
    expect(card).to_be_visible()
    assert violations(wide) == []
    wide.mouse.move(5, 5)
    wide.clock.run_for(2000)
    expect(card).to_be_hidden()


def test_escape_dismisses_it_under_the_pointer(wide: Page) -> None:
    wide.mouse.move(5, 5)
    wide.hover(FIRST)
    wide.clock.run_for(300)
    expect(wide.locator(".term-card")).to_be_visible()
    wide.keyboard.press("Escape")
    expect(wide.locator(".term-card")).to_be_hidden()


def test_the_keyboard_opens_it_and_hears_it(wide: Page, home: str) -> None:
    wide.mouse.move(5, 5)
    wide.goto(home + PAGE)
    wide.evaluate("document.querySelector('#turinys').focus()")
    for _ in range(12):
        wide.keyboard.press("Tab")
        if wide.evaluate("document.activeElement.className.includes('term')"):
            break
    expect(wide.locator(".term-card")).to_be_visible()
    expect(wide.locator("main > .sr[role=status]")).to_contain_text("Inovacijų agentūra")
    wide.keyboard.press("Enter")
    wide.wait_for_url("**/zodynas/finansavimas/inovaciju-agentura/")


def test_a_historical_term_says_what_it_is_now(wide: Page, home: str) -> None:
    wide.goto(f"{home}zodynas/finansavimas/inovaciju-agentura/")
    wide.hover("main a.term[data-term=lvpa] >> nth=0")
    wide.clock.run_for(300)
    expect(wide.locator(".term-card .history")).to_have_text("Istorinis terminas, dabar – Inovacijų agentūra")


@pytest.mark.parametrize("width", [320, 390])
def test_the_first_tap_opens_the_second_leads_on(browser: Browser, home: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, has_touch=True, is_mobile=True, locale="lt-LT")
    page = context.new_page()
    page.goto(home + PAGE)
    page.tap(FIRST)
    card = page.locator(".term-card")
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("h1").tap()
    expect(card).to_be_hidden()
    page.tap(FIRST)
    page.tap(FIRST)
    page.wait_for_url("**/inovaciju-agentura/")
    context.close()


def test_switched_off_it_is_plain_text_and_stays_so(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="lt-LT")
    page = context.new_page()
    page.clock.install()
    page.goto(home + PAGE)
    page.locator(".settings summary").click()
    assert violations(page) == []
    page.get_by_label("Sąvokų žymėjimas tekste").uncheck()
    page.keyboard.press("Escape")
    assert page.evaluate("document.querySelector('.settings').open") is False
    page.goto(home + "atvejai/kulturos-skune-kintai/")
    mark = page.locator(FIRST)
    assert page.locator("main a.term[href]").count() == 0
    assert mark.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    assert mark.evaluate("e => getComputedStyle(e).color === getComputedStyle(e.parentElement).color")
    mark.hover(force=True)
    page.clock.run_for(2000)
    assert page.locator(".term-card").is_hidden()
    page.locator(".settings summary").click()
    page.get_by_label("Sąvokų žymėjimas tekste").check()
    assert page.locator("main a.term[href]").count() > 2
    page.keyboard.press("Escape")
    page.hover(FIRST)
    page.clock.run_for(300)
    expect(page.locator(".term-card")).to_be_visible()
    context.close()


def test_without_scripts_it_is_a_link(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home + PAGE)
    page.click(FIRST)
    page.wait_for_url("**/inovaciju-agentura/")
    assert page.locator(".settings").is_hidden()
    context.close()


def test_from_a_folder_and_without_the_cards(browser: Browser, site: Path, home: str) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 700})
    page = context.new_page()
    page.goto((site / PAGE / "index.html").as_uri())
    page.tap(FIRST)
    expect(page.locator(".term-card")).to_be_visible()
    page.route("**/korteles.js*", lambda route: route.abort())
    page.goto(home + PAGE)
    page.tap(FIRST)
    page.wait_for_url("**/inovaciju-agentura/")
    context.close()


def test_printed_it_is_text(wide: Page, home: str) -> None:
    wide.goto(home + PAGE)
    wide.mouse.move(5, 5)
    wide.emulate_media(media="print")
    assert wide.locator(FIRST).evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    assert wide.locator(".settings").is_hidden()
    wide.emulate_media(media="screen")
