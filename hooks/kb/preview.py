"""Pictures of cases for link previews (Open Graph): the cover above the title, 1200 × 630, in our own fonts.

They are made only when the site has an address: a preview must name its picture by a full one. Made pictures are kept
in `.cache/` by everything they depend on.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kb.content import Entry
from kb.cover import cover
from kb.model import Case

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT, EDGE = 1200, 630, 64
TILE, BAND = 560, 315
"""Size of a cover in the band: one in the middle, and its mirror images beside it, as the pattern would go on."""
PAPER, INK, SOFT = "#fbf7f0", "#2a211c", "#5f5146"
"""As --paper, --ink and --soft of web/css/tokens.css."""
LINE = 1.16
COLORS = 128
"""So many are enough for yarn and text, and halve the file."""
VERSION = b"1"


def pictures(cases: Iterable[Entry[Case]], site_name: str, root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield (path in the site, PNG) of every case; what was made before is taken from the cache."""
    cache = root / ".cache/previews"
    cache.mkdir(parents=True, exist_ok=True)
    for entry in cases:
        case = entry.meta
        drawing = cover(case)
        about = f"{case.country.label} · {case.institution.type.label}"
        key = sha256(b"\0".join([VERSION, drawing.encode(), case.title.encode(), about.encode(), site_name.encode()]))
        kept = cache / f"{key.hexdigest()}.png"
        if not kept.is_file():
            kept.write_bytes(picture(drawing, case.title, about, site_name, root / "web/fonts"))
        yield f"virseliai/{entry.id}.png", kept.read_bytes()


def picture(drawing: str, title: str, about: str, site_name: str, fonts: Path) -> bytes:
    """Return the PNG of a case."""
    import resvg_py  # noqa: PLC0415 (only a site with an address draws previews)
    from PIL import Image, ImageDraw  # noqa: PLC0415

    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    drawn = resvg_py.svg_to_bytes(svg_string=drawing, width=TILE, height=BAND, skip_system_fonts=True)
    tile = Image.open(io.BytesIO(drawn)).convert("RGB")
    left = (WIDTH - TILE) // 2
    image.paste(tile, (left, 0))
    for x in (left - TILE, left + TILE):
        image.paste(tile.transpose(Image.Transpose.FLIP_LEFT_RIGHT), (x, 0))
    draw = ImageDraw.Draw(image)
    room = HEIGHT - BAND - 2 * 50 - 36
    size, lines = fitted(title, fonts, room)
    for number, line in enumerate(lines):
        write(draw, (EDGE, BAND + 42 + number * size * LINE), line, faces(fonts, "fraunces", size), INK)
    write(draw, (EDGE, HEIGHT - 62), about, faces(fonts, "figtree", 28), SOFT)
    end = sum(face.getlength(text) for text, face in runs(site_name, faces(fonts, "figtree", 28)))
    write(draw, (WIDTH - EDGE - end, HEIGHT - 62), site_name, faces(fonts, "figtree", 28), SOFT)
    stream = io.BytesIO()
    image.quantize(COLORS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(stream, "PNG", compress_level=6)
    return stream.getvalue()


@lru_cache(maxsize=32)
def faces(fonts: Path, name: str, size: int) -> tuple[FreeTypeFont, FreeTypeFont]:
    """Return our font in two parts: Latin, and the Lithuanian letters beyond it (as `unicode-range` splits them)."""
    from PIL import ImageFont  # noqa: PLC0415

    found = [ImageFont.truetype(str(fonts / f"{name}-{part}.woff2"), size) for part in ("latin", "latin-ext")]
    if name == "figtree":
        for face in found:
            face.set_variation_by_axes([500])
    return found[0], found[1]


def runs(text: str, both: tuple[FreeTypeFont, FreeTypeFont]) -> Iterator[tuple[str, FreeTypeFont]]:
    """Yield pieces of a text with the part of the font that has their letters."""
    piece, face = "", both[0]
    for letter in text:
        needed = both["\u0104" <= letter <= "\u017e"]
        if needed is not face and piece:
            yield piece, face
            piece = ""
        piece, face = piece + letter, needed
    yield piece, face


def write(draw: ImageDraw, at: tuple[float, float], text: str, both: tuple[FreeTypeFont, FreeTypeFont], color: str) -> None:
    """Write a line of text; both parts of the font share a baseline."""
    x, y = at
    for piece, face in runs(text, both):
        draw.text((x, y + both[0].getmetrics()[0]), piece, fill=color, font=face, anchor="ls")
        x += face.getlength(piece)


def fitted(title: str, fonts: Path, room: int) -> tuple[int, list[str]]:
    """Return the largest size at which a title fits, and its lines."""
    for size in (64, 58, 52, 46, 40):
        both = faces(fonts, "fraunces", size)
        lines = [""]
        for word in title.split():
            longer = f"{lines[-1]} {word}".strip()
            if sum(face.getlength(text) for text, face in runs(longer, both)) <= WIDTH - 2 * EDGE:
                lines[-1] = longer
            else:
                lines.append(word)
        if len(lines) * size * LINE <= room:
            break
    return size, lines
