"""Words from other cells that are put behind what a field of a line says."""

from __future__ import annotations

NOTED = "remark"
"""The field that keeps what no other field takes."""


def joined(text: str | None, more: str) -> str:
    """Two texts on lines of their own; what stands there already is not said twice."""
    return f"{text}\n{more}" if text and more not in text else text or more
