"""What a browser may do on our pages, and for how long it may keep our files: for every kind of host.

The policy stands in each page (hosts like GitHub Pages cannot send headers) and in the headers of hosts that can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

EDITOR = "redagavimas"
"""The folder of the organisers' editor, which has a policy of its own."""
PAGES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "frame-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
"""Reading pages: everything from the site itself; `data:` and `blob:` are pictures that readers choose or scripts draw."""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000",
}
"""Sent with every file."""
NOT_FRAMED = "frame-ancestors 'self'"
"""Works in a header only."""
HASHED = r"[^/]+-[0-9A-Z]{8}\.[a-z0-9]+"
"""Names of files that change when their content does (esbuild)."""
FOREVER = "public, max-age=31536000, immutable"
ASK = "no-cache"
"""Keep, but ask whether it changed."""
OPEN_DATA = "duomenys"


def policy(rules: dict[str, str] = PAGES, *, header: bool = False) -> str:
    """Return a Content-Security-Policy (W3C, level 3) as it stands in a page or in a header."""
    parts = [f"{name} {value}" for name, value in rules.items()]
    return "; ".join([*parts, NOT_FRAMED] if header else parts)


def headers_file(folder: Path) -> str:
    """Return `_headers` for static hosts that read one (Netlify, Cloudflare Pages and others), made for a finished site."""
    return "\n".join(header_lines(folder)) + "\n"


def header_lines(folder: Path) -> Iterator[str]:
    """Yield the lines of `_headers`: hosts add up all rules that fit, so each header is set by one rule only."""
    yield "/*"
    yield from (f"  {name}: {value}" for name, value in HEADERS.items())
    for path in sorted(f"/{place.name}/*" for place in folder.iterdir() if place.is_dir() and place.name != EDITOR):
        yield from (path, f"  Content-Security-Policy: {policy(header=True)}")
    yield from ("/", f"  Content-Security-Policy: {policy(header=True)}")
    for file in sorted((folder / "assets").glob("*")):
        yield from (f"/assets/{file.name}", f"  Cache-Control: {FOREVER if re.fullmatch(HASHED, file.name) else ASK}")
    yield from (f"/{OPEN_DATA}/*", "  Access-Control-Allow-Origin: *")


def nginx() -> str:
    """Return the same as directives of nginx for its `http` block."""
    lines = [
        "# Made by „kb headers“: do not edit.",
        "map $uri $kb_policy {",
        f'    default "{policy(header=True)}";',
        f'    ~^/{EDITOR}/ "";  # its page has a policy of its own',
        "}",
        "map $uri $kb_cache {",
        f'    default "{ASK}";',
        f'    "~^/assets/{HASHED}$" "{FOREVER}";',
        "}",
        "map $uri $kb_origin {",
        '    default "";',
        f'    ~^/{OPEN_DATA}/ "*";',
        "}",
        "add_header Content-Security-Policy $kb_policy always;",
        "add_header Cache-Control $kb_cache always;",
        "add_header Access-Control-Allow-Origin $kb_origin always;",
        *(f'add_header {name} "{value}" always;' for name, value in HEADERS.items()),
    ]
    return "\n".join(lines) + "\n"
