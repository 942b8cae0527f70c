"""Whose facts the actions since a number may have changed."""

from __future__ import annotations

from desktop_app.services.desk import Desk


def touched(_desk: Desk, _no: int, *, groups: bool = False) -> set[int] | None:
    """The members whose facts may have changed; None for all, always for groups."""
    del groups
    return None
