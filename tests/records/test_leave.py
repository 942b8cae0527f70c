"""Leave as a record: what it demands, its year, its kinds and the marks that it keeps."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records import Leave
from desktop_app.records.filled_marks import places_in, places_text
from desktop_app.records.leave_kinds import counts_as_absence
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup

PLACES = st.dictionaries(
    st.tuples(st.integers(1, 2**62), st.integers(1, 60)), st.sampled_from("到迟早假公缺·")
)


def problems(desk: Desk, **typed: object) -> list[str]:
    """The texts of what is found in a draft."""
    return [each.text for each in Leave.parse(typed, lookup(desk)).problems]


@given(places=PLACES)
def test_filled_marks_are_read_as_they_were_written(places: dict[tuple[int, int], str]) -> None:
    assert places_in(places_text(places)) == places
    assert places_text({}) is None


@pytest.mark.parametrize("text", ["3 段", "x.1缺", "12", "12.缺", ".", None])
def test_other_texts_are_no_filled_marks(text: str | None) -> None:
    assert places_in(text) == {}


def test_filled_marks_are_shown_as_a_number(desk: Desk) -> None:
    assert Leave.field("filled").show("12.1缺 12.2·", lookup(desk)) == "2 段"
    assert Leave.field("filled").show(None, lookup(desk)) == ""


@pytest.mark.parametrize(
    ("kind", "counts"),
    [("higher", False), ("abroad", False), ("business", True), ("sick", True), (None, True)],
)
def test_only_some_kinds_are_no_absence(kind: str | None, *, counts: bool) -> None:
    assert counts_as_absence(kind) is counts
    assert Leave.NO_ABSENCE.holds({"kind": kind}) is not counts


def test_leave_without_activity_and_days_is_remarked(desk: Desk) -> None:
    found = problems(desk, activity="", since="", kind="sick")
    assert found == ["请选请假的会议（活动），或者写明请假的起止日期"]
    assert problems(desk, activity="", since="2026-02-09", kind="") == ["还没有选请假类型"]


def test_leave_that_ends_before_it_begins_is_refused(desk: Desk) -> None:
    parsed = Leave.parse({"since": "2026-02-09", "until": "2026-02-08"}, lookup(desk))
    assert parsed.stops


def test_leave_asked_for_afterwards_is_remarked(desk: Desk) -> None:
    found = problems(desk, since="2026-02-09", asked_on="2026-02-10")
    assert found == ["申请日期在请假开始以后，是补办的请假，请核对"]
    assert problems(desk, since="2026-02-09", asked_on="2026-02-09") == []


@pytest.mark.parametrize(
    ("values", "year"),
    [
        ({"since": "2025-12-30", "asked_on": "2026-01-02"}, 2025),
        ({"asked_on": "2024-05"}, 2024),
    ],
)
def test_the_year_is_that_of_its_first_day(desk: Desk, values: dict[str, Any], year: int) -> None:
    assert Leave.computed(values, lookup(desk)) == {"year": year}
    assert Leave.computed({**values, "year": 2020}, lookup(desk)) == {}


def test_a_decision_names_who_made_it_and_a_refusal_why() -> None:
    blank = {each.name: None for each in Leave.declared()}
    known = {**blank, "approver": "演示秘书长", "decided_on": "2026-02-02"}
    lacking = Leave.gate(blank, "granted")
    assert lacking is not None
    assert "批准人" in lacking.text
    without_days = Leave.gate(known, "granted")
    assert without_days is not None
    assert without_days.field == "since"
    assert Leave.gate({**known, "since": "2026-02-09"}, "granted") is None
    refused = Leave.gate(known, "refused")
    assert refused is not None
    assert refused.field == "decision_note"


def test_the_line_of_a_ledger_with_a_decision_was_granted(desk: Desk) -> None:
    blank = {each.name: None for each in Leave.declared()}
    line = {**blank, "approver": "演示", "decided_on": "2026-02-02", "since": "2026-02-09"}
    assert Leave.likely_state(line, lookup(desk)) == "granted"
    assert Leave.likely_state(blank, lookup(desk)) == ""
