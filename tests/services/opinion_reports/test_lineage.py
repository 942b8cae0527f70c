"""From one to another in one step: who, what and the link back go along, nothing is typed twice."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import OpinionReport, Proposal, ProposalSigner, Topic
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.opinion_reports import lineage
from desktop_app.services.proposals import reviewing
from desktop_app.services.registers import Refused, history
from tests.services.opinion_reports import report_office as office
from tests.services.proposals import proposal_office as proposals

PASSED = {"passed_to": "opinion", "passed_on": "2026-03-02"}


@pytest.fixture
def reported(desk: Desk) -> int:
    """A report of two members and somebody else, not yet issued."""
    place = office.placed(desk)
    first, other = office.member(desk, "演示甲", **place), office.member(desk, "演示乙")
    return office.report(
        desk, "关于演示路灯损坏的建议", member=first, partners=[other], partner_names="演示丁",
        internal="是",
    )  # fmt: skip


def test_a_proposal_made_of_a_report_has_its_movers_and_leads_back(
    desk: Desk, reported: int
) -> None:
    draft = lineage.proposal_draft(desk, reported)
    assert draft["name"] == "关于演示路灯损坏的提案"
    key = lineage.to_proposal(desk, reported, draft).keys[0]
    report = registers.draft(desk, OpinionReport, reported).values
    made = registers.draft(desk, Proposal, key).values
    assert made["origin"] == f"opinion_report:{reported}"
    for name in lineage.SHARED:
        assert made[name] == report[name]
    assert (made["mover"], made["problem"], made["internal"]) == ("演示甲", office.TEXT, 1)
    assert made["kind"] == "joint"
    assert made["serial"]
    assert [each["name"] for each in office.every(desk, ProposalSigner)] == ["演示乙", "演示丁"]
    assert (report["state"], report["became"]) == ("passed", "proposal")
    with pytest.raises(UserError, match="已经转成提案"):
        lineage.to_proposal(desk, reported, draft)
    history.undo(desk)
    assert office.every(desk, Proposal) == office.every(desk, ProposalSigner) == []
    assert office.value(desk, reported, "state") == "received"


def test_a_report_that_was_issued_stays_what_it_is_when_it_becomes_a_topic(
    desk: Desk, reported: int
) -> None:
    office.sent(desk, reported)
    key = lineage.to_topic(desk, reported, lineage.topic_draft(desk, reported)).keys[0]
    made = registers.draft(desk, Topic, key).values
    assert made["origin"] == f"opinion_report:{reported}"
    assert (made["raised_by"], made["content"], made["internal"]) == ("演示甲", office.TEXT, 1)
    assert office.value(desk, reported, "state") == "sent"
    assert office.value(desk, reported, "became") == "topic"


def test_without_a_title_nothing_is_made(desk: Desk, reported: int) -> None:
    with pytest.raises(Refused):
        lineage.to_proposal(desk, reported, {"name": ""})
    assert office.every(desk, Proposal) == []
    assert office.value(desk, reported, "became") is None


def test_a_proposal_that_is_passed_on_becomes_a_report_in_the_same_action(desk: Desk) -> None:
    member = proposals.member(desk, "演示甲")
    key = proposals.proposal(desk, "关于演示供水的提案", member=member, problem="水压不足。",
                             advice="修蓄水池。")  # fmt: skip
    proposals.signed_by(desk, key, "演示乙")
    reviewing.pass_on(desk, [key], PASSED)
    (found,) = office.every(desk, OpinionReport)
    assert found["name"] == "演示供水"
    assert (found["member"], found["reflector"]) == (member, "演示甲")
    assert found["partner_names"] == "演示乙"
    assert found["content"] == "水压不足。\n修蓄水池。"
    assert (found["origin"], found["received_on"]) == (f"proposal:{key}", "2026-03-02")
    history.undo(desk)
    assert office.every(desk, OpinionReport) == []
    assert proposals.value(desk, Proposal, key, "state") == "submitted"


def test_passed_on_otherwise_no_report_is_made_and_none_is_made_twice(desk: Desk) -> None:
    letter, other = proposals.proposal(desk), proposals.proposal(desk, "关于演示道路的提案")
    reviewing.pass_on(desk, [letter], {**PASSED, "passed_to": "letter"})
    assert office.every(desk, OpinionReport) == []
    reviewing.pass_on(desk, [other], PASSED)
    assert lineage.reports_from_proposals(desk, [other], None) == []
