"""Writes tests/forms/hunspell.txt: forms of the terms' names as hunspell-lt knows them, against which the declension is measured.

Run by hand when the glossary has grown: `python -m tools.forms`; read the difference before committing. It needs the
packages of tools/spelling.py. hunspell-lt is Albertas Agejevas's dictionary (BSD 3-clause licence); nothing of it is kept
here but forms of the last words of our own names.
"""

from __future__ import annotations

import re
from pathlib import Path

from kb.content import load
from kb.declension import forms
from kb.names import BRACKETS

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "tests/forms/hunspell.txt"
DICTIONARY = Path("/usr/share/hunspell/lt_LT")
HEAD = """# Sąvokų formos pagal hunspell-lt (Albertas Agejevas, BSD 3 punktų licencija). Rašo „python -m tools.forms“, skaito žmogus.
# Eilutė: sąvokos id ir formos, atskirtos kabliataškiais, kurios tekste turi būti pažymėtos kaip ji.
"""
NOUN_FLAGS = "DIM"
DEVERBAL = re.compile(r"[iyu]m(?:as|ai)$")
REFLEXIVE = re.compile(r"si$|sis$")
Rules = dict[str, list[tuple[str, str, re.Pattern[str]]]]


def load_rules() -> Rules:
    """Return the suffixes of the dictionary by flag: what falls off, what is added, and after which ending."""
    rules: Rules = {}
    for line in DICTIONARY.with_suffix(".aff").read_text("iso8859-13").splitlines():
        parts = line.split()
        if len(parts) >= 5 and parts[0] == "SFX":
            gone, added = ("" if part == "0" else part for part in parts[2:4])
            rules.setdefault(parts[1], []).append((gone, added, re.compile(f"{parts[4]}$")))
    return rules


def paradigms(wanted: set[str]) -> dict[str, set[str]]:
    """Return the forms of those of the wanted nouns which the dictionary has, or derives from a verb."""
    rules = load_rules()
    beginnings = {word[:3] for word in wanted}
    known: dict[str, set[str]] = {}
    for line in DICTIONARY.with_suffix(".dic").read_text("iso8859-13").splitlines()[1:]:
        base, _, flags = line.strip().partition("/")
        if base[:3] not in beginnings:
            continue
        found = {
            (flag, base[: len(base) - len(gone)] + added)
            for flag in flags
            for gone, added, ending in rules.get(flag, ())
            if ending.search(base)
        }
        if base in wanted:
            known.setdefault(base, {base}).update(form for flag, form in found if flag in NOUN_FLAGS)
        for word in {form for _, form in found if DEVERBAL.search(form)} & wanted:
            own = {form for _, form in found if form.startswith(word[:-2]) and not REFLEXIVE.search(form)}
            known.setdefault(word, set()).update(own)
    return known


def main() -> None:
    """Write the forms of names whose last word is declined and whose other words stay as they are."""
    names = []
    for entry in load(ROOT).terms.values():
        for name in {BRACKETS.sub("", entry.meta.term), *entry.meta.synonyms} - set(entry.meta.avoid_forms):
            *others, last = name.split(" ")
            if name and all(len(forms(word)) == 1 for word in others):
                names.append((entry.id, " ".join(others), last if others else last.lower()))
    known = paradigms({last for _, _, last in names})
    lines: dict[str, list[str]] = {}
    for term, others, last in names:
        lines.setdefault(term, []).extend(f"{others} {form}".strip() for form in sorted(known.get(last, ())))
    text = "".join(f"{term}: {'; '.join(sorted(set(found)))}\n" for term, found in sorted(lines.items()) if found)
    TARGET.write_text(HEAD + text, "utf-8")


if __name__ == "__main__":
    main()
