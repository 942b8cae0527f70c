"""Which rows of a memory index meet the conditions of a list, one byte a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from desktop_app.records.dated import AT
from desktop_app.storage.query.conditions import NESTED, Filter

_KEPT = 8
_BY_LOG = ("known_by", "known_before")


class RowMask(NamedTuple):
    """Of each row 1 where it meets the conditions, else 0; `met` says how many do.

    `number` is the action after which it was made, None where only a change of the row itself can
    change what it says.
    """

    data: bytes
    met: int
    number: int | None


class RowMasks:
    """The masks of the conditions asked for lately."""

    __slots__ = ("_masks",)

    def __init__(self) -> None:
        self._masks: dict[tuple[Filter, ...], RowMask] = {}

    def known(self, where: tuple[Filter, ...], number: int) -> RowMask | None:
        """The mask of these conditions after the action `number`, None where it must be made."""
        found = self._masks.pop(where, None)
        if found is None or found.number not in (None, number):
            return None
        self._masks[where] = found  # the last used stays longest
        return found

    def keep(self, where: tuple[Filter, ...], mask: RowMask) -> None:
        """Keep one mask, and let the one go that was not used for longest."""
        self._masks[where] = mask
        if len(self._masks) > _KEPT:
            del self._masks[next(iter(self._masks))]


def is_of_own_values(where: Iterable[Filter]) -> bool:
    """Whether conditions look at the values of the record itself and at nothing else."""
    for each in where:
        if each.how == "either":
            if not all(is_of_own_values(group) for group in each.values):
                return False
        elif {".", AT} & {*each.field} or each.how in (*NESTED, *_BY_LOG):
            return False
    return True
