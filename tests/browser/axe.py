"""Faults of accessibility that axe finds on an open page."""

from __future__ import annotations

from playwright.sync_api import Page
from support import ROOT

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
RULES = "{runOnly: {type: 'tag', values: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}}"


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate(
        f"axe.run({RULES}).then(r => r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html + ' ' + n.failureSummary).join(' | ')))"
    )
    return [str(item)[:700] for item in found]
