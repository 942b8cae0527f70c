"""What actions added to sums, read from the rows that they changed, as these are and as they were.

The statement that sums over a table is run over a few rows of its own under the table's name. Every
other record counts as before, so nothing else is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import sub
from typing import Any

from desktop_app.records.dated import AT
from desktop_app.records.links import Link, Links
from desktop_app.records.record import DERIVED, Record
from desktop_app.storage.dialect import named_rows, row_list
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.file.schema import OWNER
from desktop_app.storage.log.entries import with_empty
from desktop_app.storage.log.former_values import before_since, entries_since
from desktop_app.storage.query.conditions import ID, NESTED, Filter, Models
from desktop_app.storage.query.fields_asked import fields_asked
from desktop_app.storage.query.row_mapping import row_mapping_of, stored_rows
from desktop_app.storage.query.tallies import Sum, sum_sql, wanted_rows
from desktop_app.storage.query.two_days import parts_of_path

MOST = 200
"""After more changes of records all of them are read again."""
MOST_ENTRIES = 1_000
"""After more changes of whatever records, too: to look through the log takes longer then."""
Values = Mapping[str, Any]


def added_since(
    office: OfficeFile,
    model: type[Record],
    where: Sequence[Filter],
    sums: Sequence[Sum],
    number: int,
) -> list[int] | None:
    """What the actions after `number` added to each sum over the records that fulfil `where`.

    Only where nothing else that the sums depend on has changed since. None where the changed
    rows do not say so: there are too many, one was erased from the log, or a condition asks
    more than fields of the record and records of other kinds that they link to or that link
    to it.
    """
    tests = (*where, *(one for each in sums for one in each.where))
    if not all(_is_of_one_row(model, model, each, office.records) for each in tests):
        return None
    if entries_since(office, number) > MOST_ENTRIES:
        return None
    before = before_since(office, number, model.KEY, MOST)
    if before is None:
        return None
    shape = row_mapping_of(model)
    now = {key: shape.stored(row) for key, row in stored_rows(
        office.connection, shape, sorted({key for key, _ in before})
    ).items()}  # fmt: skip
    summed = (name for each in sums if each.field for name in parts_of_path(each.field))
    read = fields_asked(model, tests, office.records, summed)[model.KEY]
    after, former = (
        _summed(office, model, where, sums, read, each)
        for each in (now, _former(model, now, before))
    )
    return list(map(sub, after, former))


def _is_of_one_row(root: type[Record], model: type[Record], each: Filter, models: Models) -> bool:
    """Whether a filter on `model` reads the asking row of `root` by its columns alone."""
    if each.how == "either":
        return all(_is_of_one_row(root, model, x, models) for group in each.values for x in group)
    if each.how in NESTED:
        key, _, link = each.field.partition(".")
        other = next(one for one in models if key == one.KEY)
        if other is root or isinstance(other.field(link), Links):
            return False
        return all(_is_of_one_row(root, other, one, models) for one in each.values)
    if AT in each.field:
        return False
    *links, last = each.field.split(".")
    for name in links:
        field = model.field(name)
        if not isinstance(field, Link) or field.linked is root:
            return False
        model = field.linked
    return last == ID or (last not in DERIVED and not isinstance(model.field(last), Links))


def _former(
    model: type[Record], now: Mapping[int, Values], before: Sequence[tuple[int, Values]]
) -> dict[int, Values]:
    """The changed records as they were, those left out that were not there."""
    former = dict(now)
    for key, values in reversed(before):
        if not values:
            former.pop(key, None)
        elif key in former:
            former[key] = {**former[key], **values}
        else:
            former[key] = with_empty(model, values)
    return former


def _summed(
    office: OfficeFile,
    model: type[Record],
    where: Sequence[Filter],
    sums: Sequence[Sum],
    read: AbstractSet[str],
    records: Mapping[int, Values],
) -> list[int]:
    """Each sum over these records instead of those of the table; `read` are the fields asked."""
    shape, wanted = row_mapping_of(model), wanted_rows(office, model, where)
    names = [each for each in shape.names if each in read or each == OWNER]
    narrow = [each for each in shape.narrow.values() if each.name in read]
    columns = (ID, *map(shape.column_of.__getitem__, (*names, *(each.name for each in narrow))))
    rows = (
        (key, *map(values.get, names), *(each.key_in(values) for each in narrow))
        for key, values in records.items()
    )
    added = [sum_sql(office, model, each) for each in sums]
    sql = (
        f'WITH "{shape.table}" AS ({named_rows(columns)})'
        f' SELECT {", ".join(each.text for each in added)} FROM "{shape.table}" WHERE {wanted.text}'
    )
    values = [value for each in (*added, wanted) for value in each.values]
    (found,) = office.connection.execute(sql, (row_list(rows), *values))
    return list(found)
