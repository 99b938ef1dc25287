"""Previews of entries in the making are laid out by the site's own templates: they show what the finished page shows."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import read
from kb import stencil
from kb.content import Entry, load
from kb.model import Record
from kb.site import Settings, Site
from support import ROOT


@pytest.fixture(scope="module")
def known() -> Site:
    return Site(Settings("Inovacijos kultūros įstaigose"), load(ROOT))


def previews(known: Site, entries: list[Entry[Record]]) -> list[str]:
    """Return the previews of entries, as the browser makes them of what a form holds."""
    made = stencil.script(known, *stencil.KINDS).decode()
    data = json.loads(made.partition("=")[2].strip().rstrip(";"))
    sketches = [
        {"kind": e.kind, "facts": e.document.data, "text": e.body.text, "url": e.url, "base": "../../"} for e in entries
    ]
    manifest = json.loads((ROOT / "web/dist/manifest.json").read_text("utf-8"))
    result = subprocess.run(
        [manifest["node"], ROOT / "web/dist/stencil-node.mjs"],
        input=json.dumps({"known": data, "sketches": sketches}, default=str),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return list(json.loads(result.stdout))


def entries(known: Site) -> Iterator[Entry[Record]]:
    for entry in known.content.entries:
        if entry.kind in stencil.KINDS:
            yield entry


def test_a_preview_is_the_page(known: Site, site: Path) -> None:
    chosen = list(entries(known))
    assert {entry.kind for entry in chosen} == set(stencil.KINDS)
    different = {}
    for entry, html in zip(chosen, previews(known, chosen), strict=True):
        mine, real = read(html), read((site / entry.url / "index.html").read_text("utf-8"))
        assert len(real) > 20, entry.path
        if mine != real:
            place = next(
                (n for n, pair in enumerate(zip(mine, real, strict=False)) if pair[0] != pair[1]), min(len(mine), len(real))
            )
            different[entry.path] = (mine[place - 2 : place + 3], real[place - 2 : place + 3])
    assert different == {}
