"""Laws of proposals over random days of work: states follow, nobody is lost, undo is exact."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Proposal, ProposalHandling, ProposalSigner
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.proposals import assigning, lineage, reviewing, sheet_steps
from desktop_app.services.proposals.movers import merged_into, movers_of
from desktop_app.services.proposals.progress import state_of
from desktop_app.services.registers import Query, history
from desktop_app.services.registers.states import change_state
from tests.services.proposals import proposal_office as office

UNITS = ("甲局", "乙局", "丙局")
MODELS = (Proposal, ProposalHandling, ProposalSigner)
STEPS = 45

Work = Callable[[Desk, Random, list[int], list[int]], object]


def _file(desk: Desk, chance: Random, proposals: list[int], _: list[int]) -> object:
    return reviewing.file(desk, chance.sample(proposals, 2), office.FILED)


def _merge(desk: Desk, chance: Random, proposals: list[int], _: list[int]) -> object:
    one, into = chance.sample(proposals, 2)
    return lineage.merge(desk, [one], into, "演示")


def _split(desk: Desk, chance: Random, proposals: list[int], _: list[int]) -> object:
    number = chance.randint(1, 10**6)
    return lineage.split(
        desk, chance.choice(proposals), [f"演示{number}", f"演示{-number}"], "演示"
    )


def _assign(desk: Desk, chance: Random, proposals: list[int], _: list[int]) -> object:
    units = chance.sample(UNITS, chance.randint(1, 3))
    apart = chance.random() < 0.5
    main, rest = (units, []) if apart else (units[:1], units[1:])
    given = {"assigned_on": "2026-03-02"}
    chosen = [chance.choice(proposals)]
    return assigning.assign(desk, chosen, main, rest, given, separately=apart)


def _sheet(to: str, **given: object) -> Work:
    def work(desk: Desk, chance: Random, _: list[int], sheets: list[int]) -> object:
        return change_state(desk, ProposalHandling, [chance.choice(sheets)], to, "", given)

    return work


def _poll(desk: Desk, chance: Random, _: list[int], sheets: list[int]) -> object:
    sheet = chance.choice(sheets)
    drafts = sheet_steps.feedback_drafts(desk, sheet)
    results = ("satisfied", "fairly", "dissatisfied")
    said = [{**each, "result": chance.choice(results), "opinion": "演示"} for each in drafts]
    return sheet_steps.poll(desk, sheet, chance.sample(said, chance.randint(1, len(said))))


def _return(desk: Desk, chance: Random, _: list[int], sheets: list[int]) -> object:
    given = {"return_asked_on": "2026-03-03", "return_reason": "演示",
             "return_decided_on": "2026-03-04", "return_result": "agreed"}  # fmt: skip
    unit = chance.choice(("", "丁局"))
    return assigning.decide_return(desk, chance.choice(sheets), given, unit)


def _redo(desk: Desk, chance: Random, _: list[int], sheets: list[int]) -> object:
    given = {"redo_on": "2026-06-10", "redo_reason": "演示"}
    return sheet_steps.redo(desk, [chance.choice(sheets)], given)


WORKS: tuple[Work, ...] = (
    _file,
    _file,
    _merge,
    _split,
    _assign,
    _assign,
    _return,
    _poll,
    _poll,
    _redo,
    _sheet("signed", signed_on="2026-03-04"),
    _sheet("opined", opinion_on="2026-03-30"),
    _sheet("replied", **office.REPLY),
    _sheet("checked", **office.CHECKED),
    _sheet("done"),
    _sheet("redone", redo_reply_on="2026-07-10", redo_doc="演函9号", redo_class="A"),
)


def stored(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    return {model.KEY: office.every(desk, model) for model in MODELS}


def _hold(desk: Desk, everyone: set[str]) -> None:
    """What is true after every action."""
    found = stored(desk)
    by_key = {each["id"]: each for each in found[Proposal.KEY]}
    reached: set[str] = set()
    for key, each in by_key.items():
        sheets = [one for one in found[ProposalHandling.KEY] if one["proposal"] == key]
        state = state_of(sheets)
        if state is not None and Proposal.FILED.holds(each):
            assert each["state"] == state, (each["state"], sheets)
        if sheets:
            assert not Proposal.AHEAD.holds(each)
        if each["state"] == "merged":
            assert key in merged_into(desk, [each["merged_into"]])
        else:
            reached |= {mover.name for mover in movers_of(desk, key)}
        if Proposal.FILED.holds(each):
            assert each["number"]
    assert reached >= everyone
    for sheet in found[ProposalHandling.KEY]:
        if sheet["state"] in ("polled", "done") and ProposalHandling.ANSWERS.holds(sheet):
            names = {mover.name for mover in movers_of(desk, sheet["proposal"])}
            answered = set(office.said(desk, sheet["id"]))
            assert answered or not names
    numbers = [each["number"] for each in by_key.values() if each["number"]]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("seed", range(8))
def test_laws_hold_over_random_work_and_undo_takes_it_all_back(desk: Desk, seed: int) -> None:
    chance = Random(seed)
    names = [f"演示{letter}" for letter in "甲乙丙丁戊"]
    for number, name in enumerate(names):
        office.proposal(desk, f"关于演示{number}的提案", mover=name, serial=f"{number:03}")
    start, done = stored(desk), 0
    for _ in range(STEPS):
        proposals = list(registers.find(desk, Proposal, Query()))
        sheets = list(registers.find(desk, ProposalHandling, Query()))
        work = chance.choice(WORKS)
        try:
            changed = work(desk, chance, proposals, sheets)
        except (UserError, IndexError):
            continue  # refused: nothing may have changed
        done += getattr(changed, "action", None) is not None
        _hold(desk, set(names))
    assert done >= 5
    for _ in range(done):
        history.undo(desk)
    assert stored(desk) == start
