"""Contact with the committees above, as the tables of a period count it."""

from __future__ import annotations

from desktop_app.records.upward_report import UpwardReport
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import One
from desktop_app.services.statistics.sections import SectionRule

CONTACT_ABOVE = SectionRule(
    key="upward_report",
    title="对口请示汇报",
    record=UpwardReport,
    where=(OnDay("day"),),
    parts=(
        One("reported", "对口请示汇报", "次", (Filter("kind", "in", ("ask", "report")),)),
        One("guided", "接受对口指导", "次", (Filter("kind", "in", ("guided",)),)),
        One("guides", "联系指导县市", "次", (Filter("kind", "in", ("guide",)),)),
    ),
    places={"committee": "committee"},
)
"""What was asked, reported and guided on a day of the period."""
