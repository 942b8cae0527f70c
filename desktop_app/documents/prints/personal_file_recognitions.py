"""What a personal file prints of a recognition."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import Values


def recognition_line(row: Values, _child: str) -> Sequence[str]:
    """Day, name, level, kind, then the occasion above who gave it."""
    where = "\n".join(filter(None, (row.get("occasion", ""), row.get("giver", ""))))
    return (
        dotted(row.get("day", "")), row.get("name", ""), row.get("level", ""),
        row.get("kind", ""), where,
    )  # fmt: skip
