"""Small pieces of Lithuanian text: numbers, sums, dates, times and the right form of a noun after a number."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

NBSP = "\u00a0"
WORDS_A_MINUTE = 180
"""Speed of reading (IReST, Trauzettel-Klosinski and Dietz 2012: 161–228 words a minute by language)."""
OPENING_LENGTH = 160
"""How much of a text stands on a card or in a list, in characters."""
LONG_WORD = 4
"""Shorter words (in, of, and) do not stand last before „…“."""
SENTENCE_END = re.compile(r"(?<=[a-ząčęėįšųūž]{4})(?<!tūkst)[“)]?[.!?](?= [^a-ząčęėįšųūž])")
"""After four letters a stop before a capital ends a sentence; „2017 m. Oslo“, „2 mln. Eur“ go on."""
MONTHS = (
    "", "sausio", "vasario", "kovo", "balandžio", "gegužės", "birželio", "liepos", "rugpjūčio", "rugsėjo", "spalio",
    "lapkričio", "gruodžio",
)  # fmt: skip


def clock(minutes: int) -> str:
    """Return „10.30“ for 630 minutes since midnight."""
    return f"{minutes // 60}.{minutes % 60:02d}"


def number(value: Decimal | int | float | str) -> str:
    """Return „1 234,56“ with no-break spaces; whole numbers have no decimals."""
    amount = Decimal(str(value))
    whole, _, decimals = f"{amount:,f}".partition(".")
    decimals = decimals.rstrip("0")
    text = whole.replace(",", NBSP).replace("-", "−")
    return f"{text},{decimals}" if decimals else text


def money(value: Decimal | int, unit: str) -> str:
    """Return „1 234,56 Eur“; cents are shown with two digits."""
    text = number(value)
    if "," in text and len(text.split(",")[1]) == 1:
        text += "0"
    return f"{text}{NBSP}{unit}"


def day(value: date) -> str:
    """Return „2026 m. lapkričio 22 d.“."""
    return f"{value.year}{NBSP}m. {MONTHS[value.month]} {value.day}{NBSP}d."


def month(value: str) -> str:
    """Return „2017 m.“ or „2017 m. vasario mėn.“ for a year or a month, or a whole date."""
    parts = value.split("-")
    if len(parts) == 3:
        return day(date.fromisoformat(value))
    text = f"{parts[0]}{NBSP}m."
    return f"{text} {MONTHS[int(parts[1])]}{NBSP}mėn." if len(parts) == 2 else text


def counted(count: int, one: str, few: str, many: str) -> str:
    """Return „1 atvejis“, „2 atvejai“, „10 atvejų“, „21 atvejis“ (agreement of nouns with numerals)."""
    last_two, last = count % 100, count % 10
    if last == 1 and last_two != 11:
        word = one
    elif last == 0 or 11 <= last_two <= 19:
        word = many
    else:
        word = few
    return f"{number(count)}{NBSP}{word}"


def reading(words: int) -> int:
    """Return the minutes it takes to read this many words."""
    return max(1, round(words / WORDS_A_MINUTE))


def stop(text: str) -> str:
    """Return the full stop that a text still lacks: „.“, or nothing after „Ar tai inovacija?“ and „2024 m.“."""
    return "" if text.rstrip("“”").endswith((".", "?", "!", "…")) else "."


def opening(text: str, length: int = OPENING_LENGTH) -> str:
    """Return the beginning of a text in at most `length` characters: whole sentences where they fill half of it, else words.

    A cut never leaves a short word hanging at the end („vienas jų iš …“).
    """
    if len(text) <= length:
        return text
    sentences = [found.end() for found in SENTENCE_END.finditer(text) if length / 2 <= found.end() <= length]
    if sentences:
        return text[: sentences[-1]]
    words = text[: length - 1].split(" ")[:-1]
    while len(words) > 1 and len(words[-1].strip(",;–")) < LONG_WORD:
        words.pop()
    return " ".join(words).rstrip(" ,;–") + " …"


def tied(text: str) -> str:
    """Bind numbers to what follows them („2017 m.“, „19,6 proc.“, „1 000 Eur“) with no-break spaces."""
    text = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", NBSP, text)
    text = re.sub(r"(?<=\d) (?=(?:m|d|mėn|val|min|proc|mln|mlrd|tūkst|sav|r)\.|Eur|NOK|kron|€|%)", NBSP, text)
    return re.sub(r"(?<=\b[A-Z]\.) (?=[A-ZĄČĘĖĮŠŲŪŽ])", NBSP, text)
