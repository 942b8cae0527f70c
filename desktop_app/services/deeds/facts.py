"""The fact that a member or a group did something for people."""

from __future__ import annotations

from desktop_app.records.deed import Deed
from desktop_app.services.facts.declared import FactRule, FactSource, Sharers
from desktop_app.services.statistics.days import OnDay

FACTS = (
    FactRule(
        key="deed",
        unit="件",
        words="办成的实事，按完成日期计；牵头的是第一人，一起办的算参与",
        kinds="deed_aid",
        waiting="在办",
        sources=(
            FactSource(
                record=Deed,
                where=(Deed.DONE,),
                reasons=("还没有办结",),
                day=OnDay("done_on", otherwise="start_on"),
                member="member",
                group="group",
                kind="aid",
                sharers=Sharers(Deed, "partners"),
                waits=(Deed.OPEN,),
            ),
        ),
    ),
)
