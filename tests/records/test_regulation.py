"""Regulations as records: the next day of a duty, states, what replaces what."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.records import Regulation, RegulationDuty, Staff
from desktop_app.records.regulation import MONTHS
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup


@pytest.mark.parametrize(
    ("last", "cycle", "due"),
    [
        ("2026-01-31", "month", "2026-02-28"), ("2024-01-31", "month", "2024-02-29"),
        ("2026-11-30", "quarter", "2027-02-28"), ("2026-03-05", "half", "2026-09-05"),
        ("2026-03-05", "year", "2027-03-05"), ("2026-03-05", "two_years", "2028-03-05"),
        ("2026-03-05", "term", "2031-03-05"), ("2026-03", "quarter", "2026-06-30"),
        ("2026", "year", "2027-12-31"),
    ],
)  # fmt: skip
def test_the_next_day_follows_from_the_last_and_the_cycle(
    desk: Desk, last: str, cycle: str, due: str
) -> None:
    values = {"last_done": last, "cycle": cycle, "next_due": "2020-01-01"}
    assert RegulationDuty.computed(values, lookup(desk)) == {"next_due": due}


@pytest.mark.parametrize(
    ("values", "computed"),
    [
        ({"cycle": "year", "next_due": "2026-05-01"}, {}),
        ({"cycle": "as_needed", "last_done": "2026-05-01", "next_due": "2026-08-01"}, {}),
        ({"cycle": "once", "last_done": "2026-05-01"}, {"next_due": None}),
        ({"last_done": "2026-05-01"}, {}),
    ],
)
def test_a_typed_day_stays_where_none_follows(
    desk: Desk, values: dict[str, Any], computed: dict[str, Any]
) -> None:
    assert RegulationDuty.computed(values, lookup(desk)) == computed


def test_every_repeated_cycle_is_a_code(desk: Desk) -> None:
    codes = {each.code for each in lookup(desk).codes["regulation_cycle"].offered()}
    assert codes == {*MONTHS, "once", "as_needed"}


def test_a_repeated_duty_without_any_day_is_remarked(desk: Desk) -> None:
    typed = {"name": "演示职责", "cycle": "每年", "last_done": "", "next_due": ""}
    (problem,) = RegulationDuty.parse(typed, lookup(desk)).problems
    assert (problem.field, problem.stops) == ("next_due", False)
    assert not RegulationDuty.parse({**typed, "cycle": "随时"}, lookup(desk)).problems


@pytest.mark.parametrize(
    ("state", "values", "asked"),
    [
        ("revised", {}, "replaced_by"),
        ("revised", {"replaced_by": 7}, "ended_on"),
        ("revised", {"replaced_by": 7, "ended_on": "2026-01-01"}, ""),
        ("abolished", {}, "ended_on"),
        ("in_force", {}, ""),
    ],
)
def test_a_state_asks_for_its_fields(state: str, values: dict[str, Any], asked: str) -> None:
    found = Regulation.gate(values, state)
    assert (found.field if found else "") == asked


def test_a_line_of_a_catalogue_implies_a_state(desk: Desk) -> None:
    ended = {"ended_on": "2020-01-01"}
    assert Regulation.likely_state({}, lookup(desk)) == ""
    assert Regulation.likely_state(ended, lookup(desk)) == "abolished"
    assert Regulation.likely_state({**ended, "replaced_by": 7}, lookup(desk)) == "revised"


def test_a_regulation_is_not_replaced_by_itself(desk: Desk) -> None:
    assert [each.stops for each in Regulation.checks({"id": 7, "replaced_by": 7}, lookup(desk))]
    assert not Regulation.checks({"id": 7, "replaced_by": 8}, lookup(desk))


def test_a_person_without_birth_or_place_is_remarked(desk: Desk) -> None:
    typed = {"name": "演示干部", "born": "", "committee": "", "section": ""}
    found = Staff.parse(typed, lookup(desk)).problems
    assert [(each.field, each.stops) for each in found] == [("born", False), ("committee", False)]
    left = Staff.parse({"state": "退休", "left_on": ""}, lookup(desk)).problems
    assert [(each.field, each.stops) for each in left] == [("left_on", False)]
    assert Staff.parse({"since": "2026-03-05", "left_on": "2026-03-04"}, lookup(desk)).stops
    assert Staff.likely_state({"left_on": "2020-01-01"}, lookup(desk)) == "moved"
    assert Staff.likely_state({}, lookup(desk)) == ""
