"""Fetches the program of the organisers' editor, Decap CMS, into .cache/editor/, puts Lithuanian words in the places of
English ones that its locales do not reach, and bundles what we add to it.

Decap comes as one ready file inside its npm package, so the hundreds of packages it was made from are not installed: the
package is downloaded alone, through npm, and must be the very one whose hash stands here.
"""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import yaml
from node import ROOT, find_node, npm

from web import install, is_binary, write_texts

PACKAGE = "decap-cms@3.16.3"
HASH = "hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw=="
"""SHA-512 of the package, as npm writes it."""
WANTED = {"package/dist/decap-cms.js": "decap-cms.js", "package/dist/decap-cms.js.LICENSE.txt": "decap-cms.LICENSE.txt"}
WORDS = "hooks/theme/editor-code.yml"
TARGET = ROOT / ".cache/editor"


def fixed() -> list[list[str]]:
    """Return pieces of the program's code with English words, each with ours."""
    pairs: list[list[str]] = yaml.safe_load((ROOT / WORDS).read_text("utf-8"))
    return pairs


def reworded(program: str, words: list[list[str]]) -> str:
    """Return the program with our words; one that is not found means that the program has changed, and stops."""
    lost = [old for old, _ in words if old not in program]
    if lost:
        sys.exit(f"Redaktoriaus programoje nerasta ({WORDS}):\n" + "\n".join(lost))
    for old, new in words:
        program = program.replace(old, new)
    return program


def fetch(node: str) -> None:
    """Download the package unless it is here, compare its hash, unpack the program and give it our words."""
    words = fixed()
    mark, state = TARGET / ".package", f"{HASH}\n{hashlib.sha256(repr(words).encode()).hexdigest()}"
    if mark.is_file() and mark.read_text("utf-8") == state:
        return
    print(f"Atsiunčiamas redaktorius ({PACKAGE}) …", flush=True)
    path = f"{Path(node).parent}{os.pathsep}{os.environ['PATH']}"
    with tempfile.TemporaryDirectory() as folder:
        command = [*npm(node), "pack", PACKAGE, "--silent", "--ignore-scripts", "--pack-destination", folder]
        subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, env={**os.environ, "PATH": path})
        file = next(Path(folder).glob("*.tgz"))
        found = base64.b64encode(hashlib.sha512(file.read_bytes()).digest()).decode()
        if found != HASH:
            sys.exit(f"Redaktoriaus paketas {PACKAGE} kitoks, nei turėtų būti; jis nenaudojamas.")
        TARGET.mkdir(parents=True, exist_ok=True)
        with tarfile.open(file) as pack:
            for name, target in WANTED.items():
                part = pack.extractfile(name)
                data = part.read() if part else b""
                # the map of its sources is not published
                text = (data.rpartition(b"//# sourceMappingURL=")[0] or data).decode()
                (TARGET / target).write_text(reworded(text, words) if target.endswith(".js") else text, "utf-8", newline="")
    mark.write_text(state, "utf-8")


def bundle(node: str) -> None:
    """Bundle our part: phrases, preview, settings."""
    esbuild = ROOT / "node_modules/esbuild/bin/esbuild"
    launcher = [str(esbuild)] if is_binary(esbuild) else [node, str(esbuild)]
    options = ["--bundle", "--minify", "--format=iife", "--target=es2022", "--charset=utf8", "--log-level=warning"]
    subprocess.run([*launcher, "web/editor/editor.ts", *options, f"--outfile={TARGET / 'editor.js'}"], cwd=ROOT, check=True)


if __name__ == "__main__":
    program = find_node()
    install(program)
    write_texts()
    fetch(program)
    bundle(program)
