"""Long work as a generator that the event loop steps, or that runs to its end at once."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

Value = TypeVar("Value")
Steps = Generator[tuple[int, int], None, Value]


def finish(steps: Steps[Value]) -> Value:
    """Run all steps at once; what they return. Each step yields (done, total)."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            value: Value = end.value
            return value
