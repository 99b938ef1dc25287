"""Every kind of page: accessible in light and dark, on a phone and a desk, without scripts, without outside requests."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe import violations
from playwright.sync_api import Browser, Page

KINDS = {
    "home": "",
    "cases": "atvejai/",
    "drawer": "atvejai/tema/edukacija/",
    "similar": "atvejai/panasus/",
    "comparison": "atvejai/palyginimas/?id=sommerles,bokbaten-epos",
    "list": "mano-sarasas/",
    "case-no": "atvejai/ringerike-merapent-bibliotek/",
    "case-lt": "atvejai/kulturos-skune-kintai/",
    "chains": "atvejai/grandines/",
    "map": "atvejai/zemelapis/",
    "covers": "atvejai/virseliai/",
    "glossary": "zodynas/",
    "glossary-english": "zodynas/anglu-lietuviu/",
    "glossary-abbreviations": "zodynas/santrumpos/",
    "glossary-groups": "zodynas/grupes/",
    "glossary-periods": "zodynas/laikotarpiai/",
    "glossary-list": "zodynas/sarasas/",
    "term": "zodynas/finansavimas/gpm-dalies-skyrimas/",
    "term-historical": "zodynas/finansavimas/eee-norvegija-2009-2014/",
    "ladder": "mtep/",
    "stage-questions": "mtep/kuriame-etape/",
    "funding-map": "finansavimas/zemelapis/",
    "booklet": "seminarai/1-diena/knygele/",
    "training": "seminarai/",
    "session": "seminarai/1-diena/",
    "before": "seminarai/1-diena/pries/",
    "pack": "seminarai/1-diena/rinkinys/",
    "handout": "seminarai/1-diena/dalomoji/",
    "exercises": "seminarai/uzduotys/",
    "exercise": "seminarai/uzduotys/u1-ar-tai-inovacija/",
    "afterwards": "seminarai/kas-toliau/",
    "worksheet": "lapai/lesu-pritraukimo-planas/",
    "guide": "finansavimas/kokie-pinigai-kokiai-idejai/",
    "search": "paieska/",
    "about": "apie/",
    "accessibility": "prieinamumas/",
    "data": "duomenys/",
    "download": "atsisiusti/",
    "privacy": "privatumas/",
    "authors": "rasantiems/",
    "story": "pasidalinkite/",
    "missing": "404.html",
}
VIEWS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_axe_and_a_quiet_console(browser: Browser, home: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, locale="lt-LT")
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: said.append(f"failed {request.url}"))
    faults = {}
    for kind, address in KINDS.items():
        page.goto(home + address, wait_until="networkidle")
        if found := violations(page):
            faults[kind] = found
        assert page.evaluate("document.documentElement.dataset.scheme") == scheme
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{kind}: scrolls sideways"
    context.close()
    assert faults == {}
    assert said == []
    assert [url for url in asked if not url.startswith((home, "data:"))] == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_keyboard_reaches_everything_visible_and_nothing_else(browser: Browser, home: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, locale="lt-LT")
    page = context.new_page()
    for kind in ("home", "case-no", "term", "session", "worksheet"):
        page.goto(home + KINDS[kind])
        expected = page.evaluate(
            """() => [...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex="0"]')]
                .filter(e => e.type !== 'radio' || e === document.querySelector(`input[type=radio][name="${e.name}"]`))
                .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && !e.closest('details:not([open]) > :not(summary)')).length"""
        )
        stops = 0
        for _ in range(expected + 5):
            page.keyboard.press("Tab")
            stop = page.evaluate(
                """() => { const e = document.activeElement; if (!e || e === document.body) return null;
                    const r = e.getBoundingClientRect(); const s = getComputedStyle(e); const card = e.closest('.card');
                    const ring = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || (card && getComputedStyle(card).outlineStyle !== 'none');
                    return {shown: r.width > 0 && r.height > 0 && e.checkVisibility({visibilityProperty: true}), ring, what: e.outerHTML.slice(0, 120)}; }"""
            )
            if stop is None or (stops > 1 and "skip" in stop["what"]):
                break
            stops += 1
            assert stop["shown"], f"{kind}: {stop['what']}"
            assert stop["ring"], f"{kind}: no ring on {stop['what']}"
        assert stops == expected, kind
    context.close()


def test_first_stop_skips_to_the_text(page: Page, home: str) -> None:
    page.goto(home + KINDS["case-no"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Pereiti prie turinio"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "turinys"


def test_menu_of_a_phone_by_keyboard(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(home)
    menu = page.locator("#menu")
    button = page.get_by_role("button", name="Meniu")
    assert not menu.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert menu.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.evaluate("document.activeElement.classList.contains('menu-button')")
    context.close()


def test_choice_of_light_or_dark_is_kept(page: Page, home: str) -> None:
    page.goto(home)
    page.locator(".settings summary").click()
    page.get_by_label("Tamsus").check()
    page.goto(home + "zodynas/")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    page.locator(".settings summary").click()
    assert page.get_by_label("Tamsus").is_checked()
    page.get_by_label("Kaip įrenginyje").check()
    assert page.evaluate("document.documentElement.dataset.scheme") == "light"


def test_a_table_of_words_falls_apart_on_a_phone(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(home + KINDS["guide"])
    assert page.locator(".scroll").evaluate_all("all => all.every(e => e.scrollWidth <= e.clientWidth)")
    row = page.get_by_role("row").filter(has_text="Šiaulių daiktų biblioteka")
    labels = row.get_by_role("cell").evaluate_all("all => all.map(e => getComputedStyle(e, '::before').content)")
    assert labels[1:] == ['"Iš kur: "', '"Kas taip darė: "', '"Pirmas žingsnis: "']
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.get_by_role("columnheader", name="Pirmas žingsnis").first.is_visible()
    context.close()


def test_without_scripts_everything_is_there(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(home)
    assert page.locator("#menu").is_visible()
    page.get_by_role("link", name="Atvejai", exact=True).first.click()
    page.locator(".card h3 a").first.click()
    assert page.locator("h1").is_visible()
    assert page.get_by_role("heading", name="Kaip pakartoti").is_visible()
    page.goto(home + "zodynas/")
    page.get_by_role("link", name="Inovacija", exact=True).first.click()
    assert page.locator(".definition").is_visible()
    for button in page.get_by_role("button").all():
        assert button.get_attribute("class") != "icon-button menu-button needs-js" or not button.is_visible()
    context.close()


def test_from_a_folder_on_disk(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="Žodynas", exact=True).first.click()
    page.get_by_role("link", name="Inovacija", exact=True).first.click()
    assert page.locator("h1").inner_text() == "Inovacija"
    assert page.url.endswith("/zodynas/mtep/inovacija/index.html")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith("Fraunces")
    assert said == []
    context.close()


@pytest.mark.parametrize("kind", ["home", "case-no", "term", "session"])
def test_nothing_jumps_while_loading(browser: Browser, home: str, kind: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) window.shift += e.value; })"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(home + KINDS[kind], wait_until="networkidle")
    assert page.evaluate("window.shift") < 0.02
    assert page.evaluate("performance.getEntriesByType('resource').length") <= 20
    context.close()


def test_a_case_prints_on_few_sheets(page: Page, home: str, tmp_path: Path) -> None:
    page.goto(home + KINDS["case-lt"])
    page.emulate_media(media="print")
    assert not page.locator("#menu").is_visible()
    assert not page.locator(".similar").is_visible()
    assert page.locator(".label").is_visible()
    data = page.pdf(format="A4", path=str(tmp_path / "case.pdf"))
    assert data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") <= 7


def test_zoom_and_reduced_motion(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 256}, reduced_motion="reduce", forced_colors="active")
    page = context.new_page()
    for kind in KINDS:
        page.goto(home + KINDS[kind])
        assert page.evaluate("document.documentElement.scrollWidth <= 320"), kind
    context.close()
