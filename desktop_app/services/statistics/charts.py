"""The charts of a page of statistics: a total month by month, the parts of a section."""

from __future__ import annotations

from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.bars import Bar, Chart
from desktop_app.services.statistics.counting import counts_by_day
from desktop_app.services.statistics.declared import MonthChart, PartsChart
from desktop_app.services.statistics.periods import Period, a_year_before, months_of, of_year
from desktop_app.services.statistics.sections import Asked, SectionRule
from desktop_app.services.statistics.statements import Statement, asked_of

MOST_YEARS = 20
YEAR, MONTH = 4, 7
"""How many characters of a day name its year and its month."""


def charts(desk: Desk, shown: Statement) -> list[Chart]:
    """The charts of a statement; those whose bars are all empty are left out."""
    found = []
    for each in shown.statistics.charts:
        rule = shown.statistics.rule(each.section)
        if not rule.narrows_to(shown.scope):
            continue
        if isinstance(each, MonthChart):
            found.append(by_month(desk, shown, each))
        else:
            found.append(_by_parts(shown, rule, each))
    return [each for each in found if any(bar.value or bar.before for bar in each.bars)]


def by_month(desk: Desk, shown: Statement, chart: MonthChart) -> Chart:
    """A section's total by months, with last year's; by years where there are many months."""
    rule = shown.statistics.rule(chart.section)
    now, earlier = asked_of(desk, shown.period, shown.scope)
    months = months_of(shown.period)
    title, record = f"{chart.title}按{'月' if months else '年'}", rule.record.KEY
    if not months:
        return Chart(chart.key, title, chart.unit, record, _years(rule, now), across=False)
    sides = _Side(rule, now), _Side(rule, earlier)
    several = months[0].first[:YEAR] != months[-1].first[:YEAR]
    bars = [_month(each, *sides, several=several)
            for each in (months if len(months) > 1 else ())]  # fmt: skip
    rough = tuple(each for each in sides[0].counts if len(each) == YEAR)
    if rough and bars:
        where = sides[0].of(Filter(sides[0].day, "in", rough))
        bars.append(Bar("未写月份", sum(sides[0].counts[each] for each in rough), None, where, ()))
    return Chart(chart.key, title, chart.unit, record, tuple(bars), across=False)


class _Side:
    """The records of a section in one period, counted by their months."""

    def __init__(self, rule: SectionRule, asked: Asked, length: int = MONTH) -> None:
        assert rule.day is not None
        self.day, self.period, section = rule.day.field, asked.period, rule.section(asked)
        self._others = tuple(each for each in section.where if each.field != self.day)
        self.counts = counts_by_day(asked.desk, section, self.day, length)

    def of(self, day: Filter) -> tuple[Filter, ...]:
        """The section's records of other days."""
        return (*self._others, day)


def _by_parts(shown: Statement, rule: SectionRule, chart: PartsChart) -> Chart:
    begins = f"{rule.key}_{chart.parts}"
    figures = (each for group in shown.groups for each in group.figures)
    own = [each for each in figures if each.key.startswith(f"{begins}_")]
    bars = tuple(
        Bar(each.title, each.value, each.before, each.where, each.where_before) for each in own
    )
    return Chart(begins, chart.title, chart.unit, own[0].record if own else "", bars, across=True)


def _month(month: Period, now: _Side, past: _Side, *, several: bool) -> Bar:
    year, number = month.first[2:YEAR], int(month.first[5:MONTH])
    label = f"{year}年{number}月" if several else f"{number}月"
    value = now.counts.get(month.first[:MONTH], 0)
    where = now.of(Filter(now.day, "during", month))
    last = a_year_before(month)
    last = last._replace(last=min(last.last, past.period.last))
    if last.last < last.first:  # a month that is still to come
        return Bar(label, value, None, where, ())
    where_before = past.of(Filter(past.day, "during", last))
    return Bar(label, value, past.counts.get(last.first[:MONTH], 0), where, where_before)


def _years(rule: SectionRule, asked: Asked) -> tuple[Bar, ...]:
    side, (first, last) = _Side(rule, asked, YEAR), asked.period
    bars = []
    for year in range(int(first[:YEAR]), int(last[:YEAR]) + 1):
        days = of_year(year)
        days = Period(max(days.first, first), min(days.last, last))
        where = side.of(Filter(side.day, "during", days))
        bars.append(Bar(f"{year}年", side.counts.get(str(year), 0), None, where, ()))
    return tuple(bars[-MOST_YEARS:])
