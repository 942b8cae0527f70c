"""The children of a form over those that are stored: what a save is handed, what clashes."""

from __future__ import annotations

import pytest

from desktop_app.errors import Problem
from desktop_app.records.brand import BrandMilestone
from desktop_app.services.registers import Draft, Input
from desktop_app.services.registers.kept_drafts import KeptLine
from desktop_app.ui.forms.children.child_lines import ChildLine, ChildLines


def stored(*events: str) -> list[Draft]:
    """Stored children with the keys 1, 2, 3 ..."""
    return [Draft(BrandMilestone, {"event": each}, key) for key, each in enumerate(events, 1)]


@pytest.fixture
def lines() -> ChildLines:
    made = ChildLines(BrandMilestone)
    made.load(stored("启动", "推广", "总结"))
    return made


def test_what_is_not_touched_is_not_handed_to_a_save(lines: ChildLines) -> None:
    assert not lines.is_changed()
    assert lines.changes_to_save() == ([], [])


def test_a_changed_child_comes_with_what_is_stored(lines: ChildLines) -> None:
    lines.put(lines.lines[1], ChildLine({"event": "宣传"}, 2))
    inputs, opened = lines.changes_to_save()
    assert inputs == [Input({"event": "宣传"}, 2)]
    assert [(each.key, each.values) for each in opened] == [(2, {"event": "推广"})]
    assert lines.changes() == 1


def test_a_removed_child_is_named_by_what_is_stored_alone(lines: ChildLines) -> None:
    del lines.lines[0]
    inputs, opened = lines.changes_to_save()
    assert inputs == []
    assert [each.key for each in opened] == [1]


def test_a_new_child_has_no_key(lines: ChildLines) -> None:
    assert lines.put(None, ChildLine({"event": "获奖"})) == 3
    assert lines.changes_to_save() == ([Input({"event": "获奖"})], [])


def test_a_child_changed_back_is_not_changed(lines: ChildLines) -> None:
    changed = ChildLine({"event": "宣传"}, 2)
    lines.put(lines.lines[1], changed)
    lines.put(changed, ChildLine({"event": "推广"}, 2))
    assert lines.changes_to_save() == ([], [])


def test_problems_are_counted_among_what_was_handed_to_the_save(lines: ChildLines) -> None:
    wrong = ChildLine({"event": ""}, 3)
    lines.put(lines.lines[2], wrong)
    lines.mark({0: [Problem("event", "事项", "请填写事项")]})
    assert [each.text for each in lines.problems_of(wrong)] == ["请填写事项"]
    assert lines.problems_of(lines.lines[0]) == ()
    lines.lines.remove(wrong)
    assert lines.problems() == []


def test_no_problems_are_left_after_a_save_that_was_taken(lines: ChildLines) -> None:
    lines.put(None, ChildLine({"event": ""}))
    lines.mark({0: [Problem("event", "事项", "请填写事项")]})
    lines.mark({})
    assert lines.problems() == []


def test_a_kept_line_of_a_child_that_is_gone_is_handed_over_with_its_key(
    lines: ChildLines,
) -> None:
    lines.restore([KeptLine(1, {"event": "启动"}), KeptLine(9, {"event": "旧的"})])
    inputs, opened = lines.changes_to_save()
    assert inputs == [Input({"event": "旧的"}, 9)]
    assert [each.key for each in opened] == [2, 3]


def test_what_others_stored_meanwhile_is_no_change_of_this_form(lines: ChildLines) -> None:
    lines.put(lines.lines[0], ChildLine({"event": "开工"}, 1))
    lines.merge(stored("启动", "推广", "总结会", "验收"))
    assert [each.values["event"] for each in lines.lines] == ["开工", "推广", "总结会", "验收"]
    assert lines.changes_to_save()[0] == [Input({"event": "开工"}, 1)]


def test_a_place_is_found_by_the_key_of_a_child_that_was_replaced(lines: ChildLines) -> None:
    before = lines.lines[1]
    lines.put(before, ChildLine({"event": "宣传"}, 2))
    assert lines.place_of(before) == 1
    assert lines.place_of(ChildLine({"event": "推广"})) is None
    assert lines.place_of(None) is None
