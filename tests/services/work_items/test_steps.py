"""The steps of a task: what each of them asks for, what it keeps, and what undo takes back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.records import WorkExtension, WorkItem, WorkProgress
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Refused, history
from desktop_app.services.registers.states import NotAllowed, change_state
from desktop_app.services.registers.step_refusals import step_refusals
from desktop_app.services.work_items import steps
from tests.services.activities.activity_office import changed, values
from tests.services.work_items.work_office import RESULT, every, note, task


def test_a_task_goes_from_its_start_to_its_end(desk: Desk) -> None:
    key = task(desk)
    assert values(desk, WorkItem, key)["number"] == "RW-001"
    steps.start(desk, [key], {"start": "2026-03-02"})
    steps.note(desk, [key], {"day": "2026-06-01", "percent": "40", "content": "完成初稿"})
    found = values(desk, WorkItem, key)
    assert (found["state"], found["percent"], found["progress"], found["progress_on"]) == (
        "underway", 40, "完成初稿", "2026-06-01",
    )  # fmt: skip
    steps.finish(desk, [key], RESULT)
    found = values(desk, WorkItem, key)
    assert (found["state"], found["percent"], found["done_on"]) == ("done", 100, "2026-11-20")
    history.undo(desk)
    assert values(desk, WorkItem, key)["percent"] == 40


@pytest.mark.parametrize(
    ("step", "given", "lacks"),
    [
        (steps.finish, {"done_on": "2026-11-20", "result": ""}, "完成情况"),
        (steps.extend, {"due_after": "2027-01-20", "reason": ""}, "延期理由"),
        (steps.extend, {"due_after": "", "reason": "演示"}, "延期"),
        (steps.cancel, {"cancel_reason": ""}, "取消原因|理由"),
        (steps.note, {"day": "2026-06-01", "percent": "", "content": ""}, "进展"),
    ],
)
def test_each_step_says_what_it_needs(
    desk: Desk, step: Any, given: dict[str, str], lacks: str
) -> None:
    key = task(desk)
    before = values(desk, WorkItem, key)
    with pytest.raises(UserError, match=lacks):
        step(desk, [key], given)
    assert values(desk, WorkItem, key) == before


def test_a_task_without_an_owner_does_not_begin(desk: Desk) -> None:
    key = task(desk, unit="")
    with pytest.raises(NotAllowed, match="责任单位"):
        steps.start(desk, [key], {"start": "2026-03-02"})


def test_every_extension_keeps_the_day_before_and_its_reason(desk: Desk) -> None:
    key = task(desk, due="2026-06-30")
    steps.extend(desk, [key], {"due_after": "2026-09-30", "reason": "等上级文件"})
    steps.extend(desk, [key], {"due_after": "2026-12-31", "reason": "资金没有到位",
                               "agreed_by": "演示主席会议"})  # fmt: skip
    found = values(desk, WorkItem, key)
    assert (found["state"], found["due"], found["first_due"]) == (
        "extended", "2026-12-31", "2026-06-30",
    )  # fmt: skip
    kept = [(x.values["due_before"], x.values["due_after"], x.values["reason"])
            for x in every(desk, WorkExtension)]  # fmt: skip
    assert kept == [
        ("2026-06-30", "2026-09-30", "等上级文件"), ("2026-09-30", "2026-12-31", "资金没有到位"),
    ]  # fmt: skip
    history.undo(desk)
    found = values(desk, WorkItem, key)
    assert (found["due"], found["first_due"]) == ("2026-09-30", "2026-06-30")
    history.undo(desk)
    found = values(desk, WorkItem, key)
    assert (found["state"], found["due"], found["first_due"]) == ("pending", "2026-06-30", None)


def test_an_extension_ends_later_than_the_present_day(desk: Desk) -> None:
    key = task(desk, due="2026-12-20")
    with pytest.raises(NotAllowed, match="现在的时限是 2026-12-20"):
        steps.extend(desk, [key], {"due_after": "2026-12-20", "reason": "演示"})
    assert every(desk, WorkExtension) == []


def test_the_state_extended_is_reached_by_an_extension_alone(desk: Desk) -> None:
    key = task(desk)
    with pytest.raises(NotAllowed, match="延期…"):
        change_state(desk, WorkItem, [key], "extended", "演示理由")


def test_one_note_for_several_tasks(desk: Desk) -> None:
    keys = [task(desk, f"任务{each}") for each in "甲乙丙"]
    steps.note(desk, keys, {"day": "2026-06-01", "percent": "百分之三十"})
    assert [values(desk, WorkItem, key)["percent"] for key in keys] == [30, 30, 30]
    assert len(every(desk, WorkProgress)) == 3
    history.undo(desk)
    assert every(desk, WorkProgress) == []
    assert [values(desk, WorkItem, key)["state"] for key in keys] == ["pending"] * 3


def test_what_is_over_takes_no_step(desk: Desk) -> None:
    done, cancelled = task(desk, "甲"), task(desk, "乙")
    steps.finish(desk, [done], RESULT)
    steps.cancel(desk, [cancelled], {"cancel_reason": "演示主席会议决定"})
    for key, word in ((done, "已经完成"), (cancelled, "已经取消")):
        refused = step_refusals(desk, WorkItem, [key], steps.STEPS)
        assert set(refused) == set(steps.STEPS)
        assert set(refused.values()) == {f"{word}。"}


def test_a_note_of_nothing_leaves_a_task_not_begun(desk: Desk) -> None:
    key = task(desk)
    note(desk, key, day="2026-06-01", percent="0", content="等方案")
    assert values(desk, WorkItem, key)["state"] == "pending"


def test_an_earlier_note_does_not_push_back_a_later_one(desk: Desk) -> None:
    key = task(desk)
    late = note(desk, key, day="2026-06-01", percent="60")
    note(desk, key, day="2026-05-01", percent="20", content="早先的")
    found = values(desk, WorkItem, key)
    assert (found["percent"], found["progress_on"], found["progress"]) == (
        60, "2026-06-01", "早先的",
    )  # fmt: skip
    changed(desk, WorkProgress, late, day="2026-04-01")
    assert values(desk, WorkItem, key)["percent"] == 20


def test_wrong_percents_are_refused(desk: Desk) -> None:
    key = task(desk)
    with pytest.raises(Refused):
        steps.note(desk, [key], {"day": "2026-06-01", "percent": "120"})


NOTE = st.tuples(st.integers(1, 28), st.integers(0, 100))


@given(st.lists(NOTE, max_size=6), st.randoms(use_true_random=False))
def test_percent_is_that_of_the_last_note_in_any_order(
    made_desk: Any, notes: list[tuple[int, int]], mixed: Any
) -> None:
    desk: Desk = made_desk
    key = task(desk, f"任务{len(every(desk, WorkItem))}")
    days = dict(notes)
    order = list(days)
    mixed.shuffle(order)
    for day in order:
        note(desk, key, day=f"2026-05-{day:02}", percent=str(days[day]))
    found = values(desk, WorkItem, key)
    assert found["percent"] == (days[max(days)] if days else None)
    moved = any(days.values())
    assert found["state"] == ("underway" if moved else "pending")
