"""The map follows the filters, by keyboard too; what is downloaded is what the list shows."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import violations
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

FILTER = "?salis=lietuva&istaiga=biblioteka"


@pytest.fixture(scope="module")
def phone(browser: Browser, home: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="lt-LT")
    page = context.new_page()
    page.goto(f"{home}atvejai/zemelapis/")
    yield page
    context.close()


@pytest.fixture(scope="module")
def list_page(browser: Browser, home: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="lt-LT")
    page = context.new_page()
    page.goto(f"{home}atvejai/{FILTER}")
    page.get_by_text("iš šio sąrašo").wait_for()
    yield page
    context.close()


def ids(page: Page, selector: str) -> list[str]:
    return page.eval_on_selector_all(selector, "all => all.filter(e => e.checkVisibility()).map(e => e.dataset.id)")


def test_marks_can_be_touched_and_do_not_cover_one_another(phone: Page) -> None:
    boxes = phone.eval_on_selector_all(
        ".mark .hit",
        "all => all.map(e => { const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2, r.width]; })",
    )
    assert len(boxes) > 40
    assert min(box[2] for box in boxes) >= 24
    near = [(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :] if (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 < 23**2]
    assert near == []


def test_marks_lead_to_cases_by_keyboard(phone: Page) -> None:
    phone.locator("a.mark.many").first.focus()
    phone.keyboard.press("Enter")
    target = phone.locator(".map-list li:target")
    assert target.is_visible()
    assert phone.locator("a.mark:not(.many)").first.get_attribute("href").startswith("../")


def test_the_map_follows_the_filter(phone: Page, home: str) -> None:
    phone.goto(f"{home}atvejai/zemelapis/")
    everything = ids(phone, ".map-list [data-id]")
    phone.get_by_text("Filtruoti žemėlapį").click()
    phone.locator("details[data-facet=istaiga] summary").click()
    phone.get_by_label(re.compile("^Biblioteka")).check()
    assert phone.url.endswith("?istaiga=biblioteka")
    libraries = ids(phone, ".map-list [data-id]")
    assert 0 < len(libraries) < len(everything)
    on_map = phone.eval_on_selector_all(".mark:not([hidden])", "all => all.flatMap(e => e.dataset.cases.trim().split(' '))")
    assert set(libraries) & set(on_map)
    hidden = phone.eval_on_selector_all(".mark[hidden]", "all => all.flatMap(e => e.dataset.cases.trim().split(' '))")
    assert not set(hidden) & set(libraries)
    assert f"Rodoma: {len(libraries)}" in phone.locator("[data-map-count]").inner_text().replace("\u00a0", " ")
    assert str(phone.locator("[data-map-list]").get_attribute("href")).endswith("atvejai/?istaiga=biblioteka")
    assert violations(phone) == []
    phone.go_back()
    assert ids(phone, ".map-list [data-id]") == everything
    assert phone.locator(".mark[hidden]").count() == 0


def test_without_scripts_map_and_list_are_equal(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}atvejai/zemelapis/")
    assert not page.get_by_text("Filtruoti žemėlapį").is_visible()
    html = page.content()
    marked = set(re.findall(r"[a-z0-9-]{4,}", " ".join(re.findall(r'class="mark[^>]*data-cases="([^"]*)"', html))))
    listed = set(re.findall(r'<li data-id="([^"]+)"', html))
    assert marked <= listed
    page.locator("a.mark:not(.many)").first.click(force=True)
    assert page.locator("h1").is_visible()
    context.close()


@pytest.fixture(scope="module")
def shown(list_page: Page) -> list[str]:
    return ids(list_page, "#atveju-sarasas > [data-id]")


def take(page: Page, kind: str) -> Path:
    with page.expect_download() as waiting:
        page.locator(f"[data-downloads] a[data-kind={kind}]").click()
    assert waiting.value.suggested_filename == f"atvejai-pagal-filtra.{kind}"
    return waiting.value.path()


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
def test_files_of_a_filter_hold_what_the_list_shows(list_page: Page, shown: list[str], site: Path) -> None:
    assert 1 < len(shown) < 20
    assert [case["id"] for case in json.loads(take(list_page, "json").read_text("utf-8"))] == shown
    linked = json.loads(take(list_page, "jsonld").read_text("utf-8"))
    assert [re.search(r"atvejai/([^/]+)/", part["@id"]).group(1) for part in linked["hasPart"]] == shown
    sheet = load_workbook(io.BytesIO(take(list_page, "xlsx").read_bytes()))["Atvejai"]
    assert [row[0] for row in sheet.values][1:] == shown


def test_csv_of_a_filter_is_a_part_of_the_whole_byte_for_byte(list_page: Page, shown: list[str], site: Path) -> None:
    whole = (site / "duomenys/atvejai.csv").read_bytes().decode("utf-8-sig")
    part = take(list_page, "csv").read_bytes().decode("utf-8-sig")
    rows = {row[0]: row for row in csv.reader(whole.splitlines(keepends=True))}
    assert [row[0] for row in csv.reader(part.splitlines(keepends=True))] == ["id", *shown]
    for line in part.split("\r\n"):
        assert line in whole.split("\r\n")
    assert all(row == rows[row[0]] for row in csv.reader(part.splitlines(keepends=True)))


def test_the_whole_is_a_plain_file(list_page: Page, home: str) -> None:
    list_page.goto(f"{home}atvejai/")
    link = list_page.locator("[data-downloads] a[data-kind=csv]")
    assert "Atsisiųsti visus atvejus" in list_page.locator("[data-downloads]").inner_text()
    with list_page.expect_download() as waiting:
        link.click()
    assert waiting.value.suggested_filename == "atvejai.csv"


def test_a_drawer_gives_its_own_cases(page: Page, home: str) -> None:
    page.goto(home + "atvejai/salis/norvegija/")
    shown = page.locator(".rows h2 a").evaluate_all("all => all.map(one => one.getAttribute('href').split('/').at(-2))")
    expect(page.locator("[data-downloads-name]")).to_contain_text("iš šio sąrašo")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    rows = list(csv.DictReader(download.value.path().read_text("utf-8-sig").splitlines()))
    assert [row["id"] for row in rows] == shown
