"""What an office keeps: every record, declared once, in the order they depend on each other."""

from __future__ import annotations

from desktop_app.records.attachment import Attachment
from desktop_app.records.brand import Brand, BrandAward, BrandMedia, BrandMilestone
from desktop_app.records.calendar import Holiday, Limits
from desktop_app.records.case import Case
from desktop_app.records.consultation import Consensus, Consultation, Opinion, Participant
from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.look_back import LookBack
from desktop_app.records.member import Member
from desktop_app.records.office import CharacterStroke, CodeEntry, Committee, Office, Sector, Term
from desktop_app.records.outcome import Outcome, OutcomeStep
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic

__all__ = [
    "ALL", "Attachment", "Brand", "BrandAward", "BrandMedia", "BrandMilestone", "Case",
    "CharacterStroke", "CodeEntry", "Committee", "Consensus", "Consultation",
    "ConsultationPlan", "Holiday", "Limits", "LookBack", "Member", "Office", "Opinion", "Outcome",
    "OutcomeStep", "Participant", "Point", "Record", "Sector", "Term", "Topic",
]  # fmt: skip

ALL: tuple[type[Record], ...] = (
    Office, Limits, Term, Sector, Committee, CodeEntry, CharacterStroke, Holiday, Member, Point,
    Topic, ConsultationPlan, Consultation, Participant, Opinion, Consensus, Outcome, OutcomeStep,
    LookBack, Case, Brand, BrandMilestone, BrandMedia, BrandAward, Attachment,
)  # fmt: skip
