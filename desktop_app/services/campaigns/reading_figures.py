"""Reads the figures of a campaign: of one period, of several together, period by period."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from desktop_app.records.campaign import CampaignValue
from desktop_app.records.campaign_period import crossing, last_day, within
from desktop_app.services.campaigns.indicators import LAST, TOTAL, Indicators
from desktop_app.services.campaigns.sums import ALL, Gap, gap_of, kept, parts_of
from desktop_app.services.desk import Desk
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.tallies import By, Sum, tally

Typed = dict[tuple[int, str], int]
_INDICATOR, _PLACE, _PERIOD = By("indicator"), By("place"), By("period")
_FIGURE, _COUNT = Sum("figure"), Sum()


def figures_of(desk: Desk, campaign: int, period: str) -> Typed:
    """What was typed for one period, by indicator and place."""
    where = (*_of(campaign), Filter("period", "in", (period,)))
    rows = tally(desk.office, CampaignValue, where, [_INDICATOR, _PLACE], [_FIGURE])
    return {(indicator, place or ALL): figure for indicator, place, figure in rows}


def periods_of(desk: Desk, campaign: int) -> dict[str, int]:
    """How many figures each period has, in the order of time."""
    rows = tally(desk.office, CampaignValue, _of(campaign), [_PERIOD], [_COUNT])
    return dict(sorted(rows, key=lambda row: last_day(row[0])))


class Spanned(NamedTuple):
    """The figures of several periods made one, the totals that differ, how many periods have any.

    A total without a figure in one of the periods is the sum of its parts there.
    """

    figures: Typed
    gaps: list[Gap]


class StoredGap(NamedTuple):
    """How much a typed total of one period is above its parts."""

    indicator: int
    place: str
    period: str
    difference: int


def spanned(desk: Desk, campaign: int, indicators: Indicators, first: str, last: str) -> Spanned:
    """The figures of the periods that lie wholly from the day `first` to the day `last`.

    A quarter is no part of one of its months. They are added up; those of indicators whose last
    period counts are taken from that one, place by place.
    """
    where = _within(desk, campaign, first, last)
    rows = tally(desk.office, CampaignValue, where, [_INDICATOR, _PLACE], [_FIGURE, _COUNT])
    found: Typed = {(key, place or ALL): figure for key, place, figure, _ in rows}
    counts = {(key, place or ALL): count for key, place, _, count in rows}
    ending = [each.key for each in indicators.typed if each.span == LAST]
    for key, place, _, figure in sorted(_by_period(desk, where, ending), key=lambda row: row[2]):
        found[key, place] = figure
    found = kept(indicators, found)
    _complete_totals(desk, where, indicators, found, counts)
    places = dict.fromkeys(place for _, place in found)
    totals = [each for each in indicators.every if each.kind == TOTAL]
    gaps = [gap_of(indicators, found, each, place) for place in places for each in totals]
    return Spanned(found, [each for each in gaps if each is not None])


def stored_gaps(desk: Desk, campaign: int, first: str, last: str) -> list[StoredGap]:
    """The totals of single periods between two days that differ from their parts, in time."""
    where = (*_within(desk, campaign, first, last), Filter("gap", "filled"))
    keys = lists.find(desk.office, CampaignValue, Query(where=where))
    rows = lists.rows(desk.office, CampaignValue, keys, ("indicator", "place", "period", "gap"))
    found = [StoredGap(key, place or ALL, period, gap) for _, _, key, place, period, gap in rows]
    return sorted(found, key=lambda each: last_day(each.period))


def _within(desk: Desk, campaign: int, first: str, last: str) -> tuple[Filter, ...]:
    """The figures of whole periods; those that begin before are left out where there are any."""
    own = _of(campaign)
    where = (*own, Filter("ends_on", "from", (first,)), Filter("ends_on", "to", (last,)))
    begun = crossing(first, last)
    if not begun:
        return where
    if not lists.count(desk.office, CampaignValue, (*own, Filter("period", "in", begun))):
        return where
    return (*where, Filter("period", "in", within(first, last)))


def series_of(
    desk: Desk, campaign: int, indicators: Indicators, wanted: Collection[int]
) -> dict[str, Typed]:
    """The figures of some indicators, all places, by period in the order of time."""
    found: dict[str, Typed] = {}
    for key, place, period, figure in _by_period(desk, _of(campaign), list(wanted)):
        found.setdefault(period, {})[key, place] = figure
    for figures in found.values():
        for key in wanted:
            total = indicators.by_key[key]
            if total.kind != TOTAL:
                continue
            for place in {at for _, at in figures}:
                parts = parts_of(indicators, figures, total, place)
                if parts is not None:
                    figures.setdefault((key, place), parts)
    return dict(sorted(found.items(), key=lambda each: last_day(each[0])))


def _complete_totals(
    desk: Desk, where: tuple[Filter, ...], indicators: Indicators, found: Typed,
    counts: Mapping[tuple[int, str], int],
) -> None:  # fmt: skip
    """Where a total was typed in some of the periods only, the sum of its parts for the others."""
    for total in indicators.every:
        parts = indicators.parts.get(total.key, ())
        if not parts or total.span == LAST:
            continue
        places = {at for key, at in found if key == total.key}
        mixed = {
            place for place in places
            if any(counts.get((x.key, place), 0) != counts[total.key, place] for x in parts)
        }  # fmt: skip
        if not mixed:
            continue
        periods: dict[tuple[str, str], Typed] = {}
        for key, place, period, figure in _by_period(
            desk, where, [total.key, *(each.key for each in parts)]
        ):
            if place in mixed:
                periods.setdefault((place, period), {})[key, place] = figure
        for (place, _), figures in periods.items():
            if (total.key, place) not in figures:
                found[total.key, place] += parts_of(indicators, figures, total, place) or 0


def _by_period(
    desk: Desk, where: tuple[Filter, ...], wanted: list[int]
) -> list[tuple[int, str, str, int]]:
    """Indicator, place, period and figure of some indicators."""
    if not wanted:
        return []
    narrowed = (*where, Filter("indicator", "in", tuple(wanted)))
    rows: list[tuple[Any, ...]] = tally(
        desk.office, CampaignValue, narrowed, [_INDICATOR, _PLACE, _PERIOD], [_FIGURE]
    )
    return [(key, place or ALL, period, figure) for key, place, period, figure in rows]


def has_figures(desk: Desk, campaign: int, period: str) -> bool:
    """Whether anything was typed for a period."""
    where = (*_of(campaign), Filter("period", "in", (period,)))
    return lists.has_more_than(desk.office, CampaignValue, 0) and bool(
        lists.count(desk.office, CampaignValue, where)
    )


def _of(campaign: int) -> tuple[Filter, ...]:
    return (Filter("campaign", "in", (campaign,)),)
