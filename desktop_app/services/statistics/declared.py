"""What statistics declare: sections of figures, tables, charts, notes, and how they are narrowed.

A subject gives one `Statistics` value for each page of figures. The engine turns a `SectionRule`
into a `Section` for one period: the conditions of the counted records and of each part.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeAlias

from desktop_app.records.links import Links
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.scopes import Scope, ScopeField

TOTAL = "total"
UNCOUNTED = "没有计入"
"""The title of the group of records that no period surely counts."""


class Asked(NamedTuple):
    """A request for statistics; `plans` is the period that plans are compared over."""

    desk: Desk
    period: Period
    plans: Period
    scope: Scope

    @property
    def day(self) -> str:
        """The day of which present states are reported: the period's last day or today."""
        return min(self.period.last, self.desk.today.isoformat())

    @property
    def back(self) -> datetime.date:
        """The same day as a date."""
        return datetime.date.fromisoformat(self.day)


Rule: TypeAlias = Callable[[Asked], tuple[Filter, ...]]
"""Returns conditions that depend on the period, on today or on the office's code lists."""
Condition: TypeAlias = Filter | OnDay | Rule
Words: TypeAlias = str | Callable[[Asked], str]


class Part(NamedTuple):
    """One figure of a section: its own conditions, and the field it adds up ('' counts records).

    `share_of` is the part it is a share of, `rate` the name of that share; the parts with the
    same `family` (按状态) together make up `share_of`. A part with `rare` is left out while it
    is zero.
    """

    key: str
    title: str
    unit: str
    where: tuple[Filter, ...] = ()
    field: str = ""
    level: int = 0
    share_of: str = ""
    rate: str = ""
    family: str = ""
    rare: bool = False
    compared: bool = True


class PartRule(Protocol):
    """Declares one part or several, such as one for each entry of a code list."""

    def parts(self, asked: Asked, model: type[Record]) -> Iterable[Part]:
        """The parts for one request."""


@dataclass(frozen=True, slots=True)
class Section:
    """Figures counted on the same records; `owner` is the link to the record that lists show."""

    title: str
    model: type[Record]
    where: tuple[Filter, ...]
    parts: Sequence[Part]
    owner: str = ""

    def behind(self, part: Part) -> tuple[str, tuple[Filter, ...]]:
        """Record key and conditions of the list that shows the records behind a figure."""
        where = (*self.where, *part.where)
        if not self.owner:
            return self.model.KEY, where
        own = tuple(each for each in where if not self._is_of_owner(each))
        led = tuple(each._replace(field=each.field[len(self.owner) + 1 :])
                    for each in where if self._is_of_owner(each))  # fmt: skip
        shown: str = self.model.field(self.owner).linked.KEY  # type: ignore[union-attr]
        return shown, (*led, Filter(f"{self.model.KEY}.{self.owner}", "having", own))

    def _is_of_owner(self, each: Filter) -> bool:
        return each.field.startswith(f"{self.owner}.")


class Unclear(NamedTuple):
    """The figure that counts records whose day is missing or too rough for the period."""

    title: str
    unit: str
    where: tuple[Filter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRule:
    """One section of a page of statistics.

    key: beginning of the keys of its figures.
    title: heading; sections with the same heading share one group.
    record: the counted record.
    where: conditions in the order in which an opened list names them; `OnDay` among them is the
        day by which a record belongs to a period.
    parts: the figures, usually a total first.
    places: by the key of a scope or of a table's field, the dotted path to it from the record.
    owner: link to the record whose list is opened instead, for children without a list.
    unclear: figure for the records whose day no period surely contains.
    """

    key: str
    title: str
    record: type[Record]
    where: tuple[Condition, ...]
    parts: tuple[PartRule, ...]
    places: Mapping[str, str] = field(default_factory=dict)
    owner: str = ""
    unclear: Unclear | None = None

    @property
    def day(self) -> OnDay | None:
        """The day by which its records belong to a period, if by one."""
        return next((each for each in self.where if isinstance(each, OnDay)), None)

    def section(self, asked: Asked) -> Section:
        """The section for one request."""
        where = (*conditions(self.where, asked), *self._scoped(asked.scope))
        parts = tuple(part for rule in self.parts for part in rule.parts(asked, self.record))
        return Section(self.title, self.record, where, parts, self.owner)

    def unclear_section(self, asked: Asked) -> Section | None:
        """The records that the period would count if their day were known; None without a rule."""
        if self.unclear is None or self.day is None:
            return None
        day = self.day.unclear(asked.period)
        where = (*self.unclear.where, day, *self._scoped(asked.scope))
        part = Part(TOTAL, self.unclear.title, self.unclear.unit)
        return Section(UNCOUNTED, self.record, where, (part,))

    def narrows_to(self, scope: Scope) -> bool:
        """Whether its records can be narrowed to all that the scope names."""
        return set(scope) <= set(self.places)

    def _scoped(self, scope: Scope) -> tuple[Filter, ...]:
        return tuple(
            _at(self.record, self.places[key], value)
            for key, value in scope.items()
            if key in self.places
        )


class MonthChart(NamedTuple):
    """A chart of a section's total by months, of long periods by years."""

    key: str
    section: str
    title: str
    unit: str


class PartsChart(NamedTuple):
    """A chart of a section's parts whose keys begin with `parts`."""

    section: str
    parts: str
    title: str
    unit: str


class ColumnRule(NamedTuple):
    """A column of the tables: one part of a section."""

    title: str
    unit: str
    section: str
    part: str = TOTAL


class ShareRule(NamedTuple):
    """A column of the tables in percent: one column, by its place, divided by another."""

    title: str
    part: int
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables that can be made: `fields` gives, by key, the word for what each row is."""

    fields: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[ColumnRule, ...] = ()
    shares: tuple[ShareRule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """One page of statistics: also a print, a workbook and a name of the figures command.

    key: name for the command.
    title: of the page, its print and its workbook.
    sections: in the order of the page.
    notes: which day counts for which figure, as page and prints say it.
    scopes: parts of the work that the figures can be narrowed to.
    """

    key: str
    title: str
    sections: tuple[SectionRule, ...]
    tables: Tables = field(default_factory=Tables)
    charts: tuple[MonthChart | PartsChart, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    scopes: tuple[ScopeField, ...] = ()

    def __post_init__(self) -> None:
        """`ValueError` where charts or columns name what the sections do not have."""
        known = {each.key: each for each in self.sections}
        named = {each.section for each in (*self.charts, *self.tables.columns)}
        if named - set(known):
            raise ValueError(f"{self.key}: no section {sorted(named - set(known))}")
        for each in self.charts:
            day = known[each.section].day
            if isinstance(each, MonthChart) and (day is None or day.otherwise):
                raise ValueError(f"{self.key}: {each.section} has not one day to be charted by")

    def rule(self, key: str) -> SectionRule:
        """The section of that key; `KeyError` where there is none."""
        for each in self.sections:
            if each.key == key:
                return each
        raise KeyError(key)


def conditions(where: Iterable[Condition], asked: Asked) -> tuple[Filter, ...]:
    """Declared conditions as filters."""
    found: list[Filter] = []
    for each in where:
        if isinstance(each, Filter):
            found.append(each)
        elif isinstance(each, OnDay):
            found.append(each.during(asked.plans if each.planned else asked.period))
        else:
            found += each(asked)
    return tuple(found)


def words(text: Words, asked: Asked) -> str:
    """A declared text, made for the request where it depends on it."""
    return text if isinstance(text, str) else text(asked)


def _at(model: type[Record], path: str, value: object) -> Filter:
    """The condition that a field, of the record or behind a link, is one of some values."""
    head, _, rest = path.partition(".")
    how = "has" if not rest and head != "id" and isinstance(model.field(head), Links) else "in"
    return Filter(path, how, value if isinstance(value, tuple) else (value,))
