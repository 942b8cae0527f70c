"""The relations of one record as its card shows them: counts and the first few, never all."""

from __future__ import annotations

from typing import Any, NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.any_link import AnyLink
from desktop_app.records.attachment import Attachment
from desktop_app.records.links import Link, Links
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.lazy_titles import title_rows
from desktop_app.services.lookup.used_registers import used_models
from desktop_app.services.registers.children import child_models, owned_by
from desktop_app.storage.query import lists
from desktop_app.storage.query.first_pairs import first_pairs
from desktop_app.storage.query.lists import Filter, Query


class Values(NamedTuple):
    """Stored values of one record; a field of pairs has its first ids, `counts` their number."""

    values: dict[str, Any]
    counts: dict[str, int]


class Children(NamedTuple):
    """How many children of one model a record has, and the title of the last one."""

    model: type[Record]
    total: int
    last: str


class Related(NamedTuple):
    """Records of another register that link one record by `field`; `where` finds them all.

    `titles` are ids with titles, all of them where they are few, else none.
    """

    model: type[Record]
    field: Link | Links | AnyLink
    where: tuple[Filter, ...]
    total: int
    titles: tuple[tuple[int, str], ...]


def values_of(desk: Desk, model: type[Record], key: int, most: int) -> Values:
    """The values of one record with at most so many ids of each field of pairs.

    `UserError` when the record is gone.
    """
    plain = [each.name for each in model.declared() if not isinstance(each, Links)]
    found = lists.rows(desk.office, model, [key], plain)
    if not found:
        raise UserError(f"这条{model.TITLE}记录已被删除。")
    values, counts = dict(zip(plain, found[0][2:], strict=True)), {}
    for each in model.pairs():
        few = most if each.linked.TAB else None  # one without a page is shown as a whole text
        counts[each.name], values[each.name] = first_pairs(desk.office, each, key, few)
    return Values(values, counts)


def children_of(desk: Desk, model: type[Record], key: int) -> list[Children]:
    """The models of children of which a record has some; those with a page are `related_to` it."""
    found = []
    for each in child_models(desk, model, used_models(desk)):
        if each.TAB:
            continue
        where = owned_by(each, [(model.KEY, key)])
        count = lists.count(desk.office, each, where)
        if count:
            last = lists.first(desk.office, each, Query(where=where), 1, count - 1)
            ((_, title, _),) = title_rows(desk.office, each, last)
            found.append(Children(each, count, title))
    return found


def related_to(desk: Desk, model: type[Record], key: int, most: int) -> list[Related]:
    """The links of registers with a page that point at a record, by register and field."""
    found = []
    for other in used_models(desk):
        for each in other.declared() if other.TAB else ():
            if isinstance(each, Link | Links | AnyLink) and each.links_to(model):
                how = "has" if isinstance(each, Links) else "in"
                where = (Filter(each.name, how, (each.value_for((model.KEY, key)),)),)
                count = lists.count(desk.office, other, where)
                if count:
                    few = _titles(desk, other, where, count) if count <= most else ()
                    found.append(Related(other, each, where, count, few))
    return found


def attachment_count(desk: Desk, model: type[Record], key: int) -> int:
    """The number of files attached to a record."""
    where = (Filter("owner_key", "in", (model.KEY,)), Filter("owner_id", "in", (key,)))
    return lists.count(desk.office, Attachment, where)


def _titles(
    desk: Desk, model: type[Record], where: tuple[Filter, ...], count: int
) -> tuple[tuple[int, str], ...]:
    keys = lists.first(desk.office, model, Query(where=where), count)
    return tuple((key, title) for key, title, _ in title_rows(desk.office, model, keys))
