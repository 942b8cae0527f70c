"""The scale of the grades: which points have a grade, which have none, which have several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.records.points import points_text

BAND, GAP, OVERLAP = "band", "gap", "overlap"


class BandLimits(NamedTuple):
    """One grade: from `low` up to, but not reaching, `below`; None where it has no limit."""

    name: str
    low: int | None
    below: int | None
    passing: bool = True


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


def scale_parts(bands: Sequence[BandLimits]) -> list[ScalePart]:
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


def _covers(band: BandLimits, low: int | None, high: int | None) -> bool:
    """Whether a grade holds from `low` to `high`, between which no grade has a limit."""
    above = band.low is None or (low is not None and low >= band.low)
    return above and (band.below is None or (high is not None and high <= band.below))


def scale_faults(bands: Sequence[BandLimits]) -> list[str]:
    """What is wrong with the scale, a sentence each, from below to above; empty for nothing."""
    found = [
        f"“{each.name}”的上限要大于下限"
        for each in bands
        if each.low is not None and each.below is not None and each.low >= each.below
    ]
    for part in scale_parts(bands):
        words = part_words(part)
        if part.kind == GAP:
            found.append(f"{words}没有等次")
        elif part.kind == OVERLAP:
            named = "、".join(f"“{bands[place].name}”" for place in part.places)
            found.append(f"{words}同时算{named}")
    return found


def part_words(part: ScalePart) -> str:
    """60 到不满 75 分, 不满 60 分, 90 分以上."""
    if part.low is None and part.high is None:
        return "全部分数"
    if part.low is None:
        return f"不满 {points_text(part.high or 0)} 分"
    if part.high is None:
        return f"{points_text(part.low)} 分以上"
    return f"{points_text(part.low)} 到不满 {points_text(part.high)} 分"
