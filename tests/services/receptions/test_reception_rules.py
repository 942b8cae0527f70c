"""Reminders, duty on the card and statistics of receptions."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from desktop_app.records import DutyShift, Member, Point
from desktop_app.services import registers, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.receptions import steps
from desktop_app.services.receptions.card_section import duty_of
from desktop_app.services.receptions.statistics import STATISTICS
from desktop_app.services.registers import Input, Query
from desktop_app.services.statistics import periods, tables
from desktop_app.services.statistics.statements import statement
from tests.services.activities.activity_office import saved
from tests.services.receptions.reception_office import point, reception

YEAR = periods.of_year(2026)


def due(desk: Desk, day: str) -> set[tuple[str, str]]:
    """What is reminded of on a day: the rule and the last day."""
    moment = datetime.datetime.fromisoformat(f"{day}T09:00")
    desk = replace(desk, clock=lambda: moment)
    found = reminders.due(desk)
    return {(each.kind, each.due) for each in found if each.kind.startswith("reception")}


def test_a_visitor_without_an_answer_is_reminded_of(desk: Desk) -> None:
    key = reception(desk)
    assert due(desk, "2026-11-01") == {("reception_answer", "2026-03-20")}
    steps.pass_on(desk, [key], {"passed_to": "演示局"})
    assert due(desk, "2026-11-01") == {("reception_told", "2026-05-04")}
    steps.answer(desk, [key], {"told_on": "2026-05-01", "answer": "演示"})
    assert due(desk, "2026-11-01") == set()


def test_duty_of_a_point_is_kept_with_it_and_shown_on_its_card(desk: Desk) -> None:
    people = [saved(desk, Member, name=f"演示{n}") for n in "甲乙"]
    shifts = [
        Input({"day": "2026-03-05", "members": people, "done": "是"}),
        Input({"day": "2026-03-06", "members": people[:1], "done": "否"}),
        Input({"day": "2099-03-05", "members": people}),
        Input({"day": "2099-04-05"}),
    ]
    key = registers.save(
        desk, Point, {"name": "演示点", "founded": "2024"}, children={"duty_shift": shifts}
    ).keys[0]
    section = duty_of(desk, key)
    assert dict(section.facts) == {
        "2099年3月5日": "演示乙、演示甲", "2099年4月5日": "还没有排人",
        "已过": "2 班，到岗 1 班",
    }  # fmt: skip


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Five receptions of two points and of none, in every state, with duty."""
    one, other = point(desk), point(desk, "演示另一点", kind="studio")
    keys = [reception(desk, f"演示{n}", point=place, people=str(n + 1))
            for n, place in enumerate((one, one, other, None))]  # fmt: skip
    reception(desk, "演示去年", day="2025-03-05")
    steps.answer(desk, [keys[0]], {"told_on": "2026-03-06", "answer": "演示"})
    steps.pass_on(desk, [keys[1]], {"passed_to": "演示局"})
    steps.to_topic(desk, keys[2], steps.topic_draft(desk, keys[2]))
    saved(desk, DutyShift, point=one, day="2026-03-05", done="是")
    saved(desk, DutyShift, point=one, day="2026-03-06")
    return desk


def test_figures_are_the_rows_behind_them(filled: Desk) -> None:
    found = statement(filled, STATISTICS, YEAR)
    counts = {each.title: each.value for group in found.groups for each in group.figures}
    assert (counts["接待"], counts["来访"], counts["已告知来访人"]) == (4, 10, 1)
    assert (counts["转办中"], counts["待答复"], counts["转成提案、社情民意、议题"]) == (2, 1, 1)
    assert (counts["排定的值班"], counts["已到岗"]) == (2, 1)
    assert all(each.whole == each.parts for each in found.checks)
    for group in found.groups:
        for each in group.figures:
            if not each.field:
                model = next(x for x in filled.office.records if each.record == x.KEY)
                rows = registers.find(filled, model, Query(where=each.where))
                assert len(rows) == each.value, each.key


def test_each_table_adds_up_to_the_figures(filled: Desk) -> None:
    found = statement(filled, STATISTICS, YEAR)
    for by in STATISTICS.tables.fields:
        table = tables.table(filled, STATISTICS, YEAR, by)
        for at, column in enumerate(STATISTICS.tables.columns):
            key = column.section if column.part == "total" else f"{column.section}_{column.part}"
            total = table.total.values[at]
            assert sum(row.values[at] or 0 for row in table.rows) == total, (by, column.title)
            assert total == found.figure(key).value, (by, column.title)
