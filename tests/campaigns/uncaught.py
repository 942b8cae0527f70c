"""Notes the errors that nothing caught."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
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
