"""The training in a browser: getting ready, the timer on a projector, papers, the plan of thirty days."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from axe import violations
from playwright.sync_api import Browser, BrowserContext, Page
from support import ROOT, run

EXERCISE = "seminarai/uzduotys/u9-sturmas/"
NO_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
SHEET = {
    "id": "lesu-pritraukimo-planas.abc", "name": "Skaitykla po stogu", "version": 1, "changed": "2026-11-22T10:00:00Z", "mark": "x",
    "answers": {
        "prospects": [{"name": "Lentpjūvė", "next": "pakviesti į dirbtuves", "by": "2026-12-01", "owner": "Rasa"}, {"name": "", "next": ""}],
        "calendar": "sugadinta",
    },
}  # fmt: skip


def pages_of(page: Page) -> int:
    data = page.pdf(prefer_css_page_size=True)
    return data.count(b"/Type /Page\n") + data.count(b"/Type /Page ")


@pytest.fixture
def stage(page: Page, home: str) -> Page:
    page.clock.install(time="2027-02-03T12:00:00Z")
    page.goto(home + EXERCISE)
    page.get_by_role("button", name="Rodyti ekrane").click()
    return page


def said(page: Page) -> str:
    return spaced(page.locator(".stage [role=status]").text_content())


def spaced(text: str | None) -> str:
    return (text or "").replace("\u00a0", " ")


def shown(page: Page) -> str:
    return page.locator(".stage .time").inner_text()


def about(seconds: int, page: Page) -> bool:
    """Whether the stage shows this time left (below zero: over), or a few seconds less: a slow machine takes some itself."""
    sign, minutes, rest = re.fullmatch(r"(\+?)(\d+):(\d\d)", shown(page)).groups()
    left = (int(minutes) * 60 + int(rest)) * (-1 if sign else 1)
    return seconds - 12 <= left <= seconds + 1


def test_getting_ready_is_kept_for_a_type_of_institution(page: Page, home: str) -> None:
    page.goto(home + "seminarai/3-diena/pries/")
    cases = page.locator("#atvejai ~ .ticks > li:visible")
    everybody = cases.count()
    page.get_by_role("radio", name="Biblioteka").check()
    assert 3 <= cases.count() <= 5 < everybody
    status = page.locator(".progress [role=status]")
    before = status.inner_text()
    assert before.startswith("Padaryta 0 iš ")
    cases.first.get_by_role("checkbox").check()
    assert status.inner_text() != before
    assert violations(page) == []
    page.reload()
    assert page.get_by_role("radio", name="Biblioteka").is_checked()
    assert cases.first.get_by_role("checkbox").is_checked()
    assert status.inner_text().startswith("Padaryta 1 iš ")
    chosen = cases.count()
    page.get_by_role("link", name="Skaitinių rinkinys spausdinti").click()
    page.wait_for_url("**/rinkinys/?tipas=library")
    assert page.locator(".case-leaf:visible").count() == chosen
    assert pages_of(page) == 1 + chosen + 1
    page.goto(home + "seminarai/1-diena/pries/")
    assert page.get_by_role("radio", name="Biblioteka").is_checked()
    assert status.inner_text().startswith("Padaryta 0 iš ")
    for box in page.get_by_role("checkbox").all():
        if box.is_visible():
            box.check()
    assert status.inner_text() == "Viskas perskaityta ir paruošta."
    page.get_by_role("button", name="Nuimti visas varneles").click()
    page.goto(home + "seminarai/3-diena/pries/")
    assert status.inner_text().startswith("Padaryta 1 iš ")


def test_a_device_that_keeps_nothing_is_told(context: BrowserContext, home: str) -> None:
    context.add_init_script(NO_STORAGE)
    page = context.new_page()
    page.goto(home + "seminarai/2-diena/pries/")
    page.get_by_role("radio", name="Muziejus").check()
    assert page.get_by_text("Įrenginys neleidžia nieko išsaugoti").is_visible()
    assert page.get_by_role("radio", name="Muziejus").is_checked()
    assert page.locator("#atvejai ~ .ticks > li:visible").count() <= 5


def test_the_timer_by_keyboard(stage: Page) -> None:
    assert shown(stage) == "2:00"
    stage.keyboard.press("Space")
    stage.clock.fast_forward(45_000)
    stage.keyboard.press("Space")
    paused = shown(stage)
    assert about(75, stage)
    stage.clock.fast_forward(30_000)
    assert shown(stage) == paused
    stage.keyboard.press("ArrowRight")
    assert stage.locator(".stage .count").inner_text() == "Žingsnis 2 iš 6"
    assert shown(stage) == "8:00"
    assert said(stage).startswith("2 žingsnis, 8 minutės: Tyliai rašykite")
    assert violations(stage) == []
    stage.keyboard.press("ArrowLeft")
    assert stage.locator(".stage .count").inner_text() == "Žingsnis 1 iš 6"
    stage.keyboard.press("Escape")
    stage.locator(".stage").wait_for(state="hidden")
    assert stage.evaluate("document.activeElement.classList.contains('open-timer')")


def test_the_timer_keeps_the_time_of_the_clock(stage: Page) -> None:
    stage.keyboard.press("ArrowRight")
    stage.keyboard.press("Space")
    stage.clock.fast_forward(7 * 60_000 + 15_000)  # a sleeping page misses its ticks, not the time
    stage.wait_for_function("document.querySelector('.stage [role=status]').textContent === 'Liko viena minutė.'")
    assert about(45, stage)
    stage.keyboard.press("Escape")
    stage.get_by_role("button", name="Grįžti prie laikmačio (0:").wait_for()
    stage.reload()
    stage.get_by_role("button", name="Grįžti prie laikmačio (0:").click()
    assert stage.locator(".stage .count").inner_text() == "Žingsnis 2 iš 6"
    stage.clock.fast_forward(90_000)
    stage.wait_for_function("document.querySelector('.stage [role=status]').textContent === 'Žingsnio laikas baigėsi.'")
    assert about(-45, stage)
    stage.get_by_role("button", name="+1 min.").click()
    assert about(60, stage)
    stage.keyboard.press("Space")  # after a click the keys belong to the stage
    stage.get_by_role("button", name="Tęsti").wait_for()
    assert not stage.get_by_role("checkbox", name="Garsas").is_checked()


def test_a_calendar_file_for_the_date_of_a_group(page: Page, home: str) -> None:
    page.goto(home + "seminarai/1-diena/")
    page.get_by_text("Kalendoriaus failas").click()
    button = page.get_by_role("button", name="Parsisiųsti failą")
    button.click()
    assert page.locator("#data-klaida").is_visible()
    assert page.locator("#data").get_attribute("aria-invalid") == "true"
    page.locator("#data").fill("2027-02-03")
    with page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename == "1-diena.ics"
    file = Path(download.value.path()).read_bytes().decode()
    assert "DTSTART;TZID=Europe/Vilnius:20270203T103000\r\n" in file
    assert "20000101" not in file
    assert not page.locator("#data-klaida").is_visible()
    page.reload()
    assert page.locator("#data").input_value() == "2027-02-03"
    page.get_by_text("Kalendoriaus failas").click()
    page.locator(".method summary").first.click()
    page.locator(".meanings summary").first.click()
    assert page.locator(".meanings p").first.is_visible()
    assert violations(page) == []


@pytest.mark.parametrize("day", ["1-diena", "2-diena", "3-diena"])
def test_a_handout_is_three_sheets_of_paper(page: Page, home: str, day: str) -> None:
    page.goto(f"{home}seminarai/{day}/dalomoji/")
    assert pages_of(page) == 6
    page.emulate_media(media="print")
    assert not page.locator(".head").is_visible()
    assert "Norvegijos finansinio mechanizmo" in page.evaluate(
        "getComputedStyle(document.documentElement).getPropertyValue('--credit')"
    )
    rules = page.evaluate(
        """() => [...document.styleSheets].flatMap(s => [...s.cssRules]).filter(r => r.media?.mediaText === 'print')
            .flatMap(r => [...r.cssRules]).filter(r => r.type === 6).map(r => r.cssText).join(' ')"""
    )
    assert "var(--credit)" in rules
    assert "counter(pages)" in rules


def test_all_cases_of_a_pack_stand_on_a_sheet_each(page: Page, home: str) -> None:
    page.goto(home + "seminarai/1-diena/rinkinys/")
    cases = page.locator(".case-leaf").count()
    assert cases >= 10
    assert pages_of(page) == 1 + cases + 1


def test_exercises_that_fit_the_time(page: Page, home: str) -> None:
    page.goto(home + "seminarai/uzduotys/")
    assert page.locator(".exercise-card:visible").count() == 20
    page.get_by_label("Kiek turite laiko?").select_option("15")
    assert page.locator(".exercise-card:visible").count() == 3
    assert spaced(page.locator(".choose [role=status]").inner_text()) == "Tinka 3 užduotys."
    page.get_by_label("Ką darome").select_option("listen")
    assert page.locator(".exercise-card:visible").count() == 0
    assert "Tokios užduoties nėra" in page.locator(".choose [role=status]").inner_text()


def test_the_plan_of_thirty_days_reads_the_sheets(page: Page, home: str) -> None:
    page.goto(home + "seminarai/kas-toliau/")
    assert page.get_by_text("Šiame įrenginyje dar nėra lapų").is_visible()
    page.evaluate(
        "([sheet, broken]) => { localStorage.setItem('kb-lapas:' + sheet.id, JSON.stringify(sheet)); localStorage.setItem('kb-lapas:prototipo-lapas.x', broken); }",
        [SHEET, "{nei šis, nei tas"],
    )
    page.evaluate("localStorage.setItem('kb-datos', JSON.stringify({3: '2026-11-30'}))")
    page.reload()
    deeds = page.locator(".from-sheets li")
    assert deeds.count() == 1
    assert "Lentpjūvė: pakviesti į dirbtuves (Rasa)" in deeds.inner_text()
    assert "iki 2026 m. gruodžio 1 d." in spaced(deeds.inner_text())
    assert deeds.get_by_role("link").inner_text() == "Lėšų pritraukimo planas („Skaitykla po stogu“)"
    assert spaced(page.locator(".when").first.inner_text()) == "2026 m. gruodžio 1 d. – 2026 m. gruodžio 7 d."
    page.get_by_role("button", name="Pridėti").click()
    assert page.locator("#savas-klaida").is_visible()
    page.get_by_label("Ką padarysiu").fill("Paskambinti <b>seniūnei</b>")
    page.get_by_role("button", name="Pridėti").click()
    deeds.get_by_role("checkbox").check()
    assert violations(page) == []
    page.reload()
    assert page.get_by_role("checkbox", name="Paskambinti <b>seniūnei</b>").count() == 1
    assert deeds.get_by_role("checkbox").is_checked()
    assert page.locator(".progress [role=status]").inner_text() == "Padaryta 1 iš 16\u00a0darbų."
    page.get_by_role("button", name="Pašalinti: Paskambinti").click()
    assert page.locator(".own li").count() == 0
    kept = json.loads(page.evaluate("localStorage.getItem('kb-planas30')"))
    assert kept["own"] == []


def test_the_training_without_scripts_and_from_a_disk(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((site / "seminarai/1-diena/pries/index.html").as_uri())
    assert page.locator("#atvejai ~ .ticks > li").count() == page.locator("#atvejai ~ .ticks > li:visible").count() >= 10
    assert not page.locator(".progress").is_visible()
    page.goto((site / "seminarai/kas-toliau/index.html").as_uri())
    assert page.get_by_role("heading", name="Kaip paskelbti istoriją").is_visible()
    context.close()
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((site / "seminarai/1-diena/pries/index.html").as_uri())
    page.get_by_role("radio", name="Muziejus").check()
    page.get_by_role("link", name="Skaitinių rinkinys spausdinti").click()
    page.wait_for_url("**/rinkinys/index.html?tipas=museum")
    assert 3 <= page.locator(".case-leaf:visible").count() <= 5
    assert said == []
    context.close()


def test_a_case_on_a_projector(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(home + "atvejai/ringerike-merapent-bibliotek/")
    page.get_by_role("button", name="Rodyti ekrane").click()
    slide = page.locator(".screen .slide")
    seen: list[str] = []
    texts = ""
    while True:
        slide.wait_for()
        assert page.evaluate("(f => f.scrollHeight <= f.clientHeight)(document.querySelector('.screen .frame'))"), seen[-1:]
        assert slide.locator("a, [id], .cite").count() == 0
        title = slide.locator("h2").inner_text()
        seen += [title] if title not in seen else []
        texts += slide.inner_text()
        if page.locator(".screen .forward").is_disabled():
            break
        page.keyboard.press("ArrowRight")
    assert seen[1:5] == ["Iššūkis", "Sprendimas", "Rezultatai", "Pakartojamumo kortelė"]
    paragraphs = page.evaluate(
        """() => [...document.querySelectorAll('.text .prose > p')].map(p => { const c = p.cloneNode(true); c.querySelectorAll('.cite').forEach(x => x.remove()); return c.textContent; })"""
    )
    assert len(paragraphs) > 5
    for paragraph in paragraphs:
        assert re.sub(r"\s+", " ", paragraph).strip()[:60] in re.sub(r"\s+", " ", texts)
    assert violations(page) == []
    page.keyboard.press("Home")
    assert page.locator(".screen .count").inner_text().startswith("1 iš ")
    page.keyboard.press("Escape")
    page.locator(".screen").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.textContent") == "Rodyti ekrane"


def test_a_lecturers_folder_on_paper(page: Page, tmp_path: Path) -> None:
    for name in ("cases", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("hooks", "web", "mkdocs.yml"):
        (tmp_path / name).symlink_to(ROOT / name)
    assert run("kb", "lecturers", cwd=tmp_path).returncode == 0
    page.goto((tmp_path / "vedejams/index.html").as_uri())
    assert violations(page) == []
    page.locator(".day a").nth(1).click()
    assert page.get_by_text("Tik vedantiesiems").is_visible()
    assert violations(page) == []
    assert 12 <= pages_of(page) <= 18
