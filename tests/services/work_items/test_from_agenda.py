"""What a meeting resolved as a task: the link both ways, one progress, one end."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import AgendaItem, WorkItem
from desktop_app.services import registers, timeline
from desktop_app.services.desk import Desk
from desktop_app.services.office_week import item_steps
from desktop_app.services.registers import history
from desktop_app.services.registers.states import NotAllowed, change_state
from desktop_app.services.work_items import from_agenda, steps
from tests.services.activities.activity_office import changed, values
from tests.services.office_week.office import item
from tests.services.work_items.work_office import RESULT, every, note, task

RESOLVED = {
    "result": "passed", "resolution": "按季度通报（演示）", "owner_unit": "演示办公室",
    "owner_name": "演示人", "due": "2026-12-01", "day": "2026-03-02", "state": "decided",
}  # fmt: skip


def resolved(desk: Desk, name: str = "研究通报事宜", **typed: object) -> int:
    return item(desk, name, **{**RESOLVED, **typed})


def made(desk: Desk, key: int, **given: object) -> int:
    """The task that is made of an agenda item."""
    from_agenda.to_tasks(desk, [key], given)
    return every(desk, WorkItem)[-1].key


def test_a_task_begins_with_what_was_resolved(desk: Desk) -> None:
    key = resolved(desk)
    found = values(desk, WorkItem, made(desk, key, kind="required"))
    names = ("name", "measure", "unit", "person", "due", "assigned_by", "source", "kind", "year")
    assert [found[each] for each in names] == [
        "研究通报事宜", "按季度通报（演示）", "演示办公室", "演示人", "2026-12-01", "演示党组会议",
        f"agenda_item:{key}", "required", 2026,
    ]  # fmt: skip


def test_a_unit_that_is_a_committee_leads(desk: Desk) -> None:
    from desktop_app.records import Committee

    committee = registers.save(desk, Committee, {"name": "演示提案委"}).keys[0]
    key = resolved(desk, owner_unit="演示提案委")
    found = values(desk, WorkItem, made(desk, key))
    assert (found["committee"], found["unit"]) == (committee, None)


def test_the_agenda_item_shows_how_far_its_task_is(desk: Desk) -> None:
    key = resolved(desk)
    own = made(desk, key)
    assert values(desk, AgendaItem, key)["task_progress"] == "未启动"
    assert values(desk, AgendaItem, key)["state"] == "following"
    note(desk, own, day="2026-06-10", percent="60", content="完成初稿")
    assert values(desk, AgendaItem, key)["task_progress"] == "推进中 60%（2026-06-10）：完成初稿"
    steps.finish(desk, [own], RESULT)
    found = values(desk, AgendaItem, key)
    assert (found["state"], found["done_on"]) == ("done", "2026-11-20")
    history.undo(desk)
    found = values(desk, AgendaItem, key)
    assert (found["state"], found["done_on"]) == ("following", None)
    assert found["task_progress"] == "推进中 60%（2026-06-10）：完成初稿"


def test_two_tasks_of_one_item_are_done_together(desk: Desk) -> None:
    key = resolved(desk)
    own = made(desk, key)
    other = task(desk, "另一项", source=f"agenda_item:{key}")
    steps.finish(desk, [own], RESULT)
    assert values(desk, AgendaItem, key)["state"] == "following"
    assert values(desk, AgendaItem, key)["task_progress"] == (
        "“研究通报事宜”已完成 100%（2026-11-20）\n“另一项”未启动"
    )
    steps.cancel(desk, [other], {"cancel_reason": "演示"})
    assert values(desk, AgendaItem, key)["state"] == "done"


def test_nobody_notes_it_twice(desk: Desk) -> None:
    key = resolved(desk)
    made(desk, key)
    for step, given in (
        (item_steps.progress, {"progress": "演示"}),
        (item_steps.finish, {"done_on": "2026-11-20"}),
        (item_steps.leave, {"remark": "演示"}),
        (item_steps.put_off, {"remark": "演示"}),
    ):
        with pytest.raises(NotAllowed, match="工作任务"):
            step(desk, [key], given)
    with pytest.raises(NotAllowed, match="工作任务“研究通报事宜”"):
        change_state(desk, AgendaItem, [key], "done", "演示", {"done_on": "2026-11-20"})
    with pytest.raises(NotAllowed, match="已经转为工作任务"):
        from_agenda.to_tasks(desk, [key], {})


def test_only_what_was_resolved_becomes_a_task(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="还没有议定事项"):
        from_agenda.to_tasks(desk, [item(desk)], {})


def test_a_task_that_is_removed_frees_its_item(desk: Desk) -> None:
    key = resolved(desk)
    own = made(desk, key)
    registers.remove(desk, WorkItem, [own])
    assert values(desk, AgendaItem, key)["task_progress"] is None
    history.undo(desk)
    assert values(desk, AgendaItem, key)["task_progress"] == "未启动"


def test_a_task_that_is_moved_to_another_item(desk: Desk) -> None:
    one, other = resolved(desk, "甲"), resolved(desk, "乙")
    own = made(desk, one)
    changed(desk, WorkItem, own, source=f"agenda_item:{other}")
    shown = [values(desk, AgendaItem, key)["task_progress"] for key in (one, other)]
    assert shown == [None, "未启动"]


def test_what_is_internal_stays_with_the_task(desk: Desk) -> None:
    key = resolved(desk, internal="是")
    own = made(desk, key)
    assert values(desk, WorkItem, own)["internal"] == 1
    note(desk, own, day="2026-06-10", percent="60", content="内部情况")
    assert values(desk, AgendaItem, key)["task_progress"] == "推进中 60%（2026-06-10）"


def test_both_are_in_one_timeline(desk: Desk) -> None:
    key = resolved(desk)
    own = made(desk, key)
    note(desk, own, day="2026-06-10", percent="60", content="完成初稿")
    of_task = timeline.timeline(desk, WorkItem, own)
    text = str(of_task)
    assert "研究通报事宜" in text
    assert "完成初稿" in text
    assert str(timeline.timeline(desk, AgendaItem, key).nodes) == str(of_task.nodes)


def test_an_item_with_a_task_is_not_removed_under_it(desk: Desk) -> None:
    key = resolved(desk)
    own = made(desk, key)
    with pytest.raises(UserError, match="还有工作任务 1 项用着它"):
        registers.remove(desk, AgendaItem, [key])
    registers.remove(desk, WorkItem, [own])
    registers.remove(desk, AgendaItem, [key])
    assert every(desk, AgendaItem) == []
