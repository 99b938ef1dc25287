"""The command `kb`: check, report, build, rollback, lecturers, serve."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from kb import report
from kb.checks import check
from kb.content import load
from kb.overview import overview
from kb.problems import Problem, has_errors

FORMATS = {"text": report.as_text, "json": report.as_json, "github": report.as_github}


class Parser(argparse.ArgumentParser):
    """A parser whose own words are Lithuanian."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Stop with exit code 2 and a word on how to ask for help."""
        self.exit(2, f"kb: neteisingai parašyta komanda ({message}). Pagalba: kb --help\n")


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 the content has errors, 2 wrong usage."""
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        say(f"kb: {Problem('internal', '', args={'reason': f'{type(error).__name__}: {error}'}).message()}", error=True)
        if os.environ.get("KB_DEBUG"):
            raise
        return 1


def parser() -> Parser:
    """Return the parser of all commands."""
    top = Parser(prog="kb", description="Kultūros inovacijų žinių bazės įrankiai.")
    top.add_argument("--root", type=Path, default=None, help="projekto aplankas (jei ne dabartinis)")
    commands = top.add_subparsers(title="komandos", required=True, parser_class=Parser)
    checking = commands.add_parser("check", help="patikrinti turinį")
    checking.add_argument("paths", nargs="*", metavar="PATH", help="tik šie failai ar aplankai")
    checking.add_argument("--root", type=Path, default=argparse.SUPPRESS, help="projekto aplankas")
    checking.add_argument("--format", choices=FORMATS, default="text", help="išvesties pavidalas")
    checking.add_argument("--lang", choices=("lt", "en"), default="lt", help="pranešimų kalba")
    checking.set_defaults(run=run_check)
    making = commands.add_parser("new", help="pradėti naują istoriją ar sąvoką: atsakote į klausimus")
    making.add_argument("kind", choices=("case", "term"), help="case – istorija, term – sąvoka")
    making.add_argument("--root", type=Path, default=argparse.SUPPRESS, help="projekto aplankas")
    making.set_defaults(run=run_new)
    bringing = commands.add_parser("import", help="istorijos failą (formos, Word ruošinio ar .md) paversti juodraščiu")
    bringing.add_argument("files", nargs="+", type=Path, metavar="FILE", help="vienas ar keli failai")
    bringing.add_argument("--anyway", action="store_true", help="įrašyti juodraštį, nors jame yra klaidų")
    bringing.add_argument("--root", type=Path, default=argparse.SUPPRESS, help="projekto aplankas")
    bringing.set_defaults(run=run_import)
    others = (
        ("report", run_report, "rengėjų apžvalga: kas aprašyta, ko trūksta, ką peržiūrėti"),
        ("links", run_links, "patikrinti, ar veikia nuorodos į kitas svetaines (reikia interneto)"),
        ("build", run_build, "sukurti svetainę aplanke site/"),
        ("rollback", run_rollback, "grąžinti ankstesnę svetainę (saugomos trys)"),
        ("headers", run_headers, "parodyti serverio „nginx“ nuostatas: saugos antraštes ir kiek laiko laikyti failus"),
        ("lecturers", run_lecturers, "sukurti vedėjų aplankus aplanke vedejams/ (ne svetainėje)"),
        ("serve", run_serve, "rodyti svetainę šiame kompiuteryje"),
    )
    for name, run, text in others:
        command = commands.add_parser(name, help=text)
        command.add_argument("--root", type=Path, default=argparse.SUPPRESS, help="projekto aplankas")
        command.set_defaults(run=run)
        if name == "build":
            command.add_argument("--fewer", action="store_true", help="skelbti, nors puslapių gerokai sumažėjo")
            command.add_argument("--compress", action="store_true", help="šalia failų padėti suspaustus (.gz ir .br)")
        if name == "serve":
            command.add_argument("--port", type=int, default=8000, help="prievadas (8000)")
    return top


def root_of(options: argparse.Namespace) -> Path:
    """Return the project folder: the given one, or the nearest with mkdocs.yml above the current one."""
    if options.root:
        return Path(options.root).resolve()
    here = Path.cwd()
    return next((place for place in (here, *here.parents) if (place / "mkdocs.yml").is_file()), here)


def run_check(options: argparse.Namespace) -> int:
    """Report the problems of the content."""
    root = root_of(options)
    if not any((root / folder).is_dir() for folder in ("cases", "docs")):
        say(f"kb: aplanke {root} nėra nei cases/, nei docs/.", error=True)
        return 2
    wanted = [path_in(root, path) for path in options.paths]
    missing = [given for given, path in zip(options.paths, wanted, strict=True) if not (root / path).exists()]
    if missing:
        say(f"kb: nėra tokio failo: {', '.join(missing)}", error=True)
        return 2
    content = load(root)
    problems = check(content)
    if wanted:
        problems = [p for p in problems if any(p.path == w or p.path.startswith(f"{w}/") or w == "." for w in wanted)]
    if text := FORMATS[options.format](problems, options.lang):
        say(text)
    files = len(content.entries) + len(content.broken)
    say(report.summary(problems, files, options.lang), error=True)
    return 1 if has_errors(problems) else 0


def path_in(root: Path, given: str) -> str:
    """Return a path typed by hand as a path inside the project."""
    path = Path(given) if Path(given).is_absolute() else Path.cwd() / given
    if not path.exists():
        path = root / given
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return given


def run_report(options: argparse.Namespace) -> int:
    """Print the organisers' overview."""
    say(overview(load(root_of(options)), datetime.now(UTC).date()))
    return 0


def run_new(options: argparse.Namespace) -> int:
    """Ask questions and write a draft."""
    from kb.interview import converse  # noqa: PLC0415 (only this command asks)

    def ask(words: str) -> str:
        sys.stdout.write(words)
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line

    return converse(root_of(options), options.kind, datetime.now(UTC).date(), ask, say)


def run_import(options: argparse.Namespace) -> int:
    """Turn files of stories into drafts."""
    from kb.bringing import bring  # noqa: PLC0415 (only this command reads stories)

    root = root_of(options)
    if not (root / "cases").is_dir():
        say(f"kb: aplanke {root} nėra cases/.", error=True)
        return 2
    return bring(root, options.files, datetime.now(UTC).date(), say, anyway=options.anyway)


def run_links(options: argparse.Namespace) -> int:
    """Look whether addresses of other sites still answer."""
    from kb.outside import look  # noqa: PLC0415 (the only command that uses the network)

    return look(root_of(options), datetime.now(UTC).date(), say)


def run_build(options: argparse.Namespace) -> int:
    """Build the site and swap it with the published one."""
    from kb.publish import build  # noqa: PLC0415

    return build(root_of(options), say, fewer=options.fewer, packed=options.compress)


def run_rollback(options: argparse.Namespace) -> int:
    """Publish the site before the present one again."""
    from kb.publish import rollback  # noqa: PLC0415

    return rollback(root_of(options), say)


def run_headers(_options: argparse.Namespace) -> int:
    """Print the headers of the site as nginx reads them."""
    from kb.policy import nginx  # noqa: PLC0415

    say(nginx().rstrip())
    return 0


def run_lecturers(options: argparse.Namespace) -> int:
    """Write the lecturers' folders, which are no part of the site."""
    from kb.lecturers import write  # noqa: PLC0415

    return write(root_of(options), say)


def run_serve(options: argparse.Namespace) -> int:
    """Serve the site with live reload."""
    from kb.publish import serve  # noqa: PLC0415

    return serve(root_of(options), options.port, say)


def say(text: str, *, error: bool = False) -> None:
    """Write a line for the person at the terminal."""
    stream = sys.stderr if error else sys.stdout
    stream.write(f"{text}\n")
    stream.flush()


if __name__ == "__main__":
    sys.exit(main())
