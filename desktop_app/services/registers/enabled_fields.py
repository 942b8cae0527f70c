"""Which fields an office uses, and which of them lists may show."""

from __future__ import annotations

from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Field


def is_enabled(field: Field, shared: Lookup) -> bool:
    """Whether the office uses a field: one that is off by default needs a setting."""
    return not field.off_by_default or bool(shared.office.get(f"keeps_{field.name}s"))


def is_listed(field: Field, shared: Lookup) -> bool:
    """Whether lists may show a field: the office uses it, and it is not internal."""
    return is_enabled(field, shared) and not field.internal
