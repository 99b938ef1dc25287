"""Bundles styles and scripts of web/ into web/dist/, with a manifest of their hashed names."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import yaml
from node import ROOT, find_node, npm

WEB, DIST = ROOT / "web", ROOT / "web/dist"
TEXTS = WEB / "texts.json"
CREDIT = WEB / "css/credit.css"
"""Made from theme/lt.yml."""


def entries() -> list[str]:
    """Return what is bundled: every style and script that lies in web/ itself; `*-node.ts` run in Node."""
    return sorted(file.name for file in WEB.glob("*.*") if file.suffix in (".css", ".ts"))


def write_texts() -> None:
    """Give the scripts the texts of the interface, and paper the line of credit at its foot: they stand in theme/lt.yml, once."""
    texts = yaml.safe_load((ROOT / "hooks/theme/lt.yml").read_text("utf-8"))
    TEXTS.write_text(json.dumps(texts, ensure_ascii=False), "utf-8")
    credit = json.dumps(texts["foot"]["credit"], ensure_ascii=False)
    CREDIT.write_text(f":root {{ --credit: {credit}; }}\n", "utf-8")


def install(node: str) -> None:
    """Install the locked npm packages unless they are there already."""
    mark, lock = ROOT / "node_modules/.kb-lock", ROOT / "package-lock.json"
    if mark.is_file() and mark.read_bytes() == lock.read_bytes():
        return
    print("Diegiami naršyklės dalies įrankiai …", flush=True)
    path = f"{Path(node).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        [*npm(node), "ci", "--silent", "--ignore-scripts"],
        cwd=ROOT,
        check=True,
        env={**os.environ, "PATH": path},
    )
    mark.write_bytes(lock.read_bytes())


def bundle(node: str) -> None:
    """Run esbuild and write the manifest."""
    shutil.rmtree(DIST, ignore_errors=True)
    meta = DIST / "meta.json"
    esbuild = ROOT / "node_modules/esbuild/bin/esbuild"
    options = ["--bundle", "--minify", "--format=iife", "--target=es2022,safari15", "--charset=utf8", "--entry-names=[name]-[hash]",
               "--asset-names=[name]-[hash]", "--loader:.woff2=file", f"--outdir={DIST}", f"--metafile={meta}", "--log-level=warning"]  # fmt: skip
    launcher = [str(esbuild)] if is_binary(esbuild) else [node, str(esbuild)]
    pages = [entry for entry in entries() if not entry.endswith("-node.ts")]
    subprocess.run([*launcher, *(f"web/{entry}" for entry in pages), *options], cwd=ROOT, check=True)
    outputs = json.loads(meta.read_text("utf-8"))["outputs"]
    names = {}
    for output, facts in outputs.items():
        source = facts.get("entryPoint") or (list(facts["inputs"]) or [""])[0]
        names[Path(source).with_suffix(".js" if source.endswith(".ts") else Path(source).suffix).name] = Path(output).name
    meta.unlink()
    node_scripts = [f"web/{entry}" for entry in entries() if entry.endswith("-node.ts")]
    for_node = [
        "--bundle",
        "--platform=node",
        "--format=esm",
        "--out-extension:.js=.mjs",
        f"--outdir={DIST}",
        "--log-level=warning",
    ]
    subprocess.run([*launcher, *node_scripts, *for_node], cwd=ROOT, check=True)
    names["node"] = node
    shutil.copy(ROOT / "web/zenklas.svg", DIST / "zenklas.svg")
    (DIST / "manifest.json").write_text(json.dumps(dict(sorted(names.items())), indent=1) + "\n", "utf-8")


def is_binary(path: Path) -> bool:
    """Tell whether a file is a program rather than a script."""
    return path.read_bytes()[:4] == b"\x7fELF"


if __name__ == "__main__":
    program = find_node()
    install(program)
    write_texts()
    if sys.argv[1:] == ["types"]:
        tsc = [program, str(ROOT / "node_modules/typescript/bin/tsc"), "--noEmit", "-p", "web"]
        sys.exit(subprocess.run(tsc, cwd=ROOT, check=False).returncode)
    bundle(program)
