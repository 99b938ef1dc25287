"""Build the site elsewhere, look at the result, swap it with the published one; and serve it while writing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from kb import report
from kb.checks import check
from kb.content import Content, load
from kb.problems import has_errors
from kb.site import file_of
from kb.text import counted

Say = Callable[..., None]
DEFAULT_EPOCH = "1767225600"
"""1 January 2026: the date of a build outside a Git repository."""


def build(root: Path, say: Say) -> int:
    """Build `site/`; a failure of any kind leaves the old one as it was. Return the exit code."""
    say("Tikrinamas turinys …")
    content = load(root)
    problems = check(content)
    if problems:
        say(report.as_text(problems, "lt"))
    if has_errors(problems):
        say("Svetainė nesukurta: pirmiausia ištaisykite klaidas. Ankstesnė svetainė nepakeista.", error=True)
        return 1
    fresh, site, old = root / "site.new", root / "site", root / "site.old"
    shutil.rmtree(fresh, ignore_errors=True)
    say("Kuriami puslapiai …")
    result = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(fresh)],
        cwd=root, env=environment(root), check=False, capture_output=True, text=True,
    )  # fmt: skip
    faults = internal_fault(root, result.stderr) if result.returncode else missing(fresh, content)
    if faults:
        shutil.rmtree(fresh, ignore_errors=True)
        say(faults, error=True)
        say("Svetainė nesukurta. Ankstesnė svetainė nepakeista.", error=True)
        return 1
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    pages = sum(1 for _ in site.rglob("*.html"))
    say(f"Svetainė sukurta: {counted(pages, 'puslapis', 'puslapiai', 'puslapių')} aplanke site/.")
    return 0


def internal_fault(root: Path, words: str) -> str:
    """Keep what the builder said for the maintainers, and return its last line for the author."""
    notes = root / ".cache/klaida.txt"
    notes.parent.mkdir(exist_ok=True)
    notes.write_text(words, "utf-8")
    lines = [line for line in words.strip().splitlines() if line.strip()]
    named = next((line for line in lines if "Error building page" in line), "")
    last = lines[-1] if lines else ""
    return f"Vidinė klaida: {named} {last}\nVisas pranešimas prižiūrėtojams: .cache/klaida.txt"


def missing(folder: Path, content: Content) -> str:
    """Return what is wrong with a finished site: a page that is not there, or a draft that is."""
    for entry in content.public.entries:
        if not (folder / file_of(entry.url)).is_file():
            return f"Trūksta puslapio /{entry.url} ({entry.path})."
    for entry in content.entries:
        if not entry.meta.is_public and "#" not in entry.url and (folder / file_of(entry.url)).exists():
            return f"Svetainėje atsidūrė nepaskelbtas įrašas {entry.path}."
    return ""


def environment(root: Path) -> dict[str, str]:
    """Return the environment of the builder: silent about its end of life, dates fixed to the last commit."""
    values = dict(os.environ, NO_MKDOCS_2_WARNING="1", PYTHONDONTWRITEBYTECODE="1")
    values.setdefault("SOURCE_DATE_EPOCH", last_commit(root))
    return values


def last_commit(root: Path) -> str:
    """Return the time of the last commit in seconds since 1970, so that two builds of it are equal."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        result = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    except OSError:
        return DEFAULT_EPOCH
    return result.stdout.strip() or DEFAULT_EPOCH


def serve(root: Path, port: int, say: Say) -> int:
    """Serve the site with live reload until interrupted."""
    say(f"Svetainė atsidarys adresu http://127.0.0.1:{port}/ (sustabdyti: Ctrl+C)")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--quiet",
        "--livereload",
        "--dev-addr",
        f"127.0.0.1:{port}",
    ]
    try:
        return subprocess.run(command, cwd=root, env=environment(root), check=False).returncode  # noqa: S603
    except KeyboardInterrupt:
        return 0
