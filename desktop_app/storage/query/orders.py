"""The order of a list: by a key, a column, or the office's own order of what a field names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.light_classes import NamedTuple
from desktop_app.records.field_types import Code, Codes, Numbering
from desktop_app.records.links import Link
from desktop_app.storage.dialect import contains
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.code_usage import codes_of
from desktop_app.storage.query.own_rows import OWN
from desktop_app.storage.query.row_mapping import RowMapping, row_mapping_of

MOST_RANKED = 500
COMPARED = 40  # so many values are sooner compared one by one than looked up in a text
BEHIND_ALL = 2**31


class Order(NamedTuple):
    """An ORDER BY and the values bound in it."""

    text: str
    values: tuple[Any, ...] = ()


def order_of(office: OfficeFile, shape: RowMapping, sort: str, *, descending: bool) -> Order:
    """The order of a sort; what is empty stands last either way.

    Equals stand by the place the office gave them, where a register has places, then by strokes;
    records that are not `LISTED` have no strokes or pinyin and are ordered by id instead.
    A register that is ordered by its numbers keeps those without one as they were entered.

    Codes stand as their list is ordered, links as the linked register is.
    """
    down = " DESC" if descending else ""
    if sort in ("strokes", "pinyin"):
        return Order(f"{sort}{down}, id{down}" if shape.model.LISTED else f"id{down}")
    column = shape.column_of[sort]
    placed = "position NULLS LAST, " if "position" in shape.column_of else ""
    ties = f"{placed}strokes, id" if shape.model.LISTED else f"{placed}id"
    if isinstance(shape.model.field(sort), Numbering):
        ties = f"{placed}id" if sort == shape.model.SORT else ties
        return Order(f"{column} IS NULL, length({column}){down}, {column}{down}, {ties}")
    ranked = _ranked(office, shape, sort)
    if ranked is None:
        return Order(f"{column}{down} NULLS LAST, {ties}")
    last = -1 if descending else BEHIND_ALL
    if 0 < len(ranked) <= COMPARED:
        cases = " ".join(f"WHEN ? THEN {rank}" for rank in range(len(ranked)))
        empty = f"CASE WHEN {column} IS NOT NULL THEN {last} END"
        place = f"CASE {column} {cases} ELSE {empty} END"
        return Order(f"{place}{down} NULLS LAST, {ties}", tuple(ranked))
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
        linked = row_mapping_of(field.linked)
        (count,) = next(
            office.connection.execute(f'SELECT count(*) FROM "{linked.table}" WHERE {OWN}')
        )
        if count > MOST_RANKED:
            return None
        order = order_of(office, linked, field.linked.SORT, descending=False)
        sql = f'SELECT id FROM "{linked.table}" WHERE {OWN} ORDER BY {order.text}'
        return [row[0] for row in office.connection.execute(sql, order.values)]
    return None
