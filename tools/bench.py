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
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

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


class Cost(NamedTuple):
    """What a command took: seconds of the clock, and of all processors."""

    wall: float
    processor: float

    def __truediv__(self, other: Cost) -> Cost:
        """Return both as parts of another's."""
        return Cost(self.wall / other.wall, self.processor / other.processor)


PAGES_ALONE = """
import sys
from adapter import build
from kb import export
build.check = lambda content: []
export.write = lambda site, folder: None
from mkdocs.__main__ import cli
sys.argv = ["mkdocs", *sys.argv[1:]]
cli()
"""
"""The pages without the rules of `kb check`, the open data and the search index: what another builder would do for them."""


def build(folder: Path, *command: str) -> Cost:
    """Build a project from nothing, in a process of its own."""
    for made in ("site", ".cache"):
        shutil.rmtree(folder / made, ignore_errors=True)
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, *(command or ("-m", "mkdocs", "build", "--quiet", "--site-dir", "site"))],
        cwd=folder, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    wall, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def edited(folder: Path) -> Cost:
    """Return the seconds from an edit of one case to the finished page, in a process that stays, as `kb serve` does."""
    from mkdocs.commands.build import build as make  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415

    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    config.plugins.on_startup(command="serve", dirty=True)
    make(config, dirty=True)
    file = folder / "cases/no/atvejis-1.md"
    file.write_text(file.read_text("utf-8").replace("## Sprendimas\n", "## Sprendimas\n\nPakeista[^s1].\n"), "utf-8")
    begin, work = time.perf_counter(), time.process_time()
    make(config, dirty=True)
    return Cost(time.perf_counter() - begin, time.process_time() - work)


def plain_markdown(count: int) -> Cost:
    """Return the seconds that bare Python-Markdown needs for the same bodies."""
    bodies = [case(number).split("---\n", 2)[2] for number in range(count)]
    parser = Markdown(extensions=["tables"])
    begin, work = time.perf_counter(), time.process_time()
    for body in bodies:
        parser.reset()
        parser.convert(body)
    return Cost(time.perf_counter() - begin, time.process_time() - work)


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
        *(file for file in (folder / "site/assets").glob("*.*") if file.name in named and not file.name.startswith(LATER)),
    ]
    shown = [file for file in files if file.suffix in (".html", ".css", ".js", ".woff2")]
    return sum(len(f.read_bytes() if f.suffix == ".woff2" else gzip.compress(f.read_bytes())) for f in shown)


def step(name: str, run: Callable[[], Cost]) -> Cost:
    """Run one measurement and say that it is done."""
    cost = run()
    print(f"  {name:42} {cost.wall:6.1f} s, processors {cost.processor:6.1f} s", flush=True)
    return cost


def line(name: str, part: Cost, floor: str = "") -> None:
    """Print a ratio, by the clock and by the processors."""
    print(f"  {name:32} {part.wall:6.3f}   (processors {part.processor:.3f}){f'   floor: {floor}' if floor else ''}")


def main() -> None:
    """Measure and print."""
    count = int(os.environ.get("CASES", "400"))
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        ours, small = project(place / "ours", count), project(place / "small", count // SMALL)
        outside, inside = stock(place / "outside", count, in_menu=False), stock(place / "inside", count, in_menu=True)
        print(f"{count} synthetic cases", flush=True)
        little = step("ours, a fifth of the cases", lambda: build(small))
        whole = step("ours, the whole of `kb build`", lambda: build(ours, "-m", "kb", "build"))
        alone = step("ours, pages alone", lambda: build(ours, "-c", PAGES_ALONE, "build", "--quiet", "--site-dir", "site"))
        cold = step("ours, `mkdocs build` with our hooks", lambda: build(ours))
        edit = step("ours, after one edit", lambda: edited(ours))
        bare = step("bare Markdown", lambda: plain_markdown(count))
        out = step("stock theme, cases outside its menu", lambda: build(outside))
        within = step("stock theme, cases in its menu", lambda: build(inside))
        print("\nratios, by the clock")
        line("cold / stock in the menu", cold / within, "0.05, at 2,000 cases")
        line("cold / stock outside", cold / out, "0.40, at 2,000 cases")
        line("  pages alone / stock outside", alone / out)
        line("  all of kb build / stock outside", whole / out)
        line("after an edit / stock outside", edit / out, "0.15")
        line("cold / bare Markdown", cold / bare)
        print(f"  Markdown with terms / without    {terms():.2f}     floor: 1.25")
        print(f"  growth exponent                  {math.log(cold.wall / little.wall) / math.log(SMALL):.2f}     floor: 1.1")
        print(f"  output / stock in the menu       {size(ours) / size(inside):.3f}")
        print(f"  first view of a case             {first_view(ours) / 1024:.1f} KiB gzip     floor: 70")
        print("Cold: `mkdocs build` with nothing kept. Besides pages and a search index, which stock makes too, ours checks")
        print("every file, and writes data in six forms, a page for every value of a facet, covers and data of each case;")
        print("`kb build` then reads the finished site once more for dead links, leaks and forbidden markup.")
    print("Palyginimas baigtas.")


if __name__ == "__main__":
    main()
