"""Makes sure that browser tests have a browser: the system's own Chromium, installed from its packages when possible."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> str | None:
    """Return the path of a Chromium, the one named in KB_BROWSER first."""
    named = os.environ.get("KB_BROWSER")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Install Chromium from the packages of a Debian-like system, when we may."""
    apt = shutil.which("apt-get")
    if not apt:
        return
    sudo = [] if os.geteuid() == 0 else [shutil.which("sudo") or "", "-n"]
    if sudo and not sudo[0]:
        return
    print("Diegiama naršyklė testams …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"],
    ):
        subprocess.run([*sudo, apt, *arguments], check=False, env=environment, stdout=subprocess.DEVNULL)


def main() -> int:
    """Return 0 when there is a browser, 1 with one clear sentence when there is none."""
    if not find_browser():
        install()
    if find_browser():
        return 0
    print(
        "Naršyklės testams nėra: įdiekite „Chromium“ (pvz., apt-get install chromium) arba nurodykite jos kelią "
        "kintamuoju KB_BROWSER, tada pakartokite „make test“.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
