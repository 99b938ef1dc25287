"""Terms in running text become links to the glossary: a Python-Markdown extension, and the same for a plain text.

Usable with Python-Markdown alone: `Markdown(extensions=[TermMarks(lexicon, lambda url: f"/{url}")])`.
A term is marked where it first stands in a section; never in headings, links, code, captions and quoted names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from html import escape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from kb.lexicon import Beside, Found, Lexicon

SECTION = frozenset(("h1", "h2", "h3"))
UNTOUCHED = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre", "sup", "sub", "figcaption", "th"))
BLOCKS = frozenset(("p", "li", "td", "dd", "dt", "blockquote", "div"))
REMEMBERED = 12
"""Characters kept of what precedes a text: enough to see whether a sentence ends there."""
Address = Callable[[str], str]
"""Address on the site → link from the page at hand."""


def nowhere(target: str) -> str:
    """Say of a link that it leads to no term."""
    return ""


class Marks:
    """The terms of one page: where its marks lead, which of them it has and how many times each is marked."""

    def __init__(
        self,
        lexicon: Lexicon,
        address: Address,
        own: str = "",
        linked: Callable[[str], str] = nowhere,
        *,
        abroad: bool = False,
        story: bool = False,
    ) -> None:
        """Take the page's own term, which is not marked, what tells to which term a link leads („“: none), whether the page
        is about another country, and whether it tells a story: then a word is known by its paragraph, elsewhere by its
        section, since a section of a guide keeps to its subject.
        """
        self.lexicon, self.address, self.own, self.linked = lexicon, address, own, linked
        self.abroad, self.story = abroad, story
        self.used: Counter[str] = Counter()
        self.seen: set[str] = {own}

    @property
    def key(self) -> tuple[object, ...]:
        """What the marks depend on: the lexicon, the page's own term and country, and where the page lies."""
        return self.lexicon, self.own, self.abroad, self.story, self.address("")

    def for_body(self, linked: Callable[[str], str]) -> Marks:
        """Return marks for a body of the page, which begins anew."""
        return Marks(self.lexicon, self.address, self.own, linked, abroad=self.abroad, story=self.story)

    def href(self, term: str) -> str:
        """Return the link from the page to a term."""
        return self.address(self.lexicon.urls[term])

    def new_section(self) -> None:
        """Let every term be marked again."""
        self.seen = {self.own}

    def first(self, text: str, before: str = "", beside: Beside | None = None) -> list[Found]:
        """Return the terms that a text names for the first time in its section."""
        places = []
        for found in self.lexicon.find(text, before, beside, self.seen):
            if found.term not in self.seen and not (self.abroad and self.is_of_there(found, text)):
                self.seen.add(found.term)
                self.used[found.term] += 1
                places.append(found)
        return places

    def is_of_there(self, found: Found, text: str) -> bool:
        """Tell whether „Kultūros ministerija“ means that of the country the page is about."""
        name = text[found.start : found.end]
        return found.term in self.lexicon.home and "Lietuv" not in name and not name.isupper()

    def text(self, text: str) -> str:
        """Return a text of a template with its terms marked, as HTML; the text itself is left as it is."""
        parts, end = [], 0
        for found in self.first(text):
            parts += [
                text[end : found.start],
                f'<a class="term" href="{escape(self.href(found.term))}" data-term="{found.term}">',
            ]
            parts += [text[found.start : found.end], "</a>"]
            end = found.end
        return "".join((*parts, text[end:]))


class TermMarks(Extension):
    """Marks the terms of a lexicon in a page."""

    def __init__(self, lexicon: Lexicon, address: Address, own: str = "") -> None:
        """Take what the processor needs."""
        super().__init__()
        self.processor = Marking(None)
        self.make = partial(Marks, lexicon, address, own)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the processor after that of inline text, and let each page begin anew."""
        md.treeprocessors.register(self.processor, "terms", 6)
        md.registerExtension(self)
        self.reset()

    def reset(self) -> None:
        """Forget the page before."""
        self.processor.marks = self.make()


class Marking(Treeprocessor):
    """Puts links around the terms in the text of a tree."""

    def __init__(self, marks: Marks | None) -> None:
        """Take the marks of the page; they are exchanged from page to page."""
        super().__init__()
        self.marks = marks
        self.before = ""
        self.around: list[Element] = []
        self.text: str | None = None

    def run(self, root: Element) -> None:
        """Change the tree in place, section by section."""
        if not self.marks:
            return
        for section in sections(root):
            self.around, self.text = section, None
            for element in section:
                self.walk(element, self.marks)

    def walk(self, element: Element, marks: Marks) -> None:
        """Mark the text of an element and of what is in it, in the order in which it is read."""
        tag = element.tag
        if tag in UNTOUCHED:
            if tag in SECTION:
                marks.new_section()
            elif tag == "a" and (term := marks.linked(element.get("href", ""))):
                marks.seen.add(term)
                element.set("data-term", term)
            self.read("".join(element.itertext()))
            return
        is_block = tag in BLOCKS
        if is_block:
            self.before = ""
            if marks.story:
                self.around, self.text = [element], None
        children = list(element)
        if element.text and not element.text.isspace():
            element.text = self.place(element, 0, element.text, marks)
        put = len(element) - len(children)
        for number, child in enumerate(children, 1):
            self.walk(child, marks)
            if child.tail and not child.tail.isspace():
                child.tail = self.place(element, number + put, child.tail, marks)
                put = len(element) - len(children)
        if is_block:
            self.before = ""

    def place(self, parent: Element, number: int, text: str, marks: Marks) -> str:
        """Put the marks in a text into an element as its children from `number` on; return what stands before the first."""
        places = marks.first(text, self.before, self.beside)
        self.read(text)
        if not places:
            return text
        end = len(text)
        for found in reversed(places):
            link = Element("a", {"class": "term", "href": marks.href(found.term), "data-term": found.term})
            link.text, link.tail = text[found.start : found.end], text[found.end : end]
            parent.insert(number, link)
            end = found.start
        return text[:end]

    def read(self, text: str) -> None:
        """Remember the end of what was read."""
        self.before = (self.before + text)[-REMEMBERED:] if len(text) < REMEMBERED else text[-REMEMBERED:]

    def beside(self) -> str:
        """Return the text of the paragraph or section at hand in small letters."""
        if self.text is None:
            self.text = " ".join("".join(element.itertext()) for element in self.around).lower()
        return self.text


def sections(root: Element) -> list[list[Element]]:
    """Return the blocks of a text by the headings that begin them."""
    found: list[list[Element]] = [[]]
    for element in root:
        if element.tag in SECTION:
            found.append([])
        found[-1].append(element)
    return found
