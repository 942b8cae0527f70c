"""The figures of a table of market bodies: those of the indicators that an office named for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop_app.records.campaign import Campaign, CampaignIndicator
from desktop_app.records.figure import SCALE
from desktop_app.services.campaigns.indicators import TOTAL, Indicator, indicators_of
from desktop_app.services.campaigns.reading_figures import spanned
from desktop_app.services.campaigns.sums import ALL, Gap, table_of
from desktop_app.services.desk import Desk
from desktop_app.services.statistics.periods import Period
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

AREA = "area"
"""The line of what is new in the whole area: campaigns that know it all know the same."""


class LineSums(NamedTuple):
    """Whole numbers by line of the table, the campaigns behind them, the totals that differ.

    A line is missing where no indicator was named for it or nobody typed a figure.
    """

    sums: Mapping[str, int]
    campaigns: Mapping[str, Sequence[int]]
    gaps: Sequence[Gap]


def named_lines(desk: Desk) -> dict[int, list[Indicator]]:
    """By campaign the indicators that are named for a line."""
    where = (Filter("line", "filled"),)
    keys = lists.find(desk.office, CampaignIndicator, Query(where=where))
    rows = lists.rows(desk.office, CampaignIndicator, keys, ("campaign",))
    found: dict[int, list[Indicator]] = {}
    for campaign in dict.fromkeys(row[2] for row in rows):
        every = indicators_of(desk, campaign).every
        found[campaign] = [each for each in every if each.line]
    return found


def line_sums(desk: Desk, named: Mapping[int, Sequence[Indicator]], period: Period) -> LineSums:
    """The sums of all campaigns over the periods that lie in `period`."""
    sums: dict[str, int] = {}
    campaigns: dict[str, list[int]] = {}
    gaps: list[Gap] = []
    for campaign, lines in named.items():
        indicators = indicators_of(desk, campaign)
        figures, wrong = spanned(desk, campaign, indicators, period.first, period.last)
        places = list(dict.fromkeys(place for _, place in figures if place != ALL))
        table = table_of(indicators, figures, places)
        for each in lines:
            figure = table.cell(each, ALL)
            if figure is not None:
                before = sums.get(each.line, 0)
                sums[each.line] = max(before, figure) if each.line == AREA else before + figure
                campaigns.setdefault(each.line, []).append(campaign)
        totals = {each.key for each in lines if each.kind == TOTAL}
        gaps += [each for each in wrong if each.indicator.key in totals]
    return LineSums({line: round(each / SCALE) for line, each in sums.items()}, campaigns, gaps)


def behind(campaigns: Sequence[int]) -> tuple[str, tuple[Filter, ...]]:
    """The list of the campaigns that a number comes from."""
    return Campaign.KEY, (Filter("id", "in", tuple(campaigns)),)
