"""The files under cases/ and docs/ in a fixed order, and what is wrong with them as files: links, types, names, places."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from kb.alphabet import slug
from kb.kinds import kind_of
from kb.problems import Problem

FOLDERS = ("cases", "docs")
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
ALLOWED = (".md", *PICTURES, ".pdf", ".csv")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_NAME = 80
# Names that Windows keeps for devices: such a file cannot be copied there.
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
KEPT_OUT = frozenset({".gitkeep", ".gitignore", ".gitattributes"})


def walk(root: Path, problems: list[Problem]) -> Iterator[str]:
    """Yield the content files under `root` in a fixed order; what must not be there becomes a problem."""

    def unreadable(error: OSError) -> None:
        reason = {"reason": error.strerror or type(error).__name__}
        problems.append(Problem("file-unreadable", relative(root, Path(error.filename)), args=reason))

    for folder in FOLDERS:
        if (root / folder).is_symlink():
            problems.append(Problem("path-symlink", folder))
            continue
        for place, folders, names in os.walk(root / folder, followlinks=False, onerror=unreadable):
            here = Path(place)
            for name in list(folders):
                path = relative(root, here / name)
                if fault := folder_problem(here / name, path):
                    problems.append(fault)
                    if fault.code != "path-name":
                        folders.remove(name)
            folders.sort()
            for name in sorted(names):
                path = relative(root, here / name)
                found = list(file_problems(here / name, path))
                problems += found
                if (
                    all(problem.code == "path-name" for problem in found)
                    and Path(name).suffix in ALLOWED
                    and printable(name)
                ):
                    yield path


def folder_problem(folder: Path, path: str) -> Problem | None:
    """Return what is wrong with a folder as such: a link, a hidden one, a name that cannot be an address."""
    if folder.is_symlink():
        return Problem("path-symlink", path)
    if folder.name.startswith("."):
        return Problem("file-type", path, args={"allowed": ", ".join(ALLOWED)})
    return name_problem(path, folder.name, "") if not NAME.fullmatch(folder.name) else None


def file_problems(file: Path, path: str) -> Iterator[Problem]:
    """Yield what is wrong with a file as such: a link, a device, a type that is not published, its name, its place."""
    name, suffix = file.name, file.suffix
    if file.is_symlink():
        yield Problem("path-symlink", path)
    elif name in KEPT_OUT:
        return
    elif not file.is_file() or name.startswith((".", "~")) or suffix.lower() not in ALLOWED:
        yield Problem("file-type", path, args={"allowed": ", ".join(ALLOWED)})
    elif not NAME.fullmatch(file.stem) or suffix not in ALLOWED or len(name) > LONGEST_NAME or file.stem in RESERVED:
        yield name_problem(path, file.stem, suffix)
    elif suffix == ".md" and path.startswith("cases/") and kind_of(path) != "case":
        yield Problem("path-place", path)


def name_problem(path: str, stem: str, suffix: str) -> Problem:
    """Return the problem of a name that cannot be an address, with one that can."""
    better = slug(stem)[:60].strip("-") or "puslapis"
    if better == "readme":
        better = "index"
    if better in RESERVED:
        better += "-1"
    return Problem("path-name", path, args={"name": stem + suffix, "better": better + suffix.lower()})


def printable(name: str) -> bool:
    """Tell whether a name can be written: names of broken encodings cannot."""
    return not any("\ud800" <= char <= "\udfff" for char in name)


def relative(root: Path, path: Path) -> str:
    """Return a path inside the repository with forward slashes."""
    return path.relative_to(root).as_posix()
