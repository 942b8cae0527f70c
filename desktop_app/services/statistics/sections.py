"""Sections of statistics: declared as rules, made for one request, opened as lists.

A subject declares a `SectionRule`; the engine turns it into a `Section` for one period: the
conditions of the counted records and of each part.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeAlias

from desktop_app.records.dated import AT
from desktop_app.records.links import Links
from desktop_app.records.predicates import Predicate
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.outward import lookup
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import InYear, OnDay
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.scopes import Scope
from desktop_app.storage.query.predicate_sql import filters_of

TOTAL = "total"
THAT_DAY = "@day"
"""The end of a path to a field as it was on the day that is reported (`Asked.day`)."""
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


class OfLinked(NamedTuple):
    """A predicate on a linked record."""

    link: str
    predicate: Predicate


Condition: TypeAlias = Filter | OnDay | InYear | Predicate | OfLinked | Rule
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

    def makes(self, key: str) -> bool:
        """Whether a part of that key may be among its parts."""

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

    def part(self, key: str) -> Part:
        """The part of that key; `KeyError` where there is none."""
        for each in self.parts:
            if each.key == key:
                return each
        raise KeyError(key)

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
    where: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRule:
    """One section of a page of statistics.

    key: beginning of the keys of its figures.
    title: heading; sections with the same heading share one group.
    record: the counted record.
    where: conditions in the order in which an opened list names them; `OnDay` among them is the
        day by which a record belongs to a period.
    parts: the figures, usually a total first.
    places: by the key of a scope or of a table's field, the dotted path to it from the record; a
        field of the day that is reported ends with `THAT_DAY`.
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

    def section(self, asked: Asked, wanted: Sequence[str] = ()) -> Section:
        """The section for one request; with keys `wanted`, only with the rules that make one.

        A key such as role_ means all parts whose keys begin with it.
        """
        return self.section_of(self.counted(asked), asked, wanted)

    def counted(self, asked: Asked) -> tuple[Filter, ...]:
        """The conditions of the records that one request counts."""
        return (*conditions(self.where, asked), *self._scoped(asked))

    def section_of(
        self, where: tuple[Filter, ...], asked: Asked, wanted: Sequence[str] = ()
    ) -> Section:
        """`section` for records that are known: `where` names those that `counted` names."""
        rules = [each for each in self.parts if not wanted or any(map(each.makes, wanted))]
        parts = tuple(part for rule in rules for part in rule.parts(asked, self.record))
        return Section(self.title, self.record, where, parts, self.owner)

    def unclear_section(self, asked: Asked) -> Section | None:
        """The records that the period would count if their day were known; None without a rule."""
        if self.unclear is None or self.day is None:
            return None
        day = self.day.unclear(asked.period)
        where = (*conditions(self.unclear.where, asked), day, *self._scoped(asked))
        part = Part(TOTAL, self.unclear.title, self.unclear.unit)
        return Section(UNCOUNTED, self.record, where, (part,))

    def path(self, key: str, asked: Asked) -> str:
        """The path to the field of a scope or table; `KeyError` where it has no such field."""
        return on_day(self.places[key], asked)

    def narrows_to(self, scope: Scope) -> bool:
        """Whether its records can be narrowed to all that the scope names."""
        return set(scope) <= set(self.places)

    def _scoped(self, asked: Asked) -> tuple[Filter, ...]:
        return tuple(
            _at(self.record, self.path(key, asked), value)
            for key, value in asked.scope.items()
            if key in self.places
        )


def on_day(path: str, asked: Asked) -> str:
    """A declared path, the day that is reported written out."""
    return path.replace(THAT_DAY, AT + asked.day)


def figure_key(section: str, part: str) -> str:
    """The key of a part's figure: session for the total, session_joint for another."""
    return section if part == TOTAL else f"{section}_{part}"


def conditions(where: Iterable[Condition], asked: Asked) -> tuple[Filter, ...]:
    """Declared conditions as filters."""
    found: list[Filter] = []
    for each in where:
        if isinstance(each, Filter):
            found.append(each)
        elif isinstance(each, OnDay):
            found.append(each.during(asked.plans if each.planned else asked.period))
        elif isinstance(each, InYear):
            found.append(each.during(asked.plans))
        elif isinstance(each, Predicate):
            found += filters_of(each, lookup(asked.desk))
        elif isinstance(each, OfLinked):
            own = filters_of(each.predicate, lookup(asked.desk))
            found += [_of_linked(each.link, one) for one in own]
        else:
            found += each(asked)
    return tuple(found)


def _of_linked(link: str, each: Filter) -> Filter:
    """A filter on a record as one on those that link to it."""
    if each.how != "either":
        return each._replace(field=f"{link}.{each.field}")
    groups = (tuple(_of_linked(link, one) for one in group) for group in each.values)
    return each._replace(values=tuple(groups))


def words(text: Words, asked: Asked) -> str:
    """A declared text, made for the request where it depends on it."""
    return text if isinstance(text, str) else text(asked)


def _at(model: type[Record], path: str, value: object) -> Filter:
    """The condition that a field, of the record or behind a link, is one of some values."""
    head, _, rest = path.partition(".")
    pairs = not rest and AT not in head and head != "id" and isinstance(model.field(head), Links)
    how = "has" if pairs else "in"
    return Filter(path, how, value if isinstance(value, tuple) else (value,))
