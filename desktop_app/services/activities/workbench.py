"""Activities on the workbench: those held this year, the surveys among them, those with a list."""

from __future__ import annotations

from desktop_app.records.activity import Activity
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import share, total
from desktop_app.services.statistics.sections import TOTAL, SectionRule
from desktop_app.services.workbench import HeadlineRule, WorkbenchCount

OUT = ("survey", "inspection", "year_inspection", "tour", "outer_tour")
"""Kinds for which members go out: 调研, 视察, 考察."""
HELD = SectionRule(
    key="activity",
    title="活动",
    record=Activity,
    where=(Activity.HELD, OnDay("start_on")),
    parts=(
        total("举行的会议和活动", "次"),
        share("out", "调研、视察和考察", "次", Filter("kind", "in", OUT)),
        share("listed", "登记了应到名单", "次", Filter("due_count", "filled")),
    ),
)

WORKBENCH = {
    "activity": HeadlineRule(
        (WorkbenchCount(HELD, (TOTAL, "out", "listed")),),
        lambda _, out, listed: f"调研视察 {out} 次，登记出勤 {listed} 次",
    ),
}  # fmt: skip
