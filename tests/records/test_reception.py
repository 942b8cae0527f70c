"""Receptions and points by kind as records: states, ledgers, which fields a kind demands."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.records import Point, Reception
from desktop_app.records.asked_fields import conditional, unasked
from desktop_app.records.codes import default_choices
from desktop_app.records.field_types import Code
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup

PLACE = {"address", "has_sign", "area", "on_wall", "body"}
TOLD = {"answer": "演示", "told_on": "2026-03-06"}


@pytest.mark.parametrize(
    ("state", "values", "asked"),
    [
        ("open", {}, ""), ("passed", {}, "way"), ("passed", {"way": "unit"}, ""),
        ("told", {"told_on": "2026-03-06"}, "answer"), ("told", {"answer": "演示"}, "told_on"),
        ("told", TOLD, ""),
    ],
)  # fmt: skip
def test_a_state_asks_for_its_fields(state: str, values: dict[str, Any], asked: str) -> None:
    found = Reception.gate(values, state)
    assert (found.field if found else "") == asked


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({}, ""),
        (TOLD, "told"),
        ({"passed_to": "演示局", "way": "unit"}, "passed"),
        ({"passed_to": "演示局"}, ""),
        ({"became": "topic:1", "way": "topic"}, "passed"),
    ],
)
def test_a_line_of_a_ledger_implies_a_state(desk: Desk, values: dict[str, Any], state: str) -> None:
    assert Reception.likely_state(values, lookup(desk)) == state


def test_what_is_missing_or_contradicts_is_said(desk: Desk) -> None:
    typed = {"matter": "演示", "day": "", "visitor": "", "way": "unit", "passed_to": ""}
    found = Reception.parse(typed, lookup(desk)).problems
    assert {each.field for each in found} == {"day", "visitor", "passed_to"}
    assert not any(each.stops for each in found)
    wrong = Reception.parse({"day": "2026-03-05", "told_on": "2026-03-04"}, lookup(desk))
    assert wrong.stops
    assert Reception.parse({"matter": ""}, lookup(desk)).stops


def test_a_title_is_the_matter_cut_short() -> None:
    assert Reception.title_of({"matter": "路灯\n不亮"}) == "路灯 不亮"
    assert Reception.title_of({"matter": "长" * 50}) == "长" * 40 + "……"
    assert Reception.title_of({}) == "（未命名）"


@pytest.mark.parametrize(
    ("kind", "hidden"),
    [
        ("township", {*PLACE, "duty_days"}),
        ("village", {"body_members", "duty_days"}),
        ("studio", {"body_members"}),
        ("online", {"address", "has_sign", "area", "on_wall", "body_members", "duty_days"}),
        (None, {"body_members", "duty_days"}),
        ("an office's own", {"body_members", "duty_days"}),
    ],
)
def test_a_point_is_asked_for_the_fields_of_its_kind(kind: str | None, hidden: set[str]) -> None:
    assert unasked(Point, {"kind": kind}) == hidden


def test_what_is_filled_is_never_hidden() -> None:
    filled = {"kind": "township", "address": "演示路", "has_sign": 0, "on_wall": "sign"}
    assert unasked(Point, filled) == {"area", "body", "duty_days"}


def test_what_decides_against_a_field_is_a_code_of_the_same_record() -> None:
    choices = default_choices()
    for name, (decides, codes) in Point.NOT_WITH.items():
        field = Point.field(decides)
        assert isinstance(field, Code)
        assert set(codes) <= set(choices[field.codes].order())
        assert not Point.field(name).required
    assert conditional(Point) == {*PLACE, "body_members", "duty_days"}
