"""Review rounds as records: quota, marks, doubts, the state that an old ledger implies."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import (
    Brand,
    BrandCandidate,
    BrandCriterion,
    BrandReview,
    BrandReviewer,
    Expert,
)
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from tests.services.proposals.proposal_office import saved, value


def test_a_round_is_of_this_year_and_begins_with_applications(desk: Desk) -> None:
    values = registers.blank(desk, BrandReview).values
    assert (values["year"], values["state"], values["phase"]) == (
        desk.today.year, "applying", "single",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, "还没有名额，按名次定结果时要自己选入选的品牌"),
        ({"name": ""}, "请填写评审名称"),
        ({"quota": "0"}, "名额"),
    ],
)
def test_what_a_round_lacks_is_said(desk: Desk, typed: dict[str, str], told: str) -> None:
    draft = {"name": "演示评审", "year": "2026", "quota": "", **typed}
    assert any(told in each.text for each in registers.check(desk, BrandReview, draft).problems)


@pytest.mark.parametrize(("day", "state"), [("2025-12-01", "closed"), ("", "")])
def test_an_old_ledger_with_the_day_of_the_decision_is_closed(
    desk: Desk, day: str, state: str
) -> None:
    assert BrandReview.likely_state({"decided_on": day or None}, lookup(desk)) == state


def test_a_round_is_closed_by_a_meeting_on_a_day() -> None:
    problem = BrandReview.gate({"decided_by": "主席会议", "decided_on": None}, "closed")
    assert problem is not None
    assert problem.field == "decided_on"
    assert BrandReview.gate({}, "scoring") is None


def test_a_criterion_has_a_full_mark_above_zero(desk: Desk) -> None:
    review = saved(desk, BrandReview, name="演示评审", year="2026")
    for full in ("0", "", "很多"):
        with pytest.raises(UserError):
            saved(desk, BrandCriterion, brand_review=review, name="标准", full=full)
    key = saved(desk, BrandCriterion, brand_review=review, name="标准", full="12.5")
    assert value(desk, BrandCriterion, key, "full") == 1250
    with pytest.raises(UserError):
        saved(desk, BrandCriterion, brand_review=review, name="标准", full="20")


def test_an_expert_brings_name_and_unit_of_a_reviewer() -> None:
    link = BrandReviewer.field("expert")
    assert link.brings == {"name": "name", "unit": "unit"}  # type: ignore[union-attr]
    assert {"name", "unit"} <= {each.name for each in Expert.declared()}


def test_a_brand_is_a_candidate_once_and_named_by_its_number(desk: Desk) -> None:
    review = saved(desk, BrandReview, name="演示评审", year="2026")
    brand = saved(desk, Brand, name="演示品牌")
    saved(desk, BrandCandidate, brand_review=review, brand=brand, position="3")
    with pytest.raises(UserError):
        saved(desk, BrandCandidate, brand_review=review, brand=brand, position="4")
    assert BrandCandidate.title_of({"position": "3"}) == "第 3 个候选品牌"
    assert BrandCandidate.title_of({}) == "候选品牌"
