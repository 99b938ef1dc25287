"""Pictures and documents beside the texts: what they really are, how big, and what they carry with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from kb import pictures
from kb.content import Content
from kb.kinds import picture_url
from kb.problems import Problem

LIMITS = {".jpg": 2000, ".jpeg": 2000, ".png": 2000, ".webp": 2000, ".svg": 500, ".pdf": 10_000, ".csv": 2000}
"""Largest size in kilobytes."""
SIDES = range(16, 6001)
"""Pixels that a side of a picture may have."""
# First bytes of what people put here, and the endings that belong to them.
SIGNS: tuple[tuple[bytes, tuple[str, ...], str], ...] = (
    (b"\x89PNG\r\n\x1a\n", (".png",), "PNG"),
    (b"\xff\xd8\xff", (".jpg", ".jpeg"), "JPEG"),
    (b"%PDF-", (".pdf",), "PDF"),
    (b"GIF8", (), "GIF"),
    (b"BM", (), "BMP"),
    (b"II*\x00", (), "TIFF"),
    (b"MM\x00*", (), "TIFF"),
    (b"PK\x03\x04", (), "ZIP, DOCX, XLSX"),
    (b"\xd0\xcf\x11\xe0", (), "DOC, XLS"),
    (b"MZ", (), "EXE"),
    (b"\x7fELF", (), "ELF"),
    (b"#!", (), "scenarijus / script"),
    (b"<!DOCTYPE html", (), "HTML"),
    (b"<html", (), "HTML"),
)
BINARY = (".png", ".jpg", ".jpeg", ".webp", ".pdf")
# Places in the metadata of a photo: a GPS directory of EXIF (tag 0x8825), or XMP.
XMP_PLACE = re.compile(rb"exif:GPS(?:Latitude|Longitude)|Iptc4xmpCore:Location|photoshop:City")
ACTIVE_PDF = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|OpenAction|AA|RichMedia|SubmitForm)\b")
SVG_ACTIVE = frozenset((
    "a", "animate", "animatemotion", "animatetransform", "audio", "canvas", "embed", "foreignobject", "handler", "iframe",
    "link", "listener", "object", "script", "set", "video",
))  # fmt: skip
OUTSIDE_STYLE = re.compile(r"@import|url\(\s*['\"]?(?!#)|expression\(|javascript:", re.IGNORECASE)


def check(content: Content) -> Iterator[Problem]:
    """Yield faults of pictures and documents, and pictures that would have one address."""
    taken: dict[str, str] = {}
    for path in content.files:
        file = content.root / path
        try:
            facts = file.stat()
        except OSError:
            continue
        yield from (Problem(code, path, args=dict(args)) for code, args in faults(file, facts.st_mtime_ns, facts.st_size))
        address = picture_url(path)
        if address in taken:
            yield Problem("path-collision", path, args={"url": f"/{address}", "other": taken[address]})
        taken[address] = path


Fault = tuple[str, tuple[tuple[str, object], ...]]


@lru_cache(maxsize=4096)
def faults(file: Path, _changed: int, size: int) -> tuple[Fault, ...]:
    """Return the codes and values of what is wrong with a file; looked at again only when it has changed."""
    suffix = file.suffix.lower()
    if size == 0:
        return (("file-empty", ()),)
    limit = LIMITS.get(suffix, 2000)
    if size > limit * 1024:
        return (("file-size", (("size", size // 1024), ("limit", limit))),)
    try:
        data = file.read_bytes()
    except OSError as error:
        return (("file-unreadable", (("reason", error.strerror or type(error).__name__),)),)
    return tuple(look(file, suffix, data))


def look(file: Path, suffix: str, data: bytes) -> Iterator[Fault]:
    """Yield what is wrong with the bytes of a file."""
    if (found := kind(data)) and suffix not in found[0]:
        yield "file-content", (("found", found[1]), ("allowed", suffix[1:].upper()))
        return
    if suffix in BINARY and not found:
        yield "file-content", (("found", "?"), ("allowed", suffix[1:].upper()))
        return
    if suffix == ".svg" and re.search(rb"<svg\b(?![^>]*\bxmlns=)", data):
        # a browser shows it as text, not as a drawing
        yield "file-content", (("found", ("SVG be „xmlns“", "SVG without xmlns")), ("allowed", "SVG"))
        return
    if suffix == ".svg":
        yield from (("svg-active", (("value", what),)) for what in dict.fromkeys(active(data)))
    elif suffix == ".pdf":
        if match := ACTIVE_PDF.search(data):
            yield "file-active", (("value", match.group().decode()),)
    elif suffix == ".csv":
        try:
            data.decode("utf-8-sig")
        except UnicodeDecodeError:
            yield "encoding-invalid", (("guess", ("", "")),)
    else:
        yield from photo(file, suffix, data)


def photo(file: Path, suffix: str, data: bytes) -> Iterator[Fault]:
    """Yield faults of a photo: broken, of a useless size, or telling where it was taken."""
    size = pictures.size(file)
    if size is None or not whole(suffix, data):
        yield "file-broken", ()
    elif min(size) not in SIDES or max(size) not in SIDES:
        limits = {"width": size[0], "height": size[1], "least": SIDES[0], "most": SIDES[-1]}
        yield "image-size", tuple(limits.items())
    if tells_place(data):
        yield "image-place", ()


def whole(suffix: str, data: bytes) -> bool:
    """Tell whether a picture has its end."""
    if suffix == ".png":
        return b"IEND" in data[-64:]
    if suffix in (".jpg", ".jpeg"):
        return b"\xff\xd9" in data[-4096:]
    return len(data) >= int.from_bytes(data[4:8], "little") + 8


def tells_place(data: bytes) -> bool:
    """Tell whether the metadata of a photo hold a position (EXIF 2.32, 4.6.6) or the name of a place (XMP)."""
    if XMP_PLACE.search(data):
        return True
    place = data.find(b"Exif\0\0")
    start = place + 6 if place >= 0 else data.find(b"eXIf") + 4
    if start < 6:
        place = data.find(b"EXIF")
        start = place + 8 if place >= 0 else -1
    tiff = data[start:] if start >= 0 else b""
    order = {b"II*\0": "little", b"MM\0*": "big"}.get(tiff[:4])
    if order is None:
        return False
    at = int.from_bytes(tiff[4:8], order)  # type: ignore[arg-type]
    count = int.from_bytes(tiff[at : at + 2], order)  # type: ignore[arg-type]
    tags = (int.from_bytes(tiff[at + 2 + 12 * n : at + 4 + 12 * n], order) for n in range(min(count, 200)))  # type: ignore[arg-type]
    return 0x8825 in tags


def kind(data: bytes) -> tuple[tuple[str, ...], str] | None:
    """Return the endings and the name of what a file really is, as far as its first bytes tell."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return (".webp",), "WebP"
    if data[4:8] == b"ftyp":
        return (), "HEIC, AVIF, MP4"
    beginning = data.lstrip(b"\xef\xbb\xbf \r\n\t")
    for sign, endings, name in SIGNS:
        if beginning[: len(sign)].lower() == sign.lower() if sign[:1] == b"<" else data.startswith(sign):
            return endings, name
    return None


def active(data: bytes) -> Iterator[str]:
    """Yield what an SVG must not hold: scripts, handlers, entities, links and styles that lead outside."""
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data, re.IGNORECASE):
        yield "DOCTYPE, ENTITY"
        return
    if b"<?xml-stylesheet" in data:
        yield "xml-stylesheet"
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 (entities were refused above)
    except (ElementTree.ParseError, ValueError, LookupError, RecursionError) as error:
        yield str(error).partition(":")[0]
        return
    if root.tag.rpartition("}")[2] != "svg":
        yield f"<{root.tag.rpartition('}')[2]}>"
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if name.lower() in SVG_ACTIVE:
            yield f"<{name}>"
        # a backslash can hide the letters of @import and url()
        if name == "style" and ("\\" in (element.text or "") or OUTSIDE_STYLE.search(element.text or "")):
            yield "<style>"
        for key, value in element.attrib.items():
            attribute = key.rpartition("}")[2].lower()
            leads = attribute in ("href", "src") and not value.startswith(("#", "data:image/png", "data:image/jpeg"))
            if attribute.startswith("on") or leads or OUTSIDE_STYLE.search(value):
                yield attribute
