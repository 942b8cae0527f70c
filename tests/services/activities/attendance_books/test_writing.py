"""Books into the file: matched columns and persons, conflicts, nothing twice, one action."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Activity, Attendance, Member
from desktop_app.services import imports, registers
from desktop_app.services.activities import mark_sheets, marks
from desktop_app.services.activities.attendance_books.plan import person_key
from desktop_app.services.activities.attendance_books.writing import write_book
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, exports, find, history
from desktop_app.services.safekeeping.destinations import destination
from tests.services.activities import activity_office as office
from tests.services.activities.attendance_books import books
from tests.services.activities.attendance_books.books import (
    activities,
    grid,
    planned,
    plenary,
    stored,
)


def export(desk: Desk, path: Path) -> list[tuple[str, ...]]:
    """Exports every attendance, as the command does; the rows of the file without their codes."""
    found = exports.collect(desk, Attendance, find(desk, Attendance, Query()))
    exports.write(found, destination(desk, path, (".xlsx",)))
    return [tuple(map(str, row[:-1])) for row in imports.open_book(path).sheets[0].rows]


def test_a_matrix_goes_to_the_half_days_of_its_plenary(desk: Desk) -> None:
    key = plenary(desk)
    plan = planned(desk, grid(("Sheet1", books.MATRIX)))
    assert (plan.marked, plan.added, plan.same, plan.doubts, plan.conflicts) == (11, 3, 0, [], [])
    write_book(desk, plan)
    assert stored(desk, key) == {
        "刀志坚": "到到到到",
        "司马文渊": "到假假到",
        "李德者嘎": "迟·缺公",
    }
    rows = [office.values(desk, Attendance, x) for x in find(desk, Attendance, Query())]
    assert {each["remark"] for each in rows} == {None, "学习；病假"}
    assert office.values(desk, Activity, key)["due_count"] == 3


def test_the_same_book_twice_writes_nothing(desk: Desk) -> None:
    plenary(desk)
    book = grid(("Sheet1", books.MATRIX))
    write_book(desk, planned(desk, book))
    again = planned(desk, book)
    assert (again.marked, again.added, again.same) == (0, 0, 11)
    with pytest.raises(UserError, match="没有新的登记"):
        write_book(desk, again)


def test_one_action_that_undo_takes_back(desk: Desk) -> None:
    plenary(desk)
    before = find(desk, Attendance, Query())
    sheets = (("Sheet1", books.MATRIX), ("读书会", (("姓名", "4月23日读书会"), ("杨自清", "√"))))
    changed = write_book(desk, planned(desk, grid(*sheets), create=True))
    assert changed.records == {"activity", "attendance"}
    assert "读书会" in activities(desk)
    history.undo(desk)
    assert list(find(desk, Attendance, Query())) == list(before) == []
    assert set(activities(desk)) == {books.PLENARY}


def test_marks_that_differ_are_kept_unless_the_book_is_to_hold(desk: Desk) -> None:
    key = plenary(desk)
    member = registers.find(desk, Member, Query(search="刀志坚"))[0]
    office.attendance(desk, key, member=member, marks="缺到", remark="演示备注")
    book = grid(("Sheet1", books.MATRIX))
    plan = planned(desk, book)
    (conflict,) = plan.conflicts
    assert (conflict.stored, conflict.wanted, conflict.row, conflict.column) == ("缺", "到", 4, 3)
    write_book(desk, plan)
    assert stored(desk, key)["刀志坚"] == "缺到到到"
    write_book(desk, planned(desk, book, taken=frozenset((conflict.cell,))))
    assert stored(desk, key)["刀志坚"] == "到到到到"
    office.changed(desk, Attendance, plan.rows[key, member].stored["id"], marks="缺缺缺缺")  # type: ignore[index]
    write_book(desk, planned(desk, book, overwrite=True))
    assert stored(desk, key)["刀志坚"] == "到到到到"


def test_marks_changed_since_the_plan_was_made_are_not_overwritten(desk: Desk) -> None:
    key = plenary(desk)
    member = registers.find(desk, Member, Query(search="刀志坚"))[0]
    row = office.attendance(desk, key, member=member, marks="到")
    plan = planned(desk, grid(("Sheet1", books.MATRIX)))
    office.changed(desk, Attendance, row, marks="到缺")
    with pytest.raises(UserError, match="再看一遍"):
        write_book(desk, plan)
    assert stored(desk, key)["刀志坚"] == "到缺"


def test_namesakes_are_told_apart_by_their_sector_and_never_guessed(desk: Desk) -> None:
    key = plenary(desk)
    other = office.member(desk, "刀志坚", sector="教育界", unit="演示二中")
    rows = (("姓名", "界别", "单位", "2月9日上午"), ("刀志坚", "教育", "", "假"),
            ("刀志坚", "", "", "√"),
            ("严云峰", "", "", "√"))  # fmt: skip
    book = grid((books.PLENARY, rows))
    for _ in range(2):  # that one of them is in the list then does not decide for the other
        plan = planned(desk, book)
        (doubt,) = plan.doubts
        assert (doubt.row, len(doubt.found.candidates)) == (3, 2)
        assert "演示二中" in doubt.found.why
        if plan.marked:
            write_book(desk, plan)
    assert stored(desk, key) == {"刀志坚": "假", "严云峰": "到"}
    first = next(each for each in doubt.found.candidates if each != other)
    write_book(desk, planned(desk, book, persons={doubt.key: first}))
    assert sorted(x.marks for x in mark_sheets.read(desk, key).sheet.rows) == ["假", "到", "到"]


def test_namesakes_of_one_sector_are_told_apart_by_their_unit(desk: Desk) -> None:
    key = plenary(desk)
    other = office.member(desk, "刀志坚", sector="农业界", unit="演示二中")
    rows = (("姓名", "界别", "单位", "2月9日上午"), ("刀志坚", "农业界", "演示二中", "√"))
    write_book(desk, planned(desk, grid((books.PLENARY, rows))))
    assert [x.member for x in mark_sheets.read(desk, key).sheet.rows] == [other]


def test_of_namesakes_the_one_who_is_due_is_meant(desk: Desk) -> None:
    key = plenary(desk)
    due = office.member(desk, "刀志坚", sector="教育界")
    office.attendance(desk, key, member=due)
    write_book(
        desk, planned(desk, grid((books.PLENARY, (("姓名", "2月9日上午"), ("刀志坚", "√")))))
    )
    assert [x.member for x in mark_sheets.read(desk, key).sheet.rows if x.marks] == [due]


def test_groups_tell_namesakes_apart_in_the_words_of_lists(desk: Desk) -> None:
    key = plenary(desk)
    office.member(desk, "演示甲", work_group="第一活动小组")
    second = office.member(desk, "演示甲", work_group="第二活动小组")
    rows = (("姓名", "2月9日上午"), ("演示甲", "√"))
    write_book(desk, planned(desk, grid(("第二组", ((books.PLENARY,), *rows)))))
    assert [x.member for x in mark_sheets.read(desk, key).sheet.rows] == [second]


def test_who_was_not_in_office_then_is_told(desk: Desk) -> None:
    plenary(desk)
    office.member(desk, "演示离任", state="辞职", state_date="2025-06-01")
    office.member(desk, "演示后来", since="2026-10-01")
    rows = (("姓名", "2月9日上午"), ("演示离任", "√"), ("演示后来", "√"), ("演示无名", "√"))
    plan = planned(desk, grid((books.PLENARY, rows)))
    assert [len(each.found.candidates) for each in plan.doubts] == [1, 1, 0]
    assert ["不在任" in each.found.why for each in plan.doubts] == [True, True, False]
    assert plan.marked == 0


def test_persons_who_are_no_members_by_their_role_or_when_said_so(desk: Desk) -> None:
    key = plenary(desk)
    rows = (("姓名", "身份", "单位", "2月9日上午"), ("演示专家", "专家", "演示大学", "√"),
            ("演示乡亲", "", "演示村", "√"), ("杨自清", "列席", "", "√"))  # fmt: skip
    book = grid((books.PLENARY, rows))
    plan = planned(desk, book)
    assert [each.line.name for each in plan.doubts] == ["演示乡亲"]
    write_book(desk, planned(desk, book, others="villager"))
    found = {x.name: (x.member is not None, x.role, x.unit, x.marks)
             for x in mark_sheets.read(desk, key).sheet.rows}  # fmt: skip
    assert found == {
        "杨自清": (True, "列席", "演示单位4", "到"),
        "演示专家": (False, "专家学者", "演示大学", "到"),
        "演示乡亲": (False, "群众", "演示村", "到"),
    }  # fmt: skip
    assert planned(desk, book).marked == 0


def test_a_person_twice_in_a_book_with_other_marks_is_told(desk: Desk) -> None:
    key = plenary(desk)
    rows = (("姓名", "2月9日上午"), ("刀志坚", "√"), ("刀志坚", "缺"))
    plan = planned(desk, grid((books.PLENARY, rows)))
    assert len(plan.twice) == 1
    write_book(desk, plan)
    assert stored(desk, key) == {"刀志坚": "到"}


def test_what_is_exported_of_a_matrix_comes_back_the_same(desk: Desk) -> None:
    """The law: marks → a sheet of words or signs → marks, for every mark."""
    key, chance = plenary(desk), random.Random(11)
    signs = {"到": "√", "迟": "迟到", "早": "早退", "假": "假", "公": "公假", "缺": "×", "·": ""}
    every = marks.KNOWN + marks.BLANK
    held = {name: "".join(chance.choice(every) for _ in range(4)) for name in books.NAMES}
    head = ("姓名", "2月9日上午", "2月9日下午", "2月10日上午", "2月10日下午")
    rows = [head, *((name, *(signs[each] for each in text)) for name, text in held.items())]
    write_book(desk, planned(desk, grid((books.PLENARY, rows))))
    sheet = mark_sheets.read(desk, key).sheet
    assert {row.name: sheet.marks_of(n) for n, row in enumerate(sheet.rows)} == held


def test_lines_that_say_the_same_of_a_person_are_answered_together(desk: Desk) -> None:
    plenary(desk)
    rows = (("姓名", "2月9日上午"), ("演示无名", "√"))
    plan = planned(desk, grid((books.PLENARY, rows), ("第二张", ((books.PLENARY,), *rows))))
    assert {person_key(each.line) for each in plan.doubts} == {("演示无名", "", "", "", "")}
    left = planned(desk, grid((books.PLENARY, rows)), persons={plan.doubts[0].key: ""})
    assert (left.doubts, left.rows) == ([], {})


def test_an_exported_attendance_comes_back_the_same(desk: Desk, tmp_path: Path) -> None:
    """The law: marks → export → import into an office without them → the same export."""
    key = plenary(desk)
    single = office.activity(desk, "演示读书会", kind="reading", start_on="2026-04-23")
    write_book(desk, planned(desk, grid(("Sheet1", books.MATRIX))))
    rows = (
        ("姓名", "身份", "单位", "出席情况"),
        ("杨自清", "", "", "早退"),
        ("演示专家", "专家", "演示大学", "√"),
    )
    write_book(desk, planned(desk, grid(("演示读书会", rows))))
    exported = export(desk, tmp_path / "出勤.xlsx")
    keys = find(desk, Attendance, Query())
    registers.remove(desk, Attendance, keys)
    plan = planned(desk, imports.open_book(tmp_path / "出勤.xlsx"))
    assert (plan.doubts, plan.left_out, plan.read.unread) == ([], [], ())
    write_book(desk, plan)
    assert stored(desk, key)["李德者嘎"] == "迟·缺公"
    assert stored(desk, single) == {"杨自清": "早", "演示专家": "到"}
    assert sorted(export(desk, tmp_path / "again.xlsx")) == sorted(exported)
    assert planned(desk, imports.open_book(tmp_path / "again.xlsx")).marked == 0
