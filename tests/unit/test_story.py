"""A story from a form: the same rules in the browser and in `kb`, and a draft that breaks nothing."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from kb.checks import check
from kb.content import load
from kb.form import STEPS, description, fields, for_scripts
from kb.layout import TEXTS
from kb.story import Story, draft
from stories import FAULTS, spoilt
from support import ROOT, Project

TODAY = date(2026, 11, 22)
PROGRAM = ROOT / "web/dist/story-node.mjs"


@pytest.fixture(scope="module")
def in_browser() -> dict[str, list[list[str]]]:
    """What the form's own rules say of each story."""
    node = json.loads((ROOT / "web/dist/manifest.json").read_text("utf-8"))["node"]
    stories = [spoilt(name) for name in FAULTS]
    given = json.dumps({"spec": description(), "today": TODAY.isoformat(), "stories": stories})
    result = subprocess.run([node, str(PROGRAM)], input=given, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return dict(zip(FAULTS, json.loads(result.stdout), strict=True))


@pytest.mark.parametrize("name", FAULTS)
def test_form_and_check_say_the_same(name: str, in_browser: dict[str, list[list[str]]], sample: Project) -> None:
    made = draft(Story.model_validate(spoilt(name)), load(sample.root), TODAY)
    told = {(problem.code, problem.field) for problem in made.problems}
    assert {(code, field) for code, field, _ in in_browser[name]} == told
    assert bool(told) == (name not in ("good", "institution-mailbox"))
    assert [message for _, _, message in in_browser[name] if not message or "{" in message] == []


def test_every_question_has_its_words() -> None:
    for step, keys in STEPS.items():
        assert TEXTS["story"]["steps"][step]["title"]
        for key in keys:
            inner = [f"{key}.{name}" for name in fields()[key].get("fields", {}) if name != "id"]
            for one in (key, *inner):
                assert TEXTS["story"]["ask"][one]["q"].strip(), one


def test_patterns_mean_the_same_in_scripts() -> None:
    assert for_scripts(re.compile(r"(?P<a>\w+) - [\w.-]+\b", re.IGNORECASE))[1] == "ui"
    source = for_scripts(re.compile(r"(?P<a>\w+)"))[0]
    assert source == r"(?<a>[\p{L}\p{N}_]+)"


def test_a_draft_is_valid_and_its_photos_are_clean(sample: Project) -> None:
    made = draft(Story.model_validate(spoilt("good")), load(sample.root), TODAY)
    assert made.path == "cases/lt/biblioteka-skolina-seklas-ir-kviecia-kartu-sodinti.md"
    assert [*made.pictures] == ["biblioteka-skolina-seklas-ir-kviecia-kartu-sodinti-1.jpg"]
    photo = next(iter(made.pictures.values()))
    assert b"Exif" not in photo
    sample.write(made.path, made.text)
    sample.write(str(Path(made.path).parent / next(iter(made.pictures))), photo)
    assert check(load(sample.root)) == []
    assert load(sample.root).public.cases.keys() == {"bandymas"}
