"""Books into the file: matched columns and persons, conflicts, nothing twice, one action."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Activity, ActivityPart, Attendance, Member
from desktop_app.services import imports, registers
from desktop_app.services.activities import mark_sheets, marks
from desktop_app.services.activities.attendance_books.command import import_book
from desktop_app.services.activities.attendance_books.matching import MarkTarget
from desktop_app.services.activities.attendance_books.offers import column_offers, conflict_line
from desktop_app.services.activities.attendance_books.plan import person_key
from desktop_app.services.activities.attendance_books.writing import write_book
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, exports, find, history
from desktop_app.services.safekeeping.destinations import destination
from tests.services.activities import activity_office as office
from tests.services.activities.attendance_books import books
from tests.services.activities.attendance_books.books import grid, planned, plenary


def stored(desk: Desk, key: int) -> dict[str, str]:
    """By name the marks of an activity."""
    return {row.name: row.marks for row in mark_sheets.read(desk, key).sheet.rows}


def export(desk: Desk, path: Path) -> list[tuple[str, ...]]:
    """Exports every attendance, as the command does; the rows of the file without their codes."""
    found = exports.collect(desk, Attendance, find(desk, Attendance, Query()))
    exports.write(found, destination(desk, path, (".xlsx",)))
    return [tuple(map(str, row[:-1])) for row in imports.open_book(path).sheets[0].rows]


def lines(desk: Desk, book: Any, **given: object) -> list[str]:
    return list(import_book(desk, book, given, dry_run=False))


def activities(desk: Desk) -> dict[str, dict[str, Any]]:
    keys = find(desk, Activity, Query())
    return {values["name"]: values for values in (office.values(desk, Activity, x) for x in keys)}


def test_a_matrix_goes_to_the_half_days_of_its_plenary(desk: Desk) -> None:
    key = plenary(desk)
    plan = planned(desk, grid(("Sheet1", books.MATRIX)))
    assert (plan.marked, plan.added, plan.same, plan.doubts, plan.conflicts) == (11, 3, 0, [], [])
    write_book(desk, plan)
    assert stored(desk, key) == {
        "刀志坚": "到到到到",
        "司马文渊": "到假假到",
        "批斗者嘎": "迟·缺公",
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


def test_columns_that_no_activity_fits_are_refused_with_their_heads(desk: Desk) -> None:
    plenary(desk)
    book = grid(("2026年", (("姓名", "3月20日常委会", "第十五次主席会议"), ("刀志坚", "√", "√"))))
    with pytest.raises(UserError, match="没有对上活动") as refused:
        lines(desk, book)
    assert "3月20日常委会" in refused.value.sentence
    assert "第十五次主席会议" in refused.value.sentence


def test_columns_make_their_activities_when_asked(desk: Desk) -> None:
    plenary(desk)
    rows = (("2026年委员出席会议情况",),
            ("姓名", "3月20日常委会", "4月23日演示读书会", "5月6日-8日城建调研"),
            ("刀志坚", "√", "假", ""), ("杨自清", "√", "√", "√"))  # fmt: skip
    told = lines(desk, grid(("Sheet1", rows)), create=True)
    made = activities(desk)
    assert {made[x]["kind"] for x in ("常委会", "城建调研")} == {"standing", "survey"}
    assert made["演示读书会"]["kind"] == "reading"
    assert (made["城建调研"]["start_on"], made["城建调研"]["end_on"]) == (
        "2026-05-06",
        "2026-05-08",
    )
    assert made["常委会"]["state"] == "done"
    assert made["城建调研"]["due_count"] == 1  # a blank of several meetings is nobody's
    assert told[-1] == "登记 5 格，新加入名单 5 人次。"
    assert lines(desk, grid(("Sheet1", rows)), create=True)[-1] == "登记 0 格，已经登记过的 5 格。"


def test_half_days_of_a_meeting_are_made_with_it_and_added_to_it(desk: Desk) -> None:
    plenary(desk, halves=2)
    told = lines(desk, grid(("Sheet1", books.MATRIX)), create=True)
    assert any("新加一段 2026-02-10上午" in each for each in told)
    keys = find(desk, ActivityPart, Query())
    parts = [office.values(desk, ActivityPart, x) for x in keys]
    assert sorted((x["position"], x["day"], x["half"]) for x in parts)[2:] == [
        (3, "2026-02-10", "morning"), (4, "2026-02-10", "afternoon"),
    ]  # fmt: skip
    rows = (
        ("演示县十届四次会议出勤表",),
        ("姓名", "11月1日上午", "11月1日下午"),
        ("刀志坚", "√", "假"),
    )
    lines(desk, grid(("Sheet1", rows)), create=True)
    made = activities(desk)["演示县十届四次会议"]
    assert (made["kind"], made["start_on"], made["due_count"]) == ("plenary", "2026-11-01", 1)


def test_an_activity_whose_marks_have_no_part_gets_none(desk: Desk) -> None:
    key = plenary(desk, halves=0)
    member = registers.find(desk, Member, Query(search="刀志坚"))[0]
    office.attendance(desk, key, member=member, marks="到")
    with pytest.raises(UserError, match="没有分段"):
        lines(desk, grid(("Sheet1", books.MATRIX)), create=True)


def test_all_of_a_book_may_be_said_to_be_one_activity(desk: Desk) -> None:
    key = plenary(desk, halves=0)
    book = grid(("名单", (("姓名", "签到"), ("刀志坚", "√"), ("杨自清", ""))))
    with pytest.raises(UserError, match="没有写是哪次会议"):
        lines(desk, book)
    lines(desk, book, activity=key)
    assert stored(desk, key) == {"刀志坚": "到", "杨自清": ""}  # listed: due, not marked yet


def test_a_list_that_names_no_meeting_goes_to_the_likely_one(desk: Desk) -> None:
    key = plenary(desk, halves=0)
    book = grid(("名单", (("姓名", "签到"), ("刀志坚", "√"))), ("常委会", (
        ("3月20日常委会签到表",), ("姓名", "签到"), ("杨自清", "√"))))  # fmt: skip
    plan = planned(desk, book, likely=key)
    assert [[each.activity for each in found] for found in plan.columns] == [[key], [None]]


def test_two_activities_on_one_day_are_told_by_their_kind_else_asked_about(desk: Desk) -> None:
    plenary(desk)
    first = office.activity(desk, "演示甲会", kind="chairs", start_on="2026-03-20")
    office.activity(desk, "演示乙会", kind="standing", start_on="2026-03-20")
    rows = (("姓名", "3月20日主席会议", "3月20日"), ("刀志坚", "√", "√"))
    plan = planned(desk, grid(("Sheet1", rows)))
    assert [each.activity for each in plan.columns[0]] == [first, None]
    assert "对得上 2 次活动" in plan.columns[0][1].why
    chosen = planned(
        desk, grid(("Sheet1", rows)), columns={(0, 0): None, (0, 1): MarkTarget(first, 1)}
    )
    assert [each.target for each in chosen.columns[0]] == [None, MarkTarget(first, 1)]
    assert chosen.left_out == []


def test_two_columns_of_one_half_day_are_refused_both(desk: Desk) -> None:
    plenary(desk)
    rows = (("姓名", "2月9日上午", "2026年2月9日上午", "2月9日下午"), ("刀志坚", "√", "缺", "假"))
    plan = planned(desk, grid((books.PLENARY, rows)))
    assert ["另一列" in each.why for each in plan.columns[0]] == [True, True, False]
    assert plan.marked == 1


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


def test_a_meeting_of_another_number_on_the_same_day_is_another(desk: Desk) -> None:
    key = plenary(desk)
    rows = (("姓名", "2月9日上午"), ("刀志坚", "√"))
    for title, found in (("演示县十届三次会议", key), ("演示县十届四次会议", None), ("全会", key)):
        plan = planned(desk, grid((title, rows)))
        assert [each.activity for each in plan.columns[0]] == [found]


def test_sittings_of_a_plenary_are_no_meetings_of_that_number(desk: Desk) -> None:
    key = office.activity(desk, books.PLENARY, kind="plenary", start_on="2026-02-09")
    office.activity(desk, "演示县十届一次会议", kind="plenary", start_on="2022-02-09")
    office.part(desk, key, 1, title="第一次全体会议")
    office.part(desk, key, 2, title="第二次全体会议")
    office.member(desk, "刀志坚")
    rows = (("姓名", "第一次全体会议", "第二次全体会议"), ("刀志坚", "√", "假"))
    write_book(desk, planned(desk, grid((f"{books.PLENARY}出勤表", rows))))
    assert stored(desk, key) == {"刀志坚": "到假"}


def test_numbers_of_meetings_under_their_title(desk: Desk) -> None:
    office.member(desk, "刀志坚")
    names = ("政协第十届委员会常务委员会第十五次会议", "政协第十届委员会常务委员会第十六次会议")
    keys = [
        office.activity(desk, name, start_on=f"2026-0{n}-05") for n, name in enumerate(names, 3)
    ]
    rows = (
        ("十届常委会会议出席情况",),
        ("姓名", "第十五次", "第十六次", "第十七次"),
        ("刀志坚", "√", "假", "√"),
    )
    plan = planned(desk, grid(("Sheet1", rows)))
    assert [each.activity for each in plan.columns[0]] == [*keys, None]


def test_a_book_read_in_another_year_keeps_its_written_year(desk: Desk) -> None:
    plenary(desk)
    office.activity(desk, "演示读书会", kind="reading", start_on="2025-04-23")
    for title, found in (("2025年出勤", 1), ("2026年出勤", 0)):
        plan = planned(desk, grid((title, (("姓名", "4月23日"), ("刀志坚", "√")))))
        assert plan.marked == found


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
    assert stored(desk, key)["批斗者嘎"] == "迟·缺公"
    assert stored(desk, single) == {"杨自清": "早", "演示专家": "到"}
    assert sorted(export(desk, tmp_path / "again.xlsx")) == sorted(exported)
    assert planned(desk, imports.open_book(tmp_path / "again.xlsx")).marked == 0


def test_a_first_sitting_is_not_the_first_plenary_of_a_term(desk: Desk) -> None:
    office.activity(desk, "演示县十届一次会议", kind="plenary", start_on="2022-02-09")
    plan = planned(desk, grid(("表", (("姓名", "第一次全体会议"), ("刀志坚", "√")))))
    assert [each.activity for each in plan.columns[0]] == [None]


def test_no_activity_is_made_without_a_day(desk: Desk) -> None:
    plenary(desk)
    book = grid(("表", (("姓名", "演示调研"), ("刀志坚", "√"))))
    with pytest.raises(UserError, match="没有写日期"):
        lines(desk, book, create=True)
    (offer,) = column_offers(desk, planned(desk, book), None)
    assert True not in [answer for _, answer in offer.choices]


def test_a_part_is_offered_where_it_can_be_added(desk: Desk) -> None:
    key = plenary(desk, halves=0)
    book = grid((books.PLENARY, (("姓名", "2月9日上午", "2月9日下午"), ("刀志坚", "√", "√"))))
    for is_offered in (True, False):
        found = column_offers(desk, planned(desk, book), key)
        assert [True in [x for _, x in each.choices] for each in found] == [is_offered] * 2
        member = registers.find(desk, Member, Query(search="刀志坚"))[0]
        if is_offered:
            office.attendance(desk, key, member=member, marks="到")


def test_a_list_of_the_whole_meeting_may_mark_every_half_day(desk: Desk) -> None:
    key = plenary(desk, halves=3)
    book = grid((f"{books.PLENARY}签到", (("姓名", "签到"), ("刀志坚", "√"), ("杨自清", "假"))))
    (offer,) = column_offers(desk, planned(desk, book), key)
    every = dict(offer.choices)[f"{books.PLENARY}　各段都记"]
    plan = planned(desk, book, columns={(0, 0): every})
    assert plan.marked == 6
    write_book(desk, plan)
    assert stored(desk, key) == {"刀志坚": "到到到", "杨自清": "假假假"}
    other = grid((f"{books.PLENARY}签到", (("姓名", "签到"), ("刀志坚", "缺"))))
    again = planned(desk, other, columns={(0, 0): every})
    told = [conflict_line(again, each) for each in again.conflicts]
    assert len(told) == 3
    assert told[1].endswith("第 2 段：已登记到，表里是缺席")
