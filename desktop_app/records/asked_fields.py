"""Fields that are asked for only where a code field of the same record has one of some codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.records.record import Record


def unasked(model: type[Record], values: Mapping[str, Any]) -> frozenset[str]:
    """The fields that a record with these stored values is not asked for and has not filled.

    A value that is the default of its field counts as none.
    """
    return frozenset(
        name for name, (decides, codes) in model.ONLY_WITH.items()
        if values.get(decides) not in codes
        and values.get(name) in (None, "", (), model.field(name).default)
    )  # fmt: skip
