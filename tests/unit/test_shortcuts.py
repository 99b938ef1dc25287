"""Shortcuts that make a build fast change nothing in what it finds and writes."""

from __future__ import annotations

import posixpath
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kb.addresses import relative
from kb.body import CITATION, LINK, plain
from kb.checks import language, markup
from kb.marking import Marking
from kb.processors import KbExtension, PageContext
from markdown import Markdown

PIECES = (
    "žodis", "Žodis", "2026", "-", "01", "3.5", "12345", " ", "  ", "\n", "\n\n", "Eur", " mln", "EUR", "€", "euras 5", "kron", '"', "“", "„", "''", "«", "(", ")", "[", "]",
    "[^s1]", "](", "https://a.lt/b", "`", "``", "*", "**", "_", "__", "\\", "<", ">", "&", "&amp;", "<br>", "<sub>2</sub>", "!", "![", "!!!", "???", "===", "~~", "$$", ":::", "--8<--", "]:",
    "[TOC]", "==", "[[", "lorem ipsum", "TODO", "XXX", "FIXME", "[įrašykite", "………", "????", "- ", "# ", "> ", "|", "---", " - ", " — ", "1. ", "    ",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(TEXTS)
@settings(max_examples=600, deadline=None)
def test_a_rule_finds_nothing_where_none_of_its_signs_stands(text: str) -> None:
    for code, pattern in language.RULES:
        if pattern.search(text):
            assert any(sign in text for sign in language.SIGNS[code]), (code, text)
    if markup.FOREIGN.search(text):
        assert markup.has(text, markup.SIGNS_OF_FOREIGN)
    if markup.PLACEHOLDER.search(text):
        assert markup.has(text, markup.SIGNS_OF_PLACEHOLDER)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_text_without_signs_is_as_python_markdown_makes_it(text: str) -> None:
    assert made(text, shortcut=True) == made(text, shortcut=False)


def made(text: str, *, shortcut: bool) -> str:
    """Return the HTML of a text, by way of the shortcut for plain text or without it."""
    page = PageContext()
    markdown = Markdown(extensions=["tables", "sane_lists", KbExtension(page, Marking(None))], output_format="html")
    if not shortcut:
        markdown.treeprocessors.deregister("plain")
    return markdown.convert(text)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_plain_text_is_the_same_by_every_step(text: str) -> None:
    bare = CITATION.sub("", LINK.sub(lambda match: match["text"], text))
    bare = re.sub(r"(\*\*|__|\*|(?<!\w)_|_(?!\w)|`)", "", bare)
    bare = re.sub(r"\\([\\`*_{}\[\]()#+.!|-])", r"\1", bare)
    assert plain(text) == re.sub(r"[ \t\n]+", " ", bare).strip()


@pytest.mark.parametrize("page", ["", "a/", "a/b/", "a/b/c/"])
@pytest.mark.parametrize(
    "target", ["", "a/", "b/", "a/b/", "a/c/", "a/b/c/", "x.css", "a/x.css", "a/b/#x", "#x", "a/b/c/d/"]
)
def test_links_are_the_shortest_relative_paths(page: str, target: str) -> None:
    path, mark, anchor = target.partition("#")
    link = posixpath.relpath(path or ".", page or ".") + ("/" if path.endswith("/") or not path else "")
    assert relative(target, page) == ((f"#{anchor}" if mark else "./") if path == page else link + mark + anchor)
