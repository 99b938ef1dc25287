"""An article of the site as a reader gets it: what stands in it, in what order, without what other entries add to it."""

from __future__ import annotations

from html.parser import HTMLParser

Token = tuple[str, ...]
VOID = {"img", "br", "hr", "rect", "path", "input"}
DERIVED = {
    "mokymuose", "savokos", "grandine", "panasus", "laikotarpiai",
    "siauresnes", "atvejuose", "dienose", "uzduotyse", "puslapiuose", "nepainioti",
}  # fmt: skip
"""Parts of a page that come from other entries: the preview leaves them out, and says so."""
LEFT_OUT = {"turn", "uses", "needs-js", "actions", "filled-sheet", "paper-address", "stage", "confuse", "similar", "years"}
"""Tools, and drawings that the site makes."""
PAPER = {"run", "heading-of-part"}
"""Frames that only tell how the questions of a sheet lie on paper."""


class Reading(HTMLParser):
    """An article as a reader gets it: elements with their classes and ids, and texts; marks of terms are plain text."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = self.skipped = 0
        self.open: list[bool] = []
        self.tokens: list[Token] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        self.inside += tag == "article"
        if not self.inside:
            return
        own = set(facts.get("class", "").split())
        link = facts.get("href", "").partition("#")
        away = (
            tag in ("noscript", "script")
            or bool(own & LEFT_OUT)
            or facts.get("id") in DERIVED
            or facts.get("aria-labelledby") in DERIVED
        )
        away = away or "virseliai/" in facts.get("src", "") or (tag == "a" and not link[0] and link[2] in DERIVED)
        if tag not in VOID:
            self.open.append(away)
            self.skipped += away
        paper = bool(own & PAPER)
        if not self.skipped and not away and not paper and "term" not in own and tag not in ("a", "abbr"):
            self.tokens.append((tag, facts.get("class", ""), facts.get("id", "")))

    def handle_endtag(self, tag: str) -> None:
        if self.inside and tag not in VOID:
            self.skipped -= self.open.pop()
            if tag == "li" and not self.skipped and self.tokens[-1] == ("li", "", ""):
                self.tokens.pop()  # all that stood in it is derived
            self.inside -= tag == "article"

    def handle_data(self, data: str) -> None:
        if self.inside and not self.skipped and data.strip():
            words = " ".join(data.replace("\u00a0", "␣").split())
            if self.tokens and len(self.tokens[-1]) == 1:
                words = self.tokens.pop()[0] + words
            self.tokens.append((words.replace(" ", ""),))


def read(html: str) -> list[Token]:
    reading = Reading()
    reading.feed(html)
    return reading.tokens
