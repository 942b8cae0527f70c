"""The last day of a task goes with its extensions, and comes back when they are removed."""

from __future__ import annotations

import pytest

from desktop_app.records import WorkExtension, WorkItem
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history
from desktop_app.services.work_items import steps
from desktop_app.storage.query.records_by_key import records_by_key
from tests.services.activities.activity_office import changed, saved, values
from tests.services.work_items.work_office import every, note, task

FIRST, SECOND, THIRD = "2026-06-30", "2026-09-30", "2026-12-31"


@pytest.fixture
def key(desk: Desk) -> int:
    found = task(desk, due=FIRST)
    for day in (SECOND, THIRD):
        steps.extend(desk, [found], {"due_after": day, "reason": f"演示到{day}"})
    return found


def days(desk: Desk, key: int) -> tuple[object, ...]:
    found = values(desk, WorkItem, key)
    return found["state"], found["due"], found["first_due"]


def test_removed_extensions_take_their_days_along(desk: Desk, key: int) -> None:
    one, other = (each.key for each in every(desk, WorkExtension))
    registers.remove(desk, WorkExtension, [other])
    assert days(desk, key) == ("extended", SECOND, FIRST)
    registers.remove(desk, WorkExtension, [one])
    assert days(desk, key) == ("pending", FIRST, None)
    history.undo(desk)
    assert days(desk, key) == ("extended", SECOND, FIRST)
    history.undo(desk)
    assert days(desk, key) == ("extended", THIRD, FIRST)


def test_both_removed_at_once(desk: Desk, key: int) -> None:
    note(desk, key, day="2026-05-01", content="演示进展")
    registers.remove(desk, WorkExtension, [each.key for each in every(desk, WorkExtension)])
    assert days(desk, key) == ("underway", FIRST, None)


def test_an_earlier_extension_goes_without_the_day(desk: Desk, key: int) -> None:
    registers.remove(desk, WorkExtension, [every(desk, WorkExtension)[0].key])
    assert days(desk, key) == ("extended", THIRD, SECOND)


def test_a_corrected_extension_corrects_the_task(desk: Desk, key: int) -> None:
    changed(desk, WorkExtension, every(desk, WorkExtension)[1].key, due_after="2026-12-15")
    assert days(desk, key) == ("extended", "2026-12-15", FIRST)


def test_a_day_typed_since_then_stays(desk: Desk, key: int) -> None:
    changed(desk, WorkItem, key, due="2027-01-15")
    registers.remove(desk, WorkExtension, [every(desk, WorkExtension)[1].key])
    assert days(desk, key) == ("extended", "2027-01-15", FIRST)


def test_what_is_done_stays_done(desk: Desk, key: int) -> None:
    steps.finish(desk, [key], {"done_on": "2026-11-20", "result": "演示完成"})
    registers.remove(desk, WorkExtension, [each.key for each in every(desk, WorkExtension)])
    assert days(desk, key) == ("done", FIRST, None)


@pytest.mark.parametrize("before", ["", FIRST])
def test_an_extension_written_by_itself_moves_the_day(desk: Desk, before: str) -> None:
    key = task(desk, due=FIRST)
    saved(desk, WorkExtension, work_item=key, due_before=before, due_after=SECOND, reason="演示")
    assert days(desk, key) == ("extended", SECOND, FIRST)


def test_an_extension_of_another_day_says_what_was(desk: Desk) -> None:
    key = task(desk, due=THIRD)
    saved(desk, WorkExtension, work_item=key, due_before=FIRST, due_after=SECOND, reason="演示")
    assert days(desk, key) == ("pending", THIRD, FIRST)
    saved(desk, WorkExtension, work_item=key, due_after=THIRD, reason="演示补记")
    assert [each.values["due_before"] for each in every(desk, WorkExtension)] == [FIRST, None]


def extension(key: int, before: str | None, after: str, day: str = "2026-11-23") -> WorkExtension:
    return WorkExtension.of({
        "work_item": key, "day": day, "due_before": before, "due_after": after, "reason": "演示",
    })  # fmt: skip


@pytest.mark.parametrize("between", [None, SECOND])
def test_several_written_at_once_follow_each_other(desk: Desk, between: str | None) -> None:
    key = task(desk, due=FIRST)
    desk.write([extension(key, None, SECOND), extension(key, between, THIRD)], action="演示")
    assert days(desk, key) == ("extended", THIRD, FIRST)
    assert {each.values["due_before"] for each in every(desk, WorkExtension)} == {FIRST, SECOND}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [(SECOND, ("extended", SECOND, FIRST)), (THIRD, ("pending", THIRD, FIRST))],
)
def test_a_day_typed_in_the_same_save_keeps_the_first_one(
    desk: Desk, typed: str, shown: tuple[object, ...]
) -> None:
    """The extension says what was put off, whatever day is typed beside it."""
    key = task(desk, due=FIRST)
    (stored,) = records_by_key(desk.office, WorkItem, [key])
    stored.values["due"] = typed
    desk.write([stored, extension(key, None, SECOND)], action="演示")
    assert days(desk, key) == shown
    history.undo(desk)
    assert days(desk, key) == ("pending", FIRST, None)


def test_one_in_the_place_of_a_removed_one_puts_off_the_day_before(desk: Desk) -> None:
    key = task(desk, due=FIRST)
    steps.extend(desk, [key], {"due_after": SECOND, "reason": "演示"})
    (stored,) = (each.key for each in every(desk, WorkExtension))
    gone = records_by_key(desk.office, WorkExtension, [stored])
    desk.write([extension(key, None, THIRD)], remove=gone, action="演示")
    assert days(desk, key) == ("extended", THIRD, FIRST)


def test_one_of_an_earlier_day_takes_no_day_of_later_ones(desk: Desk, key: int) -> None:
    desk.write([extension(key, None, "2027-01-15", day="2026-05-01")], action="演示补记")
    assert days(desk, key) == ("extended", THIRD, FIRST)


def test_a_note_of_nothing_done_is_no_beginning(desk: Desk) -> None:
    key = task(desk, due=FIRST)
    note(desk, key, day="2026-05-01", percent="0")
    steps.extend(desk, [key], {"due_after": SECOND, "reason": "演示"})
    registers.remove(desk, WorkExtension, [each.key for each in every(desk, WorkExtension)])
    assert days(desk, key) == ("pending", FIRST, None)


def test_extensions_brought_back_in_any_order_put_off_the_day_again(desk: Desk, key: int) -> None:
    one, other = (each.key for each in every(desk, WorkExtension))
    registers.remove(desk, WorkExtension, [one, other])
    history.bring_back_one(desk, WorkExtension, other)
    assert days(desk, key) == ("pending", FIRST, SECOND)
    history.bring_back_one(desk, WorkExtension, one)
    assert days(desk, key) == ("extended", THIRD, FIRST)
