"""The only file MkDocs loads: one call per event, everything else is in `adapter` and `kb`.

MkDocs puts this folder at the head of sys.path only while the file executes, so everything is imported here, at the top.
"""

from typing import Any, Literal

from adapter import build
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

serving = False


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether authors are looking (serve) or readers will be (build)."""
    global serving  # noqa: PLW0603 (the one thing that outlives a rebuild)
    serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Leave the page for missing addresses to the knowledge base; of the theme's 14,000 files none is looked at."""
    config.theme.static_templates.discard("404.html")
    config.theme.dirs[1:-1] = []
    if not config.repo_url:
        config.edit_uri = None
    return config


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Load and check the content before the old site is touched."""
    build.prepare(config, serving=serving)


def on_files(_files: Files, *, config: MkDocsConfig) -> Files:
    """Replace what MkDocs found in docs/ by the pages of the site."""
    return build.files(config)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Give the templates their filters, and begin to write what is not a page."""
    return build.environment(env, config)


def on_page_context(context: dict[str, Any], *, page: Any, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give a template what its page shows."""
    return build.context(context, page, config)


def on_post_page(output: str, *, page: Any, config: MkDocsConfig) -> str:
    """Remember finished pages."""
    build.keep(page)
    return output


def on_post_build(*, config: MkDocsConfig) -> None:
    """Wait until everything is written."""
    build.finish(config)
