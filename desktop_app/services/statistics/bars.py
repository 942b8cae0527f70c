"""Charts as plain data: bars with their values and the records behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from desktop_app.services.outward import rows
from desktop_app.services.registers import Filter, Query, find
from desktop_app.services.statistics.counting import values_by
from desktop_app.services.statistics.sections import TOTAL, Asked, Section


class Bar(NamedTuple):
    """One label with this period's value, last year's where it is known, the records of both."""

    label: str
    value: int
    before: int | None = None
    where: tuple[Filter, ...] = ()
    where_before: tuple[Filter, ...] = ()


class Chart(NamedTuple):
    """A few bars under one title, all of one record; `across` bars are horizontal."""

    key: str
    title: str
    unit: str
    record: str
    bars: tuple[Bar, ...]
    across: bool


@dataclass(frozen=True, slots=True)
class ByLinked:
    """Makes a bar for each linked record that has any, in the order of its register.

    The label is the first of the `labels` fields of the linked record that is filled.
    """

    field: str
    labels: tuple[str, ...]

    def __call__(self, asked: Asked, section: Section) -> tuple[Bar, ...]:
        """The bars of one section."""
        linked = section.model.field(self.field).linked  # type: ignore[union-attr]
        counts = values_by(asked.desk, section, [TOTAL], self.field)
        keys = find(asked.desk, linked, Query())
        return tuple(
            Bar(next(filter(None, labels), ""), counts[key][0],
                where=(*section.where, Filter(self.field, "in", (key,))))
            for key, _, *labels in rows(asked.desk, linked, keys, self.labels)
            if key in counts
        )  # fmt: skip
