"""Our processors of Python-Markdown: citations, links, pictures and tables; raw HTML is text.

They work on the Markdown tree: the one kind of plugin that every successor of MkDocs runs.
"""

from __future__ import annotations

import re
from html import escape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, LinkInlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from kb.marking import Marking

UNTOUCHED = re.compile(r"<code>.*?</code>|<[^>]*>|\[\^(?P<source>[a-z0-9-]{1,80})\]", re.DOTALL)
SHORT_CELL = 12
"""Characters of a cell that are not broken: „III diena“, „10.00–16.00“, „1 234,56 Eur“."""
MANY_COLUMNS, LONG_CELL = 3, 25
"""Columns, and characters of the longest cell, from which a table does not fit on a phone."""
ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "th": "columnheader", "td": "cell"}
LINK = r"(?<!!)\[(?!\^[a-z0-9-]{1,80}\](?!\())"
"""Where a link may begin: not at an image, nor at a citation, where the parser would look for an end in vain."""
SIGN = re.compile(rf"[`*_<&\\]|{LINK}|!\[|  \n")
"""Stands in every text in which an inline pattern finds something."""
REFERENCES = ("reference", "image_reference", "short_reference", "short_image_ref")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class PageContext:
    """What the processors must know of the page at hand."""

    def __init__(self) -> None:
        """Start empty."""
        self.fill({}, {}, {}, [])
        self.returns = True
        """Whether the first citation of a source can be returned to: not where several bodies share a page."""

    def fill(
        self,
        links: dict[str, str],
        numbers: dict[str, tuple[int, str]],
        pictures: dict[str, tuple[int, int] | None],
        anchors: list[str],
    ) -> None:
        """Take over the links, source numbers, picture sizes and anchors of a page."""
        self.links, self.pictures = links, pictures
        self.labels = {key: (number, escape(f"Šaltinis {number}: {title}")) for key, (number, title) in numbers.items()}
        self.anchors = iter(anchors)
        self.cited: set[str] = set()


class KbExtension(Extension):
    """Our processors; raw HTML is switched off."""

    def __init__(self, page: PageContext, terms: Marking) -> None:
        """Keep the page context that the processors share, and the processor of terms."""
        super().__init__()
        self.page, self.terms = page, terms

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the processors."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.parser.blockprocessors.deregister("reference")
        for name in REFERENCES:
            md.inlinePatterns.deregister(name)
        md.inlinePatterns.register(LinkInlineProcessor(LINK, md), "link", 160)
        md.inlinePatterns.register(SimpleTag(r"<(br) ?/?>|<(sub|sup)>([^<>]{1,40})</\2>", md), "simple_tag", 90)
        md.treeprocessors.register(PlainText(md), "plain", 21)
        md.treeprocessors.register(self.terms, "terms", 6)
        md.treeprocessors.register(TreeProcessor(md, self.page), "kb", 5)
        md.postprocessors.register(Citations(md, self.page), "citations", 1)


class Citations(Postprocessor):
    """`[^s1]` → a small number that leads to the source, and back. Done on the finished text, which is faster."""

    def __init__(self, md: Markdown, page: PageContext) -> None:
        """Keep the page context."""
        super().__init__(md)
        self.page = page

    def run(self, text: str) -> str:
        """Return the HTML with its citations; tags and code are left alone."""
        return UNTOUCHED.sub(lambda match: self.mark(match["source"]) if match["source"] else match.group(), text)

    def mark(self, source: str) -> str:
        """Return the HTML of one citation."""
        number, label = self.page.labels.get(source, ("?", "Šaltinis ?: "))
        first = self.page.returns and source not in self.page.cited
        self.page.cited.add(source)
        name = f' id="cit-{source}"' if first else ""
        return f'<sup class="cite"><a href="#saltinis-{escape(source)}" aria-label="{label}"{name}>{number}</a></sup>'


class SimpleTag(InlineProcessor):
    """The only tags authors may write: a line break, and text above or below the line."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        """Return the element."""
        element = Element(m.group(1) or m.group(2))
        element.text = m.group(3)
        return element, m.start(0), m.end(0)


class PlainText(Treeprocessor):
    """Spares texts without any sign of Markdown the search for each inline pattern: half the time of a long page."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for element in root.iter():
            if element.text and not SIGN.search(element.text):
                element.text = AtomicString(element.text)


class TreeProcessor(Treeprocessor):
    """Anchors of headings, links, sizes of pictures, cells and frames of tables."""

    def __init__(self, md: Markdown, page: PageContext) -> None:
        """Keep the page context."""
        super().__init__(md)
        self.page = page

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        tables = False
        for element in list(root.iter()):
            tag = str(element.tag)
            tables |= tag == "table"
            if tag in HEADINGS:
                element.set("id", next(self.page.anchors, "skyrius"))
            elif tag == "a" and element.get("class") != "term":
                self.link(element)
            elif tag == "img":
                self.picture(element)
            elif tag in ("th", "td"):
                self.cell(element)
        for parent in list(root.iter()) if tables else ():
            for place, child in enumerate(list(parent)):
                if child.tag == "table":
                    self.stack(child)
                    frame = Element("div", {"class": "scroll", "role": "group", "tabindex": "0", "aria-label": "Lentelė"})
                    frame.append(child)
                    parent[place] = frame

    def cell(self, element: Element) -> None:
        """Give a cell of a table a class for its side, and one for a few characters that stay on one line."""
        sides = element.attrib.pop("style", "").replace("text-align: ", "align-").rstrip(";")
        short = "short" if len("".join(element.itertext())) <= SHORT_CELL else ""
        if names := f"{sides} {short}".strip():
            element.set("class", names)

    def stack(self, table: Element) -> None:
        """Let a wide table of words fall apart into blocks on a phone: every cell carries the heading of its column.

        Cells laid out as blocks are no longer a table to a screen reader, so their roles are said.
        """
        headings = ["".join(cell.itertext()) for cell in table.iter("th")]
        rows = [[*row] for row in table.iter("tr")]
        if len(headings) < MANY_COLUMNS or max(len("".join(cell.itertext())) for row in rows for cell in row) < LONG_CELL:
            return
        table.set("class", "stack")
        for element in table.iter():
            if role := ROLES.get(str(element.tag)):
                element.set("role", role)
        for row in rows:
            for heading, cell in zip(headings, row, strict=False):
                if cell.tag == "td":
                    cell.set("data-label", heading)

    def link(self, element: Element) -> None:
        """Give a link its address on the site; what was not checked leads nowhere."""
        target = element.get("href", "")
        element.set("href", self.page.links.get(target, ""))
        if not element.get("href"):
            del element.attrib["href"]
        elif target.startswith("https://"):
            element.set("rel", "external noopener")

    def picture(self, element: Element) -> None:
        """Give a picture its address, its size and late loading."""
        target = element.get("src", "")
        element.set("src", self.page.links.get(target, ""))
        element.set("loading", "lazy")
        if size := self.page.pictures.get(target):
            element.set("width", str(size[0]))
            element.set("height", str(size[1]))
