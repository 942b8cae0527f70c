"""Duties of regulations: done, due again, reminded of while the regulation is in force; states."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.chinese.dates import months_after
from desktop_app.errors import UserError
from desktop_app.records import Regulation, RegulationDuty
from desktop_app.records.regulation import MONTHS
from desktop_app.services import reminders
from desktop_app.services.desk import Desk
from desktop_app.services.registers import bulk, history
from desktop_app.services.registers.bulk import Edit, How
from desktop_app.services.registers.states import NotAllowed
from desktop_app.services.registers.step_refusals import step_refusals
from desktop_app.services.regulations import steps
from desktop_app.services.regulations.card_section import next_duties
from tests.services.activities.activity_office import saved, values

DONE = {"last_done": "2026-11-20", "note": "演示落实"}


def regulation(desk: Desk, name: str = "演示通则", **typed: object) -> int:
    return saved(desk, Regulation, name=name, issued_on="2024-01-01", **typed)


def duty(desk: Desk, of: int, name: str = "演示汇报", **typed: object) -> int:
    usual = {"who": "演示主任", "cycle": "每季度", "last_done": "2026-08-05"}
    return saved(desk, RegulationDuty, regulation=of, name=name, **{**usual, **typed})


def due(desk: Desk, day: str) -> set[tuple[str, str]]:
    """What is reminded of on a day: the duty and its day."""
    moment = datetime.datetime.fromisoformat(f"{day}T09:00")
    desk = replace(desk, clock=lambda: moment)
    return {(x.what, x.due) for x in reminders.due(desk) if x.kind == "regulation_duty"}


def test_a_duty_is_reminded_of_done_and_due_again(desk: Desk) -> None:
    key = duty(desk, regulation(desk))
    assert values(desk, RegulationDuty, key)["next_due"] == "2026-11-05"
    assert due(desk, "2026-11-20") == {("演示汇报", "2026-11-05")}
    steps.duties_done(desk, [key], DONE)
    found = values(desk, RegulationDuty, key)
    assert (found["last_done"], found["next_due"]) == ("2026-11-20", "2027-02-20")
    assert found["note"] == "演示落实"
    assert due(desk, "2026-11-20") == set()
    assert due(desk, "2027-03-01") == {("演示汇报", "2027-02-20")}
    history.undo(desk)
    assert values(desk, RegulationDuty, key)["next_due"] == "2026-11-05"


@given(
    cycle=st.sampled_from(sorted(MONTHS)),
    last=st.dates(datetime.date(2000, 1, 1), datetime.date(2090, 1, 1)),
)
def test_the_next_day_is_later_by_the_months_of_its_cycle(cycle: str, last: datetime.date) -> None:
    iso = months_after(last.isoformat(), MONTHS[cycle])
    found = datetime.date.fromisoformat(iso)
    assert (found.year - last.year) * 12 + found.month - last.month == MONTHS[cycle]
    assert found.day <= last.day
    assert found.day == last.day or (found + datetime.timedelta(days=1)).day == 1


def test_several_duties_are_done_in_one_action(desk: Desk) -> None:
    own = regulation(desk)
    keys = [duty(desk, own, f"演示{n}") for n in range(3)]
    steps.duties_done(desk, keys[:2], DONE)
    assert [values(desk, RegulationDuty, key)["last_done"] for key in keys] == [
        "2026-11-20", "2026-11-20", "2026-08-05",
    ]  # fmt: skip
    assert history.recent(desk, 1)[0].name == "职责已落实：2 项"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [({"last_done": ""}, "哪一天"), ({"last_done": "2099-01-01"}, "还没有到")],
)
def test_a_day_is_asked_for_that_is_not_ahead(
    desk: Desk, typed: dict[str, str], sentence: str
) -> None:
    key = duty(desk, regulation(desk))
    with pytest.raises(UserError, match=sentence):
        steps.duties_done(desk, [key], typed)
    with pytest.raises(UserError, match="请先勾选"):
        steps.duties_done(desk, [], DONE)


def test_duties_are_offered_the_earliest_due_first(desk: Desk) -> None:
    own = regulation(desk)
    later = duty(desk, own, "迟", last_done="2026-11-01")
    never = duty(desk, own, "随时", cycle="随时", last_done="")
    early = duty(desk, own, "早", last_done="2026-06-01")
    found = steps.duties_of(desk, own)
    assert [each.key for each in found] == [early, later, never]
    assert [each.is_due for each in found] == [True, False, False]


def test_a_card_says_which_duties_come_next(desk: Desk) -> None:
    own = regulation(desk)
    assert next_duties(desk, own).facts == ()
    for name, last in (("走访委员", "2026-06-01"), ("汇报工作" * 5, "2026-11-01")):
        duty(desk, own, name, last_done=last)
    duty(desk, own, "随时", cycle="随时", last_done="")
    assert next_duties(desk, own).facts == (
        ("走访委员", "应于 2026年9月1日"), ("汇报工作汇报工作汇报工作……", "下次 2027年2月1日"),
        ("随时", "没有期限"), ("共", "3 项，到期 1 项"),
    )  # fmt: skip


def test_a_regulation_that_is_over_reminds_of_nothing(desk: Desk) -> None:
    old, new = regulation(desk), regulation(desk, "演示新通则")
    duty(desk, old)
    assert due(desk, "2026-11-20")
    steps.revise(desk, [old], {"replaced_by": new, "ended_on": "2026-11-01"})
    assert due(desk, "2026-11-20") == set()
    assert values(desk, Regulation, old)["state"] == "revised"
    with pytest.raises(NotAllowed, match="已经修订或者废止"):
        steps.abolish(desk, [old], {"ended_on": "2026-11-01", "remark": "演示"})
    assert set(step_refusals(desk, Regulation, [old], steps.STEPS)) == set(steps.STEPS)
    assert not step_refusals(desk, Regulation, [new], steps.STEPS)


def test_a_regulation_is_not_replaced_by_itself(desk: Desk) -> None:
    key = regulation(desk)
    with pytest.raises(UserError, match="不能由它自己代替"):
        steps.revise(desk, [key], {"replaced_by": key, "ended_on": "2026-11-01"})


def test_two_regulations_do_not_replace_each_other(desk: Desk) -> None:
    one, two = regulation(desk), regulation(desk, "演示新通则")
    steps.revise(desk, [one], {"replaced_by": two, "ended_on": "2026-11-01"})
    with pytest.raises(NotAllowed, match="绕一圈又回到它"):
        steps.revise(desk, [two], {"replaced_by": one, "ended_on": "2026-11-02"})
    assert values(desk, Regulation, two)["state"] == "in_force"
    planned = bulk.plan(desk, Regulation, [two], [Edit("replaced_by", How.SET, "演示通则")])
    assert "绕一圈又回到它" in planned.lines[0].problems[0]


def test_a_duty_is_not_done_before_the_last_time(desk: Desk) -> None:
    key = duty(desk, regulation(desk), cycle="month", last_done="2026-10-31")
    with pytest.raises(UserError, match="上次落实是 2026-10-31"):
        steps.duties_done(desk, [key], {"last_done": "2026-09-30"})
    steps.duties_done(desk, [key], {"last_done": "2026-10-31"})
    assert values(desk, RegulationDuty, key)["next_due"] == "2026-11-30"


def test_an_abolished_regulation_says_why_in_its_history(desk: Desk) -> None:
    key = regulation(desk, remark="原备注")
    steps.abolish(desk, [key], {"ended_on": "2026-11-01", "remark": "主席会议决定"})
    found = values(desk, Regulation, key)
    assert (found["state"], found["ended_on"], found["remark"]) == (
        "abolished", "2026-11-01", "原备注",
    )  # fmt: skip
    assert "主席会议决定" in history.recent(desk, 1)[0].name
