"""From a story in a form to a page of the site: written in a browser, imported, checked, built; and nothing breaks on the way."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from articles import read
from axe import violations
from kb.content import load
from kb.story import Story, story_of
from playwright.sync_api import Browser, Page
from stories import GOOD, spoilt
from support import ROOT, Project, copy_project, equip, run

ADDRESS = "pasidalinkite/"
NAME = "biblioteka-skolina-seklas-ir-kviecia-kartu-sodinti"
FACETS = {
    "salis": ["lietuva"], "istaiga": ["biblioteka"], "tema": ["bendruomenes-telkimas", "tvarumas"], "kaina": ["iki-1-000-eur"],
    "zmones": ["1-zmogus"], "laikas": ["iki-pusmecio"], "sudetingumas": ["galima-pradeti-rytoj"], "kam": ["suaugusieji", "senjorai"],
    "inovacija": ["nauja-paslauga-ar-produktas"], "irodymai": ["ismatuotas-pokytis"], "finansavimas": ["steigejo-biudzetas"],
    "apskritis": ["klaipedos-apskritis"], "savivaldybe": ["silutes-rajono-savivaldybe"], "metai": ["2020-2024"],
    "rusis": ["bandymas"], "rizika": ["auditorijos"], "patikra": ["patikrinta-per-metus"], "issamumas": ["truksta-daug-faktu"],
}  # fmt: skip
"""Where a reader would look for the good story."""
BROKEN = {
    "no-title": ("Pavadinimas", "field-missing"),
    "long-title": ("Pavadinimas", "value-length"),
    "html-in-title": ("Pavadinimas", "value-html"),
    "markup-in-title": ("Pavadinimas", "value-markup"),
    "straight-quotes": ("Pavadinimas", "lang-quotes"),
    "short-summary": ("Trumpai", "value-length"),
    "no-institution": ("Įstaiga: Pavadinimas", "field-missing"),
    "unknown-type": ("Įstaigos tipas", "value-choice"),
    "bad-link": ("Svetainė", "value-url"),
    "unknown-municipality": ("Savivaldybė", "value-choice"),
    "year-in-words": ("Pradžia", "value-month"),
    "end-before-start": ("Pabaiga", "value-order"),
    "source-without-title": ("Šaltiniai, 1: Pavadinimas", "field-missing"),
    "source-impossible-day": ("Šaltiniai, 1: Žiūrėta", "value-date"),
    "too-many-themes": ("Temos", "value-count"),
    "number-for-people": ("Rezultatai, 1: Po", "value-number"),
    "people-without-consent": ("Nuotraukos, 1: Sutikimas", "value-needs"),
    "personal-mailbox": ("Į ką kreiptis", "privacy-personal"),
    "uncited-figure": ("skyrius „Rezultatai“", "figure-uncited"),
    "script": ("skyrius „Sprendimas“", "html-forbidden"),
}
"""Broken stories, and the field and the code of the one message that each gets."""


@pytest.fixture(scope="module")
def form(browser: Browser, home: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="lt-LT", accept_downloads=True)
    page = context.new_page()
    page.goto(home + ADDRESS)
    yield page
    context.close()


def fill(page: Page, key: str, value: object) -> None:
    """Answer a question as a person would: type, choose or tick."""
    box = page.locator(f'[data-key="{key}"]')
    for one in value if isinstance(value, list) else [value]:
        if box.locator(".options").count():
            box.locator(f'.options input[value="{one}"]').check()
        elif box.locator("select").count():
            box.locator("select").select_option(str(one))
        else:
            box.locator("input, textarea").first.fill(str(one))


def write_story(page: Page) -> None:
    """Fill the whole form with the good story."""
    facts = GOOD["case"]
    page.get_by_role("button", name="Visi klausimai").click()
    for item in facts["sources"]:
        page.get_by_role("button", name="Dar vienas šaltinis").click()
        for key, value in item.items():
            if key != "id":
                fill(page, f"sources.1.{key}", value)
    page.get_by_role("button", name="Po vieną klausimą").click()
    page.get_by_role("button", name="Visi klausimai").click()
    for key in ("title", "summary", "kind", "country", "started", "stage", "innovation", "themes", "audience", "evidence"):
        fill(page, key, facts[key])
    for owner in ("place", "institution"):
        for key, value in facts[owner].items():
            fill(page, f"{owner}.{key}", value)
    card = facts["replication"]
    for key in ("cost", "team", "time_to_first_result"):
        fill(page, f"replication.{key}.band", card[key]["band"])
    fill(page, "replication.cost.sources", ["s1"])
    for key in ("difficulty", "first_step"):
        fill(page, f"replication.{key}", card[key])
    for key in ("results", "funding", "partners", "risks"):
        page.locator(f'.list[data-key="{key}"] > .add').click()
        for name, value in facts[key][0].items():
            if name != "happened":
                fill(page, f"{key}.1.{name}", value)
    for name, text in GOOD["body"].items():
        fill(page, f"body.{name}", text)
    fill(page, "review.author", facts["review"]["author"])
    page.locator('.list[data-key="images"] > .add').click()
    photo = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": base64.b64decode(GOOD["pictures"]["a.jpg"])}
    page.locator('.list[data-key="images"] input[type=file]').set_input_files(photo)
    page.locator('.list[data-key="images"] img').wait_for()
    for name, value in facts["images"][0].items():
        if name != "file":
            fill(page, f"images.1.{name}", value)


@pytest.fixture(scope="module")
def saved(form: Page, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that the form gives for the good story."""
    write_story(form)
    form.get_by_role("button", name="Po vieną klausimą").click()
    form.get_by_role("button", name="Peržiūra", exact=True).click()
    assert form.locator(".good").inner_text() == "Klaidų nėra. Istoriją galima siųsti."
    form.locator("#sutikimas").check()
    with form.expect_download() as caught:
        form.get_by_role("button", name="Išsaugoti failą").click()
    file = tmp_path_factory.mktemp("istorija") / caught.value.suggested_filename
    caught.value.save_as(file)
    return file


def test_the_file_is_the_story(saved: Path) -> None:
    assert saved.name == "istorija-biblioteka-skolina-seklas-ir-kviecia-kartu-sodinti.kb.json"
    story = json.loads(saved.read_text("utf-8"))
    assert story["body"] == GOOD["body"]
    assert story["case"]["title"] == GOOD["case"]["title"]
    assert story["case"]["sources"] == GOOD["case"]["sources"]
    picture = base64.b64decode(next(iter(story["pictures"].values())))
    assert b"Exif" not in picture
    assert len(picture) < 400_000


def test_it_survives_a_reload_and_can_be_deleted(form: Page, saved: Path) -> None:
    assert saved
    form.reload()
    assert form.locator('[data-key="title"] input').input_value() == GOOD["case"]["title"]
    assert form.evaluate("Object.keys(localStorage).filter(k => k.startsWith('kb-istorija')).length") == 2


def test_preview_and_letter(form: Page, saved: Path) -> None:
    form.get_by_role("button", name="Peržiūra", exact=True).click()
    letter = form.locator(".letter").input_value()
    assert GOOD["case"]["title"] in letter
    assert saved.name in letter
    form.get_by_role("button", name="Kaip atrodys puslapis").click()
    shown = form.locator("dialog.preview")
    assert shown.locator("h1").inner_text() == GOOD["case"]["title"]
    assert shown.locator("figure img").evaluate("e => e.decode().then(() => e.naturalWidth)") == 1600
    assert violations(form) == []
    form.keyboard.press("Escape")
    assert not shown.is_visible()


@pytest.fixture(scope="module")
def published(saved: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site after the story was imported, checked, published and built."""
    project = copy_project(tmp_path_factory.mktemp("kelias") / "project")
    for made in ("web/dist", "node_modules"):
        if not (project / made).exists():
            (project / made).symlink_to(ROOT / made)
    brought = run("kb", "import", str(saved), cwd=project)
    assert brought.returncode == 0, brought.stdout + brought.stderr
    case = project / f"cases/lt/{NAME}.md"
    assert run("kb", "check", cwd=project).returncode == 0
    case.write_text(case.read_text("utf-8").replace("status: draft", "status: published"), "utf-8")
    built = run("kb", "build", cwd=project)
    assert built.returncode == 0, built.stdout + built.stderr
    return project / "site"


def test_the_story_reaches_the_site(published: Path) -> None:
    title = GOOD["case"]["title"]
    page = (published / f"atvejai/{NAME}/index.html").read_text("utf-8")
    assert title in page
    assert f"nuotraukos/lt/{NAME}-1.jpg" in page
    assert (published / f"nuotraukos/lt/{NAME}-1.jpg").stat().st_size > 1000
    assert f'data-id="{NAME}"' in (published / "atvejai/index.html").read_text("utf-8")


def test_it_is_in_the_feed_and_in_the_data(published: Path) -> None:
    feed = ElementTree.parse(published / "duomenys/naujienos.xml")
    entries = feed.iterfind("{*}entry")
    told = {entry.findtext("{*}title"): entry.findtext("{*}summary") or entry.findtext("{*}content") for entry in entries}
    assert GOOD["case"]["summary"] in (told[GOOD["case"]["title"]] or "")
    records = {one["id"]: one for one in json.loads((published / "duomenys/atvejai.json").read_text("utf-8"))}
    assert records[NAME]["place"]["municipality"] == "Šilutės rajono savivaldybė"
    assert [source["id"] for source in records[NAME]["sources"]] == ["s1"]
    rows = {
        row["id"]: row for row in csv.DictReader(io.StringIO((published / "duomenys/atvejai.csv").read_text("utf-8-sig")))
    }
    assert GOOD["case"]["title"] in rows[NAME].values()
    assert NAME in (published / "duomenys/atvejai.jsonld").read_text("utf-8")


def test_the_search_finds_it(published: Path) -> None:
    manifest = json.loads((ROOT / "web/dist/manifest.json").read_text("utf-8"))
    command = [manifest["node"], ROOT / "web/dist/search-node.mjs", "ask", published / "paieska"]
    asked = "skolintis sėklas\nseklu skolinimas bibliotekoje\nsėklų spinta"  # its title in other forms, and its text
    answers = subprocess.run(command, input=asked, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [json.loads(line)[0]["url"] for line in answers] == [f"atvejai/{NAME}/"] * 3


def counts(page: Path) -> Counter[tuple[str, str]]:
    """Return how many cases the list offers for every value of every facet."""
    found: Counter[tuple[str, str]] = Counter()
    for key, values in re.findall(
        r'<details class="facet" data-facet="([^"]+)".*?<ul>(.*?)</ul>', page.read_text("utf-8"), re.DOTALL
    ):
        for slug, count in re.findall(r'data-slug="([^"]+)".*?class="count">([0-9]+)<', values):
            found[key, slug] = int(count)
    return found


def test_the_facets_count_it_and_their_pages_show_it(published: Path, site: Path) -> None:
    added = counts(published / "atvejai/index.html")
    added.subtract(counts(site / "atvejai/index.html"))
    expected = {(key, slug): 1 for key, slugs in FACETS.items() for slug in slugs}
    assert {one: count for one, count in added.items() if count} == expected
    for drawer in published.glob("atvejai/*/*/index.html"):
        key, slug = drawer.parts[-3:-1]
        text = drawer.read_text("utf-8")
        row = f'<h2><a href="../../{NAME}/">{GOOD["case"]["title"]}</a></h2>' in text
        assert row == ((key, slug) in expected), drawer
        if row:
            before = site / "atvejai" / key / slug / "index.html"
            rows = before.read_text("utf-8").count('<li class="row">') if before.is_file() else 0
            assert text.count('<li class="row">') == rows + 1, drawer


def test_a_reader_filters_it_out_of_the_list(published: Path, browser: Browser) -> None:
    context = browser.new_context(locale="lt-LT")
    page = context.new_page()
    chosen = "&".join(f"{key}={','.join(slugs)}" for key, slugs in FACETS.items() if key != "savivaldybe")
    page.goto(f"{(published / 'atvejai/index.html').as_uri()}?{chosen}")
    page.locator("#kiek").get_by_text("1\u00a0atvejis").wait_for()
    assert page.locator(".card:visible h3, .card:visible h2").all_inner_texts() == [GOOD["case"]["title"]]
    page.goto(f"{(published / 'atvejai/index.html').as_uri()}?{chosen.replace('salis=lietuva', 'salis=norvegija')}")
    page.locator("#kiek").get_by_text("atvejų nėra").wait_for()
    context.close()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small project with a finished site."""
    project = Project(tmp_path_factory.mktemp("taikus"))
    shutil.copytree(ROOT / "tests/samples", project.root, dirs_exist_ok=True)
    equip(project.root)
    made = run("kb", "build", cwd=project.root)
    assert made.returncode == 0, made.stdout + made.stderr
    return project


def files(root: Path) -> dict[str, bytes]:
    """Return the content and the finished site."""
    folders = [root / name for name in ("cases", "docs", "site")]
    return {str(file): file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_story_is_told_and_changes_nothing(name: str, built: Project) -> None:
    before = files(built.root)
    file = built.root.parent / f"{name}.kb.json"
    file.write_text(json.dumps(spoilt(name)), "utf-8")
    result = run("kb", "import", str(file), cwd=built.root)
    told = [line for line in result.stdout.splitlines() if line.startswith(file.name) and "įspėjimas" not in line]
    assert result.returncode == 1
    field, code = BROKEN[name]
    assert len(told) == 1, told
    assert told[0].startswith(f"{file.name}: {field} – ")
    assert told[0].endswith(f" [{code}]")
    assert told[0].count(" – ") >= 2, "the message says what is wrong, but not what to write instead"
    assert "nieko nepakeista" in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert files(built.root) == before
    # Written in spite of its error, it stops a build before the site of readers is touched, with the same words.
    assert run("kb", "import", "--anyway", str(file), cwd=built.root).returncode == 0
    stopped = run("kb", "build", cwd=built.root)
    assert stopped.returncode == 1
    assert f"[{code}]" in stopped.stdout + stopped.stderr
    after = files(built.root)
    assert {path: data for path, data in after.items() if path in before} == before
    added = [Path(path) for path in set(after) - set(before)]
    assert all(path.parent == built.root / "cases/lt" for path in added)
    for path in added:
        path.unlink()


def test_preview_is_the_page(browser: Browser, home: str, tmp_path: Path) -> None:
    """What the preview shows of a published case, a rich one or a thin one, is what its page shows."""
    cases = sorted(load(ROOT).cases.values(), key=lambda entry: (entry.meta.completeness, entry.id))
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="lt-LT")
    page = context.new_page()
    for entry in (cases[0], cases[-1]):
        story: Story = story_of(entry.document, entry.body.text)
        file = tmp_path / "a.kb.json"
        file.write_text(story.model_dump_json(), "utf-8")
        real = read(page.request.get(home + entry.url).text())
        page.goto(home + ADDRESS)
        with page.expect_file_chooser() as caught:
            page.get_by_role("button", name="Atidaryti išsaugotą failą").click()
        caught.value.set_files(file)
        page.get_by_role("button", name="Peržiūra", exact=True).click()
        page.get_by_role("button", name="Kaip atrodys puslapis").click()
        page.locator("dialog article").wait_for()
        assert read(page.locator("dialog.preview").inner_html()) == real
        page.keyboard.press("Escape")
    context.close()


def test_preview_of_nothing_and_of_mischief(browser: Browser, home: str, tmp_path: Path) -> None:
    """An empty form has a preview too, and nothing in an answer becomes markup."""
    context = browser.new_context(locale="lt-LT")
    page = context.new_page()
    page.goto(home + ADDRESS)
    page.get_by_role("button", name="Peržiūra", exact=True).click()
    page.get_by_role("button", name="Kaip atrodys puslapis").click()
    assert page.locator("dialog h1").inner_text() == "…"
    page.keyboard.press("Escape")
    story = spoilt("script")
    bad = '<img src=x onerror="document.title=1"><b>„R&D“</b>'
    story["case"] |= {
        "title": bad,
        "summary": bad,
        "country": bad,
        "institution": {"name": bad, "type": "museum", "url": "javascript:alert(1)"},
    }
    story["body"]["Iššūkis"] = (
        f"{bad} [čia](javascript:alert(1)) `{bad}` | **{bad}**\n\n- {bad}\n\n| {bad} |\n|---|\n| {bad} |"
    )
    file = tmp_path / "a.kb.json"
    file.write_text(json.dumps(story), "utf-8")
    with page.expect_file_chooser() as caught:
        page.get_by_role("button", name="Atidaryti išsaugotą failą").click()
    caught.value.set_files(file)
    page.get_by_role("button", name="Peržiūra", exact=True).click()
    page.get_by_role("button", name="Kaip atrodys puslapis").click()
    article = page.locator("dialog article")
    assert article.locator("h1").inner_text() == bad
    assert article.locator("script, b, img[src=x], [onerror], a[href^=javascript]").count() == 0
    assert page.title() != "1"
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_all_questions_are_accessible(browser: Browser, home: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, locale="lt-LT")
    page = context.new_page()
    page.goto(home + ADDRESS)
    page.get_by_role("button", name="Visi klausimai").click()
    for kind in ("sources", "results", "risks", "images"):
        page.locator(f'.list[data-key="{kind}"] > .add').click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_by_keyboard_question_after_question(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700}, locale="lt-LT")
    page = context.new_page()
    page.goto(home + ADDRESS)
    page.get_by_role("button", name="Toliau").focus()
    page.keyboard.press("Enter")
    assert page.locator("h2:focus").inner_text() == "Kas tai padarė"
    page.get_by_role("button", name="Atgal").click()
    assert "privalomas laukas tuščias" in page.locator('[data-key="title"] .fault').inner_text()
    assert page.locator('[data-key="title"] input').get_attribute("aria-invalid") == "true"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_without_scripts_there_is_the_word_template(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home + ADDRESS)
    assert page.locator("noscript").count() == 1
    answer = page.request.get(home + ADDRESS + "istorijos-ruosinys.docx")
    assert answer.ok
    assert answer.body().startswith(b"PK")
    context.close()


def test_opened_from_a_folder(browser: Browser, site: Path) -> None:
    context = browser.new_context(locale="lt-LT")
    page = context.new_page()
    page.goto((site / "pasidalinkite/index.html").as_uri())
    page.locator('[data-key="title"] input').fill("Bandymas")
    page.get_by_role("button", name="Toliau").click()
    assert page.locator("h2:focus").inner_text() == "Kas tai padarė"
    context.close()
