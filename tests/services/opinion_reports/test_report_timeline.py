"""The timeline of a report, also from its instruction: source, steps, what it became."""

from __future__ import annotations

from desktop_app.records import Instruction, OpinionReport, Outcome, Proposal, Topic
from desktop_app.services import timeline
from desktop_app.services.desk import Desk
from desktop_app.services.opinion_reports import issuing, lineage
from desktop_app.services.proposals import reviewing
from tests.services.opinion_reports import report_office as office
from tests.services.proposals import proposal_office as proposals


def test_everything_that_a_report_went_through_is_there_once_in_time(desk: Desk) -> None:
    source = proposals.proposal(desk)
    reviewing.pass_on(desk, [source], {"passed_to": "opinion", "passed_on": "2026-01-03"})
    (report,) = office.every(desk, OpinionReport)
    key = report["id"]
    office.sent(desk, key)
    office.adopted(desk, key, "county")
    office.adopted(desk, key, "national", "forwarded", "2026-03-01")
    instruction = office.instructed(desk, key)
    proposal = lineage.to_proposal(desk, key, {"name": "关于演示的提案"}).keys[0]
    topic = lineage.to_topic(desk, key, {"name": "演示议题"}).keys[0]
    outcome = issuing.register_outcomes(desk, key, ["修好路灯"], {}).keys[0]
    found = timeline.timeline(desk, OpinionReport, key)
    shown = [node.record for _, node in found.walk() if node.record]
    wanted = {
        (Proposal.KEY, source), (OpinionReport.KEY, key), (Instruction.KEY, instruction),
        (Proposal.KEY, proposal), (Topic.KEY, topic), (Outcome.KEY, outcome),
    }  # fmt: skip
    assert set(shown) == wanted
    assert len(shown) == len(wanted)
    titles = [node.title for _, node in found.walk()]
    for title in ("收到", "编辑", "审核", "签发", "报送", "县级采用", "全国采用", "领导批示"):
        assert titles.count(title) == 1
    (node,) = (each for _, each in found.walk() if each.record == (OpinionReport.KEY, key))
    days = [each.date for each in node.nodes if each.date]
    assert days == sorted(days)
    from_instruction = timeline.timeline(desk, Instruction, instruction)
    assert from_instruction.nodes == found.nodes
