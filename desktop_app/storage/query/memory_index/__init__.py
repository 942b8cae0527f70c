"""Lists of large registers from memory: a register's ids, search texts and orders, kept in step.

An index is prepared when there is time for it. Until then, for small registers and inside a
transaction, the file answers (`storage.query.lists`); both always give the same.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app.records.record import Record
from desktop_app.stepping import Steps
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Query

if TYPE_CHECKING:
    from desktop_app.storage.query.memory_index.register_index import RegisterIndex

LARGE = 10_000
"""Below so many records the file answers a keystroke in a millisecond or two."""
_SOME_TOUCHED = 16

Sort = tuple[str, bool]
"""A field, "strokes" or "pinyin" ('' for the default), and whether it descends."""


def find(office: OfficeFile, model: type[Record], query: Query) -> array[int]:
    """The ids of all records that a query matches, in its order."""
    found = _answer(office, model, query, None)
    return lists.find(office, model, query) if found is None else found


def first(office: OfficeFile, model: type[Record], query: Query, count: int = 100) -> array[int]:
    """The first `count` ids of `find`, sooner."""
    walked = lists.has_index(model, query)
    found = None if walked else _answer(office, model, query, count)
    return lists.first(office, model, query, count) if found is None else found


def prepare_in_steps(
    office: OfficeFile, model: type[Record], sorts: Sequence[Sort] = ()
) -> Steps[bool]:
    """Make the index of a large register and the orders of these sorts, or bring them up to date.

    Yields (done, all) rows. False for a small register, and when a transaction got between; to be
    called again after changes.
    """
    index = _valid(office, model)
    if index is None or len(index.touched) > _SOME_TOUCHED:
        if not model.LISTED or not lists.has_more_than(office, model, LARGE):
            return False
        from desktop_app.storage.query.memory_index.register_index import built

        known = list(index.columns) if index else []
        new = yield from built(office, model, index)
        if new is None:
            return False
        office.register_indexes[model] = index = new
        for sorting in known:
            yield from index.prepare(office, sorting)
    yield from index.prepare_sorts(office, sorts)
    return True


def _answer(
    office: OfficeFile, model: type[Record], query: Query, most: int | None
) -> array[int] | None:
    """What the index answers, None where there is none or where the file is asked just as well."""
    index = _valid(office, model)
    if index is None:
        return None
    from desktop_app.storage.query.memory_index.answers import IndexQuery

    return IndexQuery(office, index, query, most).answer()


def _valid(office: OfficeFile, model: type[Record]) -> RegisterIndex | None:
    """The index of a register that knows what was written last, None where there is none."""
    index: RegisterIndex | None = office.register_indexes.get(model)
    if index is None or office.connection.in_transaction:
        return None
    if not index.follow(office):
        del office.register_indexes[model]
        return None
    return index
