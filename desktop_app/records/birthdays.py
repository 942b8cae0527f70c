"""The day a person was born, by which a list can be narrowed to ages as well."""

from __future__ import annotations

from desktop_app.records.field_types import Day


class BirthDay(Day):
    """A day, month or year of birth."""
