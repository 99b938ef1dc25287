"""Synthetic cases for measuring: as long and as richly described as real ones, the same for the same number."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = [
    "biblioteka",
    "muziejus",
    "kultūros",
    "centras",
    "skaitytojai",
    "lankytojai",
    "savanoriai",
    "bendruomenė",
    "miestelis",
    "naujovė",
    "paslauga",
    "partneriai",
    "mokykla",
    "jaunimas",
    "senjorai",
    "dirbtuvės",
    "paveldas",
    "paroda",
    "edukacija",
    "rėmėjai",
    "savivaldybė",
    "projektas",
    "idėja",
    "bandymas",
    "erdvė",
    "vakaras",
    "knyga",
    "daiktas",
    "istorija",
    "pasakojimas",
    "kelias",
    "žingsnis",
    "klausimas",
    "atsakymas",
    "metai",
    "diena",
    "žmonės",
    "vaikai",
    "šeimos",
    "kaimynai",
    "susitikimas",
    "sprendimas",
]
EXTENSIONS = "markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc]\n"
SECTIONS = ("Iššūkis", "Sprendimas", "Rezultatai", "Kaip pakartoti", "Ko pasimokyti")


def sentence(dice: random.Random) -> str:
    """Return a sentence of about ten words."""
    words = dice.choices(WORDS, k=dice.randint(7, 14))
    return f"{' '.join(words).capitalize()}[^s1]."


def case(number: int) -> str:
    """Return the file of one case of about 700 words."""
    dice = random.Random(number)
    body = "\n\n".join(
        f"## {name}\n\n" + "\n\n".join(" ".join(sentence(dice) for _ in range(4)) for _ in range(3)) for name in SECTIONS
    )
    title = " ".join(dice.choices(WORDS, k=5)).capitalize()
    return f"""---
id: atvejis-{number}
title: {title}
summary: {" ".join(dice.choices(WORDS, k=24)).capitalize()}.
kind: good_practice
country: NO
place:
  municipality: Ringerike
  county: Buskerud
institution:
  name: Biblioteka {number}
  type: {dice.choice(["library", "museum", "culture_centre"])}
started: {dice.randint(1990, 2025)}
innovation: [service]
themes: [{dice.choice(["community", "education", "making", "heritage"])}]
audience: [adults]
results:
  - what: Lankytojai
    before: {dice.randint(10, 500)}
    after: {dice.randint(500, 900)}
    unit: žmonės
    sources: [s1]
evidence: 2
replication:
  cost:
    band: up_to_1k
    basis: estimate
  difficulty: 2
  first_step: Pradėkite nuo vieno daikto.
sources:
  - id: s1
    title: Ataskaita
    publisher: Biblioteka
    accessed: 2026-01-10
    language: lt
review:
  status: published
  author: Redakcija
  checked: 2026-01-10
---

{body}
"""


def project(folder: Path, cases: int) -> Path:
    """Write a project of our kind with this many cases; terms in texts are measured apart, on the real content."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("cases", "docs"):
        shutil.copytree(ROOT / "tests/samples" / name, folder / name)
    for name in ("hooks", "web"):
        (folder / name).symlink_to(ROOT / name)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").split("\nnav:")[0]
    (folder / "mkdocs.yml").write_text(settings + "\nnav:\n  - Atvejai: atvejai/index.md\n", "utf-8")
    for number in range(cases):
        (folder / f"cases/no/atvejis-{number}.md").write_text(case(number), "utf-8")
    return folder


def stock(folder: Path, cases: int, *, in_menu: bool) -> Path:
    """Write the same texts as a project of the stock theme as its manual sets it up, cases in its menu or outside it."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "docs/atvejai").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Pradžia\n", "utf-8")
    menu = "" if in_menu else "nav:\n  - Pradžia: index.md\nvalidation:\n  nav:\n    omitted_files: ignore\n"
    (folder / "mkdocs.yml").write_text(
        f"site_name: Palyginimas\ntheme:\n  name: material\n  language: lt\nplugins: [search]\n{EXTENSIONS}{menu}", "utf-8"
    )
    for number in range(cases):
        text = case(number).split("---\n", 2)[2] + "\n[^s1]: Biblioteka. Ataskaita.\n"
        (folder / f"docs/atvejai/atvejis-{number}.md").write_text(f"# Atvejis {number}\n{text}", "utf-8")
    return folder
