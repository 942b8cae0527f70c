"""The sections of the statistics that count what leaders wrote, by level."""

from __future__ import annotations

from desktop_app.records.instruction import Instruction
from desktop_app.services.consulting.consultation_figures import CONSULTATION_PLACES, through
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import ByCode, total
from desktop_app.services.statistics.sections import SectionRule, Unclear

INSTRUCTIONS = SectionRule(
    key="instruction",
    title="批示",
    record=Instruction,
    where=(OnDay("day"), Filter("outcome", "filled")),
    parts=(total("意见建议的批示", "件"), ByCode("level", "件")),
    places=through("outcome.consultation", CONSULTATION_PLACES),
    unclear=Unclear("批示日期不明的意见建议批示", "件", (Filter("outcome", "filled"),)),
)
"""Instructions on outcomes; those on one from elsewhere belong to no consultation."""

OWN_INSTRUCTIONS = SectionRule(
    key="own_instruction",
    title="批示",
    record=Instruction,
    where=(OnDay("day"), Filter("consultation", "filled")),
    parts=(total("协商的批示", "件"), ByCode("level", "件")),
    places=through("consultation", CONSULTATION_PLACES),
)
"""Instructions on whole consultations."""
