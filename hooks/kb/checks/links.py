"""Links and pictures in the body."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from kb.body import Link
from kb.content import Content, Entry, pictures_of
from kb.links import resolve
from kb.model import Record
from kb.problems import Problem
from kb.validation import suggestion

EMPTY_TEXTS = frozenset({"čia", "čia.", "spauskite čia", "nuoroda", "daugiau", "skaityti daugiau", "žr.", "here", "link"})


def check(content: Content) -> Iterator[Problem]:
    """Yield faults of links, and pictures nobody uses."""
    files = set(content.files)
    for entry in content.entries:
        for link in entry.body.links:
            yield from faults(content, files, entry, link)
        for picture in sorted(pictures_of(entry) - files):
            if getattr(entry.meta, "images", None) and not any(
                picture.endswith(f"/{link.target}") for link in entry.body.links
            ):
                yield Problem(
                    "link-missing",
                    entry.path,
                    entry.line_of("images"),
                    "images",
                    {"value": picture, "hint": ""},
                )
    used = {picture for entry in content.entries for picture in pictures_of(entry)} | linked(content)
    for path in content.files:
        if path not in used:
            yield Problem("file-unused", path)


def faults(content: Content, files: set[str], entry: Entry[Record], link: Link) -> Iterator[Problem]:
    """Yield what is wrong with one link."""
    where = (entry.path, link.line)
    if not link.image and (link.text.strip().lower() in EMPTY_TEXTS or not link.text.strip()):
        yield Problem("link-text", *where, args={"value": link.text})
    if link.image and not link.text.strip():
        yield Problem("image-alt", *where)
    target = resolve(link.target, entry.path)
    if target.fault:
        yield Problem(target.fault, *where, args={"value": link.target})
    elif target.outside:
        if link.image:
            yield Problem("image-remote", *where)
    elif target.path in files:
        return
    elif target.path in content.by_path:
        other = content.by_path[target.path]
        if entry.meta.is_public and not other.meta.is_public:
            yield Problem("link-draft", *where, args={"value": target.path})
        anchors = {heading.anchor for heading in other.body.headings}
        if target.anchor and target.anchor not in anchors:
            hint = suggestion(target.anchor, sorted(anchors))
            yield Problem("link-anchor", *where, args={"value": target.anchor, "hint": hint})
    elif not any(document.path == target.path for document in content.broken):
        folder = posixpath.dirname(target.path)
        near = suggestion(target.path, [path for path in [*content.by_path, *files] if posixpath.dirname(path) == folder])
        near = (
            near
            if any(near)
            else suggestion(posixpath.basename(target.path), [posixpath.basename(path) for path in content.by_path])
        )
        yield Problem("link-missing", *where, args={"value": link.target, "hint": near})


def linked(content: Content) -> set[str]:
    """Return the files that texts link to."""
    return {resolve(link.target, entry.path).path for entry in content.entries for link in entry.body.links}
