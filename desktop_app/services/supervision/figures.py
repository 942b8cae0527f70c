"""The sections of the statistics of supervision: items, their opinions, the supervisors."""

from __future__ import annotations

from desktop_app.records.outcome import Outcome
from desktop_app.records.predicates import filled
from desktop_app.records.supervision import SupervisionItem, Supervisor
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import ByCode, HoldingCode, share, total
from desktop_app.services.statistics.sections import SectionRule, Unclear

OF_ITEM = filled(Outcome.supervision_item)
ITEMS = SectionRule(
    key="supervision",
    title="民主监督",
    record=SupervisionItem,
    where=(~SupervisionItem.CANCELLED, OnDay("start_on")),
    parts=(
        total("监督事项", "项"),
        ByCode("state", "项", rare=True),
        HoldingCode("modes", "mode", "方式：", "项"),
        share("sent", "已送意见", "项", SupervisionItem.SENT, rate="送达率"),
        share("rectified", "已反馈整改", "项", SupervisionItem.RECTIFIED, rate="反馈率",
              of="sent"),
        share("visited", "已回头看", "项", SupervisionItem.VISITED, rate="回头看率",
              of="rectified"),
        share("reported", "有专报（文号）", "项", Filter("document", "filled")),
        share("with_opinions", "登记了监督意见", "项",
              Filter("outcome.supervision_item", "having")),
    ),
    places={"committee": "committee"},
    unclear=Unclear("开始日期不明的民主监督", "项", (~SupervisionItem.CANCELLED,)),
)  # fmt: skip
"""Items that began in the period, and how far each of them is by today."""

OPINIONS = SectionRule(
    key="supervision_outcome",
    title="监督意见",
    record=Outcome,
    where=(OF_ITEM, OnDay("sent_on", otherwise="supervision_item.start_on")),
    parts=(
        total("监督意见", "条"),
        share("adopted", "采纳和部分采纳", "条", Outcome.ADOPTED, rate="采纳率"),
        share("rectified", "已整改（办结）", "条", Outcome.ENDED, rate="整改率"),
        ByCode("handling", "条", rare=True),
    ),
    places={"committee": "supervision_item.committee"},
    unclear=Unclear("日期不明的监督意见", "条", (OF_ITEM,)),
)
"""Outcomes whose source is an item of supervision."""

SUPERVISORS = SectionRule(
    key="supervisor",
    title="特约监督员",
    record=Supervisor,
    where=(Supervisor.SERVING,),
    parts=(
        total("在聘的特约监督员", "人"),
        share("members", "其中委员", "人", Filter("member", "filled")),
    ),
    places={"committee": "member.committee"},
)
"""Those that serve today."""
