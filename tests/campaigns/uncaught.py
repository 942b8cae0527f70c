"""Notes the errors that nothing caught."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType


@contextmanager
def uncaught() -> Iterator[list[str]]:
    """The errors that nothing caught, as they come."""
    found: list[str] = []
    former = sys.excepthook

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        found.append("".join(traceback.format_exception(kind, error, trace)))

    sys.excepthook = note
    try:
        yield found
    finally:
        sys.excepthook = former


def place_of_error(error: BaseException) -> str:
    """Where an error was raised, the innermost line first: “packages.py:98 < durable.py:179”."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{Path(each.filename).name}:{each.lineno}" for each in reversed(frames))
