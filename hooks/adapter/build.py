"""One build: load and check before the old site is touched, lay out, write what is not a page."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from kb import export, layout, report
from kb.checks import check
from kb.content import load
from kb.context import context as page_context
from kb.problems import has_errors
from kb.publish import WAITS
from kb.site import Settings, Site
from kb.views import file_of
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from adapter.beside import Beside
from adapter.later import Later
from adapter.pages import KbPage, make_files
from adapter.reuse import Kept

log = get_plugin_logger("kb")
SITEMAP = frozenset({"sitemap.xml", "sitemap.xml.gz"})  # written by MkDocs
KEPT = Kept()
LATER = Later()
SITE, REST = "kb", "kb-rest"
"""Names in `config.extra` under which a build keeps its site and what writes the rest: fresh at every rebuild, unlike a
module variable."""


def prepare(config: MkDocsConfig, *, serving: bool) -> None:
    """Load and check all content; while building, errors stop here, before the output folder is cleaned.

    Under `kb build` this process has nothing to check: it waits to be told that this very content was found to be good.
    """
    content = load(Path(config.config_file_path).parent)
    good = WAITS in os.environ and sys.stdin.read() == content.fingerprint
    problems = [] if good else check(content)
    if problems:
        (log.error if has_errors(problems) and not serving else log.info)("\n%s", report.as_text(problems, "lt"))
    if has_errors(problems) and not serving:
        raise PluginError("Svetainė nesukurta: turinyje yra klaidų.")
    settings = Settings(
        name=config.site_name,
        url=config.site_url or "",
        repository=(config.repo_url or "").rstrip("/"),
        contact=str(config.extra.get("contact") or ""),
        editor_login=str(config.extra.get("editor_login") or ""),
        preview=serving,
    )
    site = Site(settings, content, tuple(problems))
    config.extra[SITE] = site
    if serving:
        LATER.stop()
        KEPT.begin(site, Path(config.site_dir))


def site_of(config: MkDocsConfig) -> Site:
    """Return the site of this build."""
    site: Site = config.extra[SITE]
    return site


def files(config: MkDocsConfig) -> Files:
    """Return all pages; nothing else of docs/ or of the theme is copied."""
    return make_files(site_of(config), KEPT, config)


def environment(env: Environment, config: MkDocsConfig) -> Environment:
    """Give the templates the forms of Lithuanian text and the texts of the interface; compiled ones are kept.

    Data, covers, pictures, style and scripts are written from here on, while building beside the pages.
    """
    site = site_of(config)
    if not site.settings.preview:
        config.extra[REST] = Beside(partial(export.write, site, Path(config.site_dir)))
    compiled = site.all.root / ".cache/templates"
    compiled.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(compiled))
    env.filters.update(layout.FILTERS)
    env.globals.update(layout.GLOBALS)
    env.trim_blocks = env.lstrip_blocks = True
    return env


def context(values: dict[str, Any], page: KbPage, config: MkDocsConfig) -> dict[str, Any]:
    """Return the context of a page's template."""
    return {**values, **page_context(site_of(config), page.view)}


def keep(page: KbPage) -> None:
    """Remember a page that was laid out."""
    KEPT.keep(page.view)


def finish(config: MkDocsConfig) -> None:
    """See to it that open data, covers, pictures, style and scripts are written; while serving, the data a moment later."""
    site, folder = site_of(config), Path(config.site_dir)
    if not site.settings.preview:
        config.extra[REST].finish()
        return
    names = {file_of(view.url) for view in site.views} | SITEMAP
    for path, content in export.looks(site):
        export.write_file(folder / path, content)
        names.add(path)
    LATER.start(partial(export.data, site), folder, names)
