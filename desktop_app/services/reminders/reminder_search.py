"""Searches what is due: each word is in the record's own text or in that of its source.

An internal record holds back the words of a record that it links to as its source, too.
A single search is asked of the engine. Whoever searches again has the texts of all that waits in
memory: they are read once and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress
from operator import gt, or_
from typing import Any, NamedTuple

from desktop_app.records.input_text import searched_words
from desktop_app.records.outward import deciding_fields
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import Times
from desktop_app.services.lookup.kept_reads import Columns, KeptReads, Read
from desktop_app.services.reminders.reminder_rule import ReminderRule
from desktop_app.services.reminders.waiting_rows import shape_of, text_place, waiting_where
from desktop_app.storage.query.clauses import (
    AmongIds,
    Either,
    Every,
    Not,
    OfInternalRow,
    OutwardText,
)
from desktop_app.storage.query.declared_query import record_at, records_read, row_count, select
from desktop_app.storage.query.expressions import KEY, AsBytes, Clause, FieldValue
from desktop_app.storage.query.outward_rows import has_words

NO_KEY: Any = None
"""What a row says in place of an id where its record links to none."""


class _Place(NamedTuple):
    """A field of a record whose texts are searched."""

    record: type[Record]
    field: str


def holding(
    desk: Desk, reads: KeptReads, found: Sequence[tuple[ReminderRule, Columns]], search: str
) -> list[tuple[ReminderRule, Columns]]:
    """The columns of the rows that hold every word of a search, as `reminder_search` says it."""
    words = [each.encode() for each in searched_words(search)]
    if not words:
        return list(found)
    texts = _texts(desk, reads, found)
    hits = {
        place: [{key for key, text in known.items() if word in text} for word in words]
        for place, known in texts.items()
    }
    return [
        (rule, _those(rule, rows, hits, _holding_back(desk, reads, rule))) for rule, rows in found
    ]


def read_holding(
    desk: Desk, rules: Sequence[ReminderRule], now: Times, search: str, keys: Sequence[int]
) -> list[tuple[ReminderRule, Columns]]:
    """The same read by queries of their own, for the records of some ids if there are any.

    Their committee is read where it is.
    """
    hits: dict[tuple[_Place, str], list[int]] = {}

    def holds(rule: ReminderRule, word: str) -> Clause:
        own, (link, _) = OutwardText(rule.about.search, word), text_place(rule.about.source)
        place = _place(rule, rule.about.source)
        if link == KEY or _is_larger(desk, place.record, rule.about.record):
            return Either(own, OutwardText(rule.about.source, word))
        if (place, word) not in hits:
            hits[place, word] = _keys_holding(desk, place, word)
        linked: Clause = AmongIds(link, hits[place, word])
        if _may_hold_back_source(rule):
            linked = Every(linked, Not(OfInternalRow()))
        return Either(linked, own)

    words = searched_words(search)
    return [
        (rule, waiting_where(desk, rule, now, [holds(rule, each) for each in words], keys or None))
        for rule in rules
    ]  # fmt: skip


def _is_larger(desk: Desk, linked: type[Record], record: type[Record]) -> bool:
    """Whether a linked register is larger: it is then not read from end to end."""
    return row_count(desk.office, linked) > row_count(desk.office, record)


def _keys_holding(desk: Desk, place: _Place, word: str) -> list[int]:
    """The ids of all records whose text at a place holds a word."""
    where = (OutwardText(FieldValue(place.field), word),)
    return [key for (key,) in select(desk.office, place.record, (KEY,), where)]


def _may_hold_back_source(rule: ReminderRule) -> bool:
    """Whether records of a rule link to words as their source, which internal ones hold back."""
    link, _ = text_place(rule.about.source)
    may_be_internal = link != KEY and bool(deciding_fields(rule.about.record))
    return may_be_internal and has_words(*_place(rule, rule.about.source))


def _holding_back(desk: Desk, reads: KeptReads, rule: ReminderRule) -> AbstractSet[int]:
    """The ids of the records of a rule that hold back the words of their source."""
    record, where = rule.about.record, (OfInternalRow(),)
    if not _may_hold_back_source(rule):
        return frozenset()

    def read() -> Read:
        rows = select(desk.office, record, (KEY,), where, by_key=True)
        fields: dict[str, set[str]] = {}
        for of, name in deciding_fields(record):
            fields.setdefault(of.KEY, set()).add(name)
        decided = {key: frozenset(names) for key, names in fields.items()}
        return Read(frozenset(decided), {key for (key,) in rows}, decided)

    found: AbstractSet[int] = reads.get(("internal rows", record.KEY), (), read)
    return found


def _those(
    rule: ReminderRule,
    rows: Columns,
    hits: Mapping[_Place, Sequence[set[int]]],
    held: AbstractSet[int],
) -> Columns:
    """The columns of the rows of one rule of which a text holds each word.

    `held` are the ids of those of which the text of the source is held back.
    """
    shape = shape_of(rule)
    own, source = hits[_place(rule, rule.about.search)], hits[_place(rule, rule.about.source)]
    for in_text, in_source in zip(own, source, strict=True):
        if not rows:
            break
        in_own = map(in_text.__contains__, rows[shape.text])
        linked = map(in_source.__contains__, rows[shape.source])
        if held:
            linked = map(gt, linked, map(held.__contains__, rows[0]))
        holds = [*map(or_, in_own, linked)]
        rows = [[*compress(column, holds)] for column in rows] if any(holds) else []
    return rows


def _texts(
    desk: Desk, reads: KeptReads, found: Iterable[tuple[ReminderRule, Columns]]
) -> dict[_Place, Mapping[int, bytes]]:
    """The texts of all places that are searched, of the records that the rows link to."""
    keys: dict[_Place, set[int]] = {}
    for rule, rows in found:
        shape = shape_of(rule)
        for value, at in ((rule.about.search, shape.text), (rule.about.source, shape.source)):
            keys.setdefault(_place(rule, value), set()).update(rows[at] if rows else ())
    return {place: _texts_at(desk, reads, place, wanted) for place, wanted in keys.items()}


def _texts_at(desk: Desk, reads: KeptReads, place: _Place, keys: set[int]) -> Mapping[int, bytes]:
    record, values = place.record, (KEY, AsBytes(FieldValue(place.field)))

    def read(missing: list[int]) -> Iterable[tuple[int, bytes | None]]:
        return select(desk.office, record, values, (AmongIds(KEY, missing),))

    keys.discard(NO_KEY)
    others = records_read(record, values).keys - {record.KEY}
    return reads.texts(record.KEY, place.field, keys, read, others)


def _place(rule: ReminderRule, value: FieldValue) -> _Place:
    link, field = text_place(value)
    path = link.path if isinstance(link, FieldValue) and link != KEY else ""
    return _Place(record_at(rule.about.record, path), field)
