"""The engine of worksheets: every worked example comes out to the cent; what people type is read as they meant it."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from kb.content import Content, load
from kb.sheets import description
from support import ROOT, SAMPLES

sys.path.insert(0, str(ROOT / "tools"))
from node import find_node

EXAMPLES = {e["id"]: e for e in yaml.safe_load((SAMPLES / "lapai/pavyzdziai.yaml").read_text("utf-8"))["examples"]}
ENTRY = """
import { Calculator, shown } from "./web/sheet/formula";
import { accept, read, write } from "./web/sheet/file";
import { fields, full } from "./web/sheet/description";
import { Fraction } from "./web/sheet/fraction";
import { readDay, readNumber, print } from "./web/sheet/values";
import { readFileSync } from "node:fs";
const plain = (value) => value instanceof Fraction ? value.plain(6) : value === undefined ? null : value;
const tasks = {
  compute({ sheet, inputs }) {
    const { answers } = accept(sheet, inputs);
    const calculator = new Calculator(sheet, answers);
    const computed = fields(sheet).filter((field) => field.type === "computed");
    const rows = Object.fromEntries(fields(sheet).filter((field) => field.type === "table").map((table) => [table.id, full(answers, table).map((row) =>
      Object.fromEntries((table.columns ?? []).filter((one) => one.type === "computed").map((one) => [one.id, plain(calculator.cell(table, row, one.id))])))]));
    return { fields: Object.fromEntries(computed.map((field) => [field.id, plain(calculator.field(field.id))])),
      shown: Object.fromEntries(computed.map((field) => [field.id, calculator.ready(field.formula) ? shown(field, calculator.field(field.id)) : "–"])), rows };
  },
  numbers: (typed) => typed.map((one) => readNumber(one, "val.") ?? null),
  days: (typed) => typed.map((one) => readDay(one) ?? null),
  files: ({ sheet, contents }) => contents.map((content) => { const found = read(sheet, content); return typeof found === "string" ? found : { ...found, again: JSON.parse(write(sheet, "a", found.name, found.answers)) }; }),
};
const asked = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify(asked.map(([task, value]) => tasks[task](value))));
"""


@pytest.fixture(scope="module")
def content() -> Content:
    return load(ROOT)


class Engine:
    """The scripts of the page, run in Node."""

    def __init__(self, script: Path, content: Content) -> None:
        self.script = script
        self.content = content

    def sheet(self, name: str) -> dict[str, Any]:
        return description(self.content, self.content.worksheets[name], lambda url: url)

    def run(self, task: str, value: Any) -> Any:
        answer = subprocess.run(
            [find_node(), str(self.script)], input=json.dumps([[task, value]]), capture_output=True, text=True, check=True
        )
        return json.loads(answer.stdout)[0]

    def compute(self, sheet: str | dict[str, Any], inputs: dict[str, Any]) -> dict[str, Any]:
        return dict(self.run("compute", {"sheet": self.sheet(sheet) if isinstance(sheet, str) else sheet, "inputs": inputs}))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, content: Content) -> Engine:
    made = tmp_path_factory.mktemp("engine") / "engine.mjs"
    program = ROOT / "node_modules/esbuild/bin/esbuild"
    binary = program.read_bytes()[:4] == b"\x7fELF"
    launcher = [str(program)] if binary else [find_node(), str(program)]
    options = ["--bundle", "--platform=node", "--format=esm", f"--outfile={made}", "--log-level=warning"]
    subprocess.run([*launcher, *options], input=ENTRY, cwd=ROOT, check=True, text=True)
    return Engine(made, content)


def same(found: Any, expected: Any) -> bool:
    if isinstance(expected, int | float) and not isinstance(expected, bool):
        return found is not None and Decimal(str(found)) == Decimal(str(expected))
    return bool(found == expected)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_worked_example_comes_out(name: str, engine: Engine) -> None:
    example = EXAMPLES[name]
    found = engine.compute(example["worksheet"], example["inputs"])
    wrong = {k: (found["fields"].get(k), v) for k, v in example["expected"].items() if not same(found["fields"].get(k), v)}
    for table, lines in example["expected_rows"].items():
        assert len(found["rows"][table]) == len(lines)
        for number, line in enumerate(lines):
            for key, value in line.items():
                if not same(found["rows"][table][number].get(key), value):
                    wrong[f"{table}.{number}.{key}"] = (found["rows"][table][number].get(key), value)
    assert wrong == {}


def test_the_plan_says_the_gap_and_the_dependence_in_words(engine: Engine) -> None:
    inputs = EXAMPLES["pvz-lesu-planas"]["inputs"]
    found = engine.compute("lesu-pritraukimo-planas", inputs)["shown"]
    assert found["gap_words"] == "trūksta 1\u00a0315 Eur, tikėtina gauti 5\u00a0300 Eur iš 6\u00a0615 Eur"
    assert found["dependence_check"] == "ne daugiau kaip pusė lėšų – iš vieno šaltinio"
    one = {**inputs, "funding_sources": [
        {"name": "A", "type": "lkt", "status": "pateikta", "amount": 5200, "probability": 50},
        {"name": "B", "type": "imones", "status": "ideja", "amount": 4800, "probability": 5},
    ]}  # fmt: skip
    found = engine.compute("lesu-pritraukimo-planas", one)["shown"]
    assert found["dependence"] == "52\u00a0proc."
    assert found["dependence_check"] == "dėmesio: iš vieno šaltinio – daugiau kaip pusė lėšų"
    one["funding_sources"][0]["amount"] = 9000
    assert engine.compute("lesu-pritraukimo-planas", one)["shown"]["dependence_check"].startswith("pavojinga")


def test_own_share_against_the_rule_of_a_call(engine: Engine) -> None:
    inputs = EXAMPLES["pvz-lesu-planas"]["inputs"]
    for fund, own, rule, words in (
        ("infrastruktura", 3300, "15\u00a0proc.", "nuosavo įnašo pakanka"),
        ("latlit", 500, "20\u00a0proc.", "trūksta 823 Eur nuosavo įnašo"),
        ("", 500, "–", "riba nenurodyta – ieškokite jos kvietimo sąlygose"),
    ):
        source = {"name": "Savivaldybė", "type": "savivaldybe", "status": "sutartis", "amount": own, "probability": 100}
        found = engine.compute("lesu-pritraukimo-planas", {**inputs, "fund": fund, "funding_sources": [source]})["shown"]
        assert (found["own_rule"], found["own_rule_check"]) == (rule, words)
    found = engine.compute("lesu-pritraukimo-planas", {**inputs, "fund": "kitas", "fund_own_min": 60})["shown"]
    assert found["own_rule_check"] == "trūksta 669 Eur nuosavo įnašo"


def test_an_empty_sheet_concludes_nothing(engine: Engine, content: Content) -> None:
    for name in content.worksheets:
        assert set(engine.compute(name, {})["shown"].values()) <= {"–"}, name


def money(engine: Engine, formula: list[Any], **inputs: str) -> Any:
    """Compute one formula over sums of a sheet made for it."""
    asked = [{"id": key, "label": key, "type": "money", "unit": "Eur"} for key in inputs]
    answer = {"id": "answer", "label": "answer", "type": "computed", "formula": formula}
    sheet = {"id": "a", "title": "a", "sections": [{"id": "s", "title": "s", "fields": [*asked, answer]}]}
    return engine.compute(sheet, inputs)["fields"]["answer"]


def test_sums_are_exact(engine: Engine) -> None:
    a, b = ["field", "a"], ["field", "b"]
    assert money(engine, ["+", a, b], a="0,1", b="0,2") == "0.3"
    assert money(engine, ["*", a, b], a="999 999 999 999,99", b="3") == "2999999999999.97"
    assert money(engine, ["ROUND", ["/", a, ["number", "8"]], ["number", "2"]], a="0,04") == "0.01"
    assert money(engine, ["ROUND", ["DIV", a, b], ["number", "2"]], a="-0,01", b="2") == "-0.01"
    assert money(engine, ["ROUND", ["*", a, ["number", "1.005"]], ["number", "2"]], a="100") == "100.5"
    assert money(engine, ["*", ["DIV", a, ["number", "3"]], ["number", "3"]], a="100,01") == "100.01"
    assert money(engine, ["+", a, ["DIV", a, b]], a="5", b="0") is None


def test_numbers_as_people_type_them(engine: Engine) -> None:
    typed = {
        "1 234,56": "1234.56", "1234.56": "1234.56", "1 234,56 Eur": "1234.56", "1\u00a0234,56\u00a0€": "1234.56",
        "1.234,56": "1234.56", "1,234.56": "1234.56", "−5": "-5", "12 proc.": "12", "12 %": "12", "3 val.": "3",
        "0012": "12", ",5": "0.5", "5,": "5", "1 000 000 eur": "1000000",
        "12 34": None, "1,2,3": None, "dešimt": None, "1e5": None, "": None, "5 Eur 5": None, "0x10": None, "--5": None,
    }  # fmt: skip
    assert dict(zip(typed, engine.run("numbers", list(typed)), strict=True)) == typed


def test_days_as_people_type_them(engine: Engine) -> None:
    typed = {
        "2026-11-22": "2026-11-22", "2026 11 22": "2026-11-22", "2026.11.22": "2026-11-22", "20261122": "2026-11-22",
        "2026 m. lapkričio 22 d.": "2026-11-22", "2026 m. sausio 1": "2026-01-01", "22.11.2026": "2026-11-22",
        "2026-2-3": "2026-02-03", "2026-02-30": None, "rytoj": None, "2026-11": None, "2026 m. lapkr 31 d.": None,
    }  # fmt: skip
    assert dict(zip(typed, engine.run("days", list(typed)), strict=True)) == typed


def test_files_of_every_age_open(engine: Engine) -> None:
    old = (SAMPLES / "lapai/1-versija.json").read_text("utf-8")
    file = json.loads(old)
    contents = [
        old,
        "\ufeff" + old,
        "{ne json",
        "[]",
        json.dumps({**file, "kind": "kita"}),
        json.dumps({**file, "sheet": "prototipo-lapas"}),
        json.dumps({**file, "version": 99}),
        json.dumps({**file, "answers": {"costs": "ne lentelė", "grant_rate": {"a": 1}, "vat_eligible": "nežinau"}}),
    ]
    found = engine.run("files", {"sheet": engine.sheet("projekto-biudzetas"), "contents": contents})
    assert [one for one in found if isinstance(one, str)] == ["unreadable", "not_sheet", "not_sheet", "other_sheet", "newer"]
    opened = found[0]
    assert found[1]["answers"] == opened["answers"]
    assert opened["name"] == "Senas biudžetas"
    assert opened["lost"] == ["senas_klausimas"]
    assert opened["answers"]["deadline"] == "2026-12-15"
    assert opened["answers"]["grant_rate"] == "85"
    assert opened["answers"]["grant_max"] == "708333"
    assert opened["answers"]["vat_recoverable"] == "ne"
    assert opened["answers"]["costs"][0]["category"] == "iranga"
    assert opened["answers"]["costs"][1]["unit_cost"] == "1234.56"
    assert opened["again"]["version"] == 2
    assert opened["again"]["answers"] == opened["answers"]
    assert found[7]["answers"] == {"grant_rate": "", "vat_eligible": "", "costs": []}


def test_a_renamed_field_is_found_under_its_former_name(engine: Engine) -> None:
    sheet = engine.sheet("projekto-biudzetas")
    sheet["sections"][0]["fields"][0]["was"] = ["konkursas"]
    content = json.dumps(
        {
            "kind": "kulturos-inovacijos-lapas",
            "version": 2,
            "sheet": sheet["id"],
            "name": "a",
            "answers": {"konkursas": "Senas"},
        }
    )
    found = engine.run("files", {"sheet": sheet, "contents": [content]})[0]
    assert found["answers"]["call_name"] == "Senas"
    assert found["lost"] == []
