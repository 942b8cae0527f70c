"""The progress of one indicator over the periods of a campaign, with its target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.campaign import Campaign
from desktop_app.records.campaign_period import last_day
from desktop_app.services.campaigns.figure_sheet import (
    GONE,
    all_places,
    periods_between,
    span_of,
)
from desktop_app.services.campaigns.indicators import (
    DOWN,
    LAST,
    SHARE,
    Indicator,
    Indicators,
    indicators_of,
)
from desktop_app.services.campaigns.reading_figures import Typed, series_of
from desktop_app.services.campaigns.sums import ALL, share_of, table_of
from desktop_app.services.desk import Desk
from desktop_app.services.registers.stored import stored


class ProgressPoint(NamedTuple):
    """One period: its own figure, what it comes to so far in its year, the target of that year."""

    period: str
    figure: int | None
    so_far: int | None
    target: int | None


class ProgressLine(NamedTuple):
    """The points of an indicator, at a place or of all places."""

    indicator: Indicator
    place: str
    places: Sequence[str]
    points: Sequence[ProgressPoint]

    @property
    def last(self) -> ProgressPoint | None:
        """The last period that has a figure."""
        known = [each for each in self.points if each.figure is not None]
        return known[-1] if known else None

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None where there is none or no figure yet."""
        last = self.last
        if last is None or last.target is None or last.so_far is None:
            return None
        if self.indicator.direction == DOWN:
            return last.so_far <= last.target
        return last.so_far >= last.target

    @property
    def words(self) -> str:
        """The last figure against the target: 累计 4,806 户，全年目标 6,000 户，完成 80.1 %."""
        last, indicator = self.last, self.indicator
        if last is None or last.so_far is None:
            return "还没有填报"
        word = "最近一期" if indicator.span == LAST or indicator.kind == SHARE else "本年累计"
        unit = indicator.unit or ("%" if indicator.kind == SHARE else "")
        said = f"{word} {indicator.text(last.so_far)} {unit}".rstrip()
        if last.target is None:
            return said
        said += f"，全年目标 {indicator.text(last.target)} {unit}".rstrip()
        if indicator.direction == DOWN:
            return f"{said}，{'在目标以内' if self.reached else '超过目标'}"
        share = share_of(last.so_far, last.target)
        done = f"，完成 {share / 10_000:.1f} %" if share is not None else ""
        return said + done


def progress_of(
    desk: Desk, campaign: int, indicator: int, place: str, until: str = ""
) -> ProgressLine:
    """The points of an indicator from the first period of its campaign, up to one or the last.

    `UserError` where the campaign is gone or has no such indicator.
    """
    found = stored(desk, Campaign, [campaign])
    indicators = indicators_of(desk, campaign)
    if not found or indicator not in indicators.by_key:
        raise UserError(GONE)
    values, wanted = found[0].values, indicators.by_key[indicator]
    needed = _needed(indicators, wanted)
    indicators = Indicators([indicators.by_key[key] for key in {*needed, indicator}])
    series = series_of(desk, campaign, indicators, needed)
    first, last = span_of(desk, values)
    every = sorted({*periods_between(first, last), *series}, key=last_day)
    if until:
        every = [each for each in every if last_day(each) <= last_day(until)]
    places = all_places(desk, values, {at: 0 for each in series.values() for at in each})
    points, so_far = [], dict[str, Typed]()
    for period in every:
        own = series.get(period, {})
        year = so_far.setdefault(period[:4], {})
        for (key, at), figure in own.items():
            ends = indicators.by_key[key].span == LAST
            year[key, at] = figure if ends else year.get((key, at), 0) + figure
        target = wanted.target if place == ALL else None
        points.append(ProgressPoint(
            period, _value(indicators, own, wanted, place, places),
            _value(indicators, year, wanted, place, places) if own else None, target,
        ))  # fmt: skip
    return ProgressLine(wanted, place, places, points)


def _needed(indicators: Indicators, wanted: Indicator) -> list[int]:
    """An indicator with what it follows from."""
    found = [wanted]
    if wanted.kind == SHARE:
        named = (indicators.named(wanted.total), indicators.named(wanted.base))
        found = [each for each in named if each is not None]
    parts = [part for each in found for part in indicators.parts.get(each.key, ())]
    return [each.key for each in (*found, *parts)]


def _value(
    indicators: Indicators, figures: Typed, wanted: Indicator, place: str, places: Sequence[str]
) -> int | None:
    return table_of(indicators, figures, places).cell(wanted, place) if figures else None
