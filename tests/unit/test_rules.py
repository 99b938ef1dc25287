"""Rules of the content: figures and their sources, agenda, drafts, links on a Git host."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from kb.body import Body
from kb.checks.citations import NUMBER, mask
from kb.content import load
from kb.links import resolve
from kb.messages import MESSAGES
from support import ROOT, Project, run


@pytest.mark.parametrize(
    "figure",
    ["2017 m.", "77 032 žmonės", "19,6 proc.", "5 Eur", "1 mln. kronų", "3 val.", "8 %", "12 įstaigų"],
)
def test_figures(figure: str) -> None:
    found = [m for m in NUMBER.finditer(mask(f"Buvo {figure} ten")) if m["unit"] or sum(c.isdigit() for c in m.group()) >= 2]
    assert found


@pytest.mark.parametrize(
    "text",
    [
        "trys žmonės",
        "3 žmonės",
        "10.30–13.30",
        "2021–2027 m. programa",
        "„Bibliotekos pažangai 22“",
        "nutarimas Nr. 650",
        "MTEP 4",
    ],
)
def test_not_figures(text: str) -> None:
    found = [m for m in NUMBER.finditer(mask(f"Buvo {text} ten")) if m["unit"] or sum(c.isdigit() for c in m.group()) >= 2]
    assert found == []


def test_advice_and_imagined_examples_are_free_of_citations(sample: Project) -> None:
    assert sample.found() == []


def test_a_gap_and_an_overlap_in_the_agenda(project: Project) -> None:
    day = (ROOT / "docs/seminarai/2-diena.md").read_text("utf-8")
    project.write("docs/seminarai/2-diena.md", day.replace("start: 10.15", "start: 10.20", 1))
    assert "agenda-gap" in {code for code, _, _ in project.found()}
    project.write("docs/seminarai/2-diena.md", day.replace("start: 10.15", "start: 10.10", 1))
    assert "agenda-overlap" in {code for code, _, _ in project.found()}
    project.write("docs/seminarai/2-diena.md", day)
    assert not {"agenda-gap", "agenda-overlap"} & {code for code, _, _ in project.found()}


def test_a_reading_list_too_short_for_somebody(project: Project) -> None:
    shutil.copytree(ROOT / "cases", project.root / "cases")
    day = (ROOT / "docs/seminarai/2-diena.md").read_text("utf-8")
    project.write("docs/seminarai/2-diena.md", day)
    assert "reading-few" not in {code for code, _, _ in project.found()}
    project.write("docs/seminarai/2-diena.md", day.replace("    - taurages-muziejus-santaka\n", "", 1))
    found = [problem for problem in project.problems() if problem.code == "reading-few"]
    assert [problem.message() for problem in found] == [
        "laukas „before.cases“ – įstaigos tipui „Muziejus“ tenka tik 2 atv. iš 3 – įrašykite daugiau šio tipo arba visiems tinkamų atvejų"
    ]
    assert found[0].level == "warning"


def test_steps_fill_an_exercise(project: Project) -> None:
    card = (ROOT / "docs/seminarai/uzduotys/u1-ar-tai-inovacija.md").read_text("utf-8")
    project.write("docs/seminarai/uzduotys/u1-ar-tai-inovacija.md", card.replace("minutes: 20", "minutes: 25", 1))
    assert "value-sum" in {code for code, _, _ in project.found()}


def test_a_link_to_a_draft_is_an_error(sample: Project) -> None:
    term = sample.root / "docs/zodynas/mtep/prototipas.md"
    term.write_text(term.read_text("utf-8").replace("status: published", "status: draft"), "utf-8")
    assert ("link-draft", 45, "") in sample.found()


def test_links_are_those_of_a_git_host() -> None:
    assert resolve("../../docs/zodynas/mtep/a.md#b", "cases/no/x.md").path == "docs/zodynas/mtep/a.md"
    assert resolve("#b", "cases/no/x.md").anchor == "b"
    assert resolve("../../../etc/passwd", "cases/no/x.md").fault == "link-outside"
    assert resolve("javascript:alert(1)", "docs/a.md").fault == "link-scheme"
    assert resolve("data:text/html,x", "docs/a.md").fault == "link-scheme"
    assert resolve("//evil.example/x", "docs/a.md").fault == "link-scheme"
    assert resolve("HTTPS://example.org", "docs/a.md").outside


def test_links_over_two_lines_are_seen() -> None:
    body = Body("Žr. [ilgą\npavadinimą](a.md) ir `[ne](b.md)`.", 10)
    assert [(link.line, link.target) for link in body.links] == [(10, "a.md")]


def test_no_page_shares_an_address(sample: Project) -> None:
    case = (sample.root / "cases/no/bandymas.md").read_text("utf-8")
    sample.write("cases/no/antras.md", case.replace("id: bandymas", "id: antras\nold_ids: [bandymas]"))
    assert ("path-collision", 1, "") in sample.found()


def test_symlinks_and_strange_files_are_refused(sample: Project) -> None:
    (sample.root / "cases/no/nuoroda.md").symlink_to("/etc/hostname")
    (sample.root / "cases/no/ratas").symlink_to(sample.root / "cases")
    sample.write("cases/no/Thumbs.db", b"x")
    sample.write("cases/no/Foto 1.png", b"x")
    codes = sorted(code for code, _, _ in sample.found())
    assert codes == ["file-content", "file-type", "file-unused", "path-name", "path-symlink", "path-symlink"]


def test_kb_does_not_know_mkdocs() -> None:
    sources = [*(ROOT / "hooks/kb").rglob("*.py")]
    assert sources
    for source in sources:
        assert "import mkdocs" not in source.read_text("utf-8").replace("never imports mkdocs", "")
        assert "from mkdocs" not in source.read_text("utf-8")
    code = (
        "import sys, kb.cli, kb.site, kb.export, kb.publish; assert not [m for m in sys.modules if m.startswith('mkdocs')]"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_message_is_worded_in_both_languages() -> None:
    for code, message in MESSAGES.items():
        assert message.lt, code
        assert message.en, code
        assert bool(message.mend_lt) == bool(message.mend_en), code


def test_every_message_is_explained_to_authors() -> None:
    headings = {heading.text for heading in Body((ROOT / "docs/rasantiems/pranesimai.md").read_text("utf-8")).headings}
    assert [code for code in MESSAGES if code not in headings] == []


def test_check_command(sample: Project) -> None:
    assert run("kb", "check", cwd=sample.root).returncode == 0
    case = sample.root / "cases/no/bandymas.md"
    case.write_text(case.read_text("utf-8").replace("evidence: 2", "evidence: 7"), "utf-8")
    failed = run("kb", "check", "--format", "json", cwd=sample.root)
    assert failed.returncode == 1
    import json

    assert [(p["code"], p["level"], p["path"], p["line"], p["field"]) for p in json.loads(failed.stdout)] == [
        ("value-range", "error", "cases/no/bandymas.md", 23, "evidence")
    ]
    github = run("kb", "check", "--format", "github", "--lang", "en", cwd=sample.root).stdout
    assert github.startswith("::error file=cases/no/bandymas.md,line=23,title=value-range::field evidence")
    assert run("kb", "check", "docs", cwd=sample.root).returncode == 0
    assert run("kb", "check", "nera.md", cwd=sample.root).returncode == 2
    assert run("kb", "chek", cwd=sample.root).returncode == 2
    assert run("kb", "check", "--root", str(sample.root), cwd=Path("/")).returncode == 1


def test_overview_counts_what_there_is(sample: Project) -> None:
    result = run("kb", "report", cwd=sample.root)
    assert result.returncode == 0
    assert "Atvejų: 1, sąvokų: 2" in result.stdout
    assert "| Biblioteka | 0 | 1 |" in result.stdout
    assert "Šilutės rajono savivaldybė" in result.stdout
    assert "- Maketas (`docs/zodynas/mtep/maketas.md`)" in result.stdout


def test_the_real_content_has_no_errors() -> None:
    from kb.checks import check

    assert [f"{p.path}:{p.line}: {p.message()}" for p in check(load(ROOT)) if p.level == "error"] == []
