"""Sorting in slices of milliseconds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from desktop_app.stepping import Steps

SLICE = 4_096
"""Values of a slice."""
_SAMPLES = 8
"""How many values are looked at for each border between two parts."""

Value = TypeVar("Value")


def sorted_in_steps(values: Sequence[Value], key: Callable[[Value], Any]) -> Steps[list[Value]]:
    """`sorted(values, key=key)`; yields (done, all).

    The values are dealt out to parts that follow one another, and each part is sorted.
    """
    count = len(values)
    if count <= SLICE:
        return sorted(values, key=key)
    stride = max(1, SLICE // _SAMPLES)
    borders = sorted(key(values[place]) for place in range(0, count, stride))[_SAMPLES::_SAMPLES]
    parts: list[list[Value]] = [[] for _ in range(len(borders) + 1)]
    for start in range(0, count, SLICE):
        for value in values[start : start + SLICE]:
            parts[bisect_right(borders, key(value))].append(value)
        yield start, 2 * count
    found: list[Value] = []
    for part in parts:
        found += sorted(part, key=key)
        yield count + len(found), 2 * count
    return found
