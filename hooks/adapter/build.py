"""One build: load and check before the old site is touched, lay out, write what is not a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from kb import export, layout, report
from kb.checks import check
from kb.content import load
from kb.problems import has_errors
from kb.site import Settings, Site
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from adapter.pages import KbPage, make_files
from adapter.reuse import Kept, set_aside

log = get_plugin_logger("kb")
KEPT = Kept()
KEY = "kb"
"""Name in `config.extra` under which a build keeps its site: fresh at every rebuild, unlike a module variable."""


def prepare(config: MkDocsConfig, *, serving: bool) -> None:
    """Load and check all content; while building, errors stop here, before the output folder is cleaned."""
    content = load(Path(config.config_file_path).parent)
    problems = check(content)
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
    config.extra[KEY] = site
    if serving:
        KEPT.begin(site)
        set_aside(Path(config.site_dir))
    else:
        _ = site.index, site.previews  # from here on they are made beside the pages


def site_of(config: MkDocsConfig) -> Site:
    """Return the site of this build."""
    site: Site = config.extra[KEY]
    return site


def files(config: MkDocsConfig) -> Files:
    """Return all pages; nothing else of docs/ or of the theme is copied."""
    return make_files(site_of(config), KEPT, config)


def environment(env: Environment, config: MkDocsConfig) -> Environment:
    """Give the templates the forms of Lithuanian text and the texts of the interface; compiled ones are kept."""
    compiled = site_of(config).all.root / ".cache/templates"
    compiled.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(compiled))
    env.filters.update(layout.FILTERS)
    env.globals.update(layout.GLOBALS)
    env.trim_blocks = env.lstrip_blocks = True
    return env


def context(values: dict[str, Any], page: KbPage, config: MkDocsConfig) -> dict[str, Any]:
    """Return the context of a page's template, or the page as it was laid out before."""
    if page.ready:
        return {"ready": page.ready}
    return {**values, **site_of(config).context(page.view)}


def keep(html: str, page: KbPage, config: MkDocsConfig) -> str:
    """Remember a finished page while serving."""
    if site_of(config).settings.preview:
        KEPT.keep(page.view, html)
    return html


def finish(config: MkDocsConfig) -> None:
    """Write open data, covers, pictures, style and scripts."""
    export.write(site_of(config), Path(config.site_dir))
