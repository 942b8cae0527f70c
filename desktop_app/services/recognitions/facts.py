"""The fact that a member or a group was commended or shared experience."""

from __future__ import annotations

from desktop_app.records.recognition import Recognition
from desktop_app.services.facts.declared import FactRule, FactSource
from desktop_app.services.statistics.days import OnDay

FACTS = (
    FactRule(
        key="recognition",
        unit="项",
        words="受到表彰或者交流、推广了经验，按“委员”计",
        kinds="recognition_kind",
        sources=(
            FactSource(
                record=Recognition,
                where=(),
                reasons=(),
                day=OnDay("day"),
                member="members",
                group="group",
                kind="kind",
                level="level",
                matter=("id",),
            ),
        ),
    ),
)
