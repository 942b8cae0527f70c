"""Activities as records: saved with parts and attendance, gates of their states, outcomes."""

from __future__ import annotations

import pytest

from desktop_app.records import Activity, ActivityPart, Attendance, Outcome
from desktop_app.records.activity import SURVEYED, part_words
from desktop_app.services.desk import Desk
from desktop_app.services.registers.states import NotAllowed, change_state
from tests.services.activities import activity_office as office


def test_an_activity_is_saved_with_its_parts_and_attendance(desk: Desk) -> None:
    key = office.activity(desk, purposes="凝聚共识、学习", levels="与州联动", funds="1.2万")
    part = office.part(desk, key, 1, day=office.DAY, half="上午")
    person = office.member(desk, "演示甲")
    came = office.attendance(desk, key, member=person, marks="到")
    stored = office.values(desk, Activity, key)
    assert (stored["purposes"], stored["levels"]) == ("consensus study", "prefecture")
    assert stored["funds"] == 12_000_00
    assert part_words(office.values(desk, ActivityPart, part)) == "2月9日上午"
    assert office.values(desk, Attendance, came)["member"] == person


def test_a_survey_is_done_with_problems_causes_and_advice(desk: Desk) -> None:
    key = office.activity(desk, "演示调研", kind="survey", noticed_on="2026-02-01")
    with pytest.raises(NotAllowed, match="问题、成因、对策"):
        change_state(desk, Activity, [key], "done", "演示")
    office.changed(desk, Activity, key, **dict.fromkeys(SURVEYED, "演示"))
    change_state(desk, Activity, [key], "done", "演示")
    assert office.values(desk, Activity, key)["state"] == "done"


def test_an_outcome_comes_of_an_activity(desk: Desk) -> None:
    key = office.activity(desk)
    outcome = office.saved(desk, Outcome, content="演示建议", source=f"activity:{key}")
    assert office.values(desk, Outcome, outcome)["source"] == f"activity:{key}"
