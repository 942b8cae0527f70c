"""What a column of a list can be narrowed to: its values with their counts, ranges and ages."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from desktop_app.chinese.dates import latest
from desktop_app.chinese.pinyin import pinyin_key
from desktop_app.errors import Wrong
from desktop_app.records.any_link import AnyLink, every_of, kind_of
from desktop_app.records.birthdays import BirthDay
from desktop_app.records.field_types import Code, Codes, Day, Number, Photo, YesNo
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.money import Money
from desktop_app.records.record import Field, Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter, Query
from desktop_app.services.statistics.ages import born_in
from desktop_app.storage.query.value_counts import value_counts

MOST = 500
YEAR = 4
EMPTY = "（空白）"
AGED = "aged"
DAY, NUMBER, AGE = "day", "number", "age"
OLDEST = 150


class Counted(NamedTuple):
    """One value of a column as it is shown, and how many records have it."""

    value: Any
    text: str
    records: int


class ColumnValues(NamedTuple):
    """The values of one column, empty last; `whole` is False where there are more of them."""

    values: tuple[Counted, ...]
    filled: int
    empty: int
    whole: bool = True


def column_values(
    desk: Desk, model: type[Record], query: Query, name: str, holding: str = ""
) -> ColumnValues:
    """The values of a field among the records that a query matches, with their counts.

    Days are counted by years; records of any kind also kind by kind. Of very many texts the most
    frequent come, of those with `holding` in them where that is given.
    """
    field, shared = model.field(name), lookup(desk)
    length = YEAR if isinstance(field, Day) else 0
    found = value_counts(
        desk.office, model, query, name, most=MOST + 1, length=length, holding=holding
    )
    counts = [] if isinstance(field, Photo) else found.values
    whole = len(counts) <= MOST
    if isinstance(field, Codes):
        counts = _apart(counts)
    shown = [Counted(each, value_text(field, each, shared), n) for each, n in counts[:MOST]]
    kinds = _kinds(desk, model, query, field) if isinstance(field, AnyLink) and not holding else []
    ordered = (*kinds, *_in_order(field, shown, shared))
    return ColumnValues(ordered, found.filled, found.empty, whole)


def _kinds(desk: Desk, model: type[Record], query: Query, field: AnyLink) -> list[Counted]:
    """The kinds of records that a field points at, in the order of their declaration."""
    found = value_counts(
        desk.office, model, query, field.name, most=len(field.kinds) + 1, kinds=True
    )
    counts = dict(found.values)
    names = [every_of(kind) for kind in field.kinds]
    return [
        Counted(each, kind_text(each, desk.office.records), counts[each])
        for each in names if each in counts
    ]  # fmt: skip


def kind_text(value: Any, models: Sequence[type[Record]]) -> str:
    """The words for every record of a kind, '' for a value that is no kind."""
    kind = kind_of(value)
    if not kind:
        return ""
    return f"所有{next((each.TITLE for each in models if kind == each.KEY), kind)}"


def value_text(field: Field, value: Any, shared: Lookup) -> str:
    """One value to narrow a column to, as it is read: a year of days, a code, a title."""
    if value is None:
        return EMPTY
    if isinstance(field, Day):
        return f"{value}年"
    if isinstance(field, Links):
        return field.show((value,), shared)
    return " ".join(field.show(value, shared).split())


def ranges_of(field: Field) -> tuple[str, ...]:
    """Which ranges a column can be narrowed to: of days, of ages, of numbers."""
    if isinstance(field, BirthDay):
        return AGE, DAY
    if isinstance(field, Day):
        return (DAY,)
    return (NUMBER,) if isinstance(field, Number | Money) else ()


def range_filters(field: Field, kind: str, low: str, high: str, shared: Lookup) -> list[Filter]:
    """The conditions of a typed range, none for an empty end; `Wrong` for an unreadable one."""
    if kind == AGE:
        ages = (_age(low), _age(high))
        if ages == (None, None):
            return []
        _check_order(*ages)
        return [Filter(field.name, AGED, ages)]
    ends: list[Any] = [field.read(x, shared) if x.strip() else None for x in (low, high)]
    if isinstance(field, Day) and ends[1] is not None:
        ends[1] = latest(ends[1])
    _check_order(*ends)
    found = zip(("from", "to"), ends, strict=True)
    return [Filter(field.name, how, (end,)) for how, end in found if end is not None]


def range_texts(
    field: Field, kind: str, bounds: Iterable[Filter], shared: Lookup
) -> tuple[str, str]:
    """Both ends of a range as they can be typed again, '' for one that is open."""
    texts = ["", ""]
    for each in bounds:
        if each.field == field.name and kind == AGE and each.how == AGED:
            return tuple("" if age is None else str(age) for age in each.values)  # type: ignore[return-value]
        if each.field == field.name and kind != AGE and each.how in ("from", "to"):
            texts[each.how == "to"] = field.show(each.values[0], shared)
    return texts[0], texts[1]


def without_ages(where: Iterable[Filter], today: datetime.date) -> tuple[Filter, ...]:
    """The same conditions, with ages replaced by the days of birth that give them today."""
    found: list[Filter] = []
    for each in where:
        if each.how != AGED:
            found.append(each)
            continue
        low, high = each.values
        last, first = born_in((low or 0, high if high is not None else OLDEST), today)
        ends = [(low, last), (high, first)]
        found += [end._replace(field=each.field) for age, end in ends if age is not None]
    return tuple(found)


def _age(text: str) -> int | None:
    text = text.strip().removesuffix("岁")
    if not text:
        return None
    if not (text.isdecimal() and int(text) <= OLDEST):
        raise Wrong(f"年龄请填 0 到 {OLDEST} 的整数，现在是“{text}”")
    return int(text)


def _check_order(low: Any, high: Any) -> None:
    if low is not None and high is not None and low > high:
        raise Wrong("前一格应不大于后一格")


def _apart(counts: list[tuple[Any, int]]) -> list[tuple[Any, int]]:
    """Counts of combinations of codes as counts of each code."""
    found: Counter[str] = Counter()
    for value, count in counts:
        for code in value.split():
            found[code] += count
    return list(found.items())


def _in_order(field: Field, shown: list[Counted], shared: Lookup) -> list[Counted]:
    """Codes and records in the office's order, years from the last, texts by how many they are."""
    if isinstance(field, Code):
        places = {code: place for place, code in enumerate(shared.codes[field.codes].order())}
        return sorted(shown, key=lambda each: places.get(each.value, len(places)))
    if isinstance(field, Link | Links):
        order = shared.titles[field.linked.KEY].sort([each.value for each in shown])
        keys = {key: place for place, key in enumerate(order)}
        return sorted(shown, key=lambda each: keys[each.value])
    if isinstance(field, AnyLink):
        return _by_kind(field, shown, shared)
    if isinstance(field, Day | YesNo):
        return sorted(shown, key=lambda each: str(each.value), reverse=True)
    if isinstance(field, Number | Money):
        return sorted(shown, key=lambda each: each.value)
    return sorted(shown, key=lambda each: (-each.records, pinyin_key(each.text[:20])))


def _by_kind(field: AnyLink, shown: list[Counted], shared: Lookup) -> list[Counted]:
    """Records kind by kind, those of a kind in the order of their register."""
    by_place = {field.place_of(each.value): each for each in shown}
    found = []
    for kind in field.kinds:
        keys = [place[1] for place in by_place if place is not None and place[0] == kind]
        found += [by_place[kind, key] for key in shared.titles[kind].sort(keys)]
    return found
