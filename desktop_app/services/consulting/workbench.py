"""Consultation points, consultations and outcomes on the workbench."""

from __future__ import annotations

from desktop_app.records.outcome import ENDED_STATES, Outcome
from desktop_app.records.point import Point
from desktop_app.services.consulting.consultation_figures import CONSULTATIONS
from desktop_app.services.consulting.outcome_figures import OF_CONSULTATION, OUTCOMES
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.number_texts import percent
from desktop_app.services.statistics.parts import One, OtherCodes, share, total
from desktop_app.services.statistics.sections import TOTAL, SectionRule
from desktop_app.services.workbench import HeadlineRule, WorkbenchCount

POINTS_ENTERED = SectionRule(
    key="point",
    title="协商点",
    record=Point,
    where=(),
    parts=(
        total("协商点", "个"),
        share("running", "运行", "个", Point.RUNNING),
        share("signed", "已挂牌", "个", Filter("has_sign", "in", (1,))),
    ),
)
OUTCOMES_ENTERED = SectionRule(
    key="outcome",
    title="意见建议",
    record=Outcome,
    where=(OF_CONSULTATION,),
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
"""Counts the outcomes of all consultations of all years: being handled, and finished."""

WORKBENCH = {
    "point": HeadlineRule(
        (WorkbenchCount(POINTS_ENTERED, (TOTAL, "running", "signed")),),
        lambda _, running, signed: f"运行 {running} 个，已挂牌 {signed} 个",
    ),
    "consultation": HeadlineRule(
        (WorkbenchCount(CONSULTATIONS), WorkbenchCount(OUTCOMES)),
        lambda _, outcomes: f"今年意见建议 {outcomes} 条",
    ),
    "outcome": HeadlineRule(
        (WorkbenchCount(OUTCOMES_ENTERED, ("going", "done", TOTAL)),),
        lambda _, done, every: f"已办结 {done} 条，占 {percent(done, every)}", 2,
    ),
}  # fmt: skip
