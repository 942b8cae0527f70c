"""Who has done which duty: counted, ticked, narrowed, exempt, overdue; the records behind."""

from __future__ import annotations

import datetime
from dataclasses import replace

from desktop_app.records import (
    Activity,
    Attendance,
    Contact,
    Duty,
    DutyTick,
    Member,
    OpinionReport,
    Proposal,
    ReportAdoption,
    WorkGroup,
)
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.duties import progress
from desktop_app.services.duties.cells import DutyCell, DutyMatrix
from desktop_app.services.duties.last_days import with_last_days
from desktop_app.services.registers import history
from tests.services.duties import duty_office as office
from tests.services.facts.fact_office import moved, proposal


def cells(found: DutyMatrix, key: int) -> list[tuple[str, int]]:
    """State and number of every cell of a line."""
    line = next(each for each in found.lines if each.key == key)
    return [(each.state, each.done) for each in line.cells]


def read(desk: Desk, **kind: str) -> DutyMatrix:
    return progress.matrix(desk, 2026, **kind)


def test_records_count_up_to_the_minimum_and_an_undone_one_takes_its_count_with_it(
    desk: Desk,
) -> None:
    one, other = office.members(desk, "孔桂香", "邓勇")
    office.duty(desk, "联系村（社区）", fact="contact_made", minimum=2)
    assert cells(read(desk), one) == [("none", 0)]
    office.contact(desk, one)
    office.contact(desk, one, "2025-12-30")
    assert cells(read(desk), one) == [("partly", 1)]
    office.contact(desk, one, "2026-08-02")
    found = read(desk)
    assert cells(found, one) == [("done", 2)]
    assert cells(found, other) == [("none", 0)]
    column = found.columns[0]
    assert (column.done, column.asked, column.unit, column.rule) == (1, 2, "次", "满 2 次")
    history.undo(desk)
    assert cells(read(desk), one) == [("partly", 1)]


def test_a_tick_is_done_and_counted_ones_are_more(desk: Desk) -> None:
    (one,) = office.members(desk, "孔桂香")
    key = office.duty(desk, "联系村（社区）", fact="contact_made")
    office.saved(desk, DutyTick, duty=key, member=one, reason="演示：与村里商定", document="演示函")
    assert cells(read(desk), one) == [("ticked", 0)]
    (row,) = progress.cell_rows(desk, key, one)
    assert (row.title, row.counts, row.why) == ("演示：与村里商定（演示函）", True, "手工认定")
    office.contact(desk, one)
    assert cells(read(desk), one) == [("done", 1)]


def test_what_is_not_done_on_its_day_is_overdue(desk: Desk) -> None:
    one, other = office.members(desk, "孔桂香", "邓勇")
    office.duty(desk, "联系村（社区）", fact="contact_made", due="2026-11-22")
    office.contact(desk, other)
    found = read(desk)
    assert (cells(found, one), cells(found, other)) == ([("overdue", 0)], [("done", 1)])
    before = replace(desk, clock=lambda: datetime.datetime(2026, 11, 22, 9))
    assert cells(read(before), one) == [("none", 0)]


def test_nothing_is_asked_of_who_is_not_scored_or_of_another_class(desk: Desk) -> None:
    plain = office.saved(desk, Member, name="孔桂香")
    apart = office.saved(desk, Member, name="邓勇", no_score="是")
    leader = office.saved(desk, Member, name="龙龑", cppcc_post="主席")
    office.duty(desk, "一次学习")
    office.duty(desk, "委员讲堂", position=2, applies="委员")
    found = read(desk)
    assert [x for x, _ in cells(found, plain)] == ["none", "none"]
    assert [x for x, _ in cells(found, apart)] == ["exempt", "exempt"]
    assert [x for x, _ in cells(found, leader)] == ["none", "exempt"]
    lines = {each.key: each for each in found.lines}
    assert (lines[apart].exempt, lines[apart].asked) == ("不计分", 0)
    assert [each.asked for each in found.columns] == [2, 1]


def test_who_left_within_the_year_is_shown_and_nothing_is_asked(desk: Desk) -> None:
    left = {"state": "resigned", "state_date": "2026-05-20"}
    gone = office.saved(desk, Member, name="孔桂香", cppcc_post="常委", **left)
    stays = office.saved(desk, Member, name="邓勇")
    before = office.saved(desk, Member, name="龙龑", **{**left, "state_date": "2025-12"})
    no_day = office.saved(desk, Member, name="普雪梅", state="resigned")
    ahead = office.saved(desk, Member, name="马立群", **{**left, "state_date": "2026-12-01"})
    office.duty(desk, "一次走访", fact="contact_made")
    office.contact(desk, gone)
    found = read(desk)
    lines = {each.key: each for each in found.lines}
    assert lines.keys() == {gone, stays, ahead}
    assert not {before, no_day} & lines.keys()
    assert cells(found, gone) == [("exempt", 1)]
    assert (lines[gone].exempt, lines[gone].asked) == ("年内离任", 0)
    assert (found.columns[0].asked, lines[ahead].exempt) == (2, "")
    assert [each.key for each in found.lines if each.key != ahead] == [gone, stays]


def test_kinds_narrow_and_the_rows_say_why_others_do_not_count(desk: Desk) -> None:
    (one,) = office.members(desk, "孔桂香")
    key = office.duty(desk, "一次视察", fact="attendance_came", kinds="视察")
    for name, kind, marks, state in (
        ("演示视察", "视察", "到", "done"), ("演示培训", "培训", "到", "done"),
        ("演示视察二", "视察", "缺", "done"), ("演示视察三", "视察", "", "draft"),
    ):  # fmt: skip
        activity = office.saved(desk, Activity, name=name, kind=kind, state=state,
                                start_on="2026-05-06")  # fmt: skip
        office.saved(desk, Attendance, activity=activity, member=one, marks=marks)
    assert cells(read(desk), one) == [("done", 1)]
    found = {each.title: (each.counts, each.why) for each in progress.cell_rows(desk, key, one)}
    assert found["演示视察"] == (True, "")
    assert found["演示培训"] == (False, "类型不计")
    assert found["演示视察二"] == (False, "没有到会")
    assert not found["演示视察三"][0]
    assert found["演示视察三"][1]
    assert len(found) == 4


def test_a_rate_is_asked_in_per_cent(desk: Desk) -> None:
    one, *_ = office.members(desk)
    for no, marks in enumerate(("到", "缺", "缺")):
        key = office.saved(desk, Activity, name=f"演示{no}", kind="survey", place="演示乡",
                           start_on="2026-03-08", state="underway")  # fmt: skip
        office.saved(desk, Attendance, activity=key, member=one, marks=marks)
    office.duty(desk, "出勤率", fact="attendance_rate", minimum=80)
    found = read(desk)
    assert cells(found, one) == [("partly", 33)]
    assert (found.columns[0].rule, found.columns[0].unit) == ("满 80 %", "%")


def test_groups_have_duties_of_their_own(desk: Desk) -> None:
    group = office.saved(desk, WorkGroup, name="演示第一小组")
    key = office.duty(desk, "一次组的活动", fact="group_activity", subject="组")
    office.duty(desk, "一次学习")
    assert cells(read(desk, subject="group"), group) == [("none", 0)]
    office.saved(desk, Activity, name="演示活动", kind="视察", state="done",
                 start_on="2026-05-06", due_body="groups", due_groups=[group])  # fmt: skip
    assert cells(read(desk, subject="group"), group) == [("done", 1)]
    (row,) = progress.cell_rows(desk, key, group)
    assert (row.counts, row.opens) == (True, Activity.KEY)
    office.saved(desk, DutyTick, duty=key, group=group, reason="演示")
    assert len(progress.cell_rows(desk, key, group)) == 2


def test_every_record_that_is_counted_makes_the_page_read_again(desk: Desk) -> None:
    found = progress.read_records(desk)
    assert {"duty", "duty_tick", "member", "contact", "attendance", "activity", "proposal",
            "proposal_signer", "opinion_report", "group_year"} <= found  # fmt: skip


def test_a_cell_is_plain(desk: Desk) -> None:
    office.members(desk, "孔桂香")
    office.saved(desk, Contact, day="2026-05-05", person="演示村民")
    office.saved(desk, Duty, name="空的项目", year=2026)
    (line,) = read(desk).lines
    assert line.cells == (DutyCell("none", 0, 1),)
    assert list(registers.find(desk, DutyTick, registers.Query())) == []


def test_nothing_is_asked_of_who_came_after_the_last_day(desk: Desk) -> None:
    late = office.saved(desk, Member, name="孔桂香", since="2026-07")
    office.duty(desk, "一次学习", due="2026-06-30")
    office.duty(desk, "一次走访", position=2, due="2026-12-15")
    assert [state for state, _ in cells(read(desk), late)] == ["exempt", "none"]


def test_a_record_without_a_day_is_listed_as_not_counted(desk: Desk) -> None:
    (one,) = office.members(desk, "孔桂香")
    key = office.duty(desk, "一次采用", fact="report_adopted")
    report = office.saved(
        desk, OpinionReport, name="演示信息", member=one, received_on="2026-03-01"
    )
    office.saved(desk, ReportAdoption, report=report, level="county", form="single")
    assert cells(read(desk), one) == [("none", 0)]
    (row,) = progress.cell_rows(desk, key, one)
    assert (row.counts, row.why, row.opens) == (False, "日期没有写，或者没有写全", "opinion_report")


def test_a_proposal_that_waits_for_its_review_is_said_in_the_cell(desk: Desk) -> None:
    one, two = office.members(desk, "孔桂香", "邓勇")
    office.duty(desk, "一件提案", fact="proposal_filed")
    key = proposal(desk, one, two, state="submitted", filed_on="")
    lines = {each.key: each for each in read(desk).lines}
    assert lines[one].cells == lines[two].cells == (DutyCell("partly", 0, 1, "待审"),)
    moved(desk, Proposal, key, "filed", filed_on="2026-03-01")
    assert cells(read(desk), two) == [("done", 1)]


def test_the_last_day_that_counts_is_known_unless_its_record_is_internal(desk: Desk) -> None:
    one, other = office.members(desk, "孔桂香", "邓勇")
    office.duty(desk, "联系村（社区）", fact="contact_made")
    office.duty(desk, "一次学习", position=2)
    office.contact(desk, one, "2026-08-02")
    office.contact(desk, one, "2026-05-18")
    office.contact(desk, other, "2026-06-01", internal="是")
    lines = {each.key: each for each in with_last_days(desk, read(desk)).lines}
    assert [each.last for each in lines[one].cells] == ["2026-08-02", ""]
    assert (lines[other].cells[0].state, lines[other].cells[0].last) == ("done", "")
