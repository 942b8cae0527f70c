"""Statistics and reminders of assessments."""

from __future__ import annotations

import datetime
from dataclasses import replace

from desktop_app.records import Committee, Limits
from desktop_app.services import reminders, workbench
from desktop_app.services.assessments import assessment_steps as steps
from desktop_app.services.assessments import results_told
from desktop_app.services.assessments.opening import open_year
from desktop_app.services.assessments.statistics import STATISTICS
from desktop_app.services.desk import Desk
from desktop_app.services.registers import save
from desktop_app.services.statistics.periods import of_year
from desktop_app.services.statistics.statements import statement
from desktop_app.services.statistics.tables import table
from tests.services.assessments.assessed_office import (
    YEAR,
    add_members,
    add_result,
    add_rules,
    keys_of,
    walk_to_chairs,
)


def test_grades_and_means_by_committee(desk: Desk) -> None:
    add_rules(desk, year=2025)
    first = save(desk, Committee, {"name": "演示一委"}).keys[0]
    second = save(desk, Committee, {"name": "演示二委"}).keys[0]
    for committee, totals in ((first, (9500, 7000)), (second, (4000,))):
        for place, total in enumerate(totals):
            (member,) = add_members(desk, f"演示{committee % 97}{place}", committee=committee)
            grade = "优秀" if total > 9000 else "称职" if total > 6000 else "不称职"
            add_result(desk, member, 2025, grade, total=total)
    (unscored,) = add_members(desk, "演示无分", committee=second)
    add_result(desk, unscored, 2025, "称职")
    found = table(desk, STATISTICS, of_year(2025), "committee")
    rows = {row.title: row.values for row in found.rows}
    assert rows["演示一委"] == (2, 2, 16500, 0, 0, 8250, 0)
    assert rows["演示二委"] == (2, 1, 4000, 1, 0, 4000, 500)
    assert found.total.values[5] == 6833  # 205 / 3
    made = statement(desk, STATISTICS, of_year(2025))
    figures = [each for group in made.groups for each in group.figures]
    grades = {each.title: each.value for each in figures if each.family == "按审定等次"}
    assert grades == {"优秀": 1, "称职": 2, "不称职": 1}


def _due(desk: Desk, day: str) -> set[tuple[str, str]]:
    """What is reminded of on a day: the rule and the last day."""
    moment = datetime.datetime.fromisoformat(f"{day}T09:00")
    then = replace(desk, clock=lambda: moment)
    return {
        (each.kind.removeprefix("assessment_"), each.due) for each in reminders.due(then)
        if each.kind.startswith("assessment_")
    }  # fmt: skip


def test_the_yearly_form_is_due_on_20_december(desk: Desk) -> None:
    add_members(desk, "演示甲")
    open_year(desk, YEAR)
    assert _due(desk, "2026-11-30") == set()
    assert _due(desk, "2026-12-01") == {("form", "2026-12-20")}
    save(desk, Limits, {"form_ahead": 5})
    assert _due(desk, "2026-12-14") == set()
    assert _due(desk, "2026-12-15") == {("form", "2026-12-20")}


def test_open_assessments_are_on_the_workbench_by_their_step(desk: Desk) -> None:
    def bars() -> dict[str, int]:
        (chart,) = [each for each in workbench.charts(desk) if each.title == "在办履职评定"]
        return {bar.label: bar.value for bar in chart.bars}

    add_result(desk, add_members(desk, "演示旧")[0], 2025, "称职")
    assert bars() == {}
    add_members(desk, "演示甲")
    open_year(desk, YEAR)
    steps.own_view(desk, keys_of(desk, "演示甲"), {"self_on": "2026-12-05"})
    assert bars() == {"自评": 1, "专委会初评": 1}


def test_open_steps_objections_and_talks_are_reminded_until_they_are_done(desk: Desk) -> None:
    add_members(desk, "演示甲")
    open_year(desk, YEAR)
    keys, day = keys_of(desk), "2027-03-01"
    steps.own_view(desk, keys, {"self_on": "2026-12-05"})
    assert _due(desk, day) == {("step", "2026-12-20")}
    walk_to_chairs(desk, keys, "不称职")
    assert _due(desk, day) == {("talk", "2027-01-19")}
    results_told.object_to(desk, keys, {"objected_on": "2026-12-22", "objection": "有异议"})
    assert _due(desk, day) == {("talk", "2027-01-19"), ("objection", "2027-01-06")}
    results_told.talk(desk, keys, {"talked_on": "2027-01-05", "talker": "演示主任"})
    results_told.answer(
        desk, keys, {"objection_answered_on": "2027-01-06", "objection_answer": "维持原等次"}
    )
    assert _due(desk, day) == set()
