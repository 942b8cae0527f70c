"""What becomes of a speech: one proposal that points back, suggestions, instructions; no copy."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Instruction, Member, Outcome, Proposal, Speech
from desktop_app.services import registers, timeline
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, Query, history, relations
from desktop_app.services.registers.stored import stored
from desktop_app.services.speeches import lineage
from tests.services.speeches import speech_office as office

GIVEN = {"name": "关于演示供水的提案", "received_on": "2026-02-10"}


@pytest.mark.parametrize(
    ("title", "subject"),
    [("关于供水的几点思考", "关于供水的几点思考的提案"), ("做实供水", "关于做实供水的提案"),
     ("《关于供水的发言》", "关于供水的提案"), ("关于供水的提案", "关于供水的提案")],
)  # fmt: skip
def test_a_title_becomes_a_subject(title: str, subject: str) -> None:
    assert lineage.subject_of(title) == subject


def test_a_speech_becomes_one_proposal_that_points_back(desk: Desk) -> None:
    session = office.session(desk)
    member = office.saved(desk, Member, name="演示丁", unit="演示单位")
    key = office.speech(
        desk, "做实供水", session=session, member=member, author="演示丁", text="演示正文"
    )
    before = stored(desk, Speech, [key])
    (made, *_) = lineage.to_proposal(desk, key, GIVEN).keys
    proposal = registers.draft(desk, Proposal, made).values
    assert proposal["origin"] == f"speech:{key}"
    assert (proposal["member"], proposal["mover"], proposal["session"]) == (
        member, "演示丁", session,
    )  # fmt: skip
    assert (proposal["problem"], proposal["kind"]) == ("演示正文", "member")
    assert stored(desk, Speech, [key]) == before, "the fact is kept once: at the proposal"
    found = registers.find(desk, Proposal, Query(where=(Filter("speech", "in", (key,)),)))
    assert list(found) == [made]
    with pytest.raises(UserError, match="已经转为提案"):
        lineage.to_proposal(desk, key, GIVEN)
    history.undo(desk)
    assert lineage.proposals_of(desk, key) == []


def test_suggestions_and_instructions_name_the_speech(desk: Desk) -> None:
    key = office.speech(desk)
    changed = lineage.register(desk, key, ["演示建议一", "演示建议二"], {"addressee": "县委"})
    outcomes = stored(desk, Outcome, changed.keys)
    assert {each.values["source"] for each in outcomes} == {f"speech:{key}"}
    assert {each.values["addressee"] for each in outcomes} == {"县委"}
    written = office.saved(desk, Instruction, subject=f"speech:{key}", instructor="演示领导",
                           day="2026-03-01")  # fmt: skip
    found = {each.model.KEY: each.total for each in relations.related_to(desk, Speech, key, 4)}
    assert found == {"outcome": 2, "instruction": 1}
    titles = [node.title for _, node in timeline.timeline(desk, Speech, key).walk()]
    assert {"演示发言", "征集", "演示建议一", "演示建议二", "演示领导"} <= set(titles)
    from_it = timeline.timeline(desk, Instruction, written)
    assert [node.title for _, node in from_it.walk()] == titles


def test_a_speech_that_something_comes_from_is_not_removed(desk: Desk) -> None:
    key = office.speech(desk)
    lineage.to_proposal(desk, key, GIVEN)
    with pytest.raises(UserError):
        registers.remove(desk, Speech, [key])


def test_the_timeline_has_every_day_in_time(desk: Desk) -> None:
    (key,) = office.chosen_ones(desk, 1)
    office.order(desk, [key])
    lineage.to_proposal(desk, key, GIVEN)
    (top,) = timeline.timeline(desk, Speech, key).nodes
    titles = [node.title for node in top.nodes]
    assert titles == ["征集", "报送发言稿", "审核", "选定", "关于演示供水的提案"]
    assert [node.date for node in top.nodes] == sorted(node.date for node in top.nodes)
