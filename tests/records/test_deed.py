"""Deeds as records: what states demand, what a ledger's line implies, what is computed."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.records import Deed, Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from tests.services.activities.activity_office import saved

BEGUN = {"start_on": "2026-03-05"}
DONE = {**BEGUN, "done_on": "2026-05-10"}


@pytest.mark.parametrize(
    ("state", "values", "asked"),
    [
        ("underway", {}, "start_on"), ("underway", BEGUN, ""), ("done", BEGUN, "done_on"),
        ("done", DONE, ""), ("failed", BEGUN, "fail_reason"),
        ("failed", {"fail_reason": "演示"}, ""), ("planned", {}, ""),
    ],
)  # fmt: skip
def test_a_state_asks_for_its_fields(state: str, values: dict[str, Any], asked: str) -> None:
    found = Deed.gate(values, state)
    assert (found.field if found else "") == asked


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({}, ""), (BEGUN, "underway"), (DONE, "done"), ({**DONE, "fail_reason": "演示"}, "failed"),
        ({"progress_on": "2026-03-10"}, "underway"), ({"start_on": "2099-01-01"}, ""),
        ({**BEGUN, "done_on": "2099-01-01"}, "underway"),
    ],
)  # fmt: skip
def test_a_line_of_a_ledger_implies_a_state(desk: Desk, values: dict[str, Any], state: str) -> None:
    assert Deed.likely_state(values, lookup(desk)) == state


def test_what_failed_is_offered_no_state(desk: Desk) -> None:
    assert Deed.suggested_states({**DONE, "state": "failed"}, lookup(desk)) == []
    assert Deed.suggested_states(DONE, lookup(desk))[0] == ("done", "done_on")


@pytest.mark.parametrize("last", ["progress_on", "effect_on", "done_on", "end_on"])
def test_days_before_the_first_one_are_refused(desk: Desk, last: str) -> None:
    typed = {"name": "演示", "start_on": "2026-03-05", last: "2026-03-04"}
    assert Deed.parse(typed, lookup(desk)).stops
    assert not Deed.parse({**typed, last: "2026-03-05"}, lookup(desk)).stops


@pytest.mark.parametrize(
    ("values", "year"),
    [({"start_on": "2025-12-01"}, 2025), ({"done_on": "2024-05"}, 2024), ({}, 2026)],
)
def test_the_year_is_that_of_its_first_day(desk: Desk, values: dict[str, Any], year: int) -> None:
    assert Deed.computed(values, lookup(desk)) == {"year": year}
    assert Deed.computed({**values, "year": 2020}, lookup(desk)) == {}


@pytest.mark.parametrize(
    ("text", "state", "least"),
    [("progress", "progress_state", "on_course"), ("effect", "effect_state", "first")],
)
def test_a_text_without_a_degree_has_the_least_one(
    desk: Desk, text: str, state: str, least: str
) -> None:
    given = {"year": 2026, text: "演示"}
    assert Deed.computed(given, lookup(desk)) == {state: least}
    assert Deed.computed({**given, state: "ahead"}, lookup(desk)) == {}


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"doer": ""}, "doer"), ({"line": ""}, "line"), ({"aid": ""}, "aid"),
        ({"progress": "演示", "progress_on": ""}, "progress_on"),
        ({"effect": "演示", "effect_on": ""}, "effect_on"),
        ({"state": "已完成", "done_on": "2026-03-05", "effect": ""}, "effect"),
    ],
)  # fmt: skip
def test_what_the_tables_would_miss_is_remarked(
    desk: Desk, typed: dict[str, str], field: str
) -> None:
    parsed = Deed.parse({"name": "演示", "start_on": "2026-03-05", **typed}, lookup(desk))
    assert [each.field for each in parsed.problems if not each.stops] == [field]
    assert not parsed.stops


def test_a_name_that_is_typed_is_that_of_its_member(desk: Desk) -> None:
    one = saved(desk, Member, name="演示甲")
    typed = {"name": "演示", "start_on": "2026-03-05", "member": None}
    found = Deed.parse({**typed, "doer": "演示甲"}, lookup(desk))
    assert found.values["member"] == one
    found = Deed.parse({**typed, "doer": "演示丁"}, lookup(desk))
    assert [each.field for each in found.problems] == ["member"]
    assert not found.stops


def test_several_names_are_who_is_in_charge_and_who_takes_part(desk: Desk) -> None:
    one, other = (saved(desk, Member, name=name) for name in ("演示甲", "演示乙"))
    key = saved(desk, Deed, name="演示", doer="演示甲、演示乙、演示丙", start_on="2026-03-05")
    names = ("member", "doer", "partners", "partner_names")
    ((_, _, *found),) = registers.rows(desk, Deed, [key], names)
    assert found == [one, "演示甲", (other,), "演示丙"]


def test_money_of_a_ledger_is_read_in_its_unit(desk: Desk) -> None:
    parsed = Deed.parse({"name": "演示", "money": "3.5万"}, lookup(desk))
    assert parsed.values["money"] == 3_500_000
