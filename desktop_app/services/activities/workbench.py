"""Activities on the workbench: those held this year, and how many of those due came."""

from __future__ import annotations

from desktop_app.records.activity import Activity
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.number_texts import percent
from desktop_app.services.statistics.parts import One, total
from desktop_app.services.statistics.sections import TOTAL, SectionRule
from desktop_app.services.workbench import HeadlineRule, WorkbenchCount

HELD = SectionRule(
    key="activity",
    title="活动",
    record=Activity,
    where=(Activity.HELD, OnDay("start_on")),
    parts=(
        total("举行的会议和活动", "次"),
        One("due", "应到", "人次", (Filter("due_count", "filled"),), "due_count"),
        One("came", "实到", "人次", (Filter("came_count", "filled"),), "came_count"),
    ),
)


def _note(held: int, due: int, came: int) -> str:
    return f"应到 {due} 人次，出席率 {percent(came, due)}" if held and due else "还没有登记出勤"


WORKBENCH = (
    HeadlineRule(
        "activity", "今年会议和活动", (WorkbenchCount(HELD, (TOTAL, "due", "came")),), _note
    ),
)
