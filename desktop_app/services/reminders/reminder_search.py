"""Searches what is due: in the texts of the records that wait, read once and kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from desktop_app.records.input_text import searched_words
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.kept_reads import KeptReads, Row
from desktop_app.services.reminders.reminder_rule import ReminderRule
from desktop_app.services.reminders.waiting_rows import Rows, shape_of, text_place
from desktop_app.storage.query.clauses import AmongIds
from desktop_app.storage.query.declared_query import record_at, select
from desktop_app.storage.query.expressions import KEY, AsBytes, FieldValue

NO_KEY: Any = None
"""What a row says in place of an id where its record links to none."""


class _Place(NamedTuple):
    """A field of a record whose texts are searched."""

    record: type[Record]
    field: str


def holding(
    desk: Desk, reads: KeptReads, found: Sequence[tuple[ReminderRule, Rows]], search: str
) -> list[tuple[ReminderRule, Rows]]:
    """The rows that hold every word of a search, in their own text or in that of their source."""
    words = [each.encode() for each in searched_words(search)]
    if not words:
        return list(found)
    texts = _texts(desk, reads, found)
    hits = {
        place: [{key for key, text in known.items() if word in text} for word in words]
        for place, known in texts.items()
    }
    return [(rule, _those(rule, rows, hits)) for rule, rows in found]


def _those(rule: ReminderRule, rows: Rows, hits: Mapping[_Place, Sequence[set[int]]]) -> Rows:
    """The rows of one rule of which a text holds each word."""
    shape = shape_of(rule)
    own, source = hits[_place(rule, rule.about.search)], hits[_place(rule, rule.about.source)]
    left: Iterable[Row] = rows.values()
    for in_text, in_source in zip(own, source, strict=True):
        left = [row for row in left if row[shape.text] in in_text or row[shape.source] in in_source]
    return {row[0]: row for row in left}


def _texts(
    desk: Desk, reads: KeptReads, found: Iterable[tuple[ReminderRule, Rows]]
) -> dict[_Place, Mapping[int, bytes]]:
    """The texts of all places that are searched, of the records that the rows link to."""
    keys: dict[_Place, set[int]] = {}
    for rule, rows in found:
        shape = shape_of(rule)
        pairs = ((rule.about.search, shape.text), (rule.about.source, shape.source))
        for value, at in pairs:
            wanted = keys.setdefault(_place(rule, value), set())
            wanted.update(rows if at == 0 else map(itemgetter(at), rows.values()))
    return {place: _texts_at(desk, reads, place, wanted) for place, wanted in keys.items()}


def _texts_at(desk: Desk, reads: KeptReads, place: _Place, keys: set[int]) -> Mapping[int, bytes]:
    def read(missing: list[int]) -> Iterable[tuple[int, bytes | None]]:
        values = (KEY, AsBytes(FieldValue(place.field)))
        return select(desk.office, place.record, values, (AmongIds(KEY, missing),))

    keys.discard(NO_KEY)
    return reads.texts(place.record.KEY, place.field, keys, read)


def _place(rule: ReminderRule, value: FieldValue) -> _Place:
    link, field = text_place(value)
    path = link.path if isinstance(link, FieldValue) and link != KEY else ""
    return _Place(record_at(rule.about.record, path), field)
