"""Press in an office: its committee, the form of a brand, the printed table."""

from __future__ import annotations

import pytest

from desktop_app.documents.printables import Foot
from desktop_app.documents.prints import press_table
from desktop_app.documents.prints.declared import Setting, Shown
from desktop_app.records import Activity, Brand, Committee, Press
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Input, Query, history

FOOT = Foot("演示县政协", "宣传稿件采用统计表", "", "")


def committee(desk: Desk, name: str = "演示委员会") -> int:
    return registers.save(desk, Committee, {"name": name}).keys[0]


def value(desk: Desk, key: int, field: str) -> object:
    return registers.rows(desk, Press, [key], (field,))[0][2]


def test_press_of_a_brand_belongs_to_the_committee_of_the_brand(desk: Desk) -> None:
    own, other = committee(desk), committee(desk, "演示另一委员会")
    brand = registers.save(desk, Brand, {"name": "银龄", "committee": own}).keys[0]
    of_brand = registers.save(desk, Press, {"name": "甲", "brand": brand}).keys[0]
    chosen = {"name": "乙", "brand": brand, "committee": other}
    of_other = registers.save(desk, Press, chosen).keys[0]
    assert [value(desk, key, "committee") for key in (of_brand, of_other)] == [own, other]


def test_press_of_an_activity_belongs_to_its_committee_and_may_belong_to_none(desk: Desk) -> None:
    own = committee(desk)
    held = {"name": "演示视察", "start_on": "2026-03-01", "committee": own}
    activity = registers.save(desk, Activity, held).keys[0]
    key = registers.save(desk, Press, {"name": "甲", "activity": activity}).keys[0]
    assert value(desk, key, "committee") == own
    registers.save(desk, Press, {"committee": ""}, key=key, version=_version(desk, key))
    assert value(desk, key, "committee") is None


def _version(desk: Desk, key: int) -> int:
    return int(registers.rows(desk, Press, [key], ("name",))[0][1])


def test_press_typed_into_the_form_of_a_new_brand_is_one_action_with_it(desk: Desk) -> None:
    own = committee(desk)
    children = {"press": [Input({"name": "甲"}), Input({"name": "乙", "day": "2026-03"})]}
    named = {"name": "银龄", "committee": own}
    brand = registers.save(desk, Brand, named, children=children).keys[0]
    keys = list(registers.find(desk, Press, Query()))
    rows = registers.rows(desk, Press, keys, ("brand", "committee"))
    assert [row[2:] for row in rows] == [(brand, own)] * 2
    history.undo(desk)
    assert not registers.find(desk, Press, Query())


def test_a_removed_brand_leaves_its_press_in_the_register(desk: Desk) -> None:
    brand = registers.save(
        desk, Brand, {"name": "银龄"}, children={"press": [Input({"name": "甲"})]}
    )
    (key,) = registers.find(desk, Press, Query())
    registers.remove(desk, Brand, brand.keys)
    assert value(desk, key, "brand") is None
    history.undo(desk)
    assert value(desk, key, "brand") == brand.keys[0]


SETTING = Setting(FOOT, "演示县政协", today="2026-05-20", orders={"committee": ("甲委", "乙委")})


def shown(day: str, level: str = "county", of: str = "甲委") -> Shown:
    return Shown("演示", {"day": day, "level.stored": level, "committee": of})


def table(rows: list[Shown], **chosen: str) -> list[list[str]]:
    """The rows of the table, without the number in front."""
    register = press_table.register(rows, SETTING, chosen)
    return [list(row[1:]) for row in register.groups[0].rows]


def test_the_table_counts_a_quarter_and_the_year_so_far() -> None:
    rows = [
        shown("2026-04-01"), shown("2026-06", "province"), shown("2026-03-31"),
        shown("2026-07-01"), shown("2025-05-01"), shown("2026-05-02", "national", "乙委"),
        shown("2026-05-02", "", ""), shown("", of="乙委"), shown("2026"),
    ]  # fmt: skip
    assert table(rows) == [
        ["甲委", *"101002", *"201003"],
        ["乙委", *"000101", *"000101"],
        ["未写专委会", *"000011", *"000011"],
        ["合计", *"101114", *"201115"],
    ]


@pytest.mark.parametrize(
    ("chosen", "period"),
    [
        ({}, (2026, 2)), ({"quarter": "before"}, (2026, 1)), ({"quarter": "4"}, (2026, 4)),
        ({"quarter": "4", "which_year": "last"}, (2025, 4)),
        ({"quarter": "now", "which_year": "last"}, (2026, 2)),
    ],
)  # fmt: skip
def test_the_quarter_is_the_chosen_one(chosen: dict[str, str], period: tuple[int, int]) -> None:
    assert press_table.period_of(SETTING.today, chosen) == period


def test_before_the_first_quarter_is_the_last_of_the_year_before() -> None:
    assert press_table.period_of("2026-02-01", {"quarter": "before"}) == (2025, 4)


def test_a_year_alone_counts_at_its_end_only() -> None:
    assert table([shown("2026")], quarter="4")[0] == ["甲委", *"000000", *"100001"]
    assert table([shown("2026")], quarter="3") == []
