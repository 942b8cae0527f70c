"""Searches what is due: each word is in the record's own text or in that of its source.

An internal record holds back the words of a record that it links to as its source, too.
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
from desktop_app.records.outward import deciding_fields
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import Times
from desktop_app.services.lookup.kept_reads import Columns, KeptReads, Read
from desktop_app.services.reminders.reminder_rule import ReminderRule
from desktop_app.services.reminders.waiting_rows import shape_of, text_place, waiting_where
from desktop_app.storage.query.clauses import AmongIds, Either, OfInternalRow, OutwardText
from desktop_app.storage.query.declared_query import record_at, records_read, row_count, select
from desktop_app.storage.query.expressions import KEY, AsBytes, Clause, FieldValue
from desktop_app.storage.query.outward_rows import has_words

NO_KEY: Any = None
"""What a row says in place of an id where its record links to none."""
MANY = 2
"""Of records that are every second one or more of their register all are read, end to end."""


_Searched: TypeAlias = tuple[ReminderRule, Columns, AbstractSet[int]]
"""A rule, the columns of its rows, the ids of those that hold back the words of their source."""


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


def asked_holding(
    desk: Desk, reads: KeptReads, found: Sequence[tuple[ReminderRule, Columns]], search: str
) -> list[tuple[ReminderRule, Columns]]:
    """The same asked of the engine; no text is kept."""
    left = [(rule, rows, _holding_back(desk, reads, rule)) for rule, rows in found]
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
        left = map(not_, _in_source(rule, rows, source, held)) if rows else ()
        own = rows[shape_of(rule).text] if rows else ()
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


def _in_source(
    rule: ReminderRule, rows: Columns, hits: set[int], held: AbstractSet[int]
) -> Iterable[bool]:
    """Whether the text of the source is a hit that is not held back, row by row."""
    linked = map(hits.__contains__, rows[shape_of(rule).source])
    return map(gt, linked, map(held.__contains__, rows[0])) if held else linked


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
        holds = [*map(or_, in_own, _in_source(rule, rows, in_source, held))]
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
