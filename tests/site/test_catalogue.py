"""The catalogue without a browser: drawers of the card catalogue, and the answers that the page would give."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from kb.content import load
from kb.facets import facets
from kb.vocabulary import Theme
from support import ROOT, Project, run

CONTENT = load(ROOT).public
FACETS = facets(CONTENT, max(e.meta.review.checked for e in CONTENT.cases.values()))
PROGRAM = ROOT / "web/dist/catalogue-node.mjs"


def node(site: Path, *command: str, lines: list[str] | None = None) -> list[Any]:
    program = json.loads((ROOT / "web/dist/manifest.json").read_text("utf-8"))["node"]
    said = subprocess.run(
        [program, str(PROGRAM), command[0], str(site / "duomenys"), *command[1:]],
        input="\n".join(lines or []), capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return [json.loads(line) for line in said.stdout.splitlines()]


def test_every_value_with_cases_has_a_drawer_with_just_these(site: Path) -> None:
    made = {file.parent.relative_to(site).as_posix() for file in (site / "atvejai").glob("*/*/index.html")}
    expected = set()
    for facet in FACETS:
        for value in facet.used:
            address = f"atvejai/{facet.key}/{value.slug}"
            expected.add(address)
            html = (site / address / "index.html").read_text("utf-8")
            listed = html.partition('<ul class="rows">')[2].partition("</ul>")[0]
            assert re.findall(r'<h2><a href="\.\./\.\./([^"/]+)/"', listed) == [e.id for e in value.cases], address
    assert made >= expected
    assert not (site / "atvejai/istaiga/archyvas").exists()


def test_drawers_are_in_the_sitemap_and_light(sample: Project, site: Path) -> None:
    for name in ("hooks", "web"):
        (sample.root / name).symlink_to(ROOT / name)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").split("\nnav:")[0]
    sample.write("mkdocs.yml", f"{settings}\nsite_url: https://example.org/\nnav:\n  - Pradžia: index.md\n")
    assert run("kb", "build", cwd=sample.root).returncode == 0
    assert "/atvejai/salis/norvegija/</loc>" in (sample.root / "site/sitemap.xml").read_text("utf-8")
    largest = max((site / "atvejai").glob("*/*/index.html"), key=lambda file: file.stat().st_size)
    assert len(gzip.compress(largest.read_bytes())) < 12_000, largest


def test_the_list_without_scripts_leads_to_every_drawer(site: Path) -> None:
    html = (site / "atvejai/index.html").read_text("utf-8")
    for facet in FACETS:
        for value in facet.used:
            link = f'<a href="{facet.key}/{value.slug}/">'
            count = html.partition(link)[2].partition('<span class="count">')[2].partition("<")[0]
            assert int(count) == len(value.cases), link
    assert html.count('<li class="card"') == len(CONTENT.current_cases)


@pytest.fixture(scope="module")
def answers(site: Path) -> dict[str, Any]:
    asked = [
        "?",
        "?istaiga=biblioteka&kaina=tik-darbuotoju-laikas,iki-1-000-eur",
        "?salis=lietuva&tema=edukacija,tvarumas&zmones=1-zmogus",
        "?ieskau=skolinamos+sekla",
        "?rikiuoti=arti&vieta=Šilutės r.",
        "?rikiuoti=pigu",
        "?salis=atlantida&tema=edukacija",
    ]
    return dict(zip(asked, node(site, "answer", lines=asked), strict=True))


def ids(key: str, *slugs: str) -> set[str]:
    facet = next(facet for facet in FACETS if facet.key == key)
    return {e.id for value in facet.values if value.slug in slugs for e in value.cases}


def test_values_of_a_facet_are_either_and_facets_both(answers: dict[str, Any]) -> None:
    both = answers["?istaiga=biblioteka&kaina=tik-darbuotoju-laikas,iki-1-000-eur"]
    expected = ids("istaiga", "biblioteka") & ids("kaina", "tik-darbuotoju-laikas", "iki-1-000-eur")
    assert set(both["ids"]) == expected
    assert len(expected) > 2
    three = answers["?salis=lietuva&tema=edukacija,tvarumas&zmones=1-zmogus"]
    assert set(three["ids"]) == ids("salis", "lietuva") & ids("tema", "edukacija", "tvarumas") & ids("zmones", "1-zmogus")


def test_counts_ignore_the_choice_of_their_own_facet(answers: dict[str, Any]) -> None:
    counts = answers["?istaiga=biblioteka&kaina=tik-darbuotoju-laikas,iki-1-000-eur"]["counts"]
    cheap = ids("kaina", "tik-darbuotoju-laikas", "iki-1-000-eur")
    for slug in ("biblioteka", "muziejus", "kulturos-centras"):
        assert counts["istaiga"][slug] == len(ids("istaiga", slug) & cheap)
    for slug in ("iki-5-000-eur", "iki-1-000-eur"):
        assert counts["kaina"][slug] == len(ids("kaina", slug) & ids("istaiga", "biblioteka"))
    everything = answers["?"]
    assert everything["counts"]["tema"]["edukacija"] == len(ids("tema", "edukacija"))
    assert len(everything["ids"]) == len(CONTENT.current_cases)


def test_words_are_found_in_any_ending_and_without_diacritics(answers: dict[str, Any]) -> None:
    assert answers["?ieskau=skolinamos+sekla"]["ids"] == ["frobibliotek-og-tingutlan"]


def test_orders(answers: dict[str, Any]) -> None:
    near = [CONTENT.cases[id] for id in answers["?rikiuoti=arti&vieta=Šilutės r."]["ids"]]
    assert near[0].meta.place.municipality == "Šilutės rajono savivaldybė"
    assert near[-1].meta.place.municipality.startswith("Vis")
    cheap = [CONTENT.cases[id].meta.replication for id in answers["?rikiuoti=pigu"]["ids"]]
    bands = [card.cost.band.order for card in cheap if card and card.cost]
    assert bands == sorted(bands)


def test_the_page_shows_cases_in_the_order_of_the_script(site: Path, answers: dict[str, Any]) -> None:
    html = (site / "atvejai/index.html").read_text("utf-8")
    assert re.findall(r'<li class="card" data-id="([^"]+)"', html) == answers["?"]["ids"]


def test_words_that_nobody_knows_are_left_out(answers: dict[str, Any]) -> None:
    assert set(answers["?salis=atlantida&tema=edukacija"]["ids"]) == ids("tema", "edukacija")


def test_ten_best_cases_with_reasons(site: Path) -> None:
    small = {"istaiga": "biblioteka", "zmones": "2-3-zmones", "kaina": "iki-1-000-eur", "noriu": ""}
    youth = {**small, "istaiga": "kulturos-centras", "noriu": "kam:jaunimas"}
    best, young = node(site, "match", lines=[json.dumps(small), json.dumps(youth)])
    assert len(best) == len(young) == 10
    for match in best:
        card = CONTENT.cases[match["id"]].meta.replication
        assert match["fits"]
        assert card
        assert card.team
        assert card.team.band.order <= 1
        assert card.small_version or (card.cost and card.cost.band.order <= 1)
        assert match["why"].startswith("Pakanka ")
        assert match["why"].endswith(".")
    assert "biblioteka, kaip ir jūs" in best[0]["why"]
    assert all("prisikviesti jaunimą" in match["why"] for match in young[:3])
    points = [match["points"] for match in best]
    assert points == sorted(points, reverse=True)


def test_every_theme_can_be_asked_for_on_the_home_page(site: Path) -> None:
    html = (site / "index.html").read_text("utf-8")
    slugs = {value.slug for facet in FACETS if facet.key == "tema" for value in facet.values}
    assert len(slugs) == len(Theme)
    assert set(re.findall(r'<option value="tema:([^"]+)"', html)) == slugs
    for key in ("istaiga", "zmones", "kaina"):
        known = {value.slug for facet in FACETS if facet.key == key for value in facet.values}
        options = html.partition(f'name="{key}"')[2].partition("</select>")[0]
        assert {slug for slug in re.findall(r'value="([^"]*)"', options) if slug} <= known


@pytest.mark.parametrize(("cases", "floor"), [(66, 16), (2000, 50)])
def test_answers_come_at_once(site: Path, cases: int, floor: int) -> None:
    measured = node(site, "measure", str(cases))[0]
    print(
        f"\n{cases} cases: an answer {measured['middle']:.2f} ms, 95 of 100 within {measured['longest']:.1f} ms, texts {measured['first']:.0f} ms"
    )
    assert measured["middle"] <= floor
