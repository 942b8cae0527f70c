"""What the engines need from the office's calendar: its holidays and its time limits."""

from __future__ import annotations

from desktop_app.services.subjects import Subject

CALENDAR = Subject(name="limits", records=("limits", "holiday"))
