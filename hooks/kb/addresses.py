"""Links between pages of the site: always relative, so that it works under any address and from a folder on disk."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit


@lru_cache(maxsize=65536)
def relative(target: str, page: str) -> str:
    """Return the link from the page at `page` to `target`; both are relative to the root of the site."""
    path, mark, anchor = target.partition("#")
    if path == page:
        return f"#{anchor}" if mark else "./"
    here, there = parts(page), parts(path)
    common = 0
    while common < min(len(here), len(there)) and here[common] == there[common]:
        common += 1
    link = "/".join([*[".."] * (len(here) - common), *there[common:]]) or "."
    return link + ("/" if path == "" or path.endswith("/") else "") + mark + anchor


def parts(path: str) -> list[str]:
    """Return the folders, and the file, that an address on the site names."""
    return [part for part in path.split("/") if part]


def absolute(target: str, site_url: str) -> str:
    """Return the full address of a page, or its path while the site has no address yet."""
    return f"{site_url.rstrip('/')}/{target}" if site_url else f"/{target}"


def absolute_path(site_url: str, target: str) -> str:
    """Return the path of a page from the root of the server: the page for missing addresses is shown at any depth."""
    return f"{urlsplit(site_url).path.rstrip('/')}/{target}"
