"""`kb links` before sites as they are: redirects, guards, missing pages, slow and broken servers; each reason in Lithuanian."""

from __future__ import annotations

import json
import ssl
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.error import URLError

import pytest
from kb import outside
from support import Project

TODAY = date(2026, 11, 22)
CODES = {
    "/gone": 410, "/missing": 404, "/server": 500, "/login": 401, "/busy": 429, "/away": 503, "/law": 451, "/robots": 999,
}  # fmt: skip


class Site(BaseHTTPRequestHandler):
    """A site that behaves as its address says."""

    asked: dict[str, int]

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        path, asked = self.path, self.asked
        asked[path] = asked.get(path, 0) + 1
        if path == "/no-head" and self.command == "HEAD":
            return self.tell(405)
        if path == "/only-people":
            return self.tell(200 if "Mozilla" in self.headers.get("User-Agent", "") else 403)
        if path.startswith("/chain"):
            step = int(path.removeprefix("/chain"))
            return self.tell(302, Location=f"/chain{step + 1}" if step < 4 else "/good")
        if path == "/loop":
            return self.tell(301, Location="/loop")
        if path == "/moved-away":
            return self.tell(301, Location="/missing")
        if path == "/slow":
            time.sleep(1)  # longer than the patience of the test
        if path == "/later" and asked[path] < 2:
            return self.tell(429, **{"Retry-After": "1"})
        if path == "/cut":
            self.connection.close()
            return None
        if path == "/nonsense":
            self.wfile.write(b"labas\r\n\r\n")
            return None
        return self.tell(CODES.get(path, 200))

    def tell(self, code: int, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        pass


def serve() -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Site,), {"asked": {}}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="module")
def home() -> Iterator[str]:
    server = serve()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "TIMEOUT", 0.4)


@pytest.mark.parametrize(
    ("path", "state", "reason"),
    [
        ("/good", "works", ""),
        ("/no-head", "works", ""),
        ("/only-people", "works", ""),
        ("/chain0", "works", ""),
        ("/missing", "gone", "puslapio nebėra (404)"),
        ("/gone", "gone", "puslapis pašalintas (410)"),
        ("/moved-away", "gone", "puslapio nebėra (404)"),
        ("/loop", "doubt", "adresas veda ratu"),
        ("/server", "doubt", "svetainės klaida (500)"),
        ("/login", "doubt", "svetainė neįsileidžia programų (401)"),
        ("/busy", "doubt", "svetainė neįsileidžia programų (429)"),
        ("/away", "doubt", "svetainė neįsileidžia programų (503)"),
        ("/law", "doubt", "svetainė neįsileidžia programų (451)"),
        ("/robots", "doubt", "svetainė neįsileidžia programų (999)"),
        ("/slow", "silent", "per 0,4 s neatsakė"),
        ("/cut", "silent", "svetainė atsisakė atsakyti"),
        ("/nonsense", "silent", "svetainė atsisakė atsakyti"),
    ],
)
def test_each_way_of_answering_has_its_reason(home: str, path: str, state: str, reason: str) -> None:
    assert outside.ask(home + path) == outside.Finding(home + path, state, reason)


def test_a_site_that_is_not_there() -> None:
    assert outside.ask("http://127.0.0.1:9/").reason == "svetainė atsisakė atsakyti"
    assert outside.ask("https://tokios-svetaines-nera.invalid/").reason == "tokios svetainės nėra arba neveikia internetas"


def test_a_bad_certificate_is_for_a_person_to_look_at(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reason = "netvarkingas svetainės sertifikatas"
    plain = home.replace("http:", "https:")  # a server that knows no TLS
    assert outside.ask(plain) == outside.Finding(plain, "doubt", reason)

    def unsigned(*_: Any, **__: Any) -> None:
        raise URLError(ssl.SSLCertVerificationError("certificate verify failed: self-signed certificate"))

    monkeypatch.setattr(outside, "urlopen", unsigned)
    assert outside.ask("https://example.org/") == outside.Finding("https://example.org/", "doubt", reason)


def test_a_busy_site_is_given_the_time_it_asks_for(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(outside.time, "sleep", waited.append)
    assert outside.ask(f"{home}/later").state == "works"
    assert waited == [1]


def test_the_report_says_the_reason_and_since_when(home: str, sample: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {home + path: ["cases/no/bandymas.md"] for path in ("/good", "/gone", "/busy", "/slow", "/loop")}
    monkeypatch.setattr(outside, "addresses", lambda _content: told)
    (sample.root / ".cache").mkdir()
    (sample.root / outside.KEPT).write_text(json.dumps({f"{home}/gone": "2026-01-10"}), "utf-8")
    heard: list[str] = []
    assert outside.look(sample.root, TODAY, lambda text, **_: heard.append(text), pause=0) == 1
    report = "\n".join(heard).replace("\u00a0", " ")
    assert "puslapis pašalintas (410); pastebėta 2026 m. sausio 10 d.; cases/no/bandymas.md" in report
    assert "svetainė neįsileidžia programų (429); pastebėta 2026 m. lapkričio 22 d." in report
    assert "per 0,4 s neatsakė; pastebėta 2026 m. lapkričio 22 d." in report
    assert "adresas veda ratu; pastebėta 2026 m. lapkričio 22 d." in report
    assert "Veikia 1 iš 5 nuorodų." in report
