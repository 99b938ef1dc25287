"""The reader of files: what YAML 1.1 would spoil stays as written, and no bytes whatsoever raise an exception."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kb.checks import check
from kb.content import load, load_file
from kb.front_matter import read_document
from kb.kinds import kind_of
from kb.messages import MESSAGES
from kb.problems import Problem
from kb.source_text import read_text
from support import SAMPLES, Project

SAMPLE = (SAMPLES / "cases/no/bandymas.md").read_bytes()


def read(yaml: str) -> dict[str, object]:
    document = read_document(f"---\n{yaml}\n---\n", "x.md")
    assert document.problems == []
    return document.data


def test_what_looks_like_something_else_stays_text() -> None:
    data = read("a: NO\nb: 12:30\nc: 010\nd: 1.10\ne: 2024-02-30\nf: on\ng: 1_000\nh: 1e3\ni: '7'\nj: 0x1F")
    assert data == {
        "a": "NO", "b": "12:30", "c": "010", "d": "1.10", "e": "2024-02-30", "f": "on", "g": "1_000", "h": "1e3", "i": "7",
        "j": "0x1F",
    }  # fmt: skip


def test_numbers_truth_and_nothing_are_read() -> None:
    assert read("a: 7\nb: true\nc: false\nd: null\ne: ~\nf: -3\ng: 0") == {
        "a": 7, "b": True, "c": False, "d": None, "e": None, "f": -3, "g": 0,
    }  # fmt: skip


def test_lines_are_those_of_the_file() -> None:
    document = read_document("---\na: 1\nb:\n  - c: 2\n    d: 3\n---\ntext\n", "x.md")
    assert document.line_of(("a",)) == 2
    assert document.line_of(("b", 0, "d")) == 5
    assert document.line_of(("b", 7, "x")) == 3
    assert document.body_line == 7


def test_kind_follows_the_folder() -> None:
    kinds = {
        "cases/no/a.md": "case", "docs/zodynas/mtep/a.md": "term", "docs/zodynas/index.md": "page", "docs/mtep/4.md": "stage",
        "docs/seminarai/1-diena.md": "session", "docs/seminarai/uzduotys/u1.md": "exercise", "docs/lapai/a.md": "worksheet",
        "docs/apie.md": "page",
    }  # fmt: skip
    assert {path: kind_of(path) for path in kinds} == kinds


@given(st.binary(max_size=400))
@settings(max_examples=400, deadline=None)
def test_any_bytes_give_text_or_problems(data: bytes) -> None:
    text = read_text(data, "x.md")
    assert text.text is not None or text.problems
    if text.text is not None:
        assert_worded(read_document(text.text, "x.md").problems)


@given(st.integers(0, len(SAMPLE) - 1), st.binary(min_size=0, max_size=12), st.integers(0, 12))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_spoilt_file_never_raises(tmp_path: Path, at: int, patch: bytes, cut: int) -> None:
    project = Project(tmp_path)
    project.write("cases/no/bandymas.md", SAMPLE[:at] + patch + SAMPLE[at + cut :])
    entry, document = load_file(tmp_path, "cases/no/bandymas.md")
    assert entry is not None or document.problems
    assert_worded(check(load(tmp_path)))


def assert_worded(problems: list[Problem]) -> None:
    for problem in problems:
        assert problem.code in MESSAGES
        assert problem.line >= 1
        for language in ("lt", "en"):
            message = problem.message(language)
            assert message
            quoted = any("{" in str(value) for value in problem.args.values())
            assert quoted or "{" not in MESSAGES[problem.code].lt.format_map(Filled(problem.args))


class Filled(dict[str, object]):
    """Fails when a message asks for a value the finding does not carry."""

    def __missing__(self, key: str) -> str:
        raise AssertionError(key)
