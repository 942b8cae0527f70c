"""What rules need to know of the kinds of leave: which of them count as no absence.

Kinds are an editable code list; an office's own kind counts as ordinary leave. Source of the
property: city rules on attendance (away on a higher meeting or sent abroad, with leave).
"""

from __future__ import annotations

NO_ABSENCE_KINDS = ("higher", "abroad")
"""公假: a meeting of higher Party or government bodies, sent abroad on duty."""


def counts_as_absence(kind: str | None) -> bool:
    """Whether leave of a kind is counted among those who were not there: 请假, not 公假."""
    return kind not in NO_ABSENCE_KINDS
