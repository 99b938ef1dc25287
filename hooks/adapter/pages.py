"""Pages of the site as MkDocs files and pages."""

from __future__ import annotations

from pathlib import Path

from kb.site import Site
from kb.views import View, file_of
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from adapter.reuse import Kept


class KbFile(File):
    """The file of a page, which MkDocs leaves alone in a rebuild while it is as good as new."""

    is_good = False

    def is_modified(self) -> bool:
        """Tell whether the page must be laid out (asked only while serving)."""
        return not self.is_good


class KbPage(Page):
    """A page whose text and metadata come from the knowledge base: MkDocs parses nothing of what authors write."""

    def __init__(self, view: View, title: str, file: File, config: MkDocsConfig) -> None:
        """Keep the view and its title (in the menu, or the heading)."""
        self.view = view
        super().__init__(title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Give the theme the template and the description, and nothing else."""
        self.markdown = ""
        self.meta = {"template": self.view.template, "description": self.view.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave the content to the template."""
        self.content = ""


def make_files(site: Site, kept: Kept, config: MkDocsConfig) -> Files:
    """Return the files MkDocs builds: one for each page, with its address, its page and its edit link."""
    root = site.all.root
    files = Files([])
    titles = menu(config)
    for view in site.views:
        inside = view.path.startswith("docs/")
        source = view.path.removeprefix("docs/") if inside else view.path
        file = KbFile(
            source,
            str(Path(config.docs_dir) if inside else root),
            config.site_dir,
            use_directory_urls=True,
            dest_uri=file_of(view.url),
            inclusion=InclusionLevel.INCLUDED if source in titles else InclusionLevel.NOT_IN_NAV,
        )
        file.edit_uri = source if inside else f"../{source}"
        file.is_good = kept.has(view)
        file.page = KbPage(view, titles.get(source, view.title), file, config)
        files.append(file)
    return files


def menu(config: MkDocsConfig) -> dict[str, str]:
    """Return the titles of the pages named in `nav`, by their paths in docs/."""
    return {path: title for item in config.nav or [] for title, path in item.items()}
