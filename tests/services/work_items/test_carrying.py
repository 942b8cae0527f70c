"""A year's list from last year's: days, numbers, priorities; undo leaves nothing."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.chinese.dates import read_day
from desktop_app.errors import UserError
from desktop_app.records import WorkItem, WorkPriority
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history
from desktop_app.services.work_items import carrying, steps
from tests.services.activities.activity_office import values
from tests.services.work_items.work_office import RESULT, every, priority, task


def test_a_list_goes_on_with_new_numbers_days_and_states(desk: Desk) -> None:
    old = priority(desk, "乡村振兴", 2025, level="prefecture", position="3")
    task(desk, "甲", year=2025, priority=old, kind="required", start="2024-02-29",
         due="2025-12-20", tags="project river", measure="按月调度")  # fmt: skip
    done = task(desk, "乙", year=2025, due="2025-06")
    steps.finish(desk, [done], {**RESULT, "done_on": "2025-06-10"})
    found = carrying.proposed(desk, 2026, 2025)
    carrying.begin(desk, 2026, found)
    new = {each.values["name"]: each.values for each in every(desk, WorkItem)
           if each.values["year"] == 2026}  # fmt: skip
    kept = values(desk, WorkPriority, new["甲"]["priority"])
    assert (kept["name"], kept["year"], kept["level"], kept["position"]) == (
        "乡村振兴", 2026, "prefecture", 3,
    )  # fmt: skip
    names = ("number", "state", "start", "due", "tags", "measure")
    assert [new["甲"][each] for each in names] == [
        "RW-001", "pending", "2025-02-28", "2026-12-20", "river project", "按月调度",
    ]  # fmt: skip
    assert [new["乙"][each] for each in (*names[:4], "done_on", "result", "percent")] == [
        "RW-002", "pending", "2026-03-01", "2026-06", None, None, None,
    ]  # fmt: skip


def test_what_the_year_has_is_not_offered_again(desk: Desk) -> None:
    task(desk, "甲", year=2025)
    task(desk, "甲", year=2026)
    assert carrying.proposed(desk, 2026, 2025) == []
    with pytest.raises(UserError, match="至少选一项"):
        carrying.begin(desk, 2026, [])


def test_cancelled_tasks_are_offered_without_a_tick(desk: Desk) -> None:
    key = task(desk, "甲", year=2025)
    steps.cancel(desk, [key], {"cancel_reason": "演示"})
    assert [each.wanted for each in carrying.proposed(desk, 2026, 2025)] == [False]


def test_an_extended_task_goes_on_from_its_first_day(desk: Desk) -> None:
    key = task(desk, "甲", year=2025, due="2025-12-20")
    steps.extend(desk, [key], {"due_after": "2026-03-31", "reason": "演示"})
    assert carrying.proposed(desk, 2026, 2025)[0].values["due"] == "2026-12-20"


def test_a_priority_of_the_year_is_taken(desk: Desk) -> None:
    task(desk, "甲", year=2025, priority=priority(desk, "乡村振兴", 2025))
    new = priority(desk, "乡村振兴", 2026)
    carrying.begin(desk, 2026, carrying.proposed(desk, 2026, 2025))
    assert every(desk, WorkItem)[-1].values["priority"] == new
    assert len(every(desk, WorkPriority)) == 2


def test_the_list_before_is_the_latest_one(desk: Desk) -> None:
    assert carrying.carried_from(desk, 2026) is None
    for year in (2023, 2025, 2026):
        task(desk, f"任务{year}", year=year)
    assert carrying.carried_from(desk, 2026) == 2025
    assert carrying.carried_from(desk, 2025) == 2023


DAYS = st.one_of(
    st.none(), st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31)).map(str),
    st.sampled_from(("2024-02-29", "2025", "2025-02", "2023-02-28")),
)  # fmt: skip


@given(DAYS, st.integers(1, 8))
def test_a_shifted_day_is_one_of_the_later_year(day: str | None, years: int) -> None:
    found = carrying.later(day, years)
    if day is None:
        assert found is None
        return
    assert found is not None
    assert read_day(found) == found
    assert int(found[:4]) == int(day[:4]) + years
    assert len(found) == len(day)
    assert found[4:] == day[4:] or (day[4:], found[4:]) == ("-02-29", "-02-28")


TASK = st.tuples(st.sampled_from(("甲", "乙", "丙", "丁")), st.booleans(), st.booleans())


@given(st.lists(TASK, min_size=1, max_size=4, unique_by=lambda each: each[0]), st.integers(1, 15))
def test_an_undone_list_leaves_nothing(
    made_desk: Any, tasks: list[tuple[str, bool, bool]], chosen: int
) -> None:
    desk: Desk = made_desk
    year = 2000 + len({each.values["year"] for each in every(desk, WorkItem)}) % 90
    for name, with_priority, cancelled in tasks:
        of = priority(desk, f"重点{name}", year) if with_priority else None
        key = task(desk, name, year=year, priority=of, due=f"{year}-02-28", start="")
        if cancelled:
            steps.cancel(desk, [key], {"cancel_reason": "演示"})
    found = carrying.proposed(desk, year + 100, year)
    assert [each.wanted for each in found] == [not each[2] for each in tasks]
    ticked = [each for place, each in enumerate(found) if chosen >> place & 1]
    before = every(desk, WorkItem), every(desk, WorkPriority)
    if not ticked:
        return
    carrying.begin(desk, year + 100, ticked)
    assert len(every(desk, WorkItem)) == len(before[0]) + len(ticked)
    history.undo(desk)
    assert (every(desk, WorkItem), every(desk, WorkPriority)) == before


def test_tasks_of_one_name_are_carried_one_by_one(desk: Desk) -> None:
    for unit in ("演示一办", "演示二办", "演示三办"):
        task(desk, "开展调研", year=2025, unit=unit)
    task(desk, "开展调研", unit="演示二办")
    found = carrying.proposed(desk, 2026, 2025)
    assert [each.values["unit"] for each in found] == ["演示一办", "演示三办"]
    carrying.begin(desk, 2026, found[:1])
    assert [each.values["unit"] for each in carrying.proposed(desk, 2026, 2025)] == ["演示三办"]
    task(desk, "开展调研", unit="演示新办")  # the same task of another unit by now
    assert carrying.proposed(desk, 2026, 2025) == []
