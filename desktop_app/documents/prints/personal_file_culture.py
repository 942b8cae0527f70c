"""What a personal file prints of a member's manuscripts and reading, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import Values


def manuscript(row: Values, _child: str) -> Sequence[str]:
    """Day, number, title of a manuscript, and what became of it."""
    state = "，".join(filter(None, (row.get("state", ""), row.get("volume", ""))))
    return (
        dotted(row.get("received_on") or row.get("adopted_on", "")), row.get("number", ""),
        row.get("name", ""), state,
    )  # fmt: skip


def reading(row: Values, child: str) -> Sequence[str]:
    """A session that the member took part in, or a note that the member wrote."""
    if child == "reading":
        about = "　".join(filter(None, (row.get("period", ""), row.get("name", ""))))
        return dotted(row.get("day", "")), "参加读书活动", about, row.get("book", "")
    words = f"（{row['words']}字）" if row.get("words") else ""
    return (
        dotted(row.get("day", "")), "提交读书心得", f"{row.get('title', '')}{words}",
        row.get("reading.name", ""),
    )  # fmt: skip
