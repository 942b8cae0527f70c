"""A search of what is due finds no record by words that the reminder itself holds back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest

from desktop_app.records.consultation import Consultation
from desktop_app.records.instruction import Instruction
from desktop_app.records.look_back import LookBack
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.outcome import Outcome
from desktop_app.records.record import Record
from desktop_app.services import reminders
from desktop_app.services.desk import Desk
from desktop_app.services.reminders import Wanted
from desktop_app.storage.log.door import apply

HELD_BACK = "（不外传）"


def written(desk: Desk, record: Record) -> Record:
    apply(desk.office, [record], (), "备好", "演示")
    return record


def look_back(desk: Desk) -> tuple[Record, ...]:
    """A look-back that is due, and the suggestion of a consultation that it looks back at."""
    held = written(desk, Consultation.of({"name": "路灯"}))
    values = {"content": "修路", "source": f"consultation:{held.key}", "handling": "done"}
    made = written(desk, Outcome.of({**values, "finished_on": "2026-10-20"}))
    return written(desk, LookBack.of({"outcome": made.key, "planned_on": "2026-11-20"})), made


def instruction(desk: Desk) -> tuple[Record, ...]:
    """An instruction on a report whose answer is due."""
    report = written(desk, OpinionReport.of({"name": "修路", "reflector": "路灯"}))
    values = {"subject": f"opinion_report:{report.key}", "day": "2026-05-01", "instructor": "演示"}
    return (written(desk, Instruction.of({**values, "handed_to": "水务局"})),)


@pytest.mark.parametrize("made", [look_back, instruction])
def test_what_is_held_back_is_what_no_search_finds(
    desk: Desk, made: Callable[[Desk], tuple[Record, ...]]
) -> None:
    records = made(desk)
    reminded = records[0]
    for ticks in product((None, 1), repeat=len(records)):
        for record, tick in zip(records, ticks, strict=True):
            record.values["internal"] = tick
            written(desk, record)
        (told,) = {x.what for x in reminders.due(desk) if x.record == reminded.KEY}
        assert (told == HELD_BACK) is any(ticks)
        some = Wanted(record=reminded.KEY, keys=(reminded.key,))
        for word in ("修路", "路灯"):
            fresh = replace(desk, kept_reads=None)
            asked = (fresh, fresh, desk)
            found = [reminders.find(x, Wanted(word, record=reminded.KEY)) for x in asked]
            found.append(reminders.find(desk, some._replace(search=word)))
            assert [[x.key for x in each] for each in found] == [
                [] if any(ticks) else [reminded.key]
            ] * 4
