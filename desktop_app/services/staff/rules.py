"""What the engines need from the staff."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.services.subjects import Subject


def _as_of(desk: Any, keys: Sequence[int], day: Any) -> Mapping[int, Mapping[str, Any]]:
    from desktop_app.services.staff.past_days import as_of

    return as_of(desk, keys, day)


def _with_posts(desk: Any, keys: Sequence[int], shown: Sequence[Any]) -> Sequence[Any]:
    from desktop_app.services.staff.past_days import with_posts

    return with_posts(desk, keys, shown)


STAFF = Subject(
    name="staff",
    records=("staff", "staff_post"),
    as_of={"staff": _as_of},
    completes={"staff_strength": _with_posts},
    window="desktop_app.ui.staff.rules",
)
"""The subject of the staff of the office."""
