"""The parameters of the order and search keys of records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class KeyScheme(NamedTuple):
    """Parameters of order keys: the office's rule of name order and its own stroke counts."""

    custom: str = "cppcc"
    counts: Mapping[str, int] | None = None
