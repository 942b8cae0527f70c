"""Facts of members and studios: receiving people, being on duty at a point."""

from __future__ import annotations

from desktop_app.records.predicates import one_of
from desktop_app.records.reception import DutyShift, Reception
from desktop_app.services.facts.declared import FactRule, FactSource
from desktop_app.services.statistics.days import OnDay

BY_DAY = OnDay("day")
FACTS = (
    FactRule(
        key="reception_done",
        unit="件",
        words="接待群众，按值班委员计",
        kinds="reception_way",
        sources=(
            FactSource(
                record=Reception,
                where=(),
                reasons=(),
                day=BY_DAY,
                member="members",
                group="group",
                kind="way",
            ),
        ),
    ),
    FactRule(
        key="duty_done",
        unit="班",
        words="到协商点值了班",
        sources=(
            FactSource(
                record=DutyShift,
                where=(one_of(DutyShift.done, 1),),
                reasons=("没有写“已到岗”",),
                day=BY_DAY,
                member="members",
                opens="point",
            ),
        ),
    ),
)
