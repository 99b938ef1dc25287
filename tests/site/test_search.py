"""The search answers as a reader would hope: any ending, no diacritics, typing errors, other languages, what a case is about."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path

import pytest
from support import ROOT

FIRST = {
    # terms, as they stand in a document
    "bendrafinansavimo": "zodynas/finansavimas/bendrasis-finansavimas/",
    "tęstinumą": "zodynas/finansavimas/projekto-testinumas/",
    "tinkamų finansuoti išlaidų": "zodynas/finansavimas/tinkamos-finansuoti-islaidos/",
    "paraiškų": "zodynas/finansavimas/paraiska/",
    "nuosavu įnašu": "zodynas/finansavimas/nuosavas-inasas/",
    "inovacijomis": "zodynas/mtep/inovacija/",
    "prototipą": "zodynas/mtep/prototipas/",
    # without diacritics
    "lesu pritraukimo planas": "zodynas/finansavimas/lesu-pritraukimo-planas/",
    "iveiklinimo": "zodynas/mtep/iveiklinimas/",
    "paramos gavejo statusa": "zodynas/finansavimas/paramos-gavejo-statusas/",
    "auditoriju pletra": "zodynas/mtep/auditoriju-pletra/",
    "kurybiska europa": "zodynas/finansavimas/kurybiska-europa/",
    # abbreviations and other languages
    "MTEP": "zodynas/mtep/mtep/",
    "ESF+": "zodynas/finansavimas/europos-socialinis-fondas-plius/",
    "ERPF": "zodynas/finansavimas/europos-regionines-pletros-fondas/",
    "CPVA": "zodynas/finansavimas/cpva/",
    "BIVP": "zodynas/finansavimas/bivp/",
    "de minimis": "zodynas/finansavimas/de-minimis-pagalba/",
    "søknad": "zodynas/finansavimas/paraiska/",
    "crowdfunding": "zodynas/finansavimas/sutelktinis-finansavimas/",
    "audience development": "zodynas/mtep/auditoriju-pletra/",
    # typing errors
    "prototipss": "zodynas/mtep/prototipas/",
    "bendrafinansavmas": "zodynas/finansavimas/bendrasis-finansavimas/",
    # the beginning of a word
    "labdar": "zodynas/finansavimas/labdara/",
    "vietok": "zodynas/mtep/vietokura/",
}
AMONG_FIRST_THREE = {
    "biblioteka be darbuotojų vakarais": "ringerike-merapent-bibliotek",
    "demencija muziejuje": "mote-med-minner-oslo",
    "vasaros skaitymas": "sommerles",
    "technologijų dirbtuvės darbuotojų valgomajame": "hurum-fablab-tofte",
    "autizmas biblioteka": "biblioteka-visiems-siauliai",
    "parapijos daržinė": "kulturos-skune-kintai",
    "Kalėdų senelis muziejuje": "rokiskio-senelio-kaledos-rezidencija",
    "eglutės žaisliukai": "mieziskiu-eglutes-zaisliuku-muziejus",
    "parke QR kodai": "plunges-ismanusis-parkas",
    "pabėgėlių vaikai scenoje": "fargespill-flere-farger",
    "kaimo namų remontas": "huset-i-bygda",
    "skolina įrankius ir daiktus": "daiktu-biblioteka-siauliai",
    "laivas su knygomis": "bokbaten-epos",
    "Utena šeimos": "utena-seimos-skaitmeniniu-veiklu-centras",
}


@pytest.fixture(scope="module")
def answers(site: Path) -> dict[str, list[str]]:
    manifest = json.loads((ROOT / "web/dist/manifest.json").read_text("utf-8"))
    questions = [*FIRST, *AMONG_FIRST_THREE, "xyzqwv"]
    result = subprocess.run(
        [manifest["node"], ROOT / "web/dist/search-node.mjs", "ask", site / "paieska"],
        input="\n".join(questions), capture_output=True, text=True, check=True,
    )  # fmt: skip
    lists = [[hit["url"] for hit in json.loads(line)] for line in result.stdout.splitlines()]
    return dict(zip(questions, lists, strict=True))


@pytest.mark.parametrize("question", FIRST)
def test_the_right_term_stands_first(question: str, answers: dict[str, list[str]]) -> None:
    assert answers[question][:1] == [FIRST[question]]


@pytest.mark.parametrize("question", AMONG_FIRST_THREE)
def test_the_right_case_is_among_the_first_three(question: str, answers: dict[str, list[str]]) -> None:
    assert f"atvejai/{AMONG_FIRST_THREE[question]}/" in answers[question][:3]


def test_nonsense_finds_nothing(answers: dict[str, list[str]]) -> None:
    assert answers["xyzqwv"] == []


def test_the_first_layer_is_light(site: Path) -> None:
    size = len(gzip.compress((site / "paieska/antrastes.js").read_bytes()))
    print(f"\ntitle layer: {size / 1000:.1f} kB gzip")
    assert size <= 85_000
