"""What the tests share: a small project written from texts, commands run as a person would run them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import TypeVar

from kb.checks import check, faults
from kb.checks.abbreviations import unexplained
from kb.content import load, read_entry, stand_in
from kb.problems import Problem

T = TypeVar("T")
ROOT = Path(__file__).resolve().parent.parent
SAMPLES = Path(__file__).parent / "samples"


class Project:
    """A project folder in the making."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        return file

    def problems(self) -> list[Problem]:
        return check(load(self.root))

    def found(self) -> list[tuple[str, int, str]]:
        """Return (code, line, field) of every problem."""
        return [(p.code, p.line, p.field) for p in self.problems()]


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the environment and return its result."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


def within(seconds: float, work: Callable[[], T]) -> T:
    """Return what a piece of work gives; it fails when it takes longer three times in a row.

    The time is that of the processor, which others on a busy machine make longer, too: hence three times, each from nothing.
    """
    taken = []
    for _ in range(3):
        for function in (read_entry, stand_in, faults, unexplained):
            function.cache_clear()
        begin = time.process_time()
        result = work()
        taken.append(time.process_time() - begin)
        if taken[-1] < seconds:
            return result
    raise AssertionError(f"{seconds} s are allowed, taken: {taken}")


MADE = {".git", ".venv", "node_modules", "site", "site.old", ".cache"}


def copy_project(target: Path) -> Path:
    """Copy the real project, without what is made from it."""

    def skip(folder: str, names: list[str]) -> set[str]:
        made = MADE if Path(folder) == ROOT else set()
        return {name for name in names if name in made or name == "__pycache__" or name.endswith("_cache")}

    shutil.copytree(ROOT, target, ignore=skip)
    return target


def equip(root: Path) -> None:
    """Give a small project what a build needs: our hooks and scripts, and settings with a menu of one page."""
    for name in ("hooks", "web"):
        (root / name).symlink_to(ROOT / name)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(settings.split("\nnav:")[0] + "\nnav:\n  - Pradžia: index.md\n", "utf-8")
