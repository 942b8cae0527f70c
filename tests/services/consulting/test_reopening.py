"""The law of reopening: whatever look-backs find, nothing of a suggestion's past is lost."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.records import Consultation, LookBack, Outcome, OutcomeStep, Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers import Query, history, states
from tests.new_office import new_office

NOW = datetime.datetime(2026, 11, 23, 10, 0)
LEVELS = ("carried", "mostly", "slow", "missing")
DAYS = st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 11, 1)).map(datetime.date.isoformat)
EVENTS = st.lists(st.tuples(st.sampled_from(("finish", *LEVELS)), DAYS), min_size=1, max_size=7)


def every(desk: Desk, model: type[Record]) -> list[tuple[Any, ...]]:
    fields = [each.name for each in model.declared()]
    return registers.rows(desk, model, registers.find(desk, model, Query()), fields)


def finish(desk: Desk, outcome: int, day: str) -> None:
    done = {"finished_on": day, "result": "演示结果"}
    states.change_state(desk, Outcome, [outcome], "done", "演示理由", done)


def look_back(desk: Desk, outcome: int, level: str, day: str) -> None:
    inputs = {"outcome": outcome, "planned_on": day, "done_on": day, "level": level}
    registers.save(desk, LookBack, inputs)


def check_event(desk: Desk, outcome: int, event: str, day: str) -> None:
    """One event, and what it must leave of everything that was there before."""
    before = registers.draft(desk, Outcome, outcome).values
    lines, visits = every(desk, OutcomeStep), every(desk, LookBack)
    past = history.history_of(desk, Outcome, outcome)
    if event == "finish":
        finish(desk, outcome, day)
    else:
        look_back(desk, outcome, event, day)
    after = registers.draft(desk, Outcome, outcome).values
    late = day >= (before["finished_on"] or "")  # an older look-back says nothing of today
    reopens = event == "missing" and before["handling"] == "done" and late
    assert after["reopened"] == before["reopened"] + reopens
    assert (after["handling"] == "progressing") == (reopens or (before["handling"] == "progressing"
                                                    and event != "finish"))  # fmt: skip
    assert set(lines) <= set(every(desk, OutcomeStep))
    assert {row[0] for row in visits} <= {row[0] for row in every(desk, LookBack)}
    now = history.history_of(desk, Outcome, outcome)
    assert [each.action.no for each in now[len(now) - len(past):]] == [
        each.action.no for each in past
    ]  # fmt: skip
    if reopens:
        told = [text for text in _contents(desk) if before["finished_on"] in text]
        assert any(text.startswith("回头看认定未落实") for text in told)


def _contents(desk: Desk) -> list[str]:
    keys = registers.find(desk, OutcomeStep, Query())
    return [row[2] for row in registers.rows(desk, OutcomeStep, keys, ("content",))]


@settings(max_examples=25)
@given(EVENTS)
def test_a_suggestion_is_reopened_just_when_a_finished_one_was_not_carried_out(
    events: list[tuple[str, str]],
) -> None:
    with (
        tempfile.TemporaryDirectory() as place,
        new_office(Path(place) / "办公.zwh") as office,
    ):
        desk = Desk(office, "演示经办人", lambda: NOW)
        settle_keys(desk)
        session = registers.save(desk, Consultation, {"name": "演示协商"}).keys[0]
        given_inputs = {
            "content": "装路灯",
            "source": f"consultation:{session}",
            "unit": "演示住建局",
        }
        outcome = registers.save(desk, Outcome, given_inputs).keys[0]
        for event, day in events:
            check_event(desk, outcome, event, day)
