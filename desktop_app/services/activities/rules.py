"""What the engines need from the activities and their attendance."""

from __future__ import annotations

from desktop_app.services.subjects import Subject

ACTIVITIES = Subject(
    name="activities",
    records=("activity", "activity_part", "attendance"),
    window="desktop_app.ui.activities.rules",
)
