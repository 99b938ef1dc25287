"""The finished site, looked at once more before readers see it: links, markup, addresses, drafts.

Pages come from our own templates, so one pattern reads their tags; what our templates do not write is a fault.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from kb.content import Content, Entry, pictures_of
from kb.kinds import picture_url
from kb.model import Case, Record
from kb.problems import Problem
from kb.views import file_of

SCRIPT = re.compile(r"(<script\b[^>]*>)(.*?)(?=</script>)", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<([a-zA-Z][^\s/>]*+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
COMMENT = re.compile(r"<!--(?!/?(?:online|offline)\b)")
STYLE_ADDRESS = re.compile(r"(?:url\(|@import)\s*['\"]?([^'\")\s;]+)")
DATA = ("application/json", "application/ld+json")
FORBIDDEN = frozenset({"iframe", "frame", "frameset", "object", "embed", "applet", "base", "portal", "style", "marquee"})
FORBIDDEN_ATTRIBUTES = frozenset({"style", "srcdoc", "formaction", "ping", "background"})
LED = frozenset({"a", "area", "form"})
"""Elements that lead somewhere; all others load what they name."""
LEADING = frozenset({"canonical", "alternate", "license", "author", "next", "prev"})
"""What a `link` may be without loading anything."""
OUTWARD = ("http", "https", "mailto")
PACKED = (".docx", ".xlsx", ".odt", ".zip")
PLAIN = (".html", ".js", ".json", ".csv", ".xml", ".svg", ".css", ".txt", ".ttl", ".ics", ".jsonld", ".tbx", ".webmanifest")
LONG_TITLE = 24
"""From so many characters a heading is nobody's everyday words."""


class Tag(NamedTuple):
    """What one tag says that matters here."""

    ids: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    """Addresses on this site."""
    faults: tuple[tuple[str, str], ...] = ()
    """(Code, value) of what must not stand there."""


@dataclass(frozen=True)
class Look:
    """One page as it was read: ids, links and faults of its own."""

    ids: Counter[str]
    links: tuple[str, ...]
    faults: tuple[tuple[str, str], ...]


def inspect(folder: Path, content: Content) -> list[Problem]:
    """Return what is wrong with a finished site; paths are those of the sources where a page has one."""
    names = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    files = frozenset(names)
    sources = {file_of(entry.url): entry.path for entry in content.entries}
    looks = {name: look(read(folder / name)) for name in names if name.endswith(".html")}
    found = [Problem("site-page", entry.path, args={"value": entry.url}) for entry in absent(content, files)]
    for name, page in looks.items():
        where = sources.get(name, f"site/{name}")
        page_faults = [*page.faults, *dead(name, page, looks, files, root_path(folder))]
        found += [Problem(code, where, args={"value": value, "page": name}) for code, value in dict.fromkeys(page_faults)]
    for name in names:
        where = f"site/{name}"
        if not (folder / name).stat().st_size:
            found.append(Problem("site-empty", where))
        elif name.endswith((".css", ".svg")):
            found += [Problem(code, where, args={"value": v, "page": name}) for code, v in drawn(read(folder / name))]
    return found + list(leaks(folder, names, content))


def read(file: Path) -> str:
    """Return the text of a file of the site."""
    return file.read_text("utf-8", errors="replace")


def absent(content: Content, files: frozenset[str]) -> list[Entry[Record]]:
    """Return the published entries whose page is not there."""
    return [entry for entry in content.public.entries if file_of(entry.url) not in files]


def root_path(folder: Path) -> str:
    """Return the path under which the site will stand on its server, as its page for missing addresses says."""
    page = folder / "404.html"
    match = re.search(r'href="(/[^"]*?)assets/', read(page)) if page.is_file() else None
    return match.group(1) if match else "/"


def look(html: str) -> Look:
    """Read one page."""
    faults: list[tuple[str, str]] = []
    for tag, inside in SCRIPT.findall(html):
        kind = dict(attributes(tag)).get("type", "")
        if inside.strip() and kind not in DATA:
            faults.append(("site-markup", "<script>"))
    if not html.rstrip().endswith("</html>"):
        faults.append(("site-cut", ""))
    if COMMENT.search(html):
        faults.append(("site-markup", "<!--"))
    ids: Counter[str] = Counter()
    links: list[str] = []
    for name, rest in TAG.findall(SCRIPT.sub(r"\1", html)):
        tag = facts(name.lower(), rest)
        ids.update(tag.ids)
        links += tag.links
        faults += tag.faults
    faults += [("site-double", one) for one, count in ids.items() if count > 1]
    return Look(ids, tuple(links), tuple(faults))


def attributes(text: str) -> Iterator[tuple[str, str]]:
    """Yield the attributes in the text of a tag, names in lower case."""
    for name, *values in ATTRIBUTE.findall(text):
        yield name.lower(), unescape("".join(values))


@lru_cache(maxsize=65536)
def facts(name: str, rest: str) -> Tag:
    """Return what a tag says; most tags of a page stand on many others too."""
    values = dict(attributes(rest))
    faults = [("site-markup", f"<{name}>")] if name in FORBIDDEN else []
    faults += [("site-markup", one) for one in values if one in FORBIDDEN_ATTRIBUTES or one.startswith("on")]
    links = []
    leads = name in LED or (name == "link" and values.get("rel", "") in LEADING)
    for address in addresses(name, values):
        scheme = urlsplit(address).scheme.lower() if ":" in address else ""
        if leads and (scheme in OUTWARD or address.startswith("//")):
            continue
        if scheme == "data" and name in ("img", "source") and address.startswith("data:image/"):
            continue
        if leads and scheme:
            faults.append(("site-markup", address))
        elif scheme or address.startswith("//"):
            faults.append(("site-outside", address))
        else:
            links.append(address)
    return Tag((values["id"],) if "id" in values else (), tuple(links), tuple(faults))


def addresses(name: str, values: dict[str, str]) -> Iterator[str]:
    """Yield the addresses that a tag names."""
    yield from (values[key].strip() for key in ("href", "xlink:href", "src", "action", "poster", "data") if key in values)
    yield from (part.split()[0] for part in values.get("srcset", "").split(",") if part.strip())
    if name == "script":
        yield from (
            one for key, text in values.items() if key.startswith("data-") and key != "data-base" for one in text.split()
        )
    if name == "meta" and values.get("http-equiv", "").lower() == "refresh":
        yield values.get("content", "").partition("url=")[2]


def dead(name: str, page: Look, looks: dict[str, Look], files: frozenset[str], root: str) -> Iterator[tuple[str, str]]:
    """Yield the links of a page that lead nowhere."""
    for address in dict.fromkeys(page.links):
        target, anchor = resolve(posixpath.dirname(name), address, root)
        target = target or name
        if target not in files:
            yield "site-link", address
        elif anchor and "=" not in anchor and target in looks and anchor not in looks[target].ids:
            yield "site-anchor", address


@lru_cache(maxsize=65536)
def resolve(folder: str, address: str, root: str) -> tuple[str, str]:
    """Return (file of the site, anchor) that an address on a page of a folder means; no file: the page itself."""
    path, _, anchor = address.partition("#")
    path = unquote(path.partition("?")[0])
    anchor = "" if anchor == "top" else unquote(anchor)
    if not path:
        return "", anchor
    path = path.removeprefix(root) if path.startswith("/") else posixpath.join(folder, path)
    clean = posixpath.normpath(path or ".")
    if path.endswith(("/", "/..", "/.")) or path in ("", ".", ".."):
        clean = posixpath.normpath(f"{clean}/index.html")
    return clean, anchor


def drawn(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a style or a drawing must not hold: scripts, and addresses of others."""
    for address in STYLE_ADDRESS.findall(text):
        if (":" in address and not address.startswith("data:")) or address.startswith("//"):
            yield "site-outside", address
    if "<svg" in text:
        for name, rest in TAG.findall(text):
            if name.lower() in ("script", "foreignobject") or re.search(r"\son[a-z]+\s*=", rest):
                yield "site-markup", f"<{name}>"
            for key, value in attributes(rest):
                if key in ("href", "xlink:href", "src") and ":" in value and not value.startswith("data:image/"):
                    yield "site-outside", value


def leaks(folder: Path, names: list[str], content: Content) -> Iterator[Problem]:
    """Yield drafts that got into the finished site: by id, heading, file or picture."""
    hidden = [entry for entry in content.entries if not entry.meta.is_public]
    if not hidden:
        return
    taken = {entry.id for entry in content.public.entries}
    signs = {sign: entry for entry in hidden for sign in traces(entry, taken)}
    stems = {entry.id: entry for entry in hidden if entry.id not in taken}
    shown = {picture for entry in content.public.entries for picture in pictures_of(entry)}
    pictures = {picture_url(picture): entry for entry in hidden for picture in pictures_of(entry) - shown}
    for name in names:
        owners = [pictures.get(name), *(stems.get(part) for part in re.split(r"[/.]", name))]
        yield from (Problem("site-draft", one.path, args={"value": name, "page": name}) for one in owners if one)
        for data in texts(folder / name):
            betrayed = {entry: sign for sign, entry in signs.items() if sign in data}
            for entry, sign in betrayed.items():
                yield Problem("site-draft", entry.path, args={"value": sign.decode(), "page": name})


def texts(file: Path) -> Iterator[bytes]:
    """Yield the words of a file: its bytes, or those of the parts that are packed into it; ties become plain spaces."""
    if file.suffix in PLAIN:
        yield file.read_bytes().replace("\u00a0".encode(), b" ").replace(b"&nbsp;", b" ")
    elif file.suffix in PACKED:
        with zipfile.ZipFile(file) as pack:
            for part in pack.namelist():
                if part.endswith((".xml", *PLAIN)):
                    yield pack.read(part).replace("\u00a0".encode(), b" ")


def traces(entry: Entry[Record], taken: set[str]) -> set[bytes]:
    """Return what would betray a draft; a short id may be an everyday word, so it is looked for only where ids stand."""
    ids = {entry.id, *(entry.meta.old_ids if isinstance(entry.meta, Case) else [])} - taken
    found = {entry.path, entry.url if entry.url.count("/") > 1 else f"/{entry.url}"}
    found |= {form for one in ids for form in (f"/{one}/", f"/{one}.", f'"id": "{one}"', f'"{one}.svg"')}
    found |= {one for one in ids if one.count("-") >= 2}
    if len(entry.heading) >= LONG_TITLE:
        found |= {
            entry.heading,
            escape(entry.heading),
            escape(entry.heading, quote=False),
            entry.heading.replace('"', '\\"'),
        }
    return {text.encode() for text in found if len(text) > 3}
