"""Predicates: what holds, its opposite, its words; and the rules that the records declare."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from desktop_app.records import ConsultationPlan, LookBack, Outcome, Point, Topic
from desktop_app.records.codes import default_choices
from desktop_app.records.consultation import FEEDBACKS, Consultation, Participant
from desktop_app.records.lookup import Lookup
from desktop_app.records.predicates import (
    AllOf,
    AnyOf,
    Compared,
    Predicate,
    at_least,
    before,
    empty,
    filled,
    more_than,
    no_later,
    one_of,
    whole_day,
)
from tests.records.outcome_rows import PREDICATES, ROWS, TODAY

LOOKUP = Lookup(TODAY, default_choices())


@given(predicate=PREDICATES, values=ROWS)
def test_the_opposite_holds_exactly_where_a_predicate_does_not(
    predicate: Predicate, values: dict[str, Any]
) -> None:
    assert (~predicate).holds(values) is not predicate.holds(values)
    assert (~~predicate).holds(values) is predicate.holds(values)


@given(one=PREDICATES, other=PREDICATES, values=ROWS)
def test_and_and_or_are_those_of_logic(
    one: Predicate, other: Predicate, values: dict[str, Any]
) -> None:
    assert (one & other).holds(values) is (one.holds(values) and other.holds(values))
    assert (one | other).holds(values) is (one.holds(values) or other.holds(values))
    assert (~(one & other)).holds(values) is (~one | ~other).holds(values)


@given(predicate=PREDICATES, values=ROWS)
def test_a_predicate_reads_only_the_fields_it_names(
    predicate: Predicate, values: dict[str, Any]
) -> None:
    read = {name: values[name] for name in predicate.fields if name in values}
    assert predicate.holds(read) is predicate.holds(values)


def test_no_parts_are_all_or_nothing() -> None:
    assert AllOf(()).holds({})
    assert not AnyOf(()).holds({})
    assert not one_of(Outcome.handling).holds({"handling": None})


@pytest.mark.parametrize(
    ("predicate", "value", "holds"),
    [
        (one_of(Outcome.handling, "done"), None, False),
        (~one_of(Outcome.handling, "done"), None, True),
        (one_of(Outcome.handling, "done", None), None, True),
        (empty(Outcome.handling), None, True),
        (filled(Outcome.handling), "done", True),
    ],
)
def test_an_empty_field_is_only_in_a_set_that_names_it(
    predicate: Predicate, value: str | None, holds: bool
) -> None:
    assert predicate.holds({"handling": value}) is holds
    assert predicate.holds({} if value is None else {"handling": value}) is holds


@pytest.mark.parametrize(
    ("predicate", "value", "holds"),
    [
        (at_least(Outcome.due, "2026-03-01"), "2026-03", False),
        (at_least(Outcome.due, "2026-03-01"), "2026-03-01", True),
        (Compared(Outcome.due, sign="<=", bound="2026-03-01"), "2026-03-01", True),
        (more_than(Outcome.due, "2026-03-01"), "2026-03-01", False),
        (Compared(Outcome.due, sign="<=", bound="2026-03-01"), None, False),
        (~Compared(Outcome.due, sign="<=", bound="2026-03-01"), None, True),
        (before(Outcome.due, "2026-03-05"), "2026-03", False),
        (before(Outcome.due, "2026-03-05"), "2026", False),
        (before(Outcome.due, "2026-03-05"), "2026-02", True),
        (before(Outcome.due, "2026-03-05"), "2026-03-04", True),
        (before(Outcome.due, "2026-03-05"), None, False),
        (~before(Outcome.due, "2026-03-05"), None, True),
        (whole_day(Outcome.due), "2026-03", False),
        (whole_day(Outcome.due), "2026-03-05", True),
        (whole_day(Outcome.due), None, False),
        (~whole_day(Outcome.due), None, True),
    ],
)
def test_a_day_that_is_known_roughly_and_a_bound(
    predicate: Predicate, value: str | None, holds: bool
) -> None:
    assert predicate.holds({"due": value}) is holds


@pytest.mark.parametrize(
    ("day", "last", "holds"),
    [
        ("2026-06-02", "2026-06-02", True), ("2026-06-03", "2026-06-02", False),
        ("2026-06-30", "2026-06", True), ("2026-07-01", "2026-06", False),
        ("2026-06", "2026-06-29", False), ("2026-06", "2026-06", True), ("2026", "2026-12", False),
        ("2025", "2026-01-01", True), (None, "2026-06-02", False), ("2026-06-02", None, False),
    ],
)  # fmt: skip
def test_of_two_days_one_known_roughly_lies_behind_all_of_it(
    day: str | None, last: str | None, holds: bool
) -> None:
    row = {"finished_on": day, "due": last}
    assert no_later(Outcome.finished_on, Outcome.due).holds(row) is holds
    assert (~no_later(Outcome.finished_on, Outcome.due)).holds(row) is not holds


@pytest.mark.parametrize("value", ["", "a\0b"])
def test_a_value_that_no_file_can_hold_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="NUL"):
        one_of(Outcome.unit, value)


@pytest.mark.parametrize(("sign", "bound"), [("=", "a"), (">=", "a\0")])
def test_a_bound_that_means_nothing_is_refused(sign: str, bound: str) -> None:
    with pytest.raises(ValueError, match="no comparison"):
        Compared(Outcome.unit, sign=sign, bound=bound)


@pytest.mark.parametrize(
    ("predicate", "words"),
    [
        (Outcome.ENDED, "办理状态：已完成、已销号"),
        (~Outcome.ENDED, "办理状态不是已完成、已销号"),
        (Outcome.OPEN, "办理状态不是已完成、已销号，采纳情况不是未采纳，停止日期未填写"),
        (Outcome.SETTLED, "办理状态：已销号 或 采纳情况：未采纳 或 已填停止日期"),
        (one_of(Outcome.adoption, "pending", None) & filled(Outcome.due),
         "采纳情况：待定、未填写，已填办结期限"),
        (empty(Outcome.unit) & (Outcome.ADOPTED | Outcome.REOPENED),
         "承办单位未填写，（采纳情况：采纳、部分采纳 或 重新办理（次）≥1）"),
        ((Outcome.ADOPTED & Outcome.ENDED) | empty(Outcome.unit),
         "（采纳情况：采纳、部分采纳，办理状态：已完成、已销号） 或 承办单位未填写"),
        (Compared(Outcome.due, sign="<=", bound="2026-03-05"), "办结期限不晚于2026年3月5日"),
        (~Compared(Outcome.due, sign="<=", bound="2026-03-05"), "办结期限晚于2026年3月5日或未填写"),
        (more_than(Outcome.due, "2026-03"), "办结期限晚于2026年3月"),
        (before(Outcome.due, "2026-03-05"), "办结期限早于2026年3月5日"),
        (~before(Outcome.due, "2026-03-05"), "办结期限不早于2026年3月5日或未填写"),
        (whole_day(Outcome.due), "办结期限写到某一天"),
        (~whole_day(Outcome.due), "办结期限没有写到某一天"),
        (no_later(Outcome.finished_on, Outcome.due), "办结日期不晚于办结期限"),
        (~no_later(Outcome.finished_on, Outcome.due), "办结日期晚于办结期限或未填写"),
        (~at_least(Outcome.working_days, 5), "办理时限（工作日）<5或未填写"),
        (AllOf((Outcome.REOPENED,)), "重新办理（次）≥1"),
    ],
)  # fmt: skip
def test_a_predicate_says_itself_with_the_labels_of_fields_and_codes(
    predicate: Predicate, words: str
) -> None:
    assert predicate.words(LOOKUP) == words


def test_combining_flat_predicates_stays_flat() -> None:
    three = Outcome.ENDED & Outcome.ADOPTED & Outcome.REOPENED
    assert len(three.parts) == 3
    assert isinstance(Outcome.ENDED | (Outcome.ADOPTED & Outcome.REOPENED), AnyOf)
    assert isinstance(~(Outcome.ENDED | Outcome.ADOPTED), AllOf)


OPEN_OUTCOME: dict[str, Any] = {"handling": "assigned", "adoption": "adopted", "stopped_on": None}


@pytest.mark.parametrize(
    ("change", "still_open", "settled", "finished"),
    [
        ({}, True, False, False),
        ({"handling": None, "adoption": None}, True, False, False),
        ({"handling": "done"}, False, False, True),
        ({"handling": "closed"}, False, True, False),
        ({"adoption": "rejected"}, False, True, False),
        ({"handling": "done", "adoption": "rejected"}, False, True, False),
        ({"stopped_on": "2026-03"}, False, True, False),
    ],
)
def test_when_an_outcome_is_open_settled_or_finished(
    change: dict[str, Any], still_open: bool, settled: bool, finished: bool
) -> None:
    values = OPEN_OUTCOME | change
    assert Outcome.OPEN.holds(values) is still_open
    assert Outcome.SETTLED.holds(values) is settled
    assert Outcome.FINISHED.holds(values) is finished


def test_the_three_ways_in_which_an_open_outcome_waits() -> None:
    assert Outcome.DUE_ON_DAY.holds(OPEN_OUTCOME | {"due": "2026-05-01"})
    assert not Outcome.DUE_ON_DAY.holds(OPEN_OUTCOME | {"working_days": 5})
    assert Outcome.DUE_IN_DAYS.holds(OPEN_OUTCOME | {"working_days": 5})
    assert not Outcome.DUE_IN_DAYS.holds(OPEN_OUTCOME | {"working_days": 5, "due": "2026-05-01"})
    assert Outcome.UNANSWERED.holds(OPEN_OUTCOME | {"adoption": None})
    assert not Outcome.UNANSWERED.holds(OPEN_OUTCOME)


@pytest.mark.parametrize(
    ("state", "stopped", "ahead", "held", "followed_up"),
    [
        (None, None, True, False, False),
        ("preparing", None, True, False, False),
        ("awaiting", "2026-03-01", False, False, False),
        ("held", None, False, True, True),
        ("held", "2026-03-01", False, True, False),
        ("closed", None, False, True, False),
        ("archived", None, False, True, False),
    ],
)
def test_how_far_a_consultation_is(
    state: str | None, stopped: str | None, ahead: bool, held: bool, followed_up: bool
) -> None:
    values = {"state": state, "stopped_on": stopped}
    assert Consultation.AHEAD.holds(values) is ahead
    assert Consultation.HELD.holds(values) is held
    assert Consultation.FOLLOWED_UP.holds(values) is followed_up
    assert Consultation.OPEN.holds(values) is (ahead or followed_up)


@pytest.mark.parametrize("feedback", FEEDBACKS, ids=lambda each: each.key)
def test_a_light_is_green_only_with_day_and_document(feedback: Any) -> None:
    lacks = Consultation.LACKS[feedback.key]
    assert not lacks.holds({feedback.day: "2026-03-01", feedback.document: "文1"})
    assert lacks.holds({feedback.day: "2026-03-01"})
    assert lacks.holds({feedback.document: "文1"})


def test_which_states_lie_before_the_meeting_and_which_after() -> None:
    every = set(default_choices()["consultation_state"].order())
    ahead = {each for each in every if Consultation.AHEAD.holds({"state": each})}
    held = {each for each in every if Consultation.HELD.holds({"state": each})}
    assert not ahead & held
    assert every - ahead - held <= {"postponed", "cancelled"}


def test_the_rules_of_the_other_records() -> None:
    assert LookBack.OPEN.holds({"planned_on": "2026-03-01"})
    assert not LookBack.OPEN.holds({"done_on": "2026-03-01"})
    assert not LookBack.OPEN.holds({"stopped_on": "2026-03-01"})
    assert LookBack.CARRIED_OUT.holds({"level": "mostly"})
    assert LookBack.NOT_CARRIED_OUT.holds({"level": "missing"})
    assert not LookBack.CARRIED_OUT.holds({}) | LookBack.NOT_CARRIED_OUT.holds({})
    assert ConsultationPlan.DATED.holds({"slot": "m1"})
    assert not ConsultationPlan.DATED.holds({})
    assert ConsultationPlan.LIVE.holds({})
    assert Topic.WAITING.holds({"state": "approved"})
    assert not Topic.WAITING.holds({"state": "consulted"})
    assert Topic.REPLACED.holds({"state": "split"})
    assert Point.RUNNING.holds({"state": "running"})
    assert Participant.CAME.holds({"attended": None})
    assert not Participant.CAME.holds({"attended": 0})
