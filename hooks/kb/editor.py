"""The organisers' editor at /redagavimas/: settings of Decap CMS made from the content model, and the page that loads it.

The program itself is fetched by `make editor` (tools/editor.py); a site built without it has no editor.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from kb.model import MODELS
from kb.policy import EDITOR, policy
from kb.site import Settings, Site

Schema = dict[str, Any]
"""JSON Schema of a model or of a part of it."""
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
LOCAL = "http://localhost:8081"
"""Where a repository on the organiser's own computer answers (decap-server)."""
HOSTS = {"github.com": ("github", "https://api.github.com"), "gitlab.com": ("gitlab", "https://gitlab.com")}
"""Git hosts: the backend of Decap and the address it asks."""
LONG = 200
"""From so many characters a text has several lines."""


@lru_cache
def texts() -> dict[str, Any]:
    """Return the texts of the editor."""
    return dict(yaml.safe_load((Path(__file__).parent.parent / "theme/editor.yml").read_text("utf-8")))


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield (path in the site, bytes) of the editor, if its program was fetched."""
    program = site.all.root / PROGRAM
    if not (program / "decap-cms.js").is_file():
        return
    for file in sorted(program.glob("*.*")):
        yield f"{EDITOR}/{file.name}", file.read_bytes()
    words = texts()
    settings = {
        "config": config(site.settings),
        "phrases": words["phrases"],
        "missing": words["preview_missing"],
        "style": f"../assets/{site.assets['site.css']}",
    }
    script = f"window.CMS_MANUAL_INIT = true;\nwindow.kbEditor = {json.dumps(settings, ensure_ascii=False)};\n"
    yield f"{EDITOR}/nustatymai.js", script.encode()
    yield f"{EDITOR}/index.html", page(site.settings).encode()


def page(settings: Settings) -> str:
    """Return the page of the editor: nothing but its scripts."""
    words = texts()
    return (
        f'<!doctype html>\n<html lang="lt">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(rules(settings))}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f'<meta name="description" content="{escape(words["title"])} – {escape(settings.name)}">\n'
        f"<title>{escape(words['title'])} – {escape(settings.name)}</title>\n"
        f'<link rel="icon" href="../assets/zenklas.svg" type="image/svg+xml">\n</head>\n'
        f'<body>\n<main>\n<h1 id="pradzia">{escape(words["loading"])}</h1>\n<noscript><p>{escape(words["without_js"])}</p></noscript>\n'
        f'</main>\n<script src="nustatymai.js"></script>\n<script src="decap-cms.js"></script>\n<script src="editor.js"></script>\n'
        f"</body>\n</html>\n"
    )


def rules(settings: Settings) -> dict[str, str]:
    """Return the policy of the editor: it asks the Git host, writes styles as it goes and compiles its checks."""
    backend = HOSTS.get(urlsplit(settings.repository).netloc)
    hosts = [backend[1], "https://www.githubstatus.com"] if backend and backend[0] == "github" else [backend[1]] if backend else []
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
    """Return where a field stands: what it is called first, sources and the review last, the rest as in the model."""
    first, last = ("id", "title", "term"), ("sources", "review")
    return first.index(one["name"]) - 9 if one["name"] in first else 1 + last.index(one["name"]) if one["name"] in last else 0


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


def fields(part: Schema, whole: Schema, *, required: bool = True) -> list[dict[str, Any]]:
    """Return the fields of a record or of a part; within a part that may be left out nothing is asked for."""
    needed = part.get("required", [])
    return [field(name, one, whole, required and name in needed) for name, one in part["properties"].items()]


def field(name: str, own: Schema, whole: Schema, required: bool) -> dict[str, Any]:
    """Return one field of Decap for a field of the model."""
    known = resolved(own, whole)
    made: dict[str, Any] = {"name": name, "label": own.get("title") or known.get("title", name), "required": required}
    if hint := own.get("description"):
        made["hint"] = hint
    if isinstance(own.get("default"), str | bool | int):
        made["default"] = own["default"]
    return {**made, **widget(name, known, whole, required)}


def resolved(own: Schema, whole: Schema) -> Schema:
    """Return a schema without references and without „or nothing“."""
    for one in own.get("anyOf", []):
        if one.get("type") != "null":
            return resolved(one, whole)
    if "$ref" in own:
        return dict(whole["$defs"][own["$ref"].rsplit("/", 1)[1]])
    return own


def widget(name: str, known: Schema, whole: Schema, required: bool) -> dict[str, Any]:
    """Return the widget of a field and its limits."""
    kind = known.get("type")
    if "enum" in known:
        default = {"default": "draft"} if "draft" in known["enum"] else {}
        return {"widget": "select", "options": options(known), **default}
    if kind == "array":
        return several(name, known, whole, required)
    if kind == "object":
        return {"widget": "object", "collapsed": not required, "fields": fields(known, whole, required=required)}
    if kind == "boolean":
        return {"widget": "boolean"}
    if kind == "integer":
        limits = {short: known[long] for short, long in (("min", "minimum"), ("max", "maximum")) if long in known}
        return {"widget": "number", "value_type": "int", **limits}
    if isinstance(kind, list) and "number" in kind:
        return {"widget": "number", "value_type": "float", "step": 0.01}
    if known.get("format") == "date":
        return {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False, "default": "{{now}}" if required else ""}  # fmt: skip
    return text(name, known)


def text(name: str, known: Schema) -> dict[str, Any]:
    """Return the widget of a text: one line or several, with its length."""
    words = texts()
    if name == "id":
        return {"widget": "string", "pattern": ["^[a-z0-9]+(-[a-z0-9]+)*$", words["id_rule"]]}
    if name == "file":
        return {"widget": "string", "pattern": ["^[a-z0-9-]+\\.(jpg|jpeg|png|webp|svg)$", words["file_rule"]]}
    least, most = known.get("minLength", 0), known.get("maxLength")
    made: dict[str, Any] = {"widget": "text" if most and most > LONG else "string"}
    if most:
        span = f"{least}–{most}" if least > 1 else words["up_to"].format(most)
        made["pattern"] = [f"^[\\s\\S]{{{least},{most}}}$", words["length_rule"].format(span)]
    return made


def several(name: str, known: Schema, whole: Schema, required: bool) -> dict[str, Any]:
    """Return the widget of a list: words to tick, parts with fields of their own, or lines."""
    item = resolved(known.get("items", {}), whole)
    limits = {short: known[long] for short, long in (("min", "minItems"), ("max", "maxItems")) if long in known and required}
    if "enum" in item:
        return {"widget": "select", "multiple": True, "options": options(item), **limits}
    if item.get("type") == "object":
        parts = fields(item, whole)
        first = next((one["name"] for one in parts if one["widget"] in ("string", "text") and one["required"]), parts[0]["name"])
        return {"widget": "list", "collapsed": True, "summary": f"• {{{{fields.{first}}}}}", "fields": parts, **limits}
    return {"widget": "list", "collapsed": False, "field": {"name": name, "label": known.get("title", name), "widget": "string"}, **limits}  # fmt: skip


def options(known: Schema) -> list[dict[str, str]]:
    """Return the words of a vocabulary with their labels."""
    labels = known.get("enumDescriptions") or known["enum"]
    return [{"label": label, "value": value} for value, label in zip(known["enum"], labels, strict=True)]
