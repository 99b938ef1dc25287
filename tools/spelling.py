"""Spell-checks the Lithuanian text of the content with hunspell and the project's own list, tests/zodziai.txt.

Names are passed over: a word with a digit or with a capital inside it, and a word that begins with a capital without
beginning a sentence. What is capitalised inside one sentence is a name at the beginning of another, too. Phrases of
which most words are unknown are in another language.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kb import prose
from kb.body import Body, plain
from kb.content import Entry, load
from kb.model import Record

ROOT = Path(__file__).resolve().parent.parent
LIST = "tests/zodziai.txt"
INTERFACES = ("hooks/theme/lt.yml", "hooks/theme/editor.yml")
FILLED = re.compile(r"%\{\w+\}")
"""What a phrase leaves to be filled in."""
COMMAND = ("hunspell", "-d", "lt_LT", "-i", "utf-8", "-l")
PACKAGES = ("hunspell", "hunspell-lt")
# Fields that name somebody or something: their first word may be a name as well.
NAMES = frozenset(("locality", "name", "programme"))
BESIDE = "only_beside"
"""Field that may hold beginnings of words: „rėmėj-“."""
AVOIDED = "Nerašome"
"""Heading of the column of words that authors should not use."""
ORIGINAL = "Originalas"
"""Heading of the first column of a table of names."""
CODE = re.compile(r"(?<=\n\n)(?: {4}.*(?:\n|\Z))+")
FOREIGN = re.compile(r"\b(?:angl|norv)\.[^),;]*")
ADDRESS = re.compile(r"\{[a-z]*\}|https?://\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|eu|lt|md|net|no|org|school)\b(?:/\S*)?")
SENTENCE_END = re.compile(r"(?<=[.!?…])(?<!\b\w\.)[“)]*\s+")
QUOTED = re.compile(r"„[^„“]*“|\([^()]*\)")
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


class Passage(NamedTuple):
    """A piece of text and where it stands; `begins` tells whether its first word begins a sentence."""

    path: str
    line: int
    text: str
    begins: bool = True


class Word(NamedTuple):
    """A word to look up."""

    text: str
    is_name: bool


def passages(root: Path) -> Iterator[Passage]:
    """Yield the Lithuanian text of the content and of the interface."""
    for entry in load(root).entries:
        for one in prose.passages(entry):
            if not (one.location[0] == BESIDE and one.text.endswith("-")):
                yield Passage(entry.path, one.line, one.text, one.location[-1] not in NAMES)
        yield from body(entry)
    for name in INTERFACES:
        for number, line in enumerate((root / name).read_text("utf-8").splitlines(), 1):
            text = "" if line.startswith("#") else line.partition(": ")[2].strip('"').replace("\\n", " ")
            yield Passage(name, number, FILLED.sub("", text))


def body(entry: Entry[Record]) -> Iterator[Passage]:
    """Yield the headings, paragraphs, items and cells of the body, without code, citations and words to avoid."""
    for heading in entry.body.headings:
        if not heading.text[:1].islower():
            yield Passage(entry.path, heading.line, heading.text)
    text = CODE.sub(lambda match: "\n" * match.group().count("\n"), entry.body.text)
    columns: list[str] = []
    for block in Body(text, entry.body.first_line).blocks:
        if not block.text.startswith("|"):
            columns = []
            yield Passage(entry.path, block.line, plain(block.text))
            continue
        cells = [cell.strip() for cell in plain(block.text).strip("|").split("|")]
        columns = columns or cells
        for heading, cell in zip(columns, cells, strict=False):
            if heading != AVOIDED:
                yield Passage(entry.path, block.line, cell, columns[0] != ORIGINAL)


def phrases(passage: Passage) -> Iterator[list[Word]]:
    """Yield the words of each sentence, and those of each of its quotations and brackets apart."""
    for number, sentence in enumerate(SENTENCE_END.split(ADDRESS.sub("", FOREIGN.sub("", passage.text)))):
        begins = number > 0 or passage.begins
        for part in (QUOTED.sub(" ", sentence), *QUOTED.findall(sentence)):
            yield [
                Word(piece, piece[0].isupper() and not (begins and match.start() == 0))
                for match in WORD.finditer(part)
                if is_word(match.group())
                for piece in match.group().split("-")
            ]


def is_word(text: str) -> bool:
    """Tell words from single letters, abbreviations, numbers, and codes such as `figure-uncited`."""
    return text[1:].islower() and not re.search(r"\d", text) and not ("-" in text and text.isascii())


def misspelt(candidates: Iterable[str]) -> set[str]:
    """Return the words that neither the list nor the dictionary has; in the list `*` ends the beginning of words."""
    lines = [line.lower() for line in (ROOT / LIST).read_text("utf-8").splitlines() if not line.startswith("#")]
    exact = frozenset(lines)
    beginnings = tuple(line[:-1] for line in lines if line.endswith("*"))
    return {
        word
        for word in look_up(candidates).stdout.splitlines()
        if word.lower() not in exact and not word.lower().startswith(beginnings)
    }


def look_up(candidates: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """Give words to one process of hunspell, which answers with those it does not know."""
    return subprocess.run(COMMAND, input="\n".join(candidates), capture_output=True, encoding="utf-8", check=False)


def check(root: Path) -> list[str]:
    """Return „path:line: word“ for each unknown word."""
    found = [(passage, phrase) for passage in passages(root) for phrase in phrases(passage)]
    names = {word.text for _, phrase in found for word in phrase if word.is_name}
    unknown = misspelt({word.text for _, phrase in found for word in phrase})
    places: dict[tuple[str, int, str], None] = {}
    for passage, phrase in found:
        strange = [word for word in phrase if word.text in unknown]
        if len(phrase) == 1 or len(strange) * 2 <= len(phrase):
            places |= {(passage.path, passage.line, word.text): None for word in strange if word.text not in names}
    return [f"{path}:{line}: {word}" for path, line, word in sorted(places)]


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
    """Print the unknown words with their places; return 1 when there are any, or nothing to check with."""
    if not is_ready():
        install()
    if not is_ready():
        print(
            "Rašybos patikrinti nėra kuo: įdiekite „hunspell“ ir jos lietuvių kalbos žodyną (pvz., apt-get install "
            "hunspell hunspell-lt), tada pakartokite.",
            file=sys.stderr,
        )
        return 1
    found = check(ROOT)
    if found:
        print(*found, sep="\n")
        print(f"Nežinomi žodžiai: ištaisykite juos arba, jei jie teisingi, įrašykite į {LIST}.", file=sys.stderr)
        return 1
    print("Rašyba patikrinta: nežinomų žodžių nėra.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
