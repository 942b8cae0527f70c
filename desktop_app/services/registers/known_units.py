"""The units that the office has named before, for a field in which another one is written."""

from __future__ import annotations

from collections import Counter

from desktop_app.records.special_field_types import UnitName, units_in
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from desktop_app.storage.query.value_counts import value_counts

MOST = 500


def known_units(desk: Desk) -> list[str]:
    """The units written in any field for units, the most used first, at most `MOST`."""
    counts: Counter[str] = Counter()
    for model in desk.office.records:
        for field in model.declared():
            if isinstance(field, UnitName):
                found = value_counts(desk.office, model, Query(), field.name, most=MOST)
                for text, many in found.values:
                    for unit in units_in(text) if field.several else (text,):
                        counts[unit] += many
    return [unit for unit, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0]))][:MOST]
