"""The published site and the ones before it: `site/` is always whole, up to three older ones stand in `site.old/`.

A new site takes the place of the old one in one step of the operating system (an exchange of two names). Where a system
has no such step, two renames do; should the machine stop between them, `recover` mends it before the next command. Every
site is named by the time it was finished, which its folder keeps as the time of its last change.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from kb.text import day

KEPT = 3
"""How many older sites are kept."""
NEW = "site.new-"
"""How the names of sites in the making and of those being deleted begin."""
LINUX_EXCHANGE, MAC_EXCHANGE, HERE = 2, 2, -100
"""RENAME_EXCHANGE of renameat2(2), RENAME_SWAP of renamex_np(2), AT_FDCWD."""


class Busy(Exception):
    """Another build of the same project is at work."""


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the project for one build; raise Busy when another has it. A killed build lets go by itself."""
    import fcntl  # noqa: PLC0415 (Windows has none; there the commands of MkDocs remain)

    file = root / ".cache/build.lock"
    file.parent.mkdir(exist_ok=True)
    with file.open("a", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy from None
        recover(root)
        yield


def recover(root: Path) -> None:
    """Clear away what killed builds left; bring back the last good site when it was being swapped."""
    for folder in root.glob(f"{NEW}*"):
        shutil.rmtree(folder, ignore_errors=True)
    if not (root / "site").exists() and (older := shelf(root)):
        older[0].rename(root / "site")


def shelf(root: Path) -> list[Path]:
    """Return the older sites, the newest first."""
    return sorted((folder for folder in (root / "site.old").glob("2*") if folder.is_dir()), reverse=True)


def made(site: Path) -> str:
    """Return when a site was finished, as the name of its place on the shelf."""
    return datetime.fromtimestamp(site.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H-%M-%SZ")


def clock(name: str) -> str:
    """Return the name of a place on the shelf in words: „2026 m. lapkričio 22 d. 16.31“, by the clock of this machine."""
    moment = datetime.strptime(name[:20], "%Y-%m-%dT%H-%M-%SZ").replace(tzinfo=UTC).astimezone()
    return f"{day(moment.date())} {moment:%H.%M}"


def publish(fresh: Path, root: Path) -> None:
    """Put a finished site in the place of the published one, and that one on the shelf."""
    site = root / "site"
    os.utime(fresh)
    if not site.exists():
        fresh.rename(site)
        return
    swap(fresh, site, free_place(root, site))
    for old in shelf(root)[KEPT:]:
        trash = root / f"{NEW}{os.getpid()}-{old.name}"
        old.rename(trash)
        shutil.rmtree(trash, ignore_errors=True)


def back(root: Path) -> Path | None:
    """Publish the newest site that is older than the present one, and return the place where that one now stands."""
    site = root / "site"
    older = [folder for folder in shelf(root) if not site.exists() or folder.name < made(site)]
    if not older:
        return None
    if not site.exists():
        older[0].rename(site)
        return site
    place = free_place(root, site)
    swap(older[0], site, place)
    return place


def free_place(root: Path, site: Path) -> Path:
    """Return a place on the shelf for the published site."""
    shelves = root / "site.old"
    shelves.mkdir(exist_ok=True)
    names = (made(site) + (f"-{n}" if n else "") for n in range(1000))
    return next(shelves / name for name in names if not (shelves / name).exists())


def swap(fresh: Path, site: Path, place: Path) -> None:
    """Publish `fresh` as `site` and leave the former site at `place`, in one step where the system has one."""
    if exchange(fresh, site):
        fresh.rename(place)
        return
    site.rename(place)
    try:
        fresh.rename(site)
    except OSError:
        place.rename(site)
        raise


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the disk cannot."""
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None, use_errno=True)
        names = os.fsencode(one), os.fsencode(other)
        if sys.platform == "darwin":
            return bool(library.renamex_np(*names, MAC_EXCHANGE) == 0)
        return bool(library.renameat2(HERE, names[0], HERE, names[1], LINUX_EXCHANGE) == 0)
    return False
