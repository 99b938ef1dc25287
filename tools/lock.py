"""Renews the locked versions: exact, with hashes, without any address of a registry."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from node import ROOT, find_node, npm

OPTIONS = [
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--quiet",
]


def main() -> None:
    """Compile the three lists of Python packages, then the one of npm."""
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "uv"], check=True)
    for name in ("site", "test", "bench", "node"):
        print(f"requirements/{name}.lock …", flush=True)
        command = [sys.executable, "-m", "uv", "pip", "compile", *OPTIONS, f"{name}.in", "-o", f"{name}.lock"]
        subprocess.run(command, cwd=ROOT / "requirements", check=True)
    print("package-lock.json …", flush=True)
    subprocess.run([*npm(find_node()), "install", "--package-lock-only"], cwd=ROOT, check=True)
    print("Užrakintos versijos atnaujintos.")


if __name__ == "__main__":
    main()
