"""Words from other cells that are put behind what a field of a line says."""

from __future__ import annotations

from desktop_app.documents.grids import cell_text

NOTED = "remark"
"""The field that keeps what no other field takes."""


def words_of(raw: object) -> str:
    """What a cell says, also one that its record has made something else of."""
    return cell_text(raw) if isinstance(raw, str | int | float) else str(raw)


def joined(text: str | None, more: str) -> str:
    """Two texts on lines of their own; a text already contained in the other is not repeated."""
    return f"{text}\n{more}" if text and more not in text else text or more
