"""Publishing: whatever happens to a build, the published site stays whole."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from kb.content import load
from kb.shelf import alone
from support import ROOT, Project, run
from test_build import hashes

CASE = "cases/no/bandymas.md"


@pytest.fixture
def built(sample: Project) -> Project:
    """The sample, built once."""
    for name in ("hooks", "web"):
        (sample.root / name).symlink_to(ROOT / name)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    sample.write("mkdocs.yml", settings.split("\nnav:")[0] + "\nnav:\n  - Pradžia: index.md\n")
    result = run("kb", "build", cwd=sample.root)
    assert result.returncode == 0, result.stdout + result.stderr
    return sample


def edit(project: Project, old: str, new: str) -> None:
    file = project.root / CASE
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_killed_at_any_time_the_site_is_whole(built: Project) -> None:
    old = hashes(built.root / "site")
    start = time.monotonic()
    assert run("kb", "build", cwd=built.root).returncode == 0
    length = time.monotonic() - start
    edit(built, "ne tik knygas", "ir įrankius")
    chance = random.Random(2026)
    seen = []
    for _ in range(8):
        building = subprocess.Popen([sys.executable, "-m", "kb", "build"], cwd=built.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)  # fmt: skip
        with suppress(subprocess.TimeoutExpired):
            building.wait(chance.uniform(0, 1.1 * length))
        if building.poll() is None:
            os.killpg(building.pid, signal.SIGKILL)
            building.wait()
        seen.append(hashes(built.root / "site"))
    assert run("kb", "build", cwd=built.root).returncode == 0
    new = hashes(built.root / "site")
    assert new != old
    # a build killed after the exchange of the two sites has published the whole new one
    assert [site for site in seen if site not in (old, new)] == []
    assert list(built.root.glob("site.new-*")) == []


def test_a_full_disk_is_told_and_changes_nothing(built: Project) -> None:
    before = hashes(built.root / "site")
    # the operating system refuses to write files above a size, as it does when a disk is full
    failed = subprocess.run(
        [sys.executable, "-m", "kb", "build"],
        cwd=built.root,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert failed.returncode == 1
    assert "diske nebeliko vietos" in failed.stderr
    assert "Ankstesnė svetainė nepakeista" in failed.stderr
    assert "Traceback" not in failed.stdout + failed.stderr
    assert hashes(built.root / "site") == before
    assert list(built.root.glob("site.new-*")) == []


READ_ONLY = """
import errno, os, sys
def refuse(event, details):
    writes = event == "open" and details[2] & (os.O_WRONLY | os.O_RDWR) or event in ("os.mkdir", "os.rename")
    if writes and str(details[0]).startswith(os.getcwd()):
        raise OSError(errno.EROFS, "Read-only file system", str(details[0]))
from kb.cli import main
sys.addaudithook(refuse)
sys.exit(main([sys.argv[1]]))
"""


@pytest.mark.parametrize("command", ["build", "rollback"])
def test_a_disk_that_cannot_be_written_is_told(built: Project, command: str) -> None:
    before = hashes(built.root / "site")
    failed = subprocess.run(
        [sys.executable, "-c", READ_ONLY, command], cwd=built.root, capture_output=True, text=True, check=False
    )
    assert failed.returncode == 1
    assert "diskas skirtas tik skaityti" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert hashes(built.root / "site") == before


def test_two_builds_at_once(built: Project) -> None:
    before = hashes(built.root / "site")
    with alone(built.root):
        second = run("kb", "build", cwd=built.root)
    assert second.returncode == 1
    assert "svetainę jau kuria kita komanda" in second.stderr
    assert hashes(built.root / "site") == before


def test_a_site_that_shrank_is_published_only_on_purpose(built: Project) -> None:
    for n in range(20):
        (built.root / f"site/senas-{n}").mkdir()
        (built.root / f"site/senas-{n}/index.html").write_text("<html></html>")
    before = hashes(built.root / "site")
    failed = run("kb", "build", cwd=built.root)
    assert failed.returncode == 1
    assert "puslapių sumažėjo" in failed.stderr
    assert "kb build --fewer" in failed.stderr
    assert hashes(built.root / "site") == before
    assert run("kb", "build", "--fewer", cwd=built.root).returncode == 0
    assert not (built.root / "site/senas-1").exists()


def test_a_fault_of_a_template_stops_the_publishing(built: Project) -> None:
    before = hashes(built.root / "site")
    (built.root / "hooks").unlink()
    for name in ("kb", "adapter", "site_hooks.py"):
        (built.root / "hooks").mkdir(exist_ok=True)
        (built.root / "hooks" / name).symlink_to(ROOT / "hooks" / name)
    theme = built.root / "hooks/theme"
    theme.mkdir()
    for file in (ROOT / "hooks/theme").iterdir():
        (theme / file.name).symlink_to(file)
    (theme / "term.html").unlink()
    text = (ROOT / "hooks/theme/term.html").read_text("utf-8")
    (theme / "term.html").write_text(
        text.replace(
            "{% block content %}",
            '{% block content %}<img src="https://example.org/t.gif" alt=""><a href="nera/" onclick="a()">a</a>',
            1,
        )
    )
    failed = run("kb", "build", cwd=built.root)
    assert failed.returncode == 1
    for code in ("site-outside", "site-link", "site-markup"):
        assert f"[{code}]" in failed.stderr
    assert "docs/zodynas/mtep/maketas.md" in failed.stderr
    assert hashes(built.root / "site") == before


def test_rollback_says_what_it_did(built: Project) -> None:
    first = hashes(built.root / "site")
    edit(built, "ne tik knygas", "ir įrankius")
    os.utime(built.root / "site", (1_700_000_000, 1_700_000_000))
    assert run("kb", "build", cwd=built.root).returncode == 0
    second = hashes(built.root / "site")
    assert second != first
    done = run("kb", "rollback", cwd=built.root)
    assert done.returncode == 0
    assert hashes(built.root / "site") == first
    assert "Grąžinta svetainė, sukurta 2023 m. lapkričio 14 d." in done.stdout.replace("\u00a0", " ")
    kept = Path(done.stdout.partition("padėta aplanke ")[2].partition(".\n")[0])
    assert hashes(built.root / kept) == second
    again = run("kb", "rollback", cwd=built.root)
    assert again.returncode == 1
    assert "grįžti nėra kur" in again.stderr
    assert hashes(built.root / "site") == first


def test_a_builder_takes_only_the_word_for_the_content_it_has_read(built: Project) -> None:
    fingerprint = load(built.root).fingerprint
    edit(built, "country: NO", "country: XX")
    for said in ("", fingerprint):
        refused = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "out"],
            cwd=built.root, env={**os.environ, "KB_WAITS": "1", "NO_MKDOCS_2_WARNING": "1"}, input=said, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert refused.returncode == 1
        assert "nežinoma reikšmė „XX“" in refused.stderr
        assert not (built.root / "out").exists()


def test_a_fault_beside_the_pages_stops_the_publishing(built: Project) -> None:
    before = hashes(built.root / "site")
    (built.root / "web").unlink()
    (built.root / "web/dist").mkdir(parents=True)
    for file in (ROOT / "web/dist").iterdir():
        (built.root / "web/dist" / file.name).symlink_to(file)
    (built.root / "web/dist/search-node.mjs").unlink()
    (built.root / "web/dist/search-node.mjs").write_text("throw new Error('no index');")
    failed = run("kb", "build", cwd=built.root)
    assert failed.returncode == 1
    assert "Vidinė klaida" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert "CalledProcessError" in (built.root / ".cache/klaida.txt").read_text("utf-8")
    assert hashes(built.root / "site") == before
    assert list(built.root.glob("site.new-*")) == []
