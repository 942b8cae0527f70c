"""Scores and duties at size: a year rebuilt, one fact more, a changed rule, one explanation."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from desktop_app.records import Activity, Attendance, Contact, DutyTick, Member
from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.duties import beginning
from desktop_app.services.duties.progress import matrix
from desktop_app.services.personal_files.overview import files_of
from desktop_app.services.registers import Query
from desktop_app.services.registers.states import change_state
from desktop_app.services.scoring.board import board, board_in_steps
from desktop_app.services.scoring.explaining import explanation
from desktop_app.services.scoring.presets import start_from_preset
from desktop_app.services.scoring.rule_set import MEMBER, RuleSet, in_force
from tests.benchmarks import facts_bench, member_office
from tests.benchmarks.facts_bench import MEMBERS
from tests.benchmarks.member_office import opened
from tests.benchmarks.works import READY, Target, Works

SIZES, AGAINST = (100_000, 400_000), ()
TARGETS: tuple[Target, ...] = ()
YEAR = 2026


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """The works on so many attendances of 5,000 members, scored by the neutral sheet."""
    path = folder / f"scores-{size}.zwh"
    with opened(path, create=True) as office:
        member_office.fill(office, MEMBERS)
        facts_bench.fill(office, size)
    with opened(path) as office:
        desk = Desk(office, "bench")
        settle_keys(desk)
        key = start_from_preset(desk, "neutral", YEAR).keys[0]
        change_state(desk, ScoreRuleSet, [key], "adopted", "")
        rules = in_force(desk, YEAR)
        assert rules is not None
        beginning.begin(desk, YEAR, beginning.proposed(desk, YEAR, MEMBER, beginning.USUAL))
        people = list(registers.find(desk, Member, Query()))
        activities = list(registers.find(desk, Activity, Query(sort="start_on", descending=True)))
        yield {
            "rebuilt": partial(_rebuilt, desk),
            "fact": partial(_one_fact, desk, people, activities[0]),
            "rule": partial(_rule, desk, rules),
            "explained": partial(_explained, desk, people),
            "duties": partial(_duties, desk, people),
        }


def _rebuilt(desk: Desk, _turn: int) -> Iterator[str]:
    desk.kept_reads = None
    steps = board_in_steps(desk, YEAR)
    yield READY
    for _ in steps:
        pass
    yield "scores of a year rebuilt"
    board(desk, YEAR)
    yield "the same board again"


def _one_fact(desk: Desk, people: list[int], activity: int, turn: int) -> Iterator[str]:
    board(desk, YEAR)
    one = people[-1 - turn % len(people)]
    known = registers.find(desk, Attendance, Query(where=(
        registers.Filter("activity", "in", (activity,)), registers.Filter("member", "in", (one,)),
    )))  # fmt: skip
    if known:
        registers.remove(desk, Attendance, list(known))
    else:
        registers.save(desk, Attendance, {"activity": activity, "member": one, "marks": "到"})
    yield READY
    board(desk, YEAR)
    yield "the board after one new fact"


def _rule(desk: Desk, rules: RuleSet, turn: int) -> Iterator[str]:
    board(desk, YEAR)
    item = dataclasses.replace(rules.items[3], points=301 + turn)
    one = dataclasses.replace(rules, items=(*rules.items[:3], item, *rules.items[4:]))
    capped = dataclasses.replace(rules.categories[0], cap=3400 - turn)
    other = dataclasses.replace(rules, categories=(capped, *rules.categories[1:]))
    yield READY
    board(desk, YEAR, rules=one)
    yield "the board by one changed item"
    board(desk, YEAR, rules=other)
    yield "the board by one changed cap"


def _explained(desk: Desk, people: list[int], turn: int) -> Iterator[str]:
    found = board(desk, YEAR)
    assert found is not None
    yield READY
    explanation(desk, found, people[turn % len(people)])
    yield "one score explained"


def _duties(desk: Desk, people: list[int], turn: int) -> Iterator[str]:
    duties, one = matrix(desk, YEAR).columns, people[turn % len(people)]
    files_of(desk)
    registers.save(desk, Contact, {"visitor_member": one, "day": f"{YEAR}-05-05", "person": "演示"})
    yield READY
    matrix(desk, YEAR)
    yield "the duties after a contact"
    files_of(desk)
    yield "the files after a contact"
    tick = {"duty": duties[-1].key, "member": one, "reason": "演示"}
    registers.save(desk, DutyTick, tick)
    yield "a tick saved"
    matrix(desk, YEAR)
    yield "the duties after a tick"
