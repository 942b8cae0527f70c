"""The fact that a member visited or called on somebody."""

from __future__ import annotations

from desktop_app.records.contact import Contact
from desktop_app.services.facts.declared import FactRule, FactSource
from desktop_app.services.statistics.days import OnDay

FACTS = (
    FactRule(
        key="contact_made",
        unit="次",
        words="走访联系，按“走访的委员”计",
        kinds="contact_kind",
        sources=(
            FactSource(
                record=Contact,
                where=(),
                reasons=(),
                day=OnDay("day"),
                member="visitor_member",
                kind="kind",
            ),
        ),
    ),
)
