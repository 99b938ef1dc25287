"""The search as a reader uses it: by keyboard, on a phone, from the address, from a folder, and when its index is lost."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from axe import violations
from playwright.sync_api import Browser, Page, Route, expect

FIELD = "#finder-field"


def ask(page: Page, question: str) -> None:
    """Open the search by keyboard and type."""
    page.keyboard.press("/")
    page.keyboard.type(question)


def test_by_keyboard_from_the_first_key_to_the_page(page: Page, home: str) -> None:
    page.goto(home)
    ask(page, "testinum")
    expect(page.get_by_role("dialog", name="Paieška")).to_be_visible()
    option = page.locator("dialog").get_by_role("option").first
    expect(option).to_contain_text("Projekto tęstinumas")
    expect(page.locator("dialog [role=status]")).to_contain_text("Rasta: ")
    field = page.locator(FIELD)
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url("**/projekto-testinumas/")
    assert page.locator("h1").inner_text().startswith("Projekto tęstinumas")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_every_state_is_accessible(browser: Browser, home: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, locale="lt-LT")
    page = context.new_page()
    page.goto(home)
    page.get_by_role("button", name="Ieškoti").click()
    page.locator("dialog").get_by_role("option", name="savanoriai").wait_for()
    assert violations(page) == []
    for question, seen in (
        ("lesu pritraukimo", ".finder-best"),
        ("bibliotka", ".finder-ask"),
        ("xyzqwv", ".finder-none .letters"),
    ):
        page.fill(FIELD, question)
        page.locator(seen).wait_for()
        assert violations(page) == [], question
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_words_are_marked_in_the_form_in_which_they_stand(page: Page, home: str) -> None:
    page.goto(home)
    ask(page, "lesu pritraukimo planas")
    expect(page.locator(".finder-best mark")).to_have_text(["Lėšų", "pritraukimo", "planas"])


def test_a_misspelt_question_is_put_right(page: Page, home: str) -> None:
    page.goto(home)
    ask(page, "bibliotka be darbuotoju")
    row = page.locator("dialog").get_by_role("option", name="Gal ieškojote")
    expect(row).to_have_text("Gal ieškojote biblioteka be darbuotoju")
    row.click()
    expect(page.locator(FIELD)).to_have_value("biblioteka be darbuotoju")
    expect(page.locator("dialog").get_by_role("option", name="Vakarais ir savaitgaliais")).to_be_visible()


def test_nothing_found_offers_near_terms_and_the_alphabet(page: Page, home: str) -> None:
    page.goto(home)
    ask(page, "xqprototipq")
    none = page.locator(".finder-none")
    expect(none).to_contain_text("Nieko nerasta pagal „xqprototipq“")
    expect(none.get_by_role("link", name="Prototipas", exact=False).first).to_be_visible()
    none.get_by_role("link", name="T", exact=True).click()
    page.wait_for_url("**/paieska/#az-*")
    assert (
        page.evaluate("document.querySelector(decodeURIComponent(location.hash).replace('#', '[id=\"') + '\"]').textContent")
        == "T"
    )


def test_recent_questions_stay_on_the_device_and_can_be_forgotten(page: Page, home: str) -> None:
    page.goto(home)
    ask(page, "nuosavu inasu")
    page.locator("dialog").get_by_role("option").first.click()
    page.wait_for_url("**/nuosavas-inasas/")
    page.keyboard.press("s")
    page.locator("dialog").get_by_role("option", name="nuosavu inasu").wait_for()
    page.get_by_role("button", name="Pamiršti šiuos žodžius").click()
    expect(page.locator("dialog").get_by_role("option", name="nuosavu inasu")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('kb-searches')") is None


def test_the_address_opens_the_search_with_its_answer(page: Page, home: str) -> None:
    page.goto(f"{home}zodynas/?q=bendrafinansavimo")
    option = page.locator("dialog").get_by_role("option").first
    expect(option).to_contain_text("Bendrasis finansavimas")
    page.fill(FIELD, "paraiškų")
    expect(option).to_contain_text("Paraiška")
    assert "?q=parai" in page.url
    option.click()
    page.wait_for_url("**/paraiska/")
    page.go_back()
    expect(page.locator("dialog").get_by_role("option").first).to_contain_text("Paraiška")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert "q=" not in page.url


def test_the_page_of_results_is_grouped_and_filtered(page: Page, home: str) -> None:
    page.goto(home)
    ask(page, "savanoriai")
    page.locator("dialog").get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/paieska/?q=savanoriai")
    expect(page.locator("#rasta")).to_contain_text("Rasta: ")
    expect(page.get_by_role("heading", name="Sąvokos (")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Atvejai").click()
    assert page.url.endswith("?q=savanoriai&rusis=case")
    expect(page.locator("#rezultatai section")).to_have_count(1)
    count = int(re.sub(r"\D", "", page.locator("#rasta").inner_text()))
    expect(page.locator("#rezultatai li")).to_have_count(count)
    page.reload()
    expect(page.locator("#rezultatai li")).to_have_count(count)


def test_texts_that_come_later_move_nothing(page: Page, home: str) -> None:
    held: list[Route] = []
    page.route("**/paieska/tekstai.js*", lambda route: held.append(route))  # noqa: PLW0108 (a function of the list itself cannot be marked)
    page.goto(home)
    ask(page, "biblioteka")
    page.locator("dialog").get_by_role("option").first.wait_for()
    before = page.locator("dialog").get_by_role("option").all_inner_texts()
    said = page.locator("dialog [role=status]")
    count = said.inner_text()
    held[0].continue_()
    expect(said).not_to_have_text(count)
    after = page.locator("dialog").get_by_role("option").all_inner_texts()
    assert after[: len(before)] == before


def test_the_first_answer_waits_for_one_round_trip_and_few_bytes(page: Page, home: str, site: Path) -> None:
    held: dict[str, Route] = {}
    page.route(
        re.compile(r"/(paieska|zodynas)/\w+\.js|/assets/search-"),
        lambda route: held.setdefault(route.request.url.split("?")[0].removeprefix(home), route),
    )
    page.goto(home, wait_until="networkidle")
    assert held == {}
    with (
        page.expect_request("**/paieska/antrastes.js"),
        page.expect_request("**/assets/search-*.js"),
        page.expect_request("**/assets/search-*.css"),
    ):
        ask(page, "paramos")
    assert len(held) == 3, "asked for side by side, before any of them came"
    needed = list(held)
    for route in list(held.values()):
        route.continue_()
    page.locator("dialog").get_by_role("option").first.wait_for()
    size = sum(len(gzip.compress((site / name).read_bytes())) for name in needed)
    seconds = 0.15 + size / 200_000
    print(f"\nbefore the first answer: {size / 1000:.1f} kB gzip, {seconds:.2f} s at 1.6 Mbit/s and 150 ms")
    assert seconds <= 0.4
    page.unroute_all(behavior="ignoreErrors")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("question", ["biblioteka", "paramos gavejo statusas", "EEE 2014"])
def test_what_pages_say_comes_later_and_moves_nothing(browser: Browser, home: str, width: int, question: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    held: list[Route] = []
    for late in ("santraukos", "korteles"):
        page.route(f"**/{late}.js*", lambda route: held.append(route))  # noqa: PLW0108
    places = "[...document.querySelectorAll('.finder [role=option]')].map(e => [e.offsetTop, e.offsetHeight])"
    page.goto(home)
    with page.expect_request("**/santraukos.js*"), page.expect_request("**/korteles.js*"):
        ask(page, question)
        page.locator("dialog").get_by_role("option").first.wait_for()
    expect(page.locator(".finder-lead")).to_have_count(0)
    before = page.evaluate(places)
    for route in held:
        route.continue_()
    expect(page.locator(".finder-lead").first).to_be_visible()
    assert page.evaluate(places)[: len(before)] == before
    context.close()


def test_without_scripts_the_form_leads_to_the_index(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(home)
    page.get_by_label("Ieškoti").first.fill("parama")
    page.keyboard.press("Enter")
    page.wait_for_url("**/paieska/?q=parama")
    assert page.get_by_role("link", name="Parama", exact=True).first.is_visible()
    context.close()


def test_from_a_folder_and_for_scripts(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    hits = page.evaluate("kb.search('bendrafinansavimo', {limit: 3})")
    assert hits[0]["url"] == "zodynas/finansavimas/bendrasis-finansavimas/"
    assert len(hits) == 3
    assert set(hits[0]) >= {"url", "title", "kind", "score"}
    ask(page, "testinumas")
    page.locator("dialog").get_by_role("option").first.click()
    page.wait_for_url("**/projekto-testinumas/index.html")
    context.close()


def test_a_lost_index_is_told_plainly(page: Page, home: str) -> None:
    page.route("**/paieska/*.js", lambda route: route.abort())
    page.goto(home)
    ask(page, "parama")
    expect(page.locator(".finder-none")).to_contain_text("Paieška dabar neveikia")
    expect(page.get_by_role("dialog").get_by_role("link", name="Žodynas")).to_be_visible()
    page.goto(f"{home}paieska/?q=parama")
    expect(page.locator("#rasta")).to_contain_text("Paieška dabar neveikia")
    assert page.get_by_role("link", name="Parama", exact=True).first.is_visible()


def test_lost_texts_leave_the_names(page: Page, home: str) -> None:
    page.route(re.compile("/(tekstai|santraukos|korteles).js"), lambda route: route.abort())
    page.goto(home)
    assert page.evaluate("kb.search('paraiškų', {limit: 1})")[0]["url"] == "zodynas/finansavimas/paraiska/"
    ask(page, "paraiškų")
    expect(page.locator("dialog").get_by_role("option").first).to_contain_text("Paraiška")


def test_on_a_phone_rows_are_as_big_as_a_thumb(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 420}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(home)
    page.get_by_role("button", name="Ieškoti").tap()
    page.fill(FIELD, "savanoriai")
    page.locator("dialog").get_by_role("option").first.wait_for()
    sizes = page.evaluate(
        "[...document.querySelectorAll('.finder [role=option], .finder button')].map(e => e.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 44
    box = page.get_by_role("dialog").bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (390, 420)
    context.close()
