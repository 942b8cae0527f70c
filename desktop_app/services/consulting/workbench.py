"""Consultations and outcomes on the workbench."""

from __future__ import annotations

from desktop_app.records.outcome import ENDED_STATES, Outcome
from desktop_app.services.consulting.consultation_figures import CONSULTATIONS
from desktop_app.services.consulting.outcome_figures import OUTCOMES
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.number_texts import percent
from desktop_app.services.statistics.parts import One, OtherCodes, total
from desktop_app.services.statistics.sections import TOTAL, SectionRule
from desktop_app.services.workbench import HeadlineRule, WorkbenchCount

OUTCOMES_ENTERED = SectionRule(
    key="outcome",
    title="意见建议",
    record=Outcome,
    where=(),
    parts=(
        total("意见建议", "条"),
        One("going", "在办意见建议", "条", (
            OtherCodes(Outcome, "handling", ENDED_STATES),
            Filter("adoption", "in", ("pending", "adopted", "partly")),
            ~Outcome.STOPPED,
        )),
        One("done", "已办结", "条", (Outcome.ENDED,)),
    ),
)  # fmt: skip
"""Outcomes of all years: those that somebody still works on, and those that are done."""

WORKBENCH = (
    HeadlineRule(
        "consultation", "今年协商", (WorkbenchCount(CONSULTATIONS), WorkbenchCount(OUTCOMES)),
        lambda _, outcomes: f"今年意见建议 {outcomes} 条",
    ),
    HeadlineRule(
        "outcome", "在办意见建议", (WorkbenchCount(OUTCOMES_ENTERED, ("going", "done", TOTAL)),),
        lambda _, done, every: f"已办结 {done} 条，占 {percent(done, every)}", 2,
    ),
)  # fmt: skip
