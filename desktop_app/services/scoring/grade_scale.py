"""The scale of the grades: which points have a grade, which have none, which have several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from desktop_app.records.points import points_text

BAND, GAP, OVERLAP, NO_ROOM = "band", "gap", "overlap", "no_room"


class BandLimits(NamedTuple):
    """One grade: from `low` up to, but not reaching, `below`; None where it has no limit."""

    name: str
    low: int | None
    below: int | None
    passing: bool = True


class Limited(Protocol):
    """What the scale reads of a grade: a record, a typed row, a rule."""

    @property
    def name(self) -> str:
        """What the grade is called."""

    @property
    def low(self) -> int | None:
        """The least total, None for none."""

    @property
    def below(self) -> int | None:
        """The total that it does not reach, None for none."""


class ScaleFault(NamedTuple):
    """One thing that is wrong with the scale.

    kind: `GAP`, `OVERLAP`, or `NO_ROOM` for a grade whose limits leave no points.
    low, high: where, None at an open end; place: the grade at which it is shown; words: a sentence
    without a full stop.
    """

    kind: str
    low: int | None
    high: int | None
    place: int
    words: str

    @property
    def overlaps(self) -> bool:
        """Whether some points have two grades."""
        return self.kind == OVERLAP


class ScalePart(NamedTuple):
    """A stretch of the scale in hundredths of points and the places of its grades.

    `low` and `high` are None at the open ends. A gap has no grade, an overlap several.
    """

    low: int | None
    high: int | None
    places: tuple[int, ...]

    @property
    def kind(self) -> str:
        """One grade, a gap, or an overlap."""
        if len(self.places) == 1:
            return BAND
        return OVERLAP if self.places else GAP


def scale_parts(bands: Sequence[Limited]) -> list[ScalePart]:
    """The whole scale from below to above; neighbours have different grades.

    A grade whose limits leave no room has no part. Empty without grades.
    """
    usable = [
        (place, each)
        for place, each in enumerate(bands)
        if each.low is None or each.below is None or each.low < each.below
    ]
    ends = sorted({x for _, each in usable for x in (each.low, each.below) if x is not None})
    if not usable:
        return []
    found: list[ScalePart] = []
    for low, high in zip([None, *ends], [*ends, None], strict=True):
        places = tuple(place for place, each in usable if _covers(each, low, high))
        if found and found[-1].places == places:
            found[-1] = found[-1]._replace(high=high)
        else:
            found.append(ScalePart(low, high, places))
    return found


def _covers(band: Limited, low: int | None, high: int | None) -> bool:
    """Whether a grade holds from `low` to `high`, between which no grade has a limit."""
    above = band.low is None or (low is not None and low >= band.low)
    return above and (band.below is None or (high is not None and high <= band.below))


def scale_faults(bands: Sequence[Limited]) -> list[ScaleFault]:
    """What is wrong with the scale, from below to above; empty for nothing."""
    found = [
        ScaleFault(NO_ROOM, each.below, each.low, place, f"“{each.name}”的上限要大于下限")
        for place, each in enumerate(bands)
        if each.low is not None and each.below is not None and each.low >= each.below
    ]
    for part in scale_parts(bands):
        words = part_words(part)
        if part.kind == GAP:
            place = _beside(bands, part)
            found.append(ScaleFault(GAP, part.low, part.high, place, f"{words}没有等次"))
        elif part.kind == OVERLAP:
            named = "、".join(f"“{bands[place].name}”" for place in part.places)
            place = part.places[-1]
            found.append(ScaleFault(OVERLAP, part.low, part.high, place, f"{words}同时算{named}"))
    return found


def _beside(bands: Sequence[Limited], gap: ScalePart) -> int:
    """The grade that begins where a gap ends, of the topmost gap the one that ends there."""
    if gap.high is not None:
        return next(place for place, each in enumerate(bands) if gap.high in (each.low, each.below))
    return next(place for place, each in enumerate(bands) if each.below == gap.low)


def part_words(part: ScalePart) -> str:
    """60 到不满 75 分, 不满 60 分, 90 分以上."""
    if part.low is None and part.high is None:
        return "全部分数"
    if part.low is None:
        return f"不满 {points_text(part.high or 0)} 分"
    if part.high is None:
        return f"{points_text(part.low)} 分以上"
    return f"{points_text(part.low)} 到不满 {points_text(part.high)} 分"
