"""Searches what is due: each word is in the record's own text or in that of its source.

An internal record holds back the words of the records that it links to, too.
A single search is asked of the engine, word by word: first in the texts of the sources, then in
those of the records that are left. Whoever searches again has the texts of all that waits in
memory: they are read once and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress
from operator import gt, not_, or_
from typing import Any, NamedTuple, TypeAlias

from desktop_app.records.input_text import searched_words
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import Times
from desktop_app.services.lookup.kept_reads import Columns, KeptReads, Read
from desktop_app.services.reminders.reminder_rule import ReminderRule
from desktop_app.services.reminders.waiting_rows import shape_of, text_place, waiting_where
from desktop_app.storage.query.clauses import AmongIds, Either, LinkedByInternalRow, OutwardText
from desktop_app.storage.query.declared_query import (
    may_be_held_back_before,
    record_at,
    records_read,
    row_count,
    select,
)
from desktop_app.storage.query.expressions import KEY, AsBytes, Clause, FieldValue
from desktop_app.storage.query.fields_asked import fields_asked

NO_KEY: Any = None
"""What a row says in place of an id where its record links to none."""
MANY = 2
"""Of records that are every second one or more of their register all are read, end to end."""


class _HeldBack(NamedTuple):
    """The ids of the records of a rule that hold back their searched text, and their source's."""

    text: AbstractSet[int]
    source: AbstractSet[int]


_Searched: TypeAlias = tuple[ReminderRule, Columns, _HeldBack]
"""A rule, the columns of its rows, what these hold back."""


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
    return [(rule, _those(rule, rows, hits, _held_back(desk, reads, rule))) for rule, rows in found]


def asked_holding(
    desk: Desk, reads: KeptReads, found: Sequence[tuple[ReminderRule, Columns]], search: str
) -> list[tuple[ReminderRule, Columns]]:
    """The same asked of the engine; no text is kept."""
    left = [(rule, rows, _held_back(desk, reads, rule)) for rule, rows in found]
    for word in searched_words(search):
        hits: dict[_Place, set[int]] = {}
        for place, keys in _linked(left).items():
            hits[place] = _keys_holding(desk, place, word, keys)
        for place, keys in _not_in_source(left, hits).items():
            hits.setdefault(place, set()).update(_keys_holding(desk, place, word, keys))
        by_word = {place: (keys,) for place, keys in hits.items()}
        left = [
            (rule, _those(rule, rows, by_word, held), held) for rule, rows, held in left if rows
        ]
    return [(rule, rows) for rule, rows, _ in left]


def read_holding(
    desk: Desk, rules: Sequence[ReminderRule], now: Times, search: str, keys: Sequence[int]
) -> list[tuple[ReminderRule, Columns]]:
    """The same of the records of some ids, read by queries of their own; nothing is kept.

    Their committee is read where it is.
    """
    words = searched_words(search)

    def holds(rule: ReminderRule) -> list[Clause]:
        texts = (rule.about.search, rule.about.source)
        return [Either(*(OutwardText(text, word) for text in texts)) for word in words]

    return [(rule, waiting_where(desk, rule, now, holds(rule), keys)) for rule in rules]


def _linked(found: Iterable[_Searched]) -> dict[_Place, set[int]]:
    """The ids of the records that have the texts of the rows' sources, by the place of these."""
    keys: dict[_Place, set[int]] = {}
    for rule, rows, _ in found:
        place = _place(rule, rule.about.source)
        keys.setdefault(place, set()).update(rows[shape_of(rule).source] if rows else ())
    return keys


def _not_in_source(
    found: Iterable[_Searched], hits: Mapping[_Place, set[int]]
) -> dict[_Place, set[int]]:
    """The ids of the records that have the rows' own texts, where that of the source is no hit."""
    keys: dict[_Place, set[int]] = {}
    for rule, rows, held in found:
        place, source = _place(rule, rule.about.search), hits[_place(rule, rule.about.source)]
        shape = shape_of(rule)
        left = map(not_, _holding(rows, shape.source, source, held.source)) if rows else ()
        own = rows[shape.text] if rows else ()
        keys.setdefault(place, set()).update(compress(own, left))
    return keys


def _keys_holding(desk: Desk, place: _Place, word: str, keys: set[int]) -> set[int]:
    """The ids of the records whose text at a place holds a word; `keys` are at least asked."""
    keys.discard(NO_KEY)
    if not keys:
        return set()
    where: list[Clause] = [OutwardText(FieldValue(place.field), word)]
    if len(keys) * MANY < row_count(desk.office, place.record):
        where.insert(0, AmongIds(KEY, sorted(keys)))
    return {key for (key,) in select(desk.office, place.record, (KEY,), where)}


def _holding(
    rows: Columns, place: int, hits: AbstractSet[int], held: AbstractSet[int]
) -> Iterable[bool]:
    """Whether the record whose id is at a place is a hit that is not held back, row by row."""
    found = map(hits.__contains__, rows[place])
    return map(gt, found, map(held.__contains__, rows[0])) if held else found


def _held_back(desk: Desk, reads: KeptReads, rule: ReminderRule) -> _HeldBack:
    """What the records of a rule hold back of the records that they link to."""
    about = rule.about
    return _HeldBack(*(_holding_back(desk, reads, rule, x) for x in (about.search, about.source)))


def _holding_back(
    desk: Desk, reads: KeptReads, rule: ReminderRule, value: FieldValue
) -> AbstractSet[int]:
    """The ids of the records of a rule that hold back the words of a field along links."""
    record, link = rule.about.record, value.path.rpartition(".")[0]
    if not may_be_held_back_before(record, value.path):
        return frozenset()

    def read() -> Read:
        rows = select(desk.office, record, (KEY,), (LinkedByInternalRow(value),), by_key=True)
        fields = fields_asked(record, (), desk.office.records, (link,))
        return Read(frozenset(fields), {key for (key,) in rows}, fields)

    found: AbstractSet[int] = reads.get(("held back", record.KEY, link), (), read)
    return found


def _those(
    rule: ReminderRule,
    rows: Columns,
    hits: Mapping[_Place, Sequence[set[int]]],
    held: _HeldBack,
) -> Columns:
    """The columns of the rows of one rule of which a text holds each word."""
    shape = shape_of(rule)
    own, source = hits[_place(rule, rule.about.search)], hits[_place(rule, rule.about.source)]
    for in_text, in_source in zip(own, source, strict=True):
        if not rows:
            break
        both = ((shape.text, in_text, held.text), (shape.source, in_source, held.source))
        holds = [*map(or_, *(_holding(rows, *each) for each in both))]
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
