"""The table of a campaign for one period, for its year so far, or for all of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.campaign import Campaign
from desktop_app.records.campaign_period import first_day, last_day, period_words
from desktop_app.services.campaigns.figure_sheet import (
    GONE,
    TOTAL_ROW,
    all_places,
    present_period,
    span_of,
)
from desktop_app.services.campaigns.indicators import LAST, PART, TOTAL, Indicator, indicators_of
from desktop_app.services.campaigns.reading_figures import spanned, stored_gaps
from desktop_app.services.campaigns.sums import ALL, FigureTable, difference_words, table_of
from desktop_app.services.desk import Desk
from desktop_app.services.registers.stored import stored

WRONG = "※"
"""Behind a total on paper that differs from its parts."""
NOW, SO_FAR, WHOLE = "now", "so_far", "whole"
SPANS = ((NOW, "本期"), (SO_FAR, "本年累计"), (WHOLE, "全程累计"))


class MadeCampaignTable(NamedTuple):
    """The figures of a campaign over some periods, with the words of its title.

    `words` says which periods: 2026年第三季度, 2026年1月1日至9月30日累计.
    """

    key: int
    name: str
    period: str
    span: str
    words: str
    table: FigureTable
    days: tuple[str, str]
    """The first and the last day of these periods."""
    cancelled: Sequence[str] = ()
    """Totals of single periods that differ where those of all periods together do not."""

    @property
    def faults(self) -> list[str]:
        """The totals that differ from their parts, in words."""
        return [*(each.words_of(TOTAL_ROW) for each in self.table.gaps), *self.cancelled]

    @property
    def is_empty(self) -> bool:
        """Whether nobody typed anything for these periods."""
        return not self.table.cells and not self.table.sums

    def head(self, indicator: Indicator) -> tuple[str, str]:
        """The total that an indicator is set under, '' for none, and its title in the head."""
        if indicator.kind == TOTAL and indicator.key in self.table.indicators.parts:
            return indicator.title, TOTAL_ROW
        total = self.table.indicators.named(indicator.total) if indicator.kind == PART else None
        if total is None:
            return "", indicator.title
        return total.title, indicator.name if indicator.unit == total.unit else indicator.title

    def texts(self, place: str, *, marked: bool = False) -> list[str]:
        """One row: the figure of each indicator; `marked` puts WRONG behind wrong totals."""
        wrong = {(x.indicator.key, x.place) for x in self.table.gaps} if marked else set()
        return [
            self.table.text(each, place) + WRONG * ((each.key, place) in wrong)
            for each in self.table.indicators.every
        ]


def campaign_table(desk: Desk, key: int, period: str = "", span: str = NOW) -> MadeCampaignTable:
    """The table of a campaign; `UserError` where it is gone."""
    found = stored(desk, Campaign, [key])
    if not found:
        raise UserError(GONE)
    values = found[0].values
    period = period or present_period(desk, values)
    first, last = _days(period, span, span_of(desk, values)[0])
    indicators = indicators_of(desk, key)
    figures, gaps = spanned(desk, key, indicators, first, last)
    places = all_places(desk, values, figures)
    order = {place: number for number, place in enumerate((*places, ALL))}
    gaps.sort(key=lambda each: order[each.place])
    table = table_of(indicators, figures, places, gaps=gaps)
    words = _words(period, span, first)
    cancelled = _cancelled(desk, key, table, (first, last)) if span != NOW else ()
    return MadeCampaignTable(
        key, str(values["name"]), period, span, words, table, (first, last), cancelled
    )


def _cancelled(desk: Desk, key: int, table: FigureTable, days: tuple[str, str]) -> list[str]:
    """The gaps of single periods that later ones make good in the sum, in words."""
    seen = {(each.indicator.key, each.place) for each in table.gaps}
    found = []
    for each in stored_gaps(desk, key, *days):
        indicator = table.indicators.by_key.get(each.indicator)
        if indicator is None or indicator.span == LAST or (each.indicator, each.place) in seen:
            continue
        found.append(
            f"{each.place or TOTAL_ROW}“{indicator.name}”{period_words(each.period)}比分项相加"
            f"{difference_words(indicator, each.difference)}，累计里与别的时段抵消"
        )
    return found


def _days(period: str, span: str, first: str) -> tuple[str, str]:
    """The first and the last day of what is made one."""
    if span == SO_FAR:
        return f"{period[:4]}-01-01", last_day(period)
    if span == WHOLE:
        return min(first_day(first), first_day(period)), last_day(period)
    return first_day(period), last_day(period)


def _words(period: str, span: str, first: str) -> str:
    if span == NOW:
        return period_words(period)
    begins = f"{int(first[:4])}年{int(first[5:7])}月"
    last = last_day(period)
    same = first[:4] == last[:4]
    ends = f"{int(last[5:7])}月" if same else f"{int(last[:4])}年{int(last[5:7])}月"
    return f"{begins}至{ends}累计"


def ranked(made: MadeCampaignTable, indicator: Indicator) -> Sequence[tuple[str, int]]:
    """The places by an indicator, the best first; those without a figure are left out."""
    found = [(x, made.table.cell(indicator, x)) for x in made.table.places]
    known = [(place, figure) for place, figure in found if figure is not None]
    down = indicator.direction == "down"
    return sorted(known, key=lambda each: each[1] if down else -each[1])


def whole_of(made: MadeCampaignTable, indicator: Indicator) -> str:
    """The figure of the sum row as text."""
    return made.table.text(indicator, ALL)
