"""A page of statistics: figures, those of the same period last year, and checks of sums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.counting import values_of_parts
from desktop_app.services.statistics.declared import Statistics
from desktop_app.services.statistics.number_texts import shown
from desktop_app.services.statistics.periods import Period, a_year_before, same_period
from desktop_app.services.statistics.scopes import EVERYTHING, Scope, scope_words
from desktop_app.services.statistics.sections import Asked, Part, Section, figure_key

UNCLEAR = "unclear"


class Figure(NamedTuple):
    """One number of this period and of the same period last year, with the records of both.

    `value` and `before` are whole numbers, money in 分; `before` is None where nobody can know.
    `base` is what the figure is a share of, '' in `rate` where it is a share of nothing. `family`
    says by what it is one of several parts of a whole: 按状态.
    """

    key: str
    title: str
    unit: str
    value: int
    before: int | None
    record: str
    where: tuple[Filter, ...]
    where_before: tuple[Filter, ...]
    field: str = ""
    level: int = 0
    rate: str = ""
    base: int = 0
    base_before: int = 0
    family: str = ""


class Group(NamedTuple):
    """Figures under one title."""

    title: str
    figures: tuple[Figure, ...]


class Check(NamedTuple):
    """A sum that must agree: a whole and what its parts come to."""

    title: str
    whole: int
    parts: int

    @property
    def words(self) -> str:
        """Whether the parts make up the whole, else by how much they do not."""
        if self.whole == self.parts:
            return "合计相符"
        less = "少" if self.parts < self.whole else "多"
        return f"各项之和 {self.parts}，比合计 {self.whole} {less} {abs(self.whole - self.parts)}"


class Statement(NamedTuple):
    """All figures of one period and one part of the work, as the page and its prints show them.

    `closing` is 统计截止日期, the day on which the records were read, as printed.
    """

    statistics: Statistics
    period: Period
    earlier: Period
    scope: Scope
    scope_words: str
    closing: str
    groups: tuple[Group, ...]
    checks: tuple[Check, ...]

    @property
    def title(self) -> str:
        """The title of the page, its print and its workbook."""
        return self.statistics.title

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """Which day counts for which figure."""
        return self.statistics.notes

    @property
    def conditions(self) -> tuple[tuple[str, str], ...]:
        """Period, part of the work and closing day, in words."""
        return (
            ("统计时段", self.period.words),
            ("上年同期", self.earlier.words),
            ("统计范围", self.scope_words),
            ("统计截止日期", self.closing),
        )

    def figure(self, key: str) -> Figure:
        """The figure with that key; `KeyError` where there is none."""
        for group in self.groups:
            for each in group.figures:
                if each.key == key:
                    return each
        raise KeyError(key)


def asked_of(desk: Desk, period: Period, scope: Scope = EVERYTHING) -> tuple[Asked, Asked]:
    """The requests for a period and for the same period a year before."""
    earlier = same_period(period, desk.today)
    return Asked(desk, period, period, scope), Asked(desk, earlier, a_year_before(period), scope)


def statement(
    desk: Desk, statistics: Statistics, period: Period, scope: Scope = EVERYTHING
) -> Statement:
    """A whole page, read anew; sections that cannot be narrowed to the scope are left out."""
    now, earlier = asked_of(desk, period, scope)
    groups: dict[str, list[Figure]] = {}
    checks: list[Check] = []
    rules = [each for each in statistics.sections if each.narrows_to(scope)]
    for rule in rules:
        section = rule.section(now)
        found, agreed = _figures(desk, rule.key, section, rule.section(earlier))
        groups.setdefault(section.title, []).extend(found)
        checks += agreed
    for rule in rules:
        one, other = rule.unclear_section(now), rule.unclear_section(earlier)
        if one is not None and other is not None:
            found, _ = _figures(desk, f"{rule.key}_{UNCLEAR}", one, other)
            groups.setdefault(one.title, []).extend(found)
    return Statement(
        statistics, period, earlier.period, scope, scope_words(desk, statistics.scopes, scope),
        show_chinese_day(desk.today.isoformat()),
        tuple(Group(title, tuple(each)) for title, each in groups.items() if each),
        tuple(checks),
    )  # fmt: skip


def change(figure: Figure) -> str:
    """How a figure has moved since the same period last year: +3, 持平; “–” for the unknown."""
    if figure.before is None:
        return "–"
    less = figure.value - figure.before
    if less == 0:
        return "持平" if figure.value else ""
    return f"{_sign(less)}{shown(abs(less), figure.unit)}"


def growth(figure: Figure) -> str:
    """The same in percent of last year's: +12.5 %; empty where there was nothing."""
    if not figure.before or figure.value == figure.before:
        return ""
    less = figure.value - figure.before
    return f"{_sign(less)}{abs(less) * 100 / figure.before:.1f} %"


def _sign(number: int) -> str:
    return "+" if number > 0 else "−"


def _figures(
    desk: Desk, key: str, section: Section, earlier: Section
) -> tuple[list[Figure], list[Check]]:
    values, before = values_of_parts(desk, section), values_of_parts(desk, earlier)
    found = [
        _figure(key, part, (section, other, earlier), values, before)
        for part, other in zip(section.parts, earlier.parts, strict=True)
        if not part.rare or values[part.key] or (part.compared and before[part.key])
    ]
    return found, list(_checks(section, values))


def _figure(
    key: str,
    part: Part,
    behind: tuple[Section, Part, Section],
    values: dict[str, int],
    before: dict[str, int],
) -> Figure:
    section, other, earlier = behind
    record, where = section.behind(part)
    return Figure(
        figure_key(key, part.key),
        part.title,
        part.unit,
        values[part.key],
        before[part.key] if part.compared else None,
        record,
        where,
        earlier.behind(other)[1],
        part.field,
        part.level,
        part.rate,
        values.get(part.share_of, 0),
        before.get(part.share_of, 0),
        part.family,
    )


def _checks(section: Section, values: dict[str, int]) -> Iterable[Check]:
    """One check a family of parts: together they are the whole."""
    families = dict.fromkeys(each.family for each in section.parts if each.family)
    titles = {each.key: each.title for each in section.parts}
    for family in families:
        parts: Sequence[Part] = [each for each in section.parts if each.family == family]
        whole = parts[0].share_of
        total = sum(values[each.key] for each in parts)
        yield Check(f"{titles[whole]}{family}", values[whole], total)
