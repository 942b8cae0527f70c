"""The workbench: large numbers, plain charts and the first-run checklist that subjects declare.

Numbers are counted by sections of the statistics, each with the records behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk, office_values
from desktop_app.services.registers import Filter, Query, first
from desktop_app.services.safekeeping.backups import was_made_by_hand
from desktop_app.services.statistics.bars import Bar, Chart
from desktop_app.services.statistics.counting import count_parts
from desktop_app.services.statistics.periods import of_year
from desktop_app.services.statistics.scopes import EVERYTHING
from desktop_app.services.statistics.sections import TOTAL, Asked, Section, SectionRule

NOTHING = "还没有登记"


class Headline(NamedTuple):
    """One number with its note, and the records behind it: record key and conditions."""

    key: str
    title: str
    value: str
    note: str
    record: str
    where: tuple[Filter, ...] = ()


class WorkbenchCount(NamedTuple):
    """Some parts of a section, counted for this year."""

    section: SectionRule
    parts: tuple[str, ...] = (TOTAL,)


class HeadlineRule(NamedTuple):
    """Declares a headline.

    counts: what is counted; the first part of the first section is the number shown.
    note: makes the note of the counts in the order of `counts`.
    whole: place of the count that is zero while nothing is entered.
    """

    key: str
    title: str
    counts: tuple[WorkbenchCount, ...]
    note: Callable[..., str]
    whole: int = 0


class ChartRule(NamedTuple):
    """Declares a chart of a section's records; `bars` counts them."""

    title: str
    unit: str
    section: SectionRule
    bars: Callable[[Asked, Section], tuple[Bar, ...]]


class FirstStep(NamedTuple):
    """One line of the first-run checklist; `page` is the tab where it is done."""

    key: str
    title: str
    hint: str
    page: str
    done: bool


class FirstStepRule(NamedTuple):
    """Declares a line of the checklist: done when a register has its first record."""

    title: str
    hint: str
    record: type[Record]


def headlines(desk: Desk) -> list[Headline]:
    """The large numbers of the workbench, as they are now."""
    asked = _this_year(desk)
    return [_headline(asked, each) for each in _declared(desk) if isinstance(each, HeadlineRule)]


def charts(desk: Desk) -> list[Chart]:
    """The charts of the workbench, without bars where there is nothing to show."""
    asked = _this_year(desk)
    return [
        Chart("", each.title, each.unit, each.section.record.KEY,
              each.bars(asked, each.section.section(asked, (TOTAL,))), across=False)
        for each in _declared(desk) if isinstance(each, ChartRule)
    ]  # fmt: skip


def first_steps(desk: Desk) -> list[FirstStep]:
    """The checklist of an office that has just begun; a line is done as soon as its data exist."""
    office = bool(office_values(desk))
    return [
        FirstStep("office", "填写单位信息", "名称、级别、届次", "settings", office),
        *(
            FirstStep(each.record.KEY, each.title, each.hint, each.record.KEY,
                      bool(first(desk, each.record, Query(), 1)))
            for each in _declared(desk) if isinstance(each, FirstStepRule)
        ),
        FirstStep(
            "backup", "第一次备份", "在“设置”的“备份与恢复”里", "settings", was_made_by_hand(desk)
        ),
    ]  # fmt: skip


def _declared(desk: Desk) -> Iterator[HeadlineRule | ChartRule | FirstStepRule]:
    for subject in desk.subjects:
        yield from subject.workbench()


def _this_year(desk: Desk) -> Asked:
    year = of_year(desk.today.year)
    return Asked(desk, year, year, EVERYTHING)


def _headline(asked: Asked, rule: HeadlineRule) -> Headline:
    sections = [(each.section.section(asked, each.parts), each.parts) for each in rule.counts]
    counts = [
        count for section, parts in sections for count in count_parts(asked.desk, section, parts)
    ]
    note = rule.note(*counts) if counts[rule.whole] else NOTHING
    section, (shown, *_) = sections[0]
    where = section.behind(section.part(shown))
    return Headline(rule.key, rule.title, str(counts[0]), note, *where)
