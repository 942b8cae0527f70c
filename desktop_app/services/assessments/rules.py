"""What the engines need from yearly assessments."""

from __future__ import annotations

from desktop_app.services.subjects import Subject

ASSESSMENTS = Subject(name="assessments", records=("assessment",))
