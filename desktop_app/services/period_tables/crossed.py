"""Statistics of two chosen dimensions: one table, its shares, last year's totals, its records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from desktop_app.records.field_types import Code, Codes, YesNo
from desktop_app.records.links import Link
from desktop_app.records.record import Field
from desktop_app.services.desk import Desk
from desktop_app.services.outward import every_title, lookup
from desktop_app.services.period_tables.counting import TableCell, closing_day, share_of
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.ages import age_on, born_in
from desktop_app.services.statistics.counting import By, counts_by_two
from desktop_app.services.statistics.parts import EMPTY
from desktop_app.services.statistics.periods import Period, of_months
from desktop_app.services.statistics.sections import THAT_DAY, Asked, Section, SectionRule, on_day
from desktop_app.services.statistics.statements import asked_of
from desktop_app.storage.query.dated_values import field_at

Bucket: TypeAlias = Any
"""One value of a dimension: a code, an id, the number of a band, a month; None for empty."""


class AgeBand(NamedTuple):
    """A span of ages with its word."""

    word: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Dimension:
    """A field that a table is divided by; `path` may end with `THAT_DAY`.

    `length` cuts days to their months (7) or years (4). `bands` divide days of birth by ages.
    """

    key: str
    title: str
    path: str
    length: int = 0
    bands: tuple[AgeBand, ...] = ()


@dataclass(frozen=True, slots=True)
class CrossedSubject:
    """What is counted: a section, and the dimensions that its records have."""

    key: str
    title: str
    unit: str
    rule: SectionRule
    dimensions: tuple[Dimension, ...]
    notes: tuple[tuple[str, str], ...] = ()

    def dimension(self, key: str) -> Dimension:
        """The dimension of that key, the first where there is none."""
        return next((each for each in self.dimensions if each.key == key), self.dimensions[0])


class CrossedRow(NamedTuple):
    """A value of the first dimension: its numbers by the second, its sum, that of last year."""

    bucket: Bucket
    title: str
    values: Sequence[int]
    total: int
    before: int | None


@dataclass(frozen=True, slots=True)
class Crossed:
    """A made table. A record with several values is in several rows; totals count it once."""

    subject: CrossedSubject
    across: Dimension
    down: Dimension
    asked: Asked
    closing: str
    columns: Sequence[tuple[Bucket, str]]
    rows: Sequence[CrossedRow]
    total: CrossedRow
    section: Section

    @property
    def title(self) -> str:
        """界别 × 政治面貌."""
        return f"{self.down.title} × {self.across.title}"

    @property
    def agreement(self) -> str:
        """Whether the rows add up to the total, else by how much they do not."""
        less = sum(row.total for row in self.rows) - self.total.total
        if not less:
            return "合计相符"
        word = "多" if less > 0 else "少"
        return f"各行之和比合计{word} {abs(less)}"

    @property
    def is_wrong(self) -> bool:
        """Whether rows of single values do not add up to the total."""
        less = sum(row.total for row in self.rows) - self.total.total
        return bool(less) and not has_several(self.section, self.down, self.asked.desk)

    def share(self, row: CrossedRow, place: int) -> int | None:
        """A number's share of its row, in tenths of a percent."""
        return share_of(row.values[place], row.total)

    def cell(self, row: CrossedRow, place: int) -> TableCell:
        """The number in a column with the records behind it; behind the last column the sum."""
        where = list(self.section.where)
        if row is not self.total:
            where += where_of(self.asked, self.section, self.down, row.bucket)
        is_sum = place >= len(self.columns)
        if not is_sum:
            bucket = self.columns[place][0]
            where += where_of(self.asked, self.section, self.across, bucket)
        value = row.total if is_sum else row.values[place]
        return TableCell(value, self.section.model.KEY, tuple(where))


def crossed(
    desk: Desk, subject: CrossedSubject, down: str, across: str, period: Period,
    *, all_rows: bool = False,
) -> Crossed:  # fmt: skip
    """The table of two dimensions, by their keys; rows without a record are left out."""
    now, earlier = asked_of(desk, period)
    one, other = subject.dimension(down), subject.dimension(across)
    section = subject.rule.section(now)
    counted = _counted(now, section, one, other)
    before = _counted(earlier, subject.rule.section(earlier), one, one)
    rows_now = _ordered(now, section, one, counted.down, every=all_rows)
    columns = _ordered(now, section, other, counted.across, every=False)
    rows = [
        CrossedRow(
            bucket, title, [counted.by_pair[bucket, each] for each, _ in columns],
            counted.down[bucket], before.down[bucket],
        )
        for bucket, title in rows_now
    ]  # fmt: skip
    total = CrossedRow(
        None, "合计", [counted.across[each] for each, _ in columns], counted.whole, before.whole
    )
    closing = closing_day(desk, period)
    return Crossed(subject, other, one, now, closing, columns, rows, total, section)


def has_several(section: Section, each: Dimension, desk: Desk) -> bool:
    """Whether a record may have several values of a dimension."""
    return isinstance(_field(section, each, desk), Codes)


def where_of(asked: Asked, section: Section, each: Dimension, bucket: Bucket) -> tuple[Filter, ...]:
    """The conditions that select the records with one value of a dimension."""
    path = on_day(each.path, asked)
    if bucket is None:
        return (Filter(path, "in", (None,)),)
    if each.bands:
        return born_in((each.bands[bucket].first, each.bands[bucket].last), asked.back)
    if each.length:
        if len(bucket) < each.length:
            return (Filter(path, "in", (bucket,)),)
        year, month = int(bucket[:4]), int(bucket[5:7])
        return (Filter(path, "during", of_months(year, month, month)),)
    how = "holds" if has_several(section, each, asked.desk) else "in"
    return (Filter(path, how, (bucket,)),)


class _Counts(NamedTuple):
    """Records by the values of both dimensions, by those of each, and all of them."""

    by_pair: Counter[tuple[Bucket, Bucket]]
    down: Counter[Bucket]
    across: Counter[Bucket]
    whole: int


def _counted(asked: Asked, section: Section, one: Dimension, other: Dimension) -> _Counts:
    found = _Counts(Counter(), Counter(), Counter(), 0)
    whole = 0
    folds = [_fold(asked, section, each) for each in (one, other)]
    fields = [By(on_day(each.path, asked), each.length) for each in (one, other)]
    for first, second, number in counts_by_two(asked.desk, section, *fields):
        rows, columns = folds[0](first), folds[1](second)
        whole += number
        for bucket in rows:
            found.down[bucket] += number
        for bucket in columns:
            found.across[bucket] += number
        for row in rows:
            for column in columns:
                found.by_pair[row, column] += number
    return found._replace(whole=whole)


def _fold(asked: Asked, section: Section, each: Dimension) -> Callable[[Any], Sequence[Bucket]]:
    """Returns the values that a record belongs to by what is stored of it."""
    if each.bands:
        today = asked.back

        def band(born: str | None) -> Sequence[Bucket]:
            age = age_on(born, today) if born else -1
            places = (at for at, one in enumerate(each.bands) if one.first <= age <= one.last)
            return (next(places, None),) if born else (None,)

        return band
    if has_several(section, each, asked.desk):
        return lambda held: str(held).split() if held else (None,)
    return lambda value: (value,)


def _ordered(
    asked: Asked, section: Section, each: Dimension, counts: Mapping[Bucket, int], *, every: bool
) -> list[tuple[Bucket, str]]:
    """The values of a dimension with their titles in the office's order; empty ones on request."""
    titles = _titles(asked, section, each, counts)
    shown = [pair for pair in titles if every or counts.get(pair[0])]
    return [*shown, *([(None, EMPTY)] if counts.get(None) else [])]


def _titles(
    asked: Asked, section: Section, each: Dimension, counts: Mapping[Bucket, int]
) -> list[tuple[Bucket, str]]:
    if each.bands:
        return [(at, band.word) for at, band in enumerate(each.bands)]
    if each.length:
        return [(day, day_word(day)) for day in sorted(filter(None, counts))]
    field = _field(section, each, asked.desk)
    if isinstance(field, Link):
        return list(every_title(asked.desk, field.linked).items())
    if isinstance(field, Code | Codes):
        entries = lookup(asked.desk).codes[field.codes].entries
        return [(entry.code, entry.label) for entry in entries]
    if isinstance(field, YesNo):
        return [(1, "是"), (0, "否")]
    return [(value, str(value)) for value in sorted(filter(None, counts))]


def day_word(day: str) -> str:
    """2026年3月, 2026年（未写月份）."""
    return f"{day[:4]}年{int(day[5:7])}月" if len(day) > 4 else f"{day}年（未写月份）"


def _field(section: Section, each: Dimension, desk: Desk) -> Field:
    return field_at(section.model, each.path.replace(THAT_DAY, ""), desk.office.records)
