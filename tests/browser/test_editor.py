"""The organisers' editor in a real browser over a repository of the test: create, edit, review, publish a story end to end."""

from __future__ import annotations

import base64
import functools
import json
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from articles import read
from conftest import Quiet
from kb.content import load
from kb.editor import FOLDERS, PROGRAM, collection, config
from kb.model import MODELS
from kb.site import Settings
from kb.widgets import texts
from playwright.sync_api import Browser, Locator, Page, TimeoutError
from repository import Repository
from support import ROOT, SAMPLES, Project, equip, run

from tools.editor import fixed, reworded

DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
"""A picture of one point."""
SUMMARY = "Mažas muziejus pusę metų bandė dirbti vakarais, nes dieną lankytojai dirba; čia parašyta, kas iš to išėjo."
TEXT = """## Iššūkis

Dieną muziejus buvo tuščias[^s1].

## Sprendimas

Muziejus atidarė duris vakarais[^s1].

## Rezultatai

Lankytojų padaugėjo, skaičių nėra.

## Kaip pakartoti

Pradėkite nuo vieno vakaro."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The sample with the editor in its site."""
    root = tmp_path_factory.mktemp("editor") / "project"
    shutil.copytree(SAMPLES, root)
    made = run("tools.editor", cwd=ROOT)
    assert made.returncode == 0, made.stderr
    (root / ".cache").mkdir()
    (root / PROGRAM).symlink_to(ROOT / PROGRAM)
    equip(root)
    (root / "cases/lt").mkdir()
    built = run("kb", "build", cwd=root)
    assert built.returncode == 0, built.stdout + built.stderr
    return Project(root)


@pytest.fixture(scope="module")
def editor(browser: Browser, project: Project) -> Iterator[tuple[Page, Repository, list[str], str]]:
    """The editor, signed in; what the browser complained of is remembered."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(project.root / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_address[1]}/redagavimas/"
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, locale="lt-LT")
    page = context.new_page()
    repository = Repository(project.root)
    faults: list[str] = []
    # Decap rejects a promise with nothing when a form is not filled; its message is what matters
    page.on("pageerror", lambda error: faults.append(str(error)) if str(error) != "undefined" else None)
    page.on(
        "console",
        lambda m: faults.append(m.text) if "Content Security Policy" in m.text or "locale" in m.text.lower() else None,
    )
    page.on(
        "request",
        lambda r: (
            faults.append(r.url)
            if not r.url.startswith((home.removesuffix("redagavimas/"), "http://localhost:8081/", "data:", "blob:"))
            else None
        ),
    )
    page.on("dialog", lambda dialog: dialog.accept())
    page.route("http://localhost:8081/**", repository.answer)
    page.goto(home)
    page.get_by_role("button", name="Prisijungti").click()
    page.get_by_text("Naujas įrašas").first.wait_for()
    yield page, repository, faults, home
    context.close()
    server.shutdown()
    server.server_close()


def open_entry(page: Page, address: str, name: str) -> None:
    page.goto(address.partition("/entries/")[0])
    page.wait_for_function("!document.querySelector('[id^=id-field]')")
    page.goto(address)
    page.wait_for_function("name => document.querySelector('[id^=id-field]')?.value === name", arg=name)


def fill(page: Page, name: str, value: str) -> None:
    page.locator(f'[id^="{name}-field"]').last.fill(value)


def choose(page: Page, name: str, label: str, place: int = 0) -> None:
    page.locator(f'[id^="{name}-field"]').nth(place).click()
    page.get_by_role("option", name=label, exact=True).click()


def empty(page: Page, heading: Locator) -> None:
    """Delete the text that an entry begins with; the editor notices a selection only some time after it was made."""
    for _ in range(15):
        page.locator("[data-slate-editor]").last.click()
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
        with suppress(TimeoutError):
            heading.wait_for(state="detached", timeout=2000)
            return
    raise AssertionError("the text cannot be emptied")


def finish(page: Page) -> None:
    """Call a text ready in the open list of states, and publish it."""
    page.get_by_role("menuitem", name="Paruošta").click()
    page.get_by_role("button", name="Būsena: Paruošta").wait_for()
    page.get_by_role("button", name="Skelbti", exact=True).click()
    page.get_by_role("menuitem", name="Skelbti dabar").click()
    page.get_by_role("button", name="Paskelbta").wait_for()


def publish(page: Page) -> None:
    page.get_by_role("button", name="Išsaugoti").click()
    page.get_by_role("button", name="Būsena: Juodraštis").click()
    finish(page)


def test_a_new_story_from_the_first_word_to_the_site(
    editor: tuple[Page, Repository, list[str], str], project: Project
) -> None:
    page, repository, faults, home = editor
    page.goto(f"{home}#/collections/cases-lt/new")
    page.locator('[id^="title-field"]').first.wait_for()
    page.get_by_role("button", name="Išsaugoti").click()
    page.get_by_text("Dar ne viskas užpildyta").wait_for()
    page.get_by_text("Užpildykite lauką „Trumpai“.").first.wait_for()
    page.locator('[id^="id-field"]').first.fill("muziejus-vakarais")
    page.locator('[id^="title-field"]').first.fill("Muziejus atidarė duris vakarais")
    fill(page, "summary", SUMMARY)
    choose(page, "kind", "Geroji praktika")
    choose(page, "country", "Lietuva")
    fill(page, "municipality", "Šilutės rajono savivaldybė")
    page.locator('[id^="name-field"]').first.fill("Bandomasis muziejus")
    choose(page, "type", "Muziejus")
    fill(page, "started", "2024")
    choose(page, "innovation", "Nauja paslauga ar produktas")
    choose(page, "themes", "Bendruomenės telkimas")
    choose(page, "audience", "Suaugusieji")
    page.locator('[id^="sources-field"]').last.locator("button").nth(2).click()
    for name, value in (
        ("id", "s1"),
        ("title", "Metų ataskaita"),
        ("publisher", "Bandomasis muziejus"),
        ("accessed", "2026-01-10"),
        ("language", "lt"),
    ):
        fill(page, name, value)
    fill(page, "author", "Ona")
    fill(page, "checked", "2026-01-10")
    shown = page.frame_locator("iframe")
    empty(page, shown.get_by_role("heading", name="Iššūkis"))
    page.evaluate(
        "text => { const data = new DataTransfer(); data.setData('text/plain', text); document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})); }",
        TEXT,
    )
    assert shown.locator("h1").inner_text() == "Muziejus atidarė duris vakarais"
    assert "Juodraštis" in shown.locator(".badge").inner_text()
    assert shown.locator("h1").evaluate("e => getComputedStyle(e).fontFamily").startswith("Fraunces")
    shown.get_by_role("heading", name="Kaip pakartoti").wait_for()
    publish(page)
    file = project.root / "cases/lt/muziejus-vakarais.md"
    text = file.read_text("utf-8")
    assert "status: draft" in text
    assert "replication" not in text
    assert [problem for problem in project.problems() if problem.path == "cases/lt/muziejus-vakarais.md"] == []
    assert run("kb", "build", cwd=project.root).returncode == 0
    assert not (project.root / "site/atvejai/muziejus-vakarais").exists()
    open_entry(page, f"{home}#/collections/cases-lt/entries/muziejus-vakarais", "muziejus-vakarais")
    choose(page, "status", "Paskelbta")
    publish(page)
    assert "status: published" in file.read_text("utf-8")
    built = run("kb", "build", cwd=project.root)
    assert built.returncode == 0, built.stdout + built.stderr
    assert "Muziejus atidarė duris vakarais" in (project.root / "site/atvejai/muziejus-vakarais/index.html").read_text(
        "utf-8"
    )
    assert repository.unknown == []
    assert faults == []


@pytest.mark.parametrize(
    ("address", "page_of"),
    [
        ("cases-no/entries/bandymas", "atvejai/bandymas"),
        ("docs-zodynas-mtep/entries/prototipas", "zodynas/mtep/prototipas"),
    ],
)
def test_the_preview_is_the_page(
    editor: tuple[Page, Repository, list[str], str], project: Project, address: str, page_of: str
) -> None:
    page, _, faults, home = editor
    open_entry(page, f"{home}#/collections/{address}", address.rpartition("/")[2])
    page.frame_locator("iframe").locator("article h1").wait_for()
    real = read((project.root / "site" / page_of / "index.html").read_text("utf-8"))
    assert len(real) > 30
    assert read(page.frame_locator("iframe").locator("main").inner_html()) == real
    assert "svetainė pridės pati" in page.frame_locator("iframe").locator(".box").inner_text()
    assert faults == []


def test_an_edited_story_keeps_everything_else(editor: tuple[Page, Repository, list[str], str], project: Project) -> None:
    page, repository, faults, home = editor
    before = load(project.root).cases["bandymas"]
    open_entry(page, f"{home}#/collections/cases-no/entries/bandymas", "bandymas")
    page.locator('[id^="title-field"]').first.fill("Biblioteka skolina ir įrankius")
    page.get_by_role("button", name="Išsaugoti").click()
    page.get_by_role("button", name="Būsena: Juodraštis").wait_for()
    assert repository.drafts["cases-no/bandymas"]["status"] == "draft"
    assert load(project.root).cases["bandymas"].heading == before.heading
    page.get_by_role("button", name="Būsena: Juodraštis").click()
    page.get_by_role("menuitem", name="Peržiūrima").click()
    page.get_by_role("button", name="Būsena: Peržiūrima").click()
    finish(page)
    after = load(project.root).cases["bandymas"]
    assert after.meta == before.meta.model_copy(update={"title": "Biblioteka skolina ir įrankius"})
    assert after.body.text.strip() == before.body.text.strip()
    assert faults == []


def test_the_board_of_the_workflow(editor: tuple[Page, Repository, list[str], str]) -> None:
    page, _, _, home = editor
    page.goto(f"{home}#/workflow")
    page.get_by_text("Redakcijos eiga").wait_for()
    for name in ("Juodraščiai", "Peržiūrima", "Paruošta"):
        assert page.get_by_role("heading", name=name).is_visible()


def flat(phrases: dict[str, Any], above: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for name, phrase in phrases.items():
        found |= flat(phrase, f"{above}{name}.") if isinstance(phrase, dict) else {above + name: phrase}
    return found


def test_no_phrase_is_missing_or_english(editor: tuple[Page, Repository, list[str], str]) -> None:
    page = editor[0]
    english, ours = (flat(page.evaluate(f"CMS.getLocale('{name}')")) for name in ("en", "lt"))
    assert len(english) > 200
    assert [name for name in english if not ours.get(name)] == []
    same = {name for name, phrase in ours.items() if phrase == english.get(name)}
    assert same <= {"workflow.workflowCard.lastChangeNoAuthor"}
    assert set(flat(texts()["phrases"])) <= set(english)
    for name, phrase in english.items():  # what is filled in is known to the program
        assert set(held(phrase)) >= set(held(ours[name])), name


def held(phrase: str) -> list[str]:
    return [part.partition("}")[0] for part in phrase.split("%{")[1:]]


def test_every_field_of_the_model_can_be_edited() -> None:
    for folder, kind in FOLDERS.items():
        made = collection(folder, kind)
        names = [field["name"] for field in made["fields"]]
        assert set(names) == {*MODELS[kind].model_fields, "body"}
        assert names[0] == "id"
        assert "review" in names[-2:]
        for field in made["fields"]:
            assert field["label"][0].isupper(), field
            assert "$ref" not in json.dumps(field)


def test_a_git_host_is_asked_only_where_the_repository_is() -> None:
    assert config(Settings("Bazė"))["backend"] == {
        "name": "proxy",
        "proxy_url": "http://localhost:8081/api/v1",
        "branch": "main",
    }
    there = Settings("Bazė", repository="https://github.com/kultura/baze", editor_login="https://example.org/oauth")
    assert config(there)["backend"] == {
        "name": "github",
        "repo": "kultura/baze",
        "branch": "main",
        "base_url": "https://example.org/oauth",
    }


SAID = """() => {
  const said = new Set([document.title]);
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walk.currentNode; node; node = walk.nextNode()) {
    if (node.nodeType === 3 && !["SCRIPT", "STYLE", "NOSCRIPT"].includes(node.parentElement.tagName)) said.add(node.textContent.trim());
    for (const name of ["aria-label", "aria-roledescription", "title", "placeholder", "alt"]) if (node.getAttribute?.(name)) said.add(node.getAttribute(name));
  }
  return [...said];
}"""
ENGLISH = re.compile(
    r"\b(?:the|of|and|with|you|your|is|are|was|press|items?|select(?:ed)?|remove[ds]?|results?|available|close|loading|load|options?|errors?"
    r"|fields?|string|text|list|object|boolean|number|datetime|search|add|edit|delete[ds]?|saved?|saving|entry|entries|media|upload|download|copy"
    r"|drafts?|publish(?:ed|ing)?|new|sort|sortable|by|drop|drag|draggable|dragging|timer|notification|cancel|not|found|required|choose|image"
    r"|file|files|replace|already|exists|code|block|title|type|something|open|link|logo|login|logout|sign|date|today|now|month|year|next"
    r"|previous|invalid|value|must|please|try|again|unsaved|changes|review|ready|status|preview|view|grid|cards?|ascending|descending|none)\b",
    re.IGNORECASE,
)
"""Words that an English interface cannot do without."""
NAMES = re.compile(r"„[^“]*“|\[\^s1\]|https?:\S+|[a-z-]+\.[a-z]+|Techninis pranešimas prižiūrėtojams: .*")


class Ear:
    """Everything the editor showed and told a screen reader, and where."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: dict[str, str] = {}
        page.on("dialog", lambda dialog: self.said.setdefault(dialog.message, "dialog"))

    def listen(self, where: str) -> None:
        for one in self.page.evaluate(SAID):
            self.said.setdefault(one, where)

    def press(self, name: str | re.Pattern[str]) -> None:
        """Open a menu, listen, close it."""
        self.page.get_by_role("button", name=name).first.click()
        self.listen(str(name))
        self.page.keyboard.press("Escape")


def walk_lists(page: Page, ear: Ear, home: str) -> None:
    page.goto(f"{home}#/collections/cases-no")
    page.get_by_text("Biblioteka skolina").first.wait_for()
    for button in ("Rikiuoti", "Rodyti kortelėmis", "Sukurti naują", "Paskyros meniu"):
        ear.press(button)
    page.get_by_role("button", name="Failai").click()
    dot = {"name": "a.png", "mimeType": "image/png", "buffer": base64.b64decode(DOT)}
    for _ in range(2):  # a second one of the same name is asked about
        page.locator("input[type=file]").first.set_input_files([dot])
        page.get_by_text("a.png").first.wait_for()
    ear.listen("files")
    page.get_by_role("button", name="Uždaryti").click()


def walk_forms(page: Page, ear: Ear, home: str) -> None:
    for name in ("docs-lapai", "docs-zodynas-mtep", "cases-lt"):
        page.goto(f"{home}#/collections/{name}")
        page.wait_for_function("!document.querySelector('[id^=id-field]')")
        page.goto(f"{home}#/collections/{name}/new")
        page.locator('[id^="id-field"]').first.wait_for()
        ear.listen(f"{name}, new")
        for button in page.get_by_role("button", name=re.compile("^Pridėti")).all():
            if button.is_visible():
                button.click()
        page.locator('[id^="id-field"]').first.fill("Ąžuolas!")
        page.get_by_role("button", name="Išsaugoti").click()
        page.get_by_text("Dar ne viskas užpildyta").first.wait_for()
        ear.listen(f"{name}, faults")
    page.locator('[id^="kind-field"]').first.click()
    ear.listen("choice")
    page.keyboard.type("zzzz")
    page.get_by_text("Tokios reikšmės nėra").wait_for()
    ear.listen("choice of nothing")
    page.keyboard.press("Escape")


def walk_states(page: Page, ear: Ear, home: str) -> None:
    open_entry(page, f"{home}#/collections/cases-no/entries/bandymas", "bandymas")
    page.locator('[id^="title-field"]').first.fill("Biblioteka skolina ir dviračius")
    ear.listen("changed")
    page.get_by_role("button", name="Išsaugoti").click()
    page.get_by_role("button", name="Būsena: Juodraštis").wait_for()
    ear.listen("saved")
    ear.press("Būsena: Juodraštis")
    ear.press(re.compile("^Skelbti$"))
    page.goto(f"{home}#/workflow")
    page.get_by_text("dviračius").first.wait_for()
    ear.listen("board")
    page.locator("a[href*=bandymas]").first.hover()
    page.get_by_role("button", name=re.compile("^Ištrinti")).first.click()
    page.get_by_text("Nepaskelbti pakeitimai ištrinti").wait_for()
    ear.listen("deleted")
    page.goto(f"{home}#/nera")
    page.get_by_text("Nerasta").wait_for()
    ear.listen("no page")


def test_no_english_word_is_said_anywhere(editor: tuple[Page, Repository, list[str], str]) -> None:
    """A walk over lists, files, forms with mistakes, states and the board; at last the repository falls silent."""
    page, _, _, home = editor
    ear = Ear(page)
    walk_lists(page, ear, home)
    walk_forms(page, ear, home)
    walk_states(page, ear, home)
    everywhere = "http://localhost:8081/**"
    page.route(everywhere, lambda route: route.fulfill(status=500, body="{}", headers={"Access-Control-Allow-Origin": "*"}))
    page.goto(f"{home}#/collections/docs-zodynas-finansavimas")
    page.get_by_text("Nepavyko atverti").first.wait_for()
    ear.listen("no repository")
    assert len(ear.said) > 250
    assert "Failas „a.png“ jau yra. Ar jį pakeisti nauju?" in ear.said
    assert any(one.startswith("Elementui paimti") for one in ear.said)
    assert {one: where for one, where in ear.said.items() if ENGLISH.search(NAMES.sub("", one))} == {}


def test_words_that_the_program_lost_stop_its_building() -> None:
    assert len(fixed()) > 30
    program = (ROOT / PROGRAM / "decap-cms.js").read_text("utf-8")
    for old, new in fixed():
        assert old not in program
        assert new in program
    with pytest.raises(SystemExit, match="to ten nera"):
        reworded("program", [["to ten nera", "x"]])


def test_readers_never_load_it(site: Path, project: Project) -> None:
    for file in project.root.glob("site/**/*.html"):
        if "redagavimas" not in file.parts:
            assert "redagavimas" not in file.read_text("utf-8"), file
    assert "unsafe" not in (site / "index.html").read_text("utf-8")
