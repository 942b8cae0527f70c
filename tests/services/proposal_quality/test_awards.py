"""Award rounds: candidates, the quota as a number and as a share, and what the proposal says."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import AwardCandidate, AwardRound
from desktop_app.services.desk import Desk
from desktop_app.services.proposal_quality import award_results
from desktop_app.services.proposal_quality.quota import quota_of
from desktop_app.services.registers import draft, history
from desktop_app.services.registers.states import NotAllowed, change_state
from tests.services.proposal_quality import quality_office as quality
from tests.services.proposals import proposal_office as office

DECISION = {"decided_by": "主席会议", "decided_on": "2026-12-10"}


def chosen(desk: Desk, key: int, *results: str) -> None:
    """Write the results of a round's candidates in their order."""
    rows = award_results.drafts(desk, key).candidates
    said = [{**row, "result": result} for row, result in zip(rows, results, strict=True)]
    award_results.write(desk, key, said)


def test_a_round_chooses_within_its_quota(desk: Desk) -> None:
    keys = quality.filed(desk, 3)
    award = quality.award(desk)
    quality.nominated(desk, award, *keys)
    chosen(desk, award, "excellent", "excellent", "not")
    with pytest.raises(NotAllowed, match="2 件，超过名额 1 件"):
        change_state(desk, AwardRound, [award], "decided", "", DECISION)
    chosen(desk, award, "excellent", "not", "not")
    change_state(desk, AwardRound, [award], "decided", "", DECISION)
    said = [quality.of_proposal(desk, key, quality.EXCELLENT) for key in keys]
    assert said == [[1, "2026-12-10"], [None, None], [None, None]]


def test_a_round_without_a_choice_is_not_decided(desk: Desk) -> None:
    award = quality.award(desk)
    quality.nominated(desk, award, *quality.filed(desk))
    with pytest.raises(NotAllowed, match="还没有评为优秀"):
        change_state(desk, AwardRound, [award], "decided", "", DECISION)


def test_after_the_decision_the_quota_still_holds(desk: Desk) -> None:
    award = quality.award(desk)
    *two, late = quality.filed(desk, 3)
    quality.nominated(desk, award, *two)
    chosen(desk, award, "excellent", "pending")
    change_state(desk, AwardRound, [award], "decided", "", DECISION)
    with pytest.raises(UserError, match="已经审定"):
        chosen(desk, award, "excellent", "excellent")
    with pytest.raises(UserError, match="已经审定"):
        quality.nominated(desk, award, late)


@pytest.mark.parametrize(("share", "quota"), [("10", 1), ("25", 2), ("100", 9), ("30", 2)])
def test_a_share_is_of_those_filed_and_rounded_down(desk: Desk, share: str, quota: int) -> None:
    session = office.session(desk)
    quality.filed(desk, 9, sessions=session)
    office.proposal(desk, "关于演示未立案的提案", session=session)
    for of in ({"session": session}, {}):
        award = quality.award(desk, name=f"演示{share}{bool(of)}", quota="", share=share, **of)
        assert quota_of(desk, draft(desk, AwardRound, award).values) == quota


def test_number_and_share_exclude_each_other(desk: Desk) -> None:
    with pytest.raises(UserError, match="只留一个"):
        quality.award(desk, share="5")


def test_a_candidate_comes_once_and_is_numbered_on(desk: Desk) -> None:
    one, two = quality.filed(desk, 2)
    award = quality.award(desk)
    quality.nominated(desk, award, one)
    quality.nominated(desk, award, one, two)
    rows = office.every(desk, AwardCandidate)
    assert [(each["position"], each["proposal"]) for each in rows] == [("1", one), ("2", two)]
    with pytest.raises(UserError, match="都已经是"):
        quality.nominated(desk, award, two)


def test_another_day_of_the_decision_is_that_of_the_proposal(desk: Desk) -> None:
    (key,) = quality.filed(desk)
    award = quality.award(desk)
    quality.nominated(desk, award, key)
    chosen(desk, award, "excellent")
    change_state(desk, AwardRound, [award], "decided", "", DECISION)
    office.changed(desk, AwardRound, award, decided_on="2026-12-12")
    assert quality.of_proposal(desk, key, quality.EXCELLENT) == [1, "2026-12-12"]
    history.undo(desk)
    assert quality.of_proposal(desk, key, quality.EXCELLENT) == [1, "2026-12-10"]


def test_a_candidate_begins_with_the_mean_of_its_reviews(desk: Desk) -> None:
    judged, other = quality.filed(desk, 2)
    quality.judged(desk, [judged], 0, "演示甲")
    quality.judged(desk, [judged], 1, "演示乙")
    quality.nominated(desk, quality.award(desk), judged, other)
    scores = {each["proposal"]: each["score"] for each in office.every(desk, AwardCandidate)}
    assert scores == {judged: 90, other: None}
