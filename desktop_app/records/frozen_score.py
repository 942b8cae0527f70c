"""The score of a locked year as the program keeps it: shown in a word, never typed."""

from __future__ import annotations

from typing import Any

from desktop_app.records.field_types import Text
from desktop_app.records.lookup import Lookup

LONGEST = 1_000_000
KEPT = "已存"


class FrozenScore(Text):
    """The reasons of a total on the day of the lock, as text that `services.scoring` reads."""

    wordless = True
    by_program = True

    def __init__(self, label: str, **declared: Any) -> None:
        super().__init__(label, longest=LONGEST, **declared)

    def show(self, value: Any, lookup: Lookup) -> str:
        """Whether it is kept: the text is for the program alone."""
        return KEPT if value else ""
