"""How the order and search keys of a record are made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class KeyScheme(NamedTuple):
    """How order and search keys are made: the office's name order and its own stroke counts."""

    custom: str = "cppcc"
    counts: Mapping[str, int] | None = None
