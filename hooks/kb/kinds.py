"""Which kind of entry a file is by the folder it lies in, and the address it gets on the site."""

from __future__ import annotations

import re
from pathlib import Path

# Which folder holds which kind; an index.md is always a page.
KINDS = (
    (re.compile(r"cases/(no|lt)/[^/]+\.md"), "case"),
    (re.compile(r"docs/zodynas/(finansavimas|mtep)/[^/]+\.md"), "term"),
    (re.compile(r"docs/mtep/kuriame-etape\.md"), "stage_questions"),
    (re.compile(r"docs/mtep/[^/]+\.md"), "stage"),
    (re.compile(r"docs/finansavimas/zemelapis\.md"), "funding_map"),
    (re.compile(r"docs/seminarai/uzduotys/[^/]+\.md"), "exercise"),
    (re.compile(r"docs/seminarai/[^/]+\.md"), "session"),
    (re.compile(r"docs/lapai/[^/]+\.md"), "worksheet"),
)


def kind_of(path: str) -> str:
    """Return the kind of a content file by the folder it lies in."""
    if not path.endswith("/index.md"):
        for pattern, kind in KINDS:
            if pattern.fullmatch(path):
                return kind
    return "page"


def url_of(kind: str, path: str) -> str:
    """Return the address of a content file, relative to the root of the site."""
    if kind == "case":
        return f"atvejai/{Path(path).stem}/"
    address = path.removeprefix("docs/").removesuffix(".md")
    if kind == "stage":
        return f"mtep/#etapas-{Path(path).stem}"
    address = re.sub(r"(^|/)index$", "", address)
    return f"{address}/" if address else ""


def picture_url(path: str) -> str:
    """Return the address of a file that lies beside a text."""
    if path.startswith("cases/"):
        return "nuotraukos/" + path.removeprefix("cases/")
    return path.removeprefix("docs/")
