"""What the menus say of steps that would be refused for the chosen rows."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.services.desk import Desk
from desktop_app.services.proposals import lineage, reviewing, step_refusals
from desktop_app.services.proposals.next_steps import proposal_steps, sheet_steps
from desktop_app.ui.proposals.rules import WINDOW_PARTS
from tests.services.proposals import proposal_office as office

FIRST = {"first_on": "2026-02-22", "first_opinion": "file"}


def test_each_row_action_is_either_accepted_or_refused_with_a_reason(desk: Desk) -> None:
    one = office.proposal(desk)
    (sheet,) = office.assigned(desk, one)
    actions = {
        key: {each.name for each in found} for key, found in WINDOW_PARTS.row_actions.items()
    }
    of_proposal = step_refusals.proposal_refusals(desk, [one])
    assert of_proposal.keys() | set(proposal_steps(desk, one)) == actions["proposal"]
    assert of_proposal.keys().isdisjoint(proposal_steps(desk, one))
    of_sheet = step_refusals.sheet_refusals(desk, [sheet])
    assert of_sheet.keys() | set(sheet_steps(desk, sheet)) == actions["proposal_handling"]
    assert of_sheet.keys().isdisjoint(sheet_steps(desk, sheet))


def test_the_reason_names_the_state_and_what_others_have_against_it(desk: Desk) -> None:
    one, two = office.proposal(desk, "演示一"), office.proposal(desk, "演示二")
    (sheet,) = office.assigned(desk, one)
    refused = step_refusals.proposal_refusals(desk, [one])
    assert refused["file"] == "现在是“已交办”，不能办这一步。"
    assert refused["merge_proposals"] == (
        "现在是“已交办”，不能办这一步：还有 1 份提案办理没有办结或停止，请先处理。"
    )
    with pytest.raises(UserError, match="还有 1 份提案办理没有办结或停止"):
        lineage.merge(desk, [one], two, "演示")
    office.replied(desk, sheet)
    assert "（演示甲）没有反馈意见" in step_refusals.sheet_refusals(desk, [sheet])["close_sheet"]


def test_of_several_rows_those_that_are_refused_are_named(desk: Desk) -> None:
    one, two, three = (office.proposal(desk, f"演示{n}") for n in "一二三")
    office.filed(desk, two)
    assert step_refusals.proposal_refusals(desk, [one, two, three])["assign"] == (
        "选中的 3 件里有 2 件不能这样办：“演示一”现在是“已收件”，不能办这一步；"
        "“演示三”现在是“已收件”，不能办这一步。"
    )


def test_proposals_whose_next_reviews_differ_are_not_reviewed_together(desk: Desk) -> None:
    one, two = office.proposal(desk, "演示一"), office.proposal(desk, "演示二")
    assert "review" not in step_refusals.proposal_refusals(desk, [one, two])
    reviewing.review(desk, [one], FIRST)
    told = step_refusals.proposal_refusals(desk, [one, two])["review"]
    assert told == "“演示二”接下来是初审，请与这些提案分开登记。"
    assert "review" not in step_refusals.proposal_refusals(desk, [two])
