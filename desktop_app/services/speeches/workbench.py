"""Speeches on the workbench: those for this year's sessions, chosen and in the volume."""

from __future__ import annotations

from desktop_app.services.speeches.speech_figures import SPEECHES
from desktop_app.services.statistics.sections import TOTAL
from desktop_app.services.workbench import HeadlineRule, WorkbenchCount

WORKBENCH = (
    HeadlineRule(
        "speech", "今年大会发言", (WorkbenchCount(SPEECHES, (TOTAL, "handed", "chosen")),),
        lambda _, handed, chosen: f"报送 {handed} 篇，选定 {chosen} 篇",
    ),
)  # fmt: skip
