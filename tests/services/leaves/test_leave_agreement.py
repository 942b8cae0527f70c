"""Leave and attendance agree: filled when granted, given back when it no longer holds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.records import Activity, ActivityPart, Attendance, Leave
from desktop_app.records.filled_marks import places_in
from desktop_app.services import registers
from desktop_app.services.activities.marks import ABSENT, AWAY, BLANK, LEAVE, THERE, at
from desktop_app.services.activities.recording import record
from desktop_app.services.desk import Desk
from desktop_app.services.leaves import deciding
from desktop_app.services.registers import history
from desktop_app.services.registers.states import NotAllowed
from tests.services.activities.activity_office import (
    DAY,
    activity,
    attendance,
    changed,
    part,
    values,
)
from tests.services.leaves.leave_office import grant, granted, leave, people


@pytest.fixture
def plenary(desk: Desk) -> int:
    """A plenary of two days, four parts."""
    key = activity(desk, "演示全体会议", kind="plenary", end_on="2026-02-10")
    for place, (day, half) in enumerate(
        [(DAY, "morning"), (DAY, "afternoon"), ("2026-02-10", "morning"),
         ("2026-02-10", "afternoon")], 1,
    ):  # fmt: skip
        part(desk, key, place, day=day, half=half)
    return key


def marks(desk: Desk, row: int) -> str:
    return str(values(desk, Attendance, row)["marks"] or "")


def test_granted_leave_fills_its_parts_and_the_result_follows(desk: Desk, plenary: int) -> None:
    (one,) = people(desk, 1)
    row = attendance(desk, plenary, member=one)
    granted(desk, one, activity=plenary, since=DAY, until=DAY, since_half="afternoon")
    assert marks(desk, row) == BLANK + LEAVE
    assert values(desk, Attendance, row)["result"] == "leave"


def test_leave_that_is_no_absence_has_a_mark_of_its_own(desk: Desk, plenary: int) -> None:
    (one,) = people(desk, 1)
    row = attendance(desk, plenary, member=one)
    granted(desk, one, kind="higher", activity=plenary, since="", until="")
    assert marks(desk, row) == AWAY * 4
    assert values(desk, Attendance, row)["result"] == "away"


def test_pending_leave_fills_nothing(desk: Desk, plenary: int) -> None:
    (one,) = people(desk, 1)
    row = attendance(desk, plenary, member=one)
    leave(desk, one, activity=plenary)
    assert marks(desk, row) == ""


def test_what_was_there_comes_back_and_who_came_stays(desk: Desk, plenary: int) -> None:
    (one,) = people(desk, 1)
    row = attendance(desk, plenary, member=one, marks="到缺")
    key = granted(desk, one, activity=plenary, since=DAY, until="2026-02-10")
    assert marks(desk, row) == "到" + LEAVE * 3
    deciding.withdraw(desk, [key], {"remark": "演示：人到了"})
    assert marks(desk, row) == "到缺"
    assert values(desk, Leave, key)["filled"] is None


def test_leave_for_a_time_covers_every_meeting_in_it(desk: Desk, plenary: int) -> None:
    (one,) = people(desk, 1)
    other = activity(desk, "演示常委会会议", start_on="2026-02-12")
    later = activity(desk, "演示视察", start_on="2026-03-12")
    rows = [attendance(desk, key, member=one) for key in (plenary, other, later)]
    granted(desk, one, since="2026-02-10", until="2026-02-28", kind="abroad")
    assert [marks(desk, each) for each in rows] == [BLANK * 2 + AWAY * 2, AWAY, ""]


def test_who_is_added_after_the_leave_has_it_in_the_marks(desk: Desk, plenary: int) -> None:
    (one,) = people(desk, 1)
    key = granted(desk, one, activity=plenary, since="", until="")
    row = attendance(desk, plenary, member=one)
    assert marks(desk, row) == LEAVE * 4
    assert places_in(values(desk, Leave, key)["filled"]) == {(row, n): BLANK for n in range(1, 5)}


def test_an_absence_noted_over_granted_leave_stays_leave(desk: Desk, plenary: int) -> None:
    (one,) = people(desk, 1)
    row = attendance(desk, plenary, member=one)
    granted(desk, one, activity=plenary, since="", until="")
    record(desk, plenary, {row: {"marks": ABSENT * 2 + "到到"}})
    assert marks(desk, row) == LEAVE * 2 + "到到"


def test_removed_leave_gives_back(desk: Desk, plenary: int) -> None:
    (one,) = people(desk, 1)
    row = attendance(desk, plenary, member=one, marks="缺")
    key = granted(desk, one, activity=plenary, since=DAY, until=DAY)
    registers.remove(desk, Leave, [key])
    assert marks(desk, row) == "缺"


def test_a_meeting_that_is_put_off_is_no_longer_covered(desk: Desk) -> None:
    (one,) = people(desk, 1)
    meeting = activity(desk)
    row = attendance(desk, meeting, member=one)
    granted(desk, one, since=DAY, until=DAY)
    assert marks(desk, row) == LEAVE
    changed(desk, Activity, meeting, start_on="2026-02-20")
    assert marks(desk, row) == ""
    changed(desk, Activity, meeting, start_on=DAY)
    assert marks(desk, row) == LEAVE


def test_a_new_part_is_covered_as_well(desk: Desk, plenary: int) -> None:
    (one,) = people(desk, 1)
    row = attendance(desk, plenary, member=one)
    granted(desk, one, activity=plenary, since="", until="")
    part(desk, plenary, 5, day="2026-02-11")
    assert marks(desk, row) == LEAVE * 5


def test_undo_brings_leave_and_marks_as_they_were(desk: Desk, plenary: int) -> None:
    (one,) = people(desk, 1)
    row = attendance(desk, plenary, member=one, marks="缺")
    key = leave(desk, one, activity=plenary, since="", until="")
    before = values(desk, Attendance, row), values(desk, Leave, key)
    grant(desk, key)
    after = values(desk, Attendance, row), values(desk, Leave, key)
    assert after != before
    history.undo(desk)
    assert (values(desk, Attendance, row), values(desk, Leave, key)) == before
    history.redo(desk)
    assert (values(desk, Attendance, row), values(desk, Leave, key)) == after


def test_a_decision_is_not_made_twice(desk: Desk) -> None:
    (one,) = people(desk, 1)
    key = granted(desk, one)
    with pytest.raises(NotAllowed, match="已经有审批结果"):
        grant(desk, key)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("grant"), st.integers(0, 2)),
        st.tuples(st.just("withdraw"), st.integers(0, 2)),
        st.tuples(st.just("mark"), st.sampled_from(["到到到到", "缺缺", "", "假", "公假缺迟"])),
    ),
    max_size=6,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_law_covered_parts_say_leave_or_presence(desk: Desk, steps: list) -> None:  # type: ignore[type-arg]
    """After every action, and without granted leave nothing is kept as filled."""
    meeting = activity(desk, f"演示{len(steps)}", kind="plenary", end_on="2026-02-10")
    for place in (1, 2, 3, 4):
        part(desk, meeting, place, day=DAY if place < 3 else "2026-02-10")
    (one,) = people(desk, 1)
    row = attendance(desk, meeting, member=one)
    spans = [(DAY, DAY), ("2026-02-10", "2026-02-10"), (DAY, "2026-02-10")]
    kinds = ["personal", "higher", "sick"]
    keys = [
        leave(desk, one, activity=meeting, since=since, until=until, kind=kind)
        for (since, until), kind in zip(spans, kinds, strict=True)
    ]
    for step, value in steps:
        state = values(desk, Leave, keys[value])["state"] if step != "mark" else ""
        if step == "grant" and state == "pending":
            grant(desk, keys[value])
        elif step == "withdraw" and state == "granted":
            deciding.withdraw(desk, [keys[value]], {"remark": "演示"})
            changed(desk, Leave, keys[value], document="演示")
        elif step == "mark" and marks(desk, row) != value:
            record(desk, meeting, {row: {"marks": value or None}})
        for key, (since, until) in zip(keys, spans, strict=True):
            stored = values(desk, Leave, key)
            if stored["state"] != "granted":
                assert stored["filled"] is None
                continue
            for place in (1, 2, 3, 4):
                day = DAY if place < 3 else "2026-02-10"
                if since <= day <= until:
                    assert at(marks(desk, row), place) in THERE + LEAVE + AWAY


def test_parts_are_of_this_activity_alone(desk: Desk, plenary: int) -> None:
    (one,) = people(desk, 1)
    other = activity(desk, "演示其他", start_on=DAY)
    row = attendance(desk, other, member=one)
    granted(desk, one, activity=plenary, since="", until="")
    assert marks(desk, row) == ""
    assert registers.find(desk, ActivityPart, registers.Query())


def test_leave_from_the_bin_fills_the_marks_as_they_are_now(desk: Desk, plenary: int) -> None:
    (one,) = people(desk, 1)
    row = attendance(desk, plenary, member=one, marks="缺到")
    key = granted(desk, one, activity=plenary, since="", until="")
    assert marks(desk, row) == "假到假假"
    registers.remove(desk, Leave, [key])
    assert marks(desk, row) == "缺到"
    record(desk, plenary, {row: {"marks": "到到缺"}})
    history.bring_back_one(desk, Leave, key)
    assert marks(desk, row) == "到到假假"
    assert places_in(values(desk, Leave, key)["filled"]) == {(row, 3): ABSENT, (row, 4): BLANK}
    deciding.withdraw(desk, [key], {"remark": "演示"})
    assert marks(desk, row) == "到到缺"
