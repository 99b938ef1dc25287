"""Terms in running text: every form is met, and words that mean something else are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from kb.content import Content, load
from kb.declension import forms
from kb.lexicon import lexicon
from kb.marking import Marks, TermMarks
from kb.site import Settings, Site
from markdown import Markdown
from support import ROOT, Project

LISTS = ROOT / "tests/forms"
MARK = re.compile(r'<a class="term"[^>]* data-term="([^"]*)"[^>]*>([^<]*)</a>')


@pytest.fixture(scope="module")
def content() -> Content:
    return load(ROOT)


@pytest.fixture(scope="module")
def parser(content: Content) -> Markdown:
    return Markdown(extensions=[TermMarks(lexicon(content.terms.values()), lambda url: f"/{url}"), "tables"])


def marked(parser: Markdown, text: str) -> list[tuple[str, str]]:
    """Return (term, words) of the marks in a Markdown text."""
    return MARK.findall(parser.reset().convert(text))


def pairs() -> Iterator[tuple[str, str]]:
    for name in ("hunspell.txt", "agreement.txt"):
        for line in (LISTS / name).read_text("utf-8").splitlines():
            if not line.startswith("#"):
                term, _, listed = line.partition(": ")
                yield from ((term, form) for form in listed.split("; "))


def test_forms_of_terms_are_marked(parser: Markdown, content: Content) -> None:
    listed = list(pairs())
    missed = []
    for term, form in listed:
        beside = content.terms[term].meta.only_beside
        sentence = f"Šiame skyriuje {form} minima ne kartą" + (f", prie jos – {beside[0]}." if beside else ".")
        if (term, form) not in marked(parser, sentence):
            missed.append(f"{term}: {form}")
    share = 1 - len(missed) / len(listed)
    print(f"\nformos: {len(listed)} porų, pažymėta {share:.1%}")
    assert len(listed) >= 300
    assert share >= 0.97, missed[:40]


def sentences(name: str) -> list[tuple[str, set[str]]]:
    """Return the sentences of a list, and the terms that are rightly marked in each."""
    lines = [line for line in (LISTS / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]
    halves = [line.partition(" => ") for line in lines]
    return [(sentence, set(filter(None, right.split(", ")))) for sentence, _, right in halves]


@pytest.mark.parametrize("name", ["traps.txt", "traps-a.txt", "traps-b.txt", "traps-c.txt", "traps-d.txt", "traps-e.txt"])
def test_traps_are_left_alone(parser: Markdown, name: str) -> None:
    """Sentences with a word of the glossary in another sense. The rules were tuned on the first two lists.

    B to E were held out: written after the tuning that preceded them, measured once, and only then mended.
    First measurement: A 73.3 % wrong (126 of 172, before any of it), B 14.6 % (28 of 192), C 2.2 % (4 of 179; about ten of
    its sentences repeat a rule just made), D 0 % (0 of 66), E 0 % (0 of 86).
    """
    listed = sentences(name)
    wrong, lost = [], []
    for sentence, expected in listed:
        found = {term for term, _ in marked(parser, sentence)}
        wrong += [sentence] if found - expected else []
        lost += [sentence] if expected - found else []
    print(f"\n{name}: {len(listed)} sakinių, pažymėta be reikalo {len(wrong) / len(listed):.1%}")
    assert len(listed) >= 60
    assert len(wrong) <= 0.03 * len(listed), wrong
    assert lost == []


@pytest.mark.parametrize("name", ["true.txt", "true-d.txt", "true-e.txt"])
def test_everyday_words_are_marked_where_they_are_meant(parser: Markdown, name: str) -> None:
    """Single sentences with an everyday word in the sense of the glossary: what precision costs. Held out as well; marked at
    the first measurement: 87.9 % (80 of 91), 63.6 % (28 of 44), 82.9 % (34 of 41). In the texts of the site, where the words
    around are more, 95 % of the marks there had been before are still there; a third of the others were wrong.
    """
    expected = {(sentence, term) for sentence, terms in sentences(name) for term in terms}
    missed = {(s, term) for s, term in expected if term not in {found for found, _ in marked(parser, s)}}
    print(f"\n{name}: {len(expected)} sąvokų, pažymėta {1 - len(missed) / len(expected):.1%}")
    assert len(missed) <= 0.15 * len(expected), missed


def test_everyday_words_are_known_by_their_company(parser: Markdown) -> None:
    assert marked(parser, "Salėje stovi maketas.") == []
    assert marked(parser, "Salėje stovi maketas. Jį testavome.") == [("maketas", "maketas")]
    assert marked(parser, "Salėje stovi maketas.\n\nJį testavome.") == [("maketas", "maketas")]
    assert marked(parser, "Salėje stovi maketas.\n\n## Kitas skyrius\n\nJį testavome.") == []


def test_in_a_story_company_stands_in_the_same_paragraph(content: Content) -> None:
    parser = Markdown(extensions=[extension := TermMarks(lexicon(content.terms.values()), lambda url: f"/{url}")])
    assert extension.processor.marks
    for text, expected in (
        ("Salėje stovi maketas.\n\nJį testavome.", []),
        ("Salėje stovi maketas. Jį testavome.", [("maketas", "maketas")]),
        ("- Stovi maketas\n- Jį testavome", []),
    ):
        parser.reset()
        extension.processor.marks.story = True
        assert MARK.findall(parser.convert(text)) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("įnašas", "įnašo įnašui įnašą įnašu įnaše įnašai įnašų įnašams įnašus įnašais įnašuose"),
        ("sutartis", "sutarties sutarčiai sutartį sutartimi sutartyje sutartys sutarčių sutartims sutartis sutartyse"),
        ("čekis", "čekio čekiui čekį čekiu čekyje čekiai čekių čekiams čekius čekiais čekiuose"),
        ("išlaidos", "išlaidų išlaidoms išlaidas išlaidomis išlaidose"),
        ("viešasis", "viešojo viešajam viešąjį viešuoju viešajame viešieji viešųjų viešiesiems viešuosius viešaisiais"),
        ("vadovaujančioji", "vadovaujančiosios vadovaujančiajai vadovaujančiąją vadovaujančiojoje vadovaujančiųjų"),
        ("CPVA", "CPVA"),
    ],
)
def test_declension(word: str, expected: str) -> None:
    assert set(expected.split()) <= set(forms(word))


def test_all_words_of_a_name_agree(parser: Markdown) -> None:
    assert marked(parser, "Sąrašas tinkamų finansuoti išlaidų.") == [
        ("tinkamos-finansuoti-islaidos", "tinkamų finansuoti išlaidų")
    ]
    assert marked(parser, "Sąrašas tinkamas finansuoti išlaidų.") == []
    assert marked(parser, "Tai projektų sutartys.") == [("projekto-sutartis", "projektų sutartys")]


def test_the_longest_name_wins_and_keeps_its_words(parser: Markdown) -> None:
    text = "Rėmėjas pasirašė paramos sutartį, paskui dar vieną paramos sutartį."
    assert marked(parser, text) == [("paramos-sutartis", "paramos sutartį")]


def test_once_in_a_section(parser: Markdown) -> None:
    text = "Teikiame labdarą. Siūlome labdaros.\n\n- ir labdara\n\n## Kitas skyrius\n\nVėl labdara."
    assert [words for _, words in marked(parser, text)] == ["labdarą", "labdara"]


def test_places_without_marks(parser: Markdown) -> None:
    for text in (
        "## Paraiškos rengimas",
        "[Teikti paraišką](https://example.org)",
        "Komanda `paraiška` veikia.",
        "    paraiška kode",
        "Renginys „Paraiškos vakaras“ baigėsi.",
        "Lankėmės Lietuvos inovacijų centre.",
        "| Paraiška | Suma |\n|---|---|\n| pirma | antra |",
    ):
        assert marked(parser, text) == [], text


def test_a_name_goes_on_after_other_signs(parser: Markdown) -> None:
    assert marked(parser, "**Nuosavas įnašas** ir CPVA[^s1], ERPF-o lėšos.") == [
        ("nuosavas-inasas", "Nuosavas įnašas"),
        ("cpva", "CPVA"),
        ("europos-regionines-pletros-fondas", "ERPF-o"),
    ]
    assert marked(parser, "Programa „Kūrybiška Europa“ remia.") == [("kurybiska-europa", "Programa „Kūrybiška Europa“")]
    assert marked(parser, "Cituota: „nuosavas\nįnašas“ būtinas.") == [("nuosavas-inasas", "nuosavas\nįnašas")]


def test_ministries_of_another_country_are_others(content: Content) -> None:
    names = lexicon(content.terms.values())
    here, there = (Marks(names, str, abroad=abroad) for abroad in (False, True))
    text = "Pinigų davė Kultūros ministerija."
    assert "kulturos-ministerija" in here.text(text)
    assert there.text(text) == text
    assert "lietuvos-kulturos-taryba" in there.text("Kreipkitės į Lietuvos kultūros tarybą.")


def test_a_page_does_not_mark_its_own_term(content: Content) -> None:
    site = Site(Settings("x"), content)
    for entry in content.terms.values():
        assert entry.id not in site.body(entry).terms


def site_of(project: Project) -> Site:
    return Site(Settings("x"), load(project.root))


def test_a_new_name_is_marked_at_once(sample: Project) -> None:
    """An organiser's term needs no word list: its forms follow from its ending, and pages rendered before are made anew."""
    term = sample.root / "docs/zodynas/mtep/prototipas.md"
    page = sample.root / "docs/index.md"
    page.write_text(page.read_text("utf-8") + "\nKalbame apie lietsargių vakarus ir skėčiautojus.\n", "utf-8")
    before = site_of(sample)
    assert "skėčiautojus</a>" not in before.body(before.content.pages[""]).html
    text = term.read_text("utf-8")
    term.write_text(re.sub(r"(?m)^en:", "synonyms: [skėčiautojas, lietsargių vakaras]\nen:", text, count=1), "utf-8")
    after = site_of(sample)
    html = after.body(after.content.pages[""]).html
    assert "lietsargių vakarus</a>" in html
    term.write_text(
        re.sub(r"(?m)^en:", "synonyms: [skėčiautojas]\navoid_forms: [skėčiautojas]\nen:", text, count=1), "utf-8"
    )
    last = site_of(sample)
    assert "skėčiautojus</a>" not in last.body(last.content.pages[""]).html
