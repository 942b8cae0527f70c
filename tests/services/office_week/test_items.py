"""Agenda items: what they take from their meeting, their steps, reminders, timeline, figures."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Activity, AgendaItem
from desktop_app.services import reminders, timeline
from desktop_app.services.desk import Desk
from desktop_app.services.office_week import item_steps
from desktop_app.services.office_week.statistics import STATISTICS
from desktop_app.services.registers import Refused, history
from desktop_app.services.registers.states import NotAllowed
from desktop_app.services.registers.step_refusals import step_refusals
from desktop_app.services.statistics.periods import of_year
from desktop_app.services.statistics.statements import statement
from tests.services.activities.activity_office import activity, changed, saved, values
from tests.services.office_week.office import item

RESULT = {"result": "passed", "resolution": "同意", "owner_unit": "演示办公室", "due": "2026-03-01"}


def item_refusals(desk: Desk, keys: list[int]) -> dict[str, str]:
    return step_refusals(desk, AgendaItem, keys, item_steps.STEPS)


def state(desk: Desk, key: int) -> str:
    return str(values(desk, AgendaItem, key)["state"])


def test_an_item_takes_name_day_body_and_next_place_from_its_meeting(desk: Desk) -> None:
    meeting = activity(desk, "演示主席会议", kind="chairs")
    keys = [saved(desk, AgendaItem, name=each, activity=meeting) for each in "甲乙"]
    found = [values(desk, AgendaItem, key) for key in keys]
    assert [(x["meeting"], x["day"], x["body"], x["position"]) for x in found] == [
        ("演示主席会议", "2026-02-09", "chairs", 1), ("演示主席会议", "2026-02-09", "chairs", 2),
    ]  # fmt: skip


def test_what_an_item_says_itself_stays(desk: Desk) -> None:
    meeting = activity(desk, "演示会议", kind="survey")
    key = item(desk, activity=meeting, day="2026-02-11", position=7)
    found = values(desk, AgendaItem, key)
    assert (found["meeting"], found["day"], found["body"], found["position"]) == (
        "演示党组会议", "2026-02-11", "party_group", 7,
    )  # fmt: skip


def test_another_meeting_brings_its_own(desk: Desk) -> None:
    one = activity(desk, "演示主席会议", kind="chairs")
    other = activity(desk, "演示常委会会议", start_on="2026-03-09")
    key = saved(desk, AgendaItem, name="甲", activity=one)
    changed(desk, AgendaItem, key, activity=other)
    found = values(desk, AgendaItem, key)
    assert (found["meeting"], found["day"], found["body"]) == (
        "演示常委会会议", "2026-03-09", "standing",
    )  # fmt: skip


def test_a_meeting_that_is_put_off_takes_its_items_along(desk: Desk) -> None:
    meeting = activity(desk, "演示主席会议", kind="chairs")
    keys = [saved(desk, AgendaItem, name="甲", activity=meeting),
            item(desk, "乙", activity=meeting, day="2026-01-01")]  # fmt: skip
    changed(desk, Activity, meeting, start_on="2026-02-16", name="演示第2次主席会议")
    found = [values(desk, AgendaItem, key) for key in keys]
    assert [(each["meeting"], each["day"]) for each in found] == [
        ("演示第2次主席会议", "2026-02-16"), ("演示党组会议", "2026-01-01"),
    ]  # fmt: skip
    history.undo(desk)
    assert values(desk, AgendaItem, keys[0])["day"] == "2026-02-09"


def test_from_result_to_done(desk: Desk) -> None:
    key = item(desk, day="2026-02-09")
    item_steps.decide(desk, [key], RESULT)
    assert state(desk, key) == "decided"
    item_steps.assign(desk, [key], {"owner_unit": "演示提案委", "due": "2026-04-01"})
    assert state(desk, key) == "following"
    item_steps.progress(desk, [key], {"progress": "已会签"})
    item_steps.progress(desk, [key], {"progress": "已报送"})
    lines = values(desk, AgendaItem, key)["progress"].splitlines()
    assert [line.partition("：")[2] for line in lines] == ["已会签", "已报送"]
    item_steps.finish(desk, [key], {"done_on": "2026-03-20", "progress": ""})
    found = values(desk, AgendaItem, key)
    assert (found["state"], found["done_on"], found["progress"]) == (
        "done", "2026-03-20", "\n".join(lines),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "to"),
    [(RESULT, "decided"), ({"result": "heard"}, "none"), ({"result": "deferred"}, "deferred"),
     ({**RESULT, "result": "deferred"}, "deferred")],
)  # fmt: skip
def test_result_and_resolution_decide_the_state(desk: Desk, given: dict[str, str], to: str) -> None:
    key = item(desk, day="2026-02-09")
    item_steps.decide(desk, [key], {"day": "", **given})
    assert state(desk, key) == to
    assert values(desk, AgendaItem, key)["day"] == "2026-02-09"


def test_what_was_put_off_is_decided_later(desk: Desk) -> None:
    key = item(desk)
    item_steps.put_off(desk, [key], {"remark": "材料不全"})
    item_steps.decide(desk, [key], RESULT)
    assert state(desk, key) == "decided"


@pytest.mark.parametrize(
    ("step", "given"),
    [(item_steps.assign, {"owner_unit": "甲"}), (item_steps.finish, {"done_on": "2026-03-01"}),
     (item_steps.progress, {"progress": "甲"})],
)  # fmt: skip
def test_what_was_not_decided_cannot_be_carried_out(
    desk: Desk, step: object, given: dict[str, str]
) -> None:
    key = item(desk)
    with pytest.raises(NotAllowed):
        step(desk, [key], given)  # type: ignore[operator]
    assert state(desk, key) == "planned"
    assert {*item_refusals(desk, [key])} == {"assign_item", "item_progress", "finish_item"}


def test_a_reason_is_asked_for(desk: Desk) -> None:
    key = item(desk)
    with pytest.raises(Refused):
        item_steps.put_off(desk, [key], {"remark": " "})
    with pytest.raises(UserError, match="先选中"):
        item_steps.finish(desk, [], {})


def test_nothing_to_do_keeps_the_remark_of_the_item(desk: Desk) -> None:
    key = item(desk, remark="演示备注")
    item_steps.decide(desk, [key], RESULT)
    item_steps.leave(desk, [key], {"remark": "已由县委统一办理"})
    found = values(desk, AgendaItem, key)
    assert (found["state"], found["remark"]) == ("none", "演示备注")


def test_an_agenda_is_registered_as_numbered_items(desk: Desk) -> None:
    meeting = activity(desk, "演示主席会议", kind="chairs")
    texts = ["传达学习（汇报单位：办公室）", "审议计划"]
    item_steps.register(desk, meeting, texts, {"attending": "演示局"})
    again = item_steps.register(desk, meeting, [*texts, "其他"], {})
    assert len(again.keys) == 1
    found = timeline.timeline(desk, Activity, meeting)
    titles = [node.title for node in found.nodes[0].nodes if node.kind == "agenda_item"]
    assert titles == ["传达学习", "审议计划", "其他"]


def test_reminders_are_of_overdue_items_and_of_meetings_without_a_result(desk: Desk) -> None:
    late = item(desk, "甲", day="2026-01-05")
    item_steps.decide(desk, [late], {**RESULT, "due": "2026-01-20"})
    item(desk, "乙", day="2026-01-05")
    item(desk, "丙", day="2027-01-05")
    undated = item(desk, "丁", day="2026-01-05")
    item_steps.decide(desk, [undated], {**RESULT, "due": ""})
    found = [(each.kind, each.what) for each in reminders.due(desk)]
    assert sorted(found) == [("agenda_due", "甲"), ("agenda_result", "乙")]


def test_the_figures_are_the_rows_behind_them(desk: Desk) -> None:
    keys = [item(desk, each, day="2026-02-09") for each in "甲乙丙丁"]
    item_steps.decide(desk, keys[:2], {**RESULT, "due": "2026-02-10"})
    item_steps.finish(desk, keys[:1], {"done_on": "2026-02-10"})
    item_steps.decide(desk, keys[2:3], {"result": "heard"})
    found = statement(desk, STATISTICS, of_year(2026))
    names = ("agenda", "agenda_resolved", "agenda_done", "agenda_open", "agenda_overdue")
    shown = [found.figure(name).value for name in names]
    overdue = int(desk.today.isoformat() > "2026-02-10")
    assert shown == [4, 2, 1, 1, overdue]


def test_an_item_may_be_given_to_others_and_put_off_to_another_day(desk: Desk) -> None:
    key = item(desk, day="2026-02-09")
    item_steps.decide(desk, [key], RESULT)
    item_steps.assign(desk, [key], {"owner_unit": "演示提案委"})
    item_steps.assign(desk, [key], {"owner_unit": "演示办公室", "due": "2026-04-01"})
    found = values(desk, AgendaItem, key)
    assert (found["owner_unit"], found["due"]) == ("演示办公室", "2026-04-01")
    before = history.next_undo(desk)
    assert before is not None
    assert before.name == "会议议题状态：落实中（交办落实） · 演示议题"
    other = item(desk, "演示另一项", day="2026-02-09")
    item_steps.decide(desk, [other], {"result": "deferred"})
    item_steps.decide(desk, [other], {"result": "deferred", "day": "2026-03-09"})
    assert values(desk, AgendaItem, other)["day"] == "2026-03-09"
    assert "put_off_item" in item_refusals(desk, [other])
    with pytest.raises(NotAllowed):
        item_steps.put_off(desk, [other], {"remark": "材料不全"})
    item_steps.leave(desk, [other], {"remark": "撤回"})
    assert {"leave_item"} <= {*item_refusals(desk, [other])}


def test_progress_of_several_items_is_added_to_that_of_each(desk: Desk) -> None:
    keys = [item(desk, each, day="2026-02-09") for each in ("演示甲", "演示乙")]
    item_steps.decide(desk, keys, RESULT)
    item_steps.progress(desk, keys[:1], {"progress": "已会签"})
    item_steps.finish(desk, keys, {"done_on": "2026-03-20", "progress": "已办结"})
    texts = [str(values(desk, AgendaItem, key)["progress"]).splitlines() for key in keys]
    assert [[line.partition("：")[2] for line in each] for each in texts] == [
        ["已会签", "已办结"], ["已办结"],
    ]  # fmt: skip
    assert {state(desk, key) for key in keys} == {"done"}
