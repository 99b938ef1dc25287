"""Spell-checks the Lithuanian text of the content with hunspell and the project's own list, tests/zodziai.txt.

Names are passed over: a word with a digit or with a capital inside it, and a word that begins with a capital without
beginning a sentence. What is capitalised inside one sentence is a name at the beginning of another, too.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kb.body import Body, plain
from kb.content import Entry, load
from kb.model import Record

ROOT = Path(__file__).resolve().parent.parent
LIST = "tests/zodziai.txt"
INTERFACE = "hooks/theme/lt.yml"
COMMAND = ("hunspell", "-d", "lt_LT", "-i", "utf-8", "-l")
PACKAGES = ("hunspell", "hunspell-lt")
# Fields without Lithuanian text: ids, words of vocabularies, addresses, formulas, sources, names in other languages.
UNREAD = frozenset(
    "adapted_from area audience author band basis broader cases category country county en file formula group id"
    " innovation involvement kind layout licence method municipality name_status no not_recommended now_called old_ids"
    " original_name people related sector source sources stage status terms themes type url validation value worksheet"
    " worksheets".split()
)
# Fields that name somebody or something: their first word may be a name as well.
NAMES = frozenset(("locality", "name", "programme"))
AVOIDED = "Nerašome"
"""Heading of the column of words that authors should not use."""
CODE = re.compile(r"(?<=\n\n)(?: {4}.*(?:\n|\Z))+")
FOREIGN = re.compile(r"\b(?:angl|norv)\.[^),;]*")
ADDRESS = re.compile(r"https?://\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|eu|lt|md|net|no|org)\b(?:/\S*)?")
SENTENCE_END = re.compile(r"(?<=[.!?…])(?<!\b\w\.)[“)]*\s+")
DIGIT = re.compile(r"\d")
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


class Passage(NamedTuple):
    """A piece of text and where it stands; `begins` tells whether its first word begins a sentence."""

    path: str
    line: int
    text: str
    begins: bool = True


def passages(root: Path) -> Iterator[Passage]:
    """Yield the Lithuanian text of the content and of the interface."""
    for entry in load(root).entries:
        yield from fields(entry, entry.document.data, ())
        yield from body(entry)
    for number, line in enumerate((root / INTERFACE).read_text("utf-8").splitlines(), 1):
        yield Passage(INTERFACE, number, line.partition(": ")[2] if not line.startswith("#") else "")


def fields(entry: Entry[Record], value: Any, location: tuple[str | int, ...]) -> Iterator[Passage]:
    """Yield the texts of the metadata that are meant for readers."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in UNREAD and not (location and key == "term"):
                yield from fields(entry, part, (*location, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from fields(entry, part, (*location, number))
    elif isinstance(value, str):
        yield Passage(entry.path, entry.line_of(*location), value, location[-1] not in NAMES)


def body(entry: Entry[Record]) -> Iterator[Passage]:
    """Yield the headings, paragraphs, items and cells of the body, without code and citations."""
    text = CODE.sub(lambda match: "\n" * match.group().count("\n"), entry.body.text)
    for heading in entry.body.headings:
        yield Passage(entry.path, heading.line, heading.text)
    avoided: set[int] = set()
    for block in Body(text, entry.body.first_line).blocks:
        cells = [cell.strip() for cell in plain(block.text).split("|")] if block.text.startswith("|") else []
        if not cells:
            avoided = set()
            yield Passage(entry.path, block.line, plain(block.text))
        avoided |= {number for number, cell in enumerate(cells) if cell == AVOIDED}
        for number, cell in enumerate(cells):
            if number not in avoided:
                yield Passage(entry.path, block.line, cell)


def words(passage: Passage) -> Iterator[tuple[str, bool]]:
    """Yield the words of a text and whether each is a name; codes, addresses and foreign terms are left out."""
    text = ADDRESS.sub("", FOREIGN.sub("", passage.text))
    for number, sentence in enumerate(SENTENCE_END.split(text)):
        for match in WORD.finditer(sentence):
            word = match.group()
            begins = match.start() == 0 and (number > 0 or passage.begins)
            if word[1:] == word[1:].lower() and not DIGIT.search(word) and not ("-" in word and word.isascii()):
                yield from ((part, word[0].isupper() and not begins) for part in word.split("-"))


def listed() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words of the project's list, and the beginnings of words: those end in `*`."""
    lines = [line.strip().lower() for line in (ROOT / LIST).read_text("utf-8").splitlines() if not line.startswith("#")]
    return frozenset(lines), tuple(line[:-1] for line in lines if line.endswith("*"))


def misspelt(candidates: Iterable[str]) -> set[str]:
    """Return the words that neither the list nor the dictionary has."""
    exact, beginnings = listed()
    rest = [word for word in candidates if word.lower() not in exact and not word.lower().startswith(beginnings)]
    return set(look_up(rest).stdout.split("\n")) & set(rest)


def look_up(candidates: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """Give words to one process of hunspell, which answers with those it does not know."""
    return subprocess.run(COMMAND, input="\n".join(candidates), capture_output=True, encoding="utf-8", check=False)


def is_ready() -> bool:
    """Tell whether hunspell and the Lithuanian dictionary are here."""
    return bool(shutil.which(COMMAND[0])) and look_up([]).returncode == 0


def install() -> None:
    """Install both from the packages of a Debian-like system, when we may."""
    apt = shutil.which("apt-get")
    sudo = [] if os.geteuid() == 0 else [shutil.which("sudo") or "", "-n"]
    if not apt or (sudo and not sudo[0]):
        return
    print("Diegiama rašybos patikra …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES]):
        subprocess.run([*sudo, apt, *arguments], check=False, env=environment, stdout=subprocess.DEVNULL)


def main() -> int:
    """Print the unknown words with their places; return 1 when there are any, or no dictionary."""
    if not is_ready():
        install()
    if not is_ready():
        print(
            "Rašybos patikrinti nėra kuo: įdiekite „hunspell“ ir jos lietuvių kalbos žodyną (pvz., apt-get install "
            "hunspell hunspell-lt), tada pakartokite.",
            file=sys.stderr,
        )
        return 1
    places: dict[str, dict[tuple[str, int], None]] = {}
    names: set[str] = set()
    for passage in passages(ROOT):
        for word, is_name in words(passage):
            if is_name:
                names.add(word)
            else:
                places.setdefault(word, {})[passage.path, passage.line] = None
    unknown = misspelt(places.keys() - names)
    for path, line, word in sorted((path, line, word) for word in unknown for path, line in places[word]):
        print(f"{path}:{line}: {word}")
    if unknown:
        print(f"Nežinomi žodžiai: ištaisykite juos arba, jei jie teisingi, įrašykite į {LIST}.", file=sys.stderr)
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
