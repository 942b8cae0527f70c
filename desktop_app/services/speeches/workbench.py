"""Speeches on the workbench: those for this year's sessions, handed in and chosen."""

from __future__ import annotations

from desktop_app.records.speech import Speech
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import share, total
from desktop_app.services.statistics.sections import TOTAL, SectionRule
from desktop_app.services.workbench import HeadlineRule, WorkbenchCount

SPEECHES_OF_YEAR = SectionRule(
    key="speech",
    title="大会发言",
    record=Speech,
    where=(OnDay("session.opens", otherwise="handed_on"),),
    parts=(
        total("征集发言", "篇"),
        share("handed", "已报送稿", "篇", Speech.HANDED_IN),
        share("chosen", "选定", "篇", Speech.CHOSEN),
    ),
)
WORKBENCH = {
    "speech": HeadlineRule(
        (WorkbenchCount(SPEECHES_OF_YEAR, (TOTAL, "handed", "chosen")),),
        lambda _, handed, chosen: f"报送 {handed} 篇，选定 {chosen} 篇",
    ),
}  # fmt: skip
