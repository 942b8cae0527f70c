"""Tasks, their notes and priorities: percents, years, committees among units, states, checks."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Wrong
from desktop_app.records import Committee, WorkExtension, WorkItem, WorkPriority, WorkProgress
from desktop_app.records.percent import Percent
from desktop_app.records.work_priority import of_year
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.setup import bare_names

NAMES = bare_names(datetime.date(2026, 11, 23))
PERCENT = Percent("进度")


@pytest.mark.parametrize(
    ("written", "percent"),
    [
        ("60", 60), (60, 60), ("60%", 60), ("60％", 60), (0.6, 60), ("0.6", 60),
        ("0.6%", 1), ("0.05", 5), (1.0, 100), (100, 100),
        ("百分之六十", 60), ("约60%", 60), ("已完成60%", 60), ("59.6%", 60), ("0", 0),
        ("", None), (None, None), ("60 %", 60), ("60%左右", 60), (1, 1),
    ],
)  # fmt: skip
def test_percents_are_read_as_offices_write_them(written: object, percent: int | None) -> None:
    assert PERCENT.read(written, NAMES) == percent


@pytest.mark.parametrize("written", ["120", "120%", "-3", "一半", "60%和70%", "百分之", 130])
def test_what_is_no_percent_is_refused(written: object) -> None:
    with pytest.raises(Wrong, match="进度"):
        PERCENT.read(written, NAMES)


@given(st.integers(0, 100))
def test_a_percent_is_read_as_it_is_shown(percent: int) -> None:
    assert PERCENT.read(PERCENT.show(percent, NAMES), NAMES) == percent
    assert PERCENT.read(str(percent), NAMES) == percent


@given(st.floats(0.004, 1))
def test_a_cell_with_a_percent_format_is_a_share(share: float) -> None:
    assert PERCENT.read(share, NAMES) == round(share * 100)


def stops(model: Any, **values: object) -> list[str]:
    return [each.field for each in model.checks(values, NAMES) if each.stops]


def remarks(model: Any, **values: object) -> list[str]:
    return [each.field for each in model.checks(values, NAMES) if not each.stops]


def test_days_of_a_task_are_in_order() -> None:
    assert stops(WorkItem, start="2026-05-01", due="2026-04-30") == ["due"]
    assert stops(WorkItem, start="2026-05-01", due="2026-05") == []
    assert stops(WorkItem, start="2026-05-01", done_on="2026-04-30") == ["done_on"]
    assert stops(WorkExtension, due_before="2026-05-01", due_after="2026-04-30") == ["due_after"]


def test_what_is_missing_is_remarked_on() -> None:
    assert remarks(WorkItem, committee=None, unit=None) == ["committee"]
    assert remarks(WorkItem, committee=None, unit="演示办公室") == []
    assert remarks(WorkItem, due=None, state="pending") == ["due"]
    assert remarks(WorkItem, due=None, state="cancelled") == []
    assert remarks(WorkItem, done_on=None, state="done") == ["done_on"]


def test_a_note_says_something() -> None:
    assert stops(WorkProgress, percent=None, content=None) == ["content"]
    assert stops(WorkProgress, percent=0, content=None) == []
    assert stops(WorkProgress, percent=None, content="演示") == []


@pytest.mark.parametrize(
    ("to", "values", "lacks"),
    [
        ("underway", {}, "committee"),
        ("underway", {"unit": "演示办公室"}, ""),
        ("underway", {"committee": 7}, ""),
        ("extended", {"unit": "演示办公室", "due": "2026-05-01"}, "due"),
        ("extended", {"unit": "演", "due": "2026-05-01", "first_due": "2026-04-01"}, ""),
        ("done", {"unit": "演示办公室", "done_on": "2026-05-01"}, "result"),
        ("done", {"unit": "演示办公室", "done_on": "2026-05-01", "result": "演示"}, ""),
        ("cancelled", {}, "cancel_reason"),
        ("pending", {}, ""),
    ],
)
def test_each_state_asks_for_what_it_needs(to: str, values: dict[str, Any], lacks: str) -> None:
    against = WorkItem.gate(values, to)
    assert (against.field if against else "") == lacks


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"done_on": "2026-05-01"}, "done"), ({"cancel_reason": "演示"}, "cancelled"),
        ({"start": "2026-05-01"}, "underway"), ({"start": "2027-05-01"}, ""), ({}, ""),
    ],
)  # fmt: skip
def test_the_line_of_a_list_implies_a_state(values: dict[str, Any], state: str) -> None:
    assert WorkItem.likely_state(values, NAMES) == state


def test_a_task_that_has_a_day_of_its_end_is_offered_the_state() -> None:
    done = {"state": "underway", "done_on": "2026-05-01"}
    assert WorkItem.suggested_states(done, NAMES) == [("done", "done_on")]
    assert WorkItem.suggested_states({**done, "done_on": "2027-05-01"}, NAMES) == []
    assert WorkItem.suggested_states({**done, "state": "cancelled"}, NAMES) == []


@pytest.mark.parametrize(
    ("values", "year"),
    [
        ({"due": "2027-03-01"}, {"year": 2027}), ({"start": "2025-03-01"}, {"year": 2025}),
        ({}, {"year": 2026}), ({"year": 2024, "due": "2027-03-01"}, {}),
    ],
)  # fmt: skip
def test_the_year_is_that_of_the_last_day(values: dict[str, Any], year: dict[str, int]) -> None:
    assert WorkItem.computed(values, NAMES) == year


def test_a_priority_is_titled_with_its_year() -> None:
    values = {"name": "乡村振兴", "year": 2026}
    assert WorkPriority.title_of(values) == "乡村振兴（2026）"
    assert WorkPriority.title_of({"name": "乡村振兴"}) == "乡村振兴"
    assert WorkPriority.other_titles(values) == ("乡村振兴",)


@pytest.mark.parametrize("written", ["乡村振兴（2025）", "乡村振兴(2025年)"])
def test_a_name_with_a_year_gives_both(written: str) -> None:
    found = WorkPriority.parse({"name": written}, NAMES).values
    assert (found["name"], found["year"]) == ("乡村振兴", 2025)


def test_the_priority_is_that_of_the_year_of_the_task(desk: Desk) -> None:
    keys = {
        year: registers.save(desk, WorkPriority, {"name": "乡村振兴", "year": year}).keys[0]
        for year in (2025, 2026)
    }
    shared = lookup(desk, WorkItem)
    for year, key in keys.items():
        draft = {"name": "演示任务", "year": str(year), "priority": "乡村振兴"}
        assert WorkItem.parse(draft, shared).values["priority"] == key
    assert WorkItem.parse({"priority": "乡村振兴"}, shared).values["priority"] == keys[2026]
    assert of_year("乡村振兴", 2027, shared) == "乡村振兴（2027）"
    assert of_year("没有这一项", 2026, shared) == "没有这一项"
    assert of_year("乡村振兴（2025）", 2026, shared) == "乡村振兴（2025）"


@pytest.mark.parametrize(
    ("unit", "rest"),
    [
        ("提案委", None), ("提案委、演示办公室", "演示办公室"),
        ("演示办公室；提案委员会", "演示办公室"),
    ],
)  # fmt: skip
def test_a_committee_among_the_units_leads(desk: Desk, unit: str, rest: str | None) -> None:
    typed = {"name": "提案委员会", "short_name": "提案委"}
    key = registers.save(desk, Committee, typed).keys[0]
    found = WorkItem.parse({"name": "演示任务", "unit": unit}, lookup(desk, WorkItem)).values
    assert (found["committee"], found["unit"]) == (key, rest)


def test_a_unit_alone_stays_as_it_is(desk: Desk) -> None:
    registers.save(desk, Committee, {"name": "提案委员会", "short_name": "提案委"})
    shared = lookup(desk, WorkItem)
    assert "committee" not in WorkItem.parse({"unit": "提案委"}, shared).values
    found = WorkItem.parse({"name": "演示任务", "unit": "演示办公室"}, shared).values
    assert found["unit"] == "演示办公室"
    assert "committee" not in found


def test_a_note_is_titled_by_what_it_says() -> None:
    values = {"day": "2026-05-01", "percent": 40, "content": "完成初稿"}
    assert WorkProgress.title_of(values) == "2026-05-01 40% 完成初稿"
    assert WorkProgress.title_of({"content": "演" * 60}).endswith("……")
    assert WorkProgress.title_of({}) == "进展记录"
