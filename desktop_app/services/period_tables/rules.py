"""What the engines need from the ten tables of a period."""

from __future__ import annotations

from desktop_app.services.subjects import Subject

PERIOD_TABLES = Subject(name="period_tables", records=())
