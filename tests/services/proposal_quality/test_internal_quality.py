"""What is kept beside an internal proposal leaves the program no more than the proposal itself."""

from __future__ import annotations

import pytest

from desktop_app.records import (
    AwardCandidate,
    Proposal,
    ProposalSupervision,
    QualityReview,
    Record,
    SupervisionRecord,
    UpwardOffer,
)
from desktop_app.records.held_back import HELD_BACK
from desktop_app.services import outward, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.proposal_quality import nominating
from desktop_app.services.registers import Query, find
from desktop_app.services.reminders import Wanted
from tests.services.activities.activity_office import changed
from tests.services.proposal_quality import quality_office as quality

WORDS = (
    (ProposalSupervision, "leader"), (SupervisionRecord, "content"), (QualityReview, "reviewer"),
    (AwardCandidate, "recommender"), (UpwardOffer, "mover"),
)  # fmt: skip


@pytest.mark.parametrize(("model", "field"), WORDS, ids=[model.KEY for model, _ in WORDS])
def test_words_are_held_back_with_the_proposal_alone(
    desk: Desk, model: type[Record], field: str
) -> None:
    kept, told = quality.filed(desk, 2)
    plan = quality.listed(desk, kept, told)
    nominating.supervise(desk, plan, {"day": "2026-04-01", "content": "演示座谈"})
    quality.judged(desk, [kept, told])
    quality.nominated(desk, quality.award(desk), kept, told)
    quality.offered(desk, kept, told)
    keys = find(desk, model, Query())
    before = [row[2] for row in outward.rows(desk, model, keys, [field])]
    assert len(before) == 2
    assert HELD_BACK not in before
    changed(desk, Proposal, kept, internal="是")
    after = [row[2] for row in outward.rows(desk, model, keys, [field])]
    assert sorted(after) == sorted([HELD_BACK, before[0]])
    changed(desk, Proposal, kept, internal="否")
    assert [row[2] for row in outward.rows(desk, model, keys, [field])] == before


def test_a_search_of_what_is_due_follows_what_the_proposal_holds_back(desk: Desk) -> None:
    (kept,) = quality.filed(desk)
    (plan,) = quality.listed(desk, kept)
    told = Wanted(HELD_BACK, kinds=("重点督办",))
    assert [reminders.find(desk, told) for _ in range(2)] == [[], []]
    changed(desk, Proposal, kept, internal="是")
    assert [each.key for each in reminders.find(desk, told)] == [plan]
    changed(desk, Proposal, kept, internal="否")
    assert reminders.find(desk, told) == []
