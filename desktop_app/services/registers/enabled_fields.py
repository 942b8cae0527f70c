"""Which fields an office uses."""

from __future__ import annotations

from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Field


def is_enabled(field: Field, shared: Lookup) -> bool:
    """Whether the office uses a field: one that is off by default needs a setting."""
    return not field.off_by_default or bool(shared.office.get(f"keeps_{field.name}s"))
