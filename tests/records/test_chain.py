"""The chain's own rules: what a state asks for, what stops, what follows from what."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.chinese.working_days import NoCalendar
from desktop_app.records import Case, Consultation, LookBack, Outcome, Participant, Record, Topic
from desktop_app.records.calendar import calendar
from desktop_app.records.codes import default_choices
from desktop_app.records.field_types import Code
from desktop_app.records.lookup import Lookup, Titles
from desktop_app.records.outcome_steps import steps_between

NAMES = Lookup(
    today=datetime.date(2026, 11, 23),
    codes=default_choices(),
    titles={"member": Titles([(7, "刀美兰", ())]), "consultation": Titles([(3, "演示协商", ())])},
    calendar=calendar(()),
)
CHAIN = (Topic, Consultation, Outcome, Case)


def texts(model: type[Record], values: dict[str, Any], *, stops: bool = True) -> list[str]:
    return [each.text for each in model.checks(values, NAMES) if each.stops is stops]


@pytest.mark.parametrize(
    ("model", "to", "values", "said"),
    [
        (Topic, "pending", {}, "请先填写送审日期"),
        (Topic, "approved", {"approved_on": "2026-03-05"}, "请先填写审批单位或会议"),
        (
            Topic, "planned",
            {"approver": "主席会议", "approved_on": "2026-03-05", "approval": "revise"},
            "审批结果还不是“同意”，请先填写审批结果",
        ),
        (Topic, "merged", {}, "请先填写并入议题"),
        (Consultation, "held", {}, "请先填写协商日期"),
        (Consultation, "reported", {"held_on": "2026-03-05", "reported_on": "2026-03-06"},
         "请先填写信息报送文件"),
        (Outcome, "assigned", {"unit": "住建局"}, "请先填写交办日期"),
        (Outcome, "done", {"finished_on": "2026-03-05"}, "请先填写办理结果"),
        (Case, "ready", {"background": "甲", "process": "乙", "consultations": ()},
         "请先填写来源协商、结果"),
    ],
)  # fmt: skip
def test_a_state_names_what_is_still_missing(
    model: type[Record], to: str, values: dict[str, Any], said: str
) -> None:
    against = model.gate(values, to)
    assert against is not None
    assert against.text == said
    assert model.field(against.field).label == against.label
    assert not values.get(against.field) or against.field == "approval"


@pytest.mark.parametrize("model", CHAIN)
def test_every_state_opens_to_a_record_that_is_filled(model: type[Record]) -> None:
    field = model.field(model.STATE)
    assert isinstance(field, Code)
    filled = {each.name: 1 for each in model.declared()} | {"approval": "approved"}
    for code in NAMES.codes[field.codes].order():
        assert model.gate(filled, code) is None


def test_a_survey_without_problem_cause_and_remedy_is_never_final() -> None:
    whole = {"survey_final": 1, "problems": "甲", "causes": "乙", "advice": "丙"}
    assert texts(Consultation, whole) == []
    for name, label in (("problems", "问题"), ("causes", "成因"), ("advice", "对策")):
        (said,) = texts(Consultation, {**whole, name: None})
        assert said == f"问题、成因、对策写全了才能定稿，请先填写{label}"


@pytest.mark.parametrize("model", [Consultation, Outcome, LookBack])
def test_what_is_stopped_says_why_and_when(model: type[Record]) -> None:
    assert texts(model, {"stopped_on": "2026-03-05", "stop_reason": None}) == ["停止了就要写明原因"]
    both = {"stopped_on": None, "stop_reason": "并入他案"}
    assert texts(model, both) == ["写了停止原因，请补上停止日期"]


def test_a_suggestion_not_adopted_is_asked_for_the_reason_but_kept() -> None:
    values = {"adoption": "rejected", "adoption_note": None}
    assert texts(Outcome, values) == []
    assert texts(Outcome, values, stops=False) == ["未采纳的请说明原因"]


def test_a_limit_in_a_year_without_a_calendar_is_said_and_not_reckoned() -> None:
    values = {"assigned_on": "2026-12-25", "working_days": 30, "due": None}
    assert Outcome.computed(values, NAMES) == {}
    (said,) = texts(Outcome, values, stops=False)
    assert said.startswith("算不出期限：2027 年的节假日还没有填写")


@given(st.dates(datetime.date(2025, 1, 1), datetime.date(2026, 12, 31)), st.integers(1, 120))
def test_the_last_day_is_the_limit_in_working_days(start: datetime.date, count: int) -> None:
    values = {"assigned_on": start.isoformat(), "working_days": count}
    computed = Outcome.computed(values, NAMES)
    try:
        expected = NAMES.calendar.add(start, count)
    except NoCalendar:
        assert computed == {}
        return
    assert computed == {"due": expected.isoformat()}


def test_a_day_typed_without_a_limit_stays() -> None:
    assert Outcome.computed({"assigned_on": "2026-03-05", "due": "2026-04-01"}, NAMES) == {}


def test_a_member_who_is_chosen_brings_the_name() -> None:
    assert Participant.parse({"member": 7}, NAMES).values["name"] == "刀美兰"
    typed = Participant.parse({"member": 7, "name": "刀美兰（代）"}, NAMES)
    assert typed.values["name"] == "刀美兰（代）"


def test_a_long_suggestion_is_titled_by_its_beginning() -> None:
    assert Outcome.title_of({"content": "装\n路灯"}) == "装 路灯"
    assert Outcome.title_of({"content": "路" * 50}) == "路" * 40 + "……"


DAYS = st.none() | st.dates(datetime.date(2024, 1, 1)).map(datetime.date.isoformat)
STEPPED = ("sent_on", "adopted_on", "assigned_on", "finished_on", "answered_on")
STATES = st.fixed_dictionaries(dict.fromkeys(STEPPED, DAYS))


@given(STATES, STATES)
def test_the_log_has_a_line_for_just_the_days_that_are_new(
    before: dict[str, str | None], after: dict[str, str | None]
) -> None:
    lines = steps_between(before, after, NAMES)
    new = [day for name, day in after.items() if day and day != before[name]]
    assert sorted(each["day"] for each in lines) == sorted(new)
    assert steps_between(after, after, NAMES) == []


def test_a_line_of_the_log_does_not_say_its_own_label_again() -> None:
    values = {"adopted_on": "2026-03-05", "adoption": "adopted"}
    assert [each["content"] for each in steps_between({}, values, NAMES)] == ["采纳"]
    partly = {**values, "adoption": "partly", "adoption_note": "资金分两年安排"}
    assert [each["content"] for each in steps_between({}, partly, NAMES)] == [
        "采纳：部分采纳，资金分两年安排"
    ]
