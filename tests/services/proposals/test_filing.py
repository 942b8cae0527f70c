"""From receipt to filing: period, numbers, gates, lineage."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Proposal, ProposalSigner, Session
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.proposals import lineage, reviewing
from desktop_app.services.proposals.filing_numbers import next_filing_number
from desktop_app.services.proposals.movers import movers_of
from desktop_app.services.registers import history
from desktop_app.services.registers.states import NotAllowed, change_state
from tests.services.proposals import proposal_office as office


@pytest.mark.parametrize(
    ("day", "time", "period"),
    [("2026-02-19", "", "plenary"), ("2026-02-20", "11:59", "plenary"),
     ("2026-02-20", "12:30", "between"), ("2026-03-01", "", "between")],
)  # fmt: skip
def test_the_collection_of_a_session_parts_plenary_from_the_rest(
    desk: Desk, day: str, time: str, period: str
) -> None:
    one = office.session(desk)
    key = office.proposal(desk, session=one, received_on=day, received_at=time)
    assert office.value(desk, Proposal, key, "period") == period


def test_another_end_of_the_collection_parts_its_proposals_anew(desk: Desk) -> None:
    one = office.session(desk)
    early = office.proposal(desk, "演示一", session=one, received_on="2026-02-12")
    late = office.proposal(desk, "演示二", session=one, received_on="2026-02-18")
    office.changed(desk, Session, one, collection_ends="2026-02-15", collection_time="")
    periods = [office.value(desk, Proposal, key, "period") for key in (early, late)]
    assert periods == ["plenary", "between"]
    history.undo(desk)
    assert office.value(desk, Proposal, late, "period") == "plenary"


def test_a_session_without_an_end_leaves_the_period_to_the_clerk(desk: Desk) -> None:
    one = office.session(desk, collection_ends="", collection_time="")
    key = office.proposal(desk, session=one, period="between")
    assert office.value(desk, Proposal, key, "period") == "between"


def test_filing_numbers_go_on_in_each_session(desk: Desk) -> None:
    third, fourth = office.session(desk, 3), office.session(desk, 4)
    keys = [office.proposal(desk, f"演示{n}", session=third) for n in range(3)]
    other = office.proposal(desk, "演示另", session=fourth)
    office.filed(desk, keys[1], keys[0])
    office.filed(desk, other)
    office.filed(desk, keys[2])
    numbers = [office.value(desk, Proposal, key, "number") for key in (*keys, other)]
    assert numbers == ["0002", "0001", "0003", "0001"]
    assert next_filing_number(desk, third) == "0004"


def test_a_number_of_the_office_is_kept_and_gone_on_from(desk: Desk) -> None:
    one = office.session(desk)
    first = office.proposal(desk, "演示一", session=one, number="Z-017")
    second = office.proposal(desk, "演示二", session=one)
    office.filed(desk, first, second)
    assert office.value(desk, Proposal, first, "number") == "Z-017"
    assert office.value(desk, Proposal, second, "number") == "Z-018"


def test_a_number_of_one_session_is_not_gone_on_from_in_another(desk: Desk) -> None:
    third, fourth = office.session(desk, 3), office.session(desk, 4)
    first = office.proposal(desk, "演示一", session=third, number="Z-017")
    second = office.proposal(desk, "演示二", session=fourth)
    office.filed(desk, first, second)
    assert office.value(desk, Proposal, second, "number") == "0001"


def test_serial_numbers_come_with_a_new_proposal(desk: Desk) -> None:
    office.proposal(desk, "演示一", serial="0009")
    assert registers.blank(desk, Proposal).values["serial"] == "0010"


def test_a_new_proposal_belongs_to_the_last_session(desk: Desk) -> None:
    assert registers.blank(desk, Proposal).values["session"] is None
    office.session(desk, 3, opens="2025-02-08")
    last = office.session(desk, 5, opens="2026-02-08")
    office.session(desk, 2, opens="2024-02-08")
    assert registers.blank(desk, Proposal).values["session"] == last


def test_filing_needs_a_day_and_undo_takes_the_number_back(desk: Desk) -> None:
    key = office.proposal(desk)
    with pytest.raises(NotAllowed, match="请先填写立案日期"):
        change_state(desk, Proposal, [key], "filed", "")
    office.filed(desk, key)
    history.undo(desk)
    assert office.value(desk, Proposal, key, "number") is None
    assert office.value(desk, Proposal, key, "state") == "submitted"


def test_merged_proposals_keep_number_and_movers_and_are_answered_together(desk: Desk) -> None:
    one, two, three = (office.proposal(desk, f"演示{n}", mover=n) for n in ("甲", "乙", "丙"))
    office.signed_by(desk, two, "演示丁", "甲")
    office.filed(desk, one, two, three)
    lineage.merge(desk, [two], one, "同一件事")
    lineage.merge(desk, [three], one, "同一件事")
    assert office.value(desk, Proposal, two, "state") == "merged"
    assert office.value(desk, Proposal, two, "number") == "0002"
    assert [each.name for each in movers_of(desk, one)] == ["甲", "乙", "演示丁", "丙"]
    history.undo(desk)
    assert [each.name for each in movers_of(desk, one)] == ["甲", "乙", "演示丁"]


def test_a_merger_into_its_own_part_is_refused(desk: Desk) -> None:
    one, two, three = (office.proposal(desk, f"演示{n}") for n in range(3))
    lineage.merge(desk, [one], two, "同一件事")
    with pytest.raises(NotAllowed, match="已并入别的提案"):
        lineage.merge(desk, [three], one, "同一件事")
    with pytest.raises(NotAllowed, match="已并入别的提案"):
        lineage.merge(desk, [one], three, "同一件事")
    with pytest.raises(UserError, match="不能是并入的那一件"):
        lineage.merge(desk, [two], two, "同一件事")
    with pytest.raises(UserError, match="请写明理由"):
        lineage.merge(desk, [three], two, " ")


def test_a_proposal_that_units_work_on_is_not_merged(desk: Desk) -> None:
    one, two = office.proposal(desk, "演示一"), office.proposal(desk, "演示二")
    office.assigned(desk, one)
    with pytest.raises(NotAllowed, match="还有 1 份提案办理没有办结或停止"):
        lineage.merge(desk, [one], two, "同一件事")


def test_a_split_gives_each_part_the_movers_and_a_serial_number(desk: Desk) -> None:
    whole = office.proposal(desk, serial="0007")
    office.signed_by(desk, whole, "演示乙", "演示丙")
    keys = lineage.split(desk, whole, ["演示供水", "演示修路"], "两件事").keys[:2]
    assert office.value(desk, Proposal, whole, "state") == "split"
    for key, serial in zip(keys, ("0008", "0009"), strict=True):
        assert office.value(desk, Proposal, key, "serial") == serial
        assert office.value(desk, Proposal, key, "split_from") == whole
        assert len(movers_of(desk, key)) == 3
    assert len(office.every(desk, ProposalSigner)) == 6
    with pytest.raises(UserError, match=r"^请写出分成的提案的案由，至少两个，每行一个。$"):
        lineage.split(desk, keys[0], ["演示"], "一件事")
    with pytest.raises(UserError, match=r"^分成的提案里有重复的案由"):
        lineage.split(desk, keys[0], ["演示", "演示 "], "一件事")


def test_pairs_of_related_and_unlike_proposals_are_kept(desk: Desk) -> None:
    one, two = office.proposal(desk, "演示一"), office.proposal(desk, "演示二")
    lineage.relate(desk, one, two)
    lineage.dismiss(desk, two, one)
    assert tuple(office.value(desk, Proposal, one, "related")) == (two,)
    assert tuple(office.value(desk, Proposal, two, "unlike")) == (one,)


def test_a_rejection_names_its_reasons_and_that_the_movers_know(desk: Desk) -> None:
    key = office.proposal(desk)
    with pytest.raises(NotAllowed, match="不予立案理由、告知提案者日期"):
        change_state(desk, Proposal, [key], "rejected", "终审")
    given = {"reject_reason": ["empty"], "told_on": "2026-02-27"}
    change_state(desk, Proposal, [key], "rejected", "终审", given)
    assert office.value(desk, Proposal, key, "number") is None


def test_three_reviews_follow_each_other_and_the_first_makes_it_reviewed(desk: Desk) -> None:
    keys = [office.proposal(desk, f"演示{n}", serial=f"{n}") for n in (10, 9)]
    for stage, word in zip(reviewing.STAGES, ("初审", "复审", "终审"), strict=True):
        assert reviewing.next_stage(desk, keys) is stage
        with pytest.raises(UserError, match=f"请填写{word}日期和{word}意见"):
            reviewing.review(desk, keys, {stage.day: "2026-02-22"})
        reviewing.review(desk, keys, {stage.day: "2026-02-22", stage.opinion: "file"})
        assert office.value(desk, Proposal, keys[0], "state") == "reviewed"
    reviewing.file(desk, keys, office.FILED)
    assert [office.value(desk, Proposal, key, "number") for key in keys] == ["0002", "0001"]
    with pytest.raises(UserError, match="已经有审查结论"):
        reviewing.review(desk, keys, {"final_on": "2026-02-22", "final_opinion": "file"})


def test_proposals_whose_next_reviews_differ_are_reviewed_apart(desk: Desk) -> None:
    one, two = office.proposal(desk, "演示一"), office.proposal(desk, "演示二")
    first = {"first_on": "2026-02-22", "first_opinion": "file"}
    reviewing.review(desk, [one], first)
    with pytest.raises(UserError, match="“演示一”接下来是复审，请与这些提案分开登记"):
        reviewing.review(desk, [two, one], {**first, "first_on": "2026-02-23"})
    assert office.value(desk, Proposal, one, "first_on") == "2026-02-22"


def test_what_is_not_filed_says_why_and_where_it_goes(desk: Desk) -> None:
    one, two, three, four = (office.proposal(desk, f"演示{n}") for n in range(4))
    reviewing.reject(desk, [one], {"reject_reason": ["personal", "empty"], "told_on": "2026-02-27"})
    reviewing.pass_on(desk, [two], {"passed_to": "opinion", "passed_on": "2026-02-27"})
    reviewing.withdraw(desk, [three], {"withdrawn_on": "2026-02-27", "withdraw_reason": "另行协商"})
    reviewing.amend(desk, [four], {"returned_note": "请补充建议"})
    states = [office.value(desk, Proposal, key, "state") for key in (one, two, three, four)]
    assert states == ["rejected", "passed", "withdrawn", "returned"]
    with pytest.raises(UserError, match="请写明"):
        reviewing.pass_on(desk, [four], {"passed_on": "2026-02-27"})


def test_a_last_review_is_not_written_over_where_others_get_theirs(desk: Desk) -> None:
    done, waiting, other = (office.proposal(desk, f"演示{n}") for n in "一二三")
    for stage in reviewing.STAGES[:2]:
        given = {stage.day: "2026-02-22", stage.opinion: "file"}
        reviewing.review(desk, [done, waiting, other], given)
    reviewing.review(desk, [done], {"final_on": "2026-02-23", "final_opinion": "reject"})
    final = {"final_on": "2026-02-24", "final_opinion": "file"}
    chosen = reviewing.reviewed_together(desk, [done, waiting, other])
    assert [each.key for each in chosen.left_out] == [done]
    assert reviewing.next_stage(desk, [done, waiting, other]).word == "终审"
    assert set(reviewing.review(desk, [done, waiting, other], final).keys) == {waiting, other}
    found = [office.value(desk, Proposal, key, "final_opinion") for key in (done, waiting)]
    assert found == ["reject", "file"]
    assert office.value(desk, Proposal, done, "final_on") == "2026-02-23"
    with pytest.raises(UserError, match="都已经终审"):
        reviewing.review(desk, [done, waiting], final)
    reviewing.review(desk, [done], {**final, "final_opinion": "file"})
    assert office.value(desk, Proposal, done, "final_opinion") == "file"
