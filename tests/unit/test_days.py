"""Days of the training: calendar files, reading lists, times of steps, the lecturers' folders."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from icalendar import Calendar
from kb.content import Content, load
from kb.invitation import UNKNOWN, invitation
from kb.lecturers import folders
from kb.site import Settings, Site
from kb.training import DEEDS, FEWEST, MOST, READERS, days
from support import ROOT, run


@pytest.fixture(scope="module")
def content() -> Content:
    return load(ROOT).public


def test_a_calendar_file_has_each_half_of_the_day_in_the_time_of_vilnius(content: Content) -> None:
    file = Calendar.from_ical(invitation(content.sessions["1-diena"], date(2027, 7, 1), "https://example.org/"))
    events = [(e.start.isoformat(), e.end.isoformat()) for e in file.walk("VEVENT")]
    assert events == [
        ("2027-07-01T10:30:00+03:00", "2027-07-01T13:30:00+03:00"),
        ("2027-07-01T14:30:00+03:00", "2027-07-01T17:30:00+03:00"),
    ]
    first = file.walk("VEVENT")[0]
    assert "11.10 U1. Ar tai inovacija?" in first["description"]
    assert first["url"] == "https://example.org/seminarai/1-diena/"
    winter = Calendar.from_ical(invitation(content.sessions["2-diena"], date(2027, 1, 12)))
    assert winter.walk("VEVENT")[0].start.utcoffset() == timedelta(hours=2)


def test_the_date_a_reader_puts_in_gives_the_file_we_would_have_made(content: Content) -> None:
    for entry in content.sessions.values():
        template = invitation(entry, UNKNOWN)
        for day in (date(2026, 12, 31), date(2027, 7, 1)):
            assert template.replace(f"{UNKNOWN:%Y%m%d}", f"{day:%Y%m%d}") == invitation(entry, day)


def test_every_reader_gets_three_to_five_cases_for_every_day(content: Content) -> None:
    for day in days(content):
        assert len(day.terms) >= 10
        for reader in READERS:
            cases = day.cases_for(reader)
            assert FEWEST <= len(cases) <= MOST, (day.entry.id, reader)
            assert len(set(map(id, cases))) == len(cases)
            if reader is not READERS[-1]:
                assert cases[0].meta.institution.type is reader
            assert 20 <= day.minutes(reader) <= 60


def test_steps_follow_the_clock_through_a_break(content: Content) -> None:
    third = next(day for day in days(content) if day.meta.day == 3)
    plan = content.exercises["u19-planas"]
    assert [f"{at // 60}.{at % 60:02d}" for at, _ in third.timed_steps(plan)] == [
        "14.00",
        "14.20",
        "14.35",
        "14.55",
        "15.07",
        "15.15",
    ]
    for day in days(content):
        for exercise in day.exercises:
            steps = day.timed_steps(exercise)
            assert steps[-1][0] + steps[-1][1].minutes == day.time_of(exercise)[-1].end, exercise.id
            assert all(a < b for (a, _), (b, _) in pairwise(steps))


def test_deeds_of_the_plan_stand_in_the_worksheets(content: Content) -> None:
    for deed in DEEDS:
        sheet = content.worksheets[deed.sheet].meta
        field = next(field for section in sheet.sections for field in section.fields if field.id == deed.field)
        columns = {column.id: column.type for column in field.columns}
        assert {deed.what, deed.by, deed.who, deed.about} - {""} <= set(columns), deed
        assert not deed.by or columns[deed.by] == "date", deed


def test_a_folder_holds_every_note_and_all_the_times_of_its_day(content: Content) -> None:
    pages = folders(Site(Settings("Bandymas"), content))
    assert sorted(pages) == ["1-diena.html", "2-diena.html", "3-diena.html", "index.html"]
    for entry in content.sessions.values():
        text = re.sub(r"\s+", " ", pages[f"{entry.id}.html"].replace("\u00a0", " "))
        for block in entry.meta.blocks:
            assert (block.facilitator_note or "") in text
        for exercise in content.exercises.values():
            assert (f'id="{exercise.id}"' in text) == (exercise.meta.day == entry.meta.day)
        assert "Faktai paskaitoms" in text
        assert 'href="../' not in text


def test_the_command_writes_beside_the_site(tmp_path: Path) -> None:
    for name in ("cases", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("hooks", "web", "mkdocs.yml"):
        (tmp_path / name).symlink_to(ROOT / name)
    result = run("kb", "lecturers", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "vedejams/index.html" in result.stdout
    page = (tmp_path / "vedejams/1-diena.html").read_text("utf-8")
    for address in re.findall(r'(?:href|src)="(assets/[^"]+)"', page):
        assert (tmp_path / "vedejams" / address).is_file(), address
    assert not (tmp_path / "site").exists()
    assert "/vedejams/" in (ROOT / ".gitignore").read_text("utf-8")
