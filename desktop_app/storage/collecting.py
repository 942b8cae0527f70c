"""Bulk work without the garbage collector, which would walk all its rows again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the collection of reference cycles; memory without cycles is freed as usual.

    What was made meanwhile counts as old afterwards: the next collections do not walk it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # all objects into a generation of their own, which becomes the oldest
            gc.unfreeze()
            gc.enable()
