"""Pages of the training as they are published: facilitator notes stay out of every byte, papers and data stand."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from kb.content import Content, load
from support import ROOT


@pytest.fixture(scope="module")
def content() -> Content:
    return load(ROOT).public


def texts(data: bytes) -> Iterator[str]:
    """Yield all that a file may say: as it is, with signs of HTML and JSON undone, and what is packed in it."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            for name in pack.namelist():
                yield from texts(pack.read(name))
    elif data[:2] == b"\x1f\x8b":
        yield from texts(gzip.decompress(data))
    else:
        text = data.decode("utf-8", "ignore")
        text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)
        yield re.sub(r"\s+", " ", unescape(text))


def sentences(note: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", note) if len(part) > 25]


def test_no_sentence_of_a_facilitator_note_is_published(site: Path, content: Content) -> None:
    notes = [b.facilitator_note for e in content.sessions.values() for b in e.meta.blocks if b.facilitator_note]
    pieces = {piece for note in notes for piece in sentences(note)}
    assert len(pieces) > 100
    everything = {
        file.relative_to(site).as_posix(): text
        for file in site.rglob("*")
        if file.is_file() and file.suffix not in (".woff2", ".svg", ".webp", ".png", ".jpg")
        for text in texts(file.read_bytes())
    }
    all_text = "\n".join(everything.values())
    found = [piece for piece in pieces if piece in all_text]
    assert [(piece, [name for name, text in everything.items() if piece in text]) for piece in found] == []
    assert not (site / "vedejams").exists()


def test_a_day_shows_all_it_must(site: Path, content: Content) -> None:
    for entry in content.sessions.values():
        page = (site / entry.url / "index.html").read_text("utf-8")
        plain = unescape(page).replace("\u00a0", " ")
        for text in [*entry.meta.result, *entry.meta.objectives, *entry.meta.questions]:
            assert text in plain
        for block in entry.meta.blocks:
            if block.method:
                assert content.exercises[block.method].meta.steps[0].text in plain
        for term in entry.meta.before.terms:
            assert content.terms[term].heading in plain
        for name in ("pries", "rinkinys", "dalomoji"):
            assert f'href="{name}/"' in page


def test_the_calendar_waits_for_a_date_and_none_is_invented(site: Path, content: Content) -> None:
    for entry in content.sessions.values():
        page = (site / entry.url / "index.html").read_text("utf-8")
        assert entry.meta.date is None
        assert not list((site / entry.url).glob("*.ics"))
        data = json.loads(re.search(r'id="kalendoriaus-failas">(.*?)</script>', page, re.DOTALL)[1])
        assert data["file"].count("BEGIN:VEVENT") == len(entry.meta.parts)
        assert data["unknown"] in data["file"]


def test_without_scripts_the_reading_list_says_whose_each_case_is(site: Path) -> None:
    page = unescape((site / "seminarai/3-diena/pries/index.html").read_text("utf-8"))
    for line in ("Muziejus", "Biblioteka", "Kultūros centras", "Kita įstaiga"):
        assert re.search(rf"<b>{line}</b> <small>\d\xa0atvej\w+, apie \d+\xa0min.", page), line
    assert page.count("data-readers=") >= 10
    assert "hidden" not in page.partition('aria-labelledby="atvejai"')[2].partition("</section>")[0]


def test_a_day_with_a_date_has_its_calendar_file(tmp_path: Path) -> None:
    from kb.export import looks
    from kb.site import Settings, Site
    from support import copy_project

    project = copy_project(tmp_path / "project")
    day = project / "docs/seminarai/2-diena.md"
    day.write_text(
        day.read_text("utf-8").replace("start: 10.00\n", "date: 2027-02-03\nvenue: Kultūros namai\nstart: 10.00\n", 1),
        "utf-8",
    )
    content = load(project)
    assert not content.problems
    files = dict(looks(Site(Settings("Bandymas"), content)))
    file = files["seminarai/2-diena/diena.ics"].decode()
    assert "DTSTART;TZID=Europe/Vilnius:20270203T100000" in file
    assert "LOCATION:Kultūros namai" in file
    assert "seminarai/1-diena/diena.ics" not in files


def test_a_method_card_tells_who_did_so(site: Path, content: Content) -> None:
    told = [(exercise, done) for exercise in content.exercises.values() for done in exercise.meta.done]
    assert told
    for exercise, done in told:
        page = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", (site / exercise.url / "index.html").read_text("utf-8"))))
        assert "Taip darė" in page
        assert content.cases[done.case].meta.title in page.replace("\u00a0", " ")
        assert done.case not in exercise.meta.cases, "told and merely suitable at once"
