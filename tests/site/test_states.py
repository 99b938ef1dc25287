"""States of an entry from draft to archived, as readers meet them."""

from __future__ import annotations

import json

import pytest
from support import Project, run

CASE = "cases/no/bandymas.md"


def edit(project: Project, *changes: tuple[str, str]) -> None:
    file = project.root / CASE
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")


def page(project: Project, address: str) -> str:
    return (project.root / "site" / address / "index.html").read_text("utf-8")


def test_an_archived_story_keeps_its_page_but_is_not_offered(small: Project) -> None:
    second = (
        (small.root / CASE)
        .read_text("utf-8")
        .replace("id: bandymas", "id: antras")
        .replace("title: Biblioteka skolina", "title: Antra skolina")
    )
    small.write("cases/no/antras.md", second)
    edit(small, ("status: published", "status: archived"))
    result = run("kb", "build", cwd=small.root)
    assert result.returncode == 0, result.stdout + result.stderr
    story = page(small, "atvejai/bandymas")
    assert "Archyvuota" in story
    assert "Puslapis nebeatnaujinamas" in story
    catalogue = page(small, "atvejai")
    cards, _, archive = catalogue.partition('id="archyvas"')
    assert 'href="bandymas/"' not in cards
    assert 'href="antras/"' in cards
    assert 'href="bandymas/"' in archive
    data = json.loads((small.root / "site/duomenys/atvejai.json").read_text("utf-8"))
    assert {case["id"]: case["review"]["status"] for case in data} == {"antras": "published", "bandymas": "archived"}


def test_a_story_grows_old_by_the_date_of_the_build(small: Project) -> None:
    for epoch, old in (("1835481600", True), ("1798761600", False)):  # March 2028, January 2027
        assert run("kb", "build", cwd=small.root, SOURCE_DATE_EPOCH=epoch).returncode == 0
        assert ("Reikia atnaujinti" in page(small, "atvejai/bandymas")) is old
    edit(small, ("status: published", "status: outdated"))
    assert run("kb", "build", cwd=small.root, SOURCE_DATE_EPOCH="1798761600").returncode == 0
    assert "Paskutinį kartą patikrinta 2026" in page(small, "atvejai/bandymas")


def test_a_story_in_review_stays_inside(small: Project) -> None:
    edit(small, ("status: published", "status: review"))
    index = small.root / "docs/index.md"
    index.write_text(
        index.read_text("utf-8").replace("[apie biblioteką](../cases/no/bandymas.md)", "apie biblioteką"), "utf-8"
    )
    result = run("kb", "build", cwd=small.root)
    assert result.returncode == 0, result.stdout + result.stderr
    assert not (small.root / "site/atvejai/bandymas").exists()


@pytest.mark.parametrize(
    ("reviewers", "codes"),
    [
        ("", ["value-needs"]),
        ("  reviewers: [Ona]\n", ["value-needs"]),
        ("  reviewers: [Ona, ona]\n", ["value-needs"]),
        ("  reviewers: [Ona, Petras, Redakcija]\n", ["value-needs"]),
        ("  reviewers: [Ona, Petras]\n", []),
    ],
)
def test_strong_evidence_is_published_when_two_have_checked_it(sample: Project, reviewers: str, codes: list[str]) -> None:
    strong(sample)
    edit(sample, ("  author: Redakcija\n", f"  author: Redakcija\n{reviewers}"))
    found = [code for code, _, field in sample.found() if field in ("evidence", "review.reviewers")]
    assert found == codes


def test_until_then_it_waits_in_review(sample: Project) -> None:
    strong(sample)
    edit(sample, ("status: published", "status: review"))
    assert [code for code, _, field in sample.found() if field == "evidence"] == []


def strong(sample: Project) -> None:
    """Give the sample strong evidence, checked after the rule came."""
    text = (sample.root / CASE).read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("evidence:")]
    text = (
        "\n".join(lines).replace("\nreview:", "\nevidence: 3\nreview:").replace("checked: 2026-01-10", "checked: 2026-11-23")
        + "\n"
    )
    (sample.root / CASE).write_text(text, "utf-8")
