"""The assessment of a year at size: opened, decided, locked, unlocked, and read while locked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.records.assessment import Assessment
from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services.assessments.locking import differences, lock_in_steps, unlock_in_steps
from desktop_app.services.assessments.opening import (
    assessments_of,
    open_year_in_steps,
    progress_of,
)
from desktop_app.services.assessments.year_locks import YearOf
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.registers.states import change_state
from desktop_app.services.registers.stored import stored
from desktop_app.services.scoring.board import board, board_in_steps
from desktop_app.services.scoring.presets import start_from_preset
from desktop_app.stepping import Steps, run_to_end
from tests.benchmarks import facts_bench, member_office
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import READY, Measured, Slice, Target, Work, Works, in_slices, longest

SIZES, AGAINST = (1_000, 5_000), ()
TARGETS = (Target("year, *longest slice", 1.0, beside="year, a tenth of a second"),)
ATTENDANCES = 8
"""Of each member: 40,000 of 5,000 members."""
PLACE = YearOf(2026, "member")
GIVEN = {"decided_by": "演示会议", "decided_on": "2026-12-20", "remark": "演示"}


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on the assessments of `size` members by the neutral sheet."""
    path = folder / f"assessments-{size}.zwh"
    with opened(path, create=True) as office:
        member_office.fill(office, size)
        facts_bench.fill(office, ATTENDANCES * size)
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        key = start_from_preset(desk, "neutral", PLACE.year).keys[0]
        change_state(desk, ScoreRuleSet, [key], "adopted", "")
        run_to_end(open_year_in_steps(desk, PLACE))
        _decide(desk)
        found: dict[str, Work] = {"year": partial(_year, desk), "opened": partial(_opened, desk)}
        yield found


def _decide(desk: Desk) -> None:
    """Give every open assessment its final grade."""
    put = [
        Assessment.of({**each.values, "final_grade": each.values["grade"] or "称职"},
                      each.key, each.version)
        for each in stored(desk, Assessment, assessments_of(desk, PLACE))
    ]  # fmt: skip
    desk.write(put, action="演示审定")


def _year(desk: Desk, _turn: int) -> Iterator[str | Measured]:
    board(desk, PLACE.year)
    yield READY
    yield from _timed("locked", lambda: lock_in_steps(desk, PLACE, GIVEN))
    progress_of(desk, PLACE)
    yield "its progress read"
    yield from _timed("the frozen board", lambda: board_in_steps(desk, PLACE.year))
    differences(desk, PLACE)
    yield "compared with the facts of today"
    yield from _timed("unlocked", lambda: unlock_in_steps(desk, PLACE, "演示"))
    yield Measured("a tenth of a second", 100, 100)


def _opened(desk: Desk, _turn: int) -> Iterator[str | Measured]:
    """All assessments made anew: those there are removed before."""
    desk.write(remove=stored_records(desk), action="演示删除")
    yield READY
    yield from _timed("all", lambda: open_year_in_steps(desk, PLACE))
    _decide(desk)
    yield READY


def stored_records(desk: Desk) -> list[Assessment]:
    """The assessments of the year as they are to be removed."""
    return [
        Assessment.of(each.values, each.key, each.version)
        for each in stored(desk, Assessment, assessments_of(desk, PLACE))
    ]


def _timed(name: str, begun: Callable[[], Steps[Any]]) -> Iterator[str | Measured]:
    slices: list[Slice] = []
    in_slices(begun(), slices)
    yield name
    yield longest(name, slices)
