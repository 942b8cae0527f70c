"""Columns of books and activities: found by day, name, kind and number; made when asked."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import ActivityPart, Member
from desktop_app.services import registers
from desktop_app.services.activities.attendance_books.matching import MarkTarget
from desktop_app.services.activities.attendance_books.offers import column_offers, conflict_line
from desktop_app.services.activities.attendance_books.writing import write_book
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, find
from tests.services.activities import activity_office as office
from tests.services.activities.attendance_books import books
from tests.services.activities.attendance_books.books import (
    activities,
    grid,
    lines,
    planned,
    plenary,
    stored,
)


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
