"""The glossary's filter, the ladder's questions, the map and the booklets, as a reader uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import violations
from playwright.sync_api import Browser, BrowserContext, Page, expect


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="lt-LT", reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture(scope="module")
def sheet(reader: BrowserContext) -> Page:
    return reader.new_page()


def shown(page: Page) -> list[str]:
    return page.locator("#rodykle li:visible > a").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("kofinansavimo", "Savivaldybės kofinansavimas"),
        ("tinkamu islaidu", "Tinkamos finansuoti išlaidos"),
        ("ERPF", "Europos regioninės plėtros fondas"),
        ("structural", None),
        ("søknad", "Paraiška"),
        ("soknad", "Paraiška"),
        ("norvegų fondai", "Europos ekonominės erdvės finansinis mechanizmas"),
        ("prototyp", "Prototipas (bandomoji versija)"),
        ("ESF+", "Europos socialinis fondas +"),
    ],
)
def test_a_word_in_any_form_or_language_finds_its_term(sheet: Page, home: str, typed: str, term: str | None) -> None:
    if "zodynas" not in sheet.url:
        sheet.goto(home + "zodynas/")
    field = sheet.get_by_label("Sąvoka bet kuria kalba")
    field.fill(typed)
    found = shown(sheet)
    if term is None:
        assert len(found) < 10
    else:
        assert term.replace("\u00a0", " ") in [name.replace("\u00a0", " ") for name in found]
        assert len(found) < 30
        assert str(len(found)) in sheet.locator(".filter output").inner_text()


def test_the_choice_stands_in_the_address_and_comes_back(sheet: Page, home: str) -> None:
    sheet.goto(home + "zodynas/")
    everything = len(shown(sheet))
    sheet.get_by_label("Būsena").select_option("historical")
    sheet.get_by_label("Laikotarpis").select_option("2014–2020")
    few = shown(sheet)
    assert 0 < len(few) < 10
    assert sheet.locator(".letters li:visible").count() == sheet.locator("#rodykle section:visible").count()
    sheet.reload()
    assert shown(sheet) == few
    expect(sheet.locator(".filter output")).to_have_text(re.compile(rf"Rasta: {len(few)}\D"))
    sheet.get_by_role("button", name="Išvalyti").click()
    assert len(shown(sheet)) == everything
    assert "?" not in sheet.url
    expect(sheet.get_by_label("Sąvoka bet kuria kalba")).to_be_focused()


@pytest.mark.parametrize("typed", ["<img src=x onerror=alert(1)>", "%%%", "   ", "ąčęėįšųūž" * 40, "\u202e", "zzzz"])
def test_nothing_typed_breaks_the_filter(sheet: Page, home: str, typed: str) -> None:
    faults: list[str] = []
    sheet.on("pageerror", lambda error: faults.append(str(error)))
    sheet.goto(home + "zodynas/")
    sheet.get_by_label("Sąvoka bet kuria kalba").fill(typed)
    sheet.reload()
    assert faults == []
    assert sheet.locator(".filter output").inner_text()
    assert sheet.locator("#rodykle img").count() == 0


def test_the_filter_is_quick(sheet: Page, home: str) -> None:
    sheet.goto(home + "zodynas/")
    took = sheet.evaluate(
        """() => { const field = document.querySelector('#zodis'); const times = [];
            for (const text of ['f', 'fi', 'fin', 'fina', 'finansavimo', 'finansavimo šaltinių']) {
              field.value = text; const start = performance.now(); field.dispatchEvent(new Event('input', {bubbles: true}));
              times.push(performance.now() - start); }
            return times.sort((a, b) => a - b)[3]; }"""
    )
    assert took < 200


def test_the_index_works_without_scripts(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="lt-LT")
    page = context.new_page()
    page.goto(home + "zodynas/")
    assert page.locator("form.filter").is_hidden()
    assert page.locator("#rodykle li:visible").count() > 400
    page.goto(home + "mtep/")
    assert page.locator(".step").first.locator("[data-for]:visible").count() == 3
    page.goto(home + "mtep/kuriame-etape/")
    assert page.locator(".ask:visible").count() == 5
    assert page.locator(".outcome:visible").count() == 9
    page.goto(home + "finansavimas/zemelapis/")
    assert page.locator(".money-map:visible").count() == 2
    context.close()


def test_the_index_is_filtered_from_a_folder_on_disk(browser: Browser, site: Path) -> None:
    context = browser.new_context(locale="lt-LT")
    page = context.new_page()
    page.goto((site / "zodynas/index.html").as_uri())
    page.get_by_label("Sąvoka bet kuria kalba").fill("cpva")
    assert shown(page) == ["Centrinė projektų valdymo agentūra"]
    context.close()


def test_answers_lead_to_a_stage_that_can_be_sent_on(sheet: Page, home: str) -> None:
    sheet.goto(home + "mtep/kuriame-etape/")
    assert sheet.locator(".ask:visible, .outcome:visible").count() == 1
    sheet.get_by_role("link", name="Taip, koncepcija užrašyta").click()
    expect(sheet.get_by_role("heading", name="Ar jau patikrinote svarbiausią jos dalį?")).to_be_focused()
    sheet.get_by_role("link", name="Taip, ir rezultatas užrašytas").click()
    sheet.get_by_role("link", name="Veikiančią bandomąją versiją").click()
    sheet.get_by_role("link", name="Kol kas tik mes patys ją bandome").click()
    assert sheet.url.endswith("#etapas-6")
    outcome = sheet.locator(".outcome:visible")
    expect(outcome.get_by_role("heading", level=2)).to_be_focused()
    assert "Prototipas sukurtas ir veikia" in outcome.inner_text()
    assert violations(sheet) == []
    sheet.go_back()
    expect(sheet.locator("#klausimas-4")).to_be_visible()
    other = sheet.context.new_page()
    other.goto(home + "mtep/kuriame-etape/#etapas-6")
    expect(other.locator("#etapas-6")).to_be_visible()
    other.get_by_role("link", name="Žiūrėti kopėčiose").click()
    assert other.url.endswith("/mtep/#etapas-6")
    other.goto(home + "mtep/kuriame-etape/#etapas-77")
    expect(other.locator("#klausimas-1")).to_be_visible()
    other.close()


def test_the_kind_of_institution_is_remembered(browser: Browser, home: str) -> None:
    context = browser.new_context(locale="lt-LT")
    page = context.new_page()
    page.goto(home + "mtep/")
    page.get_by_label("Bibliotekos", exact=True).check(force=True)
    first = page.locator(".step").first
    assert first.locator("[data-for]:visible").evaluate_all("all => all.map(e => e.dataset.for)") == ["library"]
    page.goto(home + "mtep/kuriame-etape/#etapas-2")
    assert page.locator(".outcome:visible [data-for]:visible").count() == 1
    assert page.get_by_label("Bibliotekos", exact=True).is_checked()
    page.evaluate("localStorage.setItem('kb-pavyzdziai', '{sugadinta')")
    page.reload()
    assert page.locator(".outcome:visible [data-for]:visible").count() == 3
    context.close()


def test_the_period_of_the_map_is_switched(sheet: Page, home: str) -> None:
    sheet.goto(home + "finansavimas/zemelapis/")
    assert sheet.locator(".money-map:visible h2").all_inner_texts() == ["2021–2027\u00a0m."]
    sheet.get_by_role("radio", name="2014–2020 m.").check(force=True)
    assert sheet.locator(".money-map:visible h2").all_inner_texts() == ["2014–2020\u00a0m."]
    assert sheet.url.endswith("#laikotarpis-2014-2020")
    assert violations(sheet) == []
    sheet.reload()
    assert sheet.locator(".money-map:visible h2").all_inner_texts() == ["2014–2020\u00a0m."]


@pytest.mark.parametrize(
    "address",
    [
        "zodynas/?zodis=fondas",
        "mtep/kuriame-etape/#etapas-9",
        "finansavimas/zemelapis/",
        "seminarai/1-diena/knygele/",
        "zodynas/laikotarpiai/",
    ],
)
def test_nothing_scrolls_sideways_on_the_narrowest_phone(browser: Browser, home: str, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, locale="lt-LT")
    page = context.new_page()
    page.goto(home + address)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def paper(pdf: bytes) -> tuple[int, set[tuple[int, int]]]:
    """Return how many pages a PDF has, and their sizes in whole millimetres."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    return len(re.findall(rb"/Type\s*/Page\b", pdf)), {
        (round(float(w) * 25.4 / 72), round(float(h) * 25.4 / 72)) for w, h in boxes
    }


@pytest.mark.parametrize(("address", "size", "fewest", "most"), [
    ("seminarai/1-diena/knygele/", (148, 210), 4, 8),
    ("seminarai/2-diena/knygele/", (148, 210), 3, 8),
    ("seminarai/3-diena/knygele/", (148, 210), 3, 8),
    ("zodynas/sarasas/", (210, 297), 8, 14),
])  # fmt: skip
def test_what_is_made_for_paper_fits_it(
    sheet: Page, home: str, address: str, size: tuple[int, int], fewest: int, most: int
) -> None:
    sheet.goto(home + address, wait_until="networkidle")
    pages, sizes = paper(sheet.pdf(prefer_css_page_size=True))
    assert sizes == {size}
    assert fewest <= pages <= most
    sheet.emulate_media(media="print")
    credit = sheet.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--credit')")
    foot = sheet.locator(".foot")
    assert "Norvegijos finansinio mechanizmo" in (foot.inner_text() if foot.is_visible() else credit)
    assert sheet.locator("button.print:visible").count() == 0
    sheet.emulate_media(media="null")
