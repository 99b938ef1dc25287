"""The published site is whole at every moment: killed before any step of a swap, a rollback or a clearing away."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from kb import shelf

DIES = """
import os, sys
from pathlib import Path
from kb import shelf
left = int(sys.argv[2])
def count(event, details):
    global left
    if event in ("os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.utime", "shutil.rmtree") or event.startswith("ctypes.dlsym"):
        left -= 1
        if left < 0:
            os._exit(9)
root = Path(sys.argv[1])
if sys.argv[4] == "two-renames":
    shelf.exchange = lambda one, other: False
sys.addaudithook(count)
with shelf.alone(root):
    if sys.argv[3] == "publish":
        (root / "fresh").rename(root / "site.new-1")
        shelf.publish(root / "site.new-1", root)
    else:
        shelf.back(root)
"""


def make_site(folder: Path, word: str, time: int) -> Path:
    (folder / "deep").mkdir(parents=True)
    for name in ("index.html", "deep/index.html"):
        (folder / name).write_text(word)
    os.utime(folder, (time, time))
    return folder


def word(site: Path) -> str:
    """Return what a whole site says; half a site, or a mixed one, says something else."""
    return "|".join(sorted({(site / name).read_text() for name in ("index.html", "deep/index.html")}))


def project(root: Path) -> None:
    make_site(root / "site", "E", 1_700_000_500)
    for n, name in enumerate("ABC"):
        place = make_site(root / "middle", name, 1_700_000_000 + 100 * n)
        (root / "site.old").mkdir(exist_ok=True)
        place.rename(root / "site.old" / shelf.made(place))


@pytest.mark.parametrize("way", ["exchange", "two-renames"])
@pytest.mark.parametrize(("act", "before", "after"), [("publish", "E", "F"), ("back", "E", "C")])
def test_killed_before_every_step(tmp_path: Path, act: str, before: str, after: str, way: str) -> None:
    seen = []
    for step in range(100):
        root = tmp_path / str(step)
        project(root)
        make_site(root / "fresh", "F", 1_700_000_900)
        code = subprocess.run([sys.executable, "-c", DIES, str(root), str(step), act, way], check=False).returncode
        assert code in (0, 9)
        if way == "exchange":
            assert word(root / "site") in (before, after)
        with shelf.alone(root):
            assert word(root / "site") in (before, after)
            assert [word(place) for place in shelf.shelf(root)]
            assert list(root.glob(f"{shelf.NEW}*")) == []
        seen.append(word(root / "site"))
        if code == 0:
            break
    assert len(seen) > 3
    assert seen[0] == before
    assert seen[-1] == after


def test_a_second_build_is_sent_away(tmp_path: Path) -> None:
    with shelf.alone(tmp_path), pytest.raises(shelf.Busy), shelf.alone(tmp_path):
        pass
    with shelf.alone(tmp_path):
        pass


def test_three_older_sites_are_kept_and_come_back_one_after_another(tmp_path: Path) -> None:
    for n, name in enumerate("ABCDE"):
        shelf.publish(make_site(tmp_path / "site.new-1", name, 0), tmp_path)
        os.utime(tmp_path / "site", (1_700_000_000 + n, 1_700_000_000 + n))
    assert word(tmp_path / "site") == "E"
    assert [word(place) for place in shelf.shelf(tmp_path)] == ["D", "C", "B"]
    for expected in "DCB":
        assert shelf.back(tmp_path)
        assert word(tmp_path / "site") == expected
    assert shelf.back(tmp_path) is None
    assert word(tmp_path / "site") == "B"
    assert [word(place) for place in shelf.shelf(tmp_path)] == ["E", "D", "C"]


def test_a_lost_site_comes_back(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "site").rename(tmp_path / "elsewhere")
    with shelf.alone(tmp_path):
        assert word(tmp_path / "site") == "C"
