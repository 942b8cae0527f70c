"""The timeline of an activity: notice, parts in their order, attendance, what came of it."""

from __future__ import annotations

from desktop_app.records import Activity, Outcome
from desktop_app.services import timeline
from desktop_app.services.desk import Desk
from tests.services.activities import activity_office as office


def test_an_activity_from_notice_to_outcome(desk: Desk) -> None:
    key = office.activity(
        desk, noticed_on="2026-02-01", end_on="2026-02-10", effect="演示成效", place="演示村"
    )
    office.part(desk, key, 1, day="2026-02-09", half="上午", title="演示开幕")
    office.part(desk, key, 2, day="2026-02-10", half="下午")
    office.attendance(desk, key, member=office.member(desk, "演示甲"), marks="到到")
    office.saved(desk, Outcome, content="演示建议", source=f"activity:{key}", sent_on="2026-03-01")
    (top,) = timeline.timeline(desk, Activity, key).nodes
    told = {line.label: line.text for line in top.lines}
    assert told["出勤"] == "应到 1 人，实到 1 人"
    assert told["活动成效"] == "演示成效"
    titles = [each.title for each in top.nodes]
    assert titles == ["通知", "开始", "演示开幕", "第 2 段", "结束", "演示建议"]
    assert top.nodes[2].lines[0].text == "上午"
    assert top.nodes[-1].record is not None


def test_what_nobody_has_entered_is_left_out(desk: Desk) -> None:
    key = office.activity(desk, start_on="")
    (top,) = timeline.timeline(desk, Activity, key).nodes
    assert top.nodes == ()
    assert "出勤" not in {line.label for line in top.lines}
