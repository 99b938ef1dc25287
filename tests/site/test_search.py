"""The search answers as a reader would hope: any ending, no diacritics, slips, other languages, what a case is about."""

from __future__ import annotations

import gzip
import json
import random
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from case_questions import QUESTIONS
from derived_questions import FIRST_LIST, SECOND_LIST
from kb.alphabet import fold
from kb.content import load
from paradigms import Paradigms
from questions import Question, questions
from support import ROOT

FIRST = {
    # terms, as they stand in a document
    "bendrafinansavimo": "zodynas/finansavimas/bendrasis-finansavimas/",
    "tęstinumą": "zodynas/finansavimas/projekto-testinumas/",
    "tinkamų finansuoti išlaidų": "zodynas/finansavimas/tinkamos-finansuoti-islaidos/",
    "paraiškų": "zodynas/finansavimas/paraiska/",
    "nuosavu įnašu": "zodynas/finansavimas/nuosavas-inasas/",
    "„inovacijomis“": "zodynas/mtep/inovacija/",
    # without diacritics
    "lesu pritraukimo planas": "zodynas/finansavimas/lesu-pritraukimo-planas/",
    "paramos gavejo statusa": "zodynas/finansavimas/paramos-gavejo-statusas/",
    # abbreviations and other languages
    "MTEP": "zodynas/mtep/mtep/",
    "ESF+": "zodynas/finansavimas/europos-socialinis-fondas-plius/",
    "ERPF": "zodynas/finansavimas/europos-regionines-pletros-fondas/",
    "de minimis": "zodynas/finansavimas/de-minimis-pagalba/",
    "application form": "zodynas/finansavimas/paraiska/",
    "structural funds": "zodynas/finansavimas/es-fondu-investiciju-programa-2021-2027/",
    "søknad": "zodynas/finansavimas/paraiska/",
    "crowdfunding": "zodynas/finansavimas/sutelktinis-finansavimas/",
    # slips of the finger
    "prototipss": "zodynas/mtep/prototipas/",
    "bendrafinansavmas": "zodynas/finansavimas/bendrasis-finansavimas/",
    # verbs and derived words
    "finansuoti": "finansavimas/",
    "bendrafinansuoti": "zodynas/finansavimas/bendrasis-finansavimas/",
    "įveiklinti": "zodynas/mtep/iveiklinimas/",
    "viešinti": "zodynas/finansavimas/viesinimas/",
    "inovuoti": "zodynas/mtep/inovacija/",
    "prototipuoti": "zodynas/mtep/prototipas/",
    "testuoti": "zodynas/mtep/testavimas-su-naudotojais/",
    "remti": "zodynas/finansavimas/remimas/",
    "savanoriai": "zodynas/finansavimas/savanoriskas-darbas-kaip-inasas/",
    "savanorystė": "zodynas/finansavimas/savanoriskas-darbas-kaip-inasas/",
    "partneriauti": "zodynas/finansavimas/partneris/",
    # asked as one asks a person
    "kas yra MTEP": "zodynas/mtep/mtep/",
    "mtep kas tai": "zodynas/mtep/mtep/",
    "kas tai yra inovacija?": "zodynas/mtep/inovacija/",
    "kaip rasyti paraiska": "zodynas/finansavimas/paraiska/",
    "ką reiškia de minimis": "zodynas/finansavimas/de-minimis-pagalba/",
    "kiek reikia prisidėti patiems": "zodynas/finansavimas/nuosavas-inasas/",
    "kaip pritraukti rėmėjus": "lapai/lesu-pritraukimo-planas/",
    # names that are questions themselves
    "ar tai inovacija": "seminarai/uzduotys/u1-ar-tai-inovacija/",
    "kas toliau": "seminarai/kas-toliau/",
    "kuriame etape": "mtep/kuriame-etape/",
    "kokie pinigai kokiai": "finansavimas/kokie-pinigai-kokiai-idejai/",
}
FLOORS = {
    "exact": 100, "inflected": 99, "no diacritics": 99, "several words": 99, "other name": 98, "one typo": 95,
    "typo, no diacritics, inflected": 92, "prefix": 95, "headword + extra word": 96,
}  # fmt: skip
"""Share of questions, in percent, whose first answer is the right page."""
NOTHING = 2
"""Largest share of questions without any answer, in percent."""


def node(*arguments: str | Path, lines: list[str]) -> list[list[dict[str, str]]]:
    """Run the search as Node runs it: one question a line, one list a line."""
    manifest = json.loads((ROOT / "web/dist/manifest.json").read_text("utf-8"))
    command = [manifest["node"], ROOT / "web/dist/search-node.mjs", *arguments]
    result = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True)
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(scope="module")
def asked() -> list[Question]:
    return questions(load(ROOT).public)


@pytest.fixture(scope="module")
def answers(site: Path, asked: list[Question]) -> dict[str, list[dict[str, str]]]:
    texts = list(
        dict.fromkeys([*FIRST, *QUESTIONS, *FIRST_LIST, *SECOND_LIST, "xyzqwv", *(question.text for question in asked)])
    )
    return dict(zip(texts, node("ask", site / "paieska", lines=texts), strict=True))


@pytest.mark.parametrize("question", FIRST)
def test_the_right_term_stands_first(question: str, answers: dict[str, list[dict[str, str]]]) -> None:
    assert [hit["url"] for hit in answers[question][:1]] == [FIRST[question]]


def right(question: Question, hit: dict[str, str]) -> bool:
    """Tell whether a page answers a question; a beginning is answered by any page whose name begins so."""
    names = [hit["title"], *hit["names"]]
    return hit["url"] == question.url or (
        question.kind == "prefix" and any(fold(name).startswith(fold(question.text)) for name in names)
    )


def test_terms_are_found_in_any_form(asked: list[Question], answers: dict[str, list[dict[str, str]]]) -> None:
    total = Counter(question.kind for question in asked)
    found = Counter(q.kind for q in asked if answers[q.text] and right(q, answers[q.text][0]))
    empty = Counter(q.kind for q in asked if not answers[q.text])
    share = {kind: 100 * found[kind] / total[kind] for kind in FLOORS}
    none = {kind: 100 * empty[kind] / total[kind] for kind in FLOORS}
    print("\nfirst answer right, no answer, questions:")
    for kind in FLOORS:
        print(f"  {kind:32} {share[kind]:6.2f} % {none[kind]:5.2f} % {total[kind]:5}")
    assert {kind: round(value, 2) for kind, value in share.items() if value < FLOORS[kind]} == {}
    assert {kind: round(value, 2) for kind, value in none.items() if value > NOTHING} == {}


def test_cases_are_found_by_what_they_are_about(answers: dict[str, list[dict[str, str]]]) -> None:
    lost = []
    for question, cases in QUESTIONS.items():
        addresses = [hit["url"] for hit in answers[question][:3]]
        if not any(f"atvejai/{case}/" in addresses for case in cases):
            lost.append((question, addresses))
    share = 100 * (1 - len(lost) / len(QUESTIONS))
    print(
        f"\ncases among the first three: {share:.1f} % of {len(QUESTIONS)} questions; lost: {[question for question, _ in lost]}"
    )
    assert len(QUESTIONS) >= 60
    assert share >= 90, lost


def test_verbs_doers_and_other_derived_words_find_their_page(answers: dict[str, list[dict[str, str]]]) -> None:
    for name, asked in (("first", FIRST_LIST), ("second", SECOND_LIST)):
        lost = {
            question: [hit["url"] for hit in answers[question][:3]]
            for question, pages in asked.items()
            if not any(hit["url"].rstrip("/").split("/")[-1] in pages for hit in answers[question][:1])
        }
        share = 100 * (1 - len(lost) / len(asked))
        print(f"\nderived words, {name} list: {share:.1f} % of {len(asked)} stand first; lost: {list(lost)}")
        assert share >= 90, lost


def test_every_ending_of_a_noun_has_a_key_of_its_headword() -> None:
    paradigms = Paradigms()
    nouns = sorted(
        word
        for word, flags in paradigms.flags.items()
        if flags == "D" and word.isalpha() and word.islower() and len(word) > 3
    )
    pairs = [(noun, form) for noun in random.Random(1).sample(nouns, 1500) for form in paradigms.forms(noun)[1:]]
    for name, shape in (("with diacritics", str), ("without", fold)):
        keys = node("keys", lines=[text for noun, form in pairs for text in (noun, shape(form))])
        met = sum(1 for n in range(0, len(keys), 2) if {*keys[n]} & {*keys[n + 1]})
        print(f"\nforms that meet their headword, {name}: {100 * met / len(pairs):.2f} % of {len(pairs)}")
        assert met / len(pairs) >= 0.99


def test_nonsense_finds_nothing(answers: dict[str, list[dict[str, str]]]) -> None:
    assert answers["xyzqwv"] == []


def test_every_page_can_be_found_by_its_title(site: Path) -> None:
    entries = [entry for entry in load(ROOT).public.entries if entry.kind != "stage" and entry.id != "nerasta"]
    lists = node("ask", site / "paieska", lines=[entry.heading for entry in entries])
    lost = [
        entry.heading
        for entry, hits in zip(entries, lists, strict=True)
        if entry.url not in [hit["url"] for hit in hits[:2]]
    ]
    assert lost == []


def test_the_title_layer_is_light(site: Path) -> None:
    sizes = {
        name: len(gzip.compress((site / f"paieska/{name}.js").read_bytes()))
        for name in ("antrastes", "santraukos", "tekstai")
    }
    print("\n" + ", ".join(f"{name} {size / 1000:.1f} kB gzip" for name, size in sizes.items()))
    assert sizes["antrastes"] <= 35_000
    assert sizes["antrastes"] + sizes["santraukos"] <= 70_000


def test_parts_of_the_index_are_of_one_build(site: Path) -> None:
    versions = {
        re.search(r'"version":"(\w{8})"', (site / f"paieska/{name}.js").read_text("utf-8"))[1]  # type: ignore[index]
        for name in ("antrastes", "santraukos", "tekstai")
    }
    assert len(versions) == 1
