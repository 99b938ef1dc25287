"""Files of texts: no key stands twice in one place, where YAML would silently keep the last one."""

from __future__ import annotations

import pytest
import yaml
from support import ROOT


def twice(node: yaml.Node, above: str = "") -> list[str]:
    found: list[str] = []
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        found += [above + key for key in dict.fromkeys(keys) if keys.count(key) > 1]
        for key, value in node.value:
            found += twice(value, f"{above}{key.value}.")
    return found


@pytest.mark.parametrize("name", ["theme/lt.yml", "theme/editor.yml", "kb/messages.yml"])
def test_no_key_stands_twice(name: str) -> None:
    assert twice(yaml.compose("a: {b: 1, b: 2}")) == ["a.b"]
    assert twice(yaml.compose((ROOT / "hooks" / name).read_text("utf-8"))) == []
