"""Items of agendas: what a state asks for, what a ledger's line implies, brackets of agendas."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.records import AgendaItem
from desktop_app.records.agenda_item import name_parts
from tests.records.test_field_laws import LOOKUP


@pytest.mark.parametrize(
    ("typed", "name", "more"),
    [
        ("审议协商计划（草案）", "审议协商计划（草案）", {}),
        ("一、审议协商计划", "审议协商计划", {}),
        ("（十二）审议协商计划", "审议协商计划", {}),
        ("3．审议协商计划（汇报单位：办公室）", "审议协商计划", {"reporter": "办公室"}),
        ("2.5 亿元资金使用情况", "2.5 亿元资金使用情况", {}),
        ("一、", "一、", {}),
        ("十年规划", "十年规划", {}),
        ("审议计划（汇报单位：办公室）", "审议计划", {"reporter": "办公室"}),
        ("审议计划（草案）（汇报人：赵某）。", "审议计划（草案）", {"reporter": "赵某"}),
        (
            "审议计划（汇报：提案委）（列席：财政局、住建局）", "审议计划",
            {"reporter": "提案委", "attending": "财政局、住建局"},
        ),
        ("（汇报单位：办公室）", "（汇报单位：办公室）", {}),
    ],
)  # fmt: skip
def test_brackets_at_the_end_of_an_item_say_who_reports_and_attends(
    typed: str, name: str, more: dict[str, str]
) -> None:
    assert name_parts(typed) == (name, more)


def test_what_was_typed_into_a_field_of_its_own_stays() -> None:
    draft = {"name": "审议计划（汇报单位：办公室）", "reporter": "提案委"}
    assert AgendaItem.parse(draft, LOOKUP).values["reporter"] == "提案委"
    assert AgendaItem.parse(draft, LOOKUP).values["name"] == "审议计划"


@pytest.mark.parametrize(
    ("values", "to", "field"),
    [
        ({}, "decided", "result"),
        ({"result": "passed"}, "decided", "resolution"),
        ({"result": "passed", "resolution": "同意"}, "decided", ""),
        ({"resolution": "同意"}, "following", "owner_unit"),
        ({"resolution": "同意", "owner_unit": "办公室"}, "following", ""),
        ({"resolution": "同意", "owner_unit": "办公室", "result": "deferred"}, "following",
         "result"),
        ({"resolution": "同意"}, "done", "done_on"),
        ({}, "none", "result"),
        ({}, "deferred", ""),
    ],
)  # fmt: skip
def test_a_state_names_what_it_lacks(values: dict[str, Any], to: str, field: str) -> None:
    found = AgendaItem.gate(values, to)
    assert (found.field if found else "") == field


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({}, ""), ({"result": "heard"}, "none"), ({"result": "deferred"}, "deferred"),
        ({"resolution": "同意"}, "decided"),
        ({"resolution": "同意", "due": "2026-04"}, "following"),
        ({"resolution": "同意", "owner_unit": "办公室"}, "following"),
        ({"resolution": "同意", "done_on": "2026-03-01"}, "done"),
    ],
)  # fmt: skip
def test_the_line_of_a_ledger_implies_a_state(values: dict[str, Any], state: str) -> None:
    assert AgendaItem.likely_state(values, LOOKUP) == state


def test_an_item_without_any_meeting_is_remarked_on() -> None:
    found = AgendaItem.parse({"name": "审议", "meeting": "", "activity": "", "body": ""}, LOOKUP)
    assert [(each.field, each.stops) for each in found.problems] == [("meeting", False)]
