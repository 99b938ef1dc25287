"""Bad files and folders beside good ones: each is reported in both languages; nothing raises, hangs or is followed.

The reports stand in tests/bad/files.txt; after a change on purpose, KB_UPDATE=1 writes the file anew.
"""

from __future__ import annotations

import io
import os
import zlib
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from kb import report
from kb.content import load
from kb.messages import MESSAGES
from PIL import Image
from support import SAMPLES, Project

EXPECTED = Path(__file__).parent.parent / "bad/files.txt"
CASE = (SAMPLES / "cases/no/bandymas.md").read_text("utf-8")
Fault = Callable[[Project], object]


def photo(kind: str = "JPEG", size: tuple[int, int] = (400, 300), *, place: bool = False) -> bytes:
    image, stream = Image.new("RGB", size, "#94301f"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "aprašas"
    if place:
        exif.get_ifd(0x8825)[1] = "N"
    image.save(stream, kind, exif=exif)
    return stream.getvalue()


def svg(inside: str, before: str = "", attributes: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"{attributes}>{inside}</svg>'.encode()


def put(name: str, data: bytes | str) -> Fault:
    return lambda project: project.write(f"cases/no/{name}", data)


def shown(name: str, data: bytes) -> Fault:
    """A picture that the case lists."""

    def fault(project: Project) -> None:
        entry = (
            f"images:\n  - {{file: {name}, alt: Salė su lentyna, author: A, licence: CC BY 4.0, people: none}}\nreview:\n"
        )
        project.write("cases/no/bandymas.md", CASE.replace("review:\n", entry, 1))
        project.write(f"cases/no/{name}", data)

    return fault


def case(path: str, **changes: str) -> Fault:
    text = CASE
    for old, new in changes.items():
        text = text.replace({"id": "id: bandymas", "title": "title: Biblioteka skolina ne tik knygas"}[old], new)
    return lambda project: project.write(path, text)


TITLE = "title: Antra biblioteka skolina įrankius"
FAULTS: dict[str, Fault] = {
    "spaces-and-signs": put("Žąsų atvejis #1 100%.md", CASE),
    "nfd-name": put("z\u030cmogus.md", CASE),
    "capital-ending": put("istorija.MD", CASE),
    "readme": lambda project: project.write("docs/README.md", (SAMPLES / "docs/index.md").read_bytes()),
    "windows-device": case("cases/no/con.md", id="id: con", title=TITLE),
    "endless-name": put("a" * 90 + ".md", CASE),
    "name-of-broken-encoding": lambda project: Path(
        os.fsdecode(os.fsencode(project.root) + b"/cases/no/\xe0\xe8.md")
    ).write_text("x"),
    "name-with-line-break": put("a\nb.md", CASE),
    "copy-of-a-file": put("bandymas (1).md", CASE),
    "deep-folder": case("cases/no/gilus/antras.md", id="id: antras", title=TITLE),
    "beside-the-countries": case("cases/antras.md", id="id: antras", title=TITLE),
    "another-country": case("cases/se/antras.md", id="id: antras", title=TITLE),
    "wrong-country-folder": case("cases/lt/antras.md", id="id: antras", title=TITLE),
    "capital-folder": lambda project: project.write("docs/Mano puslapiai/a.md", (SAMPLES / "docs/index.md").read_bytes()),
    "same-id-in-two-countries": lambda project: project.write(
        "cases/lt/bandymas.md",
        CASE.replace("country: NO", "country: LT").replace("municipality: Ringerike", "municipality: Visa Lietuva"),
    ),
    "same-title": case("cases/no/antras.md", id="id: antras"),
    "page-and-folder": lambda project: [
        project.write(f"docs/{path}", (SAMPLES / "docs/index.md").read_text("utf-8").replace("id: index", "id: apie"))
        for path in ("apie.md", "apie/index.md")
    ],
    "thumbs": put("Thumbs.db", b"x"),
    "office-lock": put("~$byla.docx", b"x"),
    "dot-env": put(".env", b"SLAPTA=1"),
    "ds-store": put(".DS_Store", b"x"),
    "dot-folder": put(".obsidian/a.json", b"{}"),
    "program": put("a.exe", b"MZ"),
    "word-document": put("byla.docx", b"PK\x03\x04"),
    "web-page": put("a.html", b"<script>"),
    "no-ending": put("Makefile", b"x"),
    "backup": put("bandymas.md~", CASE),
    "symlink": lambda project: (project.root / "cases/no/kita.md").symlink_to("/etc/hostname"),
    "symlink-loop": lambda project: (project.root / "cases/no/ratas").symlink_to(project.root / "cases"),
    "symlink-broken": lambda project: (project.root / "cases/no/kita.md").symlink_to("/nera"),
    "symlink-picture": lambda project: (project.root / "cases/no/a.png").symlink_to("/etc/passwd"),
    "symlink-root": lambda project: (
        (project.root / "docs").rename(project.root / "d"),
        (project.root / "docs").symlink_to(project.root / "d"),
    ),
    "pipe": lambda project: os.mkfifo(project.root / "cases/no/vamzdis.md"),
    "folder-named-as-a-file": lambda project: (project.root / "cases/no/aplankas.md").mkdir(),
    "empty-picture": shown("sale.png", b""),
    "big-picture": shown("sale.jpg", photo() + b"\0" * 2_100_000),
    "png-named-jpg": shown("sale.jpg", photo("PNG")),
    "text-named-png": shown("sale.png", b"labas"),
    "html-named-svg": shown("sale.svg", b"<!DOCTYPE html><script>alert(1)</script>"),
    "heic-named-jpg": shown("sale.jpg", b"\0\0\0\x18ftypheic" + b"\0" * 99),
    "zip-named-pdf": put("byla.pdf", b"PK\x03\x04"),
    "exe-named-png": shown("sale.png", b"MZ\x90\0" + b"\0" * 99),
    "cut-jpeg": shown("sale.jpg", photo()[:-300] + b"\0" * 5000),
    "cut-png": shown("sale.png", photo("PNG")[:-40]),
    "cut-webp": shown("sale.webp", photo("WEBP")[:-40]),
    "dot-picture": shown("sale.png", photo("PNG", (1, 1))),
    "huge-sides": shown(
        "sale.png",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
        + (60_000).to_bytes(4, "big") * 2
        + b"\x08\x02\0\0\0"
        + zlib.compress(b"")
        + b"IEND\xaeB`\x82",
    ),
    "gps-jpeg": shown("sale.jpg", photo(place=True)),
    "gps-webp": shown("sale.webp", photo("WEBP", place=True)),
    "gps-png": shown("sale.png", photo("PNG", place=True)),
    "gps-xmp": shown("sale.jpg", photo()[:-2] + b"<exif:GPSLatitude>54</exif:GPSLatitude>\xff\xd9"),
    "svg-script": shown("sale.svg", svg("<script>alert(1)</script>")),
    "svg-handler": shown("sale.svg", svg("<g/>", attributes=' onload="alert(1)"')),
    "svg-entity": shown("sale.svg", svg("<text>&x;</text>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    "svg-bomb": shown("sale.svg", svg("&b;", '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>')),
    "svg-remote": shown("sale.svg", svg('<image href="https://evil.example/a.png"/>')),
    "svg-style": shown("sale.svg", svg("<style>@import url(https://evil.example/a.css)</style>")),
    "svg-javascript": shown("sale.svg", svg('<a href="javascript:alert(1)"><g/></a>')),
    "svg-foreign": shown("sale.svg", svg("<foreignObject/>")),
    "svg-style-in-disguise": shown("a.svg", svg("<style>@\\\\69mport 'a.css'; rect{fill:u\\\\72l(//e.org)}</style>")),
    "svg-without-namespace": shown("a.svg", b"<svg viewBox='0 0 9 9'><rect width='9' height='9'/></svg>"),
    "svg-stylesheet": shown("sale.svg", svg("<g/>", '<?xml-stylesheet href="https://evil.example/a.css"?>')),
    "svg-broken": shown("sale.svg", b"<svg><g></svg>"),
    "svg-good": shown("sale.svg", svg('<defs><path id="a" d="M0 0h9"/></defs><use href="#a"/>')),
    "photo-good": shown("sale.jpg", photo()),
    "pdf-script": put("byla.pdf", b"%PDF-1.7\n/OpenAction << /S /JavaScript >>"),
    "csv-of-another-encoding": put("byla.csv", "žmogus".encode("cp1257")),
    "picture-nobody-uses": put("sale.png", photo("PNG")),
    "picture-without-rights": lambda project: (
        project.write("cases/no/bandymas.md", CASE.replace("1. Pradėkite", "![Salė su lentyna](sale.jpg)\n\n1. Pradėkite")),
        project.write("cases/no/sale.jpg", photo()),
    ),
    "picture-of-two-addresses": lambda project: (
        put("sale.jpg", photo())(project),
        project.write("docs/nuotraukos/no/sale.jpg", photo()),
    ),
}
GOOD = ("svg-good", "photo-good")


def reports(project: Project) -> str:
    problems = project.problems()
    assert [problem for problem in problems if problem.code not in MESSAGES] == []
    return f"{report.as_text(problems, 'lt')}\n{report.as_text(problems, 'en')}".strip()


def expected() -> dict[str, str]:
    blocks = EXPECTED.read_text("utf-8").split("=== ")[1:] if EXPECTED.is_file() else []
    return {block.split("\n", 1)[0]: block.split("\n", 1)[1].strip() for block in blocks}


@pytest.mark.parametrize("name", FAULTS)
def test_report_is_complete_and_readable(name: str, sample: Project) -> None:
    FAULTS[name](sample)
    found = reports(sample)
    found.encode()
    if os.environ.get("KB_UPDATE"):
        everything = {**expected(), name: found}
        EXPECTED.write_text("\n".join(f"=== {key}\n{everything[key]}\n" for key in FAULTS if key in everything), "utf-8")
    assert found == expected()[name]
    assert (found == "") == (name in GOOD)
    assert "internal" not in found


@pytest.mark.parametrize(
    "pair", [*combinations(("thumbs", "symlink-loop", "spaces-and-signs", "gps-jpeg", "pipe", "svg-script"), 2)]
)
def test_faults_do_not_hide_one_another(pair: tuple[str, str], sample: Project) -> None:
    codes = {word for name in pair for word in codes_of(expected()[name]) if word != "file-unused"}
    for name in pair:
        FAULTS[name](sample)
    assert codes - codes_of(reports(sample)) == set()
    assert set(load(sample.root).terms) == {"prototipas", "maketas"}


def codes_of(text: str) -> set[str]:
    return {line.rsplit("[", 1)[1].rstrip("]") for line in text.splitlines() if line}
