"""Laws over random work: a proposal says what its records say, totals, the quota, undo."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.records import (
    AwardCandidate,
    AwardRound,
    Proposal,
    ProposalSupervision,
    QualityReview,
    UpwardOffer,
)
from desktop_app.records.codes import default_choices
from desktop_app.records.quality_review import ITEMS, LEVELS, POINTS, grade_of, total_of
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.proposal_quality import award_results
from desktop_app.services.proposal_quality.quota import quota_of
from desktop_app.services.registers import Query, find, history
from desktop_app.services.registers.states import change_state
from tests.services.proposal_quality import quality_office as quality
from tests.services.proposals import proposal_office as office

STEPS = 60
MODELS = (Proposal, ProposalSupervision, AwardRound, AwardCandidate, UpwardOffer)
Work = Callable[[Desk, Random], object]


def one(desk: Desk, chance: Random, model: Any) -> int:
    """The id of some record of a register; `UserError` where there is none."""
    keys = find(desk, model, Query())
    if not keys:
        raise UserError("还没有。")
    return int(chance.choice(keys))


def _list(desk: Desk, chance: Random) -> object:
    kind = chance.choice(("党政领导领办", "政协领导督办"))
    leader, day = f"演示{chance.randint(1, 5)}", f"2026-03-{chance.randint(10, 28)}"
    key = one(desk, chance, Proposal)
    return quality.listed(desk, key, kind=kind, leader=leader, decided_on=day)


def _offer(desk: Desk, chance: Random) -> object:
    level = chance.choice(("州级", "省级", "全国"))
    return quality.offered(desk, one(desk, chance, Proposal), level=level)


def _select(desk: Desk, chance: Random) -> object:
    more = {"upper_session": "演示会", "upper_number": str(chance.randint(1, 99)),
            "selected_on": "2027-04-01"}  # fmt: skip
    state = chance.choice(("filed", "selected"))
    return change_state(desk, UpwardOffer, [one(desk, chance, UpwardOffer)], state, "演示", more)


def _nominate(desk: Desk, chance: Random) -> object:
    return quality.nominated(desk, one(desk, chance, AwardRound), one(desk, chance, Proposal))


def _result(desk: Desk, chance: Random) -> object:
    award = one(desk, chance, AwardRound)
    rows = award_results.drafts(desk, award).candidates
    said = [{**row, "result": chance.choice(("excellent", "not", "pending"))} for row in rows]
    return award_results.write(desk, award, said)


def _decide(desk: Desk, chance: Random) -> object:
    given = {"decided_by": "主席会议", "decided_on": f"2026-12-{chance.randint(10, 28)}"}
    return change_state(desk, AwardRound, [one(desk, chance, AwardRound)], "decided", "", given)


def _drop(desk: Desk, chance: Random) -> object:
    given = {"stopped_on": "2026-05-01", "stop_reason": "演示"}
    key = one(desk, chance, ProposalSupervision)
    return change_state(desk, ProposalSupervision, [key], "dropped", "演示", given)


def _move(desk: Desk, chance: Random) -> None:
    key, to = one(desk, chance, ProposalSupervision), one(desk, chance, Proposal)
    office.changed(desk, ProposalSupervision, key, proposal=to)


def _remove(desk: Desk, chance: Random) -> object:
    model = chance.choice((ProposalSupervision, UpwardOffer, AwardRound))
    return registers.remove(desk, model, [one(desk, chance, model)])


def _type(desk: Desk, chance: Random) -> None:
    key = one(desk, chance, Proposal)
    office.changed(desk, Proposal, key, major=chance.choice(("是", "否")), remark="演示")


def _undo(desk: Desk, _: Random) -> object:
    return history.undo(desk)


def _redo(desk: Desk, _: Random) -> object:
    return history.redo(desk)


WORKS: tuple[Work, ...] = (
    _list, _list, _list, _offer, _select, _nominate, _result, _decide, _drop, _move, _remove, _type,
    _undo, _redo,
)  # fmt: skip


def everything(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """All records of the subject and their proposals, without versions."""
    return {
        model.KEY: sorted(office.every(desk, model), key=lambda row: row["id"]) for model in MODELS
    }


def agrees(desk: Desk) -> bool:
    """Whether every proposal with such records says what they say, by rules told here anew."""
    rows = everything(desk)
    days = {each["id"]: each["decided_on"] for each in rows["award_round"]}
    for proposal in rows["proposal"]:
        key = proposal["id"]
        live = [
            each for each in rows["proposal_supervision"]
            if each["proposal"] == key and each["state"] != "dropped" and not each["stopped_on"]
        ]  # fmt: skip
        listed = [each for each in rows["proposal_supervision"] if each["proposal"] == key]
        if listed and bool(proposal["major"]) != bool(live):
            return False
        if live and proposal["major_on"] != min(each["decided_on"] for each in live):
            return False
        chosen = [each for each in rows["award_candidate"]
                  if each["proposal"] == key and each["result"] == "excellent"]  # fmt: skip
        if bool(proposal["excellent"]) != bool(chosen):
            return False
        decided = [days[each["award_round"]] for each in chosen if days[each["award_round"]]]
        if chosen and proposal["excellent_on"] != min(decided, default=None):
            return False
        offers = [x for x in rows["upward_offer"] if x["source"] == f"proposal:{key}"]
        if bool(proposal["upper_major"]) != any(x["state"] == "selected" for x in offers):
            return False
    return True


def within_quota(desk: Desk) -> bool:
    """Whether no decided round has more excellent ones than its quota."""
    for award in office.every(desk, AwardRound):
        rows = award_results.drafts(desk, award["id"]).candidates
        chosen = sum(each["result"] == "excellent" for each in rows)
        quota = quota_of(desk, award)
        if award["state"] == "decided" and quota is not None and chosen > quota:
            return False
    return True


@pytest.mark.parametrize("seed", range(4))
def test_a_proposal_says_what_its_records_say_and_undo_is_exact(desk: Desk, seed: int) -> None:
    chance = Random(seed)
    quality.filed(desk, 2)
    quality.award(desk)
    quality.award(desk, name="演示另一次", quota="", share="50")
    done = 0
    for _ in range(STEPS):
        before = everything(desk)
        try:
            chance.choice(WORKS)(desk, chance)
        except UserError:
            assert everything(desk) == before
            continue
        done += 1
        assert agrees(desk)
        assert within_quota(desk)
        after = everything(desk)
        if after != before and chance.random() < 0.3:
            history.undo(desk)
            history.redo(desk)
            assert everything(desk) == after
    assert done > STEPS // 3


CHOICES = default_choices()
CODES = [each.code for each in CHOICES[ITEMS].offered()]
LEVEL_OF = st.fixed_dictionaries({code: st.sampled_from(LEVELS) for code in CODES})


@given(levels=LEVEL_OF)
def test_a_total_lies_between_its_worst_and_its_best_item(levels: dict[str, str]) -> None:
    total = total_of(fields(levels), CHOICES[ITEMS])
    points = [POINTS[each] * 10 for each in levels.values()]
    assert total is not None
    assert min(points) <= total <= max(points)
    assert abs(total * len(points) - sum(points)) * 2 <= len(points)


@given(levels=LEVEL_OF, better=st.sampled_from(CODES))
def test_a_better_level_of_one_item_is_never_worse_for_the_sheet(
    levels: dict[str, str], better: str
) -> None:
    place = LEVELS.index(levels[better])
    total = total_of(fields(levels), CHOICES[ITEMS]) or 0
    raised = total_of(
        fields({**levels, better: LEVELS[max(0, place - 1)]}), CHOICES[ITEMS]
    ) or 0  # fmt: skip
    assert raised >= total
    grades = [int(grade_of(each, CHOICES["quality_grade"]) or 0) for each in (total, raised)]
    assert grades == sorted(grades)


@given(levels=LEVEL_OF, left=st.sampled_from(CODES))
def test_without_one_item_there_is_no_total(levels: dict[str, str], left: str) -> None:
    rest = {code: level for code, level in levels.items() if code != left}
    assert total_of(fields(rest), CHOICES[ITEMS]) is None


def fields(levels: dict[str, str]) -> dict[str, str]:
    """The levels of items as the fields of a sheet."""
    return {
        name: " ".join(code for code, level in levels.items() if level == name) for name in LEVELS
    }


def test_a_removed_sheet_comes_back_as_it_was(desk: Desk) -> None:
    keys = quality.filed(desk, 2)
    quality.judged(desk, keys, 1)
    before = office.every(desk, QualityReview)
    registers.remove(desk, QualityReview, [each["id"] for each in before])
    history.undo(desk)
    assert office.every(desk, QualityReview) == before
