"""What an office keeps: every record, declared once, in the order they depend on each other."""

from __future__ import annotations

from desktop_app.records.attachment import Attachment
from desktop_app.records.brand import Brand, BrandAward, BrandMedia, BrandMilestone
from desktop_app.records.member import Member
from desktop_app.records.office import (
    CharacterStroke,
    CodeEntry,
    Committee,
    Office,
    Sector,
    Term,
)
from desktop_app.records.point import Point
from desktop_app.records.record import Record

__all__ = [
    "ALL", "Attachment", "Brand", "BrandAward", "BrandMedia", "BrandMilestone",
    "CharacterStroke", "CodeEntry", "Committee", "Member", "Office", "Point", "Record", "Sector",
    "Term",
]  # fmt: skip

ALL: tuple[type[Record], ...] = (
    Office, Term, Sector, Committee, CodeEntry, CharacterStroke, Member, Point, Brand,
    BrandMilestone, BrandMedia, BrandAward, Attachment,
)  # fmt: skip
