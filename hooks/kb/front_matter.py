"""Text of a file → metadata with line numbers, and the body.

Strict on purpose: YAML 1.1 would turn `NO` into false, `12:30` into 750 and `010` into 8. Here only true, false,
null and plain whole numbers mean more than text; anchors, tags, duplicate keys and tabs are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from kb.problems import Problem
from kb.source_text import CONTROL, INVISIBLE
from kb.yaml_file import Loader

HIDDEN = re.compile(f"{CONTROL.pattern}|{INVISIBLE.pattern}")
"""What an author may hide from the eye with an escape inside quotes."""
MAX_DEPTH = 10
WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
FENCE = re.compile(r"---[ ]*$")
KEY = re.compile(r"\s*(?:- +)?([A-Za-z_]+)\s*:")
SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
SPECIAL = re.compile(r"\s*(?:- +)?[A-Za-z_]+:\s+([*&!%@`|>,?])")
COMMENT = re.compile(r"\s#\s?\S")
DASHES = re.compile(r"[—–]+\s*$")
CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
Location = tuple[str | int, ...]


@dataclass(slots=True, eq=False)
class Document:
    """Metadata as plain data, the line of every key and item, and the Markdown body."""

    path: str
    data: dict[str, Any] = field(default_factory=dict)
    lines: dict[Location, int] = field(default_factory=dict)
    commented: set[Location] = field(default_factory=set)
    """Keys whose value was swallowed by a `#` comment."""
    text: str = ""
    """The whole file, for rules that look at lines."""
    body: str = ""
    body_line: int = 1
    problems: list[Problem] = field(default_factory=list)

    def line_of(self, location: Location) -> int:
        """Return the line of a field, or of the nearest thing around it that exists."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def read_document(text: str, path: str) -> Document:
    """Split a text at its `---` lines and read the metadata; faults are collected, not raised."""
    document = Document(path, text=text)
    lines = text.split("\n")
    if not FENCE.match(lines[0]):
        document.problems.append(opening_problem(lines, path))
        document.body = text
        return document
    end = next((n for n, line in enumerate(lines) if n and FENCE.match(line)), None)
    if end is None:
        near = next((n for n, line in enumerate(lines) if n and re.fullmatch(r"\s*(?:[—–-]{1,10}|\.{3})\s*", line)), 0)
        document.problems.append(Problem("meta-unclosed", path, near + 1))
        return document
    document.body = "\n".join(lines[end + 1 :])
    document.body_line = end + 2
    document.problems += line_problems(lines[:end], path)
    if second_document(lines[end + 1 :]):
        document.problems.append(Problem("yaml-documents", path, end + 1))
    if not any(problem.code == "yaml-tab" for problem in document.problems):
        Reader(document, lines[: end + 1]).read("\n".join(lines[1:end]))
    return document


def opening_problem(lines: list[str], path: str) -> Problem:
    """Say why a file does not begin with a metadata block."""
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if FENCE.match(lines[first].strip()):
        return Problem("meta-not-first", path, 1)
    hint = ("", "")
    if DASHES.match(lines[first].strip()):
        hint = (" (vietoj --- įrašytas ilgasis brūkšnys)", " (a long dash stands where --- is expected)")
    return Problem("meta-missing", path, 1, args={"hint": hint})


def line_problems(lines: list[str], path: str) -> list[Problem]:
    """Find tabs and no-break spaces in the metadata lines."""
    found = []
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            found.append(Problem("yaml-tab", path, number))
        if space := SPACES.search(line):
            key = KEY.match(line)
            found.append(
                Problem("text-nbsp", path, number, key.group(1) if key else "", {"hex": f"{ord(space.group()):04X}"})
            )
    return found


def second_document(body: list[str]) -> bool:
    """Tell whether the body starts with another block of `key: value` lines closed by `---`."""
    for line in body:
        if FENCE.match(line):
            return line is not body[0]
        if not re.match(r"[a-z_]+:( |$)|\s+\S|- ", line):
            return False
    return False


class TooDeepError(Exception):
    """Raised where the metadata are nested too deeply; the problem is already noted."""


class Reader:
    """Walks the YAML events of one metadata block and fills a Document."""

    def __init__(self, document: Document, lines: list[str]) -> None:
        """Keep the document and its raw lines; line 1 is the opening `---`."""
        self.document = document
        self.lines = lines

    def read(self, text: str) -> None:
        """Read the block into `document.data`; a syntax fault leaves the data empty."""
        try:
            self.events = iter([*yaml.parse(text, Loader=Loader)])
            data = self.start()
        except yaml.MarkedYAMLError as error:
            unclosed = any(words in f"{error.context} {error.problem}" for words in ("quoted scalar", "expected ':'"))
            mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
            line = min((mark.line if mark else 0) + 2, len(self.lines))
            sign = SPECIAL.match(self.lines[line - 1])
            hint = syntax_hint(f"{error.context} {error.problem}")
            if sign:
                hint = (f" (reikšmė prasideda ženklu {sign.group(1)})", f" (the value begins with {sign.group(1)})")
            self.problem("yaml-syntax", line, hint=hint)
            return
        except yaml.YAMLError as error:
            self.problem("yaml-syntax", 2, hint=f" ({type(error).__name__})")
            return
        except TooDeepError:
            return
        if isinstance(data, dict):
            self.document.data = data
        elif data is None:
            self.problem("meta-missing", 1, hint=(" (jis tuščias)", " (it is empty)"))
        else:
            self.problem("meta-type", 2)

    def start(self) -> Any:
        """Return the value of the first document."""
        data, documents = None, 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.problem("yaml-documents", line_of_event(event))
                    return data
                data = self.value(next(self.events), ())
        return data

    def value(self, event: Any, location: Location) -> Any:
        """Return the plain value that begins with this event."""
        line = line_of_event(event)
        if len(location) > MAX_DEPTH:
            self.problem("yaml-depth", line, limit=MAX_DEPTH)
            raise TooDeepError
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.problem("yaml-alias", line)
        if isinstance(event, yaml.AliasEvent):
            return None
        if event.tag and not (isinstance(event, yaml.ScalarEvent) and event.tag == "!"):
            self.problem("yaml-tag", line)
        if isinstance(event, yaml.ScalarEvent):
            if event.style == '"' and (match := HIDDEN.search(event.value)):
                code = "text-control" if CONTROL.match(match.group()) else "text-invisible"
                self.problem(code, line, str(location[-1]) if location else "", hex=f"{ord(match.group()):04X}")
            return scalar(event)
        self.document.lines.setdefault(location, line)
        return self.mapping(location) if isinstance(event, yaml.MappingStartEvent) else self.sequence(location)

    def mapping(self, location: Location) -> dict[str, Any]:
        """Return the mapping whose start event was just read."""
        data: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = line_of_event(event)
            key = str(event.value) if isinstance(event, yaml.ScalarEvent) else ""
            if not isinstance(event, yaml.ScalarEvent):
                self.problem("meta-type", line)
                self.value(event, (*location, "?"))
            here = (*location, key)
            if key == "<<":
                self.problem("yaml-alias", line)
            elif not key and isinstance(event, yaml.ScalarEvent):
                self.problem("meta-type", line)
            if key in data:
                self.problem("yaml-duplicate", line, key, first=self.document.lines[here])
            self.document.lines.setdefault(here, line)
            event = next(self.events)
            value = self.value(event, here)
            end: Any = event.end_mark
            plain = isinstance(event, yaml.ScalarEvent) and event.value and not event.style
            if plain and COMMENT.match(self.lines[end.line + 1][end.column :]):
                self.problem("yaml-comment", end.line + 2, key)
            if value is None and "#" in self.lines[min(line, len(self.lines)) - 1]:
                self.document.commented.add(here)
            if key and key != "<<":
                data[key] = value
        return data

    def sequence(self, location: Location) -> list[Any]:
        """Return the list whose start event was just read."""
        data: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            here = (*location, len(data))
            self.document.lines[here] = line_of_event(event)
            data.append(self.value(event, here))
        return data

    def problem(self, code: str, line: int, key: str = "", **args: Any) -> None:
        """Add a problem of this file."""
        self.document.problems.append(Problem(code, self.document.path, line, key, args))


def line_of_event(event: Any) -> int:
    """Return the line of the file on which an event begins; the block begins on line 2."""
    return int(event.start_mark.line) + 2


def scalar(event: Any) -> Any:
    """Return text, a whole number, a truth value or None; only plain (unquoted) scalars are more than text."""
    if event.style is None or event.style == "":
        if event.value in CONSTANTS:
            return CONSTANTS[event.value]
        if WHOLE_NUMBER.fullmatch(event.value):
            return int(event.value)
    return event.value


def syntax_hint(problem: str) -> tuple[str, str]:
    """Translate the reasons PyYAML gives most often."""
    known = {
        "mapping values are not allowed": (" (reikšmėje yra dvitaškis)", " (there is a colon in the value)"),
        "unknown escape": (' (kabutėse " ženklas \\ turi kitą prasmę)', ' (inside " the sign \\ means something else)'),
        "quoted scalar": (" (neuždarytos kabutės)", " (quotes are not closed)"),
        "could not find expected ':'": (
            " (po lauko vardo trūksta dvitaškio ir tarpo)",
            " (a colon and a space are missing after the field)",
        ),
        "flow sequence": (" (neuždaryti laužtiniai skliaustai)", " (brackets are not closed)"),
        "flow mapping": (" (neuždaryti riestiniai skliaustai)", " (braces are not closed)"),
        "did not find expected key": (" (netvarkingas įtraukimas arba kabutės)", " (wrong indent or quotes)"),
        "did not find expected '-' indicator": (
            " (netvarkingas sąrašo įtraukimas)",
            " (wrong indent of a list)",
        ),
    }
    return next((hint for start, hint in known.items() if start in problem), ("", ""))
