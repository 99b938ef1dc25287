"""Where a link of a Markdown file leads: to an entry, a file, a place on a page, or outside."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from kb.model.fields import HOST

OUTSIDE = re.compile(r"(https://|mailto:)", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+);?(?<=[;:])|&#", re.IGNORECASE)
"""A letter written as &#106; or &colon; hides where a link leads."""
MAILTO = re.compile(r"mailto:[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[a-z]{2,24}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """A link taken apart: an outside address, or a path in the repository and an anchor."""

    outside: str = ""
    path: str = ""
    anchor: str = ""
    fault: str = ""
    """Code of the problem that makes the link unusable."""


def is_web_address(text: str) -> bool:
    """Tell whether a text is a full https:// address of a host with a name."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return bool(HOST.fullmatch(parts.netloc)) and not re.search(r"[\s<>\"'\\`{}|^]", text)


def resolve(target: str, source: str) -> Target:
    """Return where a link written in file `source` leads; paths are relative to that file, as on a Git host."""
    if ENTITY.search(target):
        return Target(fault="link-scheme")
    if OUTSIDE.match(target):
        good = MAILTO.fullmatch(target) if target[0] in "mM" else is_web_address(target)
        return Target(outside=target) if good else Target(fault="link-address")
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
