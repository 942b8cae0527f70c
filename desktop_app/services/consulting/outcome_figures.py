"""The section of the statistics that counts outcomes: adoption, handling, feedback, effects."""

from __future__ import annotations

from desktop_app.records.outcome import Outcome
from desktop_app.records.predicates import filled
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import ByCode, HoldingCode, One, OtherCodes, share, total
from desktop_app.services.statistics.sections import Asked, SectionRule, Unclear

CONTENT = ("satisfied", "fairly")
RATED = (*CONTENT, "dissatisfied")
UNASSIGNED = "unassigned"
OF_CONSULTATION = filled(Outcome.consultation)
"""What proposals suggested is counted with the proposals; brands have no such figure."""


def past_due(asked: Asked) -> tuple[Filter, ...]:
    """Outcomes whose last day has passed."""
    return (Filter("due", "before", (asked.desk.today.isoformat(),)),)


OUTCOMES = SectionRule(
    key="outcome",
    title="意见建议",
    record=Outcome,
    where=(OF_CONSULTATION, OnDay("sent_on", otherwise="consultation.held_on")),
    parts=(
        total("意见建议", "条"),
        share("adopted", "采纳和部分采纳", "条", Outcome.ADOPTED, rate="采纳率"),
        ByCode("adoption", "条"),
        share("instructed", "有领导批示", "条", Filter("instruction.outcome", "having"),
              rate="批示率"),
        share("assigned", "已交办", "条", OtherCodes(Outcome, "handling", (UNASSIGNED,)),
              rate="交办率"),
        share("done", "已办结", "条", Outcome.ENDED, rate="办结率", of="assigned"),
        ByCode("handling", "条"),
        share("overdue", "逾期未办结", "条", Outcome.OPEN, past_due),
        share("reopened", "重新办理", "条", Outcome.REOPENED),
        share("stopped", "停止办理", "条", Outcome.STOPPED),
        share("rated", "已评价", "条", Filter("satisfaction", "in", RATED), rate="评价率"),
        share("content", "满意和基本满意", "条", Filter("satisfaction", "in", CONTENT),
              rate="满意率", of="rated"),
        ByCode("satisfaction", "条"),
        One("money", "落实资金", "万元", (Filter("money", "filled"),), "money"),
        One("beneficiaries", "受益人数", "人", (Filter("beneficiaries", "filled"),),
            "beneficiaries"),
        HoldingCode("ways", "way", "转化为", "条"),
    ),
    places={
        "committee": "consultation.committee", "county": "consultation.point.county",
        "point": "consultation.point", "platform": "consultation.platform",
        "consultation": "consultation",
    },
    unclear=Unclear("报送日期不明的意见建议", "条", (OF_CONSULTATION,)),
)  # fmt: skip
"""Outcomes sent in the period, and what became of each of them by today."""
