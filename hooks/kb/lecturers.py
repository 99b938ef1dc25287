"""The lecturers' folders: a file to print for each day, with the notes that no page of the site may show.

They are written beside the site, never into it, from the same files.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from kb import layout, report
from kb.addresses import absolute
from kb.checks import check
from kb.content import Entry, load
from kb.model import Record
from kb.problems import has_errors
from kb.rendering import Rendered
from kb.site import RENDERER, Settings, Site
from kb.text import counted
from kb.training import PARTS, Day, days, items
from kb.yaml_file import read_yaml

FOLDER = "vedejams"
STYLES = ("site.css", "paper.css", "lecturers.css")
SCRIPTS = ("paper.js",)


def write(root: Path, say: Callable[..., None]) -> int:
    """Write `vedejams/` anew and return the exit code: 1, and the old one is left, when the content has errors."""
    content = load(root)
    problems = check(content)
    if has_errors(problems):
        say(report.as_text(problems, "lt"))
        say("Vedėjų aplankai nesukurti: pirmiausia ištaisykite klaidas.", error=True)
        return 1
    options = read_yaml(root / "mkdocs.yml")
    site = Site(Settings(name=options["site_name"], url=options.get("site_url") or ""), content)
    pages = folders(site)
    target = root / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    (target / "assets").mkdir(parents=True)
    dist = site.all.root / "web/dist"
    for name in {site.assets[name] for name in (*STYLES, *SCRIPTS)} | {font.name for font in dist.glob("*.woff2")}:
        shutil.copy(dist / name, target / "assets" / name)
    for name, html in pages.items():
        (target / name).write_text(html, "utf-8")
    made = counted(len(pages) - 1, "vedėjo aplankas", "vedėjų aplankai", "vedėjų aplankų")
    say(f"{made[0].upper()}{made[1:]} – {FOLDER}/index.html. Į svetainę jie nepatenka.")
    return 0


def folders(site: Site) -> dict[str, str]:
    """Return the files by name: one for each day, and a list of them."""
    # the models refuse markup in what authors write
    loader = FileSystemLoader(str(site.all.root / "hooks/theme"))
    environment = Environment(loader=loader, autoescape=False, trim_blocks=True, lstrip_blocks=True)  # noqa: S701
    environment.filters.update(layout.FILTERS)
    environment.globals.update(layout.GLOBALS)
    shared: dict[str, Any] = {
        "site": site,
        "styles": [site.assets[name] for name in STYLES],
        "scripts": [site.assets[name] for name in SCRIPTS],
        "body": partial(body, site),
        "items": items,
        "parts": PARTS,
    }
    found = list(days(site.content))
    pages = {"index.html": environment.get_template("lecturers.html").render(shared, days=found)}
    template = environment.get_template("lecturers-day.html")
    for day in found:
        pages[f"{day.entry.id}.html"] = template.render(shared, day=day, meta=day.meta, facts=facts(site, day))
    return pages


def facts(site: Site, day: Day) -> Entry[Record] | None:
    """Return the page of facts for the lectures of a day."""
    return site.content.pages.get(f"seminarai/faktai/{day.entry.id}/")


def body(site: Site, entry: Entry[Record]) -> Rendered:
    """Return the HTML of an entry's body; its links lead to the published site, or nowhere while that has no address."""

    def locate(path: str) -> str:
        file, mark, anchor = path.partition("#")
        target = site.content.by_path.get(file)
        return absolute(target.url + mark + anchor, site.settings.url) if target and site.settings.url else ""

    return RENDERER.render(entry, locate, site.size, entry.meta.sources)
