"""The sections of the statistics that count what leaders wrote, by level."""

from __future__ import annotations

from desktop_app.records.instruction import Instruction
from desktop_app.services.consulting.consultation_figures import CONSULTATION_PLACES, through
from desktop_app.services.consulting.outcome_figures import OF_CONSULTATION
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import ByCode, total
from desktop_app.services.statistics.sections import OfLinked, SectionRule, Unclear

ON_OUTCOMES = (Filter("outcome", "filled"), OfLinked("outcome", OF_CONSULTATION))
INSTRUCTIONS = SectionRule(
    key="instruction",
    title="批示",
    record=Instruction,
    where=(*ON_OUTCOMES, OnDay("day")),
    parts=(total("意见建议的批示", "件"), ByCode("level", "件")),
    places=through("outcome.consultation", CONSULTATION_PLACES),
    unclear=Unclear("批示日期不明的意见建议批示", "件", ON_OUTCOMES),
)
"""Instructions on outcomes of consultations; those on others are not counted."""

OWN_INSTRUCTIONS = SectionRule(
    key="own_instruction",
    title="批示",
    record=Instruction,
    where=(OnDay("day"), Filter("consultation", "filled")),
    parts=(total("协商的批示", "件"), ByCode("level", "件")),
    places=through("consultation", CONSULTATION_PLACES),
)
"""Instructions on whole consultations."""
