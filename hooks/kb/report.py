"""Problems → terminal lines, JSON, annotations of a Git host."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby

from kb.problems import Language, Problem
from kb.text import counted

PER_FILE = 20


def as_text(problems: list[Problem], language: Language) -> str:
    """Return one line per problem, at most 20 a file, „path:line: message [code]“."""
    return "\n".join(text_lines(problems, language))


def text_lines(problems: list[Problem], language: Language) -> Iterator[str]:
    """Yield the lines of the text report."""
    levels = {"lt": {"error": "", "warning": "įspėjimas: "}, "en": {"error": "", "warning": "warning: "}}[language]
    for path, group in groupby(problems, key=lambda problem: problem.path):
        found = list(group)
        for problem in found[:PER_FILE]:
            text = f"{levels[problem.level]}{problem.message(language)}"
            yield f"{path}:{problem.line}: {text} [{problem.code}]"
        if len(found) > PER_FILE:
            rest = len(found) - PER_FILE
            yield f"{path}: " + (f"… ir dar {rest}" if language == "lt" else f"… and {rest} more")


def as_json(problems: list[Problem], language: Language) -> str:
    """Return a JSON list of {code, level, path, line, field, message}."""
    rows = [
        {
            "code": problem.code,
            "level": problem.level,
            "path": problem.path,
            "line": problem.line,
            "field": problem.field,
            "message": problem.message(language),
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(problems: list[Problem], language: Language) -> str:
    """Return workflow commands that show each problem at its line of a change."""

    def escape(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    return "\n".join(
        f"::{problem.level} file={escape(problem.path)},line={problem.line},title={problem.code}::"
        f"{escape(problem.message(language))}"
        for problem in problems
    )


def summary(problems: list[Problem], files: int, language: Language) -> str:
    """Return the closing line: what was read and what was found."""
    errors = sum(problem.level == "error" for problem in problems)
    warnings = len(problems) - errors
    if language == "en":
        return f"Read {files} files: {errors} errors, {warnings} warnings."
    found = f"{counted(errors, 'klaida', 'klaidos', 'klaidų')}, {counted(warnings, 'įspėjimas', 'įspėjimai', 'įspėjimų')}"
    if not problems:
        found = "klaidų nėra"
    return f"Perskaityta {counted(files, 'failas', 'failai', 'failų')}: {found}."
