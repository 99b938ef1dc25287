"""The copy for reading without the internet: the finished site as one ZIP that opens from a folder."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from kb.layout import TEXTS
from kb.policy import EDITOR
from kb.text import number

PLACE = "atsisiusti"
NAME = "inovacijos-kulturos-istaigose.zip"
INSIDE = "svetaine"
"""Folder of the site in the copy; only the page to begin with lies beside it."""
LEFT_OUT = re.compile(
    rf"{EDITOR}/|_headers$|404\.html$|robots\.txt$|sitemap\.|virseliai/.*\.png$|{PLACE}/{re.escape(NAME)}$"
)
"""What only a server needs."""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
ONLINE = re.compile(r"<!--online-->.*?<!--/online-->\n?", re.DOTALL)
OFFLINE = re.compile(r"<!--offline(.*?)/offline-->", re.DOTALL)
ADDRESS = re.compile(r'((?: href| action)="|; url=)([^"#?:]*/|\.\.?)(?=["#?])')
SIZE = re.compile(r'(<span id="dydis">)[^<]*')
PACKED_ALREADY = (".woff2", ".png", ".jpg", ".jpeg", ".webp", ".docx", ".xlsx", ".odt", ".zip")


def pack(folder: Path, moment: int) -> int:
    """Write the copy into the finished site, and its size on the download page; return its bytes, 0 without such a page.

    `moment`: seconds since 1970 that all files in the copy bear, so that the same site gives the same bytes.
    """
    page = folder / PLACE / "index.html"
    if not page.is_file():
        return 0
    file = folder / PLACE / NAME
    date = datetime.fromtimestamp(moment, UTC).timetuple()[:6]
    with zipfile.ZipFile(file, "w") as copy:
        for name, data in contents(folder):
            info = zipfile.ZipInfo(name, date)
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if name.endswith(PACKED_ALREADY) else zipfile.ZIP_DEFLATED
            copy.writestr(info, data, compresslevel=9)
    size = file.stat().st_size
    page.write_text(SIZE.sub(rf"\g<1>{megabytes(size)}", page.read_text("utf-8")), "utf-8")
    return size


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the copy in a fixed order."""
    yield f"{TEXTS['offline']['start_file']}.html", start().encode()
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and not LEFT_OUT.match(name):
            data = file.read_bytes()
            yield f"{INSIDE}/{name}", for_folder(data.decode()).encode() if name.endswith(".html") else data


def for_folder(html: str) -> str:
    """Return a page as it works from a folder, where no server answers „atvejai/“ with „atvejai/index.html“.

    The policy stays out: browsers do not agree on what „the site itself“ is on a disk.
    """
    html = OFFLINE.sub(r"\1", ONLINE.sub("", POLICY.sub("", html)))
    return ADDRESS.sub(lambda match: match[1] + match[2] + ("" if match[2].endswith("/") else "/") + "index.html", html)


def start() -> str:
    """Return the page that lies beside the folder and leads into it."""
    text = TEXTS["offline"]
    return (
        f'<!doctype html>\n<html lang="lt">\n<head>\n<meta charset="utf-8">\n<title>{escape(text["start"])}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={INSIDE}/index.html">\n</head>\n'
        f'<body>\n<p><a href="{INSIDE}/index.html">{escape(text["start"])}</a></p>\n</body>\n</html>\n'
    )


def megabytes(size: int) -> str:
    """Return „4,2 MB“."""
    return f"{number(max(round(size / 1_000_000, 1), 0.1))}\u00a0MB"
