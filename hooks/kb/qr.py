"""QR codes of addresses, for paper."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=8192)
def svg(address: str) -> str:
    """Return the QR code of a full address as an SVG element (ISO/IEC 18004, level M: a seventh of it may be soiled)."""
    import segno  # noqa: PLC0415 (only a site with an address draws codes)

    return str(
        segno.make(address, error="m", micro=False).svg_inline(border=2, omitsize=True, lineclass=None, svgclass="qr")
    )
