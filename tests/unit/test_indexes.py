"""Indexes of the glossary: their order, their letters, what leads where."""

from __future__ import annotations

import json
import subprocess

import pytest
from kb.content import Content, Entry, load
from kb.glossary import Glossary, glossary
from kb.model import Term
from kb.timeline import timeline
from node import find_node
from support import ROOT


@pytest.fixture(scope="module")
def content() -> Content:
    return load(ROOT).public


@pytest.fixture(scope="module")
def index(content: Content) -> Glossary:
    return glossary(content)


def collated(names: list[str], locale: str) -> list[str]:
    """Order names as the browser's own collator does; like dictionaries, it is not asked about punctuation."""
    program = f"""
      const names = JSON.parse(require('fs').readFileSync(0, 'utf8'));
      const compare = new Intl.Collator('{locale}').compare;
      const plain = (text) => text.replace(/[^\\p{{L}}\\p{{N}}\\s]/gu, '').replace(/\\s+/g, ' ').trim();
      console.log(JSON.stringify(names.sort((a, b) => compare(plain(a), plain(b)))));
    """
    made = subprocess.run([find_node(), "-e", program], input=json.dumps(names), capture_output=True, text=True, check=True)
    return list(json.loads(made.stdout))


def bare(name: str) -> str:
    return " ".join("".join(char for char in name if char.isalnum() or char.isspace()).split()).casefold()


def test_the_index_stands_in_the_order_of_lithuanian_dictionaries(index: Glossary) -> None:
    names = [line.name for _, lines in index.letters for line in lines]
    assert len(names) > 400
    assert [bare(name) for name in names] == [bare(name) for name in collated(list(reversed(names)), "lt")]


def test_every_lithuanian_letter_sorts_as_the_collator_does() -> None:
    from kb.alphabet import sort_key

    letters = "aąbcčdeęėfghiįyjklmnoprsštuųūvzž"
    words = [first + second + "as" for first in letters for second in letters]
    assert sorted(words, key=sort_key) == collated(words, "lt")


def test_the_norwegian_index_stands_in_norwegian_order(index: Glossary) -> None:
    names = [line.name for _, lines in index.norwegian for line in lines]
    assert len(names) > 80
    assert [bare(name) for name in names] == [bare(name) for name in collated(names, "nb")]
    assert [letter for letter, _ in index.norwegian][-2:] == ["Ø", "Å"]


def test_letters_are_those_that_exist_each_once(index: Glossary) -> None:
    for letters in (index.letters, index.english, index.norwegian):
        heads = [letter for letter, lines in letters if lines]
        assert len(heads) == len(set(heads)) == len(letters)
    assert {"A Ą", "E Ę Ė", "I Į Y", "U Ų Ū", "Š", "Ž"} <= {letter for letter, _ in index.letters}


def test_every_term_stands_in_every_index_it_has_a_name_for(content: Content, index: Glossary) -> None:
    terms = set(content.terms)
    assert {line.entry.id for _, lines in index.letters for line in lines} == terms
    assert {line.entry.id for _, lines in index.english for line in lines} == terms
    assert {item.id for _, items in index.categories for item in items} == terms
    assert {item.id for _, items in index.whole for item in items} == terms
    norwegian = {line.entry.id for _, lines in index.norwegian for line in lines}
    assert norwegian == {name for name, entry in content.terms.items() if entry.meta.no}


def test_abbreviations_of_both_languages_lead_to_their_term(index: Glossary) -> None:
    found = {(line.name, line.language): line.entry.id for line in index.abbreviations}
    assert found["ERPF", "lt"] == found["ERDF", "en"] == "europos-regionines-pletros-fondas"
    assert found["CPVA", "lt"] == found["CPMA", "en"] == "cpva"
    assert ("CERV", "en") not in found


def test_what_came_after_a_historical_term(index: Glossary) -> None:
    names = {name: [entry.id for entry in entries] for name, entries in index.successors.items()}
    assert names["eee-norvegija-2004-2009"] == [
        "eee-norvegija-2009-2014",
        "eee-norvegija-2014-2021",
        "eee-norvegija-2021-2028",
    ]
    assert names["invega"] == ["ilte"]
    assert "cpva" not in names


def named(content: Content, name: str, **changes: object) -> Entry[Term]:
    entry = content.terms[name]
    return Entry(entry.kind, entry.path, entry.meta.model_copy(update=changes), entry.body, entry.document)


def test_terms_that_replace_each_other_do_not_run_in_a_circle(content: Content) -> None:
    pair = (named(content, "invega", now_called="ilte"), named(content, "ilte", now_called="invega"))
    found = glossary(Content(ROOT, pair, (), (), ())).successors
    assert [entry.id for entry in found["invega"]] == ["ilte"]
    assert [entry.id for entry in found["ilte"]] == ["invega"]


def test_narrower_and_confused_terms_are_computed(content: Content, index: Glossary) -> None:
    for name, entries in index.narrower.items():
        assert all(name in entry.meta.broader for entry in entries)
    assert "cpva" in {entry.id for entry in index.narrower["administruojancioji-institucija"]}
    for name, warnings in index.confused_by.items():
        own = {item.term for item in content.terms[name].meta.not_to_confuse}
        assert own.isdisjoint(entry.id for entry, _ in warnings)


def test_bars_of_a_term_and_of_its_successor() -> None:
    drawn = timeline(["2014–2020"], ["2021–2027"])
    assert drawn is not None
    first, second = drawn.bars
    assert (first.own, second.own) == (True, False)
    assert first.x + first.width == second.x  # 2020 ends where 2021 begins
    assert all(bar.x + bar.width <= drawn.width for bar in drawn.bars)
    assert timeline([], ["2021–2027"]) is None


def test_years_have_room_beside_every_bar() -> None:
    from kb.scales import PERIODS

    drawn = timeline(list(PERIODS), [])
    assert drawn is not None
    for bar in drawn.bars:
        assert 0 <= (bar.text_x - 56 if bar.before else bar.text_x) <= drawn.width - (0 if bar.before else 56)
