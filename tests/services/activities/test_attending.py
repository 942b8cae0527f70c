"""Results and counts follow from marks, parts and rows, whatever action writes them."""

from __future__ import annotations

from array import array

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Activity, ActivityPart, Attendance, Limits
from desktop_app.services import registers
from desktop_app.services.activities import recording
from desktop_app.services.activities.attending import positions_of
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Input, Query, history
from tests.services.activities import activity_office as office


def counts(desk: Desk, key: int) -> tuple[int | None, int | None]:
    found = office.values(desk, Activity, key)
    return found["due_count"], found["came_count"]


def result(desk: Desk, key: int) -> str:
    return str(office.values(desk, Attendance, key)["result"])


def filled(desk: Desk) -> tuple[int, list[int]]:
    """A plenary of three half-days with two members who are due and an expert."""
    key = office.activity(desk, "演示全会", kind="plenary")
    for place in (1, 2, 3):
        office.part(desk, key, place)
    people = [office.member(desk, name) for name in ("演示甲", "演示乙")]
    rows = [office.attendance(desk, key, member=each) for each in people]
    return key, [*rows, office.attendance(desk, key, name="演示丙", role="expert", marks="到到到")]


def test_counts_are_of_those_who_are_due(desk: Desk) -> None:
    key, rows = filled(desk)
    assert counts(desk, key) == (2, 0)
    recording.record(desk, key, {rows[0]: {"marks": "到到缺"}, rows[1]: {"marks": "到缺缺"}})
    assert [result(desk, each) for each in rows] == ["present", "short", "present"]
    assert counts(desk, key) == (2, 1)
    assert office.values(desk, Attendance, rows[0])["present"] == 2


def test_a_new_part_does_not_change_what_was_marked(desk: Desk) -> None:
    key, rows = filled(desk)
    recording.record(desk, key, {rows[0]: {"marks": "到到缺"}})
    last = office.saved(desk, ActivityPart, activity=key, title="演示闭幕会")
    assert positions_of(desk, key) == (1, 2, 3, 4)
    assert result(desk, rows[0]) == "present"
    recording.record(desk, key, {rows[0]: {"marks": "到到缺缺"}})
    assert result(desk, rows[0]) == "short"
    registers.remove(desk, ActivityPart, [last])
    assert result(desk, rows[0]) == "present"
    assert counts(desk, key) == (2, 1)


def test_undo_brings_marks_results_and_counts_back(desk: Desk) -> None:
    key, rows = filled(desk)
    recording.record(desk, key, {rows[0]: {"marks": "到到到"}, rows[1]: {"marks": "假假假"}})
    assert (counts(desk, key), result(desk, rows[1])) == ((2, 1), "leave")
    history.undo(desk)
    assert (counts(desk, key), result(desk, rows[1])) == ((2, 0), "open")
    history.redo(desk)
    assert (counts(desk, key), result(desk, rows[1])) == ((2, 1), "leave")


def test_a_removed_row_is_counted_no_more(desk: Desk) -> None:
    key, rows = filled(desk)
    registers.remove(desk, Attendance, [rows[0]])
    assert counts(desk, key) == (1, 0)
    registers.remove(desk, Attendance, rows[1:])
    assert counts(desk, key) == (None, None)


def test_an_old_ledger_keeps_its_numbers_until_there_is_a_list(desk: Desk) -> None:
    key = office.activity(desk, due_count=60, came_count=52)
    assert counts(desk, key) == (60, 52)
    office.changed(desk, Activity, key, place="演示二楼会议室")
    assert counts(desk, key) == (60, 52)
    office.attendance(desk, key, member=office.member(desk, "演示丁"), marks="到")
    assert counts(desk, key) == (1, 1)
    office.changed(desk, Activity, key, came_count=9)
    assert counts(desk, key) == (1, 1)


def test_the_office_may_do_without_the_two_thirds_rule(desk: Desk) -> None:
    key, rows = filled(desk)
    registers.save(desk, Limits, {"two_thirds": "否"})
    recording.record(desk, key, {rows[0]: {"marks": "到缺缺"}})
    assert result(desk, rows[0]) == "present"


def test_rows_of_another_activity_and_nothing_new_are_refused(desk: Desk) -> None:
    key, rows = filled(desk)
    with pytest.raises(UserError, match="重新打开"):
        recording.record(desk, office.activity(desk, "演示另一次"), {rows[0]: {"marks": "到"}})
    with pytest.raises(UserError, match="没有新的登记"):
        recording.record(desk, key, {rows[2]: {"marks": "到到到"}})


def test_rows_saved_in_the_form_of_their_activity_are_counted_with_it(desk: Desk) -> None:
    people = [office.member(desk, name) for name in ("演示甲", "演示乙")]
    rows = [
        Input({"member": people[0], "marks": "到"}),
        Input({"member": people[1], "marks": "缺"}),
    ]
    named = {"name": "演示会议", "start_on": office.DAY}
    saved = registers.save(desk, Activity, named, children={"attendance": rows})
    assert counts(desk, saved.keys[0]) == (2, 1)


def test_an_activity_comes_back_from_the_bin_as_it_was(desk: Desk) -> None:
    key, rows = filled(desk)
    recording.record(desk, key, {rows[0]: {"marks": "到到缺"}})
    registers.remove(desk, Activity, [key])
    assert registers.find(desk, Attendance, Query()) == array("q")
    history.undo(desk)
    assert (counts(desk, key), result(desk, rows[0])) == ((2, 1), "present")


def test_a_part_from_the_bin_counts_again(desk: Desk) -> None:
    key, rows = filled(desk)
    last = registers.find(desk, ActivityPart, Query())[-1]
    assert office.values(desk, ActivityPart, last)["position"] == 3
    recording.record(desk, key, {rows[0]: {"marks": "缺到到"}})
    registers.remove(desk, ActivityPart, [last])
    assert result(desk, rows[0]) == "short"
    assert counts(desk, key) == (2, 0)
    history.bring_back_one(desk, ActivityPart, last)
    assert (result(desk, rows[0]), office.values(desk, Attendance, rows[0])["present"]) == (
        "present", 2,
    )  # fmt: skip
    assert counts(desk, key) == (2, 1)
