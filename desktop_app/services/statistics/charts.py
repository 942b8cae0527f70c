"""What people would rather look at: consultations by month, topics, people, states of handling."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.consultations import consultations
from desktop_app.services.statistics.declared import Asked, Section
from desktop_app.services.statistics.figures import Statement, asked_of
from desktop_app.services.statistics.periods import Period, a_year_before, months_of, of_year
from desktop_app.storage.query.tallies import By, Sum, tally

MOST_YEARS = 20
_YEAR, _MONTH = 4, 7
_FAMILIES = (
    ("topic_five_points_", "议题按五点分类", "个"),
    ("people_role_", "参加人员按身份", "人次"),
    ("outcome_handling_", "意见建议按办理状态", "条"),
)


class Bar(NamedTuple):
    """One label with this period's value and, where known, last year's, and the rows behind."""

    label: str
    value: int
    before: int | None
    where: tuple[Filter, ...]
    where_before: tuple[Filter, ...]


class Chart(NamedTuple):
    """A few bars under one title, all of one record; `across` bars lie one under the other."""

    key: str
    title: str
    unit: str
    record: str
    bars: tuple[Bar, ...]
    across: bool


def charts(desk: Desk, shown: Statement) -> list[Chart]:
    """The charts that stand beside a statement; those that have nothing to show are left out."""
    found = [by_month(desk, shown)]
    figures = [each for group in shown.groups for each in group.figures]
    for begins, title, unit in _FAMILIES:
        own = [each for each in figures if each.key.startswith(begins)]
        bars = tuple(
            Bar(each.title, each.value, each.before, each.where, each.where_before) for each in own
        )
        found.append(Chart(begins[:-1], title, unit, own[0].record if own else "", bars, True))
    return [each for each in found if any(bar.value or bar.before for bar in each.bars)]


def by_month(desk: Desk, shown: Statement) -> Chart:
    """Sessions month by month beside last year's; year by year where there are many months."""
    now, earlier = asked_of(desk, shown.period, shown.scope)
    months = months_of(shown.period)
    section, past = consultations(now), _Past(consultations(earlier), earlier.period)
    if not months:
        return Chart(
            "month", "协商场次按年", "场", "consultation", _years(desk, section, now), False
        )
    counts, before = _counted(desk, section, _MONTH), _counted(desk, past.section, _MONTH)
    several = months[0].first[:4] != months[-1].first[:4]
    bars = [
        _month(each, section, past, counts, before, several=several)
        for each in (months if len(months) > 1 else ())
    ]
    rough = tuple(each for each in counts if len(each) == _YEAR)
    if rough and bars:
        where = _of_days(section, Filter("held_on", "in", rough))
        bars.append(Bar("未写月份", sum(counts[each] for each in rough), None, where, ()))
    return Chart("month", "协商场次按月", "场", "consultation", tuple(bars), False)


class _Past(NamedTuple):
    """The same consultations of last year, and the days that they are counted in."""

    section: Section
    period: Period


def _month(
    month: Period,
    section: Section,
    past: _Past,
    counts: dict[str, int],
    before: dict[str, int],
    *,
    several: bool,
) -> Bar:
    year, number = month.first[2:4], int(month.first[5:7])
    label = f"{year}年{number}月" if several else f"{number}月"
    value = counts.get(month.first[:_MONTH], 0)
    where = _of_days(section, Filter("held_on", "during", month))
    last = a_year_before(month)
    last = last._replace(last=min(last.last, past.period.last))
    if last.last < last.first:  # a month that is still to come
        return Bar(label, value, None, where, ())
    where_before = _of_days(past.section, Filter("held_on", "during", last))
    return Bar(label, value, before.get(last.first[:_MONTH], 0), where, where_before)


def _years(desk: Desk, section: Section, asked: Asked) -> tuple[Bar, ...]:
    counts, (first, last) = _counted(desk, section, _YEAR), asked.period
    bars = []
    for year in range(int(first[:4]), int(last[:4]) + 1):
        days = of_year(year)
        days = Period(max(days.first, first), min(days.last, last))
        where = _of_days(section, Filter("held_on", "during", days))
        bars.append(Bar(f"{year}年", counts.get(str(year), 0), None, where, ()))
    return tuple(bars[-MOST_YEARS:])


def _of_days(section: Section, day: Filter) -> tuple[Filter, ...]:
    """The section's records of other days."""
    return (*(each for each in section.where if each.how != "during"), day)


def _counted(desk: Desk, section: Section, length: int) -> dict[str, int]:
    by = [By("held_on", length)]
    return dict(tally(desk.office, section.model, section.where, by, [Sum()]))
