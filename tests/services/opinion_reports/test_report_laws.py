"""Laws of opinion reports over random days of work: the ladder holds, lineage leads back, undo."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from desktop_app.errors import UserError
from desktop_app.records import (
    ALL,
    Instruction,
    OpinionReport,
    Outcome,
    Proposal,
    ReportAdoption,
    Topic,
)
from desktop_app.records.any_link import pointed
from desktop_app.records.report_adoption import FORMS, LEVELS, best_of
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.opinion_reports import issuing, lineage
from desktop_app.services.registers import history
from desktop_app.services.registers.states import change_state
from tests.services.opinion_reports import report_office as office

MODELS = (OpinionReport, ReportAdoption, Instruction, Outcome, Proposal, Topic)
STEPS = 40

Work = Callable[[Desk, Random, int], object]


def _issue(desk: Desk, _: Random, key: int) -> object:
    office.issued(desk, key)
    return issuing.move_to(
        desk, [key], "sent", {"channels": ["prefecture"], "sent_on": "2026-01-20"}
    )


def _adopt(desk: Desk, chance: Random, key: int) -> object:
    return office.adopted(desk, key, chance.choice(LEVELS), chance.choice(FORMS))


def _lose_adoptions(desk: Desk, chance: Random, key: int) -> object:
    opened = registers.draft(desk, OpinionReport, key)
    there = opened.children[ReportAdoption.KEY]
    left = chance.sample(list(there), chance.randint(0, len(there)))
    inputs = {ReportAdoption.KEY: [registers.Input(each.values, each.key) for each in left]}
    return registers.save(desk, OpinionReport, {}, opened=opened, children=inputs)


def _tick(desk: Desk, chance: Random, key: int) -> object:
    version = registers.draft(desk, OpinionReport, key).version
    typed = {"internal": chance.choice(("是", "否", ""))}
    return registers.save(desk, OpinionReport, typed, key=key, version=version)


def _remove(desk: Desk, _: Random, key: int) -> object:
    return registers.remove(desk, OpinionReport, [key])


WORKS: tuple[Work, ...] = (
    _issue, _adopt, _adopt, _adopt, _lose_adoptions, _tick, _remove,
    lambda desk, _, key: office.instructed(desk, key),
    lambda desk, _, key: lineage.to_proposal(desk, key, lineage.proposal_draft(desk, key)),
    lambda desk, _, key: lineage.to_topic(desk, key, lineage.topic_draft(desk, key)),
    lambda desk, _, key: issuing.register_outcomes(desk, key, ["演示建议"], {}),
    lambda desk, _, key: issuing.give_up(desk, [key], "unadopted", {"reasons": ["known"]}),
    lambda desk, _, key: change_state(desk, OpinionReport, [key], "received", "演示"),
)  # fmt: skip


def everything(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    return {model.KEY: office.every(desk, model) for model in MODELS}


def holds(desk: Desk) -> None:
    """What is true of an office after every action."""
    now = everything(desk)
    reports = {each["id"]: each for each in now[OpinionReport.KEY]}
    for key, report in reports.items():
        own = [each for each in now[ReportAdoption.KEY] if each["report"] == key]
        best = best_of(own)
        assert {name: report[name] for name in best} == best
        assert (report["state"] == "adopted") <= bool(own)
    numbers = [(each["year"], each["number"]) for each in reports.values() if each["number"]]
    assert len(set(numbers)) == len(numbers)
    for each in now[Instruction.KEY]:
        place = pointed(each["subject"])
        assert place is not None
        assert bool(each["internal"]) == bool(reports[place[1]]["internal"])
    for model in (Proposal, Topic, Outcome):
        link = "source" if model is Outcome else "origin"
        for each in now[model.KEY]:
            place = pointed(each[link])
            assert place is None or place[1] in reports


@pytest.mark.parametrize("seed", range(6))
def test_each_action_keeps_the_laws_and_undo_brings_back_what_was(desk: Desk, seed: int) -> None:
    chance = Random(seed)
    keys = [office.report(desk, f"演示{n}") for n in range(4)]
    done = 0
    for _ in range(STEPS):
        before = everything(desk)
        try:
            chance.choice(WORKS)(desk, chance, chance.choice(keys))
        except UserError:
            assert everything(desk)[ReportAdoption.KEY] == before[ReportAdoption.KEY]
            continue
        holds(desk)
        done += 1
        if chance.random() < 0.4 and everything(desk) != before:
            after = everything(desk)
            steps = 0
            while everything(desk) != before:
                history.undo(desk)
                holds(desk)
                steps += 1
            for _ in range(steps):
                history.redo(desk)
            assert everything(desk) == after
    assert done > STEPS // 4
    assert {each.KEY for each in MODELS} <= {each.KEY for each in ALL}
