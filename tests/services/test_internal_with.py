"""A row is as internal as what it belongs to, whichever of the two is written."""

from __future__ import annotations

from desktop_app.records import (
    HandlingMeeting,
    HandlingSuggestion,
    Instruction,
    LookBack,
    OpinionReport,
    Outcome,
    Proposal,
    ProposalHandling,
    ProposalSigner,
    Record,
    Topic,
)
from desktop_app.records.any_link import pointing
from desktop_app.services import outward, registers
from desktop_app.services.consulting import cases
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, history, quick_search
from tests.consulting_office import saved, session
from tests.services.opinion_reports import report_office as office
from tests.services.proposals import proposal_office as proposals


def ticks(desk: Desk) -> list[int | None]:
    return [each["internal"] for each in office.every(desk, Instruction)]


def test_the_tick_of_an_instruction_follows_the_report(desk: Desk) -> None:
    key = office.report(desk)
    office.instructed(desk, key)
    assert ticks(desk) == [None]
    assert registers.find(desk, Instruction, Query("演示领导"))
    version = registers.draft(desk, OpinionReport, key).version
    registers.save(desk, OpinionReport, {"internal": "是"}, key=key, version=version)
    assert ticks(desk) == [1]
    assert not registers.find(desk, Instruction, Query("演示领导"))
    assert not quick_search.look_up(desk, "演示领导")
    office.instructed(desk, key, day="2026-03-01")
    assert ticks(desk) == [1, 1]
    for _ in range(2):
        history.undo(desk)
    assert ticks(desk) == [None]
    assert registers.find(desk, Instruction, Query("演示领导"))


def test_what_is_typed_as_the_tick_of_an_instruction_does_not_count(desk: Desk) -> None:
    key = office.report(desk, internal="是")
    office.instructed(desk, key, internal="否")
    assert ticks(desk) == [1]


def ticked(desk: Desk, model: type[Record]) -> list[bool]:
    keys = registers.find(desk, model, Query())
    return [bool(row[2]) for row in registers.rows(desk, model, keys, ("internal",))]


def turn(desk: Desk, model: type[Record], key: int, internal: str) -> None:
    version = registers.draft(desk, model, key).version
    registers.save(desk, model, {"internal": internal}, key=key, version=version)


SHEETS = (ProposalHandling, HandlingMeeting, HandlingSuggestion, ProposalSigner)


def proposal_with_all(desk: Desk) -> tuple[int, int]:
    """A proposal with sheet, meeting, signer, suggestion and its look-back; it and the sheet."""
    key = proposals.proposal(desk)
    proposals.signed_by(desk, key, "演示联名")
    advice = saved(desk, Outcome, content="演示建议", source=pointing(Proposal.KEY, key))
    (sheet,) = proposals.assigned(desk, key, "演示水务局")
    saved(desk, HandlingMeeting, handling=sheet, day="2026-04-01", content="演示座谈")
    saved(desk, LookBack, outcome=advice, planned_on="2026-09-01", people="演示走访人")
    return key, sheet


def told(desk: Desk) -> str:
    """What the lists of all that belongs to proposals tell outside."""
    found = []
    for model in (*SHEETS, Outcome, LookBack):
        fields = [each.name for each in model.declared()]
        found += outward.texts(desk, model, registers.find(desk, model, Query()), fields)
    return str(found)


def test_all_that_belongs_to_a_proposal_is_as_internal_as_the_proposal(desk: Desk) -> None:
    key, _ = proposal_with_all(desk)
    words = ("演示水务局", "演示座谈", "演示联名", "演示建议", "演示走访人")
    assert all(each in told(desk) for each in words)
    turn(desk, Proposal, key, "是")
    assert [ticked(desk, each) for each in (ProposalHandling, Outcome, LookBack)] == [[True]] * 3
    assert not any(each in told(desk) for each in words)
    for model, text in ((ProposalHandling, "水务"), (Outcome, "演示建议"), (LookBack, "走访人")):
        assert not registers.find(desk, model, Query(text))
    assert not quick_search.look_up(desk, "演示")
    history.undo(desk)
    assert not any(ticked(desk, ProposalHandling) + ticked(desk, Outcome) + ticked(desk, LookBack))
    assert registers.find(desk, ProposalHandling, Query("水务"))


def test_what_a_clerk_may_tick_is_not_unticked_with_its_source(desk: Desk) -> None:
    key, _ = proposal_with_all(desk)
    turn(desk, Proposal, key, "是")
    turn(desk, Proposal, key, "否")
    assert ticked(desk, ProposalHandling) == [False]
    assert ticked(desk, Outcome) == ticked(desk, LookBack) == [True]
    turn(desk, Outcome, registers.find(desk, Outcome, Query())[0], "否")
    assert ticked(desk, Outcome) == ticked(desk, LookBack) == [False]


def test_a_suggestion_cannot_be_unticked_while_its_source_is_internal(desk: Desk) -> None:
    key, _ = proposal_with_all(desk)
    turn(desk, Proposal, key, "是")
    turn(desk, Outcome, registers.find(desk, Outcome, Query())[0], "否")
    assert ticked(desk, Outcome) == [True]


def test_what_is_written_later_is_internal_with_what_it_belongs_to(desk: Desk) -> None:
    key = proposals.proposal(desk, internal="是")
    proposals.assigned(desk, key, "演示水务局")
    saved(desk, Outcome, content="演示建议", source=pointing(Proposal.KEY, key))
    assert ticked(desk, ProposalHandling) == ticked(desk, Outcome) == [True]


def test_what_comes_back_from_the_bin_is_as_internal_as_its_owner_is_now(desk: Desk) -> None:
    key = office.report(desk)
    office.instructed(desk, key)
    one = registers.find(desk, Instruction, Query())[0]
    registers.remove(desk, Instruction, [one])
    turn(desk, OpinionReport, key, "是")
    history.bring_back_one(desk, Instruction, one)
    assert ticks(desk) == [1]


def test_the_topic_of_an_outcome_makes_it_internal(desk: Desk) -> None:
    topic = saved(desk, Topic, name="演示议题", source="member", internal="是")
    held = session(desk, "演示协商", state="已协商", held_on="2026-03-05", topics=[topic])
    given = {"content": "演示建议", "source": pointing("consultation", held), "topic": topic}
    saved(desk, Outcome, **given)
    assert ticked(desk, Outcome) == [True]
    assert cases.drawn(desk, [held]).values["internal"] == 1


def test_a_removed_record_of_another_kind_with_the_same_id_changes_nothing(desk: Desk) -> None:
    key, other = office.report(desk), office.report(desk, name="演示另一条")
    row = {"subject": pointing(OpinionReport.KEY, key), "leader": "演示领导", "day": "2026-03-01"}
    desk.write([Instruction.of(row, other)], action="演示")
    opened = registers.draft(desk, OpinionReport, key)
    ticked_one = OpinionReport.of({**opened.values, "internal": 1}, key, opened.version)
    gone = registers.draft(desk, OpinionReport, other)
    desk.write([ticked_one], [OpinionReport.of(gone.values, other, gone.version)], "演示")
    assert ticks(desk) == [1]
