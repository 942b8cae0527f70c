"""The states that days tell of are offered, onward only, and need no reason."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Consultation, Outcome
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.consulting import outcomes
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history, state_offers, states
from desktop_app.services.registers.states import is_onward
from tests.consulting_office import saved, session, value

PAST, TODAY, AHEAD = "2026-11-05", "2026-11-23", "2026-12-01"


def last(desk: Desk) -> int:
    return history.recent(desk, 1)[0].no


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ({"held_on": PAST}, "held"),
        ({"held_on": "2026-10"}, "held"),
        ({"held_on": "2026-11"}, ""),  # may be to come
        ({"held_on": TODAY}, ""),  # it may not have begun
        ({"held_on": AHEAD}, ""),
        ({}, ""),
        ({"held_on": PAST, "state": "待协商"}, "held"),
        ({"held_on": PAST, "state": "已协商"}, ""),
        ({"held_on": PAST, "reported_on": "2026-11-10", "reported_doc": "专报1号"}, "reported"),
        ({"held_on": PAST, "reported_on": "2026-11-10"}, "held"),
        ({"held_on": PAST, "stopped_on": PAST, "stop_reason": "改期"}, ""),
    ],
)
def test_a_consultation_is_offered_what_its_days_tell(
    desk: Desk, typed: dict[str, str], offered: str
) -> None:
    offer = state_offers.offer_for(desk, Consultation, session(desk, **typed))
    assert (offer.to if offer else "") == offered


DONE = {"unit": "演示住建局", "assigned_on": "2026-05-10", "finished_on": "2026-07-01"}


@pytest.mark.parametrize(
    ("typed", "offered", "lacks"),
    [
        ({"unit": "演示住建局", "assigned_on": "2026-05-10"}, "assigned", ""),
        ({"unit": "演示住建局", "assigned_on": AHEAD}, "", ""),
        ({**DONE, "result": "已装好"}, "done", ""),
        (DONE, "assigned", "要改为“已完成”，请先填写办理结果。"),
        ({**DONE, "result": "已装好", "adoption": "未采纳", "adoption_note": "无经费"}, "", ""),
        ({**DONE, "result": "已装好", "stopped_on": PAST, "stop_reason": "并入"}, "", ""),
        ({}, "", ""),
    ],
)
def test_a_suggestion_is_offered_what_its_days_tell(
    desk: Desk, typed: dict[str, str], offered: str, lacks: str
) -> None:
    key = saved(desk, Outcome, content="装灯", source=f"consultation:{session(desk)}", **typed)
    offer = state_offers.offer_for(desk, Outcome, key)
    assert (offer.to, offer.lacks) == (offered, lacks) if offer else offered == ""


def test_an_offer_says_what_is_known_and_is_taken_without_a_reason(desk: Desk) -> None:
    key = session(desk, held_on=PAST)
    offer = state_offers.offer_after(desk, last(desk))
    assert offer is not None
    assert offer.sentence == (
        "“演示协商”的协商日期是2026年11月5日，状态还是“筹备”。改为“已协商”吗？"
    )
    state_offers.accept(desk, offer)
    assert value(desk, Consultation, key, "state") == "held"
    assert history.recent(desk, 1)[0].name == "协商状态：筹备 → 已协商 · 演示协商"
    assert state_offers.offer_after(desk, last(desk)) is None
    history.undo(desk)
    assert state_offers.offer_after(desk, last(desk)) is None  # an undo is followed by no question
    assert state_offers.offer_for(desk, Consultation, key) == offer


def test_suggestions_that_are_written_tell_of_their_consultation(desk: Desk) -> None:
    key = session(desk, held_on=PAST)
    outcomes.register(desk, key, ["装灯", "修路"], {})
    offer = state_offers.offer_after(desk, last(desk))
    assert offer is not None
    assert (offer.key, offer.to) == (key, "held")


def test_actions_on_many_records_are_followed_by_no_question(desk: Desk) -> None:
    keys = [session(desk, name=f"第{n}场", held_on=PAST) for n in range(3)]
    registers.remove(desk, Consultation, keys[:1])
    assert state_offers.offer_after(desk, last(desk)) is None
    states.change_state(desk, Consultation, keys[1:], "awaiting", "")
    assert state_offers.offer_after(desk, last(desk)) is None
    states.change_state(desk, Consultation, keys[1:2], "preparing", "改错了")
    assert state_offers.offer_after(desk, last(desk)) is None  # that very state was wanted


@pytest.mark.parametrize(
    ("model", "before", "to", "onward"),
    [
        (Consultation, "preparing", "held", True),
        (Consultation, None, "held", True),
        (Consultation, "held", "preparing", False),
        (Consultation, "held", "held", False),
        (Outcome, "unassigned", "done", True),
        (Outcome, "done", "progressing", False),
        (Outcome, "progressing", "blocked", False),
        (Outcome, "blocked", "done", False),
    ],
)
def test_onward_is_what_lies_ahead_in_the_work(
    model: type[Record], before: str | None, to: str, onward: bool
) -> None:
    assert is_onward(model, before, to) is onward


def test_a_reason_is_asked_for_on_the_way_back(desk: Desk) -> None:
    key = session(desk, held_on=PAST, state="已协商")
    with pytest.raises(UserError, match="请写明变更状态的理由"):
        states.change_state(desk, Consultation, [key], "preparing", " ")
    other = session(desk, name="第二场")
    with pytest.raises(UserError, match="请写明变更状态的理由"):
        states.change_state(desk, Consultation, [other, key], "awaiting", "")
    outlook = states.outlook(desk, Consultation, [other, key])
    assert {each.code: each.onward for each in outlook.targets}["awaiting"] is False
    assert {each.code: each.onward for each in outlook.targets}["reported"] is True
