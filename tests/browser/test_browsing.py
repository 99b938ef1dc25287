"""The catalogue as a reader uses it: from the home page to a printed list of three, on a phone, between devices, on paper."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import violations
from docx import Document
from playwright.sync_api import Browser, BrowserContext, Page, expect

LIST = {"version": 1, "items": [{"id": "sommerles", "note": "Vasarai."}, {"id": "bokbaten-epos", "note": ""}]}


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="lt-LT", has_touch=True)
    yield context.new_page()
    context.close()


def kept(page: Page) -> list[dict[str, str]]:
    return list(json.loads(page.evaluate("localStorage.getItem('kb-sarasas')") or '{"items": []}')["items"])


def keep(page: Page, home: str, value: object = LIST) -> None:
    page.goto(f"{home}mano-sarasas/")
    page.evaluate("value => localStorage.setItem('kb-sarasas', value)", json.dumps(value))
    page.reload()


def test_a_librarian_of_a_small_town_takes_three_cases_she_could_repeat(page: Page, home: str) -> None:
    page.goto(home)
    page.get_by_label("Esame").select_option(label="biblioteka")
    page.get_by_label("Naujovei galime skirti").select_option(label="2–3\u00a0žmones")
    page.get_by_label("ir", exact=True).select_option(label="iki 1\u00a0000\u00a0Eur")
    expect(page.locator(".best .fit")).to_contain_text("galima pakartoti")
    expect(page.locator(".best .row")).to_have_count(3)
    page.get_by_role("button", name="Rodyti atvejus").click()
    page.wait_for_url("**/atvejai/panasus/?*")
    rows = page.locator(".best .row")
    expect(rows).to_have_count(10)
    expect(rows.first.locator(".reason")).to_contain_text("biblioteka, kaip ir jūs")
    for number in range(3):
        button = rows.nth(number).get_by_role("button")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#pranesimas")).to_have_text("Įdėta į sąrašą. Sąraše – 3\u00a0atvejai.")
    mine = page.get_by_role("link", name="Mano sąrašas: 3\u00a0atvejai")
    expect(mine.locator(".number")).to_have_text("3")
    mine.click()
    cases = page.locator(".my-case")
    expect(cases).to_have_count(3)
    expect(cases.first.locator(".my-facts")).to_contain_text("redakcijos vertinimas")
    cases.first.get_by_label("Mano pastaba").fill("Tiktų mūsų filialui. Pasikalbėti su direktore.")
    page.keyboard.press("Tab")
    assert kept(page)[0]["note"].startswith("Tiktų")
    assert violations(page) == []
    page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    page.get_by_role("button", name="Spausdinti").click()
    page.emulate_media(media="print")
    expect(page.locator(".paper-note").first).to_be_visible()
    expect(page.locator(".paper-note").first).to_contain_text("Tiktų mūsų filialui")
    assert not page.locator(".my-tools").first.is_visible()
    sheets = page.pdf(format="A4")
    assert sheets.count(b"/Type /Page\n") + sheets.count(b"/Type /Page ") <= 2


def test_filters_change_the_address_and_back_undoes_them(page: Page, home: str) -> None:
    page.goto(f"{home}atvejai/")
    count = page.locator("#kiek")
    expect(count).to_have_text("Rodoma: 66\u00a0atvejai")
    library = page.get_by_role("checkbox", name="Biblioteka")
    library.check()
    page.get_by_role("checkbox", name="Muziejus").check()
    assert page.url.endswith("?istaiga=biblioteka,muziejus")
    page.get_by_role("checkbox", name="Iki 1\u00a0000\u00a0Eur").check()
    shown = page.locator(".card:visible").count()
    expect(count).to_contain_text(f"{shown}\u00a0atvej")
    page.get_by_role("button", name="Pašalinti filtrą: Muziejus").click()
    assert page.locator(".card:visible").count() < shown
    assert violations(page) == []
    page.go_back()
    expect(page.locator(".card:visible")).to_have_count(shown)
    page.reload()
    expect(page.locator(".card:visible")).to_have_count(shown)
    page.get_by_label("Ieškoti tarp atvejų").fill("xyzqwv")
    expect(count).to_contain_text("su tokiais žodžiais nėra")
    page.get_by_role("button", name="Išvalyti viską").click()
    expect(count).to_have_text("Rodoma: 66\u00a0atvejai")
    page.get_by_role("button", name="Lentelė").click()
    expect(page.get_by_role("table").get_by_role("row")).to_have_count(67)
    page.get_by_label("Rikiuoti").select_option(label="Arčiausi manęs")
    page.get_by_label("Mano savivaldybė").select_option(label="Utenos r.")
    expect(page.get_by_role("table").locator("th[scope=row]").first).to_contain_text("Uten")
    assert violations(page) == []
    page.get_by_role("button", name="Kortelės").click()
    expect(page.locator(".card .away").first).to_contain_text("km")


def test_an_answer_comes_within_a_frame(page: Page, home: str) -> None:
    page.goto(f"{home}atvejai/")
    page.locator("#kiek").wait_for()
    times = page.evaluate(
        """() => { const boxes = [...document.querySelectorAll('.facet input')].slice(0, 30); const times = [];
        for (const box of [...boxes, ...boxes]) { const start = performance.now(); box.click(); times.push(performance.now() - start); }
        return times.sort((a, b) => a - b); }"""
    )
    print(f"\na click on a filter, cards and all: middle {times[30]:.1f} ms")
    assert times[30] <= 16


def test_a_phone_filters_with_one_thumb(phone: Page, home: str) -> None:
    phone.goto(f"{home}atvejai/")
    button = phone.get_by_role("button", name="Filtruoti")
    box = button.bounding_box()
    assert box
    assert box["y"] > 700
    assert box["height"] >= 44
    button.tap()
    phone.get_by_text("Įstaiga", exact=True).tap()
    phone.get_by_role("checkbox", name="Muziejus").tap()
    assert violations(phone) == []
    show = phone.get_by_role("button", name="Rodyti 19\u00a0atvejų")
    show.tap()
    expect(phone.locator("#kiek")).to_contain_text("19\u00a0atvejų")
    expect(button).to_have_text("Filtruoti (1)")
    expect(button).to_be_focused()
    button.tap()
    phone.keyboard.press("Escape")
    expect(phone.locator(".filter-sheet")).not_to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_list_travels_by_its_address_and_can_be_merged(page: Page, browser: Browser, home: str) -> None:
    keep(page, home)
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: text => { window.copied = text; return Promise.resolve(); }}})"
    )
    page.get_by_role("button", name="Kopijuoti nuorodą").click()
    page.wait_for_function("window.copied")
    address = page.evaluate("window.copied")
    assert "#s=" in address
    other = browser.new_context(locale="lt-LT")
    there = other.new_page()
    keep(there, home, {"version": 1, "items": [{"id": "zypliu-dvaras-luksiai", "note": ""}]})
    there.goto("about:blank")
    there.goto(address)
    expect(there.locator(".offer li")).to_have_count(2)
    expect(there.locator(".offer")).to_contain_text("Vasarai.")
    assert [item["id"] for item in kept(there)] == ["zypliu-dvaras-luksiai"]
    assert violations(there) == []
    there.get_by_role("button", name="Pridėti prie mano sąrašo").click()
    expect(there.locator(".my-case")).to_have_count(3)
    assert "#" not in there.url
    there.goto(f"{home}mano-sarasas/#s=znesamone")
    expect(there.locator("[data-shortlist]")).to_contain_text("perskaityti nepavyko")
    other.close()


def test_a_list_goes_to_a_file_and_comes_back(page: Page, home: str, tmp_path: Path) -> None:
    keep(page, home)
    with page.expect_download() as download:
        page.get_by_role("button", name="Išsaugoti faile").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert saved.name == "mano-sarasas.json"
    page.get_by_role("button", name="Ištrinti sąrašą").click()
    expect(page.locator(".my-case")).to_have_count(0)
    expect(page.get_by_role("link", name="Rasti atvejų")).to_be_visible()
    page.get_by_role("button", name="Grąžinti").click()
    expect(page.locator(".my-case")).to_have_count(2)
    page.get_by_role("button", name="Ištrinti sąrašą").click()
    bad = tmp_path / "laiskas.json"
    bad.write_text("[]", "utf-8")
    for file in (bad, saved):
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Atidaryti failą").click()
        chooser.value.set_files(file)
        if file is bad:
            expect(page.locator("#pranesimas")).to_contain_text("Failo „laiskas.json“ perskaityti nepavyko")
    page.get_by_role("button", name="Perimti šį sąrašą").click()
    assert kept(page) == LIST["items"]


def test_a_list_in_word_has_the_notes(page: Page, home: str) -> None:
    keep(page, home)
    with page.expect_download() as download:
        page.get_by_role("button", name="„Word“ dokumentas").click()
    document = Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name.startswith("Heading")]
    assert headings[0].startswith("1. Vasaros skaitymo lapas")
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert cells[cells.index("Mano pastaba") + 1] == "Vasarai."
    assert any(cell.startswith("http://127.0.0.1") for cell in cells)


def test_an_empty_list_says_how_to_fill_it(page: Page, home: str) -> None:
    page.goto(f"{home}mano-sarasas/")
    expect(page.get_by_text("Sąrašas dar tuščias.")).to_be_visible()
    page.get_by_role("link", name="Rasti atvejų").click()
    page.wait_for_url("**/atvejai/")


def test_order_notes_and_two_windows(context: BrowserContext, home: str) -> None:
    page = context.new_page()
    keep(page, home)
    second = context.new_page()
    second.goto(f"{home}atvejai/istaiga/muziejus/")
    page.bring_to_front()
    page.get_by_role("button", name="Žemyn").first.focus()
    page.keyboard.press("Enter")
    assert [item["id"] for item in kept(page)] == ["bokbaten-epos", "sommerles"]
    expect(page.get_by_role("button", name="Aukštyn: Vasaros")).to_be_focused()
    second.locator(".row .keep").first.click()
    expect(page.locator(".my-case")).to_have_count(3)
    expect(page.locator(".my-list .number")).to_have_text("3")
    page.goto(f"{home}seminarai/1-diena/")
    expect(page.locator("[data-bring]")).to_contain_text("Jūsų sąraše – 3\u00a0atvejai.")


@pytest.mark.parametrize("refusal", ["setItem", "getItem"])
def test_a_device_that_keeps_nothing_says_so_plainly(page: Page, home: str, refusal: str) -> None:
    page.add_init_script(
        f"Storage.prototype.{refusal} = Storage.prototype.setItem = () => {{ throw new DOMException('', 'QuotaExceededError'); }}"
    )
    page.goto(f"{home}atvejai/istaiga/muziejus/")
    button = page.locator(".row .keep").first
    button.click()
    expect(page.locator("#pranesimas")).to_contain_text("Jūsų naršyklė neleidžia išsaugoti sąrašo")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".my-list .number")).to_have_text("1")


def test_cases_side_by_side(page: Page, home: str) -> None:
    page.goto(f"{home}atvejai/")
    for number in range(2):
        page.locator(".card .compare").nth(number).click()
    page.get_by_role("link", name="Palyginti 2\u00a0atvejus").click()
    page.wait_for_url("**/palyginimas/?id=*,*")
    table = page.locator(".comparison")
    expect(table.locator("thead th")).to_have_count(3)
    page.get_by_label("Pridėti atvejį").select_option("stormen-bibliotek-bodo")
    expect(table.locator("thead th")).to_have_count(4)
    assert page.url.endswith(",stormen-bibliotek-bodo")
    cost = table.locator("tr", has=page.get_by_role("rowheader", name="Kaina"))
    expect(cost.locator(".mark")).to_have_text("skiriasi")
    expect(cost.locator(".best-mark")).to_have_text("pigiausia")
    assert violations(page) == []
    page.get_by_label("Rodyti tik tai, kas skiriasi").check()
    expect(table.locator("tr.same:visible")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("button", name="„Word“").click()
    document = Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert document.sections[0].page_width > document.sections[0].page_height
    assert len(document.tables[0].columns) == 4
    page.go_back()
    expect(table.locator("thead th")).to_have_count(3)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto(f"{home}atvejai/palyginimas/?id=nera-tokio,sommerles")
    expect(page.locator("[data-comparison]")).to_contain_text("praleistas")


def test_the_catalogue_works_from_a_folder_on_disk(browser: Browser, site: Path) -> None:
    context = browser.new_context(locale="lt-LT")
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{(site / 'atvejai/index.html').as_uri()}?ieskau=sekla&salis=norvegija")
    expect(page.locator(".card:visible")).to_have_count(1)
    page.locator(".card .keep").first.click()
    page.get_by_role("link", name="Mano sąrašas: 1\u00a0atvejis").click()
    expect(page.locator(".my-case")).to_have_count(1)
    expect(page.locator(".my-facts dt").first).to_be_attached()
    page.goto(f"{(site / 'index.html').as_uri()}")
    page.get_by_role("button", name="Rodyti atvejus").click()
    expect(page.locator(".best .row")).to_have_count(10)
    assert said == []
    context.close()


def test_without_scripts_shelves_of_links_lead_to_the_cases(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home)
    page.get_by_role("button", name="Rodyti atvejus").click()
    page.get_by_role("link", name="1 žmogus").click()
    assert page.locator("h1").inner_text() == "1 žmogus"
    assert page.locator(".row").count() > 3
    page.get_by_role("link", name="Atvejai", exact=True).first.click()
    page.get_by_role("link", name="Norvegija", exact=True).click()
    assert "35" in page.locator(".lead").inner_text()
    context.close()
