"""Faults in the questions about a stage and in the map of funding are told at their lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support import ROOT, Project

FINDER, MAP = "docs/mtep/kuriame-etape.md", "docs/finansavimas/zemelapis.md"


@pytest.fixture
def faulty(sample: Project) -> Callable[[str, str, str], list[str]]:
    def report(path: str, old: str, new: str) -> list[str]:
        text = (ROOT / path).read_text("utf-8")
        assert old in text
        sample.write(path, text.replace(old, new, 1).encode())
        line = text[: text.index(old)].count("\n") + 1
        found = [
            p
            for p in sample.problems()
            if p.path == path and p.code not in ("ref-unknown", "link-missing") and p.level == "error"
        ]
        return [f"{p.code} {p.line - line:+d} {p.field}: {p.message()}" for p in found]

    return report


def test_stages_out_of_order(faulty: Callable[[str, str, str], list[str]]) -> None:
    (message,) = faulty(FINDER, "stage: 2", "stage: 4")
    assert message.startswith("value-needs")
    assert "visi devyni etapai turi eiti iš eilės" in message


def test_a_stage_without_a_reason(faulty: Callable[[str, str, str], list[str]]) -> None:
    text = (ROOT / FINDER).read_text("utf-8")
    why = next(line for line in text.splitlines() if "why: Žinios ir mintis" in line)
    (message,) = faulty(FINDER, why + "\n", "")
    assert "etapas ir jo paaiškinimas rašomi kartu" in message
    assert "questions.1.answers.1.why" in message


def test_two_ways_on(faulty: Callable[[str, str, str], list[str]]) -> None:
    old = "      - text: Taip, koncepcija užrašyta\n"
    (message,) = faulty(FINDER, old, old + "      - text: Gal\n")
    assert "1 klausime atsakymų be etapo – 2" in message


def test_a_role_without_a_source(faulty: Callable[[str, str, str], list[str]]) -> None:
    (message,) = faulty(MAP, "            sources: [esinv-fondai]\n", "")
    assert "pasakyta, ką daro, bet šaltinio nėra" in message
    assert "periods.1.streams.1.programme.1" in message


def test_a_place_without_a_name(faulty: Callable[[str, str, str], list[str]]) -> None:
    (message,) = faulty(MAP, "          - name: Europos Komisija\n            role", "          - role")
    assert "įrašykite term (sąvokos id) arba name" in message


def test_a_period_that_is_none(faulty: Callable[[str, str, str], list[str]]) -> None:
    (message,) = faulty(MAP, "period: 2021–2027", "period: 2021–2028 m.")
    assert message.startswith("value-choice +0 periods.1.period")


def test_a_source_that_is_not_there(faulty: Callable[[str, str, str], list[str]]) -> None:
    (message,) = faulty(MAP, "sources: [esinv-fondai]", "sources: [esinv-fondas]")
    assert message.startswith("source-unknown +0 periods.1.streams.1.programme.1.sources")
    assert "esinv-fondai" in message


def test_a_term_that_is_not_there(sample: Project) -> None:
    sample.write(MAP, (ROOT / MAP).read_bytes())
    unknown = [p for p in sample.problems() if p.path == MAP and p.code == "ref-unknown"]
    assert ("periods.1.streams.1.money.1.term", "europos-regionines-pletros-fondas") in {
        (p.field, p.args["value"]) for p in unknown
    }
