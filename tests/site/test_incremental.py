"""Serving: a rebuild lays out only what an edit can have changed, and the folder is the same as after a clean build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from support import ROOT, Project, equip
from test_build import hashes

CASE = "cases/no/bandymas.md"
TERM = "docs/zodynas/mtep/prototipas.md"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 20"/>\n'
IMAGE = "images:\n  - {file: lentyna.svg, alt: Lentyna, author: Biblioteka, licence: CC BY 4.0, people: none}\nreview:\n"


class Served:
    """A project as it is served, in this process."""

    def __init__(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        self.project, self.monkeypatch = project, monkeypatch
        self.laid_out: list[str] = []

    def build(self, folder: str) -> dict[str, str]:
        """Build as `kb serve` does, wait for what follows later, and return what lies in the folder."""
        config = load_config(str(self.project.root / "mkdocs.yml"), site_dir=str(self.project.root / folder))
        config.plugins.on_startup(command="serve", dirty=True)
        mkdocs_build(config, dirty=True)
        from adapter import build

        build.LATER.thread.join()
        return hashes(self.project.root / folder)

    def clean(self) -> dict[str, str]:
        """Build from nothing, in a folder of its own, and return what lies in it."""
        from adapter import build
        from adapter.reuse import Kept

        with self.monkeypatch.context() as patch:
            patch.setattr(build, "KEPT", Kept())
            patch.setattr("kb.usage.NAMED", {})
            return self.build("clean")

    def rebuild(self) -> dict[str, str]:
        """Build once more, and note which pages are laid out."""
        from adapter import build

        self.laid_out.clear()
        keep: Any = build.KEPT.keep
        with self.monkeypatch.context() as patch:
            patch.setattr(build.KEPT, "keep", lambda view: (self.laid_out.append(view.url), keep(view)))
            return self.build("site")

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.project.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def served(sample: Project, monkeypatch: pytest.MonkeyPatch) -> Served:
    equip(sample.root)
    (sample.root / "hooks").unlink()
    (sample.root / "hooks").mkdir()
    for name in ("kb", "adapter", "site_hooks.py"):
        (sample.root / "hooks" / name).symlink_to(ROOT / "hooks" / name)
    (sample.root / "hooks/theme").mkdir()
    for file in (ROOT / "hooks/theme").iterdir():
        (sample.root / "hooks/theme" / file.name).symlink_to(file)
    monkeypatch.setattr("adapter.later.PAUSE", 0)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    sample.write("cases/no/lentyna.svg", PICTURE.format(30))
    case = Served(sample, monkeypatch)
    case.edit(CASE, "review:\n", IMAGE)
    case.build("site")
    return case


def write_a_second_case(served: Served) -> None:
    text = (served.project.root / CASE).read_text("utf-8")
    second = text.replace("id: bandymas", "id: antras").replace("title: Biblioteka", "title: Antra biblioteka")
    served.project.write("cases/no/antras.md", second.replace(IMAGE, "review:\n"))


def change_the_template(served: Served) -> None:
    footer = served.project.root / "hooks/theme/moved.html"
    text = footer.read_text("utf-8")
    footer.unlink()
    footer.write_text(f"{text}<!-- -->", "utf-8")


EDITS = {
    "the text of a case": lambda s: s.edit(CASE, "## Sprendimas\n", "## Sprendimas\n\nPakeista.\n"),
    "a title": lambda s: s.edit(CASE, "title: Biblioteka", "title: Miesto biblioteka"),
    "a definition": lambda s: s.edit(TERM, "---\n\n", "---\n\nNauja pradžia. "),
    "the length of a text": lambda s: s.edit(CASE, "## Sprendimas\n", "## Sprendimas\n\n" + 400 * "Žodis " + "\n"),
    "a link": lambda s: s.edit(
        CASE, "## Sprendimas\n", "## Sprendimas\n\nŽr. [maketą](../../docs/zodynas/mtep/maketas.md).\n"
    ),
    "a term": lambda s: s.edit(CASE, "## Sprendimas\n", "## Sprendimas\n\nPadarėme maketą.\n"),
    "a picture": lambda s: s.project.write("cases/no/lentyna.svg", PICTURE.format(60)),
    "a new case": write_a_second_case,
    "a case that is deleted": lambda s: (s.project.root / CASE).unlink(),
    "a case that is broken": lambda s: s.edit(CASE, "country: NO", "country: XX"),
    "a fault of form": lambda s: s.edit(CASE, "pradėjo skolinti daiktus", "pradėjo skolinti  daiktus"),
    "the day": lambda s: s.monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000"),
    "the name of the site": lambda s: s.edit("mkdocs.yml", "site_name: ", "site_name: Naujos "),
    "a template": change_the_template,
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_rebuild_is_equal_to_a_clean_build(served: Served, edit: str) -> None:
    before = hashes(served.project.root / "site")
    EDITS[edit](served)
    after = served.rebuild()
    assert after == served.clean()
    assert after != before or edit == "a template"


def test_only_the_page_of_an_edited_text_is_laid_out(served: Served) -> None:
    EDITS["the text of a case"](served)
    served.rebuild()
    assert served.laid_out == ["atvejai/bandymas/"]


def test_a_text_that_names_a_term_changes_the_page_of_the_term(served: Served) -> None:
    page = served.project.root / "site/zodynas/mtep/maketas/index.html"
    assert "kur-cases" not in page.read_text("utf-8")
    EDITS["a term"](served)
    served.rebuild()
    assert sorted(served.laid_out) == ["atvejai/bandymas/", "zodynas/mtep/maketas/"]
    assert '<span class="count">1</span>' in page.read_text("utf-8").split("kur-cases")[2]


def test_nothing_is_laid_out_when_nothing_changed(served: Served) -> None:
    before = hashes(served.project.root / "site")
    assert served.rebuild() == before
    assert served.laid_out == []


def test_a_changed_template_lays_out_every_page(served: Served) -> None:
    change_the_template(served)
    served.rebuild()
    assert len(served.laid_out) > 5


def test_a_new_edit_stops_the_work_for_the_one_before(served: Served, tmp_path: Path) -> None:
    from adapter.later import Later

    later, begun = Later(), []

    def files() -> Any:
        begun.append("first")
        yield "a.txt", b"a"
        later.stop()
        yield "b.txt", b"b"

    later.start(files, tmp_path / "place", ())
    later.thread.join()
    assert begun == ["first"]
    assert [file.name for file in (tmp_path / "place").iterdir()] == ["a.txt"]
