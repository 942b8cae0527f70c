"""The sandbox in figures: members by grade and by score, with two sets of rules; limits of grades.

Totals and limits are whole hundredths of a point. Nothing here reads the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from desktop_app.records.points import HUNDREDTHS, points_text
from desktop_app.services.scoring.grade_scale import Limited

NO_GRADE = "没有等次"
WIDTHS = (5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2500, 10_000)
MOST_STEPS = 26
LEAST_STEPS = 6


class GradedTotal(NamedTuple):
    """The outcome for one member: hundredths, and a grade's name, empty for none."""

    total: int
    grade: str


class GradeLine(NamedTuple):
    """One grade: its limits in words, how many members have it and had it."""

    name: str
    limits: str
    now: int
    before: int

    @property
    def change(self) -> int:
        """How many more there are now."""
        return self.now - self.before


class Histogram(NamedTuple):
    """Members by steps of the score: from `first`, each `width` hundredths wide."""

    first: int
    width: int
    now: tuple[int, ...]
    before: tuple[int, ...]

    @property
    def last(self) -> int:
        """The end of the last step."""
        return self.first + self.width * len(self.now)


class Middle(NamedTuple):
    """Mean, median and lowest total, None without anybody."""

    mean: int | None
    median: int | None
    lowest: int | None


class Limit(NamedTuple):
    """A limit between grades: where it is, which fields hold it, how far it may be moved.

    `places` are pairs of a grade's name and `low` or `below`: two where both grades meet.
    """

    value: int
    places: tuple[tuple[str, str], ...]
    least: int | None
    most: int | None


def grade_lines(
    bands: Sequence[Limited], now: Iterable[GradedTotal], before: Iterable[GradedTotal]
) -> list[GradeLine]:
    """The grades from the highest; grades that only the other set knows, and none, come last."""
    counts: dict[str, list[int]] = {each.name: [0, 0] for each in from_highest(bands)}
    for place, standings in enumerate((now, before)):
        for each in standings:
            counts.setdefault(each.grade or NO_GRADE, [0, 0])[place] += 1
    words = {each.name: limit_words(each) for each in bands}
    found = [GradeLine(name, words.get(name, ""), *both) for name, both in counts.items()]
    return sorted(found, key=lambda each: each.name == NO_GRADE)


def from_highest(bands: Sequence[Limited]) -> list[Limited]:
    """Grades by their least total, the highest first; one without a least total comes last."""
    return sorted(bands, key=lambda each: (each.low is None, -(each.low or 0)))


def limit_words(band: Limited) -> str:
    """The limits of a grade as a list shows them: ≥ 90, 75–89 for whole points, < 60."""
    if band.low is None and band.below is None:
        return "不限"
    if band.low is None:
        return f"< {points_text(band.below or 0)}"
    if band.below is None:
        return f"≥ {points_text(band.low)}"
    whole = band.low % HUNDREDTHS == 0 and band.below % HUNDREDTHS == 0
    if whole and band.below - band.low > HUNDREDTHS:
        return f"{points_text(band.low)}–{points_text(band.below - HUNDREDTHS)}"
    return f"{points_text(band.low)} 到不满 {points_text(band.below)}"


def steps_of(now: Sequence[int], before: Sequence[int], limits: Sequence[int]) -> Histogram:
    """Both distributions over the same steps, which cover every total and every limit."""
    every = (*now, *before, *limits)
    if not every:
        return Histogram(0, WIDTHS[0] * HUNDREDTHS, (0,) * LEAST_STEPS, (0,) * LEAST_STEPS)
    least, most = min(every), max(every)
    width, first, count = next(
        found
        for each in WIDTHS
        if (found := _fitting(each * HUNDREDTHS, least, most))[2] <= MOST_STEPS
        or each == WIDTHS[-1]
    )
    return Histogram(first, width, *(_counted(each, first, width, count) for each in (now, before)))


def _fitting(width: int, least: int, most: int) -> tuple[int, int, int]:
    first = least // width * width
    return width, first, max((most - first) // width + 1, LEAST_STEPS)


def _counted(totals: Sequence[int], first: int, width: int, count: int) -> tuple[int, ...]:
    found = [0] * count
    for total in totals:
        found[(total - first) // width] += 1
    return tuple(found)


def middle_of(totals: Sequence[int]) -> Middle:
    """Mean and median, rounded half up to whole hundredths, and the lowest."""
    if not totals:
        return Middle(None, None, None)
    count = len(totals)
    mean = (2 * sum(totals) + count) // (2 * count)
    return Middle(mean, int((2 * median(totals) + 1) // 2), min(totals))


def limits_of(bands: Sequence[Limited]) -> list[Limit]:
    """The limits from the lowest; where two grades meet there is one, which moves both."""
    fields: dict[int, list[tuple[str, str]]] = {}
    for band in bands:
        for name in ("low", "below"):
            value = getattr(band, name)
            if value is not None:
                fields.setdefault(value, []).append((band.name, name))
    values = sorted(fields)
    return [
        Limit(
            value, tuple(fields[value]),
            values[place - 1] + 1 if place else None,
            values[place + 1] - 1 if place + 1 < len(values) else None,
        )
        for place, value in enumerate(values)
    ]  # fmt: skip
