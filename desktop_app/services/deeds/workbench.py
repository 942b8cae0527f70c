"""Deeds on the workbench: those done this year, and those that go on."""

from __future__ import annotations

from desktop_app.records.deed import Deed
from desktop_app.services.deeds.figures import DONE
from desktop_app.services.statistics.parts import total
from desktop_app.services.statistics.sections import TOTAL, SectionRule
from desktop_app.services.workbench import HeadlineRule, WorkbenchCount

GOING_ON = SectionRule(
    key="deed_open",
    title="在办的实事",
    record=Deed,
    where=(Deed.OPEN,),
    parts=(total("在办的实事", "件"),),
)
WORKBENCH = {
    "deed": HeadlineRule(
        (WorkbenchCount(DONE, (TOTAL, "effective")), WorkbenchCount(GOING_ON)),
        lambda _, seen, going: f"见效 {seen} 件，在办 {going} 件",
    ),
}  # fmt: skip
