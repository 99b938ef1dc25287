"""Stories come in by `kb new` and `kb import`: valid drafts, nothing written over, nothing hostile let in."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm
from kb import outside
from kb.bringing import bring
from kb.checks import check
from kb.content import load
from kb.overview import overview
from kb.story_word import MARK, template
from PIL import Image
from stories import GOOD, spoilt
from support import SAMPLES, Project, run

TODAY = date(2026, 11, 22)
CASE = "cases/lt/biblioteka-skolina-seklas-ir-kviecia-kartu-sodinti.md"
ANSWERS = (
    "Biblioteka skolina sėklas", "2", "šilutės", "Bandomoji biblioteka", "biblioteka", "3", "pernai", "2024", "1", "3, 13", "4,5",
    "Trumpai.", "Miestelio biblioteka prie lentynų pastatė sėklų stalčius, o skaitytojai rudenį grąžina savo užaugintas sėklas.",
    "Metų ataskaita", "Bandomoji biblioteka", "", "lt", "Redakcija", "",
)  # fmt: skip


class Heard:
    """Keeps what a command says."""

    def __init__(self) -> None:
        self.text = ""

    def __call__(self, text: str, *, error: bool = False) -> None:
        self.text += f"{text}\n"


def brought(project: Project, *files: Path, anyway: bool = False) -> tuple[int, str]:
    heard = Heard()
    return bring(project.root, list(files), TODAY, heard, anyway=anyway), heard.text


def saved(project: Project, data: object, name: str = "a.kb.json") -> Path:
    file = project.root.parent / name
    file.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    return file


def talk(project: Project, *answers: str, kind: str = "case") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kb", "new", kind]
    given = "".join(f"{line}\n" for line in answers)
    return subprocess.run(command, cwd=project.root, input=given, capture_output=True, text=True, check=False, timeout=60)


# — kb new —


def test_new_case_asks_and_writes_a_valid_draft(sample: Project) -> None:
    result = talk(sample, *ANSWERS)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "ne metai ir ne mėnuo" in result.stdout
    assert "tekstas netinkamo ilgio" in result.stdout
    assert "Įrašytas juodraštis cases/lt/biblioteka-skolina-seklas.md" in result.stdout
    entry = load(sample.root).by_path["cases/lt/biblioteka-skolina-seklas.md"]
    assert entry.meta.place.municipality == "Šilutės rajono savivaldybė"  # type: ignore[attr-defined]
    assert not entry.meta.is_public
    assert [problem for problem in check(load(sample.root)) if problem.level == "error"] == []


def test_an_interrupted_conversation_goes_on(sample: Project) -> None:
    first = talk(sample, *ANSWERS[:4])
    assert first.returncode == 130
    assert "Atsakymai išsaugoti" in first.stderr
    assert not list(sample.root.glob("cases/lt/*"))
    second = talk(sample, "t", *ANSWERS[4:])
    assert second.returncode == 0, second.stdout + second.stderr
    assert "title: Biblioteka skolina sėklas" in (sample.root / "cases/lt/biblioteka-skolina-seklas.md").read_text("utf-8")
    assert not list((sample.root / ".cache").glob("pokalbis*"))


def test_new_never_writes_over_a_file(sample: Project) -> None:
    assert talk(sample, *ANSWERS).returncode == 0
    again = talk(sample, *ANSWERS[:-1], "biblioteka-skolina-seklas", "kita")
    assert again.returncode == 0, again.stdout + again.stderr
    assert "jau užimtas" in again.stdout
    assert (sample.root / "cases/lt/kita.md").is_file()


def test_new_term(sample: Project) -> None:
    answers = ("Sėklų biblioteka", "Seed library", "12", "1", "Vieta, kurioje sėklos skolinamos ir grąžinamos.", "", "")
    result = talk(sample, *answers, "Metų ataskaita", "Biblioteka", "", "lt", "Redakcija", "", kind="term")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "seklu-biblioteka" in load(sample.root).terms
    assert [problem for problem in check(load(sample.root)) if problem.level == "error"] == []


# — kb import —


def test_import_makes_a_draft_and_never_writes_over(sample: Project) -> None:
    code, said = brought(sample, saved(sample, GOOD))
    assert code == 0, said
    assert f"Įrašytas juodraštis {CASE} ir 1\u00a0nuotrauka." in said
    text = (sample.root / CASE).read_bytes()
    code, said = brought(sample, saved(sample, GOOD))
    assert code == 0, said
    assert (sample.root / CASE).read_bytes() == text
    assert (sample.root / CASE.replace(".md", "-2.md")).is_file()


def test_import_of_several_files_goes_on_after_a_bad_one(sample: Project) -> None:
    files = [saved(sample, spoilt("no-title"), "a.json"), saved(sample, GOOD, "b.json"), sample.root / "nera.json"]
    code, said = brought(sample, *files)
    assert code == 1
    assert "Pavadinimas – privalomas laukas tuščias" in said
    assert "nera.json: tokio failo nėra" in said
    assert (sample.root / CASE).is_file()


def test_import_of_a_markdown_case(sample: Project) -> None:
    file = saved(
        sample, (SAMPLES / "cases/no/bandymas.md").read_bytes().replace(b"skolina ne", "keičia ne".encode()), "kita.md"
    )
    code, said = brought(sample, file)
    assert code == 0, said
    assert "status: draft" in (sample.root / "cases/no/biblioteka-keicia-ne-tik-knygas.md").read_text("utf-8")


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"[]", b"{}x", b"[" * 100_000, b'{"format": "kb-istorija", "case": [], "body": {}}', b'{"format": "kita"}',
     b'{"format": "kb-istorija", "version": 9}', b'{"format": "kb-istorija", "case": {}, "body": {"a": 1}}'],
)  # fmt: skip
def test_import_of_what_is_no_story(data: bytes, sample: Project) -> None:
    code, said = brought(sample, saved(sample, data))
    assert code == 1
    assert said.count("\n") == 1
    assert said.startswith("kb: a.kb.json: ")


@pytest.mark.parametrize(
    "hostile",
    [
        {"title": {"a": 1}}, {"title": ["a"]}, {"sources": "x"}, {"sources": [1, "a"]}, {"images": [{"file": "../../../etc/passwd"}]},
        {"images": "a.jpg"}, {"place": "Kintai"}, {"institution": []}, {"review": "x"}, {"country": "../.."}, {"id": "../../x"},
        {"title": "x" * 100_000}, {"template": "x.html"}, {"title": "a\u0000b\u202e"}, {"themes": {"a": "b"}}, {"started": 1e400}, {"summary": "{{ config }} <script>"}, {"replication": {"cost": "brangu"}},
    ],
)  # fmt: skip
def test_hostile_facts_stay_out(hostile: dict[str, object], sample: Project) -> None:
    story = spoilt("good")
    story["case"] |= hostile
    before = {file: file.read_bytes() for file in sample.root.rglob("*") if file.is_file()}
    code, said = brought(sample, saved(sample, story))
    if "id" in hostile:
        assert code == 0
        return
    assert code == 1, said
    assert "Traceback" not in said
    assert {file: file.read_bytes() for file in sample.root.rglob("*") if file.is_file()} == before


def picture(kind: str, size: tuple[int, int]) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size).save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"labas",
        b"<svg onload=alert(1)>",
        picture("GIF", (9, 9)),
        picture("PNG", (9000, 9000)),
        picture("JPEG", (40, 40))[:200],
    ],
)
def test_hostile_pictures_stay_out(data: bytes, sample: Project) -> None:
    story = spoilt("good")
    story["pictures"]["a.jpg"] = base64.b64encode(data).decode()
    code, said = brought(sample, saved(sample, story))
    assert code == 1
    assert "Nuotraukos" in said
    assert not list(sample.root.glob("cases/lt/*"))


# — the Word template —


def filled() -> bytes:
    """The template as a person would fill it in Word."""
    word = Document(io.BytesIO(template()))
    facts = GOOD["case"]
    labels = {
        "institution.type": "☒ Biblioteka", "country": "☒ Lietuva", "stage": "☒ Veikia", "kind": "Bandymas", "evidence": "☐ x\n☒ Išmatuotas pokytis",
        "replication.cost.band": "☒ Iki 1 000 Eur", "replication.cost.sources": "1", "innovation": "☐ Skaitmeninė\n☒ Nauja paslauga ar produktas",
        "themes": "x Bendruomenės telkimas\nx Tvarumas", "audience": "☒ Suaugusieji\n☒ Senjorai", "results.1.sources": "1",
        "images.1.people": "☒ Žmonių nėra", "sources.1.language": "lietuvių", "partners.1.sector": "☒ Bendruomenė",
        "funding.1.source": "☒ Steigėjo biudžetas", "funding.1.currency": "[x] Eur – eurai", "funding.1.sources": "1 šaltinis",
        "risks.1.group": "✓ Auditorijos", "replication.team.band": "☒ 1 žmogus", "replication.difficulty": "☒ Galima pradėti rytoj",
        "replication.time_to_first_result.band": "☒ Iki pusmečio",
    }  # fmt: skip
    for table in word.tables:
        for row in table.rows:
            key = row.cells[0].paragraphs[0].text.rsplit(MARK, 1)[1].strip()
            cell = row.cells[1]
            if key in labels:
                cell.text = labels[key]
            elif key.startswith("body."):
                cell.text = GOOD["body"].get(key.removeprefix("body."), "").replace("[^s1]", "[1]")
            elif key == "images.1.file":
                cell.paragraphs[0].add_run().add_picture(io.BytesIO(base64.b64decode(GOOD["pictures"]["a.jpg"])), Mm(40))
            else:
                value: object = facts
                for part in key.split("."):
                    if isinstance(value, list):
                        value = value[int(part) - 1] if len(value) >= int(part) else {}
                    else:
                        value = value.get(part, "") if isinstance(value, dict) else ""
                if isinstance(value, str) and value and not cell.text:
                    cell.text = value
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def test_a_filled_template_becomes_a_draft(sample: Project) -> None:
    code, said = brought(sample, saved(sample, filled(), "istorija.docx"))
    assert code == 0, said
    entry = load(sample.root).cases["biblioteka-skolina-seklas-ir-kviecia-kartu-sodinti"]
    assert entry.meta.kind == "trial"
    assert entry.meta.themes == ["community", "sustainability"]
    assert entry.meta.evidence == 2
    assert entry.meta.results[0].after == 140
    assert [heading.text for heading in entry.body.headings] == list(GOOD["body"])
    assert [picture.file for picture in entry.meta.images] == [f"{entry.id}-1.jpg"]
    assert [problem for problem in check(load(sample.root)) if problem.level == "error"] == []


def test_the_template_is_the_same_every_time() -> None:
    assert template() == template()


def test_hostile_documents_stay_out(sample: Project) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 250_000_000)
    other = io.BytesIO()
    Document().save(other)
    entity = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(filled())) as old, zipfile.ZipFile(entity, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(
                    b"<w:document", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document', 1
                ).replace(b"Bandomoji", b"&a;", 1)
            new.writestr(f"../{name}" if name.endswith("app.xml") else name, data)
    for name, data in (("a.docx", b"PK\x03\x04labas"), ("b.docx", bomb.getvalue()), ("c.docx", other.getvalue())):
        code, said = brought(sample, saved(sample, data, name))
        assert code == 1, name
        assert said.count("\n") == 1, said
    brought(sample, saved(sample, entity.getvalue(), "d.docx"), anyway=True)
    written = "".join(file.read_text("utf-8") for file in sample.root.glob("cases/lt/*.md"))
    assert "root:" not in written


# — kb links, kb report —


class Answers(BaseHTTPRequestHandler):
    """A small site: some pages are there, some are gone, one does not like programs."""

    def do_HEAD(self) -> None:
        codes = {"/yra": 200, "/nera": 404, "/saugo": 403, "/sugedo": 500, "/tik-get": 405}
        self.send_response(codes.get(self.path, 404))
        self.end_headers()

    def do_GET(self) -> None:
        if self.path == "/tik-get":
            self.send_response(200)
            self.end_headers()
        else:
            self.do_HEAD()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()


def test_links_are_asked_politely(server: str, sample: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    urls = [f"{server}{path}" for path in ("/yra", "/nera", "/saugo", "/sugedo", "/tik-get")]
    urls += ["https://www.facebook.com/x", "http://127.0.0.1:9/tyli"]
    monkeypatch.setattr(outside, "addresses", lambda _content: {url: ["cases/no/bandymas.md"] for url in urls})
    (sample.root / ".cache").mkdir()
    (sample.root / outside.KEPT).write_text(json.dumps({urls[1]: "2026-01-10"}), "utf-8")
    heard = Heard()
    assert outside.look(sample.root, TODAY, heard, pause=0) == 1
    for words in (
        f"{urls[1]}\n    puslapio nebėra (404); pastebėta 2026\u00a0m. sausio 10\u00a0d.; cases/no/bandymas.md", "svetainė neįsileidžia programų (403)",
        "svetainės klaida (500)", "rodo tik prisijungusiems", "svetainė atsisakė atsakyti", "Veikia 2 iš 7",
    ):  # fmt: skip
        assert words in heard.text, heard.text


def test_links_without_a_network(sample: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "addresses", lambda _content: {"http://127.0.0.1:9/": ["a.md"]})
    heard = Heard()
    assert outside.look(sample.root, TODAY, heard, pause=0) == 1
    assert "Patikrinkite, ar veikia internetas" in heard.text


def test_report_says_what_the_organisers_must_do(sample: Project) -> None:
    case = (SAMPLES / "cases/no/bandymas.md").read_text("utf-8")
    photo = "images:\n  - {file: a.jpg, alt: Salė su lentyna, author: A, licence: CC0, people: recognisable, consent: žodžiu}\nreview:\n"
    sample.write(
        "cases/no/antras.md",
        case.replace("id: bandymas", "id: antras")
        .replace("accessed: 2026-01-10", "accessed: 2023-01-10")
        .replace("review:\n", photo, 1),
    )
    text = overview(load(sample.root), TODAY)
    assert "### Šaltiniai, žiūrėti seniau nei prieš 24 mėn.: 1" in text
    assert "### Nuotraukos su atpažįstamais žmonėmis (sutikimą patvirtinkite): 1" in text


def test_commands_have_lithuanian_help(sample: Project) -> None:
    said = run("kb", "--help", cwd=sample.root).stdout
    for words in ("pradėti naują istoriją", "paversti juodraščiu", "rengėjų apžvalga", "ar veikia nuorodos"):
        assert words in " ".join(said.split())
    assert run("kb", "import", cwd=sample.root).returncode == 2
    assert run("kb", "new", "novel", cwd=sample.root).returncode == 2
