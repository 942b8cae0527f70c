"""The second place of backups: a folder, mostly on another disk, to which copies go each week."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from desktop_app import paths
from desktop_app.services.desk import Desk
from desktop_app.services.safekeeping.backups import COPIED
from desktop_app.storage.file import office_settings

WEEK, MONTH = timedelta(days=7), timedelta(days=30)
PLACE = "second_place"


class SecondPlace(NamedTuple):
    """The second folder of backups; `at` is None before the first copy there.

    `reachable`: whether the disk or stick is there now.
    """

    folder: Path
    at: datetime | None
    reachable: bool
    overdue: bool
    long_overdue: bool


def second_place(desk: Desk) -> SecondPlace | None:
    """The second place the office has chosen, None where it has not."""
    text = office_settings.read(desk.office, PLACE)
    if not text:
        return None
    folder, at = Path(text), time_of(desk, COPIED)
    age = desk.clock() - at if at else None
    return SecondPlace(
        folder, at, paths.is_there(folder), age is None or age > WEEK, age is None or age > MONTH
    )


def time_of(desk: Desk, name: str) -> datetime | None:
    """When something was last done; None for never, junk, and a time that is still to come.

    A clock that ran ahead for a day would otherwise switch the work off until that day comes.
    """
    try:
        at = datetime.fromisoformat(office_settings.read(desk.office, name))
    except ValueError:
        return None
    return at if at.tzinfo is None and at <= desk.clock() else None
