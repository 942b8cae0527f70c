"""The orders of the page 督办: every column sorts up and down, equal ones by urgency."""

from __future__ import annotations

import pytest

from desktop_app.records.consultation import Consultation
from desktop_app.records.office import Committee
from desktop_app.records.outcome import Outcome
from desktop_app.records.point import Point
from desktop_app.services import registers, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.reminders import DueItem, Wanted, urgency
from desktop_app.ui.reminders.reminder_model import COLUMNS
from desktop_app.ui.reminders.reminder_orders import in_order
from desktop_app.ui.reminders.reminders_page import fitting, offers


@pytest.fixture
def found(desk: Desk) -> list[DueItem]:
    """Two late outcomes of one unit, one due this week without a unit, a stale point."""
    committee = registers.save(desk, Committee, {"name": "文史委员会", "short_name": "文史委"})
    owner = registers.save(
        desk, Consultation, {"name": "乙协商", "committee": committee.keys[0]}
    ).keys[0]
    for content, due, unit in (("修路", "2026-11-02", "住建局"), ("装灯", "2026-11-01", "住建局"),
                               ("接水", "2026-11-25", "")):  # fmt: skip
        draft = {"content": content, "source": f"consultation:{owner}", "due": due, "unit": unit}
        registers.save(desk, Outcome, draft)
    registers.save(desk, Point, {"name": "冷清点", "founded": "2026-01"})
    return reminders.find(desk)


def words(desk: Desk, items: list[DueItem]) -> list[str]:
    return [each.what for each in reminders.read(desk, items)]


def test_without_a_column_the_order_is_that_of_urgency(desk: Desk, found: list[DueItem]) -> None:
    assert in_order(desk, found, "", descending=False) is found
    assert words(desk, found) == ["装灯", "修路", "接水", "冷清点"]


@pytest.mark.parametrize(
    ("column", "upwards"),
    [
        ("level", ["装灯", "修路", "接水", "冷清点"]),
        ("title", ["装灯", "修路", "接水", "冷清点"]),
        ("what", ["修路", "冷清点", "接水", "装灯"]),
        ("source", ["冷清点", "装灯", "修路", "接水"]),
        ("unit", ["装灯", "修路", "接水", "冷清点"]),
        ("due", ["冷清点", "装灯", "修路", "接水"]),
    ],
)
def test_a_column_sorts_upwards_and_downwards(
    desk: Desk, found: list[DueItem], column: str, upwards: list[str]
) -> None:
    up = in_order(desk, found, column, descending=False)
    assert words(desk, up) == upwards
    down = in_order(desk, found, column, descending=True)
    assert {each.key for each in down} == {each.key for each in up}
    first = in_order(desk, list(reversed(found)), column, descending=True)
    assert first == down


@pytest.mark.parametrize("column", [each.name for each in COLUMNS])
def test_every_column_keeps_all_rows(desk: Desk, found: list[DueItem], column: str) -> None:
    ordered = in_order(desk, found, column, descending=True)
    assert sorted(ordered, key=urgency) == found


def test_conditions_are_met_together(desk: Desk, found: list[DueItem]) -> None:
    assert fitting(desk, found, Wanted()) == found
    late = fitting(desk, found, Wanted(levels=("late",)))
    assert words(desk, late) == ["装灯", "修路"]
    assert fitting(desk, found, Wanted(levels=("late",), units=("水务局",))) == []
    assert words(desk, fitting(desk, found, Wanted(kinds=("久未协商",)))) == ["冷清点"]
    committee = found[0].committee
    assert committee is not None
    assert len(fitting(desk, found, Wanted(committees=(committee,)))) == 3


def test_what_can_be_ticked_is_what_occurs_with_its_count(desk: Desk, found: list[DueItem]) -> None:
    offered = offers(desk, found)
    assert [(each.text, each.records) for each in offered["kinds"]] == [
        ("办结期限", 3),
        ("久未协商", 1),
    ]
    assert [(each.value, each.records) for each in offered["units"]] == [("住建局", 2)]
    assert [(each.text, each.records) for each in offered["committees"]] == [("文史委", 3)]
    assert offers(desk, []) == {"kinds": [], "units": [], "committees": []}
