"""What the engines need from seating: its record and its window."""

from __future__ import annotations

from desktop_app.services.subjects import Subject

SEATING = Subject(
    name="seating",
    records=("seat_plan",),
    window="desktop_app.ui.seating.rules",
)
