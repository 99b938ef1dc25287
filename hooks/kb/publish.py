"""Build the site elsewhere, look at the result, swap it with the published one; and serve it while writing."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kb import offline, report, shelf
from kb.checks import check
from kb.compress import compress
from kb.content import Content, load
from kb.finished import inspect
from kb.policy import headers_file
from kb.problems import Problem, has_errors
from kb.text import counted

Say = Callable[..., None]
WAITS = "KB_WAITS"
"""Set in the environment of a builder that is told on its standard input which content was checked."""
DEFAULT_EPOCH = "1767225600"
"""1 January 2026: the date of a build outside a Git repository."""
FEWER = 0.9
"""A site with less than this part of the former number of pages is not published by itself."""
UNCHANGED = "Svetainė nesukurta. Ankstesnė svetainė nepakeista."
BUSY = "Šiuo metu svetainę jau kuria kita komanda. Palaukite, kol ji baigs, ir pakartokite."
TROUBLES = {
    errno.ENOSPC: "diske nebeliko vietos – ištrinkite, kas nereikalinga, ir pakartokite",
    errno.EDQUOT: "išnaudota jums skirta disko vieta – ištrinkite, kas nereikalinga, ir pakartokite",
    errno.EFBIG: "diske nebeliko vietos – ištrinkite, kas nereikalinga, ir pakartokite",
    errno.EROFS: "diskas skirtas tik skaityti – perkelkite projektą ten, kur galima rašyti",
    errno.EACCES: "neturite teisės rašyti šiame aplanke – paprašykite jos arba perkelkite projektą",
    errno.EPERM: "neturite teisės rašyti šiame aplanke – paprašykite jos arba perkelkite projektą",
}
"""What the operating system may refuse, in words that say what to do."""


def build(root: Path, say: Say, *, fewer: bool = False, packed: bool = False) -> int:
    """Build `site/`; a failure of any kind leaves the old one as it was. Return the exit code."""
    try:
        with shelf.alone(root):
            return build_alone(root, say, fewer=fewer, packed=packed)
    except shelf.Busy:
        say(BUSY, error=True)
    except OSError as error:
        say(f"{trouble(error.errno, error.filename)}\n{UNCHANGED}", error=True)
    return 1


def build_alone(root: Path, say: Say, *, fewer: bool, packed: bool) -> int:
    """Check, build beside, look at the result and publish it. The builder is started first and waits for the check."""
    say("Tikrinamas turinys …")
    fresh = root / f"{shelf.NEW}{os.getpid()}"
    try:
        with started(root, fresh) as builder:
            content = load(root)
            problems = check(content)
            if problems:
                say(report.as_text(problems, "lt"))
            if has_errors(problems):
                say("Svetainė nesukurta: pirmiausia ištaisykite klaidas. Ankstesnė svetainė nepakeista.", error=True)
                return 1
            say("Kuriami puslapiai …")
            _, words = builder.communicate(content.fingerprint)
        faults = internal_fault(root, words) if builder.returncode else look(root, fresh, content, say, fewer=fewer)
        if faults:
            say(f"{faults}\n{UNCHANGED}", error=True)
            return 1
        (fresh / "_headers").write_text(headers_file(fresh), "utf-8")
        if packed:
            say("Spaudžiami failai …")
            compress(fresh)
        shelf.publish(fresh, root)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    say(f"Svetainė sukurta: {counted(pages(root / 'site'), 'puslapis', 'puslapiai', 'puslapių')} aplanke site/.")
    if (copy := root / "site" / offline.PLACE / offline.NAME).is_file():
        say(f"Kopija be interneto: {copy.relative_to(root)} ({offline.megabytes(copy.stat().st_size)}).")
    return 0


@contextmanager
def started(root: Path, fresh: Path) -> Iterator[subprocess.Popen[str]]:
    """Start the builder, which makes the site in a folder of its own once it is told that the content is good.

    It reads the same files and waits for their fingerprint on its standard input; without it, it ends with nothing done.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(fresh)]
    values = {**environment(root), WAITS: "1"}
    pipe = subprocess.PIPE
    builder = subprocess.Popen(command, cwd=root, env=values, text=True, stdin=pipe, stdout=pipe, stderr=pipe)  # noqa: S603
    try:
        yield builder
    finally:
        if builder.poll() is None:
            builder.kill()
            builder.communicate()


def look(root: Path, fresh: Path, content: Content, say: Say, *, fewer: bool) -> str:
    """Look at a finished site before readers see it; return what is wrong with it in words, or nothing."""
    say("Tikrinama sukurta svetainė …")
    offline.pack(fresh, int(environment(root)["SOURCE_DATE_EPOCH"]))
    problems = inspect(fresh, content)
    before, now = pages(root / "site"), pages(fresh)
    if now < before * FEWER and not fewer:
        problems.append(Problem("site-fewer", "site", args={"value": before, "length": now}))
    return report.as_text(problems, "lt")


def pages(site: Path) -> int:
    """Return how many pages a site has."""
    return sum(1 for _ in site.rglob("*.html"))


def rollback(root: Path, say: Say) -> int:
    """Publish the site before the present one again; return the exit code."""
    try:
        with shelf.alone(root):
            withdrawn = shelf.back(root)
    except shelf.Busy:
        say(BUSY, error=True)
        return 1
    except OSError as error:
        say(f"{trouble(error.errno, error.filename)}\nSvetainė nepakeista.", error=True)
        return 1
    if withdrawn is None:
        say("Ankstesnės svetainės nėra: grįžti nėra kur. Svetainė nepakeista.", error=True)
        return 1
    site = root / "site"
    when = shelf.clock(shelf.made(site))
    say(f"Grąžinta svetainė, sukurta {when} ({counted(pages(site), 'puslapis', 'puslapiai', 'puslapių')}).")
    if withdrawn != site:
        say(f"Atšauktoji padėta aplanke {withdrawn.relative_to(root)}/.")
    older = sum(place.name < shelf.made(site) for place in shelf.shelf(root))
    say(f"Dar senesnių svetainių: {older}. Turinio failai nepakeisti: pataisę juos, vėl paleiskite „make build“.")
    return 0


def trouble(number: int | None, name: object = "") -> str:
    """Return an error of the operating system in words."""
    words = TROUBLES.get(number or 0) or os.strerror(number or 0)
    return f"Nepavyko įrašyti{f' ({name})' if name else ''}: {words}."


def internal_fault(root: Path, words: str) -> str:
    """Keep what the builder said for the maintainers, and return its last line for the author."""
    refused = re.search(r"\[Errno (\d+)\]", words)
    if refused and int(refused.group(1)) in TROUBLES:
        return trouble(int(refused.group(1)))
    notes = root / ".cache/klaida.txt"
    notes.parent.mkdir(exist_ok=True)
    notes.write_text(words, "utf-8")
    lines = [line for line in words.strip().splitlines() if line.strip()]
    named = next((line for line in lines if "Error building page" in line), "")
    last = lines[-1] if lines else ""
    return f"Vidinė klaida: {named} {last}\nVisas pranešimas prižiūrėtojams: .cache/klaida.txt"


def environment(root: Path) -> dict[str, str]:
    """Return the environment of the builder: silent about its end of life, dates fixed to the last commit."""
    values = dict(os.environ, NO_MKDOCS_2_WARNING="1")
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
    """Serve the site with live reload until interrupted; `--dirty`: only pages that changed are laid out again."""
    say(f"Svetainė atsidarys adresu http://127.0.0.1:{port}/ (sustabdyti: Ctrl+C)")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--quiet",
        "--livereload",
        "--dirty",
        "--dev-addr",
        f"127.0.0.1:{port}",
    ]
    try:
        return subprocess.run(command, cwd=root, env=environment(root), check=False).returncode  # noqa: S603
    except KeyboardInterrupt:
        return 0
