"""The site behind the real nginx with the settings of hosting/: headers, packed files, and a policy that no page breaks."""

from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import find_nginx
from kb.compress import compress
from kb.policy import nginx, policy
from playwright.sync_api import Browser
from support import ROOT
from test_quality import KINDS

LISTEN = """
document.addEventListener('securitypolicyviolation', e => console.log('violation ' + e.violatedDirective + ' ' + e.blockedURI));
"""


@pytest.fixture(scope="module")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    shutil.copytree(site, folder / "site")
    assert compress(folder / "site") > 300
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = (ROOT / "hosting/nginx.conf").read_text("utf-8")
    for old, new in (
        ("listen 8080", f"listen 127.0.0.1:{port}"),
        ("/srv/site", str(folder / "site")),
        ("pid /tmp", f"pid {folder}"),
        ("path /tmp", f"path {folder}"),
        ("worker_processes auto;", "worker_processes 1;\ndaemon off;\nmaster_process off;"),
    ):
        assert old in settings
        settings = settings.replace(old, new)
    (folder / "nginx.conf").write_text(settings, "utf-8")
    (folder / "headers.conf").write_text(nginx(), "utf-8")
    program = find_nginx()
    assert program, "žiniatinklio serverio testams nėra: paleiskite „make test“, kuris jį įdiegia"
    server = subprocess.Popen([program, "-p", str(folder), "-c", str(folder / "nginx.conf")])
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        assert server.poll() is None, "nginx did not start"
        time.sleep(0.05)  # between questions, not instead of them
    yield port
    server.terminate()
    server.wait(10)


def ask(port: int, path: str, packing: str = "", method: str = "GET") -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers={"Accept-Encoding": packing} if packing else {})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def test_no_page_breaks_the_policy(browser: Browser, served: int) -> None:
    home = f"http://127.0.0.1:{served}/"
    context = browser.new_context(locale="lt-LT")
    context.add_init_script(LISTEN)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    for kind, address in KINDS.items():
        answer = page.goto(home + address, wait_until="networkidle")
        assert answer
        assert answer.ok, kind
        assert answer.headers["content-security-policy"] == policy(header=True), kind
        assert page.evaluate("document.documentElement.classList.contains('js')"), kind
    page.goto(f"{home}paieska/?q=lesu+pritraukimo+plano")
    page.locator("#rezultatai .best a").wait_for()
    assert said == []
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">a</p>')")
    page.evaluate("new Promise(done => requestAnimationFrame(done))")
    assert any("violation style-src" in one for one in said), "the policy is not at work"
    context.close()


def test_headers(served: int, site: Path) -> None:
    page = ask(served, "/")
    assert page.status == 200
    assert page.getheader("Content-Type") == "text/html; charset=utf-8"
    assert page.getheader("Cache-Control") == "no-cache"
    assert page.getheader("X-Content-Type-Options") == "nosniff"
    assert page.getheader("Referrer-Policy") == "no-referrer"
    assert "unsafe" not in str(page.getheader("Content-Security-Policy"))
    assert page.getheader("Access-Control-Allow-Origin") is None
    style = next((site / "assets").glob("site-*.css")).name
    assert ask(served, f"/assets/{style}").getheader("Cache-Control") == "public, max-age=31536000, immutable"
    assert ask(served, "/assets/zenklas.svg").getheader("Cache-Control") == "no-cache"
    assert ask(served, "/duomenys/atvejai.json").getheader("Access-Control-Allow-Origin") == "*"
    missing = ask(served, "/nera/tokio/")
    assert missing.status == 404
    assert missing.getheader("Content-Security-Policy") == policy(header=True)
    assert ask(served, "/_headers").status == 404
    assert ask(served, "/index.html.gz").status == 404
    assert ask(served, "/", method="POST").status in (403, 405)
    assert ask(served, "/apie").getheader("Location") == "/apie/"


def test_files_packed_beforehand_are_sent(served: int, site: Path) -> None:
    plain = (site / "zodynas/index.html").stat().st_size
    for packing in ("gzip", "br"):
        answer = ask(served, "/zodynas/", packing)
        assert answer.getheader("Content-Encoding") == packing
        assert int(str(answer.getheader("Content-Length"))) < plain / 3
        assert answer.getheader("Content-Security-Policy") == policy(header=True)
    assert ask(served, "/zodynas/").getheader("Content-Encoding") is None


def test_headers_for_static_hosts_set_each_header_once(site: Path) -> None:
    rules: dict[str, list[str]] = {}
    for line in (site / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            rules.setdefault(line, [])
            last = line
        else:
            rules[last].append(line.split(":")[0].strip())
    assert len(rules) < 100  # the limit of Cloudflare Pages
    for folder in (place.name for place in site.iterdir() if place.is_dir() and place.name != "redagavimas"):
        assert "Content-Security-Policy" in rules[f"/{folder}/*"]
    assert not {"Content-Security-Policy", "Cache-Control"} & set(rules["/*"])
    for file in (site / "assets").iterdir():
        assert rules[f"/assets/{file.name}"] == ["Cache-Control"]
