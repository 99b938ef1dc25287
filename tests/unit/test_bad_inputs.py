"""Every kind of bad input gives its complete, readable report; good neighbours stay good.

Each fault is made in the sample case. The reports stand in tests/bad/expected.txt, in Lithuanian and English; after a change on
purpose, KB_UPDATE=1 writes the file anew, and the difference is read before it is committed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from kb import report
from kb.content import load
from support import SAMPLES, Project

CASE = "cases/no/bandymas.md"
EXPECTED = Path(__file__).parent.parent / "bad/expected.txt"
Fault = Callable[[bytes], bytes]


def swap(old: str, new: str) -> Fault:
    def fault(data: bytes) -> bytes:
        assert old.encode() in data, old
        return data.replace(old.encode(), new.encode(), 1)

    return fault


TITLE = "title: Biblioteka skolina ne tik knygas"
FAULTS: dict[str, Fault] = {
    # A. bytes and encoding
    "bom": lambda data: b"\xef\xbb\xbf" + data,
    "crlf": lambda data: data.replace(b"\n", b"\r\n"),
    "no-newline-at-end": lambda data: data.rstrip(b"\n"),
    "nfd": lambda data: data.decode().replace("ž", "z\u030c").encode(),
    "lone-cr": lambda data: data.replace(b"\n", b"\r"),
    "windows-1257": lambda data: data.decode().replace("Å", "A").encode("cp1257"),
    "utf-16": lambda data: data.decode().encode("utf-16"),
    "nul-in-body": swap("Skaitytojų mažėjo", "Skaitytojų\x00 mažėjo"),
    "bell-in-title": swap("ne tik knygas", "ne tik\x07 knygas"),
    "zero-width-in-id": swap("id: bandymas", "id: ban\u200bdymas"),
    "bidi-override": swap("Skaitytojų mažėjo", "Skaitytojų \u202emažėjo"),
    "empty": lambda _data: b"",
    "blank": lambda _data: b" \n\t\n",
    "huge": lambda data: data + b"a" * 300_000,
    # B. form of the metadata
    "no-front-matter": lambda data: data.split(b"---\n", 2)[2].lstrip(),
    "blank-line-first": lambda data: b"\n" + data,
    "em-dash-fence": swap("---\n", "—\n"),
    "unclosed": lambda data: data.replace(b"\n---\n", b"\n", 1),
    "empty-metadata": lambda data: b"---\n---\n" + data.split(b"---\n", 2)[2],
    "colon-in-title": swap(TITLE, "title: Biblioteka: ne tik knygos"),
    "list-metadata": lambda data: b"---\n- a\n- b\n---\n" + data.split(b"---\n", 2)[2],
    "scalar-metadata": lambda data: b"---\nlabas\n---\n" + data.split(b"---\n", 2)[2],
    "alias": swap("themes: [community]\naudience: [adults]", "themes: &a [community]\naudience: *a"),
    "alias-bomb": swap(TITLE, "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n" + TITLE),
    "merge-key": swap("  name: Miestelio biblioteka", "  <<: {url: https://example.org}\n  name: Miestelio biblioteka"),
    "python-tag": swap(TITLE, "title: !!python/object/apply:os.system [ls]"),
    "plain-tag": swap(TITLE, "title: !!str Biblioteka"),
    "two-documents": swap("started: 2017\n", "started: 2017\n--- \nkind: trial\n"),
    "second-block": lambda data: data.replace(b"\n---\n\n", b"\n---\nstage: trial\n---\n\n", 1),
    "tab": swap("  municipality: Ringerike", "\tmunicipality: Ringerike"),
    "duplicate-key": swap("kind: good_practice\n", "kind: good_practice\nkind: trial\n"),
    "capital-key": swap("title:", "Title:"),
    "misspelt-key": swap("title:", "titel:"),
    "unknown-nested-key": swap("  type: library", "  type: library\n  telephone: none"),
    "theme-key": swap("kind: good_practice\n", "kind: good_practice\ntemplate: x.html\n"),
    "comment-swallows": swap(TITLE, "title: # 1 biblioteka"),
    "unclosed-quote": swap(TITLE, 'title: "Biblioteka'),
    "unclosed-bracket": swap("[service]", "[service"),
    "wrong-indent": swap("  type: library", "   type: library"),
    "nbsp-in-metadata": swap("ne tik knygas", "ne\u00a0tik knygas"),
    "deep": swap("innovation: [service]", f"innovation: {'[' * 30}service{']' * 30}"),
    # C. values
    "norway": swap("country: NO", 'country: "NO"'),
    "country-misspelt": swap("country: NO", "country: NOR"),
    "word-misspelt": swap("type: library", "type: libary"),
    "word-in-list-misspelt": swap("[community]", "[comunity, education]"),
    "missing-title": swap(TITLE + "\n", ""),
    "empty-title": swap(TITLE, 'title: ""'),
    "number-as-title": swap(TITLE, "title: 2024"),
    "boolean-as-title": swap(TITLE, "title: true"),
    "list-as-title": swap(TITLE, "title: [a, b]"),
    "long-title": swap(TITLE, "title: " + "žodis " * 40),
    "html-in-title": swap(TITLE, "title: Biblioteka <script>alert(1)</script>"),
    "short-summary": swap(
        "pradėjo skolinti įrankius ir sėklas, o po metų skaitytojų padaugėjo nuo trijų šimtų iki keturių šimtų",
        "skolina",
    ),
    "tags-as-text": swap("audience: [adults]", "audience: adults"),
    "empty-list": swap("themes: [community]", "themes: []"),
    "too-many-themes": swap("[community]", "[community, education, making, heritage, tourism]"),
    "impossible-date": swap("checked: 2026-01-10", "checked: 2026-02-30"),
    "date-in-words": swap("checked: 2026-01-10", "checked: vakar"),
    "future-date": swap("checked: 2026-01-10", "checked: 2099-01-01"),
    "time-as-year": swap("started: 2017", "started: 12:30"),
    "month-13": swap("started: 2017", "started: 2017-13"),
    "octal": swap("started: 2017", "started: 0o17"),
    "end-before-start": swap("started: 2017", "started: 2017-05\nended: 2016"),
    "number-for-people": swap("after: 400", 'after: "1 234,56"'),
    "number-words": swap("after: 400", "after: keturi šimtai"),
    "not-a-number": swap("after: 400", "after: .nan"),
    "evidence-six": swap("evidence: 2", "evidence: 6"),
    "evidence-unmeasured": swap("    before: 300\n", ""),
    "difficulty-text": swap("difficulty: 2", "difficulty: lengva"),
    "javascript-url": swap("type: library", "type: library\n  url: javascript:alert(1)"),
    "http-url": swap("type: library", "type: library\n  url: http://example.org"),
    "slug-with-letters": swap("id: bandymas", "id: Bandymas žąsis"),
    "id-not-file": swap("id: bandymas", "id: kitas"),
    "no-access-date": swap("    accessed: 2026-01-10\n", ""),
    "source-twice": swap(
        "review:\n",
        "  - id: s1\n    title: A\n    publisher: B\n    accessed: 2026-01-10\n    language: en\nreview:\n",
    ),
    "sourced-without-source": swap("basis: estimate", "basis: sourced"),
    "amount-without-currency": swap(
        "evidence: 2", "evidence: 2\nfunding:\n  - source: founder\n    amount: 5\n    sources: [s1]"
    ),
    "related-to-itself": swap("started: 2017", "started: 2017\nadapted_from: [bandymas]"),
    "related-to-nothing": swap("started: 2017", "started: 2017\nadapted_from: [bandimas]"),
    "personal-code": swap("name: Miestelio biblioteka", "name: Jonas 38001010000"),
    "several-at-once": lambda data: (
        data.replace(b"country: NO", b"country: XX")
        .replace(b"evidence: 2", b"evidence: 9")
        .replace(b"2017 m.", b"2018 m.")
        .replace(b"kind: good", b"kin: good")
    ),
    # D. body, the kinds that matter from the first day
    "uncited-year": swap("daiktus[^s1].", "daiktus."),
    "uncited-after-citation": swap("daiktus[^s1].", "daiktus[^s1]. Kainavo 500 Eur."),
    "unknown-source": swap("daiktus[^s1].", "daiktus[^s2]."),
    "unused-source": swap(
        "review:\n",
        "  - id: s9\n    title: A\n    publisher: B\n    accessed: 2026-01-10\n    language: en\nreview:\n",
    ),
    "h1": swap("## Iššūkis", "# Iššūkis"),
    "missing-section": swap("## Rezultatai", "### Rezultatai"),
    "misspelt-section": swap("## Sprendimas", "## Sprendimai"),
    "sections-out-of-order": lambda data: (
        data.replace("## Iššūkis".encode(), b"## X")
        .replace(b"## Sprendimas", "## Iššūkis".encode())
        .replace(b"## X", b"## Sprendimas")
    ),
    "empty-section": swap("1. Pradėkite nuo 10 daiktų.\n", ""),
    "no-body": lambda data: data.split(b"\n## I", 1)[0],
    "script": swap("Skaitytojų mažėjo", "<script>alert(1)</script> Skaitytojų mažėjo"),
    "comment": swap("Skaitytojų mažėjo", "<!-- vidinė pastaba --> Skaitytojų mažėjo"),
    "attribute-list": swap("daiktus[^s1].", "daiktus[^s1]. {: onclick=alert(1) }"),
    "javascript-link": swap("../../docs/zodynas/mtep/prototipas.md", "javascript:alert(1)"),
    "broken-link": swap("mtep/prototipas.md", "mtep/prototipai.md"),
    "broken-anchor": swap("prototipas.md)", "prototipas.md#nera)"),
    "windows-path": swap("../../docs/zodynas/mtep/prototipas.md", "..\\\\..\\\\docs\\\\prototipas.md"),
    "outside-path": swap("../../docs/zodynas/mtep/prototipas.md", "../../../../etc/hostname"),
    "empty-link-text": swap("[prototipo]", "[čia]"),
    "remote-image": swap("1. Pradėkite", "![Lentyna](https://example.org/a.png)\n\n1. Pradėkite"),
    "underlined-heading": swap("Skaitytojų mažėjo", "Antraštė\n=====\n\nSkaitytojų mažėjo"),
    "many-backticks": swap("Skaitytojų mažėjo", "`" * 20_001 + "Skaitytojų mažėjo"),
    "straight-quotes": swap("Skaitytojų mažėjo", 'Skaitytojų "mažėjo"'),
    "english-quotes": swap("Skaitytojų mažėjo", "Skaitytojų “mažėjo”"),
    "hyphen-for-dash": swap("Skaitytojų mažėjo", "Skaitytojų - mažėjo"),
    "double-space": swap("Skaitytojų mažėjo", "Skaitytojų  mažėjo"),
    "decimal-point": swap("nuo 300 iki 400[^s1]", "4.5 proc.[^s1]"),
    "euro-sign": swap("nuo 300 iki 400[^s1]", "300 €[^s1]"),
    "date-in-digits": swap("nuo 300 iki 400[^s1]", "iki 2024-05-01[^s1]"),
    "long-number": swap("nuo 300 iki 400[^s1]", "iki 77032 žmonių[^s1]"),
    "many-brackets": swap("Skaitytojų mažėjo", "[" * 8000 + "Skaitytojų mažėjo"),
    "many-quotes": swap("Skaitytojų mažėjo", ">" * 400 + " Skaitytojų mažėjo"),
}
GOOD = ("bom", "crlf", "no-newline-at-end", "nfd", "norway")


def reports(project: Project, fault: Fault) -> str:
    file = project.root / CASE
    file.write_bytes(fault((SAMPLES / CASE).read_bytes()))
    problems = project.problems()
    return f"{report.as_text(problems, 'lt')}\n{report.as_text(problems, 'en')}".strip()


def expected() -> dict[str, str]:
    blocks = EXPECTED.read_text("utf-8").split("=== ")[1:] if EXPECTED.is_file() else []
    return {block.split("\n", 1)[0]: block.split("\n", 1)[1].strip() for block in blocks}


@pytest.mark.parametrize("name", FAULTS)
def test_report_is_complete_and_readable(name: str, sample: Project) -> None:
    found = reports(sample, FAULTS[name])
    if os.environ.get("KB_UPDATE"):
        everything = {**expected(), name: found}
        EXPECTED.parent.mkdir(exist_ok=True)
        EXPECTED.write_text("\n".join(f"=== {key}\n{everything[key]}\n" for key in FAULTS if key in everything), "utf-8")
    assert found == expected()[name]
    assert (found == "") == (name in GOOD)
    assert "Traceback" not in found


@pytest.mark.parametrize("name", FAULTS)
def test_good_neighbours_still_load(name: str, sample: Project) -> None:
    (sample.root / CASE).write_bytes(FAULTS[name]((SAMPLES / CASE).read_bytes()))
    assert set(load(sample.root).terms) == {"prototipas", "maketas"}
