"""Formulas of worksheets: what an author may write, and what she is told at the right line when it cannot be computed."""

from __future__ import annotations

import pytest
from kb.formula import Scope, read
from support import ROOT, Project

SHEET = """\
---
id: lapas
title: Bandomasis lapas
summary: Šis lapas skirtas patikrinti, ar formulių klaidos pasakomos lietuviškai, tiksliai ir toje eilutėje, kurioje jos yra.
days: [1]
for_whom: visi
sections:
  - id: pirmas
    title: Pirmas skyrius
    fields:
      - id: rate
        label: Dalis
        type: number
        validation: VALIDATION
      - id: kind
        label: Rūšis
        type: choice
        options:
          - value: taip
            label: Taip
          - value: ne
            label: Ne
      - id: costs
        label: Išlaidos
        type: table
        columns:
          - id: qty
            label: Kiekis
            type: number
          - id: price
            label: Kaina
            type: money
          - id: total
            label: Suma
            type: computed
            formula: COLUMN
            formula_words: kiekis padaugintas iš kainos
      - id: sum
        label: Iš viso
        type: computed
        formula: FIELD
        formula_words: visų eilučių suma
      - id: twice
        label: Dvigubai
        type: computed
        formula: sum*2
        formula_words: suma, padauginta iš dviejų
review:
  status: published
  author: Redakcija
  checked: 2026-01-10
---

Tekstas.
"""
GOOD = {"VALIDATION": "0 ≤ x ≤ 100", "COLUMN": "qty*price", "FIELD": "SUM(costs.total)"}


def found(project: Project, **changed: str) -> list[tuple[str, int, str]]:
    text = SHEET
    for name, value in {**GOOD, **changed}.items():
        text = text.replace(f": {name}\n", f': "{value}"\n')
    project.write("docs/lapai/lapas.md", text)
    (project.root / "cases").mkdir(exist_ok=True)
    return [(p.code, p.line, p.message("lt") + p.message("en")) for p in project.problems()]


def line(key: str) -> int:
    return next(n for n, text in enumerate(SHEET.splitlines(), 1) if text.endswith(f": {key}"))


def test_a_good_sheet_has_no_fault(project: Project) -> None:
    assert found(project) == []
    assert found(project, FIELD="IF(kind=='taip',SUMIF(costs.qty,'1',costs.price),'trūksta '+FMT(0.35*rate)+' Eur')") == []
    assert found(project, VALIDATION="0 < x ≤ 100") == []


@pytest.mark.parametrize(
    ("place", "formula", "code", "said"),
    [
        ("FIELD", "SUM(costs.total", "formula-syntax", "skliaustus"),
        ("FIELD", "SUM(costs.totals)", "formula-name", "gal „costs.total“?"),
        ("FIELD", "rat*2", "formula-name", "gal „rate“?"),
        ("FIELD", "qty*2", "formula-name", "„qty“"),
        ("COLUMN", "qty*prices", "formula-name", "gal „price“?"),
        ("FIELD", "SUMA(costs.total)", "formula-function", "gal „SUM“?"),
        ("FIELD", "SUM(rate)", "formula-arguments", "SUM"),
        ("FIELD", "ROUND(rate)", "formula-arguments", "ROUND"),
        ("FIELD", "RUNSUM(rate)", "formula-arguments", "RUNSUM"),
        ("FIELD", "rate/costs.qty", "formula-division", "DIV(a,b)"),
        ("FIELD", "rate/0", "formula-division", "DIV(a,b)"),
        ("FIELD", "kind=='tap'", "formula-option", "gal „taip“?"),
        ("FIELD", "IF('niet'==kind,1,0)", "formula-option", "galimi: taip, ne"),
        ("FIELD", "__import__('os').system('ls')", "formula-form", "negalima"),
        ("FIELD", "rate.__class__", "formula-name", "__class__"),
        ("FIELD", "[rate for rate in (1,2)]", "formula-form", "negalima"),
        ("FIELD", "lambda: 1", "formula-form", "negalima"),
        ("FIELD", "rate**rate", "formula-form", "negalima"),
        ("FIELD", "1e9", "formula-form", "negalima"),
        ("FIELD", "(" * 250 + "1" + ")" * 250, "formula-syntax", "skliaustus"),
        ("FIELD", "twice+1", "formula-circle", "sum → twice → sum"),
        ("COLUMN", "total+1", "formula-circle", "costs.total → costs.total"),
        ("COLUMN", "sum*2", "formula-circle", "costs.total"),
        ("VALIDATION", "x ≥", "formula-syntax", "skliaustus"),
        ("VALIDATION", "x ≤ kaina", "formula-name", "„kaina“"),
        ("VALIDATION", "x ≤ rate*2", "formula-words", "validation_words"),
    ],
)
def test_a_fault_is_told_at_its_line(place: str, formula: str, code: str, said: str, project: Project) -> None:
    problems = found(project, **{place: formula})
    assert {one for one, _, _ in problems} == {code}
    assert code == "formula-circle" or {number for _, number, _ in problems} == {line(place)}
    assert any(said in message for _, _, message in problems)
    assert not any("{" in message for _, _, message in problems)


def test_a_tree_says_what_is_read() -> None:
    assert read("0.35*1", Scope({})) == ["*", ["number", "0.35"], ["number", "1"]]


def test_every_sheet_of_the_project_is_known_to_the_checks(project: Project) -> None:
    """Rules and pictures name real fields: a renamed field would be noticed."""
    text = (ROOT / "docs/lapai/lesu-pritraukimo-planas.md").read_text("utf-8")
    project.write("docs/lapai/lesu-pritraukimo-planas.md", text.replace("- id: funding_sources", "- id: saltiniai"))
    codes = [p.code for p in project.problems()]
    assert codes.count("formula-name") >= 8
