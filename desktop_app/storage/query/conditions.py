"""Conditions on records as plain data, and the SQL that they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from desktop_app.chinese.dates import earliest, latest
from desktop_app.records.any_link import AnyLink, kind_of
from desktop_app.records.dated import dated_path
from desktop_app.records.links import Link, Links
from desktop_app.records.record import Record
from desktop_app.storage.dialect import among, id_list
from desktop_app.storage.query.dated_values import dated_condition
from desktop_app.storage.query.own_rows import OWN
from desktop_app.storage.query.plain_conditions import (
    MONTH,
    PLAIN,
    YEAR,
    Condition,
    any_of,
    of_kinds,
)
from desktop_app.storage.query.row_mapping import RowMapping, row_mapping_of
from desktop_app.storage.query.two_days import OF_TWO_DAYS, days_compared

ID, STROKES = "id", "strokes"
NESTED = ("having", "lacking")
ENTERED = ("known_by", "known_before")


class Filter(NamedTuple):
    """One condition on a field; `values` are stored values, or further filters.

    A dotted `field` is one of a linked record: `consultation.committee`; one with @ is that of a
    day: `sector@2026-03-05` (`records.dated`). `how` is
    "in" (any of the values, None for empty; of a field that points at any kind also
    `any_link.every_of` a kind), "has" (a pair field that links any of the ids, None
    for none at all),
    "holds" (a field of several codes that holds any of these), "filled" (not empty),
    "years" (a day in any of these years, None for empty);
    "from" and "to" (inclusive bounds), "after" (an exclusive one);
    "during" (two days: what surely lies between them, both included), "before" (surely before a
    day), "until" (empty, or not after a day); "known_by" and "known_before" (not after a day,
    surely before it, where an empty day counts as the one on which the record was entered);
    "no_later" and "later" (than the day of the field named by the value, on the same record; a
    day known only by its month or year lies behind every known day of it);
    "having" and "lacking" (some or no record of another register fulfils all of these filters;
    the field names that register and its link or pairs to this one: `consultation.point`);
    "either" (any of the values holds, each a tuple of filters that go together; no field).
    """

    field: str
    how: str
    values: tuple[Any, ...] = ()


Models = Sequence[type[Record]]


def condition(model: type[Record], each: Filter, models: Models) -> Condition:
    """The SQL of one filter on a record's own table; `models` are all records of the office.

    Other records that it looks at are our own office's. `ValueError` for an unknown `how`.
    """
    if each.how not in HOWS:
        raise ValueError(f"no condition is called {each.how!r}")
    shape = row_mapping_of(model)
    if dated := dated_path(each.field):
        return dated_condition(model, dated, each.how, each.values, models)
    if each.how == "either":
        return _either(model, each, models)
    if each.how in NESTED:
        return _related(shape, each, models)
    head, _, rest = each.field.partition(".")
    if rest:
        linked: type[Record] = model.field(head).linked  # type: ignore[union-attr]
        return of_linked(model, head, every(linked, [each._replace(field=rest)], models))
    field = model.field(head) if head not in (ID, STROKES) else None
    if isinstance(field, Links):
        return _linking(_pairs(shape, head), each)
    place = column(shape, head)
    if isinstance(field, AnyLink) and each.how == "in" and any(map(kind_of, each.values)):
        return of_kinds(place, each.values)
    if each.how in OF_TWO_DAYS:
        other = column(shape, each.values[0])
        return Condition(days_compared(place, OF_TWO_DAYS[each.how], other))
    if each.how in ENTERED:
        place = f"coalesce({place}, {entered(shape)})"
    return PLAIN[each.how](place, each.values)


def entered(shape: RowMapping, own: str = "") -> str:
    """As SQL the day on which a record of a table was first written, by the log.

    `own` is what a query calls the table, by default its name.
    """
    return (
        "(SELECT substr(a.at, 1, 10) FROM change AS g JOIN action AS a ON a.no = g.action "
        f"WHERE g.kind = (SELECT id FROM record_kind WHERE key = '{shape.key}') "
        f"AND g.uid = {own or shape.table}.id ORDER BY g.seq LIMIT 1)"
    )


def every(
    model: type[Record], where: Sequence[Filter], models: Models, *, looked_through: bool = False
) -> Condition:
    """All of some filters at once; true where there are none.

    What is asked of one linked record is asked of it at once, so that its table is read once. Of
    records that are `looked_through`, found already by another link, no link finds them once more.
    """
    own, linked = by_link(model, where)
    found = [condition(model, each, models) for each in own]
    for name, to, rest in linked:
        one = of_linked(model, name, every(to, rest, models))
        found.append(one._replace(text=f"+({one.text})") if looked_through else one)
    return all_of(found)


def all_of(found: Sequence[Condition]) -> Condition:
    """All of some conditions; true where there are none."""
    text = " AND ".join(f"({each.text})" for each in found)
    return Condition(text or "1", tuple(value for each in found for value in each.values))


def column(shape: RowMapping, name: str) -> str:
    """The column of a field; `id` names the record itself, `strokes` its place by name."""
    return name if name in (ID, STROKES) else shape.column_of[name]


def straddling(first: str, last: str) -> tuple[str, ...]:
    """The years and months that reach into a span of days without lying in it."""
    found = (each[:length] for each in (first, last) for length in (YEAR, MONTH))
    return tuple(dict.fromkeys(each for each in found if not _within(each, first, last)))


def _within(known: str, first: str, last: str) -> bool:
    return earliest(known) >= first and latest(known) <= last


def _either(model: type[Record], each: Filter, models: Models) -> Condition:
    found = [every(model, group, models) for group in each.values]
    text = any_of(*(f"({one.text})" for one in found)) if found else "0"
    return Condition(text, tuple(value for one in found for value in one.values))


def _related(shape: RowMapping, each: Filter, models: Models) -> Condition:
    """Asked of one record after the other, by the index that every link has."""
    key, _, name = each.field.partition(".")
    other = next(model for model in models if key == model.KEY)
    inner = every(other, each.values, models, looked_through=True)
    lacks = "NOT " if each.how == "lacking" else ""
    table, own = row_mapping_of(other).table, f'"{shape.table}".id'
    link = other.field(name)
    if isinstance(link, Links):
        found = f'SELECT id FROM "{table}" WHERE {OWN} AND {inner.text}'
        text = f'SELECT 1 FROM "{link.table}" WHERE linked_id = {own} AND owner_id IN ({found})'
        return Condition(f"{lacks}EXISTS ({text})", inner.values)
    place = column(row_mapping_of(other), name)
    if table == shape.table:  # its own columns would hide those of the record that asks
        found = (
            f'SELECT {place} FROM "{table}" WHERE {OWN} AND {place} IS NOT NULL AND {inner.text}'
        )
        return Condition(f"id {lacks}IN ({found})", inner.values)
    found = f'SELECT 1 FROM "{table}" WHERE {place} = {own} AND {OWN} AND {inner.text}'
    return Condition(f"{lacks}EXISTS ({found})", inner.values)


Linked = tuple[str, type[Record], list[Filter]]
"""A link, the record that it leads to, and filters on that record."""


def by_link(
    model: type[Record], where: Iterable[Filter]
) -> tuple[Sequence[Filter], Sequence[Linked]]:
    """Filters on the record itself or on several, and those on one linked record, by the link."""
    own: list[Filter] = []
    found: dict[str, Linked] = {}
    for each in where:
        name = _link_of(model, each)
        if name:
            to: type[Record] = model.field(name).linked  # type: ignore[union-attr]
            found.setdefault(name, (name, to, []))[2].append(_behind_link(each))
        else:
            own.append(each)
    return own, list(found.values())


def _link_of(model: type[Record], each: Filter) -> str:
    """The link to the one record that a filter asks, with all its alternatives; '' for none."""
    if each.how == "either":
        links = {_link_of(model, one) for group in each.values for one in group}
        return links.pop() if len(links) == 1 and all(each.values) else ""
    head, _, rest = each.field.partition(".")
    plain = each.how not in NESTED and not dated_path(each.field)
    return head if rest and plain and isinstance(model.field(head), Link) else ""


def _behind_link(each: Filter) -> Filter:
    """A filter on a linked record as one of that record's own."""
    if each.how == "either":
        groups = (tuple(map(_behind_link, group)) for group in each.values)
        return each._replace(values=tuple(groups))
    return each._replace(field=each.field.partition(".")[2])


def of_linked(model: type[Record], name: str, asked: Condition) -> Condition:
    """What is asked of a linked record, or of any record that a pair field links."""
    field = model.field(name)
    linked: type[Record] = field.linked  # type: ignore[union-attr]
    found = f'SELECT id FROM "{row_mapping_of(linked).table}" WHERE {OWN} AND {asked.text}'
    if isinstance(field, Links):
        text = f'id IN (SELECT owner_id FROM "{field.table}" WHERE linked_id IN ({found}))'
    else:
        text = f"{column(row_mapping_of(model), name)} IN ({found})"
    return Condition(text, asked.values)


def _linking(pairs: Links, each: Filter) -> Condition:
    """What a pair field links: any of these records, none at all, or any whatever."""
    every_owner = f'SELECT owner_id FROM "{pairs.table}"'
    if each.how == "filled":
        return Condition(f"id IN ({every_owner})")
    given = [value for value in each.values if value is not None]
    text = f"id IN ({every_owner} WHERE {among('linked_id')})"
    if len(given) < len(each.values):
        text += f" OR id NOT IN ({every_owner})"
    return Condition(text, (id_list(given),))


def _pairs(shape: RowMapping, name: str) -> Links:
    return next(pairs for pairs in shape.pairs if pairs.name == name)


HOWS = frozenset({*PLAIN, "has", "either", *NESTED, *OF_TWO_DAYS})
"""Every value of `Filter.how`."""


def nested(each: Filter) -> Iterator[Filter]:
    """The filters inside a filter, at every depth."""
    if each.how in NESTED:
        inside: Iterable[Filter] = each.values
    else:
        inside = (one for group in each.values for one in group) if each.how == "either" else ()
    for one in inside:
        yield one
        yield from nested(one)
