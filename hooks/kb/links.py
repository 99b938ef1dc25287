"""Where a link of a Markdown file leads: to an entry, a file, a place on a page, or outside."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from urllib.parse import unquote

OUTSIDE = re.compile(r"(https://|mailto:)", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """A link taken apart: an outside address, or a path in the repository and an anchor."""

    outside: str = ""
    path: str = ""
    anchor: str = ""
    fault: str = ""
    """Code of the problem that makes the link unusable."""


def resolve(target: str, source: str) -> Target:
    """Return where a link written in file `source` leads; paths are relative to that file, as on a Git host."""
    if OUTSIDE.match(target):
        return Target(outside=target)
    if "\\" in target:
        return Target(fault="link-backslash")
    if SCHEME.match(target) or target.startswith("//"):
        return Target(fault="link-scheme")
    path, _, anchor = target.partition("#")
    if not path:
        return Target(path=source, anchor=unquote(anchor))
    if path.startswith("/"):
        return Target(fault="link-outside")
    full = os.path.normpath(os.path.join(os.path.dirname(source), unquote(path)))  # noqa: PTH118, PTH120
    if full.startswith(".."):
        return Target(fault="link-outside")
    return Target(path=full.replace(os.sep, "/"), anchor=unquote(anchor))
