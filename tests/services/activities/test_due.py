"""Who is due: bodies as they were on the day of the activity, and rows that stay."""

from __future__ import annotations

import datetime

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Activity, Attendance, Committee, Member, Sector
from desktop_app.records.membership import SLOTS
from desktop_app.services.activities import due, recording
from desktop_app.services.desk import Desk
from desktop_app.services.members.memberships import FromDay, change
from desktop_app.services.registers import Query, find
from tests.services.activities import activity_office as office

POSTS = {
    "演示甲": "主席",
    "演示乙": "副主席",
    "演示丙": "秘书长",
    "演示丁": "常委",
    "演示戊": "委员",
}


def people(desk: Desk, **typed: object) -> dict[str, int]:
    return {
        name: office.member(desk, name, cppcc_post=post, **typed) for name, post in POSTS.items()
    }


def names(desk: Desk, keys: list[int]) -> set[str]:
    return {office.values(desk, Member, key)["name"] for key in keys}


def asked(desk: Desk, **typed: object) -> set[str]:
    key = office.activity(desk, f"演示活动{len(find(desk, Activity, Query()))}", **typed)
    return names(desk, due.members_due(desk, office.values(desk, Activity, key)))


def test_the_standing_committee_has_its_leaders(desk: Desk) -> None:
    people(desk)
    assert asked(desk, kind="standing") == set(POSTS) - {"演示戊"}
    assert asked(desk, kind="chairs") == {"演示甲", "演示乙", "演示丙"}
    assert asked(desk, kind="plenary") == set(POSTS)


def test_the_body_is_that_of_the_day(desk: Desk) -> None:
    every = people(desk)
    post = next(each for each in SLOTS if each.kind == "cppcc_post")
    change(desk, [every["演示戊"]], post, ["委员、常委"], FromDay("2026-03-01"))
    change(desk, [every["演示丁"]], post, ["委员"], FromDay("2026-03-01"))
    assert asked(desk, start_on="2026-02-28") == {"演示甲", "演示乙", "演示丙", "演示丁"}
    assert asked(desk, start_on="2026-03-01") == {"演示甲", "演示乙", "演示丙", "演示戊"}


def test_who_has_left_by_then_is_not_due(desk: Desk) -> None:
    every = people(desk)
    office.changed(desk, Member, every["演示丁"], state="resigned", state_date="2026-02-01")
    assert "演示丁" in asked(desk, start_on="2026-01-31")
    assert "演示丁" not in asked(desk, start_on="2026-02-09")


def test_sectors_committees_and_members_outside_the_party(desk: Desk) -> None:
    sector, other = (office.saved(desk, Sector, name=name) for name in ("演示甲界", "演示乙界"))
    committee = office.saved(desk, Committee, name="演示委员会")
    office.member(desk, "演示甲", sector=sector, politics="01")
    office.member(desk, "演示乙", sector=other, committee2=committee, politics="05")
    assert asked(desk, due_body="sectors", due_sectors=[sector]) == {"演示甲"}
    assert asked(desk, due_body="committees", due_committees=[committee]) == {"演示乙"}
    assert asked(desk, kind="committee", committee=committee) == {"演示乙"}
    assert asked(desk, kind="outer_tour", due_body="all") == {"演示乙"}


@pytest.mark.parametrize(("body", "words"), [
    ("sectors", "应到界别"), ("committees", "应到专委会"), ("named", "粘贴名单"),
])  # fmt: skip
def test_a_body_that_says_nobody_is_asked_for(desk: Desk, body: str, words: str) -> None:
    people(desk)
    with pytest.raises(UserError, match=words):
        asked(desk, due_body=body)


def test_a_list_that_is_made_anew_keeps_what_was_marked(desk: Desk) -> None:
    every = people(desk)
    key = office.activity(desk)
    values = office.values(desk, Activity, key)
    due.write_due(desk, key, due.members_due(desk, values))
    assert office.values(desk, Activity, key)["due_count"] == 4
    expert = office.attendance(desk, key, name="演示专家", role="expert")
    rows = {
        office.values(desk, Attendance, each)["member"]: each
        for each in find(desk, Attendance, Query()) if each != expert
    }  # fmt: skip
    recording.record(desk, key, {rows[every["演示甲"]]: {"marks": "到"}})
    wanted = [every["演示丙"], every["演示戊"]]
    found = due.due_change(desk, key, wanted)
    assert found.added == (every["演示戊"],)
    assert found.same == (every["演示丙"],)
    assert found.kept == (rows[every["演示甲"]],)
    assert set(found.removed) == {rows[every["演示乙"]], rows[every["演示丁"]]}
    due.write_due(desk, key, wanted)
    left = {office.values(desk, Attendance, each)["member"]
            for each in find(desk, Attendance, Query())}  # fmt: skip
    assert left == {every["演示甲"], every["演示丙"], every["演示戊"], None}
    with pytest.raises(UserError, match="没有变化"):
        due.write_due(desk, key, wanted)


def test_chosen_ones_who_were_not_in_office_are_left_out(desk: Desk) -> None:
    every = people(desk)
    office.changed(desk, Member, every["演示丁"], state="resigned", state_date="2026-02-01")
    key = office.activity(desk, due_body="named")
    values = office.values(desk, Activity, key)
    found = due.members_due(desk, values, [every["演示丁"], every["演示戊"], every["演示甲"]])
    assert set(found) == {every["演示戊"], every["演示甲"]}
    assert due.day_of(desk, values) == datetime.date(2026, 2, 9)
