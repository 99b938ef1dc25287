"""Worksheets in a real browser: filled, computed, kept, moved between devices, printed, taken away."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from axe import violations
from kb import text
from kb.checks import check
from kb.content import Content, load
from playwright.sync_api import Browser, BrowserContext, Page, expect
from support import ROOT, SAMPLES

EXAMPLES = {e["id"]: e for e in yaml.safe_load((SAMPLES / "lapai/pavyzdziai.yaml").read_text("utf-8"))["examples"]}
PLAN = EXAMPLES["pvz-lesu-planas"]
STORY = {
    "name": "Audiogidas kišenėje", "hypothesis": 'Tikime, kad "paaugliai" klausys - nes trumpa.', "riskiest": "Klausys iki galo",
    "type": "popierinis", "cost": "45,50", "test_date": "2026-10-15", "test_place": "Muziejaus kiemas", "stage_after": "4",
    "tester_profile": "Aštuntokai", "worked": "Klausė visi\n3. Juokėsi <script>", "change": "Kaina buvo 20.5 Eur, reikia 12000 Eur",
    "decision": "testi", "decision_why": "Verta", "tasks": [{"task": "Paleiskite įrašą", "success": "Paleido"}],
    "story_title": "Paaugliai patys pasakoja muziejų",
    "story_summary": "Krašto muziejus su aštuntokais išbandė popierinį audiogido eskizą ir sužinojo, kad trumpo įrašo pakanka.",
    "story_problem": "Paaugliai ekskursijų neklauso [žr. #1]", "story_institution": "Krašto muziejus", "story_type": "museum",
    "story_municipality": "Plungės rajono savivaldybė", "story_innovation": ["service"], "story_themes": ["participation", "education"],
    "story_audience": ["youth"], "story_author": "Krašto muziejus",
}  # fmt: skip


@pytest.fixture(scope="module")
def content() -> Content:
    return load(ROOT)


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="lt-LT")
    yield context.new_page()
    context.close()


def file_of(sheet: str, answers: dict[str, Any], name: str = "Bandymas", **more: Any) -> dict[str, Any]:
    file = {"kind": "kulturos-inovacijos-lapas", "version": 1, "sheet": sheet, "name": name, "answers": answers, **more}
    return {"name": "lapas.json", "mimeType": "application/json", "buffer": json.dumps(file).encode()}


def open_file(page: Page, *files: dict[str, Any], button: str = "Atverti failą") -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button).click()
    chooser.value.set_files(list(files) if len(files) > 1 else files[0])


def fill(page: Page, home: str, sheet: str, answers: dict[str, Any]) -> None:
    page.goto(f"{home}lapai/{sheet}/")
    open_file(page, file_of(sheet, answers))
    page.get_by_text("Atvertas lapas „Bandymas“").wait_for()


def leaves(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ")


def shown(value: Any, unit: str) -> str:
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    return text.money(value, "Eur") if unit == "Eur" else text.number(value) + (f"{text.NBSP}{unit}" if unit else "")


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_worked_example_on_its_page(name: str, shared: Page, home: str, content: Content) -> None:
    example = EXAMPLES[name]
    fill(shared, home, example["worksheet"], example["inputs"])
    fields = content.worksheets[example["worksheet"]].meta.fields
    found, expected = {}, {}
    for key, value in example["expected"].items():
        expected[key] = shown(value, fields[key].unit or "")
        found[key] = shared.locator(f"output#l-{key}").inner_text()
    for table, lines in example["expected_rows"].items():
        units = {column.id: column.unit or "" for column in fields[table].columns}
        for number, line in enumerate(lines):
            for key, value in line.items():
                place = f"{table}-{number}-{key}"
                expected[place] = shown(value, units[key])
                found[place] = shared.locator(f"output#l-{place}").inner_text()
    assert found == expected


def test_typed_by_hand_computed_live_and_kept(page: Page, home: str) -> None:
    page.goto(f"{home}lapai/projekto-biudzetas/")
    expect(page.locator("#l-cofunding_check")).to_have_text("–")
    page.get_by_label("Kvietimas būtina").fill("Mažasis kvietimas")
    page.get_by_label("Terminas būtina").fill("2026 m. gruodžio 1 d.")
    page.get_by_role("radiogroup", name="Ar įstaiga susigrąžina PVM? būtina").get_by_label("Ne", exact=True).check()
    page.get_by_role("radiogroup", name="Ar šiame kvietime PVM tinkamas finansuoti?").get_by_label("Taip").check()
    row = page.get_by_role("group", name="Išlaidos būtina").get_by_role("group", name="1 eilutė")
    row.get_by_label("Išlaida").fill("Scena")
    row.get_by_label("Kiekis").fill("1")
    row.get_by_label("Vieneto kaina be PVM").fill("10 000,50 Eur")
    row.get_by_label("PVM (proc.)").fill("0")
    row.get_by_label("Tinkama?").select_option("taip")
    other = page.get_by_role("group", name="Bendrafinansavimas", exact=True).get_by_role("group", name="1 eilutė")
    other.get_by_label("Šaltinis").fill("Savivaldybė")
    other.get_by_label("Rūšis").select_option("pinigai")
    other.get_by_label("Suma").fill("1500,08")
    other.get_by_label("Dokumentas").focus()
    assert row.get_by_label("Vieneto kaina be PVM").input_value() == "10\u00a0000,50"
    assert page.get_by_label("Terminas būtina").input_value() == "2026-12-01"
    expect(page.locator("#l-grant_requested")).to_have_text("8\u00a0500,43\u00a0Eur")
    expect(page.locator("#l-cofunding_check")).to_have_text("nuosavas indėlis padengtas")
    expect(page.locator("#l-total_cost-words")).to_have_text("Kaip skaičiuojama: visų eilučių tikrųjų kainų įstaigai suma.")
    expect(page.locator("#bukle")).to_contain_text("Išsaugota šiame įrenginyje")
    page.reload()
    expect(page.locator("#l-cofunding_check")).to_have_text("nuosavas indėlis padengtas")
    assert page.get_by_label("Kvietimas būtina").input_value() == "Mažasis kvietimas"
    other.get_by_label("Suma").fill("1500,06")
    expect(page.locator("#l-cofunding_check")).to_have_text("trūksta 0,01 Eur")


def test_a_closed_tab_loses_nothing(context: BrowserContext, home: str) -> None:
    page = context.new_page()
    page.goto(f"{home}lapai/empatijos-zemelapis/")
    page.locator("#l-person_name").fill("Rima, 67 m.")
    page.close()
    again = context.new_page()
    again.goto(f"{home}lapai/empatijos-zemelapis/")
    assert again.locator("#l-person_name").input_value() == "Rima, 67 m."


def test_what_is_not_known_is_not_nought(page: Page, home: str) -> None:
    fill(page, home, "lesu-pritraukimo-planas", {**PLAN["inputs"], "raised_total": "", "target_amount": "1000"})
    expect(page.locator("#l-roi")).to_have_text("–")
    expect(page.locator("#l-goal_pct")).to_have_text("–")
    price = page.locator("#l-budget_lines-0-unit_cost")
    before = page.locator("#l-total_cost").inner_text()
    price.fill("12.500")
    expect(page.locator("#l-total_cost")).to_have_text("–")
    price.fill("12 500")
    expect(page.locator("#l-total_cost")).not_to_have_text("–")
    assert page.locator("#l-total_cost").inner_text() != before


def test_rows_by_keyboard_alone(page: Page, home: str) -> None:
    page.goto(f"{home}lapai/prototipo-lapas/")
    table = page.get_by_role("group", name="Užduotys bandytojui")
    page.locator("#l-tasks-0-task").fill("Pirma")
    table.get_by_role("button", name="Pridėti eilutę").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "l-tasks-1-task"
    page.keyboard.type("Antra")
    page.keyboard.press("Alt+ArrowUp")
    assert page.evaluate("document.activeElement.id") == "l-tasks-0-task"
    assert page.locator("#l-tasks-0-task").input_value() == "Antra"
    expect(page.get_by_role("status").first).to_contain_text("Eilutė perkelta į 1 vietą.")
    down = table.get_by_role("button", name="Perkelti žemyn: 1 eilutė")
    down.focus()
    page.keyboard.press("Enter")
    assert page.locator("#l-tasks-0-task").input_value() == "Pirma"
    assert page.evaluate("document.activeElement.id") == "l-tasks-1-up"
    table.get_by_role("button", name="Ištrinti: 1 eilutė").focus()
    page.keyboard.press("Enter")
    assert page.locator("#l-tasks-0-task").input_value() == "Antra"
    assert page.evaluate("document.activeElement.id") == "l-tasks-0-remove"
    page.get_by_role("button", name="Grąžinti").click()
    assert page.locator("#l-tasks-0-task").input_value() == "Pirma"


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_errors_are_plain_and_accessible(browser: Browser, home: str, width: int, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, locale="lt-LT")
    page = context.new_page()
    fill(page, home, "lesu-pritraukimo-planas", {**PLAN["inputs"], "period_start": "2027-01-01", "period_end": "2026-12-01"})
    page.locator("#l-contingency_rate").fill("40")
    page.locator("#l-publicity_cost").fill("daug")
    page.locator("#l-publicity_support_value").fill("5,0012")
    page.locator("#l-target_amount").fill("12.500")
    page.locator("#l-date").fill("rytoj")
    page.locator("#l-org_name").focus()
    expect(page.locator("#l-contingency_rate-error")).to_have_text(
        "Skaičius turi būti ne mažesnis kaip 0 ir ne didesnis kaip 15."
    )
    field = page.locator("#l-publicity_cost")
    assert field.get_attribute("aria-invalid") == "true"
    assert "l-publicity_cost-error" in (field.get_attribute("aria-describedby") or "")
    expect(page.locator("#l-publicity_cost-error")).to_have_text("Įrašykite sumą eurais, pvz., 1 234,56.")
    expect(page.locator("#l-publicity_support_value-error")).to_contain_text("cento tikslumu")
    expect(page.locator("#l-target_amount-error")).to_contain_text("Tūkstančius atskirkite tarpu (12 500)")
    expect(page.locator("#l-date-error")).to_contain_text("Įrašykite datą")
    page.locator("#l-date").fill("2026-02-30")
    page.locator("#l-org_name").focus()
    expect(page.locator("#l-date-error")).to_contain_text("Tokios dienos nėra.")
    page.get_by_role("button", name="Patikrinti lapą").click()
    summary = page.locator(".summary")
    assert page.evaluate("document.activeElement.className").startswith("summary")
    expect(summary).to_contain_text("Dar reikia pataisyti")
    expect(summary).to_contain_text("Laikotarpio pabaiga: Laikotarpio pabaiga turi būti vėlesnė už pradžią.")
    expect(summary).to_contain_text("Kaip dėkojame: Užpildykite bent vieną eilutę.")
    assert violations(page) == []
    summary.get_by_role("link", name="Savivaldybė").click()
    assert page.evaluate("document.activeElement.id") == "l-municipality"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#l-contingency_rate").fill("10")
    page.locator("#l-org_name").focus()
    expect(page.locator("#l-contingency_rate-error")).to_be_hidden()
    small = page.evaluate(
        """() => [...document.querySelectorAll('#lapas button, #lapas input, #lapas select, #lapas textarea, #lapas summary')]
            .filter(e => e.checkVisibility()).map(e => { const box = (e.closest('.option') ?? e).getBoundingClientRect(); return [e.id || e.textContent, box.width, box.height]; })
            .filter(([, width, height]) => Math.min(width, height) < 43.9)"""
    )
    assert small == []
    context.close()


def test_what_browsers_may_fill_in(page: Page, home: str) -> None:
    page.goto(f"{home}lapai/lesu-pritraukimo-planas/")
    assert page.locator("#l-org_name").get_attribute("autocomplete") == "organization"
    assert page.locator("#l-author").get_attribute("autocomplete") == "name"
    assert page.locator("#savivaldybes option").count() == 60
    link = page.locator("#lapas a[data-term]", has_text="nuosavas įnašas").first
    assert link.get_attribute("href") == "../../zodynas/finansavimas/nuosavas-inasas/"


def test_copies_have_names_and_do_not_mix(page: Page, home: str) -> None:
    page.goto(f"{home}lapai/empatijos-zemelapis/")
    page.get_by_label("Kopijos pavadinimas").fill("Biblioteka")
    page.locator("#l-person_name").fill("Rima")
    page.get_by_role("button", name="Padaryti kopiją").click()
    page.get_by_label("Kopijos pavadinimas").fill("Muziejus")
    page.locator("#l-person_name").fill("Jonas")
    page.get_by_label("Kopija", exact=True).select_option(label="Biblioteka")
    assert page.locator("#l-person_name").input_value() == "Rima"
    page.get_by_role("button", name="Ištrinti", exact=True).click()
    assert page.locator("#l-person_name").input_value() == "Jonas"
    page.get_by_role("button", name="Grąžinti").click()
    assert page.locator("#l-person_name").input_value() == "Rima"
    page.reload()
    assert page.get_by_label("Kopija", exact=True).locator("option").all_inner_texts() == ["Biblioteka", "Muziejus"]


def test_two_windows_with_one_copy(context: BrowserContext, home: str) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(f"{home}lapai/empatijos-zemelapis/")
    first.locator("#l-person_name").fill("Pirmo lango")
    expect(first.locator("#bukle")).to_contain_text("Išsaugota")
    second.goto(f"{home}lapai/empatijos-zemelapis/")
    second.locator("#l-person_role").fill("Antro lango")
    expect(first.locator(".warning")).to_contain_text("pakeistas kitame lange")
    first.locator("#l-sees").fill("Rašau toliau")
    expect(first.locator(".warning")).to_contain_text("atskirą kopiją „Mano lapas (iš kito lango)“")
    third = context.new_page()
    third.goto(f"{home}lapai/empatijos-zemelapis/")
    kept = third.evaluate(
        "Object.keys(localStorage).filter(k => k.startsWith('kb-lapas:')).map(k => JSON.parse(localStorage[k]).answers)"
    )
    assert {"Rašau toliau"} == {one["sees"] for one in kept if "sees" in one}
    assert {"Antro lango"} == {one["person_role"] for one in kept if "person_role" in one}
    second.locator("#l-person_role").fill("Antro lango, dar kartą")
    expect(second.locator(".warning")).to_be_hidden()


def test_full_storage_is_told_and_a_file_is_offered(page: Page, home: str) -> None:
    page.goto(f"{home}lapai/empatijos-zemelapis/")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }")
    page.locator("#l-person_name").fill("Rima")
    warning = page.get_by_role("alert")
    expect(warning).to_contain_text("vieta įrenginyje baigėsi")
    assert violations(page) == []
    with page.expect_download() as download:
        warning.get_by_role("button", name="Išsaugoti į failą").click()
    assert json.loads(Path(download.value.path()).read_text("utf-8"))["answers"]["person_name"] == "Rima"


def test_a_file_goes_to_another_device_and_an_old_one_opens(browser: Browser, page: Page, home: str) -> None:
    fill(page, home, "lesu-pritraukimo-planas", PLAN["inputs"])
    with page.expect_download() as download:
        page.get_by_role("button", name="Išsaugoti į failą").click()
    assert download.value.suggested_filename == "lesu-pritraukimo-planas-bandymas.json"
    saved = Path(download.value.path()).read_text("utf-8")
    device = browser.new_context(locale="lt-LT")
    other = device.new_page()
    other.goto(f"{home}lapai/lesu-pritraukimo-planas/")
    open_file(other, {"name": "a.json", "mimeType": "application/json", "buffer": saved.encode()})
    expect(other.locator("#l-gap_expected")).to_have_text("1\u00a0315\u00a0Eur")
    other.goto(f"{home}lapai/projekto-biudzetas/")
    old = (SAMPLES / "lapai/1-versija.json").read_bytes()
    open_file(other, {"name": "senas.json", "mimeType": "application/json", "buffer": old})
    expect(other.locator("#l-net_total")).to_have_text("32\u00a0469,12\u00a0Eur")
    expect(other.get_by_role("status").first).to_contain_text("neperkelti: senas_klausimas")
    for data, said in (
        (b"{", "perskaityti nepavyko"),
        (saved.encode(), "kito lapo failas"),
        (b"[]", "ne užpildytas mokymų lapas"),
    ):
        open_file(other, {"name": "x.json", "mimeType": "application/json", "buffer": data})
        expect(other.get_by_role("alert")).to_contain_text(said)
    expect(other.locator("#l-net_total")).to_have_text("32\u00a0469,12\u00a0Eur")
    device.close()


def test_word_has_real_headings_and_tables(page: Page, home: str) -> None:
    fill(page, home, "lesu-pritraukimo-planas", PLAN["inputs"])
    with page.expect_download() as download:
        page.get_by_role("button", name="„Word“ dokumentas").click()
    assert download.value.suggested_filename == "lesu-pritraukimo-planas-bandymas.docx"
    document = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    styles = [
        (p.style.name, p.text) for p in document.paragraphs if p.style and p.style.name.startswith(("Title", "Heading"))
    ]
    assert styles[0] == ("Title", "Lėšų pritraukimo planas")
    assert ("Heading 1", "4. Finansavimo šaltiniai ir tikėtina vertė") in styles
    assert ("Heading 2", "Šaltiniai") in styles
    sources = next(table for table in document.tables if table.rows[0].cells[0].text == "Šaltinis")
    assert [cell.text for cell in sources.rows[3].cells][:6] == [
        "Kultūros projekto paraiška",
        "Lietuvos kultūros taryba",
        "Pateikta",
        "3\u00a0000",
        "40",
        "1\u00a0200",
    ]
    facts = {row.cells[0].text: row.cells[1].text for table in document.tables for row in table.rows if len(row.cells) == 2}
    assert facts["Trūkumas vienu sakiniu"] == "trūksta 1\u00a0315 Eur, tikėtina gauti 5\u00a0300 Eur iš 6\u00a0615 Eur"
    assert facts["Išvada"] == "neviršija 10 proc."
    assert document.core_properties.title == "Lėšų pritraukimo planas"


def test_pictures_say_their_numbers(page: Page, home: str) -> None:
    calendar = [
        {"start": "2026-12-01", "end": "2027-02-15", "activity": "Paraiška", "owner": "a"},
        {"start": "2027-05-01", "end": "2027-06-30", "activity": "Padėka", "owner": "b"},
    ]
    fill(page, home, "lesu-pritraukimo-planas", {**PLAN["inputs"], "calendar": calendar})
    said = {
        one.locator("figcaption").inner_text(): one.locator("svg").get_attribute("aria-label") or ""
        for one in page.locator("figure.chart").all()
    }
    assert list(said) == ["Kiek reikia ir kiek turime", "Šaltiniai: suplanuota ir tikėtina", "Išlaidos pagal rūšį", "Paramos pakopos",
                          "Rizikos: tikimybė ir poveikis", "Veiksmų metai"]  # fmt: skip
    assert "Projekto kaina: 6\u00a0615\u00a0Eur" in said["Kiek reikia ir kiek turime"]
    assert (
        "Kultūros projekto paraiška: Planuojama suma 3\u00a0000\u00a0Eur, Tikėtina vertė 1\u00a0200\u00a0Eur"
        in said["Šaltiniai: suplanuota ir tikėtina"]
    )
    assert "Dotacija neskirta: 4 × 4 = 16" in said["Rizikos: tikimybė ir poveikis"]
    assert "Paraiška: 2026-12-01 – 2027-02-15" in said["Veiksmų metai"]
    cases = page.locator(".ideas")
    expect(cases.get_by_role("heading", name="Lietuvos kultūros taryba")).to_be_visible()
    assert cases.locator("a").count() > 5
    assert violations(page) == []


def test_printed_filled_and_printed_empty(page: Page, home: str, tmp_path: Path) -> None:
    page.goto(f"{home}lapai/lesu-pritraukimo-planas/")
    assert leaves(page.pdf(path=str(tmp_path / "empty.pdf"), prefer_css_page_size=True)) <= 8
    page.emulate_media(media="print")
    screen = page.viewport_size
    page.set_viewport_size({"width": 673, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth") <= 673, "wider than A4: a browser would shrink it all"
    page.set_viewport_size(screen or {"width": 1280, "height": 720})
    assert page.locator(".empty-sheet").is_visible()
    assert not page.locator("#lapas").is_visible()
    page.emulate_media(media="null")
    fill(page, home, "lesu-pritraukimo-planas", PLAN["inputs"])
    page.evaluate("window.print = () => { window.printed = document.body.className }")
    page.get_by_role("button", name="Spausdinti užpildytą").click()
    assert page.evaluate("window.printed") == "prints-filled"
    page.get_by_role("button", name="Spausdinti tuščią").click()
    assert page.evaluate("window.printed") == ""
    data = page.pdf(path=str(tmp_path / "filled.pdf"), prefer_css_page_size=True)
    assert 4 <= leaves(data) <= 8
    page.emulate_media(media="print")
    assert page.locator(".filled-sheet").is_visible()
    assert not page.locator(".empty-sheet").is_visible()
    assert page.locator(".filled-sheet figure.chart").count() == 5
    expect(page.locator(".filled-sheet")).to_contain_text(
        "trūksta 1\u00a0315 Eur, tikėtina gauti 5\u00a0300 Eur iš 6\u00a0615 Eur"
    )


def test_a_prototype_becomes_a_draft_story(page: Page, home: str, tmp_path: Path) -> None:
    log = [
        {**row, "quote": "Ar bus „dar“?" if n == 0 else ""}
        for n, row in enumerate(EXAMPLES["pvz-prototipas"]["inputs"]["log"])
    ]
    answers = {**EXAMPLES["pvz-prototipas"]["inputs"], **STORY, "log": log}
    missing = {key: value for key, value in answers.items() if key not in ("story_municipality", "hypothesis")}
    fill(
        page,
        home,
        "prototipo-lapas",
        {**missing, "story_themes": ["participation", "education", "community", "making", "tourism"]},
    )
    page.get_by_role("button", name="Išsaugoti istorijos juodraštį").click()
    for words in ("Savivaldybė: Pasirinkite atsakymą.", "Temos (iki 4): Pasirinkite ne daugiau kaip 4.", "Spėjimas: tikime"):
        expect(page.locator(".summary")).to_contain_text(words)
    assert violations(page) == []
    fill(page, home, "prototipo-lapas", answers)
    with page.expect_download() as download:
        page.get_by_role("button", name="Išsaugoti istorijos juodraštį").click()
    assert download.value.suggested_filename == "paaugliai-patys-pasakoja-muzieju.md"
    case = tmp_path / "cases/lt/paaugliai-patys-pasakoja-muzieju.md"
    case.parent.mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    shutil.copy(download.value.path(), case)
    result = subprocess.run(
        [sys.executable, "-m", "kb", "check", "--root", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout) == (0, ""), result.stdout + case.read_text("utf-8")
    entry = load(tmp_path).cases["paaugliai-patys-pasakoja-muzieju"]
    assert not entry.meta.is_public
    assert entry.meta.kind == "prototype"
    assert {result.what: str(result.after) for result in entry.meta.results}[
        "Prototipo bandymas: pavyko be pagalbos"
    ] == "60"
    assert entry.meta.partners == entry.meta.funding == entry.meta.risks == []
    assert entry.meta.evidence is None
    assert "„paaugliai“ klausys – nes trumpa" in entry.body.text
    assert "Ar bus dar?" in entry.body.text


NASTY = (
    "38001010000", "# antraštė", "2026-11-22 - 5€", "a\tb\u200bc", "---", "[^s9] [x](javascript:1)", "{: #a}", "| a | b |",
    "“x” ''y''", "vardas@gmail.com, tel. +370 612 34567", "**a** __b__ `c` <b>d</b>", "1. a  b", "žr. https://example.org/a_b",
)  # fmt: skip


def test_a_draft_of_strange_words_passes_the_check(page: Page, home: str, tmp_path: Path) -> None:
    case = tmp_path / "cases/lt/paaugliai-patys-pasakoja-muzieju.md"
    case.parent.mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    faults = {}
    for nasty in NASTY:
        words = f"{nasty} pirma\n{nasty}\n   {nasty}  "
        asked = ("hypothesis", "worked", "change", "riskiest", "materials", "questions", "story_problem")
        more = {"name": f"{nasty} a", "story_institution": f"{nasty} b", "test_place": nasty, "story_author": f"a {nasty}"}
        answers = {**EXAMPLES["pvz-prototipas"]["inputs"], **STORY, **dict.fromkeys(asked, words), **more}
        fill(page, home, "prototipo-lapas", answers)
        with page.expect_download() as download:
            page.get_by_role("button", name="Išsaugoti istorijos juodraštį").click()
        shutil.copy(download.value.path(), case)
        faults[nasty] = [f"{one.line} {one.message()}" for one in check(load(tmp_path)) if one.level == "error"]
    assert {nasty: found for nasty, found in faults.items() if found} == {}


def test_feedback_of_several_people_is_summed_up_here(page: Page, home: str) -> None:
    one = {
        **EXAMPLES["pvz-grizt-rysys"]["inputs"],
        "best": "Pokalbiai",
        "contact": "vardenis@example.org",
        "role": "Direktorius",
    }
    files = [
        file_of("sesijos-griztamasis-rysys", {**one, "nps": mark, "day": day}, id=f"a{mark}")
        for mark, day in ((9, "3"), (6, "3"), (10, "1"))
    ]
    again = file_of("sesijos-griztamasis-rysys", {**one, "nps": 9, "day": "3"}, id="a9")
    page.goto(f"{home}lapai/sesijos-griztamasis-rysys/")
    open_file(page, *files, again, file_of("prototipo-lapas", {}), button="Atverti atsakymų failus")
    part = page.locator(".gathering")
    expect(part.get_by_role("status")).to_contain_text("3 atsakymai. lapas.json: tai kito lapo failas")
    row = part.get_by_role("row").filter(has_text="Ar rekomenduotumėte kolegai")
    assert row.get_by_role("cell").all_inner_texts()[:3] == ["3", "8,33", "6…10"]
    expect(part).to_contain_text("Pokalbiai")
    assert "vardenis" not in part.inner_text()
    assert "Direktorius" not in part.inner_text()
    part.get_by_label("Diena").select_option("3")
    assert row.get_by_role("cell").all_inner_texts()[:2] == ["2", "7,5"]
    assert violations(page) == []
    page.evaluate("document.body.dataset.print = 'summary'")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert part.is_visible()
    assert not page.locator(".sheet-form").is_visible()


def test_answers_are_carried_from_another_sheet(page: Page, home: str) -> None:
    fill(page, home, "projekto-biudzetas", EXAMPLES["pvz-biudzetas"]["inputs"])
    page.goto(f"{home}lapai/lesu-pritraukimo-planas/")
    page.get_by_role("button", name="Projekto biudžetas ir bendrafinansavimas: Bandymas").click()
    expect(page.get_by_role("status").first).to_contain_text("Perkelta: 5 atsakymai.")
    assert page.locator("#l-budget_lines-1-item").input_value() == "Lanksti scena ir šviesos"
    expect(page.locator("#l-subtotal")).to_have_text("50\u00a0800\u00a0Eur")


def test_from_a_folder_on_disk(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((site / "lapai/lesu-pritraukimo-planas/index.html").as_uri())
    open_file(page, file_of("lesu-pritraukimo-planas", PLAN["inputs"]))
    expect(page.locator("#l-roi")).to_have_text("1\u00a0100\u00a0proc.")
    page.reload()
    expect(page.locator("#l-roi")).to_have_text("1\u00a0100\u00a0proc.")
    with page.expect_download() as download:
        page.get_by_role("button", name="„Word“ dokumentas").click()
    assert download.value.suggested_filename.endswith(".docx")
    assert said == []
    context.close()


def test_without_scripts_the_empty_sheet_is_there(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{home}lapai/lesu-pritraukimo-planas/")
    assert page.locator(".empty-sheet").is_visible()
    assert page.locator("noscript .box").is_visible()
    context.close()
