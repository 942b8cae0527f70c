"""The timeline of a proposal: the same from the proposal and from each of its sheets."""

from __future__ import annotations

from desktop_app.records import (
    HandlingMeeting,
    Instruction,
    LookBack,
    Outcome,
    Proposal,
    ProposalHandling,
)
from desktop_app.services import timeline, workbench
from desktop_app.services.desk import Desk
from desktop_app.services.proposals import assigning, lineage, sheet_steps, suggestions
from desktop_app.services.timeline import Timeline
from desktop_app.services.timeline.nodes import Node
from tests.services.proposals import proposal_office as office


def shown(found: Timeline) -> list[tuple[str, int]]:
    return [node.record for _, node in found.walk() if node.record]


def shown_in(node: Node) -> list[tuple[str, int]]:
    """The records below a node, in reading order."""
    found: list[tuple[str, int]] = []
    for each in node.nodes:
        found += [each.record] if each.record else []
        found += shown_in(each)
    return found


def test_lineage_review_sheets_and_feedback_are_there_once(desk: Desk) -> None:
    one, two = (office.proposal(desk, f"演示{n}", mover=n) for n in ("甲", "乙"))
    office.signed_by(desk, one, "演示丁")
    office.filed(desk, one, two)
    lineage.merge(desk, [two], one, "同一件事")
    made = assigning.assign(desk, [one], ["甲局"], ["乙局"], {"assigned_on": "2026-03-02"})
    office.saved(desk, HandlingMeeting, handling=made.keys[0], day="2026-03-20", content="座谈")
    office.replied(desk, made.keys[0])
    drafts = sheet_steps.feedback_drafts(desk, made.keys[0])
    sheet_steps.poll(desk, made.keys[0], [{**each, "result": "satisfied"} for each in drafts])
    wanted = {(Proposal.KEY, one), (Proposal.KEY, two)}
    wanted |= {(ProposalHandling.KEY, key) for key in made.keys}
    starts = [(Proposal, one), (Proposal, two), (ProposalHandling, made.keys[1])]
    for model, key in starts:
        found = timeline.timeline(desk, model, key)
        assert set(shown(found)) == wanted
        assert len(shown(found)) == len(wanted)
    titles = [node.title for _, node in found.walk()]
    for title in ("收件", "立案", "交办", "签收", "办理沟通", "答复", "答复审核"):
        assert title in titles
    assert titles.count("征询意见") == 3
    days = [node.date for node in found.nodes[0].nodes if node.date]
    assert days == sorted(days)


def test_suggestions_and_their_look_backs_are_below_their_proposal(desk: Desk) -> None:
    one, two = office.proposal(desk, "演示一"), office.proposal(desk, "演示二")
    first = suggestions.register(desk, one, ["修建蓄水池"], {}).keys[0]
    second = suggestions.register(desk, two, ["检测水质"], {}).keys[0]
    back = office.saved(desk, LookBack, outcome=second, planned_on="2026-09-01")
    office.filed(desk, one, two)
    lineage.merge(desk, [two], one, "同一件事")
    (sheet,) = assigning.assign(desk, [one], ["甲局"], [], {"assigned_on": "2026-03-02"}).keys
    for model, key in ((Proposal, one), (ProposalHandling, sheet)):
        found = timeline.timeline(desk, model, key)
        records = shown(found)
        assert {(Outcome.KEY, first), (Outcome.KEY, second), (LookBack.KEY, back)} <= set(records)
        assert len(records) == len(set(records))
        below = {node.record: shown_in(node) for node in found.nodes}
        assert (Outcome.KEY, first) in below[Proposal.KEY, one]
        assert below[Proposal.KEY, two] == [(Outcome.KEY, second), (LookBack.KEY, back)]


def test_the_words_of_an_instruction_on_a_suggestion_stay_out(desk: Desk) -> None:
    key = office.proposal(desk)
    outcome = suggestions.register(desk, key, ["修建蓄水池"], {}).keys[0]
    made = office.saved(desk, Instruction, subject=f"outcome:{outcome}", day="2026-04-01",
                        instructor="演示领导", text="演示秘密")  # fmt: skip
    found = timeline.timeline(desk, Proposal, key)
    assert (Instruction.KEY, made) in shown(found)
    assert not [line for _, node in found.walk() for line in node.lines if "秘密" in line.text]


def test_the_workbench_counts_open_sheets_and_the_proposals_of_the_year(desk: Desk) -> None:
    def headline() -> tuple[str, str]:
        found = {each.key: each for each in workbench.headlines(desk)}["proposal_handling"]
        return found.value, found.note

    assert headline() == ("0", "还没有登记")
    office.proposal(desk, "演示旧", received_on="2025-02-11")
    one, _ = office.proposal(desk, "演示一"), office.proposal(desk, "演示二")
    assert headline() == ("0", "今年收到 2 件")
    office.assigned(desk, one)
    assert headline() == ("1", "今年收到 2 件")
