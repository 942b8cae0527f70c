"""Similar proposals: found by shared pairs of characters, in step with every save."""

from __future__ import annotations

import pytest

from desktop_app.records import Proposal
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.proposals import lineage
from desktop_app.services.proposals.similar import Similar, prepare_in_steps, similar
from desktop_app.services.registers import history
from desktop_app.stepping import run_to_end
from desktop_app.storage.query import title_pairs
from desktop_app.storage.query.title_pairs import pairs_of
from tests.services.proposals import proposal_office as office

WATER = "关于推进山区村寨稳定供水的提案"


def found(desk: Desk, text: str, key: int | None = None) -> list[Similar]:
    answer = similar(desk, text, key)
    assert answer is not None
    return answer


def test_words_that_every_title_has_do_not_count() -> None:
    assert pairs_of("关于路灯的提案") == pairs_of("路灯") == {"路灯"}
    assert pairs_of("关于") == pairs_of("") == frozenset()


def test_the_most_alike_comes_first_with_what_names_it(desk: Desk) -> None:
    one = office.session(desk)
    near = office.proposal(desk, "关于解决山区村寨季节性缺水的提案", session=one, number="0017")
    same = office.proposal(desk, WATER, serial="0009")
    office.proposal(desk, "关于老旧小区加装电梯的提案")
    answer = found(desk, "推进山区村寨供水")
    assert [each.key for each in answer] == [same, near]
    assert (answer[1].number, answer[1].session, answer[1].state) == (
        "0017",
        "十届三次会议",
        "已收件",
    )
    assert answer[0].percent > answer[1].percent >= 20


@pytest.mark.parametrize("text", ["", "供水", "  ", "关于的提案", "%%%%", "完全不相干的内容"])
def test_a_short_or_strange_text_finds_nothing(desk: Desk, text: str) -> None:
    office.proposal(desk, WATER)
    assert found(desk, text) == []


def test_saves_removals_and_undo_are_followed(desk: Desk) -> None:
    key = office.proposal(desk, WATER)
    assert [each.key for each in found(desk, WATER)] == [key]
    other = office.proposal(desk, "关于推进山区村寨稳定供水工作的提案")
    assert [each.key for each in found(desk, WATER)] == [key, other]
    office.changed(desk, Proposal, other, name="关于老旧小区加装电梯的提案")
    assert [each.key for each in found(desk, WATER)] == [key]
    assert [each.key for each in found(desk, "老旧小区加装电梯")] == [other]
    registers.remove(desk, Proposal, [key])
    assert found(desk, WATER) == []
    history.undo(desk)
    assert [each.key for each in found(desk, WATER)] == [key]


def test_itself_the_dismissed_and_its_lineage_are_not_offered(desk: Desk) -> None:
    one, two, three = (office.proposal(desk, WATER, serial=f"{n}") for n in range(3))
    assert {each.key for each in found(desk, WATER, one)} == {two, three}
    lineage.dismiss(desk, one, two)
    assert {each.key for each in found(desk, WATER, one)} == {three}
    assert {each.key for each in found(desk, WATER, two)} == {three}
    lineage.merge(desk, [one], three, "同一件事")
    assert found(desk, WATER, one) == []


def test_a_large_register_is_answered_once_it_is_prepared(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(title_pairs, "SMALL", 1)
    for number in range(3):
        office.proposal(desk, f"{WATER}{number}")
    assert similar(desk, WATER) is None
    assert run_to_end(prepare_in_steps(desk))
    assert len(found(desk, WATER)) == 3
    assert not run_to_end(prepare_in_steps(desk))
    monkeypatch.setattr(title_pairs, "MOST_TOUCHED", 1)
    for number in range(2):
        office.proposal(desk, f"{WATER}新{number}")
    assert similar(desk, WATER) is None
