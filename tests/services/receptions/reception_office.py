"""An office with receptions, for the tests of the subject."""

from __future__ import annotations

from desktop_app.records import Point, Reception
from desktop_app.services.desk import Desk
from tests.services.activities.activity_office import saved

MATTER = "村口到学校的路没有灯。孩子放学不安全。"


def reception(desk: Desk, matter: str = MATTER, **typed: object) -> int:
    """A reception on 5 March; its id."""
    usual = {"day": "2026-03-05", "visitor": "演示村民"}
    return saved(desk, Reception, matter=matter, **{**usual, **typed})


def point(desk: Desk, name: str = "演示协商点", **typed: object) -> int:
    """A point; its id."""
    return saved(desk, Point, name=name, **{"founded": "2024-01", **typed})
