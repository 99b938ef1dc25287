"""Makes sure that the tests have a browser and a web server: the system's own, installed from its packages when possible."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-liberation", "nginx-light", "libnginx-mod-http-brotli-static")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


def find_browser() -> str | None:
    """Return the path of a Chromium, the one named in KB_BROWSER first."""
    named = os.environ.get("KB_BROWSER")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def find_nginx() -> str | None:
    """Return the path of an nginx that can send files packed beforehand."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") if BROTLI.exists() else None


def install() -> None:
    """Install what is missing from the packages of a Debian-like system, when we may."""
    apt = shutil.which("apt-get")
    if not apt:
        return
    sudo = [] if os.geteuid() == 0 else [shutil.which("sudo") or "", "-n"]
    if sudo and not sudo[0]:
        return
    print("Diegiama naršyklė ir žiniatinklio serveris testams …", flush=True)
    # RUNLEVEL=1: packages do not start the servers that they bring
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES]):
        subprocess.run([*sudo, apt, *arguments], check=False, env=environment, stdout=subprocess.DEVNULL)


def main() -> int:
    """Return 0 when the tests have all they need, 1 with clear sentences when they do not."""
    if not (find_browser() and find_nginx()):
        install()
    missing = []
    if not find_browser():
        missing.append(
            "Naršyklės testams nėra: įdiekite „Chromium“ (pvz., apt-get install chromium) arba nurodykite jos kelią kintamuoju KB_BROWSER"
        )
    if not find_nginx():
        missing.append(f"Žiniatinklio serverio testams nėra: įdiekite jį (pvz., apt-get install {' '.join(PACKAGES[2:])})")
    if missing:
        print(". ".join(missing) + ". Tada pakartokite „make test“.", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
