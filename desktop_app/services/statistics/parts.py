"""Rules for the parts of a section: single figures, and one part for each of some values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from desktop_app.records.field_types import Code
from desktop_app.records.record import Field, Record
from desktop_app.services.desk import Desk
from desktop_app.services.outward import every_title, lookup
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.sections import (
    TOTAL,
    Asked,
    Condition,
    Part,
    Words,
    conditions,
    on_day,
    words,
)
from desktop_app.storage.query.dated_values import field_at

EMPTY = "未填写"


class One(NamedTuple):
    """One figure; the fields are those of `Part`, conditions and title made for the request."""

    key: str
    title: Words
    unit: str
    where: tuple[Condition, ...] = ()
    field: str = ""
    level: int = 0
    share_of: str = ""
    rate: str = ""
    family: str = ""
    rare: bool = False
    compared: bool = True

    def makes(self, key: str) -> bool:
        """Whether it is the part of that key."""
        return key == self.key

    def parts(self, asked: Asked, model: type[Record]) -> Iterable[Part]:
        """The one part."""
        where, title = conditions(self.where, asked), words(self.title, asked)
        return (Part(**{**self._asdict(), "where": where, "title": title}),)


def total(title: str, unit: str) -> One:
    """The number of all records of a section."""
    return One(TOTAL, title, unit)


def share(
    key: str,
    title: Words,
    unit: str,
    *where: Condition,
    rate: str = "占",
    of: str = TOTAL,
) -> One:
    """A figure below the total with its share of the total, or of another part."""
    return One(key, title, unit, where, level=1, share_of=of, rate=rate)


class ByCode(NamedTuple):
    """One part for each entry of a code field, and one for none.

    `rare` leaves out parts that are zero; `without` names codes that the total does not count.
    """

    field: str
    unit: str
    rare: bool = False
    compared: bool = True
    without: Sequence[str] = ()

    def makes(self, key: str) -> bool:
        """Whether it may make the part of that key."""
        return key.startswith(f"{self.field}_")

    def parts(self, asked: Asked, model: type[Record]) -> Iterator[Part]:
        """The parts in the order of the office's code list."""
        field = model.field(self.field)
        for code, label in _entries(asked.desk, model, self.field):
            if code not in self.without:
                yield _valued(field, self.field, code, label, self.unit)._replace(
                    rare=self.rare, compared=self.compared
                )
        empty = _valued(field, self.field, None, EMPTY, self.unit)
        yield empty._replace(rare=True, compared=self.compared)


class ByLink(NamedTuple):
    """One part for each linked record there is, and one for none; those of zero are left out.

    `field` may be a path, to what it was on a day too; then `key` begins the keys of the parts.
    They are parts of the whole, or of the part that is named by `of`.
    """

    field: str
    unit: str
    key: str = ""
    of: str = TOTAL
    where: tuple[Condition, ...] = ()
    none: str = EMPTY

    def makes(self, key: str) -> bool:
        """Whether it may make the part of that key."""
        return key.startswith(f"{self.key or self.field}_")

    def parts(self, asked: Asked, model: type[Record]) -> Iterator[Part]:
        """The parts in the order of the linked register."""
        path, more = on_day(self.field, asked), conditions(self.where, asked)
        field = field_at(model, path, asked.desk.office.records)
        linked: type[Record] = field.linked  # type: ignore[union-attr]
        found: Iterable[tuple[Any, str]] = every_title(asked.desk, linked).items()
        for value, label in (*found, (None, self.none)):
            part = _valued(field, path, value, label, self.unit)
            yield part._replace(
                key=f"{self.key or self.field}_{value}", where=(*more, *part.where), rare=True,
                share_of=self.of,
            )  # fmt: skip


class HoldingCode(NamedTuple):
    """One part for each entry of a field that holds several codes; a record may be in several.

    `field` may be a path to what it was on a day.
    """

    field: str
    key: str
    title: str
    unit: str

    def makes(self, key: str) -> bool:
        """Whether it may make the part of that key."""
        return key.startswith(f"{self.key}_")

    def parts(self, asked: Asked, model: type[Record]) -> Iterator[Part]:
        """The parts in the order of the office's code list; `title` precedes each label."""
        path = on_day(self.field, asked)
        for code, label in _entries(asked.desk, model, path):
            yield Part(
                f"{self.key}_{code}", f"{self.title}{label}", self.unit,
                (Filter(path, "holds", (code,)),), level=1, share_of=TOTAL, rate="占",
                rare=True,
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class OtherCodes:
    """The condition that a code field holds any code but some; `empty` lets none at all pass."""

    record: type[Record]
    field: str
    but: Sequence[str]
    empty: bool = False

    def __call__(self, asked: Asked) -> tuple[Filter, ...]:
        """The codes of the office's list as one filter."""
        codes = [code for code, _ in _entries(asked.desk, self.record, self.field)]
        values: list[str | None] = [each for each in codes if each not in self.but]
        return (Filter(self.field, "in", tuple(values + [None] * self.empty)),)


def _entries(desk: Desk, model: type[Record], name: str) -> list[tuple[str, str]]:
    field = field_at(model, name, desk.office.records)
    assert isinstance(field, Code)
    return [(each.code, each.label) for each in lookup(desk).codes[field.codes].entries]


def _valued(field: Field, name: str, value: Any, label: str, unit: str) -> Part:
    return Part(
        f"{name}_{value}", label, unit, (Filter(name, "in", (value,)),), level=2,
        share_of=TOTAL, rate="占", family=f"按{field.label}",
    )  # fmt: skip
