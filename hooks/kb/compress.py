"""Files of the site packed beforehand, beside the plain ones: servers then send them without packing them each time."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

WORTH = (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".ttl", ".txt", ".ics", ".jsonld")
SMALL = 1024
"""Bytes up to which packing gains nothing."""


def compress(folder: Path) -> int:
    """Write `.gz` and `.br` beside every file that gains by it; return how many files that were."""
    files = [file for file in folder.rglob("*") if file.suffix in WORTH and file.stat().st_size > SMALL]
    with ThreadPoolExecutor() as several:
        list(several.map(pack, files))
    return len(files)


def pack(file: Path) -> None:
    """Write the two packed forms of a file, the same bytes at any time of day."""
    import brotli  # type: ignore[import-untyped]  # noqa: PLC0415

    data = file.read_bytes()
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
    file.with_name(f"{file.name}.br").write_bytes(brotli.compress(data, quality=9))
