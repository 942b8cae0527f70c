"""The workbench: large numbers, plain charts and the first-run checklist that subjects declare.

Numbers are counted by sections of the statistics, each with the records behind it. The rules of
registers without a row are not loaded: their numbers are 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

from desktop_app.records.registry import Registry
from desktop_app.services.desk import Desk, office_values
from desktop_app.services.lookup.used_registers import used_registers
from desktop_app.services.registers import Filter, Query, first
from desktop_app.services.safekeeping.backups import was_made_by_hand
from desktop_app.services.statistics.bars import Bar, Chart
from desktop_app.services.statistics.counting import count_parts
from desktop_app.services.statistics.periods import of_year
from desktop_app.services.statistics.scopes import EVERYTHING
from desktop_app.services.statistics.sections import TOTAL, Asked, Section, SectionRule
from desktop_app.services.subjects import Subject
from desktop_app.services.used_parts import NamedChart, NamedHeadline, NamedStep

Named = TypeVar("Named", NamedHeadline, NamedChart, NamedStep)
NOTHING = "还没有登记"


class Headline(NamedTuple):
    """One number with its note; `behind` gives the records behind it."""

    key: str
    title: str
    value: str
    note: str


class WorkbenchCount(NamedTuple):
    """Some parts of a section, counted for this year."""

    section: SectionRule
    parts: tuple[str, ...] = (TOTAL,)


class HeadlineRule(NamedTuple):
    """Says how a headline is counted.

    counts: what is counted; the first part of the first section is the number shown.
    note: makes the note of the counts in the order of `counts`.
    whole: place of the count that is zero while nothing is entered.
    """

    counts: tuple[WorkbenchCount, ...]
    note: Callable[..., str]
    whole: int = 0


class ChartRule(NamedTuple):
    """Says how a chart of a section's records is drawn; `bars` counts them."""

    section: SectionRule
    bars: Callable[[Asked, Section], tuple[Bar, ...]]


class FirstStep(NamedTuple):
    """One line of the first-run checklist; `page` is the tab where it is done."""

    key: str
    title: str
    hint: str
    page: str
    done: bool


def headlines(desk: Desk) -> list[Headline]:
    """The large numbers of the workbench, as they are now."""
    asked, named = _this_year(desk), list(_named(desk, NamedHeadline))
    there = used_registers(desk, {key for _, each in named for key in each.counts})
    return [
        _headline(asked, each, subject) if there.intersection(each.counts)
        else Headline(each.key, each.title, "0", NOTHING)
        for subject, each in named
    ]  # fmt: skip


def behind(desk: Desk, key: str) -> tuple[str, tuple[Filter, ...]]:
    """Record key and conditions of the list behind the headline with that key."""
    (subject,) = (subject for subject, each in _named(desk, NamedHeadline) if each.key == key)
    rule: HeadlineRule = _rule_of(subject, key)
    counted = rule.counts[0]
    section = counted.section.section(_this_year(desk), counted.parts)
    return section.behind(section.part(counted.parts[0]))


def charts(desk: Desk) -> list[Chart]:
    """The charts of the workbench, without bars where there is nothing to show."""
    asked, named = _this_year(desk), list(_named(desk, NamedChart))
    there = used_registers(desk, {each.record for _, each in named})
    return [
        Chart("", each.title, each.unit, each.record,
              _bars(asked, each, subject) if each.record in there else (), across=False)
        for subject, each in named
    ]  # fmt: skip


def first_steps(desk: Desk) -> list[FirstStep]:
    """The checklist of an office that has just begun; a line is done as soon as its data exist."""
    office, named = bool(office_values(desk)), [each for _, each in _named(desk, NamedStep)]
    there = used_registers(desk, {each.record for each in named})
    return [
        FirstStep("office", "填写单位信息", "名称、级别、届次", "settings", office),
        *(
            FirstStep(each.record, each.title, each.hint, each.record,
                      each.record in there and _has_own(desk, each.record))
            for each in named
        ),
        FirstStep(
            "backup", "第一次备份", "在“设置”的“备份与恢复”里", "settings", was_made_by_hand(desk)
        ),
    ]  # fmt: skip


def _named(desk: Desk, kind: type[Named]) -> Iterator[tuple[Subject, Named]]:
    """What the subjects name of one kind, each with its subject."""
    for subject in desk.subjects:
        for each in subject.workbench:
            if isinstance(each, kind):
                yield subject, each


def _rule_of(subject: Subject, key: str) -> Any:
    return subject.workbench_rules()[key]


def _has_own(desk: Desk, record: str) -> bool:
    """Whether our own office has a record of that kind."""
    return bool(first(desk, Registry.of(desk.office.records).model(record), Query(), 1))


def _this_year(desk: Desk) -> Asked:
    year = of_year(desk.today.year)
    return Asked(desk, year, year, EVERYTHING)


def _headline(asked: Asked, named: NamedHeadline, subject: Subject) -> Headline:
    rule: HeadlineRule = _rule_of(subject, named.key)
    sections = [(each.section.section(asked, each.parts), each.parts) for each in rule.counts]
    counts = [
        count for section, parts in sections for count in count_parts(asked.desk, section, parts)
    ]
    note = rule.note(*counts) if counts[rule.whole] else NOTHING
    return Headline(named.key, named.title, str(counts[0]), note)


def _bars(asked: Asked, named: NamedChart, subject: Subject) -> tuple[Bar, ...]:
    rule: ChartRule = _rule_of(subject, named.key)
    return rule.bars(asked, rule.section.section(asked, (TOTAL,)))
