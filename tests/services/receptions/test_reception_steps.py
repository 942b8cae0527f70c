"""The steps of receptions: answered, passed on, carried on with lineage in one action."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Member, OpinionReport, Proposal, Reception, Topic
from desktop_app.services import registers, timeline
from desktop_app.services.desk import Desk
from desktop_app.services.receptions import steps
from desktop_app.services.registers import Query, Refused, history
from desktop_app.services.registers.states import NotAllowed
from desktop_app.services.registers.step_refusals import step_refusals
from tests.services.activities.activity_office import saved, values
from tests.services.receptions.reception_office import MATTER, point, reception

TOLD = {"told_on": "2026-03-06", "answer": "演示答复"}
CARRYING = {
    "topic": (Topic, steps.topic_draft, steps.to_topic, "content"),
    "report": (OpinionReport, steps.report_draft, steps.to_report, "content"),
    "proposal": (Proposal, steps.proposal_draft, steps.to_proposal, "problem"),
}


def stored(desk: Desk, key: int) -> dict[str, Any]:
    return values(desk, Reception, key)


def test_numbers_go_on_within_a_year(desk: Desk) -> None:
    keys = [reception(desk, day=day) for day in ("2025-05-01", "2026-05-01", "2026-06-01")]
    found = [(stored(desk, key)["year"], stored(desk, key)["number"]) for key in keys]
    assert found == [(2025, "LF-001"), (2026, "LF-001"), (2026, "LF-002")]


def test_an_answer_on_the_spot(desk: Desk) -> None:
    key = reception(desk)
    steps.answer(desk, [key], TOLD)
    assert (stored(desk, key)["state"], stored(desk, key)["way"]) == ("told", "spot")
    with pytest.raises(NotAllowed, match="已经告知来访人"):
        steps.answer(desk, [key], TOLD)
    with pytest.raises(UserError, match="请先选中接待"):
        steps.answer(desk, [], TOLD)


def test_a_matter_passed_to_a_unit_is_answered_later(desk: Desk) -> None:
    key = reception(desk)
    steps.pass_on(desk, [key], {"passed_to": "演示局"})
    assert (stored(desk, key)["state"], stored(desk, key)["way"]) == ("passed", "unit")
    steps.answer(desk, [key], TOLD)
    assert (stored(desk, key)["state"], stored(desk, key)["way"]) == ("told", "unit")


@pytest.mark.parametrize("way", CARRYING)
def test_a_reception_is_carried_on_in_one_action(desk: Desk, way: str) -> None:
    model, draft, carry, text = CARRYING[way]
    member = saved(desk, Member, name="演示委员", unit="演示单位")
    place = point(desk)
    key = reception(desk, members=(member,), point=place, internal="是")
    new = carry(desk, key, draft(desk, key)).keys[0]
    made = values(desk, model, new)
    assert (made["origin"], made[text], made["internal"]) == (f"reception:{key}", MATTER, 1)
    assert "村口到学校的路没有灯" in made["name"]
    after = stored(desk, key)
    assert (after["became"], after["way"], after["state"]) == (f"{model.KEY}:{new}", way, "passed")
    if model is not Topic:
        assert made["member"] == member
    else:
        assert (made["point"], made["raised_by"]) == (place, "演示村民")
    for other, (_, first, again, _) in CARRYING.items():
        with pytest.raises(NotAllowed, match="已经转成别的记录"):
            again(desk, key, first(desk, key))
        assert other
    history.undo(desk)
    assert (stored(desk, key)["became"], stored(desk, key)["state"]) == (None, "open")
    assert not registers.find(desk, model, Query())


def test_several_members_are_no_mover(desk: Desk) -> None:
    members = tuple(saved(desk, Member, name=f"演示{n}") for n in "甲乙")
    key = reception(desk, members=members)
    new = steps.to_proposal(desk, key, steps.proposal_draft(desk, key)).keys[0]
    assert values(desk, Proposal, new)["member"] is None


def test_wrong_inputs_change_nothing(desk: Desk) -> None:
    key = reception(desk)
    with pytest.raises(Refused):
        steps.to_topic(desk, key, {"name": ""})
    assert stored(desk, key)["became"] is None


def test_one_that_was_told_may_still_be_carried_on(desk: Desk) -> None:
    key = reception(desk)
    steps.answer(desk, [key], TOLD)
    steps.to_topic(desk, key, steps.topic_draft(desk, key))
    assert (stored(desk, key)["state"], stored(desk, key)["way"]) == ("told", "topic")


def test_the_menu_knows_what_would_be_refused(desk: Desk) -> None:
    key = reception(desk)
    assert step_refusals(desk, Reception, [key], steps.STEPS) == {}
    steps.to_topic(desk, key, steps.topic_draft(desk, key))
    found = step_refusals(desk, Reception, [key], steps.STEPS)
    assert set(found) == set(steps.STEPS) - {"answer_reception"}


def test_the_timeline_has_the_visit_the_answer_and_what_came_of_it(desk: Desk) -> None:
    key = reception(desk)
    new = steps.to_topic(desk, key, steps.topic_draft(desk, key)).keys[0]
    steps.answer(desk, [key], TOLD)
    top, became = timeline.timeline(desk, Reception, key).nodes
    assert [each.title for each in top.nodes] == ["来访", "告知来访人"]
    assert became.record == (Topic.KEY, new)


def test_what_was_passed_on_may_go_to_another_unit(desk: Desk) -> None:
    key = reception(desk)
    for unit in ("演示局", "演示另一局"):
        steps.pass_on(desk, [key], {"passed_to": unit})
    assert stored(desk, key)["passed_to"] == "演示另一局"


def test_of_several_that_are_answered_each_keeps_its_way(desk: Desk) -> None:
    passed, open_one = reception(desk), reception(desk, "路灯不亮")
    steps.pass_on(desk, [passed], {"passed_to": "演示局"})
    steps.answer(desk, [passed, open_one], TOLD)
    assert [stored(desk, key)["way"] for key in (passed, open_one)] == ["unit", "spot"]
