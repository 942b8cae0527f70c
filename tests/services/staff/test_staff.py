"""The staff: on loan, retired, moved and back; who was there on a past day; the strength table."""

from __future__ import annotations

import datetime

import pytest

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.records import Committee, Staff, StaffPost
from desktop_app.services import prints, registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, history
from desktop_app.services.registers.states import NotAllowed
from desktop_app.services.registers.step_refusals import step_refusals
from desktop_app.services.staff import steps
from desktop_app.services.staff.past_days import as_of
from tests.services.activities.activity_office import saved, values

DAY = datetime.date(2026, 6, 30)


def person(desk: Desk, name: str = "演示干部", **typed: object) -> int:
    usual = {"born": "1980-07", "section": "办公室", "post": "科员"}
    return saved(desk, Staff, name=name, **{**usual, **typed})


def state(desk: Desk, key: int) -> tuple[str, str | None]:
    found = values(desk, Staff, key)
    return found["state"], found["left_on"]


def test_a_person_goes_on_loan_comes_back_and_retires(desk: Desk) -> None:
    key = person(desk)
    steps.second(desk, [key], {"left_on": "2026-03-01", "remark": "演示抽调"})
    assert state(desk, key) == ("seconded", "2026-03-01")
    steps.come_back(desk, [key], {"remark": ""})
    assert state(desk, key) == ("present", None)
    steps.retire(desk, [key], {"left_on": "2026-09-01"})
    assert state(desk, key) == ("retired", "2026-09-01")
    history.undo(desk)
    history.undo(desk)
    assert state(desk, key) == ("seconded", "2026-03-01")
    steps.move(desk, [key], {"left_on": "2026-10-01"})
    assert state(desk, key) == ("moved", "2026-10-01")


def test_a_step_out_of_turn_is_refused(desk: Desk) -> None:
    key = person(desk)
    assert set(step_refusals(desk, Staff, [key], steps.STEPS)) == {"return_staff"}
    steps.retire(desk, [key], {"left_on": "2026-09-01"})
    refused = step_refusals(desk, Staff, [key], steps.STEPS)
    assert set(refused) == {"second_staff", "retire_staff", "move_staff"}
    with pytest.raises(NotAllowed, match="已经退休或者调离"):
        steps.move(desk, [key], {"left_on": "2026-09-01"})


def test_who_was_there_on_a_past_day(desk: Desk) -> None:
    here = person(desk, "甲", since="2020-01-01")
    came_later = person(desk, "乙", since="2026-07-01")
    left_later = person(desk, "丙", state="retired", left_on="2026-09-01")
    left_before = person(desk, "丁", state="moved", left_on="2026-05-01")
    on_loan = person(desk, "戊", state="seconded", left_on="2026-08-01")
    lent = person(desk, "己", state="seconded", left_on="2026-02-01")
    gone = person(desk, "庚", state="retired")
    keys = [here, came_later, left_later, left_before, on_loan, lent, gone]
    assert as_of(desk, keys, DAY) == {
        here: {}, left_later: {"state": "present"}, on_loan: {"state": "present"}, lent: {},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "committee", "section", "post"),
    [
        ("提案委员会主任", "提案委员会", None, "主任"),
        ("演示县政协提案委办公室主任", "提案委员会", None, "办公室主任"),
        ("办公室副主任", None, "办公室", "副主任"),
        ("政协机关综合科科员", None, "综合科", "科员"),
        ("办公室四级调研员", None, "办公室", "四级调研员"),
        ("一级主任科员", None, None, "一级主任科员"),
        ("副科级干部", None, None, "副科级干部"),
        ("副主任科员", None, None, "副主任科员"),
        ("主任", None, None, "主任"),
        ("政协主席", None, None, "政协主席"),
        ("提案委员会", None, None, "提案委员会"),
    ],
)
def test_unit_and_post_in_one_cell_go_to_their_fields(
    desk: Desk, typed: str, committee: str | None, section: str | None, post: str
) -> None:
    key = saved(desk, Committee, name="提案委员会", short_name="提案委")
    found = values(desk, Staff, person(desk, section="", post=typed))
    assert (found["committee"], found["section"], found["post"]) == (
        key if committee else None, section, post,
    )  # fmt: skip


def table(desk: Desk, on: datetime.date | None = None) -> dict[str, tuple[str, ...]]:
    """The lines of the strength table by their titles."""
    wanted = next(each for each in prints.PRINTS if each.key == "staff_strength")
    keys = list(registers.find(desk, Staff, Query()))[:1]  # the table counts everybody
    sheet = prints.collect(desk, wanted, keys, {}, on)
    made = sheet.wanted.register(sheet.shown, sheet.setting, sheet.chosen)  # type: ignore[union-attr]
    assert made.foot.closing == show_chinese_day((on or desk.today).isoformat())
    return {row[0]: tuple(row[1:]) for group in made.groups for row in group.rows}


def test_the_strength_of_committees_is_posts_people_and_ages(desk: Desk) -> None:
    one, two = (saved(desk, Committee, name=name) for name in ("演示一委员会", "演示二委员会"))
    for committee, post, count in ((one, "主任", 1), (one, "副主任", 1), (one, "科员", 2),
                                   (two, "主任", 1)):  # fmt: skip
        saved(desk, StaffPost, committee=committee, post=post, planned=count)
    person(desk, "甲", committee=one, section="", post="办公室副主任", born="1991-11-23")
    person(desk, "乙", committee=one, section="", post="科员", born="1990-11-22")
    person(desk, "丙", committee=one, section="", post="科员", state="seconded",
           left_on="2026-08-01", born="1970-01")  # fmt: skip
    person(desk, "丁", committee=two, section="", post="主任", born="1971-11-24")
    person(desk, "戊", committee=two, section="", post="主任", born="1970-11-23")
    person(desk, "己", born="")
    person(desk, "庚", state="retired", left_on="2026-08-01", born="1966-01-01")
    assert table(desk) == {
        "演示一委员会": ("4", "2", "1", "1", "1", "1", "0", "0", "0", "35.5", "主任1"),
        "演示二委员会": ("1", "2", "0", "超1", "0", "0", "1", "1", "0", "55.0", ""),
        "办公室": ("—", "1", "0", "—", "0", "0", "0", "0", "1", "—", ""),
        "合计": ("5", "5", "1", "0", "1", "1", "1", "1", "1", "45.2", ""),
    }
    then = table(desk, DAY)
    assert then["演示一委员会"][:4] == ("4", "3", "0", "1")
    assert then["办公室"][1] == "2"
