"""Previews of entries in the making are laid out by the site's own templates: they show what the finished page shows."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from articles import read
from kb import stencil
from kb.body import Body
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


TEXT = """Pirma pastraipa su **stipriu**, *kursyvu*, `kodu`, 5 < 6 & 7, <br> nauja eilute, H<sub>2</sub>O ir \\*žvaigždute\\*[^s1].
Tęsinys be tarpo, *kursyvas su **stipriu** viduje* ir [nuoroda su *kursyvu*](https://example.org/a_(b)).

- pirmas
- antras,
tęsiamas
    - vidinis
    - kitas

- atskirtas
- greta

1. vienas
2. du

    Pastraipa po antru.

> Citata
> dviem eilutėmis.

### Antraštė su [^s1]

| Kas | Kiek | Kada ir kodėl |
|:----|-----:|:-------------:|
| Knygos | 12 | Pavasarį, kai **skaitytojai** grįžta po žiemos[^s1] |
| Kilimai \\| takai | | |

| A | B |
|---|---|
| 1 | <script>alert(1)</script> |

Pabaiga: <https://example.org/> ir ***abu***.
"""


def test_the_text_is_rendered_as_on_the_site(known: Site) -> None:
    """What authors may write, also what no entry of ours has."""
    whole = next(entry for entry in entries(known) if entry.kind == "case")
    sections = "\n".join(f"## {name}\n\nTekstas.\n" for name in ("Iššūkis", "Sprendimas", "Rezultatai", "Kaip pakartoti"))
    entry = replace(whole, body=Body(f"{sections}\n## Ko pasimokyti\n\n{TEXT}"))
    (html,) = previews(known, [entry])
    mine = html.partition('<h2 id="ko-pasimokyti">')[2].partition("</h2>")[2].partition('<h2 id="rizikos">')[0]
    real = known.body(entry).sections[-1].html
    assert (
        read(f"<article>{mine}</article>")[: len(read(f"<article>{real}</article>")) - 1]
        == read(f"<article>{real}</article>")[:-1]
    )


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
