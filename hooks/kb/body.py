"""Markdown body → what stands in it and on which line: headings, links, citations, blocks of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kb.alphabet import slug

HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
# [text](target "title"), ![alt](target); the target may hold one pair of brackets, and no spaces.
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]\\]|\\.){0,400})\]"
    r"\(\s*<?(?P<target>(?:[^()<>\s]|\([^()\s]*\))*)>?(?:\s+\"[^\"]*\")?\s*\)"
)
CITATION = re.compile(r"\[\^([^\[\]\s]{1,80})\]")
CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
MAX_LINE = 5000
"""Characters of the longest line that is looked into."""
ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+")
QUOTE = re.compile(r"^(?:\s{0,3}>\s?)+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and its address on the page."""

    line: int
    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image as written."""

    line: int
    text: str
    target: str
    image: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list item or a table row, with the section it stands in."""

    line: int
    section: str
    text: str


@dataclass(frozen=True)
class Body:
    """The Markdown of an entry; `first_line` is the line of the file on which it begins."""

    text: str
    first_line: int = 1

    @cached_property
    def lines(self) -> list[tuple[int, str]]:
        """Lines with their numbers in the file; code is blanked out."""
        return [(self.first_line + n, mask_code(line)) for n, line in enumerate(self.text.split("\n"))]

    @cached_property
    def headings(self) -> list[Heading]:
        """All headings, in order, with unique anchors."""
        found: list[Heading] = []
        taken: dict[str, int] = {}
        for number, line in self.lines:
            if match := HEADING.match(line):
                text = plain(match.group(2))
                anchor = unique(slug(text) or "skyrius", taken)
                found.append(Heading(number, len(match.group(1)), text, anchor))
        return found

    @cached_property
    def links(self) -> list[Link]:
        """All links and images, in order; a link may run over several lines."""
        text = "\n".join(line for _, line in self.lines)
        found: list[Link] = []
        line, place = self.first_line, 0
        for match in LINK.finditer(text):
            line += text.count("\n", place, match.start())
            place = match.start()
            found.append(Link(line, match["text"], match["target"], bool(match["image"])))
        return found

    @cached_property
    def citations(self) -> list[tuple[int, str]]:
        """All citations [^id] with their lines."""
        return [(number, match.group(1)) for number, line in self.lines for match in CITATION.finditer(line)]

    @cached_property
    def blocks(self) -> list[Block]:
        """Paragraphs, list items and table rows, headings excluded."""
        found: list[Block] = []
        section, begin = "", 0
        parts: list[str] = []

        def close() -> None:
            if parts:
                found.append(Block(begin, section, " ".join(parts)))
                parts.clear()

        for number, line in self.lines:
            heading = HEADING.match(line)
            if heading or not line.strip() or ITEM.match(line) or line.lstrip().startswith("|"):
                close()
            if heading:
                section = plain(heading.group(2)) if len(heading.group(1)) == 2 else section
            elif line.strip():
                begin = begin if parts else number
                parts.append(QUOTE.sub("", ITEM.sub("", line)).strip())
        close()
        return found

    @cached_property
    def words(self) -> int:
        """Number of words."""
        return len(re.findall(r"\w[\w’'-]*", CITATION.sub("", unlinked(self.text))))

    @cached_property
    def first_paragraph(self) -> str:
        """Plain text of the first paragraph: the definition of a term."""
        return plain(self.blocks[0].text) if self.blocks else ""


def mask_code(line: str) -> str:
    """Blank out inline code, so that nothing inside it counts; endless lines are refused elsewhere."""
    if "`" not in line or len(line) > MAX_LINE:
        return line
    return CODE.sub(lambda match: " " * len(match.group()), line)


def unlinked(text: str) -> str:
    """Return text with the words of its links in place of the links."""
    return LINK.sub(lambda match: match["text"], text) if "](" in text else text


def plain(text: str) -> str:
    """Return text without Markdown signs, links and citations."""
    text = CITATION.sub("", unlinked(text))
    if any(sign in text for sign in "*_`"):
        text = re.sub(r"(\*\*|__|\*|(?<!\w)_|_(?!\w)|`)", "", text)
    if "\\" in text:
        text = re.sub(r"\\([\\`*_{}\[\]()#+.!|-])", r"\1", text)
    if any(sign in text for sign in ("  ", "\t", "\n")):
        text = re.sub(r"[ \t\n]+", " ", text)
    return text.strip()


def unique(anchor: str, taken: dict[str, int]) -> str:
    """Return the anchor, numbered when the page has it already, and remember it with the last number given to it."""
    candidate, number = anchor, taken.get(anchor, 1)
    while candidate in taken:
        number += 1
        candidate = f"{anchor}-{number}"
    taken[anchor] = number
    taken[candidate] = taken.get(candidate, 1)
    return candidate
