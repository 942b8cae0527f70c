"""Activities as records: what is refused, remarked on and implied, how ledgers write them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from desktop_app.records import Activity, ActivityPart, Attendance
from desktop_app.records.activity import NEEDS, SURVEYED, part_words
from desktop_app.records.activity_kinds import KINDS, OTHER, rules_of
from desktop_app.records.codes import default_choices
from desktop_app.records.lookup import Lookup, Titles

NAMES = Lookup(
    datetime.date(2026, 3, 5), default_choices(),
    {
        "member": Titles([(1, "演示甲", ())]), "term": Titles([(7, "十届", ())]),
        "session": Titles([(8, "十届五次会议", ())]), "activity": Titles([(3, "演示活动", ())]),
        "sector": Titles([(4, "演示界别", ())]), "committee": Titles([(5, "演示委员会", ())]),
    },
)  # fmt: skip
STATES = default_choices()["activity_state"].order()
FULL: dict[str, Any] = {
    "name": "演示", "kind": "survey", "start_on": "2026-02-09", "place": "演示村",
    "noticed_on": "2026-02-01", "cancel_reason": "演示", **dict.fromkeys(SURVEYED, "演示"),
}  # fmt: skip
"""An activity that has everything that any state asks for."""


def remarks(model: Any, values: dict[str, Any], *, stops: bool | None = None) -> set[str]:
    """The fields that are remarked on."""
    found = model.parse(values, NAMES).problems
    return {each.field for each in found if stops is None or each.stops == stops}


@pytest.mark.parametrize("state", STATES)
def test_what_a_state_needs_is_asked_for_and_nothing_else(state: str) -> None:
    assert Activity.gate(FULL, state) is None
    for name in NEEDS.get(state, ()):
        found = Activity.gate({**FULL, name: None}, state)
        assert found is not None
        assert found.field == name


@pytest.mark.parametrize("lacking", SURVEYED)
def test_a_survey_lacks_one_of_the_three(lacking: str) -> None:
    found = Activity.gate({**FULL, lacking: ""}, "done")
    assert found is not None
    assert "问题、成因、对策" in found.text
    assert Activity.gate({**FULL, lacking: "", "kind": "inspection"}, "done") is None


@pytest.mark.parametrize(("typed", "kind"), [
    ("全体会议", "plenary"), ("常委会", None), ("常委会议", "standing"), ("调查研究", "survey"),
    ("书香政协", "reading"), ("党外委员专题学习考察", "outer_tour"), ("主任会议", "directors"),
])  # fmt: skip
def test_the_kind_is_read_by_its_usual_words(typed: str, kind: str | None) -> None:
    assert Activity.parse({"kind": typed}, NAMES).values.get("kind") == kind


def test_days_out_of_order_are_refused() -> None:
    wrong = {**FULL, "end_on": "2026-02-08", "noticed_on": "2026-02-10"}
    assert remarks(Activity, wrong, stops=True) == {"end_on", "start_on"}


def test_what_is_missing_is_remarked_on_and_never_stops() -> None:
    few = {"name": "演示", "kind": "", "start_on": "", "due_body": "sectors", "due_sectors": [],
           "effect_number": "3", "effect_unit": ""}  # fmt: skip
    wanted = {"kind", "start_on", "due_sectors", "effect_unit"}
    assert remarks(Activity, few, stops=False) == wanted
    assert remarks(Activity, few, stops=True) == set()


@pytest.mark.parametrize(("values", "state"), [
    ({"start_on": "2026-01-09", "kind": "reading"}, "done"),
    ({"start_on": "2026-01-09", "kind": "survey"}, ""),
    ({"start_on": "2026-04-09", "noticed_on": "2026-03-01"}, "noticed"),
    ({"start_on": "2026-03"}, ""), ({}, ""),
])  # fmt: skip
def test_a_line_of_a_ledger_implies_its_state(values: dict[str, Any], state: str) -> None:
    assert Activity.likely_state(values, NAMES) == state


def test_states_are_offered_by_the_days() -> None:
    held = {"start_on": "2026-03-04", "end_on": "2026-03-06", "noticed_on": "2026-02-01"}
    assert Activity.suggested_states(held, NAMES)[0] == ("underway", "start_on")
    over = {**held, "end_on": "2026-03-04"}
    assert Activity.suggested_states(over, NAMES)[0] == ("done", "end_on")
    assert Activity.suggested_states({**over, "state": "cancelled"}, NAMES) == []


def test_every_kind_that_has_rules_is_in_the_code_list() -> None:
    lists = default_choices()
    assert set(KINDS) <= set(lists["activity_kind"].order())
    assert {each.due_body for each in KINDS.values()} <= set(lists["due_body"].order())
    assert rules_of(None) == rules_of("own_kind") == OTHER


@pytest.mark.parametrize(("values", "words"), [
    ({"day": "2026-02-08", "half": "morning", "title": "开幕会"}, "2月8日上午 开幕会"),
    ({"day": "2026-02-08", "half": "evening"}, "2月8日晚上"), ({"title": "联组讨论"}, "联组讨论"),
    ({"position": 3}, "第 3 段"),
])  # fmt: skip
def test_a_part_is_named_in_few_words(values: dict[str, Any], words: str) -> None:
    assert part_words(values) == ActivityPart.title_of(values) == words


def test_an_attendance_is_of_a_member_or_of_somebody_with_a_role() -> None:
    assert remarks(Attendance, {"member": "", "name": ""}, stops=True) == {"member"}
    assert remarks(Attendance, {"member": 1, "name": "", "role": ""}) == set()
    assert remarks(Attendance, {"member": "", "name": "演示专家", "role": ""}) == {"role"}
    assert remarks(Attendance, {"member": "", "name": "演示专家", "role": "专家"}) == set()


@pytest.mark.parametrize(("values", "due"), [
    ({"member": 1}, True), ({"member": 1, "role": "host"}, True),
    ({"member": 1, "role": "observer"}, False), ({"name": "演示", "role": "expert"}, False),
])  # fmt: skip
def test_observers_and_guests_are_not_due(values: dict[str, Any], due: bool) -> None:
    assert Attendance.IS_DUE.holds(values) is due


@pytest.mark.parametrize(("typed", "held"), [
    ("√√×", "到到缺"), ("到、迟、假", "到迟假"), ("到-公", "到·公"), ("", None),
])  # fmt: skip
def test_marks_are_read_as_sheets_write_them(typed: str, held: str | None) -> None:
    assert Attendance.parse({"marks": typed}, NAMES).values["marks"] == held


def test_a_mark_that_nobody_knows_is_refused_in_words() -> None:
    (problem,) = Attendance.parse({"marks": "到好"}, NAMES).problems
    assert problem.stops
    assert "认不出“好”" in problem.text
