"""The order that a list opens in where its records wait for something: what is to be done first."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.records.field_types import FieldType
from desktop_app.records.predicates import Predicate


@dataclass(frozen=True, eq=False)
class WaitingOrder:
    """Records in groups, those that fulfil the first predicate in front, the rest at the end.

    groups: the predicates; a record belongs to the first one that holds.
    newest: the day by which a group is ordered, the latest first, empty last.
    words: what the order is called in the window.
    due: the day by which the first group is ordered, the earliest first, empty last; by `newest`
        where there is none.
    later: what of one year is of its second half, and so in front, where `newest` is a year.
    """

    groups: tuple[Predicate, ...]
    newest: FieldType
    words: str
    due: FieldType | None = None
    later: Predicate | None = None
