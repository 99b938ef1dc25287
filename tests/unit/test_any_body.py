"""Whatever stands in a body: the rules never raise, and what they let through is rendered without anything that acts."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kb.checks import faults
from kb.checks.links import faults as link_faults
from kb.content import Content, Entry, read_entry
from kb.model import Record
from kb.problems import Problem, has_errors
from kb.rendering import Renderer
from support import SAMPLES, within

CASE = (SAMPLES / "cases/no/bandymas.md").read_text("utf-8")
PATH = "cases/no/bandymas.md"
PIECES = (
    "žodis ", "[", "]", "(", ")", "![", "<", ">", "*", "**", "_", "`", "\\", "\n", "\n\n", "    ", "- ", "1. ", "> ", "#", "## A\n\n",
    "| a | b |\n|---|---|\n", "| c | d |\n", "[^s1]", "[^", "https://example.org", "javascript:", "java\tscript:", "data:text/html,",
    "mailto:", "&#106;", "&colon;", "&lt;", "<br>", "<sub>2</sub>", "<script>", "<img src=x onerror=alert(1)>", "<a href=", "onclick=x",
    "{: onclick=x }", "{#id}", '"', "'", "[a](", "<javascript:alert(1)>", "[b]: ", "../../docs/index.md", "//evil.example", "!--", "-->",
    "\u00a0", "%3A", "]]>", "style=", "</p>", "```", "***", "---\n",
)  # fmt: skip
BODIES = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
TAGS = frozenset(
    [
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "a",
        "em",
        "strong",
        "code",
        "pre",
        "br",
        "sub",
        "sup",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "div",
        "blockquote",
        "hr",
        "img",
    ]
)
ATTRIBUTES = frozenset(
    [
        "id",
        "href",
        "src",
        "alt",
        "title",
        "class",
        "loading",
        "rel",
        "role",
        "tabindex",
        "aria-label",
        "width",
        "height",
        "start",
    ]
)


class Scan(HTMLParser):
    """Notes everything that must not stand in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.found.append(name)
            if name in ("href", "src") and not re.match(r"(?:https://|mailto:|#|\.|$)", value or ""):
                self.found.append(f"{name}={value}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}")


def looked_at(body: str) -> tuple[Entry[Record], list[Problem]]:
    entry, document = read_entry(CASE.replace("Skaitytojų mažėjo", body).encode(), PATH)
    assert entry is not None, [problem.message() for problem in document.problems]
    content = Content(Path(), (entry,), (), (), ())
    found = [*document.problems, *faults(entry)]
    for link in entry.body.links:
        found += link_faults(content, set(), entry, link)
    return entry, found


def rendered(entry: Entry[Record]) -> str:
    html = Renderer().render(entry, lambda path: f"../{path}", lambda _path: None, entry.meta.sources)
    return html.html


@given(BODIES)
@settings(max_examples=400, deadline=None)
@example("[a](java script:alert(1))")
@example("[a](<javascript:alert(1)>)")
@example('![a](x.png "a" onerror=x)')
def test_nothing_that_acts_gets_through(body: str) -> None:
    entry, found = looked_at(body)
    for problem in found:
        assert problem.code != "internal"
        assert problem.message("lt")
        assert problem.message("en")
    scan = Scan()
    scan.feed(rendered(entry))
    assert [tag for tag in scan.found if not (tag == "h1" and has_errors(found))] == [], body


@pytest.mark.parametrize(
    "body",
    [
        "[" * 8000, "[a" * 8000, "![" * 8000, "]" * 8000, "[a](" * 8000, "*a **b " * 700, "_a __b " * 700, "`" * 4999, "`a``b" * 900,
        "<" * 4999, "&" * 4999, "\\" * 4999, "> " * 2000, "- " * 2000, "| " * 2400, "[^s1]" * 900, "(" * 4999, "a" * 190_000,
        "a\n" * 60_000, "- a\n" * 40_000, "> a\n\n" * 30_000, "| a | b |\n" * 10_000, "**a\n" * 40_000, "[a\n" * 40_000, "## A\n\nb\n\n" * 9000,
        "1. a\n\n    - b\n\n" * 8000, "[a](b.md)\n" * 8_000, "![" + "[a]" * 60 + "](x)\n", "a  \n" * 40_000, "http://" * 20_000,
        "0 " * 90_000, "1 000 " * 30_000, "„" * 60_000, "{" * 4999, "+370 " * 900, "@" * 4999, "a@" * 2400, "a." * 2400 + "@",
    ],
)  # fmt: skip
def test_no_text_takes_more_than_a_second(body: str) -> None:
    entry, found = within(1, lambda: looked_at(body))
    if not has_errors(found):
        within(2, lambda: rendered(entry))
