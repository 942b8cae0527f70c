"""Fields that are asked for only with some codes of a code field of the same record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.records.record import Record


def conditional(model: type[Record]) -> frozenset[str]:
    """The fields that a record is asked for with some codes of another field only."""
    return frozenset((*model.ONLY_WITH, *model.NOT_WITH))


def unasked(model: type[Record], values: Mapping[str, Any]) -> frozenset[str]:
    """The fields that a record with these stored values is not asked for and has not filled.

    A value that is the default of its field counts as none.
    """
    against = [
        *(name for name, (decides, codes) in model.ONLY_WITH.items()
          if values.get(decides) not in codes),
        *(name for name, (decides, codes) in model.NOT_WITH.items()
          if values.get(decides) in codes),
    ]  # fmt: skip
    return frozenset(
        name for name in against
        if values.get(name) in (None, "", (), model.field(name).default)
    )  # fmt: skip
