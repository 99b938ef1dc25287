"""Links and pictures in the body."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from kb.body import Link
from kb.content import Content, Entry, pictures_of
from kb.folders import PICTURES
from kb.links import resolve
from kb.model import Case, Record
from kb.problems import Problem
from kb.validation import suggestion

EMPTY_TEXTS = frozenset({"čia", "čia.", "spauskite čia", "nuoroda", "daugiau", "skaityti daugiau", "žr.", "here", "link"})
EMPTY_ALTS = frozenset(
    {"", "paveikslas", "paveikslėlis", "nuotrauka", "foto", "iliustracija", "vaizdas", "image", "picture", "photo", "img"}
)
FILE_NAME = re.compile(
    r"[\w-]+\.(?:jpe?g|png|webp|svg|gif|heic)|(?:img|dsc|dscn|dscf|p|pxl|screenshot)[ _-]?\d+\w*", re.IGNORECASE
)
HINTS = 20
"""Missing targets of a file for which a likely one is looked for."""
REMOTE = re.compile(r"https?:|//", re.IGNORECASE)
TRACKING = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|mc_eid|igshid|msclkid)=", re.IGNORECASE)


def check(content: Content) -> Iterator[Problem]:
    """Yield faults of links and pictures, and files nobody uses."""
    files = set(content.files)
    for entry in (*content.entries, *content.stand_ins):
        lost = 0
        for link in entry.body.links:
            for problem in faults(content, files, entry, link, hints=lost < HINTS):
                lost += problem.code == "link-missing"
                yield problem
    for entry in content.entries:
        yield from photos(files, entry)
    used = {picture for entry in content.entries for picture in pictures_of(entry)} | linked(content)
    for path in content.files:
        if path not in used and not content.broken:
            yield Problem("file-unused", path)


def photos(files: set[str], entry: Entry[Record]) -> Iterator[Problem]:
    """Yield photos of a case that are not there or say nothing in words, and pictures of its text without rights."""
    if not isinstance(entry.meta, Case):
        return
    folder = posixpath.dirname(entry.path)
    listed = {f"{folder}/{image.file}" for image in entry.meta.images}
    for n, image in enumerate(entry.meta.images):
        line, field = entry.line_of("images", n, "file"), f"images.{n + 1}.file"
        if f"{folder}/{image.file}" not in files:
            hint = suggestion(image.file, [posixpath.basename(path) for path in files if posixpath.dirname(path) == folder])
            yield Problem("link-missing", entry.path, line, field, {"value": image.file, "hint": hint})
        if says_nothing(image.alt):
            yield Problem("image-alt", entry.path, entry.line_of("images", n, "alt"), f"images.{n + 1}.alt")
    for link in entry.body.links:
        path = resolve(link.target, entry.path).path
        if link.image and path in files and path not in listed:
            yield Problem("image-rights", entry.path, link.line, args={"value": posixpath.basename(path)})


def says_nothing(alt: str) -> bool:
    """Tell whether the words beside a picture are none, the name of its file or its kind."""
    text = alt.strip().strip(".").lower()
    return text in EMPTY_ALTS or bool(FILE_NAME.fullmatch(text))


def faults(content: Content, files: set[str], entry: Entry[Record], link: Link, *, hints: bool = True) -> Iterator[Problem]:
    """Yield what is wrong with one link; looking for a likely target takes time, so no more than a few are looked for."""
    where = (entry.path, link.line)
    if not link.image and (link.text.strip().lower() in EMPTY_TEXTS or not link.text.strip("*_ `.")):
        yield Problem("link-text", *where, args={"value": link.text})
    if link.image and says_nothing(link.text):
        yield Problem("image-alt", *where)
    if link.image and REMOTE.match(link.target):
        yield Problem("image-remote", *where)
        return
    target = resolve(link.target, entry.path)
    if target.fault or not link.target:
        yield Problem(target.fault or "link-form", *where, args={"value": link.target or f"[{link.text}]()"})
    elif target.outside:
        if TRACKING.search(target.outside):
            yield Problem("link-tracking", *where, args={"value": link.target})
    elif link.image and not target.path.lower().endswith(PICTURES):
        yield Problem("image-type", *where, args={"value": link.target})
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
        if hints:
            yield not_there(content, files, link, target.path, where)
        else:
            yield Problem("link-missing", *where, args={"value": link.target, "hint": ""})


def not_there(content: Content, files: set[str], link: Link, path: str, where: tuple[str, int]) -> Problem:
    """Return the problem of a link to a file that is not there, with the likeliest that is."""
    known = [*content.by_path, *sorted(files)]
    if better := next((one for one in known if one.lower() == path.lower()), ""):
        return Problem("link-case", *where, args={"value": link.target, "better": posixpath.basename(better)})
    near = suggestion(path, [one for one in known if posixpath.dirname(one) == posixpath.dirname(path)])
    if not any(near):
        near = suggestion(posixpath.basename(path), [posixpath.basename(one) for one in known])
    return Problem("link-missing", *where, args={"value": link.target, "hint": near})


def linked(content: Content) -> set[str]:
    """Return the files that texts link to."""
    return {resolve(link.target, entry.path).path for entry in content.entries for link in entry.body.links}
