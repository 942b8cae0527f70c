"""Long work as a generator that the event loop steps, or that runs to its end in one call."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, TypeVar

Value = TypeVar("Value")
Steps = Generator[tuple[int, int], None, Value]


def run_to_end(steps: Generator[Any, None, Value]) -> Value:
    """Run all steps in one call and return the generator's result."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            value: Value = end.value
            return value


def with_progress(steps: Generator[Any, None, Value], progress: tuple[int, int]) -> Steps[Value]:
    """The same steps, each of which yields this progress: parts of one step of longer work."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            value: Value = end.value
            return value
        yield progress
