"""Reminders of activities: notice ahead of the day, closing after it, absences in a term."""

from __future__ import annotations

import datetime

import pytest

from desktop_app.records import Limits, Term
from desktop_app.services import registers, reminders, workbench
from desktop_app.services.activities import card_section, steps
from desktop_app.services.activities.reminder_rules import RULES
from desktop_app.services.desk import Desk
from desktop_app.storage.query import declared_query
from tests.services.activities import activity_office as office

KEYS = {rule.key for rule in RULES}


def due(desk: Desk, day: str) -> set[tuple[str, str]]:
    """Rule and text of every reminder of activities on a day."""
    at = datetime.datetime.fromisoformat(f"{day} 10:00")
    desk.clock = lambda: at
    return {(each.kind, each.what) for each in reminders.due(desk) if each.kind in KEYS}


def test_notice_is_given_seven_days_before_a_plenary_three_before_others(desk: Desk) -> None:
    registers.save(desk, Limits, {"ahead": "0"})
    office.activity(desk, "演示全会", kind="plenary")
    other = office.activity(desk, "演示视察", kind="inspection")
    assert due(desk, "2026-02-01") == set()
    assert due(desk, "2026-02-02") == {("plenary_notice", "演示全会")}
    both = {("plenary_notice", "演示全会"), ("activity_notice", "演示视察")}
    assert due(desk, "2026-02-06") == both
    steps.notice(desk, [other], {"noticed_on": "2026-02-05"})
    assert due(desk, "2026-02-06") == {("plenary_notice", "演示全会")}


def test_what_is_over_is_to_be_closed(desk: Desk) -> None:
    key = office.activity(desk, "演示视察", kind="inspection", end_on="2026-02-10")
    assert due(desk, "2026-02-12") == {("activity_close", "演示视察")}
    steps.finish(desk, [key], {})
    assert due(desk, "2026-02-12") == set()


@pytest.mark.parametrize(("kind", "rule", "many"), [
    ("plenary", "plenary_absences", 3), ("standing", "standing_absences", 7),
])  # fmt: skip
def test_a_member_who_was_absent_too_often_in_the_term(
    desk: Desk, kind: str, rule: str, many: int
) -> None:
    held = registers.find(desk, Term, registers.Query())[0]
    terms = [office.saved(desk, Term, number=9, starts="2017-01"), held]
    person = office.member(desk, "演示甲", term=terms[1])
    for place in range(many + 1):  # the first one is of the term before
        day = f"2025-0{place + 1}-09"
        term = terms[1] if place else terms[0]
        key = office.activity(desk, f"演示{place}", kind=kind, term=term, start_on=day)
        steps.finish(desk, [key], {})
        office.attendance(desk, key, member=person, marks="缺")
        wanted = {(rule, "演示甲")} if place == many else set()
        assert due(desk, "2025-12-01") == wanted, place
    registers.save(desk, Limits, {rule: str(many + 1)})
    assert due(desk, "2025-12-01") == set()


def test_the_absences_are_found_by_their_index(desk: Desk) -> None:
    rule = next(each for each in RULES if each.key == "standing_absences")
    seen: list[str] = []
    connection = desk.office.connection

    def note(_cursor: object, sql: str, _bound: object) -> bool:
        seen.append(sql)
        return True

    connection.exec_trace = note
    declared_query.select(desk.office, rule.about.record, [rule.base], rule.where)
    connection.exec_trace = None
    plan = [str(row[-1]) for row in connection.execute(f"EXPLAIN QUERY PLAN {seen[-1]}")]
    assert any("INDEX attendance_missing" in each for each in plan), plan


def test_a_members_card_sums_the_attendance_up(desk: Desk) -> None:
    person = office.member(desk, "演示甲")
    marked = {"到": 5, "假": 1, "公": 1, "缺": 1}
    for place, mark in enumerate(mark for mark, many in marked.items() for _ in range(many)):
        key = office.activity(desk, f"演示{place}", start_on=f"2026-01-{place + 10}")
        office.attendance(desk, key, member=person, marks=mark)
    found = dict(card_section.of_member(desk, person).facts)
    whole = "应到 8 次，出席 5 次，请假 2 次，缺席 1 次（出席率 71%）"
    assert found["合计"] == found["常委会会议"] == whole
    assert found["2026-01-17"] == "演示7：缺席"
    assert card_section.of_member(desk, office.member(desk, "演示乙")).facts == ()


def test_an_activitys_card_says_who_came(desk: Desk) -> None:
    key = office.activity(desk)
    for name, mark in (("演示甲", "到"), ("演示乙", "到"), ("演示丙", "缺"), ("演示丁", "")):
        office.attendance(desk, key, member=office.member(desk, name), marks=mark)
    office.attendance(desk, key, name="演示专家", role="expert", marks="到")
    assert card_section.of_activity(desk, key).facts == (
        ("应到 4 人", "未点 1，出席 2，缺席 1"), ("列席和其他人员", "1 人"),
    )  # fmt: skip


def test_the_workbench_counts_what_was_held_this_year(desk: Desk) -> None:
    desk.clock = lambda: datetime.datetime(2026, 6, 1, 10)
    for place, kind in enumerate(("standing", "survey", "inspection")):
        key = office.activity(
            desk, f"演示{place}", kind=kind, problems="演", causes="演", advice="演"
        )
        steps.finish(desk, [key], {})
    office.attendance(desk, key, member=office.member(desk, "演示甲"))
    office.activity(desk, "演示待开")
    office.activity(desk, "演示去年", start_on="2025-02-09", state="已完成")
    (shown,) = [each for each in workbench.headlines(desk) if each.key == "activity"]
    assert (shown.value, shown.note) == ("3", "调研视察 2 次，登记出勤 1 次")
