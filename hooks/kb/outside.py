"""`kb links`: whether the addresses of other sites still answer; polite, and never part of a build."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from kb.content import Content, load
from kb.text import counted, day, number

Say = Callable[..., None]
KEPT = ".cache/nuorodos.json"
TIMEOUT = 15
PAUSE = 1.0
"""Seconds between two requests to one host."""
HOSTS_AT_ONCE = 6
AGENT = "Mozilla/5.0 (compatible; kb-links; nuorodu patikra)"
# Hosts that answer people and refuse programs; the refusal says nothing of the page.
REFUSING = {
    "www.facebook.com": "rodo tik prisijungusiems",
    "facebook.com": "rodo tik prisijungusiems",
    "www.instagram.com": "rodo tik prisijungusiems",
    "www.linkedin.com": "atsako tik naršyklėms",
    "issuu.com": "atsako tik naršyklėms",
    "www.researchgate.net": "atsako tik naršyklėms",
}
REFUSALS = frozenset({401, 402, 403, 405, 406, 409, 429, 451, 503, 999})
"""Answers of guards against programs, not of missing pages (RFC 9110; 999 is LinkedIn's)."""
AROUND = frozenset({301, 302, 303, 307, 308})
"""A redirect that is an answer leads to itself, or through more pages than a browser would follow."""
CERTIFICATE = "netvarkingas svetainės sertifikatas"
LONGEST_WAIT = 20
"""Seconds that a busy site may ask us to wait."""
GONE = {404: "puslapio nebėra (404)", 410: "puslapis pašalintas (410)"}


@dataclass(frozen=True)
class Finding:
    """What an address answered."""

    url: str
    state: str
    """`works`, `gone`, `doubt` (a person must look) or `silent` (no answer at all)."""
    reason: str = ""


def addresses(content: Content) -> dict[str, list[str]]:
    """Return the addresses of other sites in the content, each with the files that name it."""
    found: dict[str, list[str]] = {}
    for entry in content.entries:
        for url in sorted(set(of_entry(entry.document.data)) | {link.target for link in entry.body.links}):
            if url.startswith(("https://", "http://")):
                found.setdefault(url.partition("#")[0], []).append(entry.path)
    return dict(sorted(found.items()))


def of_entry(value: object) -> Iterator[str]:
    """Yield the addresses in the metadata."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "url" and isinstance(part, str):
                yield part
            else:
                yield from of_entry(part)
    elif isinstance(value, list):
        for part in value:
            yield from of_entry(part)


def look(root: Path, today: date, say: Say, *, pause: float = PAUSE) -> int:
    """Ask every address, tell what does not answer and since when; return 0, or 1 when pages are gone."""
    found = addresses(load(root))
    say(f"Tikrinama {counted(len(found), 'nuoroda', 'nuorodos', 'nuorodų')} …")
    findings = list(ask_all(list(found), say, pause))
    if findings and all(finding.state == "silent" for finding in findings):
        say("kb: neatsakė nė viena svetainė. Patikrinkite, ar veikia internetas, ir bandykite dar kartą.", error=True)
        return 1
    before = remembered(root)
    since = {f.url: before.get(f.url, today.isoformat()) for f in findings if f.state != "works"}
    names = {"gone": "Nebeveikia", "silent": "Neatsako", "doubt": "Pasižiūrėkite patys"}
    for state, name in names.items():
        bad = [finding for finding in findings if finding.state == state]
        if bad:
            say(f"\n{name}: {len(bad)}")
        for finding in bad:
            begun = day(date.fromisoformat(since[finding.url]))
            say(f"  {finding.url}\n    {finding.reason}; pastebėta {begun}; {', '.join(found[finding.url])}")
    keep(root, since)
    works = sum(finding.state == "works" for finding in findings)
    say(f"\nVeikia {works} iš {counted(len(findings), 'nuorodos', 'nuorodų', 'nuorodų')}.")
    return 1 if any(finding.state == "gone" for finding in findings) else 0


def ask_all(urls: list[str], say: Say, pause: float) -> Iterator[Finding]:
    """Yield what each address answers; hosts are asked side by side, pages of one host one after another."""
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).netloc, []).append(url)

    def ask_host(pages: list[str]) -> list[Finding]:
        answers = []
        for place, url in enumerate(pages):
            if place:
                time.sleep(pause)
            answers.append(ask(url))
        return answers

    done = 0
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        for answers in pool.map(ask_host, hosts.values()):
            if (done + len(answers)) // 50 > done // 50:
                say(f"  … {done + len(answers)} iš {len(urls)}")
            done += len(answers)
            yield from answers


def ask(url: str) -> Finding:
    """Return what one address answers: HEAD first, GET where HEAD is not liked."""
    if reason := REFUSING.get(urlsplit(url).netloc):
        return Finding(url, "doubt", reason)
    for method in ("HEAD", "GET"):
        try:
            with urlopen(Request(url, method=method, headers={"User-Agent": AGENT}), timeout=TIMEOUT):  # noqa: S310
                return Finding(url, "works")
        except HTTPError as error:
            if method == "HEAD":
                wait_for(error)
                continue
            if error.code in AROUND:
                return Finding(url, "doubt", "adresas veda ratu")
            if error.code in GONE:
                return Finding(url, "gone", GONE[error.code])
            if error.code in REFUSALS:
                return Finding(url, "doubt", f"svetainė neįsileidžia programų ({error.code})")
            return Finding(url, "doubt", f"svetainės klaida ({error.code})")
        except (URLError, HTTPException, OSError, ValueError) as error:
            reason = why(error)
            # a page behind a bad certificate is there: a person can look
            return Finding(url, "doubt" if reason == CERTIFICATE else "silent", reason)
    return Finding(url, "silent", "neatsako")


def wait_for(error: HTTPError) -> None:
    """Wait as long as a busy site asks for (Retry-After, RFC 9110), within reason."""
    asked = error.headers.get("Retry-After", "") if error.headers else ""
    if error.code in (429, 503) and asked.isdecimal():
        time.sleep(min(int(asked), LONGEST_WAIT))


def why(error: Exception) -> str:
    """Return in plain words why there was no answer."""
    reason = str(getattr(error, "reason", error)).lower()
    if "certificate" in reason or "ssl" in reason:
        return CERTIFICATE
    if "timed out" in reason:
        return f"per {number(TIMEOUT)} s neatsakė"
    if "name or service" in reason or "nodename" in reason or "resolution" in reason:
        return "tokios svetainės nėra arba neveikia internetas"
    return "svetainė atsisakė atsakyti"


def remembered(root: Path) -> dict[str, str]:
    """Return since when addresses have been known not to answer."""
    try:
        kept = json.loads((root / KEPT).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(url): str(since) for url, since in kept.items()} if isinstance(kept, dict) else {}


def keep(root: Path, since: dict[str, str]) -> None:
    """Remember the addresses that do not answer, for the next time."""
    file = root / KEPT
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(since, indent=1, sort_keys=True), "utf-8")
