"""Predicates over the fields of one record: declared once, used in Python, in SQL and in words.

A record declares its rules as class attributes, built from its own fields:

    LIVE = ~one_of(adoption, "rejected") & empty(stopped_on)

`holds` evaluates a predicate over stored values, `words` says it in Chinese;
`storage.query.predicate_sql` renders it as SQL or as list filters. A predicate is true or false,
never unknown: an empty value (None) is in a set only if None is listed, and no bound holds for it.
"""

from __future__ import annotations

import operator
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, ClassVar, Self

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.records.field_types import Day, FieldType
from desktop_app.records.lookup import Lookup
from desktop_app.records.whole_days import whole

Value = str | int | None
Values = Mapping[str, Any]
EMPTY = "未填写"
WHOLE_DAY = 10
_YEAR, _MONTH = 4, 7


class Predicate(ABC):
    """A condition on the stored values of one record; combine with `&`, `|` and `~`."""

    def __and__(self, other: Predicate) -> AllOf:
        return AllOf((*_parts(self, AllOf), *_parts(other, AllOf)))

    def __or__(self, other: Predicate) -> AnyOf:
        return AnyOf((*_parts(self, AnyOf), *_parts(other, AnyOf)))

    @abstractmethod
    def __invert__(self) -> Predicate:
        """The opposite predicate, with the negation moved down to the single tests."""

    @abstractmethod
    def holds(self, values: Values) -> bool:
        """Whether a record with these stored values fulfils it; missing values count as None."""

    @abstractmethod
    def words(self, lookup: Lookup) -> str:
        """The condition in Chinese, with field and code labels, for a chip or a note."""

    @abstractmethod
    def tests(self) -> Iterator[Test]:
        """The single tests it is made of, from left to right."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields it reads, each once: what a query has to select for `holds`."""
        return tuple(dict.fromkeys(name for each in self.tests() for name in each.names))


@dataclass(frozen=True, eq=False)
class Compound(Predicate):
    """A predicate made of others."""

    parts: tuple[Predicate, ...]

    def tests(self) -> Iterator[Test]:
        return (one for each in self.parts for one in each.tests())


@dataclass(frozen=True, eq=False)
class AllOf(Compound):
    """True when every part holds; true without parts."""

    def __invert__(self) -> AnyOf:
        return AnyOf(tuple(~each for each in self.parts))

    def holds(self, values: Values) -> bool:
        return all(each.holds(values) for each in self.parts)

    def words(self, lookup: Lookup) -> str:
        return "，".join(_enclosed(each, AnyOf, lookup) for each in self.parts)


@dataclass(frozen=True, eq=False)
class AnyOf(Compound):
    """True when at least one part holds; false without parts."""

    def __invert__(self) -> AllOf:
        return AllOf(tuple(~each for each in self.parts))

    def holds(self, values: Values) -> bool:
        return any(each.holds(values) for each in self.parts)

    def words(self, lookup: Lookup) -> str:
        return " 或 ".join(_enclosed(each, AllOf, lookup) for each in self.parts)


@dataclass(frozen=True, eq=False)
class Test(Predicate):
    """One test of one field; `negated` turns its result round."""

    __test__: ClassVar[bool] = False  # no test case for pytest to collect

    field: FieldType
    negated: bool = False

    def __invert__(self) -> Self:
        return replace(self, negated=not self.negated)

    def holds(self, values: Values) -> bool:
        return self.accepts(values.get(self.field.name)) != self.negated

    def tests(self) -> Iterator[Test]:
        yield self

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields that it reads."""
        return (self.field.name,)

    @abstractmethod
    def accepts(self, value: Value) -> bool:
        """Whether the test holds for one stored value, before negation."""


@dataclass(frozen=True, eq=False)
class OneOf(Test):
    """The value is one of `values`; None among them means an empty field."""

    values: tuple[Value, ...] = ()

    def __post_init__(self) -> None:
        if any(isinstance(each, str) and (not each or "\0" in each) for each in self.values):
            raise ValueError("a stored text is neither empty nor contains NUL")

    def accepts(self, value: Value) -> bool:
        return value in self.values

    def words(self, lookup: Lookup) -> str:
        label = self.field.label
        if self.values == (None,):
            return f"已填{label}" if self.negated else f"{label}{EMPTY}"
        listed = "、".join(_shown(self.field, each, lookup) for each in self.values)
        return f"{label}{'不是' if self.negated else '：'}{listed}"


@dataclass(frozen=True, eq=False)
class Compared(Test):
    """The value is on one side of a bound, in the order of text or number.

    A day known only by its month or year is a shorter text: 2026-03 is less than 2026-03-01.
    """

    sign: str = ">="
    bound: str | int = 0

    def __post_init__(self) -> None:
        if self.sign not in OPERATORS or (isinstance(self.bound, str) and "\0" in self.bound):
            raise ValueError(f"no comparison: {self.sign} {self.bound!r}")

    def accepts(self, value: Value) -> bool:
        return value is not None and OPERATORS[self.sign](value, self.bound)

    def words(self, lookup: Lookup) -> str:
        sign = OPPOSITE[self.sign] if self.negated else self.sign
        word = _DAY_WORDS[sign] if isinstance(self.field, Day) else _NUMBER_WORDS[sign]
        told = f"{self.field.label}{word}{_shown(self.field, self.bound, lookup)}"
        return f"{told}或{EMPTY}" if self.negated else told


@dataclass(frozen=True, eq=False)
class SurelyBefore(Test):
    """The day lies before `day` even if only its month or year is known."""

    day: str = ""

    def accepts(self, value: Value) -> bool:
        return value is not None and str(value) < self.day and value not in rough_days(self.day)

    def words(self, lookup: Lookup) -> str:
        day = show_chinese_day(self.day)
        told = f"不早于{day}或{EMPTY}" if self.negated else f"早于{day}"
        return f"{self.field.label}{told}"


@dataclass(frozen=True, eq=False)
class WholeDay(Test):
    """The day is known to the day, not only its month or year."""

    def accepts(self, value: Value) -> bool:
        return value is not None and len(str(value)) == WHOLE_DAY

    def words(self, lookup: Lookup) -> str:
        return f"{self.field.label}{'没有写到' if self.negated else '写到'}某一天"


@dataclass(frozen=True, eq=False)
class NoLater(Test):
    """The day lies not later than that of another field; both are filled in.

    A day known only by its month or year lies behind every known day of it.
    """

    other: FieldType = field(kw_only=True)

    @property
    def names(self) -> tuple[str, ...]:
        return self.field.name, self.other.name

    def holds(self, values: Values) -> bool:
        day, last = values.get(self.field.name), values.get(self.other.name)
        held = day is not None and last is not None and whole(day) <= whole(last)
        return held != self.negated

    def accepts(self, value: Value) -> bool:
        """`TypeError`: the other day is missing, use `holds`."""
        raise TypeError("a day is compared with that of another field")

    def words(self, lookup: Lookup) -> str:
        pair = f"{self.field.label}{{}}{self.other.label}"
        return pair.format("晚于") + f"或{EMPTY}" if self.negated else pair.format("不晚于")


OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = MappingProxyType(
    {">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt}
)
OPPOSITE = MappingProxyType({">=": "<", "<=": ">", ">": "<=", "<": ">="})
_DAY_WORDS = MappingProxyType({">=": "不早于", "<=": "不晚于", ">": "晚于", "<": "早于"})
_NUMBER_WORDS = MappingProxyType({">=": "≥", "<=": "≤", ">": ">", "<": "<"})


def one_of(field: FieldType, *values: Value) -> OneOf:
    """The field holds one of these stored values; None means empty."""
    return OneOf(field, values=values)


def empty(field: FieldType) -> OneOf:
    """The field is not filled in."""
    return OneOf(field, values=(None,))


def filled(field: FieldType) -> OneOf:
    """The field is filled in."""
    return ~empty(field)


def at_least(field: FieldType, bound: str | int) -> Compared:
    """The value is `bound` or more."""
    return Compared(field, sign=">=", bound=bound)


def more_than(field: FieldType, bound: str | int) -> Compared:
    """The value is more than `bound`; of a day: after it."""
    return Compared(field, sign=">", bound=bound)


def before(field: FieldType, day: str) -> SurelyBefore:
    """The day lies before `day`, also where only its month or year is known."""
    return SurelyBefore(field, day=day)


def whole_day(field: FieldType) -> WholeDay:
    """The day is known to the day."""
    return WholeDay(field)


def no_later(field: FieldType, other: FieldType) -> NoLater:
    """The day of `field` lies not later than that of `other`; both are filled in."""
    return NoLater(field, other=other)


def rough_days(day: str) -> tuple[str, str]:
    """The year and the month of a day, as a day that is known only roughly is stored."""
    return day[:_YEAR], day[:_MONTH]


def _parts(predicate: Predicate, kind: type[AllOf | AnyOf]) -> tuple[Predicate, ...]:
    """The parts of a predicate of that kind, itself where it is of another."""
    return predicate.parts if isinstance(predicate, kind) else (predicate,)


def _enclosed(predicate: Predicate, kind: type[AllOf | AnyOf], lookup: Lookup) -> str:
    words = predicate.words(lookup)
    several = isinstance(predicate, kind) and len(predicate.parts) > 1
    return f"（{words}）" if several else words


def _shown(field: FieldType, value: Value, lookup: Lookup) -> str:
    if value is None:
        return EMPTY
    return show_chinese_day(str(value)) if isinstance(field, Day) else field.show(value, lookup)
