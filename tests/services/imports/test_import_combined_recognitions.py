"""Cells of lists of commendations that give two fields: giver and paper, people and committee."""

from __future__ import annotations

import pytest

from desktop_app.records import Recognition
from desktop_app.services.imports.import_combined import apart


@pytest.mark.parametrize(
    ("text", "giver", "document"),
    [
        ("演示州政协（演政协〔2026〕3号）", "演示州政协", "演政协〔2026〕3号"),
        ("演示州政协 演政协办[2026]12号", "演示州政协", "演政协办[2026]12号"),
        ("演政协〔2026〕3号", None, "演政协〔2026〕3号"),
        ("演示州政协", "演示州政协", None),
    ],
)
def test_a_giver_and_the_number_of_its_paper(
    text: str, giver: str | None, document: str | None
) -> None:
    parts, doubt = apart(Recognition, ("giver", "document"), text)
    assert (parts.get("giver"), parts.get("document"), doubt) == (giver, document, "")


@pytest.mark.parametrize(
    ("text", "members", "committee"),
    [
        ("演示张三、演示李四", "演示张三、演示李四", None),
        ("经济委员会", None, "经济委员会"),
        ("演示张三 提案委", "演示张三", "提案委"),
    ],
)
def test_people_and_a_committee(text: str, members: str | None, committee: str | None) -> None:
    parts, doubt = apart(Recognition, ("members", "committee"), text)
    assert (parts.get("members"), parts.get("committee"), doubt) == (members, committee, "")


def test_two_committees_are_left_to_the_clerk() -> None:
    parts, doubt = apart(Recognition, ("members", "committee"), "经济委员会、提案委员会")
    assert parts == {"members": "经济委员会、提案委员会"}
    assert "没有看出哪里分开" in doubt
