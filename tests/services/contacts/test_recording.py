"""The steps of contacts, pairings and branches, what each refuses, and the way to a report."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import (
    Branch,
    BranchEvent,
    BranchMember,
    Contact,
    OpinionReport,
    Pairing,
)
from desktop_app.services import registers
from desktop_app.services.contacts import lineage, recording, step_refusals
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Query, Refused, history
from desktop_app.services.registers.states import NotAllowed
from tests.services.contacts.contact_office import (
    changed,
    contact,
    every,
    pair,
    people,
    saved,
    values,
)


def test_what_was_said_is_handed_over_and_answered(desk: Desk) -> None:
    key = contact(desk, people(desk), demands="演示诉求")
    recording.hand_over(desk, [key], {"handed_to": "演示局"})
    assert values(desk, Contact, key)["state"] == "open"
    answered = {"answered_on": "2026-04-01", "answer": "演示答复"}
    recording.answer(desk, [key], answered)
    found = values(desk, Contact, key)
    assert (found["state"], found["answer"], found["handed_to"]) == (
        "answered", "演示答复", "演示局",
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="已经登记过答复"):
        recording.answer(desk, [key], answered)
    with pytest.raises(NotAllowed, match="不再转交"):
        recording.hand_over(desk, [key], {"handed_to": "别的局"})


def test_no_answer_needs_a_reason(desk: Desk) -> None:
    key = contact(desk, people(desk))
    recording.hand_over(desk, [key], {"handed_to": "演示局"})
    with pytest.raises(UserError, match="理由"):
        recording.needs_no_answer(desk, [key], {"remark": ""})
    recording.needs_no_answer(desk, [key], {"remark": "当面说清"})
    assert values(desk, Contact, key)["state"] == "none"


def test_one_step_registers_a_visit_of_several_members(desk: Desk) -> None:
    own = people(desk)
    given = {"day": "2026-03-05", "kind": "meeting", "visitor": "演示主席", "work": "演示"}
    changed = recording.visit_members(desk, [own.outside, own.candidate], given)
    assert len(changed.keys) == 2
    found = {each["person"]: each for each in every(desk, Contact)}
    assert found["演示丙"]["sector"] == own.sector
    assert {each["kind"] for each in found.values()} == {"meeting"}
    assert {each["number"] for each in found.values()} == {"ZF-001", "ZF-002"}
    with pytest.raises(Refused):
        recording.visit_members(desk, [own.outside], {"day": "不是日期"})
    history.undo(desk)
    assert every(desk, Contact) == []


def test_a_contact_of_a_pair_is_by_those_two_and_counts(desk: Desk) -> None:
    own = people(desk)
    keys = [pair(desk, own), saved(desk, Pairing, level="a", linker_name="演示主席",
                                   target_sector=own.sector)]  # fmt: skip
    recording.visit_pairs(desk, keys, {"day": "2026-03-05", "kind": "talk"})
    found = {each["pairing"]: each for each in every(desk, Contact)}
    first, second = (found[key] for key in keys)
    assert (first["visitor_member"], first["member"], first["committee"]) == (
        own.party, own.outside, own.committee,
    )  # fmt: skip
    assert (second["visitor"], second["person"], second["sector"]) == (
        "演示主席", "少数民族界", own.sector,
    )  # fmt: skip
    assert [values(desk, Pairing, key)["done"] for key in keys] == [1, 1]


def test_a_pairing_ends_once_and_never_before_it_began(desk: Desk) -> None:
    key = pair(desk, people(desk), since="2026-03-01")
    with pytest.raises(Refused):
        recording.end_pairs(desk, [key], {"until": "2026-02-01"})
    recording.end_pairs(desk, [key], {"until": "2026-11"})
    assert values(desk, Pairing, key)["until"] == "2026-11-30"
    with pytest.raises(NotAllowed, match="截止日期"):
        recording.end_pairs(desk, [key], {"until": "2026-12-01"})


def test_members_are_put_in_a_branch_once_and_only_those_of_the_party(desk: Desk) -> None:
    own = people(desk)
    branch = saved(desk, Branch, name="演示支部", committee=own.committee)
    with pytest.raises(UserError, match="演示丙登记的政治面貌不是中共党员"):
        recording.put_in_branch(desk, [own.party, own.outside], {"branch": branch})
    assert every(desk, BranchMember) == []
    recording.put_in_branch(desk, [own.party, own.candidate], {"branch": branch})
    found = {each["name"]: each["standing"] for each in every(desk, BranchMember)}
    assert found == {"演示甲": "full", "演示乙": "probationary"}
    with pytest.raises(UserError, match="都已经在"):
        recording.put_in_branch(desk, [own.party], {"branch": branch})


def test_a_branch_holds_a_day_and_is_dissolved_once(desk: Desk) -> None:
    key = saved(desk, Branch, name="演示支部", kind="activity")
    recording.hold_day(desk, [key], {"day": "2026-07-01", "content": "演示", "people": "9"})
    assert [each["people"] for each in every(desk, BranchEvent)] == [9]
    with pytest.raises(NotAllowed, match="请先填写撤销日期"):
        recording.dissolve(desk, [key], {})
    recording.dissolve(desk, [key], {"until": "2026-07-05"})
    assert values(desk, Branch, key)["state"] == "dissolved"
    with pytest.raises(NotAllowed, match="已经撤销"):
        recording.dissolve(desk, [key], {"until": "2026-07-05"})


def test_a_contact_becomes_a_report_once(desk: Desk) -> None:
    own = people(desk)
    key = contact(desk, own, demands="路灯不亮。", difficulties="没有经费", internal="是")
    draft = lineage.report_draft(desk, key)
    assert (draft["name"], draft["content"]) == ("路灯不亮", "路灯不亮。\n没有经费")
    report = lineage.to_report(desk, key, draft).keys[0]
    found = values(desk, OpinionReport, report)
    assert (found["member"], found["reflector"], found["sector"], found["internal"]) == (
        own.outside, "演示丙", own.sector, 1,
    )  # fmt: skip
    assert found["origin"] == f"contact:{key}"
    assert [each.key for each in lineage.reports_of(desk, key)] == [report]
    with pytest.raises(UserError, match="不再重复转"):
        lineage.to_report(desk, key, draft)
    history.undo(desk)
    assert len(registers.find(desk, OpinionReport, Query())) == 0
    lineage.to_report(desk, key, draft)


def test_what_is_gone_is_said(desk: Desk) -> None:
    with pytest.raises(UserError, match="回收站"):
        recording.end_pairs(desk, [5], {"until": "2026-11-30"})
    with pytest.raises(UserError, match="回收站"):
        lineage.report_draft(desk, 5)


def test_what_would_be_refused_is_known_before(desk: Desk) -> None:
    own = people(desk)
    said = contact(desk, own, demands="演示")
    assert set(step_refusals.contact_refusals(desk, [said])) == {"no_answer"}
    recording.hand_over(desk, [said], {"handed_to": "演示局"})
    assert step_refusals.contact_refusals(desk, [said]) == {}
    recording.answer(desk, [said], {"answered_on": "2026-04-01", "answer": "演示"})
    lineage.to_report(desk, said, {"name": "演示", "received_on": "2026-04-02"})
    found = step_refusals.contact_refusals(desk, [said])
    assert set(found) == {"hand_over", "answer_contact", "to_report"}
    assert "已经答复" in found["hand_over"]
    one = pair(desk, own)
    assert step_refusals.pairing_refusals(desk, [one]) == {}
    recording.end_pairs(desk, [one], {"until": "2026-11-30"})
    assert set(step_refusals.pairing_refusals(desk, [one])) == {"end_pair"}
    branch = saved(desk, Branch, name="演示支部", kind="activity")
    assert step_refusals.branch_refusals(desk, [branch]) == {}
    recording.dissolve(desk, [branch], {"until": "2026-11-20"})
    assert set(step_refusals.branch_refusals(desk, [branch])) == {"dissolve"}


def test_the_day_of_an_answer_suggests_that_it_was_answered(desk: Desk) -> None:
    shared = lookup(desk, Contact)
    assert Contact.suggested_states({"answered_on": "2026-11-23"}, shared) == [
        ("answered", "answered_on")
    ]
    assert Contact.suggested_states({"answered_on": "2026-11"}, shared) == []


def test_what_was_handed_over_may_go_to_another_unit(desk: Desk) -> None:
    key = contact(desk, people(desk))
    for unit in ("演示局", "演示另一局"):
        recording.hand_over(desk, [key], {"handed_to": unit})
    assert values(desk, Contact, key)["handed_to"] == "演示另一局"


def test_nobody_visits_herself(desk: Desk) -> None:
    own = people(desk)
    with pytest.raises(Refused, match="同一个人"):
        recording.visit_members(
            desk, [own.outside, own.party], {"day": "2026-03-05", "visitor_member": own.party}
        )
    assert not every(desk, Contact)


def test_two_heads_of_a_branch_are_named_in_one_order(desk: Desk) -> None:
    """However the members came: else undo would write another text than it takes back."""
    key = saved(desk, Branch, name="演示支部", kind="activity")
    heads = [
        saved(desk, BranchMember, branch=key, name=name, standing="full", post="secretary")
        for name in ("演示甲", "演示乙")
    ]
    shown = values(desk, Branch, key)["secretary"]
    registers.remove(desk, BranchMember, heads)
    history.bring_back(desk, history.removed(desk))
    assert values(desk, Branch, key)["secretary"] == shown
    changed(desk, BranchMember, heads[0], name="演示丙")
    assert values(desk, Branch, key)["secretary"] == "演示丙、演示乙"
    while history.next_undo(desk):
        history.undo(desk)
