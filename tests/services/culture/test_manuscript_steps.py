"""The steps of manuscripts: each in its turn, what reviews lead to, volumes, fees, undo."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.records import CollectionItem, Manuscript, ManuscriptReview
from desktop_app.services import registers, timeline
from desktop_app.services.culture import collection_steps
from desktop_app.services.culture import manuscript_steps as steps
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Input, Query, Refused, history
from desktop_app.services.registers.states import NotAllowed
from desktop_app.services.registers.step_refusals import step_refusals
from tests.services.activities.activity_office import saved, values
from tests.services.culture.culture_office import (
    ADOPTED,
    THROUGH,
    adopted,
    manuscript,
    reviews,
    state,
)


def test_a_manuscript_from_its_lead_to_the_volume(desk: Desk) -> None:
    key = saved(desk, Manuscript, name="演示线索", provider="演示提供人")
    assert values(desk, Manuscript, key)["number"] == "WS-001"
    seen = [state(desk, key)]
    steps.commission(desk, [key], {"invited_on": "2026-02-01", "due": "2026-03-01"})
    seen.append(state(desk, key))
    steps.receive(desk, [key], {"received_on": "2026-03-05", "author": "演示作者"})
    seen.append(state(desk, key))
    steps.review_first(desk, [key], THROUGH)
    seen.append(state(desk, key))
    steps.review_second(desk, [key], {**THROUGH, "day": "2026-03-25"})
    seen.append(state(desk, key))
    steps.adopt(desk, [key], ADOPTED)
    seen.append(state(desk, key))
    steps.into_volume(desk, [key], {"volume": "演示第一辑"})
    seen.append(state(desk, key))
    steps.publish(desk, [key], {"volume": "演示第一辑", "published_on": "2026-10-01"})
    seen.append(state(desk, key))
    assert seen == [
        "lead", "commissioned", "received", "first", "second", "adopted", "adopted", "published",
    ]  # fmt: skip
    found = values(desk, Manuscript, key)
    assert (found["reviewed_on"], found["volume_place"]) == ("2026-03-25", 1)
    assert [each["round"] for each in reviews(desk, key)] == ["first", "second"]


def test_a_review_and_its_state_are_one_action(desk: Desk) -> None:
    key = manuscript(desk)
    steps.review_first(desk, [key], THROUGH)
    history.undo(desk)
    assert (state(desk, key), reviews(desk, key)) == ("received", [])
    history.redo(desk)
    assert (state(desk, key), len(reviews(desk, key))) == ("first", 1)


@pytest.mark.parametrize(
    ("result", "invited", "after"),
    [("through", "", "first"), ("back", "2026-02-01", "commissioned"), ("back", "", "received"),
     ("refuse", "", "returned")],
)  # fmt: skip
def test_the_state_follows_from_the_result(
    desk: Desk, result: str, invited: str, after: str
) -> None:
    key = manuscript(desk, invited_on=invited)
    steps.review_first(desk, [key], {**THROUGH, "result": result, "opinion": "演示意见"})
    assert state(desk, key) == after
    if after == "returned":
        found = values(desk, Manuscript, key)
        assert (found["returned_on"], found["return_reason"]) == ("2026-03-20", "演示意见")


@pytest.mark.parametrize("result", ["back", "refuse"])
def test_the_author_is_told_why(desk: Desk, result: str) -> None:
    key = manuscript(desk)
    with pytest.raises(Refused):
        steps.review_first(desk, [key], {**THROUGH, "result": result})
    assert state(desk, key) == "received"


def test_a_review_typed_into_the_form_takes_the_manuscript_along(desk: Desk) -> None:
    key = manuscript(desk)
    opened = registers.draft(desk, Manuscript, key)
    children = {"manuscript_review": [Input({**THROUGH, "round": "初审", "result": "通过"})]}
    registers.save(desk, Manuscript, {"words": "3000"}, opened=opened, children=children)
    found = values(desk, Manuscript, key)
    assert (found["state"], found["words"], found["reviewed_on"]) == ("first", 3000, "2026-03-20")


def test_a_review_of_a_decided_manuscript_leaves_its_state(desk: Desk) -> None:
    key = adopted(desk)
    saved(desk, ManuscriptReview, manuscript=key, round="second", day="2026-05-01",
          result="refuse", opinion="演示")  # fmt: skip
    assert state(desk, key) == "adopted"


def test_one_that_was_sent_back_comes_in_again(desk: Desk) -> None:
    key = manuscript(desk, invited_on="2026-02-01")
    steps.review_first(desk, [key], {**THROUGH, "result": "back", "opinion": "演示"})
    steps.receive(desk, [key], {"received_on": "2026-04-05"})
    steps.review_first(desk, [key], {**THROUGH, "day": "2026-04-06"})
    assert state(desk, key) == "first"


@pytest.mark.parametrize(
    ("step", "against"),
    [("review_first", "还没有收稿"), ("adopt", "还没有收稿"), ("into_volume", "还没有采用"),
     ("publish", "还没有采用"), ("pay_fee", "还没有采用")],
)  # fmt: skip
def test_a_step_out_of_turn_says_why(desk: Desk, step: str, against: str) -> None:
    key = saved(desk, Manuscript, name="演示线索")
    assert against in step_refusals(desk, Manuscript, [key], steps.STEPS)[step]


def test_a_refused_step_names_the_manuscript(desk: Desk) -> None:
    keys = [manuscript(desk, "演示甲"), adopted(desk, "演示乙")]
    with pytest.raises(NotAllowed, match="有 1 篇文史稿件不能这样办：“演示乙”"):
        steps.adopt(desk, keys, ADOPTED)
    assert state(desk, keys[0]) == "received"
    with pytest.raises(UserError, match="请先选中"):
        steps.receive(desk, [], {"received_on": "2026-03-05"})


def test_those_put_into_a_volume_follow_in_the_order_chosen(desk: Desk) -> None:
    first, second, third = (adopted(desk, f"演示{n}") for n in "甲乙丙")
    steps.into_volume(desk, [second], {"volume": "演示第一辑"})
    steps.into_volume(desk, [third, first, second], {"volume": "演示第一辑"})
    places = [values(desk, Manuscript, key)["volume_place"] for key in (first, second, third)]
    assert places == [3, 1, 2]
    assert steps.last_volume(desk) == "演示第一辑"
    with pytest.raises(UserError, match="已经编在"):
        steps.into_volume(desk, [first], {"volume": "演示第一辑"})


def test_a_volume_has_no_place_that_the_form_would_refuse(desk: Desk) -> None:
    keys = [adopted(desk, f"演示{n}") for n in "甲乙"]
    steps.into_volume(desk, keys[:1], {"volume": "演示第一辑", "volume_place": "9999"})
    with pytest.raises(UserError, match="最多到 9999"):
        steps.into_volume(desk, keys[1:], {"volume": "演示第一辑"})
    assert values(desk, Manuscript, keys[1])["volume"] is None


@pytest.mark.parametrize("day", ["2026-02-28", "2026-02"])
def test_nothing_is_reviewed_before_it_came(desk: Desk, day: str) -> None:
    key = manuscript(desk, received_on="2026-03-05")
    with pytest.raises(UserError, match="2026-03-05 才收到"):
        steps.review_first(desk, [key], {**THROUGH, "day": day})
    steps.review_first(desk, [key], {**THROUGH, "day": "2026-03"})
    assert state(desk, key) == "first"


def test_a_rate_gives_each_its_own_fee(desk: Desk) -> None:
    keys = [adopted(desk, "演示甲", words="2500"), adopted(desk, "演示乙", words="1234")]
    steps.pay(desk, keys, {"fee_rate": "80", "paid_on": "2026-11-01"})
    found = [values(desk, Manuscript, key) for key in keys]
    assert [each["fee"] for each in found] == [20_000, 9_872]  # 2.5 × 80, 1.234 × 80 yuan
    assert {each["paid_on"] for each in found} == {"2026-11-01"}
    with pytest.raises(UserError, match="请填写"):
        steps.pay(desk, keys, {})


def test_a_rate_without_words_is_not_taken_for_a_fee(desk: Desk) -> None:
    keys = [adopted(desk, "演示甲", words="2500"), adopted(desk, "演示乙")]
    with pytest.raises(UserError, match="“演示乙”没有写字数"):
        steps.pay(desk, keys, {"fee_rate": "80"})
    assert values(desk, Manuscript, keys[0])["fee"] is None
    steps.pay(desk, keys[1:], {"fee_rate": "80", "fee": "150"})
    steps.pay(desk, keys[1:], {"paid_on": "2026-11-01"})
    assert values(desk, Manuscript, keys[1])["fee"] == 15_000


def test_only_what_is_lent_or_copied_goes_back(desk: Desk) -> None:
    lent = saved(desk, CollectionItem, name="演示铜铃", way="lent", day="2026-01-05",
                 return_due="2026-06-05")  # fmt: skip
    given = saved(desk, CollectionItem, name="演示照片", way="donated", day="2026-01-05")
    collection_steps.give_back(desk, [lent], {"returned_on": "2026-05-05"})
    assert values(desk, CollectionItem, lent)["returned_on"] == "2026-05-05"
    for key, against in ((lent, "已经归还"), (given, "不用归还")):
        with pytest.raises(NotAllowed, match=against):
            collection_steps.give_back(desk, [key], {"returned_on": "2026-05-06"})


def test_the_timeline_has_the_days_and_the_reviews(desk: Desk) -> None:
    key = adopted(desk, invited_on="2026-02-01")
    (node,) = timeline.timeline(desk, Manuscript, key).nodes
    assert [each.title for each in node.nodes] == ["约稿", "收稿", "初审", "复审", "采用"]


RESULTS = st.lists(
    st.tuples(st.sampled_from(["first", "second"]), st.sampled_from(["through", "back", "refuse"])),
    max_size=4,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(results=RESULTS)
def test_undoing_every_review_leaves_what_was_before(
    desk: Desk, results: list[tuple[str, str]]
) -> None:
    key = manuscript(desk, "演示律", invited_on="2026-02-01")
    before = values(desk, Manuscript, key)
    for number, (to, result) in enumerate(results):
        saved(desk, ManuscriptReview, manuscript=key, round=to, day=f"2026-03-1{number}",
              result=result, opinion="演示意见")  # fmt: skip
        assert Manuscript.gate(values(desk, Manuscript, key), state(desk, key)) is None
    for _ in results:
        history.undo(desk)
    assert values(desk, Manuscript, key) == before
    registers.remove(desk, Manuscript, [key])
    assert not registers.find(desk, Manuscript, Query(search="演示律"))
