"""Pagefind on the same pages: indexed by its own program, asked in a browser."""

from __future__ import annotations

import functools
import gzip
import html
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tools.browser import find_browser

ASK = """async (questions) => {
    const engine = await import('/pagefind/pagefind.js');
    await engine.options({excerptLength: 1});
    await engine.init();
    const found = [];
    for (const question of questions) {
        const answer = await engine.search(question);
        found.push(await Promise.all(answer.results.slice(0, 1).map(async (hit) => (await hit.data()).url)));
    }
    return found;
}"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def ask(folder: Path, pages: list[Mapping[str, Any]], asked: list[str]) -> tuple[list[list[str]], float, int, int]:
    """Return answers, milliseconds a question, and bytes before the first answer and in all."""
    site = folder / "pages"
    for page in pages:
        file = site / page["url"] / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        rest = " ".join([page["lead"], *page["names"], page["place"], page["headings"], page["body"]])
        title = html.escape(page["title"])
        file.write_text(
            f'<!doctype html><html lang="lt"><title>{title}</title><h1>{title}</h1><p>{html.escape(rest)}</p></html>',
            "utf-8",
        )
    subprocess.run([sys.executable, "-m", "pagefind", "--site", str(site)], check=True, capture_output=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    loaded: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page()
        tab.goto(f"http://127.0.0.1:{server.server_address[1]}/")
        tab.on("request", lambda request: loaded.append(request.url))
        tab.evaluate(ASK, asked[:1])
        needed = sum(size(site / url.split("/", 3)[3].partition("?")[0]) for url in loaded)
        begin = time.perf_counter()
        found = tab.evaluate(ASK, asked)
        each = 1000 * (time.perf_counter() - begin) / len(asked)
        browser.close()
    server.shutdown()
    whole = sum(size(file) for file in (site / "pagefind").rglob("*") if file.suffix not in (".html", ".css"))
    return [[url.lstrip("/") for url in urls] for urls in found], each, needed, whole


def size(file: Path) -> int:
    """Return the compressed bytes of a file; Pagefind packs its index itself."""
    return len(gzip.compress(file.read_bytes())) if file.is_file() else 0
