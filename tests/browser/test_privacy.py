"""The privacy page tells what this device keeps, deletes it, and the site works where nothing may be kept."""

from __future__ import annotations

import re

import yaml
from axe import violations
from playwright.sync_api import Browser, Page
from support import ROOT

KEYS = yaml.safe_load((ROOT / "hooks/theme/lt.yml").read_text("utf-8"))["storage"]


def choose_dark(page: Page) -> None:
    page.locator(".settings summary").click()
    page.get_by_label("Tamsus").check()


def test_each_key_is_described_shown_and_deleted(page: Page, home: str) -> None:
    page.goto(home)
    choose_dark(page)
    page.goto(f"{home}privatumas/")
    assert page.locator(".kept > div").count() == len(KEYS)
    scheme = page.locator('[data-name="scheme"]')
    assert "1\u00a0įrašas" in scheme.inner_text()
    scheme.get_by_text("Parodyti").click()
    assert scheme.locator("pre").inner_text() == "dark"
    assert violations(page) == []
    scheme.get_by_role("button", name="Ištrinti").click()
    assert "nieko nelaikoma" in scheme.inner_text()
    assert page.locator("#busena").inner_text().startswith("Ištrinta: ")
    assert page.evaluate("localStorage.length") == 0
    assert page.get_by_role("button", name="Ištrinti viską").is_disabled()


def test_all_at_once_also_what_older_versions_left(page: Page, home: str) -> None:
    page.goto(f"{home}privatumas/")
    page.evaluate("for (const key of ['kb-scheme', 'kb-senas:1', 'kito-raktas']) localStorage.setItem(key, 'x')")
    page.evaluate("sessionStorage.setItem('kb-eile', '{}')")
    page.reload()
    assert "1\u00a0įrašas" in page.locator('[data-name="eile"]').inner_text()
    page.get_by_role("button", name="Ištrinti viską").click()
    page.get_by_text("Viskas ištrinta").wait_for()
    assert page.evaluate("Object.keys(localStorage)") == ["kito-raktas"]
    assert page.evaluate("sessionStorage.length") == 0


def test_every_key_that_scripts_name_is_described() -> None:
    sources = "\n".join(file.read_text("utf-8") for file in (ROOT / "web").glob("**/*.ts") if "dist" not in file.parts)
    named = set(re.findall(r"""Item\(["']kb-([a-z0-9]+)""", sources))
    assert "scheme" in named
    assert named <= set(KEYS)
    assert "document.cookie" not in sources
    assert "indexedDB" not in sources


def test_pages_keep_only_what_is_described(page: Page, home: str) -> None:
    page.goto(home)
    choose_dark(page)
    kept = page.evaluate("Object.keys(localStorage)")
    assert kept
    assert all(name.removeprefix("kb-").partition(":")[0] in KEYS for name in kept)
    assert page.context.cookies() == []


def test_storage_switched_off(browser: Browser, home: str) -> None:
    context = browser.new_context(locale="lt-LT")
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('off', 'SecurityError'); }})"
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{home}privatumas/")
    page.get_by_text("neleidžia svetainėms nieko laikyti").wait_for()
    choose_dark(page)
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert faults == []
    context.close()


def test_without_scripts_it_says_how(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}privatumas/")
    assert page.get_by_text("Naršyklėje išjungtas „JavaScript“").is_visible()
    assert not page.get_by_role("button", name="Ištrinti viską").is_visible()
    assert page.get_by_role("link", name="Privatumas").is_visible()
    context.close()
