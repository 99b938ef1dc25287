"""`make bench`: build time, memory and bytes of this site beside the stock theme, as ratios of one run.

CASES=2000 make bench measures at the size of the floors; the default is smaller, so that it ends in a minute or two.
"""

from __future__ import annotations

import gzip
import logging
import math
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kb.content import load
from kb.lexicon import lexicon
from kb.marking import TermMarks
from markdown import Markdown

from tools.synthetic import ROOT, case, project, stock

ROUNDS = 7
LATER = ("docx", "search")
"""Bundles that a page names but loads only when they are asked for."""
SMALL = 5
"""The project is also built at a fifth of the size, to see how time grows."""


def build(folder: Path) -> tuple[float, float]:
    """Build a project in a process of its own; return seconds and the peak memory in MB of all builds so far."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site"]
    subprocess.run(
        command, cwd=folder, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def edited(folder: Path) -> float:
    """Return the seconds from an edit of one case to the finished page, in a process that stays, as `kb serve` does."""
    from mkdocs.commands.build import build as make  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415

    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    config.plugins.on_startup(command="serve", dirty=True)
    make(config, dirty=True)
    file = folder / "cases/no/atvejis-1.md"
    file.write_text(file.read_text("utf-8").replace("## Sprendimas\n", "## Sprendimas\n\nPakeista[^s1].\n"), "utf-8")
    begin = time.perf_counter()
    make(config, dirty=True)
    return time.perf_counter() - begin


def plain_markdown(count: int) -> float:
    """Return the seconds that bare Python-Markdown needs for the same bodies."""
    bodies = [case(number).split("---\n", 2)[2] for number in range(count)]
    parser = Markdown(extensions=["tables"])
    begin = time.perf_counter()
    for body in bodies:
        parser.reset()
        parser.convert(body)
    return time.perf_counter() - begin


def terms() -> float:
    """Return how many times longer Markdown takes when it marks the real terms in the real texts: each text in its best round."""
    content = load(ROOT)
    marking = TermMarks(lexicon(content.terms.values()), lambda url: f"/{url}")
    parsers = (Markdown(extensions=["tables"]), Markdown(extensions=["tables", marking]))
    seconds = [0.0, 0.0]
    for entry in content.entries:
        for number, parser in enumerate(parsers):
            seconds[number] += min(seconds_of(parser, entry.body.text) for _ in range(ROUNDS))
    return seconds[1] / seconds[0]


def seconds_of(parser: Markdown, text: str) -> float:
    """Return the seconds of the processor that one text takes."""
    parser.reset()
    begin = time.process_time()
    parser.convert(text)
    return time.process_time() - begin


def size(folder: Path) -> int:
    """Return the bytes of a built site."""
    return sum(file.stat().st_size for file in (folder / "site").rglob("*") if file.is_file())


def first_view(folder: Path) -> int:
    """Return the compressed bytes of a case page with the style, scripts and fonts that it names."""
    page = folder / "site/atvejai/atvejis-1/index.html"
    named = {Path(name).name for name in re.findall(r"assets/([\w.-]+)", page.read_text("utf-8"))}
    files = [
        page,
        *(file for file in (folder / "site/assets").glob("*.*") if file.name in named and "docx" not in file.name),
    ]
    shown = [file for file in files if file.suffix in (".html", ".css", ".js", ".woff2")]
    return sum(len(f.read_bytes() if f.suffix == ".woff2" else gzip.compress(f.read_bytes())) for f in shown)


def step(name: str, run: Callable[[], float]) -> float:
    """Run one measurement and say that it is done."""
    seconds = run()
    print(f"  {name}: {seconds:.1f} s", flush=True)
    return seconds


def main() -> None:
    """Measure and print."""
    count = int(os.environ.get("CASES", "400"))
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        ours, small = project(place / "ours", count), project(place / "small", count // SMALL)
        outside, inside = stock(place / "outside", count, in_menu=False), stock(place / "inside", count, in_menu=True)
        print(f"{count} synthetic cases", flush=True)
        little = step("ours, a fifth of the cases", lambda: build(small)[0])
        cold = step("ours, cold", lambda: build(ours)[0])
        edit = step("ours, after one edit", lambda: edited(ours))
        bare = step("bare Markdown", lambda: plain_markdown(count))
        out = step("stock theme, cases outside its menu", lambda: build(outside)[0])
        within = step("stock theme, cases in its menu", lambda: build(inside)[0])
        print("\nratios")
        print(f"  cold / stock in the menu        {cold / within:.3f}   (floor at 2,000: 0.05)")
        print(f"  cold / stock outside            {cold / out:.3f}   (floor: 0.40)")
        print(f"  after an edit / stock outside   {edit / out:.3f}   (floor: 0.15)")
        print(f"  cold / bare Markdown            {cold / bare:.2f}")
        print(f"  Markdown with terms / without   {terms():.2f}    (floor: 1.25)")
        print(f"  growth exponent                 {math.log(cold / little) / math.log(SMALL):.2f}   (floor: 1.1)")
        print(f"  output / stock in the menu      {size(ours) / size(inside):.3f}")
        print(f"  first view of a case            {first_view(ours) / 1024:.1f} KiB gzip   (floor: 70)")
    print("Palyginimas baigtas.")


if __name__ == "__main__":
    main()
