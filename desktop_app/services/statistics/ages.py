"""Ages: full years on a day, the conditions that select them, bars by bands of ages."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from desktop_app.services.registers import Filter

if TYPE_CHECKING:
    from desktop_app.services.statistics.bars import Bar
    from desktop_app.services.statistics.sections import Asked, Section

Band: TypeAlias = tuple[int, int]
AGE_BANDS: tuple[Band, ...] = ((0, 35), (36, 45), (46, 55), (56, 60), (61, 70), (71, 150))
"""The bands of the published tables, both ages included."""


def age_on(born: str, today: datetime.date) -> int:
    """Full years on a day; an unknown month or day counts as already passed."""
    parts = [int(part) for part in born.split("-")]
    passed = (today.month, today.day)[: len(parts) - 1]
    return today.year - parts[0] - (tuple(parts[1:]) > passed)


def born_in(band: Band, today: datetime.date) -> tuple[Filter, ...]:
    """The conditions on `born` that select exactly the ages that `age_on` puts into a band."""
    first, last = (f"{today.year - age:04}-{today:%m-%d}" for age in (band[0], band[1] + 1))
    return (Filter("born", "to", (first,)), Filter("born", "after", (last,)))


def band_name(band: Band) -> str:
    """A band as it is printed: 35岁以下, 36–45岁, 71岁以上."""
    first, last = band
    if first == AGE_BANDS[0][0]:
        return f"{last}岁以下"
    if last == AGE_BANDS[-1][1]:
        return f"{first}岁以上"
    return f"{first}–{last}岁"


def by_age(asked: Asked, section: Section) -> tuple[Bar, ...]:
    """A bar for each band of ages by the day in `born`; none where there are no records."""
    from desktop_app.services.statistics.bars import Bar
    from desktop_app.services.statistics.counting import values_by
    from desktop_app.services.statistics.sections import TOTAL

    today, found = asked.desk.today, Counter[Band]()
    counts = values_by(asked.desk, section, [TOTAL], "born")
    for born, (count,) in counts.items():
        age = age_on(born, today) if born else -1
        found.update({band: count for band in AGE_BANDS if band[0] <= age <= band[1]})
    return tuple(
        Bar(band_name(each), found[each], where=(*section.where, *born_in(each, today)))
        for each in (AGE_BANDS if found else ())
    )
