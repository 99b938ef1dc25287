"""What the card of a term says: its name, definition and, of a historical one, until when it was used and what it is now."""

from __future__ import annotations

import json

from kb.content import Content, Entry
from kb.layout import TEXTS, lower_first
from kb.model import Term
from kb.names import PROPER
from kb.text import tied
from kb.vocabulary import TermStatus


def script(content: Content) -> bytes:
    """Return the cards of all terms as a plain script, which also loads from a folder on disk."""
    cards = {entry.id: card(content, entry) for entry in content.terms.values()}
    return f"window.kbTerms={json.dumps(cards, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def card(content: Content, entry: Entry[Term]) -> list[str]:
    """Return name, definition and note of a term, ready to be shown."""
    term = entry.meta
    name = f"{term.term} ({term.abbreviation})" if term.abbreviation and term.abbreviation != term.term else term.term
    return [tied(name), tied(entry.body.first_paragraph), history(content, term)]


def history(content: Content, term: Term) -> str:
    """Return „Iki 2020 m., dabar – …“ for a historical term."""
    if term.status is not TermStatus.historical:
        return ""
    texts = TEXTS["marks"]
    successor = content.terms.get(term.now_called or "")
    last = max((period[-4:] for period in term.periods), default="")
    now = term.now_called_text or ""
    if successor:
        now = successor.meta.term if successor.meta.category in PROPER else lower_first(successor.meta.term)
    parts = [texts["until"].format(last) if last else texts["historical"], texts["now"].format(now) if now else ""]
    return tied(", ".join(part for part in parts if part))
