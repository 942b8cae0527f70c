"""Adds to the records of a print what their subjects compute for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.documents.prints import Print, Shown
from desktop_app.services.desk import Desk


def completed(desk: Desk, wanted: Print, keys: Sequence[int], shown: list[Shown]) -> list[Shown]:
    """The records of a print with what a subject declares in `completes` for its key."""
    for subject in desk.subjects:
        if wanted.key in subject.completes:
            complete: Any = subject.completes[wanted.key]
            shown = complete(desk, keys, shown)
    return shown
