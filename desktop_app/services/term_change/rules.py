"""What the engines need from the change of a term."""

from __future__ import annotations

from desktop_app.services.subjects import Subject

TERM_CHANGE = Subject(name="term_change", records=("handover_item",))
