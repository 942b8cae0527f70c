"""Days as clerks write them: one of many forms, the precision given kept."""

from __future__ import annotations

import datetime
from random import Random

from desktop_app.documents.grids import Cell


def messy_day(iso: str, chance: Random) -> Cell:
    """One day in one of the forms that clerks write; the precision given is kept."""
    year, month, *rest = (int(part) for part in iso.split("-"))
    if rest:
        day = rest[0]
        forms: tuple[Cell, ...] = (
            datetime.date(year, month, day), f"{year}.{month}.{day}", f"{year}年{month}月{day}日",
            f"{year}{month:02}{day:02}",
        )  # fmt: skip
    else:
        plain = (f"{year}.{month:02}", f"{year}-{month:02}", f"{year}{month:02}")
        forms = (*plain, f"{year}年{month}月")
        if month < 10:
            forms = (*forms, float(f"{year}.{month:02}"))
    return chance.choice(forms)
