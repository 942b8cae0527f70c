"""Children saved by naming only what a form changed: the others stay, contradictions are told."""

from __future__ import annotations

import pytest

from desktop_app.records import Brand, BrandMilestone
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Draft, Input
from desktop_app.services.registers.children import child_changes, child_drafts


@pytest.fixture
def brand(desk: Desk) -> int:
    rows = [Input({"event": each}) for each in ("启动", "推广", "总结")]
    typed = {"name": "梯田夜话"}
    return registers.save(desk, Brand, typed, children={"brand_milestone": rows}).keys[0]


def stored(desk: Desk, brand: int) -> dict[str, Draft]:
    return {
        each.values["event"]: each for each in child_drafts(desk, BrandMilestone, ("brand", brand))
    }


def test_a_child_that_is_not_named_is_neither_put_nor_removed(desk: Desk, brand: int) -> None:
    old = stored(desk, brand)["推广"]
    changes = child_changes(
        desk,
        BrandMilestone,
        ("brand", brand),
        [old],
        [Input({**old.values, "event": "宣传"}, old.key)],
    )
    assert [each.values["event"] for each in changes.put] == ["宣传"]
    assert (changes.remove, changes.clashes, changes.problems) == ([], [], {})


def test_a_child_is_removed_by_naming_what_was_opened_alone(desk: Desk, brand: int) -> None:
    old = stored(desk, brand)["推广"]
    changes = child_changes(desk, BrandMilestone, ("brand", brand), [old], [])
    assert [each.key for each in changes.remove] == [old.key]
    assert changes.put == []


def test_naming_nothing_changes_nothing(desk: Desk, brand: int) -> None:
    assert child_changes(desk, BrandMilestone, ("brand", brand), [], []) == ([], [], [], {})


def test_what_was_changed_elsewhere_contradicts(desk: Desk, brand: int) -> None:
    old = stored(desk, brand)["推广"]
    other = [Input({**old.values, "event": "别处改的"}, old.key)]
    whole = registers.draft(desk, Brand, brand)
    opened = Draft(Brand, whole.values, brand, whole.version, {"brand_milestone": [old]})
    registers.save(desk, Brand, {}, opened=opened, children={"brand_milestone": other})
    mine = [Input({**old.values, "event": "这里改的"}, old.key)]
    (clash,) = child_changes(desk, BrandMilestone, ("brand", brand), [old], mine).clashes
    assert (clash.field, clash.now, clash.mine) == ("event", "别处改的", "这里改的")
    assert set(stored(desk, brand)) == {"启动", "别处改的", "总结"}


def test_a_child_of_another_record_is_not_taken_for_one_of_this(desk: Desk, brand: int) -> None:
    other = registers.save(
        desk, Brand, {"name": "别的品牌"}, children={"brand_milestone": [Input({"event": "甲"})]}
    ).keys[0]
    (foreign,) = child_drafts(desk, BrandMilestone, ("brand", other))
    changes = child_changes(desk, BrandMilestone, ("brand", brand), [foreign], [])
    assert changes.remove == []
