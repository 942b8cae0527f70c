"""The members of an attendance sheet: as they were on the activity's day, photo and reading."""

from __future__ import annotations

from desktop_app.records import Sector
from desktop_app.records.membership import SLOTS
from desktop_app.services.activities import mark_sheets
from desktop_app.services.desk import Desk
from desktop_app.services.groups import holding
from desktop_app.services.members import memberships
from desktop_app.services.members.memberships import FromDay
from tests.services.activities import activity_office as office
from tests.services.groups import group_office


def test_sector_group_and_posts_are_those_of_the_activitys_day(desk: Desk) -> None:
    old, new = (office.saved(desk, Sector, name=f"演示界{n}") for n in "旧新")
    person = office.member(
        desk, "演示甲", sector=old, sex="女", nation="哈尼族", cppcc_post="常委", unit="演示单位"
    )
    first, second = (group_office.group(desk, f"演示{n}组") for n in "一二")
    group_office.put_in(desk, first, person)
    holding.take_out(desk, [person], {"group": first, "since": "2026-05-01"})
    group_office.put_in(desk, second, person, since="2026-05-01")
    memberships.change(desk, [person], SLOTS[0], [new], FromDay("2026-05-01"))
    for day, sector, group in (
        ("2026-02-09", "演示界旧", "演示一组"), ("2026-06-09", "演示界新", "演示二组"),
        ("", "演示界新", "演示二组"),
    ):  # fmt: skip
        key = office.activity(desk, f"演示{day}", start_on=day)
        office.attendance(desk, key, member=person)
        (row,) = mark_sheets.read(desk, key).sheet.rows
        assert (row.sector, row.group, row.about) == (sector, group, "女 · 哈尼族 · 常委")


def test_a_group_that_is_only_typed_is_shown_as_it_is(desk: Desk) -> None:
    key = office.activity(desk)
    person = office.member(desk, "演示甲", work_group="演示小组", name_note="演示注音")
    office.attendance(desk, key, member=person)
    (row,) = mark_sheets.read(desk, key).sheet.rows
    assert (row.group, row.read_as, row.photo, row.sector) == (
        "演示小组", "演示注音", "", "未分界别",
    )  # fmt: skip
