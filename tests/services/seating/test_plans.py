"""Plans as they are read and written: who is to be seated, one action, workbook, card names."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.documents.prints.declared import Option
from desktop_app.errors import UserError
from desktop_app.records import Activity, Attendance, Leave, Member, SeatPlan
from desktop_app.records.hall import hall_in
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.services.seating import card_names, outputs, plans
from desktop_app.services.seating.seat_people import OTHERS, people_of
from desktop_app.stepping import run_to_end
from tests.services.activities import activity_office as office


def meeting(desk: Desk) -> tuple[int, list[int]]:
    """A meeting with three members and an observer; its id and those of the members."""
    key = office.activity(desk, "演示全会")
    members = [
        office.member(desk, "演示丁"), office.member(desk, "演示乙", cppcc_post="member"),
        office.member(desk, "演示甲", cppcc_post="chair standing", unit="演示局", post="局长"),
    ]  # fmt: skip
    for each in members:
        office.attendance(desk, key, member=each)
    office.attendance(desk, key, name="演示列席", role="observer", unit="演示镇")
    return key, members


def test_people_are_those_on_the_list_members_by_strokes_then_the_others(desk: Desk) -> None:
    key, members = meeting(desk)
    found = people_of(desk, key)
    assert [each.name for each in found][-1] == "演示列席"
    assert sorted(each.key for each in found[:3]) == sorted(f"m{each}" for each in members)
    names = [each.name for each in sorted(found[:3], key=lambda each: each.strokes)]
    every = registers.find(desk, Member, registers.Query(sort="strokes"))
    stored = {row[0]: row[2] for row in registers.rows(desk, Member, every, ("name",))}
    assert names == [stored[each] for each in every]
    (chair,) = [each for each in found if each.name == "演示甲"]
    assert (chair.rank, chair.post, chair.placed) == (0, "主席", "演示局局长")
    assert (found[-1].group, found[-1].placed) == (OTHERS, "演示镇")


def test_without_a_list_all_serving_members_are_to_be_seated(desk: Desk) -> None:
    key = office.activity(desk, "演示全会")
    office.member(desk, "演示甲")
    office.member(desk, "演示乙", state="deceased")
    assert [each.name for each in people_of(desk, key)] == ["演示甲"]


def test_who_has_leave_is_marked(desk: Desk) -> None:
    key, members = meeting(desk)
    office.saved(desk, Leave, member=members[0], activity=key, state="granted", approver="演示",
                 decided_on="2026-02-01")  # fmt: skip
    away = {each.name: each.on_leave for each in people_of(desk, key)}
    assert away == {"演示丁": True, "演示乙": False, "演示甲": False, "演示列席": False}
    opened = plans.read(desk, key)
    assert [opened.edit.hall.people[opened.edit.person_at(s) or ""].name
            for s in opened.edit.on_leave()] == ["演示丁"]  # fmt: skip


def test_a_plan_is_written_once_changed_in_place_and_goes_with_its_activity(desk: Desk) -> None:
    key, _ = meeting(desk)
    opened = plans.read(desk, key)
    assert opened.key is None
    plans.write(desk, opened)
    with pytest.raises(UserError, match="没有改动"):
        plans.write(desk, opened)
    again = plans.read(desk, key)
    assert again.edit.hall == opened.edit.hall
    assert not again.is_changed
    again.custom = "own_right"
    plans.write(desk, again)
    (plan,) = registers.find(desk, SeatPlan, registers.Query())
    assert office.values(desk, SeatPlan, plan)["rostrum_custom"] == "own_right"
    history.undo(desk)
    assert office.values(desk, SeatPlan, plan)["rostrum_custom"] == "own_left"
    registers.remove(desk, Activity, [key])
    assert not registers.find(desk, SeatPlan, registers.Query())
    with pytest.raises(UserError, match="已经删除"):
        plans.read(desk, key)


def test_a_new_name_is_shown_and_who_left_the_list_is_a_doubt(desk: Desk) -> None:
    key, members = meeting(desk)
    plans.write(desk, plans.read(desk, key))
    office.changed(desk, Member, members[0], name="演示新名")
    opened = plans.read(desk, key)
    assert "演示新名" in {each.name for each in opened.edit.hall.people.values()}
    rows = registers.find(desk, Attendance, registers.Query())
    registers.remove(desk, Attendance, [rows[0]])
    opened = plans.read(desk, key)
    assert len(opened.edit.strangers()) == 1
    office.attendance(desk, key, name="演示后到", role="observer")
    assert [each.name for each in plans.read(desk, key).edit.unseated()] == ["演示后到"]


def test_the_workbook_has_the_hall_and_the_list(desk: Desk, tmp_path: Path) -> None:
    key, _ = meeting(desk)
    opened = plans.read(desk, key)
    path = tmp_path / "座次表.xlsx"
    outputs.write(outputs.about(desk, opened), outputs.tables(opened), Destination(path),
                  lambda *_: None)  # fmt: skip
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["座次表", "名单"]
    grid = ["".join(map(str, row)) for row in book.get_sheet_by_name("座次表").to_python()]
    assert any("主席台" in row and "演示甲" in row for row in grid)
    rows = book.get_sheet_by_name("名单").to_python()
    assert [row[0] for row in rows[1:]] == ["演示甲", "演示乙", "演示丁", "演示列席"]
    assert rows[1][3] == "主席台"


def test_a_print_of_seats_that_are_not_saved(desk: Desk) -> None:
    key, _ = meeting(desk)
    opened = plans.read(desk, key)
    sheet = run_to_end(outputs.collect_in_steps(desk, outputs.PRINT, opened, {}))
    kept = hall_in(sheet.shown[0].children["seat_plan"][0]["seats.stored"])
    assert kept == opened.edit.hall
    assert sheet.shown[0].values["name"] == "演示全会"
    for seat in list(opened.edit.hall.seats):
        opened.edit.empty(seat)
    with pytest.raises(UserError, match="没有可以打印"):
        run_to_end(outputs.collect_in_steps(desk, outputs.PRINT, opened, {}))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("演示甲\n演示乙", [("演示甲", ""), ("演示乙", "")]),
        ("1. 演示甲（局长）\n2、演示乙", [("演示甲", "局长"), ("演示乙", "")]),
        ("演示甲\t演示局局长", [("演示甲", "演示局局长")]),
        ("王　晖、李　丽", [("王晖", ""), ("李丽", "")]),
        ("\n \n", []),
        ("阿卜杜热合曼·买买提明", [("阿卜杜热合曼·买买提明", "")]),
    ],
)
def test_names_are_read_from_a_list(text: str, names: list[tuple[str, str]]) -> None:
    assert [tuple(each) for each in card_names.names_in(text)] == names


def test_cards_of_members_and_of_a_list(desk: Desk) -> None:
    key, members = meeting(desk)
    assert card_names.lines_of(desk, Member, members).split() == ["演示丁", "演示乙", "演示甲"]
    names = card_names.lines_of(desk, Activity, [key]).split()
    assert sorted(names) == sorted(["演示丁", "演示乙", "演示甲", "演示列席"])
    sheet = run_to_end(card_names.collect_in_steps(desk, "演示甲（局长）", {}))
    assert sheet.shown[0].values == {"name": "演示甲", "below": "局长"}
    assert all(isinstance(each, Option) for each in sheet.wanted.options)
    with pytest.raises(UserError, match="还没有姓名"):
        run_to_end(card_names.collect_in_steps(desk, " ", {}))


def test_a_second_window_saves_over_the_plan_that_the_first_one_made(desk: Desk) -> None:
    key, _ = meeting(desk)
    one, other = plans.read(desk, key), plans.read(desk, key)
    first = plans.write(desk, one).keys
    other.rule = "strokes"
    assert plans.write(desk, other).keys == first
    assert plans.read(desk, key).rule == "strokes"
