"""The order of a list: by a key, a column, or the office's own order of what a field names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from desktop_app.records.any_link import AnyLink, pointing
from desktop_app.records.field_types import Code, Codes, Numbering
from desktop_app.records.links import Link
from desktop_app.records.record import Record
from desktop_app.storage.dialect import contains
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.code_usage import codes_of
from desktop_app.storage.query.own_rows import OWN
from desktop_app.storage.query.row_mapping import RowMapping, row_mapping_of

MOST_RANKED = 500
COMPARED = 40  # so many values are sooner compared one by one than looked up in a text
BEHIND_ALL = 2**31
WAITING = "waiting"
"""The order `Record.OPENS_IN` of a register that declares one."""
KEYS = ("strokes", "pinyin")
"""The order keys that every record has which is `LISTED`."""


class Order(NamedTuple):
    """An ORDER BY and the values bound in it."""

    text: str
    values: tuple[Any, ...] = ()


class Sorting(NamedTuple):
    """What orders a list, before it is rendered to SQL or applied in memory.

    `ranked` are the values of `column` in the office's order, None where they are compared as they
    are; `by_length` compares texts by their length first. Equal values are ordered by the place
    that the office gave them, where `placed`, then by `ties`.
    """

    column: str
    descending: bool
    ranked: tuple[Any, ...] | None = None
    by_length: bool = False
    placed: bool = False
    ties: tuple[str, ...] = ()


def order_of(office: OfficeFile, shape: RowMapping, sort: str, *, descending: bool) -> Order:
    """The ORDER BY of `sorting_of`."""
    return rendered(sorting_of(office, shape, sort, descending=descending))


def sorting_of(office: OfficeFile, shape: RowMapping, sort: str, *, descending: bool) -> Sorting:
    """What a sort means; empty values are last in both directions.

    Equal values are ordered by the place that the office gave them, where a register has places,
    then by strokes; records that are not `LISTED` have no strokes or pinyin and are ordered by id.
    A register that is ordered by its numbers keeps those without one as they were entered.

    Codes are ordered as in their list, links as in the linked register.
    """
    listed = shape.model.LISTED
    if sort == WAITING and shape.model.OPENS_IN is not None:
        from desktop_app.storage.query.waiting_sql import waiting_sql

        return Sorting(waiting_sql(shape.model.OPENS_IN), descending, ties=("id",))
    if sort in KEYS:
        return Sorting(sort if listed else "id", descending, ties=("id",) * listed)
    placed = "position" in shape.column_of
    ties = ("strokes", "id") if listed else ("id",)
    column, numbers = shape.column_of[sort], isinstance(shape.model.field(sort), Numbering)
    if numbers and sort == shape.model.SORT:
        ties = ("id",)
    ranked = None if numbers else _ranked(office, shape, sort)
    given = None if ranked is None else tuple(ranked)
    return Sorting(column, descending, given, numbers, placed, ties)


def rendered(sorting: Sorting) -> Order:
    """The ORDER BY that a sorting means."""
    column, ranked = sorting.column, sorting.ranked
    down = " DESC" if sorting.descending else ""
    if column in ("id", *KEYS):  # never empty, and turned round with its ties
        return Order(", ".join(f"{each}{down}" for each in (column, *sorting.ties)))
    ties = ", ".join([*(["position NULLS LAST"] * sorting.placed), *sorting.ties])
    if sorting.by_length:
        return Order(f"{column} IS NULL, length({column}){down}, {column}{down}, {ties}")
    if ranked is None:
        return Order(f"{column}{down} NULLS LAST, {ties}")
    last = -1 if sorting.descending else BEHIND_ALL
    if 0 < len(ranked) <= COMPARED:
        cases = " ".join(f"WHEN ? THEN {rank}" for rank in range(len(ranked)))
        empty = f"CASE WHEN {column} IS NOT NULL THEN {last} END"
        place = f"CASE {column} {cases} ELSE {empty} END"
        return Order(f"{place}{down} NULLS LAST, {ties}", ranked)
    # the place of a value in the joined list of all values is its rank: one C call a row
    joined = "|" + "".join(f"{each}|" for each in ranked)
    within = contains("?", f"'|' || {column} || '|'")
    place = f"coalesce(nullif({within}, 0), {last})"
    return Order(f"{column} IS NULL, {place}{down}, {ties}", (joined,))


def _ranked(office: OfficeFile, shape: RowMapping, sort: str) -> Sequence[Any] | None:
    """All values of a code or link in the office's order; None for the other fields."""
    field = shape.model.field(sort)
    if isinstance(field, Code) and not isinstance(field, Codes):
        return codes_of(office, field.codes)
    if isinstance(field, Link):
        return _in_order(office, field.linked)
    if isinstance(field, AnyLink):
        models = [model for model in office.records if model.KEY in field.of]
        kinds = [(model.KEY, _in_order(office, model)) for model in models]
        ranked = [pointing(kind, key) for kind, keys in kinds for key in keys or ()]
        few = all(keys is not None for _, keys in kinds) and len(ranked) <= MOST_RANKED
        return ranked if few else None
    return None


def _in_order(office: OfficeFile, model: type[Record]) -> list[int] | None:
    """The ids of a register in its own order, None where there are too many to be ranked."""
    linked = row_mapping_of(model)
    (count,) = next(office.connection.execute(f'SELECT count(*) FROM "{linked.table}" WHERE {OWN}'))
    if count > MOST_RANKED:
        return None
    order = order_of(office, linked, model.SORT, descending=False)
    sql = f'SELECT id FROM "{linked.table}" WHERE {OWN} ORDER BY {order.text}'
    return [row[0] for row in office.connection.execute(sql, order.values)]
