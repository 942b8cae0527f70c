"""An instruction is as internal as what it is on, whichever of the two is written."""

from __future__ import annotations

from desktop_app.records import Instruction, OpinionReport
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, history, quick_search
from tests.services.opinion_reports import report_office as office


def ticks(desk: Desk) -> list[int | None]:
    return [each["internal"] for each in office.every(desk, Instruction)]


def test_the_tick_of_an_instruction_follows_the_report(desk: Desk) -> None:
    key = office.report(desk)
    office.instructed(desk, key)
    assert ticks(desk) == [None]
    assert registers.find(desk, Instruction, Query("演示领导"))
    version = registers.draft(desk, OpinionReport, key).version
    registers.save(desk, OpinionReport, {"internal": "是"}, key=key, version=version)
    assert ticks(desk) == [1]
    assert not registers.find(desk, Instruction, Query("演示领导"))
    assert not quick_search.look_up(desk, "演示领导")
    office.instructed(desk, key, day="2026-03-01")
    assert ticks(desk) == [1, 1]
    for _ in range(2):
        history.undo(desk)
    assert ticks(desk) == [None]
    assert registers.find(desk, Instruction, Query("演示领导"))


def test_what_is_typed_as_the_tick_of_an_instruction_does_not_count(desk: Desk) -> None:
    key = office.report(desk, internal="是")
    office.instructed(desk, key, internal="否")
    assert ticks(desk) == [1]
