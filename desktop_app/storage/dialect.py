"""The forms of SQL that only this engine speaks, behind names that say what they do."""

from __future__ import annotations


def nearly_always(condition: str) -> str:
    """A condition that the engine is not to expect any narrowing from."""
    return f"likely({condition})"
