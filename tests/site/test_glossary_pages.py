"""Pages of the glossary, of the ladder, of the map and of the booklets, as they are published."""

from __future__ import annotations

import csv
import json
import re
from html import unescape
from pathlib import Path

import pytest
from kb.content import Content, load
from kb.layout import TEXTS
from kb.model import Term
from support import ROOT


@pytest.fixture(scope="module")
def content() -> Content:
    return load(ROOT).public


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def main(text: str) -> str:
    return text.partition("<main")[2].partition("</main>")[0]


def words(text: str) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text))).replace("\u00a0", " ")


def block(text: str, kind: str) -> dict[str, object]:
    found = re.search(rf'<script type="{re.escape(kind)}"[^>]*>(.*?)</script>', text, re.DOTALL)
    assert found
    return dict(json.loads(found.group(1)))


def test_every_term_page_describes_itself_to_machines(site: Path, content: Content) -> None:
    for entry in content.terms.values():
        data = block(page(site, entry.url), "application/ld+json")
        assert data["@type"] == "DefinedTerm"
        assert data["name"] == entry.meta.term
        assert data["description"] == entry.body.first_paragraph


def test_a_historical_term_tells_what_came_after(site: Path) -> None:
    text = main(page(site, "zodynas/finansavimas/eee-norvegija-2009-2014"))
    assert "Istorinis terminas" in words(text)
    after = text.partition('class="note"')[2].partition("</p>")[0]
    assert re.findall(r'href="\.\./([^"]+)/"', after) == ["eee-norvegija-2014-2021", "eee-norvegija-2021-2028"]
    years = text.partition('class="years"')[2].partition("</section>")[0]
    assert 'aria-hidden="true"' in years
    assert "2009–2014 m." in words(years.partition("</svg>")[2])


def test_a_term_page_has_what_the_model_says(site: Path, content: Content) -> None:
    for entry in content.terms.values():
        text = main(page(site, entry.url))
        said = words(text)
        assert entry.meta.en in said
        assert "Patikrinta 2026 m." in said
        for other in (*entry.meta.related, *entry.meta.broader, *(item.term for item in entry.meta.not_to_confuse)):
            assert f"{other}/" in text, f"{entry.id} → {other}"
        for item in entry.meta.not_to_confuse:
            assert item.why.replace("\u00a0", " ") in said, entry.id
        assert "Pastebėjote netikslumą?" in said


def test_every_name_leads_to_its_term_without_scripts(site: Path, content: Content) -> None:
    english = main(page(site, "zodynas/anglu-lietuviu"))
    for entry in content.terms.values():
        assert entry.meta.en in words(english)
        assert f"{entry.id}/" in english
    whole = words(main(page(site, "zodynas/sarasas")))
    assert all(entry.body.first_paragraph.replace("\u00a0", " ") in whole for entry in content.terms.values())


def test_the_filter_knows_every_name(site: Path, content: Content) -> None:
    text = page(site, "zodynas")
    known = block(text, "application/json")
    assert set(known) == set(content.terms)
    for entry in content.terms.values():
        names = known[entry.id]
        assert isinstance(names, dict)
        lines = {entry.meta.term, entry.meta.abbreviation, *entry.meta.synonyms}  # they stand in the index itself
        assert set(entry.meta.names) - lines <= {*names["n"], *names["en"], *names["no"]}


def test_periods_and_groups_list_every_term(site: Path, content: Content) -> None:
    groups, periods = main(page(site, "zodynas/grupes")), main(page(site, "zodynas/laikotarpiai"))
    for entry in content.terms.values():
        assert f"/{entry.id}/" in groups
        for period in entry.meta.periods:
            part = periods.partition(f'id="laikotarpis-{period.replace("–", "-")}"')[2].partition("</section>")[0]
            assert f"/{entry.id}/" in part, f"{period}: {entry.id}"


def test_the_ladder_can_be_climbed_by_links(site: Path, content: Content) -> None:
    text = main(page(site, "mtep"))
    stairs = text.partition('class="stairs"')[2].partition("</ol>")[0]
    assert re.findall(r'href="#etapas-(\d)"', stairs) == [str(number) for number in range(1, 10)]
    for number, entry in content.stages.items():
        step = text.partition(f'id="etapas-{number}"')[2].partition('class="step')[0]
        said = words(step)
        for example in (entry.meta.examples.museum, entry.meta.examples.library, entry.meta.examples.culture_centre):
            assert example in said
        assert f"TRL {entry.meta.trl.level}" in said
        assert "mūsų vertinimas" in said


def test_five_questions_end_at_nine_stages(site: Path) -> None:
    text = main(page(site, "mtep/kuriame-etape"))
    asked = re.findall(r'class="ask" id="klausimas-(\d)"', text)
    assert asked == ["1", "2", "3", "4", "5"]
    targets = re.findall(r'<li><a href="#(etapas|klausimas)-(\d)">', text)
    assert [int(n) for kind, n in targets if kind == "etapas"] == list(range(1, 10))
    assert [int(n) for kind, n in targets if kind == "klausimas"] == [2, 3, 4, 5]
    assert re.findall(r'<section class="outcome \w+" id="etapas-(\d)"', text) == [str(n) for n in range(1, 10)]


def test_both_periods_of_the_map_stand_in_the_page(site: Path) -> None:
    text = main(page(site, "finansavimas/zemelapis"))
    for period in ("2014-2020", "2021-2027"):
        part = text.partition(f'id="laikotarpis-{period}"')[2].partition('class="money-map"')[0]
        streams = part.split('class="stream ')[1:]
        assert len(streams) >= 6
        for stream in streams:
            assert re.findall(r'<li class="(\w+)">', stream) == ["money", "programme", "decides", "administers", "applies"]


@pytest.mark.parametrize("day", [1, 2, 3])
def test_a_booklet_has_the_words_of_its_day(site: Path, content: Content, day: int) -> None:
    session = content.sessions[f"{day}-diena"]
    text = main(page(site, f"{session.url}knygele"))
    listed = re.findall(r'<dt><a href="[^"]*/([a-z0-9-]+)/"', text)
    assert set(session.meta.before.terms) <= set(listed)
    assert listed == [name for name in content.terms if name in listed]
    assert f"{session.url.rsplit('/', 2)[-2]}/knygele/" in page(site, session.url) or "knygele/" in page(site, session.url)
    for name in listed:
        assert content.terms[name].body.first_paragraph.replace("\u00a0", " ") in words(text)


def test_the_dictionary_explains_every_field(site: Path) -> None:
    text = page(site, "duomenys")
    explained = re.findall(r'<th scope="row"><code>([^<]+)</code></th><td>([^<]+)</td>', text)
    names = {name for name, meaning in explained if meaning.strip()}
    assert set(Term.model_fields) <= names
    with (site / "duomenys/zodynas.csv").open(encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(file))
    assert columns == list(TEXTS["data_terms"]["columns"])
    turtle = (site / "duomenys/zodynas.ttl").read_text("utf-8")
    written = set(re.findall(r"^    ((?:skos|dcterms):\w+) ", turtle, re.MULTILINE))
    both_ways = {"skos:topConceptOf", "skos:hasTopConcept"}
    of_scheme = {"dcterms:title", "dcterms:publisher", "dcterms:license"}
    assert written - both_ways - of_scheme <= names
    assert {file.name for file in (site / "duomenys").glob("zodynas.*")} == set(TEXTS["data_terms"]["uses"])
