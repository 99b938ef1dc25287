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
from support import SAMPLES, Project, within

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
    "abbreviation-unknown": swap("Skaitytojų mažėjo", "Pasak VSF, skaitytojų mažėjo"),
    # what a tired hand or another program leaves behind
    "merge-marks-in-body": swap(
        "Skaitytojų mažėjo",
        "<<<<<<< HEAD\nSkaitytojų daugėjo.\n=======\nSkaitytojų nebuvo.\n>>>>>>> saka\n\nSkaitytojų mažėjo",
    ),
    "merge-marks-in-metadata": swap(TITLE, f"<<<<<<< HEAD\n{TITLE}\n=======\ntitle: Kitas pavadinimas\n>>>>>>> saka"),
    "list-after-text": swap("Skaitytojų mažėjo", "Priežastys:\n- pinigai;\n- laikas.\n\nSkaitytojų mažėjo"),
    "list-of-bullets": swap("Skaitytojų mažėjo", "• pinigai\n• laikas\n\nSkaitytojų mažėjo"),
    "list-with-brackets": swap("Skaitytojų mažėjo", "1) pinigai\n2) laikas\n\nSkaitytojų mažėjo"),
    "list-of-letters": swap("Skaitytojų mažėjo", "a) pinigai\nb) laikas\n\nSkaitytojų mažėjo"),
    "list-without-space": swap("Skaitytojų mažėjo", "-pinigai\n-laikas\n\nSkaitytojų mažėjo"),
    "list-of-code-is-good": swap("Skaitytojų mažėjo", "- `pinigai`\n- `laikas` ir daugiau\n\nSkaitytojų mažėjo"),
    "bold-unclosed": swap("Skaitytojų mažėjo", "**Skaitytojų mažėjo"),
    "bold-with-spaces": swap("Skaitytojų mažėjo", "** Skaitytojų ** mažėjo"),
    "bold-twice-is-good": swap("Skaitytojų mažėjo", "**Skaitytojų** **labai** mažėjo"),
    "bare-address": swap("Skaitytojų mažėjo", "Žr. https://example.org/a. Skaitytojų mažėjo"),
    "bare-www": swap("Skaitytojų mažėjo", "Žr. www.example.org. Skaitytojų mažėjo"),
    "letters-for-mathematics": swap("Skaitytojų mažėjo", "𝐒kaitytojų mažėjo"),
    "wide-brackets": swap("Skaitytojų mažėjo", "Skaitytojų mažėjo［^s1］"),
    "citation-without-sign": swap("Skaitytojų mažėjo", "Skaitytojų mažėjo [s1]"),
    "citation-in-brackets": swap("Skaitytojų mažėjo", "Skaitytojų mažėjo (s1)"),
    "citation-above-the-line": swap("Skaitytojų mažėjo", "Skaitytojų mažėjo¹"),
    "square-metres-are-good": swap("Skaitytojų mažėjo", "Salėje[^s1] maža m² ir km³. Skaitytojų mažėjo"),
    "tracked-change": swap("Skaitytojų mažėjo", "Skaitytojų {--labai--} mažėjo"),
    "definition-list": swap("Skaitytojų mažėjo", "Skaitytojai\n: žmonės\n\nSkaitytojų mažėjo"),
    "highlighted": swap("Skaitytojų mažėjo", "==x== Skaitytojų mažėjo"),
    "mailbox-with-at": swap("Skaitytojų mažėjo", "Rašykite ona.onaite [at] gmail.com. Skaitytojų mažėjo"),
    "mailbox-with-eta": swap("Skaitytojų mažėjo", "Rašykite ona.onaite(eta)gmail.com. Skaitytojų mažėjo"),
    "mailbox-as-entity": swap("Skaitytojų mažėjo", "Rašykite ona&#64;gmail.com. Skaitytojų mažėjo"),
    "personal-code-in-parts": swap("Skaitytojų mažėjo", "Kodas 3 850101 0123. Skaitytojų mažėjo"),
    "telephone-with-zeros": swap("Skaitytojų mažėjo", "Skambinkite 0037061234567. Skaitytojų mažėjo"),
    "bank-card": swap("Skaitytojų mažėjo", "Kortelė 4111 1111 1111 1111. Skaitytojų mažėjo"),
    "truth-for-a-number": swap("difficulty: 2", "difficulty: true"),
    "backslash-in-quotes": swap(TITLE, 'title: "C:\\Vartotojai"'),
    "full-stop-after-an-address": swap("https://example.org/aarsrapport", "https://example.org/aarsrapport."),
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
    "bom-crlf-nfd": lambda data: b"\xef\xbb\xbf" + data.decode().replace("ž", "z\u030c").encode().replace(b"\n", b"\r\n"),
    "two-boms": lambda data: b"\xef\xbb\xbf\xef\xbb\xbf" + data,
    "utf-16-without-bom": lambda data: data.decode().encode("utf-16-le"),
    "cut-letter": lambda data: data[: data.index("ž".encode()) + 1],
    "read-in-a-wrong-encoding": lambda data: data.replace("Skaitytojų mažėjo".encode(), "SkaitytojÅ³ maÅ¾Ä—jo".encode()),
    "letters-lost": swap("Skaitytojų mažėjo", "Skaitytoj\ufffd ma\ufffdėjo"),
    "cyrillic-in-word": swap("Skaitytojų mažėjo", "Skаitytojų mažėjo"),
    "symbol-font": swap("Skaitytojų mažėjo", "\uf0b7 Skaitytojų mažėjo"),
    "marks-piled-up": swap("Skaitytojų mažėjo", "Skaitytojų m" + "\u0336\u0337\u0335\u0334" + "ažėjo"),
    "soft-hyphen": swap("Skaitytojų mažėjo", "Skaity\u00adtojų mažėjo"),
    "next-line-sign": swap("Skaitytojų mažėjo", "Skaitytojų\u2028mažėjo"),
    "thin-space-in-metadata": swap("ne tik knygas", "ne\u2009tik knygas"),
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
    "toml": swap("---\n", "+++\n"),
    "indented-fence": swap("---\n", " ---\n"),
    "closed-with-dots": lambda data: data.replace(b"\n---\n\n", b"\n...\n\n", 1),
    "closed-with-long-dash": lambda data: data.replace(b"\n---\n\n", "\n———\n\n".encode(), 1),
    "closed-with-four": lambda data: data.replace(b"\n---\n\n", b"\n----\n\n", 1),
    "no-space-after-colon": swap(TITLE, "title:Biblioteka skolina"),
    "hash-in-value": swap(TITLE, "title: Biblioteka #1 mieste skolina ne tik knygas"),
    "star-begins-value": swap(TITLE, "title: *Biblioteka skolina"),
    "at-begins-value": swap(TITLE, "title: @biblioteka skolina"),
    "percent-begins-value": swap(TITLE, "title: %50 skaitytojų"),
    "quote-inside-quotes": swap(TITLE, 'title: "Biblioteka "Saulė" skolina"'),
    "empty-key": swap(TITLE, ": Biblioteka"),
    "question-key": swap(TITLE, "? title\n: Biblioteka"),
    "list-key": swap(TITLE, "[a, b]: Biblioteka"),
    "block-text": swap(TITLE, "title: |\n  Biblioteka skolina\n  ne tik knygas"),
    "folded-text-is-good": swap(TITLE, "title: >-\n  Biblioteka skolina\n  ne tik knygas"),
    "map-as-text": swap(TITLE, "title: {a: b}"),
    "text-as-map": swap("review:\n", "review: published\nnobody:\n"),
    "escaped-invisible": swap(TITLE, r'title: "Biblioteka\u200b skolina\x07"'),
    "surrogate-escape": swap(TITLE, r'title: "Biblioteka \ud800 skolina"'),
    "binary-tag": swap("kind: good_practice", "kind: !!binary aGVsbG8="),
    "set-tag": swap("[community]", "!!set {community}"),
    "anchor-only": swap("kind: good_practice", "kind: &rusis good_practice"),
    "deep-maps": swap("innovation: [service]", "innovation: " + "{a: " * 400 + "b" + "}" * 400),
    "endless-key": swap("title:", "a" * 5000 + ":"),
    "thousand-keys": swap(TITLE, TITLE + "".join(f"\nlaukas{n}: 1" for n in range(1000))),
    "published-as-text": swap("kind: good_practice\n", 'kind: good_practice\npublished: "false"\n'),
    "status-on-top": swap("kind: good_practice\n", "kind: good_practice\nstatus: draft\n"),
    "metadata-and-body-at-once": lambda data: data.replace(b"country: NO", b"country: XX").replace(
        "Skaitytojų mažėjo".encode(), b"<script>x</script> rasyti vardenis@gmail.com [a](nera.md)"
    ),
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
    "markdown-in-title": swap(TITLE, "title: Biblioteka **skolina** ne tik knygas"),
    "link-in-title": swap(TITLE, 'title: "Biblioteka [skolina](https://example.org)"'),
    "citation-in-title": swap(TITLE, "title: Biblioteka skolina ne tik knygas[^s1]"),
    "entity-in-title": swap(TITLE, "title: Biblioteka &lt;script&gt; skolina"),
    "template-in-title": swap(TITLE, 'title: "Biblioteka {{ config }} skolina"'),
    "capitals-in-title": swap(TITLE, "title: BIBLIOTEKA SKOLINA NE TIK KNYGAS"),
    "straight-quotes-in-title": swap(TITLE, "title: 'Biblioteka \"Saulė\" skolina'"),
    "hyphen-in-summary": swap("padaugėjo nuo trijų", "padaugėjo - nuo trijų"),
    "euro-in-first-step": swap("Paklauskite skaitytojų, ko", "Paklauskite skaitytojų, kam duotų 5 €, ko"),
    "word-twice": swap("[community]", "[community, community]"),
    "null-in-list": swap("[community]", "[community, null]"),
    "list-in-list": swap("[community]", "[[community]]"),
    "arabic-digits": swap("started: 2017", "started: ٢٠١٧"),
    "year-one": swap("started: 2017", "started: 0017"),
    "year-far": swap("started: 2017", "started: 20177"),
    "decimal-year": swap("started: 2017", "started: 2017.0"),
    "future-start": swap("started: 2017", "started: 2087"),
    "day-as-year": swap("started: 2017", "started: 2017-05-12"),
    "date-with-dots": swap("checked: 2026-01-10", "checked: 2026.01.10"),
    "date-with-time": swap("checked: 2026-01-10", "checked: 2026-01-10T10:00:00"),
    "date-of-source-after-reading": swap("    accessed: 2026", "    date: 2026-06\n    accessed: 2026"),
    "ended-and-running": swap("started: 2017", "started: 2017\nended: 2019\nstage: running"),
    "endless-number": swap("after: 400", "after: " + "9" * 400),
    "infinite-number": swap("after: 400", "after: .inf"),
    "negative-sum": swap(
        "evidence: 2", "evidence: 2\nfunding:\n  - {source: founder, amount: -5, currency: EUR, sources: [s1]}"
    ),
    "one-coordinate": swap("  county: Buskerud", "  county: Buskerud\n  lat: 60.1"),
    "coordinates-swapped": swap("  county: Buskerud", "  county: Buskerud\n  lat: 10.2\n  lon: 60.1"),
    "latitude-100": swap("  county: Buskerud", "  county: Buskerud\n  lat: 100\n  lon: 10.2"),
    "url-without-host": swap("type: library", "type: library\n  url: https://"),
    "url-of-this-machine": swap("type: library", "type: library\n  url: https://localhost/x"),
    "url-number-host": swap("type: library", "type: library\n  url: https://127.0.0.1/x"),
    "url-with-password": swap("type: library", "type: library\n  url: https://a:b@example.org/"),
    "url-with-space": swap("type: library", "type: library\n  url: https://example.org/a b"),
    "url-data": swap("type: library", 'type: library\n  url: "data:text/html,x"'),
    "url-of-a-broken-address": swap("type: library", "type: library\n  url: 'https://[x'"),
    "unknown-language": swap("language: no", "language: norvegų"),
    "photo-that-is-not-there": swap(
        "review:\n", "images:\n  - {file: sale.jpg, alt: Salė, author: A, licence: CC BY 4.0, people: none}\nreview:\n"
    ),
    "photo-in-another-folder": swap(
        "review:\n", "images:\n  - {file: ../sale.jpg, alt: Salė, author: A, licence: CC BY 4.0, people: none}\nreview:\n"
    ),
    "photo-people-without-consent": swap(
        "review:\n", "images:\n  - {file: sale.jpg, alt: IMG_1234, author: A, licence: CC0, people: recognisable}\nreview:\n"
    ),
    "mailbox-of-a-person": swap("name: Miestelio biblioteka", "name: Miestelio biblioteka, vardas.pavarde@biblioteka.lt"),
    "mailbox-in-a-comment": swap("started: 2017", "started: 2017 # paklausti jonas@gmail.com"),
    "telephone": swap("Skaitytojų mažėjo", "Skambinkite +370 612 34567. Skaitytojų mažėjo"),
    "telephone-old": swap("Skaitytojų mažėjo", "Skambinkite 8 612 34567. Skaitytojų mažėjo"),
    "account": swap("Skaitytojų mažėjo", "LT12 1000 0111 0100 1000. Skaitytojų mažėjo"),
    "mailbox-of-an-institution-in-contact": swap(
        "review:\n", "contact:\n  text: Rašykite info@biblioteka.lt arba skambinkite +370 445 12345\nreview:\n"
    ),
    "mailbox-of-a-person-in-contact": swap("review:\n", "contact:\n  text: Rašykite ona.onaite@biblioteka.lt\nreview:\n"),
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
    "html-block": swap("Skaitytojų mažėjo", "<div class='a'>\nlabas\n</div>\n\nSkaitytojų mažėjo"),
    "html-capital": swap("Skaitytojų mažėjo", "<SCRIPT SRC=//evil.example/x.js></SCRIPT> Skaitytojų mažėjo"),
    "html-over-lines": swap("Skaitytojų mažėjo", "<img\nsrc=x\nonerror=alert(1)> Skaitytojų mažėjo"),
    "html-slash": swap("Skaitytojų mažėjo", "<svg/onload=alert(1)> Skaitytojų mažėjo"),
    "html-unclosed": swap("Skaitytojų mažėjo", "<b Skaitytojų mažėjo"),
    "sub-unclosed": swap("Skaitytojų mažėjo", "H<sub>2O Skaitytojų mažėjo"),
    "sub-with-attribute": swap("Skaitytojų mažėjo", "H<sub onclick=x>2</sub>O Skaitytojų mažėjo"),
    "sub-is-good": swap("Skaitytojų mažėjo", "H<sub>2</sub>O ir m<sup>2</sup>,<br>Skaitytojų mažėjo"),
    "comment-over-lines": swap("Skaitytojų mažėjo", "<!--\nvidinė pastaba\n-->\n\nSkaitytojų mažėjo"),
    "comment-php": swap("Skaitytojų mažėjo", "<?php echo 1 ?> Skaitytojų mažėjo"),
    "cdata": swap("Skaitytojų mažėjo", "<![CDATA[x]]> Skaitytojų mažėjo"),
    "javascript-in-capitals": swap("Skaitytojų mažėjo", "[a](JaVaScRiPt:alert(1)) Skaitytojų mažėjo"),
    "javascript-entities": swap("Skaitytojų mažėjo", "[a](java&#115;cript:alert(1)) Skaitytojų mažėjo"),
    "javascript-colon-entity": swap("Skaitytojų mažėjo", "[a](javascript&colon;alert(1)) Skaitytojų mažėjo"),
    "javascript-with-space": swap("Skaitytojų mažėjo", "[a](java script:alert(1)) Skaitytojų mažėjo"),
    "javascript-with-tab": swap("Skaitytojų mažėjo", "[a](java\tscript:alert(1)) Skaitytojų mažėjo"),
    "javascript-in-brackets": swap("Skaitytojų mažėjo", "[a](<javascript:alert(1)>) Skaitytojų mažėjo"),
    "javascript-reference": swap("Skaitytojų mažėjo", "[a][b] Skaitytojų mažėjo\n\n[b]: javascript:alert(1)\n\nTekstas"),
    "javascript-autolink": swap("Skaitytojų mažėjo", "<javascript:alert(1)> Skaitytojų mažėjo"),
    "javascript-percent": swap("Skaitytojų mažėjo", "[a](javascript%3Aalert(1)) Skaitytojų mažėjo"),
    "data-link": swap("Skaitytojų mažėjo", "[a](data:text/html;base64,PHNjcmlwdD4=) Skaitytojų mažėjo"),
    "file-link": swap("Skaitytojų mažėjo", "[a](file:///etc/passwd) Skaitytojų mažėjo"),
    "slashes-link": swap("Skaitytojų mažėjo", "[a](//evil.example/x) Skaitytojų mažėjo"),
    "http-link": swap("Skaitytojų mažėjo", "[a](http://example.org) Skaitytojų mažėjo"),
    "address-of-the-site": swap("Skaitytojų mažėjo", "[atvejai](/atvejai/) Skaitytojų mažėjo"),
    "link-without-target": swap("Skaitytojų mažėjo", "[tekstas]() Skaitytojų mažėjo"),
    "link-with-space": swap("Skaitytojų mažėjo", "[tekstas](mano failas.md) Skaitytojų mažėjo"),
    "link-parted": swap("Skaitytojų mažėjo", "[tekstas] (https://example.org) Skaitytojų mažėjo"),
    "link-unclosed": swap("Skaitytojų mažėjo", "[tekstas](https://example.org Skaitytojų mažėjo"),
    "link-single-quotes": swap("Skaitytojų mažėjo", "[tekstas](https://example.org 'pavadinimas') Skaitytojų mažėjo"),
    "link-wrong-host": swap("Skaitytojų mažėjo", "[tekstas](https://example) Skaitytojų mažėjo"),
    "link-tracking": swap("Skaitytojų mažėjo", "[tekstas](https://example.org/?a=1&utm_source=x) Skaitytojų mažėjo"),
    "link-wiki": swap("Skaitytojų mažėjo", "[[prototipas]] Skaitytojų mažėjo"),
    "link-autolink": swap("Skaitytojų mažėjo", "<https://example.org> Skaitytojų mažėjo"),
    "link-mail-with-copy": swap(
        "Skaitytojų mažėjo", "[rašykite](mailto:info@biblioteka.lt?bcc=evil@example.org) Skaitytojų mažėjo"
    ),
    "link-mail-institution-is-good": swap(
        "Skaitytojų mažėjo", "[rašykite bibliotekai](mailto:info@biblioteka.lt) Skaitytojų mažėjo"
    ),
    "link-letter-case": swap("Skaitytojų mažėjo", "[tekstas](../../docs/zodynas/mtep/Prototipas.md) Skaitytojų mažėjo"),
    "link-percent-outside": swap("Skaitytojų mažėjo", "[a](%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd) Skaitytojų mažėjo"),
    "image-without-alt": swap("Skaitytojų mažėjo", "![](../../docs/index.md) Skaitytojų mažėjo"),
    "image-alt-file-name": swap("Skaitytojų mažėjo", "![IMG_2041.jpg](nera.jpg) Skaitytojų mažėjo"),
    "image-http": swap("Skaitytojų mažėjo", "![Salė](http://example.org/a.png) Skaitytojų mažėjo"),
    "image-data": swap("Skaitytojų mažėjo", "![Salė](data:image/png;base64,AAAA) Skaitytojų mažėjo"),
    "image-of-a-page": swap("Skaitytojų mažėjo", "![Salė](../../docs/index.md) Skaitytojų mažėjo"),
    "image-with-handler": swap("Skaitytojų mažėjo", '![x](a.png "x onerror=alert(1)") Skaitytojų mažėjo'),
    "attribute-list-id": swap("Skaitytojų mažėjo", "Skaitytojų mažėjo {#vieta .klase onclick=x}\n\nSkaitytojų mažėjo"),
    "template": swap("Skaitytojų mažėjo", "{{ config.site_name }} Skaitytojų mažėjo"),
    "admonition": swap("Skaitytojų mažėjo", "!!! note\n\nSkaitytojų mažėjo"),
    "fenced-code": swap("Skaitytojų mažėjo", "```\nkodas\n```\n\nSkaitytojų mažėjo"),
    "task-list": swap("Skaitytojų mažėjo", "- [ ] padaryti\n\nSkaitytojų mažėjo"),
    "strike": swap("Skaitytojų mažėjo", "~~buvo~~ Skaitytojų mažėjo"),
    "snippet": swap("Skaitytojų mažėjo", '--8<-- "/etc/passwd"\n\nSkaitytojų mažėjo'),
    "definition-of-footnote": swap("Skaitytojų mažėjo", "Skaitytojų mažėjo\n\n[^s1]: Šaltinis\n\nSkaitytojų mažėjo"),
    "inline-footnote": swap("Skaitytojų mažėjo", "Tekstas^[pastaba] Skaitytojų mažėjo"),
    "citation-with-space": swap("Skaitytojų mažėjo", "Buvo 15 žmonių[^ s1]. Skaitytojų mažėjo"),
    "citation-of-two": swap("Skaitytojų mažėjo", "Buvo 15 žmonių[^s1, s2]. Skaitytojų mažėjo"),
    "citation-unclosed": swap("Skaitytojų mažėjo", "Buvo daug žmonių[^s1. Skaitytojų mažėjo"),
    "citation-in-capitals": swap("Skaitytojų mažėjo", "Buvo 15 žmonių[^S1]. Skaitytojų mažėjo"),
    "heading-without-space": swap("Skaitytojų mažėjo", "##Antraštė\n\nSkaitytojų mažėjo"),
    "heading-indented": swap("Skaitytojų mažėjo", "  ### Antraštė\n\nSkaitytojų mažėjo"),
    "heading-in-a-list": swap("Skaitytojų mažėjo", "- ### Antraštė\n\nSkaitytojų mažėjo"),
    "heading-empty-text": swap("Skaitytojų mažėjo", "###\n\nSkaitytojų mažėjo"),
    "heading-seven": swap("Skaitytojų mažėjo", "####### Antraštė\n\nSkaitytojų mažėjo"),
    "heading-jump": swap("Skaitytojų mažėjo", "##### Antraštė\n\nSkaitytojų mažėjo"),
    "table-without-divider": swap("Skaitytojų mažėjo", "| a | b |\n| c | d |\n\nSkaitytojų mažėjo"),
    "table-uneven": swap("Skaitytojų mažėjo", "| a | b |\n|---|---|\n| c | d | e |\n\nSkaitytojų mažėjo"),
    "table-is-good": swap("Skaitytojų mažėjo", "| a | b |\n|---|---:|\n| c \\| x | d |\n\nSkaitytojų mažėjo"),
    "placeholder": swap("Skaitytojų mažėjo", "TODO: parašyti. Skaitytojų mažėjo"),
    "lorem": swap("Skaitytojų mažėjo", "Lorem ipsum dolor. Skaitytojų mažėjo"),
    "deep-list": swap("Skaitytojų mažėjo", "".join(f"{chr(32) * 4 * n}- a\n" for n in range(30)) + "\nSkaitytojų mažėjo"),
    "many-stars": swap("Skaitytojų mažėjo", "*a **b " * 700 + "Skaitytojų mažėjo"),
    "many-brackets-in-lines": swap("Skaitytojų mažėjo", "[a\n" * 5000 + "Skaitytojų mažėjo"),
    "many-pictures": swap("Skaitytojų mažėjo", "![" * 3000 + "Skaitytojų mažėjo"),
    "many-entities": swap("Skaitytojų mažėjo", "&a" * 3000 + "Skaitytojų mažėjo"),
    "many-tags": swap("Skaitytojų mažėjo", "<a " * 3000 + "Skaitytojų mažėjo"),
    "nested-parentheses": swap("Skaitytojų mažėjo", "[a](" + "(" * 5000 + ")" * 5000 + ") Skaitytojų mažėjo"),
    "endless-line": swap("Skaitytojų mažėjo", "a" * 6000 + " Skaitytojų mažėjo"),
    "many-brackets": swap("Skaitytojų mažėjo", "[" * 8000 + "Skaitytojų mažėjo"),
    "many-quotes": swap("Skaitytojų mažėjo", ">" * 400 + " Skaitytojų mažėjo"),
}
GOOD = (
    "bom", "crlf", "no-newline-at-end", "nfd", "norway", "bom-crlf-nfd", "folded-text-is-good", "question-key", "sub-is-good", "table-is-good",
    "mailbox-of-an-institution-in-contact", "link-mail-institution-is-good", "list-of-code-is-good", "bold-twice-is-good",
    "square-metres-are-good",
)  # fmt: skip


def reports(project: Project, fault: Fault) -> str:
    file = project.root / CASE
    file.write_bytes(fault((SAMPLES / CASE).read_bytes()))
    problems = within(1, project.problems)
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
