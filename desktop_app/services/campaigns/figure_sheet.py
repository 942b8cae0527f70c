"""The sheet of a campaign's period: places by indicators, what is typed and not saved yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.campaign import Campaign, CampaignValue, places_of
from desktop_app.records.campaign_period import (
    QUARTER,
    last_day,
    moved,
    period_at,
    period_of,
    period_words,
)
from desktop_app.records.figure import read_figure
from desktop_app.records.record import Record
from desktop_app.services.campaigns.indicators import Indicator, Indicators, indicators_of
from desktop_app.services.campaigns.reading_figures import Typed, figures_of
from desktop_app.services.campaigns.sums import ALL, FigureTable, table_of
from desktop_app.services.desk import Changed, Desk, office_values
from desktop_app.services.registers.children import records
from desktop_app.services.registers.stored import stored
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

TOTAL_ROW = "合计"
GONE = "这项专项行动已被删除，可以在“设置”的回收站里找回。"
Cell = tuple[int, str]
"""An indicator and a place."""


class FigureSheet:
    """Places, indicators and figures of one period; `typed` holds what is not saved yet.

    `before` are the figures of the period before, shown as hints.
    """

    def __init__(
        self, key: int, values: Mapping[str, Any], period: str, places: Sequence[str],
        indicators: Indicators, figures: Typed, before: Typed,
    ) -> None:  # fmt: skip
        self.key, self.period, self.places = key, period, list(places)
        self.name, self.step = str(values["name"]), str(values["step"] or QUARTER)
        self.indicators, self.stored, self.before = indicators, figures, before
        self.typed: dict[Cell, int | None] = {}
        self._steps: list[dict[Cell, int | None]] = []
        self._table: FigureTable | None = None

    @property
    def title(self) -> str:
        """The campaign and the period: 双助推 2026年第一季度."""
        return f"{self.name} {period_words(self.period)}"

    @property
    def figures(self) -> Typed:
        """The figures with what is typed and not saved yet."""
        found = {**self.stored, **self.typed}
        return {at: each for at, each in found.items() if each is not None}

    @property
    def table(self) -> FigureTable:
        """Cells, sums and checks as they are with what is typed."""
        if self._table is None:
            self._table = table_of(self.indicators, self.figures, self.places)
        return self._table

    def takes(self, indicator: Indicator, place: str) -> bool:
        """Whether a cell is typed into; ALL is the sum row."""
        return self.indicators.takes(indicator.key, place)

    def figure(self, cell: Cell) -> int | None:
        """What was typed into a cell, saved or not."""
        return self.typed[cell] if cell in self.typed else self.stored.get(cell)

    def read(self, cell: Cell, text: str) -> int | None:
        """The figure that a text means in a cell; `Wrong` where it is none."""
        return read_figure(text, self.indicators.by_key[cell[0]].name)

    def put(self, cells: Mapping[Cell, int | None]) -> int:
        """Take figures into cells as one step that can be taken back; how many changed."""
        changed = {at: each for at, each in cells.items() if self.figure(at) != each}
        if changed:
            self._steps.append({at: self.figure(at) for at in changed})
            self._set(changed)
        return len(changed)

    def take_back(self) -> bool:
        """Take the last step back that is not saved; whether there was one."""
        if not self._steps:
            return False
        self._set(self._steps.pop())
        return True

    def carry_over(self, before: FigureSheet) -> None:
        """Take what was typed before the sheet was read anew, where its cell is still there."""
        self.put({at: each for at, each in before.typed.items() if self.indicators.takes(*at)})

    def saved(self) -> None:
        """What was typed is stored now."""
        self.stored, self.typed = self.figures, {}
        self._steps.clear()

    def _set(self, cells: Mapping[Cell, int | None]) -> None:
        for at, figure in cells.items():
            if self.stored.get(at) == figure:
                self.typed.pop(at, None)
            else:
                self.typed[at] = figure
        self._table = None


def sheet(desk: Desk, key: int, period: str = "") -> FigureSheet:
    """The sheet of a period, by default of the one to be reported now; `UserError` if it is gone.

    Places that have figures but are no longer named by the campaign come last.
    """
    found = stored(desk, Campaign, [key])
    if not found:
        raise UserError(GONE)
    values = found[0].values
    period = period or present_period(desk, values)
    indicators = indicators_of(desk, key)
    figures = figures_of(desk, key, period)
    before = figures_of(desk, key, moved(period, -1))
    return FigureSheet(key, values, period, all_places(desk, values, figures), indicators, figures,
                       before)  # fmt: skip


def is_kept(desk: Desk, key: int) -> bool:
    """Whether a campaign is still there; figures of one that was removed are not written."""
    return bool(stored(desk, Campaign, [key]))


def all_places(desk: Desk, values: Mapping[str, Any], figures: Typed) -> list[str]:
    """The places of a campaign, the office itself where it names none, then others with figures."""
    named = places_of(values["places"]) or [own_place(desk)]
    others = sorted({place for _, place in figures if place != ALL} - set(named))
    return [*named, *others]


def own_place(desk: Desk) -> str:
    """The office as the only place of a campaign that names none."""
    values = office_values(desk)
    return str(values.get("region") or values.get("short_name") or values.get("name") or "本单位")


def present_period(desk: Desk, values: Mapping[str, Any]) -> str:
    """The last period that is over, not before the first of the campaign nor after its last."""
    step = str(values["step"] or QUARTER)
    period = moved(period_at(step, desk.today), -1)
    first, last = span_of(desk, values)
    return min(max(period, first, key=last_day), last, key=last_day)


def span_of(desk: Desk, values: Mapping[str, Any]) -> tuple[str, str]:
    """The first and the last period of a campaign; of its year where it names no days."""
    step, year = str(values["step"] or QUARTER), values["year"] or desk.today.year
    since = values["since"] or f"{year:04}-01-01"
    until = values["until"] or f"{max(year, int(since[:4])):04}-12-31"
    return _period(step, since, 1), _period(step, max(until, since), 12)


def periods_between(first: str, last: str) -> list[str]:
    """Every period from one to another of the same kind."""
    found = [first]
    while last_day(found[-1]) < last_day(last):
        found.append(moved(found[-1], 1))
    return found


def _period(step: str, day: str, month: int) -> str:
    return period_of(step, int(day[:4]), int(day[5:7] or month))


def save(desk: Desk, of: FigureSheet) -> Changed:
    """Write what was typed into a sheet as one action; an emptied cell removes its figure."""
    changed = write_figures(desk, of.key, of.name, of.period, of.typed)
    of.saved()
    return changed


def write_figures(
    desk: Desk, campaign: int, name: str, period: str, typed: Mapping[Cell, int | None]
) -> Changed:
    """Write figures of a period as one action, over what is stored now; None removes one."""
    where = (
        Filter("campaign", "in", (campaign,)), Filter("period", "in", (period,)),
        Filter("indicator", "in", tuple({key for key, _ in typed})),
    )  # fmt: skip
    keys = lists.find(desk.office, CampaignValue, Query(where=where)) if typed else ()
    own = {(x.values["indicator"], x.values["place"] or ALL): x
           for x in records(desk, CampaignValue, list(keys))}  # fmt: skip
    put: list[Record] = []
    remove: list[Record] = []
    for (indicator, place), figure in typed.items():
        record = own.get((indicator, place))
        if figure is None:
            remove += [record] if record is not None else []
        elif record is None:
            put.append(CampaignValue.of({
                "campaign": campaign, "indicator": indicator, "period": period,
                "place": place or None, "figure": figure, "ends_on": last_day(period),
            }))  # fmt: skip
        elif record.values["figure"] != figure:
            record.values["figure"] = figure
            put.append(record)
    many = len(put) + len(remove)
    action = f"填报“{name}”{period_words(period)}：{many} 个数"
    return desk.write(put, remove, action)
