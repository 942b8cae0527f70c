"""Sums by a field that has several values at a time, as it was on each record's day.

Looking up for each record the values that its owner held on its day costs one look-up a record.
Here the two linked ids of all records are read as lists, and the spans of all owners once.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import compress
from typing import Any

from desktop_app.records.dated import dated_path
from desktop_app.records.links import Link
from desktop_app.records.record import Record
from desktop_app.storage.dialect import list_of
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.conditions import Filter
from desktop_app.storage.query.dated_values import Span, has_several, spans_held
from desktop_app.storage.query.plain_conditions import Condition
from desktop_app.storage.query.row_mapping import row_mapping_of
from desktop_app.storage.query.tallies import By, Sum, asked_of_rows, tally, wanted_rows

ALWAYS = Condition("1")
Held = tuple[Any, ...]


def tally_on_days(
    office: OfficeFile, model: type[Record], where: Sequence[Filter], path: str, sums: Sequence[Sum]
) -> list[tuple[Any, ...]]:
    """`tally` by one field of a day; several values at a time come as a tuple, () for none."""
    links = _own_links(model, path)
    if links is None or any(each.field for each in sums):
        return tally(office, model, where, [By(path)], sums)
    owner, linked, field = links
    tests = [asked_of_rows(office, model, each.where) if each.where else ALWAYS for each in sums]
    owners, others, *flags = _gathered(office, model, where, (owner, linked), tests)
    days = _days(office, model, linked, field)
    held = _held(spans_held(office, model, path), owners, others, days)
    counts = [Counter(compress(held, each)) for each in flags]
    return [(value, *(each[value] for each in counts)) for value in dict.fromkeys(held)]


def _own_links(model: type[Record], path: str) -> tuple[str, str, str] | None:
    """The link to whose field it is, the link to what has the day, the field of the day.

    None where the path is another one.
    """
    dated = dated_path(path)
    if dated is None or dated.is_written_out or not has_several(model, path):
        return None
    linked, _, field = dated.day.partition(".")
    named = {each.name: each for each in model.declared()}
    own = all(isinstance(named.get(each), Link) for each in (dated.link, linked))
    return (dated.link, linked, field) if own and field and "." not in field else None


def _gathered(
    office: OfficeFile,
    model: type[Record],
    where: Sequence[Filter],
    links: Sequence[str],
    tests: Sequence[Condition],
) -> list[list[Any]]:
    """The linked ids of all wanted records, then for each test whether they meet it, as lists."""
    shape, wanted = row_mapping_of(model), wanted_rows(office, model, where)
    lists = [list_of(f'"{shape.table}".{shape.column_of[each]}', "1") for each in links]
    lists += [list_of(f"coalesce({each.text}, 0)", "1") for each in tests]
    sql = f'SELECT {", ".join(lists)} FROM "{shape.table}" WHERE {wanted.text}'
    values = [value for each in (*tests, wanted) for value in each.values]
    (row,) = office.connection.execute(sql, values)
    return [json.loads(each) for each in row]


def _days(
    office: OfficeFile, model: type[Record], link: str, field: str
) -> Mapping[int, str | None]:
    """The day of each linked record; a month or a year counts as its first day."""
    shape = row_mapping_of(model.field(link).linked)  # type: ignore[union-attr]
    sql = f'SELECT id, substr({shape.column_of[field]} || ?, 1, 10) FROM "{shape.table}"'
    return dict(office.connection.execute(sql, ("-01-01",)))


def _held(
    spans: Mapping[int, Sequence[Span]],
    owners: Sequence[int],
    others: Sequence[int],
    days: Mapping[int, str | None],
) -> list[Held]:
    """What the owner of each record held on the day of the other record that it links to."""
    known = {each: days.get(each) for each in set(others)}
    first = min(filter(None, known.values()), default="")
    last = max(filter(None, known.values()), default="")
    whole = None not in known.values()
    always: dict[int, Held] = {}
    for owner, own in spans.items():
        if whole and all(each.covers(first) and each.covers(last) for each in own):
            always[owner] = tuple(sorted({each.value for each in own}))
    changing = {owner: _on_day(own) for owner, own in spans.items() if owner not in always}
    if not changing:
        return [always.get(owner, ()) for owner in owners]
    return [
        changing[owner](known[other]) if owner in changing else always.get(owner, ())
        for owner, other in zip(owners, others, strict=True)
    ]


def _on_day(spans: Sequence[Span]) -> Callable[[str | None], Held]:
    """What some spans hold on a day; days asked for before are remembered."""
    found: dict[str | None, Held] = {}

    def held(day: str | None) -> Held:
        known = found.get(day)
        if known is None:
            known = tuple(sorted({each.value for each in spans if each.covers(day)}))
            found[day] = known
        return known

    return held
