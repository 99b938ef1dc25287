"""Serving while writing: edits appear, a broken file shows its messages, the server always answers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support import Project, equip

PATIENCE = 30


@pytest.fixture
def served(sample: Project) -> Iterator[tuple[Project, str]]:
    equip(sample.root)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "kb", "serve", "--port", str(port)],
        cwd=sample.root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        yield sample, f"http://127.0.0.1:{port}/"
    finally:
        os.killpg(server.pid, 15)
        server.wait(10)


def wait_for(address: str, good: Callable[[str], bool]) -> str:
    """Ask again until the page is as expected; every answer comes in time."""
    end = time.monotonic() + PATIENCE
    text = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                text = answer.read().decode()
        except urllib.error.HTTPError as error:
            text = error.read().decode()
        except (urllib.error.URLError, ConnectionError):
            text = ""
        if good(text):
            return text
        time.sleep(0.1)  # between questions, not instead of them
    raise AssertionError(text[:2000])


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_edit_break_mend_add_and_delete(served: tuple[Project, str]) -> None:
    project, home = served
    page = f"{home}atvejai/bandymas/"
    case = project.root / "cases/no/bandymas.md"
    wait_for(page, lambda text: "Biblioteka skolina ne tik knygas" in text)
    edit(case, "Biblioteka skolina ne tik knygas", "Biblioteka skolina ir sėklas")
    wait_for(page, lambda text: "Biblioteka skolina ir sėklas" in text)
    edit(case, "country: NO", "country: XX")
    broken = wait_for(page, lambda text: "nežinoma reikšmė „XX“" in text)
    assert "cases/no/bandymas.md:6" in broken
    assert "Šio puslapio parodyti negalima" in broken
    assert "Turinio klaidos" in wait_for(home, lambda text: "Turinio klaidos" in text)
    edit(case, "country: XX", "country: NO")
    mended = wait_for(page, lambda text: "Biblioteka skolina ir sėklas" in text)
    assert "Turinio klaidos" not in mended
    second = case.read_text("utf-8").replace("id: bandymas", "id: antras").replace("status: published", "status: draft")
    project.write("cases/no/antras.md", second)
    assert "Nepaskelbta: Juodraštis" in wait_for(f"{home}atvejai/antras/", lambda text: "Juodraštis" in text)
    (project.root / "cases/no/antras.md").unlink()
    wait_for(f"{home}atvejai/antras/", lambda text: "Juodraštis" not in text and "404" in text)
