"""Words that a clerk may not know are explained where they stand, or not used at all."""

from __future__ import annotations

import ast
import re

import pytest

from desktop_app import paths
from desktop_app.records import ALL

EXPLAINED = (
    "姓名注音或说明", "第二党派", "活动小组", "小组职务", "体制内", "不计分", "五个一计划",
    "五上墙", "界别主题", "评定", "并入议题",
)  # fmt: skip
UNKNOWN = re.compile(r"缓急|停滞|统计口径|幅度|缓存")
"""Words that no sentence of the window may use."""


def fields_of(label: str) -> list[str]:
    return [each.help_text for model in ALL for each in model.declared() if each.label == label]


@pytest.mark.parametrize("label", EXPLAINED)
def test_a_field_with_an_unusual_name_says_what_it_is_about(label: str) -> None:
    found = fields_of(label)
    assert found
    assert all(len(each) >= 10 for each in found)


def test_no_sentence_of_the_window_uses_words_that_clerks_did_not_understand() -> None:
    found = [
        f"{path.name}:{node.lineno} {node.value}"
        for path in sorted((paths.root() / "desktop_app").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and UNKNOWN.search(node.value)
    ]
    assert found == []
