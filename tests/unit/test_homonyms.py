"""Two terms that claim one name."""

from __future__ import annotations

import pytest
from kb.content import load
from kb.lexicon import lexicon
from kb.report import as_text
from support import ROOT, Project

MOCK_UP = "docs/zodynas/mtep/maketas.md"
PROTOTYPE = "docs/zodynas/mtep/prototipas.md"


def change(project: Project, path: str, old: str, new: str) -> None:
    text = (project.root / path).read_text("utf-8")
    assert old in text
    project.write(path, text.replace(old, new, 1))


def shared(project: Project) -> list[tuple[str, int | None]]:
    """Return file and line of each name that two terms claim."""
    return [(problem.path, problem.line) for problem in project.problems() if problem.code == "name-shared"]


@pytest.mark.parametrize(
    "line",
    [
        "synonyms: [maketas]",
        "synonyms: [Maketai]",
        "synonyms: [gaminys, maketas (modelis)]",
        "not_recommended: [maketas]",
        "forms: [maketas]",
        "abbreviation: maketas",
    ],
)
def test_a_name_that_another_term_has_is_told_of(sample: Project, line: str) -> None:
    change(sample, PROTOTYPE, "en: prototype", f"{line}\nen: prototype")
    assert shared(sample) == [(PROTOTYPE, 4)]


@pytest.mark.parametrize("line", ["synonyms: [maketavimas]", "synonyms: [mažas maketas]", "en_abbreviation: maketas"])
def test_other_names_are_let_be(sample: Project, line: str) -> None:
    change(sample, PROTOTYPE, "en: prototype", f"{line}\nen: prototype")
    assert shared(sample) == []


def test_two_words_in_either_number(sample: Project) -> None:
    change(sample, MOCK_UP, "en: mock-up", "synonyms: [projekto rodiklis]\nen: mock-up")
    change(sample, PROTOTYPE, "en: prototype", "synonyms: [projektų rodikliai]\nen: prototype")
    assert shared(sample) == [(PROTOTYPE, 4)]


def test_the_message_leads_to_both_lines(sample: Project) -> None:
    change(sample, MOCK_UP, "en: mock-up", "synonyms: [modelis]\nen: mock-up")
    change(sample, PROTOTYPE, "en: prototype", "synonyms: [bandinys, modelis]\nen: prototype")
    text = as_text(sample.problems(), "lt")
    assert f"{PROTOTYPE}:4: įspėjimas: laukas „synonyms.2“" in text
    assert f"„Maketas“ ({MOCK_UP}:4)" in text


def test_equal_headwords_are_told_of_once(sample: Project) -> None:
    change(sample, PROTOTYPE, "term: Prototipas", "term: Maketas")
    codes = [code for code, _, _ in sample.found()]
    assert codes.count("title-duplicate") == 1
    assert "name-shared" not in codes


def test_terms_that_warn_of_each_other_may_share_a_name(sample: Project) -> None:
    """A word with two meanings: each is marked in its own company."""
    warns = "not_to_confuse:\n  - {{term: {}, why: Kita prasmė}}\nonly_beside: [{}]\nen: "
    change(sample, MOCK_UP, "en: ", "synonyms: [modelis]\n" + warns.format("prototipas", "karton-"))
    change(sample, PROTOTYPE, "en: ", "synonyms: [modelis]\n" + warns.format("maketas", "veiki-"))
    assert shared(sample) == []
    names = lexicon(load(sample.root).terms.values())
    for text, expected in (
        ("Modelis iš kartono.", ["maketas"]),
        ("Veikiantis modelis.", ["prototipas"]),
        ("Gražus modelis.", []),
    ):
        assert [found.term for found in names.find(text)] == expected


def test_no_name_of_the_glossary_belongs_to_two_terms() -> None:
    assert shared(Project(ROOT)) == []
