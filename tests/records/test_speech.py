"""Speeches: what they refuse and remark on, what each state needs, how cells come apart."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records import Session, Speech, TimeLimit
from desktop_app.records.codes import default_choices
from desktop_app.records.lookup import Lookup, Titles
from desktop_app.records.speech import AHEAD_STATES, CHOSEN_STATES, NEEDS, word_count

MEMBERS = Titles([(1, "演示甲", ()), (2, "演示乙", ()), (3, "演示丙", ()), (4, "演示丙", ())])
SESSIONS = Titles([(8, "十届五次会议", ()), (9, "十届六次会议", ())])
NAMES = Lookup(
    datetime.date(2026, 3, 5), default_choices(),
    {"member": MEMBERS, "session": SESSIONS, "term": Titles([(7, "十届", ())])},
)  # fmt: skip
STATES = default_choices()["speech_state"].order()
FULL = {
    "name": "演示", "author": "演示甲", "kind": "oral", "handed_on": "2026-01-12",
    "checker": "演示", "checked_on": "2026-01-15", "check_result": "through",
    "check_note": "演示", "chosen_on": "2026-01-20", "chosen_by": "主席会议",
    "given_on": "2026-02-09", "in_volume": 1, "unused_reason": "演示",
}  # fmt: skip
"""A speech that has everything that any state asks for."""


def remarks(values: dict[str, Any], *, stops: bool | None = None) -> set[str]:
    """The fields that are remarked on."""
    found = Speech.parse(values, NAMES).problems
    return {each.field for each in found if stops is None or each.stops == stops}


def against(to: str, **values: Any) -> str:
    found = Speech.gate(values, to)
    return found.text if found else ""


@pytest.mark.parametrize(("typed", "held"), [("8", 8), ("8分钟", 8), ("8分", 8), ("1小时", 60)])
def test_minutes_are_read_as_ledgers_write_them(typed: str, held: int) -> None:
    assert Speech.parse({"minutes": typed}, NAMES).values["minutes"] == held


@pytest.mark.parametrize("typed", ["0", "241", "很久"])
def test_what_is_no_length_of_a_speech_is_refused(typed: str) -> None:
    assert remarks({"minutes": typed}, stops=True) == {"minutes"}


@pytest.mark.parametrize(("typed", "kind"), [
    ("口头", "oral"), ("大会口头发言", "oral"), ("书面交流", "written"), ("联组会发言", "group"),
    ("主旨演讲", None),
])  # fmt: skip
def test_the_kind_is_read_by_its_usual_words(typed: str, kind: str | None) -> None:
    assert Speech.parse({"kind": typed}, NAMES).values.get("kind") == kind


def test_one_member_of_the_name_is_the_author_and_namesakes_are_not() -> None:
    assert Speech.parse({"author": "演示甲"}, NAMES).values["member"] == 1
    assert Speech.parse({"author": "演示乙等3人"}, NAMES).values["member"] == 2
    assert "member" not in Speech.parse({"author": "演示丙"}, NAMES).values
    assert "member" not in Speech.parse({"author": "演示专委会"}, NAMES).values
    assert Speech.parse({"author": "演示甲", "member": 2}, NAMES).values["member"] == 2


@pytest.mark.parametrize("to", NEEDS)
def test_each_state_names_all_that_it_lacks(to: str) -> None:
    labels = [Speech.field(name).label for name in NEEDS[to]]
    assert against(to) == f"请先填写{'、'.join(labels)}"
    assert against(to, **FULL) == ""
    for name in NEEDS[to]:
        lacking = {**FULL, name: None}
        assert Speech.field(name).label in against(to, **lacking)


def test_only_a_passed_check_is_checked_and_only_the_volume_is_collected() -> None:
    assert "不是“通过”" in against("checked", **{**FULL, "check_result": "back"})
    assert "还没有收入汇编" in against("collected", **{**FULL, "in_volume": 0})
    assert against("collected", **FULL) == against("invited") == ""


@pytest.mark.parametrize(("values", "state"), [
    ({}, ""), ({"handed_on": "2026-01-12"}, "submitted"), ({"text": "演示"}, "submitted"),
    ({"chosen_on": "2026-01-20", "handed_on": "2026-01-12"}, "chosen"),
    ({"given_on": "2026-02-09", "chosen_on": "2026-01-20"}, "given"),
    ({"in_volume": 1}, "collected"), ({"volume_place": 3}, "collected"),
])  # fmt: skip
def test_the_line_of_a_ledger_implies_its_state(values: dict[str, Any], state: str) -> None:
    assert Speech.likely_state(values, NAMES) == state


def test_states_are_suggested_by_days_that_are_not_ahead() -> None:
    days = {"state": "submitted", "handed_on": "2026-01-12", "chosen_on": "2026-02-01"}
    assert Speech.suggested_states(days, NAMES) == [
        ("chosen", "chosen_on"), ("submitted", "handed_on"),
    ]  # fmt: skip
    ahead = {**days, "chosen_on": "2026-09-01"}
    assert Speech.suggested_states(ahead, NAMES) == [("submitted", "handed_on")]
    assert Speech.suggested_states({**days, "state": "unused"}, NAMES) == []


def test_every_state_is_ahead_or_chosen_or_not_used() -> None:
    assert {*AHEAD_STATES, *CHOSEN_STATES, "unused"} == set(STATES)
    for state in STATES:
        values = {"state": state}
        assert Speech.AHEAD.holds(values) + Speech.CHOSEN.holds(values) == (state != "unused")


@pytest.mark.parametrize("state", STATES)
def test_a_speech_waits_for_one_step_at_most(state: str) -> None:
    for kind in ("oral", "written", None):
        values = {**FULL, "state": state, "kind": kind, "position": None}
        lacking = {**values, "handed_on": None}
        steps = (Speech.UNHANDED, Speech.UNCHECKED, Speech.UNARRANGED)
        for one in (values, lacking):
            waiting = sum(each.holds(one) for each in steps)
            assert waiting <= 1
            assert not waiting or Speech.WAITS.holds(one)


def test_remarks_do_not_stop_and_days_out_of_order_do() -> None:
    assert remarks({"author": "", "kind": ""}) == {"author", "kind"}
    assert remarks({"author": "", "kind": ""}, stops=True) == set()
    assert remarks({"handed_on": "2026-01-12", "checked_on": "2026-01-01"}, stops=True)
    assert remarks({"chosen_on": "2026-02-12", "given_on": "2026-02-01"}, stops=True)


@given(st.text())
def test_words_do_not_count_blanks(text: str) -> None:
    assert word_count(text) == word_count("".join(text.split())) <= len(text)
    assert word_count(f"{text}\n{text}") == 2 * word_count(text)


def test_words_are_counted_from_the_text_and_kept_without_one() -> None:
    assert Speech.computed({"text": "各位 委员：\n演示。", "words": 99}, NAMES) == {"words": 8}
    assert Speech.computed({"text": None, "words": 99}, NAMES) == {}


def test_a_new_speech_is_called_for_today_for_the_last_session() -> None:
    found = Speech.defaults(NAMES)
    assert (found["session"], found["invited_on"], found["state"]) == (9, "2026-03-05", "invited")


def test_a_session_has_a_day_of_its_own_for_speeches() -> None:
    read = Session.parse({"term": 7, "number": "六", "speeches_by": "2027.1.15"}, NAMES).values
    assert read["speeches_by"] == "2027-01-15"


@pytest.mark.parametrize("what", ["speech_check", "speech_order"])
def test_limits_of_speeches_are_of_no_platform_and_no_channel(what: str) -> None:
    draft = {"what": what, "platform": "grassroots", "channel": "party"}
    fields = {each.field for each in TimeLimit.parse(draft, NAMES).problems if each.stops}
    assert fields == {"platform", "channel"}
