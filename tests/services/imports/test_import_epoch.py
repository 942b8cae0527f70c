"""Plain numbers that mean days in a workbook since 1904."""

from __future__ import annotations

import pytest

from desktop_app.documents.grids import Cell, Sheet
from desktop_app.records.member import Member
from desktop_app.services import imports
from desktop_app.services.desk import Desk


def born(desk: Desk, cell: Cell, *, since_1904: bool = True) -> object:
    rows: list[list[Cell]] = [["姓名", "出生日期", "委员证号"], ["王刚", cell, 25992.0]]
    sheet = Sheet("表", rows, since_1904=since_1904)
    plan = imports.plan(desk, Member, imports.source(imports.propose(desk, Member, sheet)))
    assert plan.lines[0].values["cert_no"] == "25992"
    return plan.lines[0].values.get("born")


@pytest.mark.parametrize(
    ("cell", "day"),
    [(25992.0, "1975-03-01"), (25992, "1975-03-01"), (1975.0, "1975"), (19750301.0, "1975-03-01")],
)
def test_a_number_of_a_day_counts_from_1904_and_no_other(desk: Desk, cell: Cell, day: str) -> None:
    assert born(desk, cell) == day


def test_a_number_of_a_day_in_any_other_workbook_counts_as_before(desk: Desk) -> None:
    assert born(desk, 27454.0, since_1904=False) == "1975-03-01"
