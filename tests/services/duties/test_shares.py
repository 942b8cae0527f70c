"""Shares of duties by committee, and the law that they are those of the single lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from desktop_app.services.duties.cells import (
    DONE,
    EXEMPT,
    FULFILLED,
    NONE,
    OVERDUE,
    PARTLY,
    TICKED,
    DutyCell,
    DutyColumn,
    DutyLine,
    DutyMatrix,
)
from desktop_app.services.duties.shares import DutyShare, by_committee, total

STATES = some.sampled_from((DONE, TICKED, PARTLY, NONE, OVERDUE, EXEMPT))
LINES = some.lists(
    some.tuples(some.sampled_from(("演示一委", "演示二委", "")), STATES, STATES), max_size=12
)


def made(lines: list[tuple[str, str, str]]) -> DutyMatrix:
    columns = tuple(DutyColumn(key, f"项目{key}", "", "", 1, "件") for key in (1, 2))
    found = []
    for key, (committee, *states) in enumerate(lines):
        asked = [each for each in states if each != EXEMPT]
        done = sum(each in FULFILLED for each in asked)
        cells = tuple(DutyCell(each) for each in states)
        found.append(DutyLine(key, "演示", committee, "", "", cells, "", done, len(asked)))
    return DutyMatrix(2026, "member", columns, tuple(found))


def test_who_is_not_asked_is_in_no_share() -> None:
    lines = [("演示一委", DONE, TICKED), ("演示一委", NONE, EXEMPT), ("", EXEMPT, EXEMPT)]
    first, rest = by_committee(made(lines))
    assert (first.title, first.shares) == ("演示一委", (DutyShare(1, 2), DutyShare(1, 1)))
    assert [each.percent for each in first.shares] == [50, 100]
    assert (first.whole, first.nothing) == (DutyShare(1, 2), 1)
    assert [each.percent for each in rest.shares] == [None, None]


@given(LINES)
def test_committees_add_up_to_the_total(lines: list[tuple[str, str, str]]) -> None:
    matrix = made(lines)
    whole, parts = total(matrix), by_committee(matrix)
    for place, share in enumerate(whole.shares):
        assert share.done == sum(each.shares[place].done for each in parts)
        assert share.asked == sum(each.shares[place].asked for each in parts)
        assert share.percent is None or 0 <= share.percent <= 100
    assert whole.nothing == sum(each.nothing for each in parts)
    assert whole.whole.done <= whole.whole.asked
