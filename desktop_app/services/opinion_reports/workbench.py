"""Opinion reports on the workbench: those of this year, and how many were adopted."""

from __future__ import annotations

from desktop_app.records.opinion_report import OpinionReport
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.parts import share, total
from desktop_app.services.statistics.sections import TOTAL, Asked, SectionRule
from desktop_app.services.workbench import HeadlineRule, WorkbenchCount


def _received_this_year(asked: Asked) -> tuple[Filter, ...]:
    return (Filter("received_on", "during", asked.period),)


def _issued_this_year(asked: Asked) -> tuple[Filter, ...]:
    return (Filter("issued_on", "during", asked.period),)


REPORTS_ENTERED = SectionRule(
    key="opinion_report",
    title="社情民意",
    record=OpinionReport,
    where=(),
    parts=(
        total("社情民意", "条"),
        share("received", "今年收到", "条", ~OpinionReport.ASKED, _received_this_year),
        share("issued", "今年编发", "条", OpinionReport.ISSUED, _issued_this_year),
        share(
            "adopted", "其中被采用", "条", OpinionReport.ISSUED, OpinionReport.ADOPTED,
            _issued_this_year,
        ),
    ),
)  # fmt: skip
"""The figures of the statistics for this year, without the modules that those need besides."""
WORKBENCH = {
    "opinion_report": HeadlineRule(
        (WorkbenchCount(REPORTS_ENTERED, ("received", "issued", "adopted", TOTAL)),),
        lambda _received, issued, adopted, _every: f"编发 {issued} 条，被采用 {adopted} 条", 3,
    ),
}  # fmt: skip
