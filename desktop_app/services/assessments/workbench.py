"""Assessments on the workbench: how many are at each step until their year is locked."""

from __future__ import annotations

from desktop_app.records.assessment import Assessment
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.bars import Bar
from desktop_app.services.statistics.counting import values_by
from desktop_app.services.statistics.parts import total
from desktop_app.services.statistics.sections import TOTAL, Asked, Section, SectionRule
from desktop_app.services.workbench import ChartRule

STATE = "state"
OPEN = SectionRule(
    key="open_assessment",
    title="在办履职评定",
    record=Assessment,
    where=(Assessment.OPEN,),
    parts=(total("在办履职评定", "份"),),
)
"""The assessments that are not locked, of whatever year: those of last year end in this one."""


def by_step(asked: Asked, section: Section) -> tuple[Bar, ...]:
    """A bar for each step that some assessment is at, in the order of the steps."""
    counts = values_by(asked.desk, section, [TOTAL], STATE)
    choices = lookup(asked.desk).codes["assessment_state"]
    return tuple(
        Bar(choices.label(code), counts[code][0],
            where=(*section.where, Filter(STATE, "in", (code,))))
        for code in choices.order() if code in counts
    )  # fmt: skip


WORKBENCH = {"assessment": ChartRule(OPEN, by_step)}
