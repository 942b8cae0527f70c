"""The fact that a member took part in a consultation."""

from __future__ import annotations

from desktop_app.records.consultation import Consultation, Participant
from desktop_app.services.facts.declared import FactRule, FactSource
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.sections import OfLinked

FACTS = (
    FactRule(
        key="consultation_came",
        unit="次",
        words="到会参加了协商；活动里的协商会按到会计",
        kinds="consultation_platform",
        sources=(
            FactSource(
                record=Participant,
                where=(Participant.CAME, OfLinked("consultation", Consultation.HELD)),
                reasons=("没有到会", "协商还没有召开，或者取消了"),
                day=OnDay("consultation.held_on"),
                member="member",
                kind="consultation.platform",
                opens="consultation",
            ),
        ),
    ),
)
