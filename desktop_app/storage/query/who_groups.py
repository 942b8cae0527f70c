"""Records grouped by some of their values, with the persons or groups that each of them names."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from desktop_app.records.links import Links
from desktop_app.records.record import Record
from desktop_app.storage.dialect import among, id_list, list_of
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.conditions import Filter
from desktop_app.storage.query.dated_values import stored_value_sql
from desktop_app.storage.query.own_rows import OWN
from desktop_app.storage.query.plain_conditions import Condition
from desktop_app.storage.query.row_mapping import row_mapping_of
from desktop_app.storage.query.tallies import asked_of_rows, wanted_rows

OF, WHO = "shared_record", "who"


class SharedBy(NamedTuple):
    """Records of their own that name who shares a record: `link` names it, `member` names them.

    `first` is the link of the shared record to the one who does not share it but moved it.
    """

    record: type[Record]
    link: str
    member: str
    where: tuple[Filter, ...] = ()
    first: str = "member"


class WhoQuery(NamedTuple):
    """What is read of the records of one kind.

    where: conditions of all of them.
    who: dotted path to the one whom a record names, its last part may be a pair field.
    by: dotted paths to the stored values that records are grouped by.
    flags: for each of these conditions whether it holds is a further value.
    shared: path to the record that others share, `shared_by` names them in place of `who`.
    """

    where: tuple[Filter, ...]
    who: str
    by: tuple[str, ...]
    flags: tuple[tuple[Filter, ...], ...] = ()
    shared: str = ""
    shared_by: SharedBy | None = None


def who_groups(
    office: OfficeFile, model: type[Record], asked: WhoQuery, only: Collection[int] | None = None
) -> Iterator[tuple[Any, ...]]:
    """One row a group: the values, a flag 0 or 1 for each condition, whom its records name.

    Whom is a list, in it each as often as records name them; `only` leaves out all others. Values
    are the stored ones, internal or not: they are counted by, and not to be shown.
    """
    table = f'"{row_mapping_of(model).table}"'
    who, joined = _who(office, model, asked, table)
    wanted = wanted_rows(office, model, asked.where)
    flags = [asked_of_rows(office, model, each) for each in asked.flags]
    values = [stored_value_sql(model, each, table) for each in asked.by]
    values += [f"CASE WHEN {each.text} THEN 1 ELSE 0 END" for each in flags]
    bound = [value for each in (*flags, joined, wanted) for value in each.values]
    named = f"{who} IS NOT NULL"
    if only is not None:
        named, bound = f"{named} AND {among(who)}", [*bound, id_list(only)]
    sql = f"SELECT {', '.join([*values, list_of(who, '1')])} FROM {table} {joined.text} "
    sql += f"WHERE {wanted.text} AND {named}"
    if values:
        sql += f" GROUP BY {', '.join(map(str, range(1, len(values) + 1)))}"
    for *row, whom in office.connection.execute(sql, bound):
        yield (*row, json.loads(whom))


def shared_counts(
    office: OfficeFile, by: SharedBy, only: Collection[int] | None = None
) -> dict[int, int]:
    """By the id of a shared record how many share it besides the first; those of none are left out.

    `only` names the records asked for.
    """
    shared = _sharing(office, by)
    sql, bound = f"SELECT {OF}, count(*) FROM ({shared.text})", list(shared.values)
    if only is not None:
        sql, bound = f"{sql} WHERE {among(OF)}", [*bound, id_list(only)]
    return dict(office.connection.execute(f"{sql} GROUP BY 1", bound))


def who_share(office: OfficeFile, by: SharedBy, keys: Collection[int]) -> set[int]:
    """All who share some records besides the first."""
    shared = _sharing(office, by)
    sql = f"SELECT {WHO} FROM ({shared.text}) WHERE {WHO} IS NOT NULL AND {among(OF)}"
    return {row[0] for row in office.connection.execute(sql, (*shared.values, id_list(keys)))}


def linked_values(
    office: OfficeFile, model: type[Record], path: str, keys: Collection[int]
) -> dict[int, Any]:
    """The stored value at the end of a path, by the id of the record that its first link names."""
    head, _, rest = path.partition(".")
    linked: type[Record] = model.field(head).linked  # type: ignore[union-attr]
    table = f'"{row_mapping_of(linked).table}"'
    sql = f"SELECT id, {stored_value_sql(linked, rest, table)} FROM {table} WHERE {among('id')}"
    return dict(office.connection.execute(sql, (id_list(keys),)))


def _who(
    office: OfficeFile, model: type[Record], asked: WhoQuery, table: str
) -> tuple[str, Condition]:
    if asked.shared_by is not None:
        shared = _sharing(office, asked.shared_by)
        place = stored_value_sql(model, asked.shared, table)
        return WHO, Condition(f"JOIN ({shared.text}) ON {OF} = {place}", shared.values)
    *links, name = asked.who.split(".")
    owner = model
    for each in links:
        owner = owner.field(each).linked  # type: ignore[union-attr]
    field = owner.field(name) if name != "id" else None
    if not isinstance(field, Links):
        return stored_value_sql(model, asked.who, table), Condition("")
    place = stored_value_sql(model, ".".join(links) or "id", table)
    return "linked_id", Condition(f'JOIN "{field.table}" ON owner_id = {place}')


def _sharing(office: OfficeFile, by: SharedBy) -> Condition:
    """A query for pairs: the shared record, who shares it, None for a person without a record.

    The first mover is not among them, and nobody is twice.
    """
    shape = row_mapping_of(by.record)
    field = by.record.field(by.link)
    if isinstance(field, Links):
        others = _but_first(by.record, by.first, f'"{field.table}".owner_id', "linked_id")
        text = f'SELECT DISTINCT owner_id AS {OF}, linked_id AS {WHO} FROM "{field.table}"'
        return Condition(f"{text} WHERE {others}")
    asked = asked_of_rows(office, by.record, by.where)
    link, member = shape.column_of[by.link], shape.column_of[by.member]
    shared: type[Record] = field.linked  # type: ignore[attr-defined]
    others = _but_first(shared, by.first, f'"{shape.table}".{link}', member)
    text = f'SELECT {link} AS {OF}, max({member}) AS {WHO} FROM "{shape.table}"'
    text += f" WHERE {OWN} AND {asked.text} AND {others}"
    return Condition(f"{text} GROUP BY {link}, coalesce({member}, -id)", asked.values)


def _but_first(shared: type[Record], first: str, link: str, member: str) -> str:
    shape = row_mapping_of(shared)
    moved = f'SELECT moved.{shape.column_of[first]} FROM "{shape.table}" AS moved'
    moved = f"{moved} WHERE moved.id = {link}"
    return f"({member} IS NULL OR {member} <> coalesce(({moved}), 0))"
