"""The organisers' editor at /redagavimas/: settings of Decap CMS made from the content model, and the page that loads it.

The program itself is fetched by `make editor` (tools/editor.py); a site built without it has no editor.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urlsplit

from kb import stencil
from kb.model import MODELS
from kb.policy import EDITOR, policy
from kb.site import Settings, Site
from kb.widgets import fields, texts

PROGRAM = ".cache/editor"
"""Where `make editor` leaves the program."""
FOLDERS = {
    "cases/lt": "case",
    "cases/no": "case",
    "docs/zodynas/finansavimas": "term",
    "docs/zodynas/mtep": "term",
    "docs/seminarai/uzduotys": "exercise",
    "docs/lapai": "worksheet",
}
"""Folders that hold entries of one kind only."""
LOOKS = {"case": "case.css", "term": "glossary.css", "exercise": "timer.css", "worksheet": "sheets.css"}
"""Styles of the pages of one kind, beside the style of the site."""
LOCAL = "http://localhost:8081"
"""Where a repository on the organiser's own computer answers (decap-server)."""
HOSTS = {"github.com": ("github", "https://api.github.com"), "gitlab.com": ("gitlab", "https://gitlab.com")}
"""Git hosts: the backend of Decap and the address it asks."""
PLACES = {"id": -3, "title": -2, "term": -2, "sources": 1, "review": 2}
"""What an entry is called stands first, sources and the review last, the rest as in the model."""


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield (path in the site, bytes) of the editor, if its program was fetched."""
    program = site.all.root / PROGRAM
    if not (program / "decap-cms.js").is_file():
        return
    for file in sorted(program.glob("[!.]*.*")):
        yield f"{EDITOR}/{file.name}", file.read_bytes()
    words = texts()
    settings = {
        "config": config(site.settings),
        "phrases": words["phrases"],
        "note": words["preview_note"],
        "style": f"../assets/{site.assets['site.css']}",
        "looks": {kind: f"../assets/{site.assets[name]}" for kind, name in LOOKS.items() if name in site.assets},
        "kinds": {folder.replace("/", "-"): kind for folder, kind in FOLDERS.items()},
    }
    script = f"window.CMS_MANUAL_INIT = true;\nwindow.kbEditor = {json.dumps(settings, ensure_ascii=False)};\n"
    yield f"{EDITOR}/nustatymai.js", script.encode()
    yield f"{EDITOR}/puslapiai.js", stencil.script(site, *stencil.KINDS)
    yield f"{EDITOR}/index.html", page(site.settings).encode()


def page(settings: Settings) -> str:
    """Return the page of the editor: nothing but its scripts."""
    words = texts()
    title = escape(f"{words['title']} – {settings.name}")
    return f"""<!doctype html>
<html lang="lt">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy(rules(settings))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="description" content="{title}">
<title>{title}</title>
<link rel="icon" href="../assets/zenklas.svg" type="image/svg+xml">
</head>
<body>
<main>
<h1>{escape(words["loading"])}</h1>
<noscript><p>{escape(words["without_js"])}</p></noscript>
</main>
<script src="nustatymai.js"></script>
<script src="puslapiai.js"></script>
<script src="decap-cms.js"></script>
<script src="editor.js"></script>
</body>
</html>
"""


def rules(settings: Settings) -> dict[str, str]:
    """Return the policy of the editor: it asks the Git host, writes styles as it goes and compiles its checks."""
    backend = HOSTS.get(urlsplit(settings.repository).netloc)
    hosts = (
        [backend[1], "https://www.githubstatus.com"]
        if backend and backend[0] == "github"
        else [backend[1]]
        if backend
        else []
    )
    return {
        "default-src": "'none'",
        "script-src": "'self' 'unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob: https:",
        "font-src": "'self' data:",
        "connect-src": " ".join(["'self'", "blob:", LOCAL, *hosts]),
        "frame-src": "'self' blob:",
        "form-action": "'none'",
        "base-uri": "'none'",
    }


def config(settings: Settings) -> dict[str, Any]:
    """Return the configuration of Decap CMS (decapcms.org/docs/configuration-options)."""
    address = urlsplit(settings.repository)
    backend: dict[str, Any] = {"name": "proxy", "proxy_url": f"{LOCAL}/api/v1", "branch": "main"}
    if address.netloc in HOSTS:
        backend = {"name": HOSTS[address.netloc][0], "repo": address.path.strip("/"), "branch": "main"}
        if settings.editor_login:
            backend["base_url"] = settings.editor_login
    return {
        "backend": backend,
        "local_backend": True,
        "load_config_file": False,
        "publish_mode": "editorial_workflow",
        "locale": "lt",
        "site_url": settings.url,
        "display_url": settings.url,
        "media_folder": "docs/nuotraukos",
        "public_folder": "",
        "show_preview_links": False,
        "collections": [collection(folder, kind) for folder, kind in FOLDERS.items()],
    }


def collection(folder: str, kind: str) -> dict[str, Any]:
    """Return the collection of a folder: the fields of its model, and the text."""
    schema = MODELS[kind].model_json_schema()
    words = texts()
    parts = sorted(fields(schema, schema), key=place)
    parts[0]["hint"] = words["id_hint"]
    return {
        "name": folder.replace("/", "-"),
        "label": words["collections"][folder],
        "label_singular": words["singular"][kind],
        "folder": folder,
        "create": True,
        "delete": False,
        "extension": "md",
        "format": "yaml-frontmatter",
        "slug": "{{fields.id}}",
        "identifier_field": "term" if kind == "term" else "title",
        "summary": "{{term}}" if kind == "term" else "{{title}}",
        "media_folder": "",
        "public_folder": "",
        "fields": [*parts, body(kind)],
    }


def place(one: dict[str, Any]) -> int:
    """Return where a field stands."""
    return PLACES.get(one["name"], 0)


def body(kind: str) -> dict[str, Any]:
    """Return the field of the text: as plain Markdown, since the rich mode would escape our citations."""
    sections = getattr(MODELS[kind], "sections", ())
    return {
        "name": "body",
        "label": texts()["body"],
        "hint": texts()["body_hint"],
        "widget": "markdown",
        "modes": ["raw"],
        "required": kind in ("case", "term"),
        "default": "\n\n".join(f"## {name}\n" for name in sections),
    }
