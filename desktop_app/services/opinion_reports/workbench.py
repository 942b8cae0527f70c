"""Opinion reports on the workbench: those of this year, and how many were adopted."""

from __future__ import annotations

from desktop_app.records.opinion_report import OpinionReport
from desktop_app.services.opinion_reports.report_figures import ISSUED, RECEIVED
from desktop_app.services.statistics.parts import total
from desktop_app.services.statistics.sections import TOTAL, SectionRule
from desktop_app.services.workbench import HeadlineRule, WorkbenchCount

REPORTS_ENTERED = SectionRule(
    key="opinion_report", title="社情民意", record=OpinionReport, where=(),
    parts=(total("社情民意", "条"),),
)  # fmt: skip
WORKBENCH = (
    HeadlineRule(
        "opinion_report", "今年社情民意",
        (WorkbenchCount(RECEIVED), WorkbenchCount(ISSUED, (TOTAL, "adopted")),
         WorkbenchCount(REPORTS_ENTERED)),
        lambda _received, issued, adopted, _every: f"编发 {issued} 条，被采用 {adopted} 条", 3,
    ),
)  # fmt: skip
