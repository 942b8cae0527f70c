"""The members of an attendance sheet: by sector, in each by strokes as the office orders names."""

from __future__ import annotations

from desktop_app.records import Member, Sector
from desktop_app.services import registers
from desktop_app.services.activities.sheet_members import members_of_sheet
from desktop_app.services.desk import Desk
from tests.services.activities.activity_office import saved


def test_members_of_a_sector_come_by_strokes_whatever_was_typed_first(desk: Desk) -> None:
    sector = saved(desk, Sector, name="演示界别")
    names = ("魏演示", "丁演示", "马演示")
    keys = [saved(desk, Member, name=name, sector=sector) for name in names]
    found = members_of_sheet(desk, keys, desk.today)
    ordered = [row.name for _, row in sorted(found.values(), key=lambda each: each[0])]
    assert ordered == ["丁演示", "马演示", "魏演示"]


def test_a_member_in_the_recycle_bin_is_left_out(desk: Desk) -> None:
    keys = [saved(desk, Member, name=name) for name in ("演示甲", "演示乙")]
    registers.remove(desk, Member, keys[:1])
    assert list(members_of_sheet(desk, keys, desk.today)) == keys[1:]
