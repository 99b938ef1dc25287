"""From a story in a form to a page of the site: written in a browser, imported, checked, built; and nothing breaks on the way."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import violations
from kb.content import load
from kb.story import Story, story_of
from playwright.sync_api import Browser, Page
from stories import GOOD, spoilt
from support import ROOT, Project, copy_project, run

ADDRESS = "pasidalinkite/"
BROKEN = (
    "no-title", "long-title", "html-in-title", "markup-in-title", "straight-quotes", "short-summary", "no-institution", "unknown-type",
    "bad-link", "unknown-municipality", "year-in-words", "end-before-start", "source-without-title", "source-impossible-day",
    "too-many-themes", "number-for-people", "people-without-consent", "personal-mailbox", "uncited-figure", "script",
)  # fmt: skip


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
    assert shown.locator("figure img").evaluate("e => e.naturalWidth") == 1600
    assert violations(form) == []
    form.keyboard.press("Escape")
    assert not shown.is_visible()


def test_the_story_reaches_the_site(saved: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    for made in ("web/dist", "node_modules"):
        if not (project / made).exists():
            (project / made).symlink_to(ROOT / made)
    brought = run("kb", "import", str(saved), cwd=project)
    assert brought.returncode == 0, brought.stdout + brought.stderr
    case = project / "cases/lt/biblioteka-skolina-seklas-ir-kviecia-kartu-sodinti.md"
    assert case.is_file()
    assert run("kb", "check", cwd=project).returncode == 0
    case.write_text(case.read_text("utf-8").replace("status: draft", "status: published"), "utf-8")
    built = run("kb", "build", cwd=project)
    assert built.returncode == 0, built.stdout + built.stderr
    site, title = project / "site", GOOD["case"]["title"]
    page = (site / "atvejai" / case.stem / "index.html").read_text("utf-8")
    assert title in page
    assert f"nuotraukos/lt/{case.stem}-1.jpg" in page
    assert title in (site / "duomenys/naujienos.xml").read_text("utf-8")
    assert case.stem in {one["id"] for one in json.loads((site / "duomenys/atvejai.json").read_text("utf-8"))}
    assert title in (site / "atvejai/index.html").read_text("utf-8")
    assert case.stem in (site / "paieska/antrastes.js").read_text("utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("taikus")
    shutil.copytree(ROOT / "tests/samples", root, dirs_exist_ok=True)
    (root / "site").mkdir()
    (root / "site/index.html").write_text("sena svetainė", "utf-8")
    return Project(root)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_story_is_told_and_changes_nothing(name: str, project: Project) -> None:
    before = {file: file.read_bytes() for file in project.root.rglob("*") if file.is_file()}
    file = project.root.parent / f"{name}.kb.json"
    file.write_text(json.dumps(spoilt(name)), "utf-8")
    result = run("kb", "import", str(file), cwd=project.root)
    told = [line for line in result.stdout.splitlines() if line.startswith(file.name) and "įspėjimas" not in line]
    assert result.returncode == 1
    assert 1 <= len(told) <= 2, told
    assert "Traceback" not in result.stdout + result.stderr
    assert {f: f.read_bytes() for f in project.root.rglob("*") if f.is_file()} == before
    # Written in spite of its errors, it stops a build before the old site is touched.
    run("kb", "import", "--anyway", str(file), cwd=project.root)
    assert run("kb", "build", cwd=project.root).returncode == 1
    assert (project.root / "site/index.html").read_text("utf-8") == "sena svetainė"
    for added in set(project.root.rglob("*.*")) - set(before):
        if added.is_file():
            added.unlink()


def test_preview_is_the_page(browser: Browser, home: str, tmp_path: Path) -> None:
    """What the preview shows of a published case is what its page shows."""
    entry = load(ROOT).cases["kulturos-fabrikas-klaipeda"]
    story: Story = story_of(entry.document, entry.body.text)
    file = tmp_path / "a.kb.json"
    file.write_text(story.model_dump_json(), "utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="lt-LT")
    page = context.new_page()
    page.goto(home + entry.url)
    parts = (
        ".case-head h1",
        ".case-head .lead",
        ".prose > p",
        ".prose > ul > li",
        ".result h3",
        ".bars dd",
        ".big",
        ".risks li",
        ".fact-list dd",
        ".sources li",
        ".label .wide dd",
    )

    def seen(root: str) -> dict[str, list[str]]:
        script = "([root, part]) => [...document.querySelectorAll(root + ' ' + part)].map(e => e.innerText.replace(/[\\s\\u00a0↑]+/g, ' ').trim())"
        return {part: page.evaluate(script, [root, part]) for part in parts}

    real = seen("main article")
    page.goto(home + ADDRESS)
    with page.expect_file_chooser() as caught:
        page.get_by_role("button", name="Atidaryti išsaugotą failą").click()
    caught.value.set_files(file)
    page.get_by_role("button", name="Peržiūra", exact=True).click()
    page.get_by_role("button", name="Kaip atrodys puslapis").click()
    mine = seen("dialog article")
    for part in parts:
        assert mine[part], part
        assert [text for text in mine[part] if text not in real[part]] == [], part
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
