"""The search beside its neighbours, on the same pages and questions, in one run: right first answers, bytes, time."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests")]

from kb.content import load  # noqa: E402
from kb.search import documents, index  # noqa: E402
from questions import Question, questions  # noqa: E402

EACH = 120
"""Questions of each kind, so that the slow neighbours end too."""


class Outcome(NamedTuple):
    """What one engine did."""

    name: str
    found: list[list[str]]
    milliseconds: float
    needed: int
    """Bytes, gzip, before the first answer."""
    whole: int


def manifest() -> dict[str, str]:
    """Return the names of the bundled files."""
    return dict(json.loads((ROOT / "web/dist/manifest.json").read_text("utf-8")))


def packed(path: Path) -> int:
    """Return the compressed bytes of a file."""
    return len(gzip.compress(path.read_bytes()))


def ours(folder: Path, asked: list[str]) -> Outcome:
    """Ask our own index."""
    names = manifest()
    command = [names["node"], str(ROOT / "web/dist/search-node.mjs"), "ask", str(folder)]
    result = subprocess.run(command, input="\n".join(asked), capture_output=True, text=True, check=True)
    found = [[hit["url"] for hit in json.loads(line)] for line in result.stdout.splitlines()]
    first = packed(ROOT / "web/dist" / names["search.js"]) + packed(folder / "antrastes.js")
    whole = first + packed(folder / "santraukos.js") + packed(folder / "tekstai.js")
    return Outcome("ours", found, float(result.stderr.split()[0]), first, whole)


def neighbour(kind: str, name: str, folder: Path, asked: list[str]) -> Outcome:
    """Ask MiniSearch without keys, or the worker of the stock theme."""
    import material  # noqa: PLC0415

    worker = next((Path(material.__file__).parent / "templates/assets/javascripts/workers").glob("search.*.min.js"))
    bundle, questions_file = folder / "engines.mjs", folder / "questions.txt"
    questions_file.write_text("\n".join(asked), "utf-8")
    names = manifest()
    options = ["--bundle", "--platform=node", "--format=esm", f"--outfile={bundle}", "--log-level=error"]
    subprocess.run([str(ROOT / "node_modules/esbuild/bin/esbuild"), "tools/engines.ts", *options], cwd=ROOT, check=True)
    command = [names["node"], str(bundle), kind, str(folder / "pages.json"), str(questions_file), str(worker)]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    script = packed(worker) if kind == "stock" else 6_000
    return Outcome(name, told["found"], told["milliseconds"], told["bytes"] + script, told["bytes"] + script)


def pagefind(folder: Path, asked: list[str]) -> Outcome:
    """Ask Pagefind in a browser."""
    from tools.bench_pagefind import ask  # noqa: PLC0415

    return Outcome("Pagefind, lt", *ask(folder, json.loads((folder / "pages.json").read_text("utf-8")), asked))


def shares(outcome: Outcome, asked: list[Question]) -> dict[str, tuple[float, float]]:
    """Return, for each kind of question, the percent of right first answers and of empty ones."""
    rows: dict[str, list[tuple[bool, bool]]] = {}
    for question, urls in zip(asked, outcome.found, strict=True):
        rows.setdefault(question.kind, []).append((urls[:1] == [question.url], not urls))
    return {
        kind: (100 * sum(r for r, _ in row) / len(row), 100 * sum(e for _, e in row) / len(row))
        for kind, row in rows.items()
    }


def sample(asked: list[Question]) -> list[Question]:
    """Return at most so many questions of each kind."""
    chance = random.Random(3)
    kinds = list(dict.fromkeys(question.kind for question in asked))
    groups = ([question for question in asked if question.kind == kind] for kind in kinds)
    return [question for group in groups for question in (chance.sample(group, EACH) if len(group) > EACH else group)]


def main() -> None:
    """Measure and print."""
    content = load(ROOT).public
    asked = sample(questions(content))
    texts = [question.text for question in asked]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "pages.json").write_text(json.dumps(documents(content), ensure_ascii=False), "utf-8")
        for name, data in index(content, manifest()["node"], ROOT / "web/dist/search-node.mjs").items():
            (folder / name).write_bytes(data)
        runs: list[Callable[[], Outcome]] = [
            lambda: ours(folder, texts),
            lambda: neighbour("plain", "MiniSearch, no keys", folder, texts),
            lambda: neighbour("stock", "stock theme", folder, texts),
            lambda: pagefind(folder, texts),
        ]
        outcomes = [run() for run in runs]
    kinds = list(dict.fromkeys(question.kind for question in asked))
    tables = {outcome.name: shares(outcome, asked) for outcome in outcomes}
    print(f"search, {len(asked)} questions: right first answer / no answer, in percent")
    print(" " * 32 + "".join(f"{outcome.name:>22}" for outcome in outcomes))
    for kind in kinds:
        print(
            f"{kind:32}" + "".join(f"{tables[o.name][kind][0]:>15.0f} /{tables[o.name][kind][1]:>4.0f} " for o in outcomes)
        )
    print(f"{'kB gzip before the first answer':32}" + "".join(f"{o.needed / 1000:>20.0f}  " for o in outcomes))
    print(f"{'kB gzip in all':32}" + "".join(f"{o.whole / 1000:>20.0f}  " for o in outcomes))
    print(f"{'milliseconds a question':32}" + "".join(f"{o.milliseconds:>20.1f}  " for o in outcomes))


if __name__ == "__main__":
    main()
