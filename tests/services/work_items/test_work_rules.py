"""Reminders, figures, priorities without a task and the workbench of tasks."""

from __future__ import annotations

from desktop_app.records import WorkPriority
from desktop_app.services import reminders, workbench
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, find
from desktop_app.services.statistics.periods import Period, of_year
from desktop_app.services.statistics.statements import statement
from desktop_app.services.work_items import steps
from desktop_app.services.work_items.statistics import STATISTICS
from desktop_app.services.work_items.uncovered import lacking_filters, uncovered, year_of_tasks
from tests.services.work_items.work_office import RESULT, note, priority, task


def test_reminders_are_of_last_days_and_of_silence(desk: Desk) -> None:
    task(desk, "快到期", due="2026-11-25", start="")
    task(desk, "已过期", due="2026-10-01")
    done = task(desk, "完成了", due="2026-10-01")
    steps.finish(desk, [done], RESULT)
    silent = task(desk, "久没有进展", due="2027-12-01")
    note(desk, silent, day="2026-09-01", percent="10")
    never = task(desk, "从没有进展", due="2027-12-01")
    steps.start(desk, [never], {"start": "2026-09-01"})
    fresh = task(desk, "刚有进展", due="2027-12-01")
    note(desk, fresh, day="2026-11-20", percent="10")
    found = [(each.kind, each.what) for each in reminders.due(desk)]
    assert sorted(found) == [
        ("work_due", "已过期"), ("work_due", "快到期"), ("work_never_noted", "从没有进展"),
        ("work_silent", "久没有进展"),
    ]  # fmt: skip


def test_the_figures_are_the_rows_behind_them(desk: Desk) -> None:
    served, _ = priority(desk, "乡村振兴"), priority(desk, "产业强县")
    done = task(desk, "甲", kind="required", priority=served, tags="river")
    task(desk, "乙", kind="chosen", due="2026-05-01", tags="river project")
    gone = task(desk, "丙", kind="chosen")
    task(desk, "丁", due="")
    steps.finish(desk, [done], RESULT)
    steps.cancel(desk, [gone], {"cancel_reason": "演示"})
    found = statement(desk, STATISTICS, of_year(2026))
    names = (
        "work_item", "work_item_done", "work_item_late", "work_item_kind_required",
        "work_item_kind_chosen", "work_item_tag_river", "work_done", "work_priority",
        "work_priority_served", "work_priority_unserved", "work_item_for_priority",
    )  # fmt: skip
    shown = [found.figure(name).value for name in names]
    assert shown == [2, 1, 1, 1, 1, 2, 1, 2, 1, 1, 1]
    may = statement(desk, STATISTICS, Period("2026-05-01", "2026-05-31"))
    assert may.figure("work_item").value == 1


def test_a_priority_whose_only_task_is_cancelled_has_none(desk: Desk) -> None:
    one, other = priority(desk, "甲", position="2"), priority(desk, "乙", position="1")
    priority(desk, "丙", 2025)
    assert [name for _, name in uncovered(desk, 2026)] == ["乙", "甲"]
    key = task(desk, priority=one)
    assert uncovered(desk, 2026) == ((other, "乙"),)
    assert list(find(desk, WorkPriority, Query(where=lacking_filters(2026)))) == [other]
    steps.cancel(desk, [key], {"cancel_reason": "演示"})
    assert len(uncovered(desk, 2026)) == 2


def test_the_year_above_the_list_counts_what_is_not_cancelled(desk: Desk) -> None:
    done, gone = task(desk, "甲"), task(desk, "乙")
    task(desk, "丙", due="2026-05-01")
    task(desk, "丁", year=2025)
    steps.finish(desk, [done], RESULT)
    steps.cancel(desk, [gone], {"cancel_reason": "演示"})
    assert year_of_tasks(desk, 2026)[:3] == (2, 1, 1)
    found = {each.key: each for each in workbench.headlines(desk)}["work_item"]
    assert (found.value, found.note) == ("2", "完成 1 项，逾期 1 项")
