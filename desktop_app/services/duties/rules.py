"""What the engines need from the duties of members and groups (五个一)."""

from __future__ import annotations

from desktop_app.services.subjects import Subject

DUTIES = Subject(name="duties", records=("duty", "duty_tick"))
