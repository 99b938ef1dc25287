"""Lithuanian forms: order of words, numbers, dates, agreement of nouns with numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from kb import text
from kb.alphabet import fold, index_letter, slug, sort_key


def test_dictionary_order() -> None:
    words = [
        "žodynas",
        "įnašas",
        "ynas",
        "inovacija",
        "čekis",
        "cinkas",
        "ąžuolas",
        "azartas",
        "ėjimas",
        "eiga",
        "ūkis",
        "ukas",
        "šaka",
        "saga",
        "2014",
    ]
    assert sorted(words, key=sort_key) == [
        "2014", "azartas", "ąžuolas", "cinkas", "čekis", "eiga", "ėjimas", "ynas", "įnašas", "inovacija", "saga", "šaka", "ukas", "ūkis", "žodynas",
    ]  # fmt: skip


def test_base_letter_stands_before_its_variant() -> None:
    assert sorted(["ėda", "ęda", "eda"], key=sort_key) == ["eda", "ęda", "ėda"]
    assert sorted(["sąmata", "samata"], key=sort_key) == ["samata", "sąmata"]


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("Įveiklinimas", "I Į Y"),
        ("„Ąžuolas“", "A Ą"),
        ("Šaltinis", "Š"),
        ("2014–2020", "0–9"),
        ("Ålesund", "A Ą"),
    ],
)
def test_letter_of_the_index(word: str, letter: str) -> None:
    assert index_letter(word) == letter


def test_addresses_have_no_diacritics() -> None:
    assert slug("Ko pasimokyti? Žąsų „Ålesund“") == "ko-pasimokyti-zasu-alesund"
    assert fold("ĄČĘĖĮŠŲŪŽ Øystein") == "aceeisuuz oystein"


def test_numbers_dates_and_sums() -> None:
    assert text.number(Decimal("1234567.50")) == "1\u00a0234\u00a0567,5"
    assert text.money(Decimal("1234.5"), "Eur") == "1\u00a0234,50\u00a0Eur"
    assert text.money(1000000, "NOK") == "1\u00a0000\u00a0000\u00a0NOK"
    assert text.day(date(2026, 11, 22)) == "2026\u00a0m. lapkričio 22\u00a0d."
    assert text.month("2017-02") == "2017\u00a0m. vasario\u00a0mėn."
    assert text.month("2017") == "2017\u00a0m."
    assert text.clock(630) == "10.30"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 atvejis"),
        (2, "2 atvejai"),
        (9, "9 atvejai"),
        (10, "10 atvejų"),
        (11, "11 atvejų"),
        (19, "19 atvejų"),
        (21, "21 atvejis"),
        (22, "22 atvejai"),
        (30, "30 atvejų"),
        (111, "111 atvejų"),
    ],
)
def test_nouns_agree_with_numbers(count: int, words: str) -> None:
    assert text.counted(count, "atvejis", "atvejai", "atvejų") == words.replace(" ", "\u00a0")


def test_numbers_are_tied_to_their_units() -> None:
    assert text.tied("2017 m. iki 1 000 Eur, 19,6 proc.") == "2017\u00a0m. iki 1\u00a0000\u00a0Eur, 19,6\u00a0proc."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Paramos gavėjai", "."),
        ("Ar tai inovacija?", ""),
        ("Konkursas 2024 m.", ""),
        ("Skyrimas (34 str.)", "."),
        ("„Kas toliau?“", ""),
    ],
)
def test_a_title_is_closed_once(title: str, expected: str) -> None:
    assert text.stop(title) == expected


@pytest.mark.parametrize(
    ("whole", "expected"),
    [
        ("Trumpas tekstas.", "Trumpas tekstas."),
        ("Bibliotekos 2017 m. Oslo mieste skolino sėklas. Vėliau ir įrankius, kurių niekas neturi", "Bibliotekos 2017 m. Oslo mieste skolino sėklas."),
        ("Muziejus per metus surinko 20 tūkst. Eur iš rėmėjų ir narių, vienas jų iš Norvegijos kaimo", "Muziejus per metus surinko 20 tūkst. Eur iš rėmėjų ir narių, vienas …"),
        ("Jis pridėdavo 25 proc. nuo visos sumos, kurią muziejus iš žmonių ir įmonių surinkdavo pats", "Jis pridėdavo 25 proc. nuo visos sumos, kurią muziejus iš žmonių …"),
    ],
)  # fmt: skip
def test_an_opening_ends_where_a_sentence_or_a_full_word_does(whole: str, expected: str) -> None:
    assert text.opening(whole, 70) == expected
