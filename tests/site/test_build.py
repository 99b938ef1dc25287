"""Building: the old site survives every failure, drafts never get out, two builds are equal."""

from __future__ import annotations

import hashlib
import logging
from io import BytesIO
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from support import ROOT, Project, run


def hashes(folder: Path) -> dict[str, str]:
    return {
        f.relative_to(folder).as_posix(): hashlib.sha256(f.read_bytes()).hexdigest()
        for f in sorted(folder.rglob("*"))
        if f.is_file()
    }


def with_rights(case: str, file: str, alt: str) -> str:
    """Return a case that names the rights of a picture."""
    image = f"images:\n  - file: {file}\n    alt: {alt}\n    author: Biblioteka\n    licence: CC BY 4.0\n    people: none\nreview:\n"
    return case.replace("review:\n", image, 1)


def picture(note: str) -> bytes:
    """Return a small PNG picture that carries a note."""
    carried, file = PngInfo(), BytesIO()
    carried.add_text("Title", note)
    Image.new("RGB", (400, 300), "#8c2f25").save(file, "png", pnginfo=carried)
    return file.getvalue()


def test_two_builds_are_equal_byte_for_byte(small: Project) -> None:
    assert run("kb", "build", cwd=small.root).returncode == 0
    first = hashes(small.root / "site")
    assert run("kb", "build", cwd=small.root, TZ="Pacific/Auckland", LC_ALL="C").returncode == 0
    assert hashes(small.root / "site") == first


def test_a_failed_build_leaves_the_old_site(small: Project) -> None:
    assert run("kb", "build", cwd=small.root).returncode == 0
    before = hashes(small.root / "site")
    case = small.root / "cases/no/bandymas.md"
    good = case.read_text("utf-8")
    case.write_text(good.replace("country: NO", "country: XX"), "utf-8")
    failed = run("kb", "build", cwd=small.root)
    assert failed.returncode == 1
    assert "cases/no/bandymas.md:6: laukas „country“ – nežinoma reikšmė „XX“" in failed.stdout
    assert "Ankstesnė svetainė nepakeista" in failed.stderr
    assert "Traceback" not in failed.stdout + failed.stderr
    assert hashes(small.root / "site") == before
    direct = run("mkdocs", "build", "--strict", cwd=small.root)
    assert direct.returncode == 1
    assert hashes(small.root / "site") == before


def test_drafts_and_their_pictures_reach_no_byte(small: Project) -> None:
    case = (small.root / "cases/no/bandymas.md").read_text("utf-8")
    draft = case.replace("id: bandymas", "id: slaptas-juodrastis").replace("status: published", "status: draft")
    draft = draft.replace("title: Biblioteka skolina ne tik knygas", "title: Slaptas pavadinimas").replace(
        "1. Pradėkite", "![Lentyna](slapta.png)\n\n1. Pradėkite"
    )
    small.write("cases/no/slaptas-juodrastis.md", with_rights(draft, "slapta.png", "Lentyna"))
    small.write("cases/no/slapta.png", picture("SLAPTA-NUOTRAUKA"))
    result = run("kb", "build", cwd=small.root)
    assert result.returncode == 0, result.stdout + result.stderr
    for file in (small.root / "site").rglob("*"):
        assert "slapt" not in file.name
        if file.is_file():
            data = file.read_bytes().lower()
            assert b"slapt" not in data, file


def test_pictures_beside_a_case_are_published(small: Project) -> None:
    case = small.root / "cases/no/bandymas.md"
    text = case.read_text("utf-8").replace("1. Pradėkite", "![Lentyna su įrankiais](lentyna.svg)\n\n1. Pradėkite")
    case.write_text(with_rights(text, "lentyna.svg", "Lentyna su įrankiais"), "utf-8")
    small.write("cases/no/lentyna.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"/>\n')
    assert run("kb", "build", cwd=small.root).returncode == 0
    html = (small.root / "site/atvejai/bandymas/index.html").read_text("utf-8")
    assert 'src="../../nuotraukos/no/lentyna.svg"' in html
    assert 'width="30"' in html
    assert (small.root / "site/nuotraukos/no/lentyna.svg").is_file()


def test_photos_stand_with_their_rights(small: Project) -> None:
    case = small.root / "cases/no/bandymas.md"
    case.write_text(with_rights(case.read_text("utf-8"), "lentyna.svg", "Lentyna su įrankiais"), "utf-8")
    small.write("cases/no/lentyna.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"/>\n')
    assert run("kb", "build", cwd=small.root).returncode == 0
    html = (small.root / "site/atvejai/bandymas/index.html").read_text("utf-8")
    assert '<img src="../../nuotraukos/no/lentyna.svg" alt="Lentyna su įrankiais" width="30" height="20"' in html
    assert "Nuotrauka: Biblioteka, CC BY 4.0" in html


def test_an_old_address_leads_to_the_new_one(small: Project) -> None:
    case = small.root / "cases/no/bandymas.md"
    case.write_text(case.read_text("utf-8").replace("id: bandymas\n", "id: bandymas\nold_ids: [senas-vardas]\n"), "utf-8")
    assert run("kb", "build", cwd=small.root).returncode == 0
    html = (small.root / "site/atvejai/senas-vardas/index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../bandymas/">' in html


def test_cases_that_learnt_from_one_another_show_it(small: Project) -> None:
    case = (small.root / "cases/no/bandymas.md").read_text("utf-8")
    pupil = case.replace("id: bandymas", "id: mokinys").replace("started: 2017", "started: 2019\nadapted_from: [bandymas]")
    small.write("cases/no/mokinys.md", pupil.replace("title: Biblioteka skolina", "title: Kita biblioteka skolina"))
    assert run("kb", "build", cwd=small.root).returncode == 0
    tree = (
        (small.root / "site/atvejai/mokinys/index.html")
        .read_text("utf-8")
        .partition('class="lineage"')[2]
        .partition("</section>")[0]
    )
    assert tree.index('href="../bandymas/"') < tree.index("Kita biblioteka skolina")
    assert 'aria-current="true">Kita biblioteka' in tree
    teacher = (small.root / "site/atvejai/bandymas/index.html").read_text("utf-8").partition('class="lineage"')[2]
    assert 'href="../mokinys/"' in teacher.partition("</section>")[0]


def test_a_strict_build_says_nothing(small: Project, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        build(load_config(str(small.root / "mkdocs.yml"), strict=True, site_dir=str(small.root / "out")))
    assert [record.getMessage() for record in caplog.records] == []


def test_every_problem_is_told_once_and_all_at_once(small: Project) -> None:
    for name in ("vienas", "du", "trys"):
        small.write(f"cases/no/{name}.md", f"---\nid: {name}\ntitle: 5\n---\n")
    failed = run("kb", "check", cwd=small.root)
    lines = [line for line in failed.stdout.splitlines() if ": laukas „title“" in line]
    assert [line.split(":")[0] for line in lines] == ["cases/no/du.md", "cases/no/trys.md", "cases/no/vienas.md"]


def test_edit_links_lead_to_the_source(small: Project) -> None:
    settings = small.root / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8") + "\nrepo_url: https://example.org/kultura/baze\nsite_url: https://example.org/kb/\n",
        "utf-8",
    )
    assert run("kb", "build", cwd=small.root).returncode == 0
    case = (small.root / "site/atvejai/bandymas/index.html").read_text("utf-8")
    assert "https://example.org/kultura/baze/edit/main/cases/no/bandymas.md" in case
    assert '<link rel="canonical" href="https://example.org/kb/atvejai/bandymas/">' in case
    assert "https://example.org/kultura/baze/edit/main/docs/index.md" in (small.root / "site/index.html").read_text("utf-8")


def test_without_settings_no_link_is_invented(site: Path) -> None:
    for file in site.rglob("*.html"):
        text = file.read_text("utf-8")
        assert 'href="mailto:' not in text
        assert "/issues/new" not in text
        assert 'rel="canonical"' not in text


def test_mkdocs_loads_one_small_file() -> None:
    assert "hooks: [hooks/site_hooks.py]" in (ROOT / "mkdocs.yml").read_text("utf-8")
    assert len((ROOT / "hooks/site_hooks.py").read_text("utf-8").splitlines()) <= 90


def test_properdocs_makes_the_same_pages(small: Project) -> None:
    assert run("kb", "build", cwd=small.root).returncode == 0
    result = run(
        "properdocs",
        "build",
        "--strict",
        "--quiet",
        "--config-file",
        "mkdocs.yml",
        "--site-dir",
        "other",
        cwd=small.root,
        SOURCE_DATE_EPOCH="1767225600",
    )
    assert result.returncode == 0, result.stderr
    pages = {
        name: text for name, text in hashes(small.root / "site").items() if name.endswith((".html", ".json", ".csv", ".svg"))
    }
    others = hashes(small.root / "other")
    assert {name: others.get(name) for name in pages} == pages
