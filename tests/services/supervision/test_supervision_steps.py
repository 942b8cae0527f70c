"""The steps of supervision: each in its turn, what is refused and why, opinions as outcomes."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Outcome, SupervisionItem, Supervisor
from desktop_app.services import registers, timeline
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, appointing, history
from desktop_app.services.registers.states import NotAllowed
from desktop_app.services.registers.step_refusals import step_refusals
from desktop_app.services.supervision import steps
from tests.services.activities.activity_office import values
from tests.services.supervision.supervision_office import (
    REPLIED,
    SENT,
    item,
    rectified,
    supervisor,
)


def state(desk: Desk, key: int) -> str:
    return str(values(desk, SupervisionItem, key)["state"])


def test_an_item_from_its_plan_to_its_close(desk: Desk) -> None:
    key = item(desk)
    assert values(desk, SupervisionItem, key)["number"] == "JD-001"
    seen = [state(desk, key)]
    steps.start(desk, [key], {"start_on": "2026-03-05"})
    seen.append(state(desk, key))
    steps.send(desk, [key], SENT)
    seen.append(state(desk, key))
    steps.reply(desk, [key], REPLIED)
    seen.append(state(desk, key))
    steps.look_back(desk, [key], {"looked_on": "2026-07-01", "looked": "演示到位"})
    seen.append(state(desk, key))
    steps.close(desk, [key], {"closed_on": "2026-07-02"})
    seen.append(state(desk, key))
    assert seen == ["planned", "underway", "sent", "rectified", "rectified", "closed"]
    history.undo(desk)
    assert state(desk, key) == "rectified"
    assert values(desk, SupervisionItem, key)["looked"] == "演示到位"


def test_numbers_go_on_within_a_year(desk: Desk) -> None:
    days = ("2025-05-01", "2026-05-01", "2026-06-01")
    keys = [item(desk, f"演示{n}", start_on=day) for n, day in enumerate(days)]
    found = [(values(desk, SupervisionItem, key)["year"],
              values(desk, SupervisionItem, key)["number"]) for key in keys]  # fmt: skip
    assert found == [(2025, "JD-001"), (2026, "JD-001"), (2026, "JD-002")]


def test_a_step_out_of_turn_is_refused_and_says_why(desk: Desk) -> None:
    key = item(desk)
    with pytest.raises(NotAllowed, match="还没有送出监督意见"):
        steps.reply(desk, [key], REPLIED)
    with pytest.raises(NotAllowed, match="还没有反馈整改"):
        steps.close(desk, [key], {"closed_on": "2026-07-02"})
    with pytest.raises(NotAllowed, match="还没有反馈整改"):
        steps.look_back(desk, [key], {"looked_on": "2026-07-02", "looked": "演示"})
    done = rectified(desk, "演示另一项")
    steps.close(desk, [done], {"closed_on": "2026-07-02"})
    with pytest.raises(NotAllowed, match="已经办结"):
        steps.cancel(desk, [done], {"cancel_reason": "演示"})
    with pytest.raises(UserError, match="请先选中民主监督"):
        steps.start(desk, [], {})


def test_the_menu_knows_what_would_be_refused(desk: Desk) -> None:
    key = item(desk)
    found = step_refusals(desk, SupervisionItem, [key], steps.ITEM_STEPS)
    assert set(found) == {"rectified", "supervision_look_back", "close_supervision"}
    assert found["rectified"] == "还没有送出监督意见，请先点“送达意见…”。"
    both = step_refusals(desk, SupervisionItem, [key, rectified(desk, "二")], steps.ITEM_STEPS)
    assert "选中的 2 项里有 1 项不能这样办：“二”已经送出意见" in both["send_opinions"]


def test_a_look_back_before_the_reply_is_refused(desk: Desk) -> None:
    key = rectified(desk)
    with pytest.raises(UserError, match="不能早于"):
        steps.look_back(desk, [key], {"looked_on": "2026-04-01", "looked": "演示"})
    with pytest.raises(UserError, match="请写明回头看"):
        steps.look_back(desk, [key], {"looked_on": "2026-07-01", "looked": ""})
    assert values(desk, SupervisionItem, key)["looked_on"] is None


def test_opinions_are_outcomes_of_the_item(desk: Desk) -> None:
    key = item(desk)
    steps.register(desk, key, ["演示意见一", "演示意见二"], {"sent_on": "2026-03-20"})
    found = [registers.draft(desk, Outcome, each).values
             for each in registers.find(desk, Outcome, Query())]  # fmt: skip
    assert {each["source"] for each in found} == {f"supervision_item:{key}"}
    (top,) = timeline.timeline(desk, SupervisionItem, key).nodes
    assert [each.title for each in top.nodes] == ["开始监督", "演示意见一", "演示意见二"]
    with pytest.raises(UserError, match="没有新的意见建议"):
        steps.register(desk, key, ["演示意见一"], {})


def test_a_supervisor_is_appointed_anew_and_leaves(desk: Desk) -> None:
    key = supervisor(desk)
    with pytest.raises(NotAllowed, match="原来聘到 2026-12-31"):
        appointing.renew(desk, Supervisor, [key], {"until": "2026-06-30"})
    appointing.end(desk, Supervisor, [key], {"until": "2026-10-31", "remark": "演示调离"})
    assert values(desk, Supervisor, key)["state"] == "ended"
    with pytest.raises(NotAllowed, match="已经结束聘任"):
        appointing.end(desk, Supervisor, [key], {"until": "2026-11-01"})
    appointing.renew(desk, Supervisor, [key], {"until": "2028-12-31", "document": ""})
    stored = values(desk, Supervisor, key)
    assert (stored["state"], stored["until"]) == ("serving", "2028-12-31")
