"""The records that wait by each rule, read by one query a rule and kept until one has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import Times
from desktop_app.services.lookup.kept_reads import Columns, KeptReads, Read, ReadRows, with_alike
from desktop_app.services.lookup.used_registers import used_registers
from desktop_app.services.lookup.valid_reads import valid_reads
from desktop_app.services.reminders.limit_levels import levels_of
from desktop_app.services.reminders.reminder_rule import RemindedRecord, ReminderRule
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.clauses import AmongIds, Comparison
from desktop_app.storage.query.declared_query import (
    count_by,
    record_at,
    records_read,
    select,
    select_columns,
)
from desktop_app.storage.query.expressions import (
    KEY,
    Clause,
    Constant,
    Expression,
    FieldValue,
    FirstFilled,
    Given,
    OfOwnRecord,
    Prefix,
    TextLength,
)


class RowShape(NamedTuple):
    """The values read of each record that waits, and the places of the later ones in a row.

    First come its id, the day that begins its limit, and the unit, '' for none.

    committee: the committee, or the linked record that has it.
    source, text: the id of the record that has the text of the source, and the searched text.
    """

    values: tuple[Expression, ...]
    committee: int
    source: int
    text: int


def linked(value: Expression) -> tuple[Expression, str]:
    """The id of the record that has the field of a path, and the name of the field there.

    A value that is no field of a linked record is given back as it is, without a name.
    """
    link, _, name = value.path.rpartition(".") if isinstance(value, FieldValue) else ("", "", "")
    return (FieldValue(link), name) if link else (value, "")


def text_place(value: FieldValue) -> tuple[Expression, str]:
    """The id of the record that has a text, and the name of its field there."""
    link, name = linked(value)
    return (link, name) if name else (KEY, value.path)


def joined_committee(about: RemindedRecord) -> Expression:
    """The committee, read where it is; as in `committees_of` that of our own records alone."""
    value = about.committee
    return OfOwnRecord(value) if isinstance(value, FieldValue) and linked(value)[1] else value


def shape_of(rule: ReminderRule, *, joins: bool = False) -> RowShape:
    """What is read by a rule; `joins` reads the committee itself wherever it is."""
    about = rule.about
    committee = joined_committee(about) if joins else linked(about.committee)[0]
    wanted = (committee, text_place(about.source)[0], text_place(about.search)[0])
    values = [KEY, rule.base, FirstFilled(rule.unit, Constant(""))]
    for each in wanted:
        if each not in values[3:] and each != KEY:
            values.append(each)
    places = [0 if each == KEY else values.index(each, 3) for each in wanted]
    return RowShape(tuple(values), *places)


def waiting(desk: Desk, reads: KeptReads, rule: ReminderRule, now: Times) -> Columns:
    """The columns of the rows that wait by a rule and may be due on a day."""
    near = _near(reads, rule, now)
    where, values = (*rule.where, *near), shape_of(rule).values

    def read(keys: Sequence[int] | None) -> ReadRows:
        record = rule.about.record
        if record.KEY not in used_registers(desk, (record.KEY,)):
            return ReadRows(frozenset({record.KEY}), "", ())
        return _read(select_columns, desk.office, record, values, where, keys)

    return reads.columns(("waiting", rule.key, rule.part), (rule, near), read, (1, 2))


def waiting_where(
    desk: Desk, rule: ReminderRule, now: Times, more: Sequence[Clause], keys: Sequence[int]
) -> Columns:
    """The columns of the rows of some ids that wait and fulfil more conditions.

    Nothing is kept of them; their committee is read where it is.
    """
    record, near = rule.about.record, _near(valid_reads(desk), rule, now)
    if record.KEY not in used_registers(desk, (record.KEY,)):
        return []
    where = (*rule.where, *near, *more, AmongIds(KEY, keys))
    values = shape_of(rule, joins=True).values
    return with_alike(select_columns(desk.office, record, values, where), ())


def waiting_counts(desk: Desk, rule: ReminderRule, now: Times) -> Read:
    """How many records wait by a rule since each day, as pairs of day and number."""
    where, record = (*rule.where, *_near(valid_reads(desk), rule, now)), rule.about.record
    if record.KEY not in used_registers(desk, (record.KEY,)):
        return Read(frozenset({record.KEY}), [])
    counted = count_by(desk.office, record, rule.base, where)
    return Read(records_read(record, (rule.base,), where).keys, counted)


def committees_of(
    desk: Desk, reads: KeptReads, about: RemindedRecord
) -> Mapping[int, int | None] | None:
    """The committees of the linked records by their ids, None where it is read with the rows.

    Joining a linked record for each of many rows is slower than reading those of all in one query.
    """
    link, name = linked(about.committee)
    if not name or not isinstance(link, FieldValue):
        return None
    model, values = record_at(about.record, link.path), (KEY, FieldValue(name))
    return reads.values(
        ("committees", model.KEY), (name,), partial(_read, select, desk.office, model, values, ())
    )


def _read(
    how: Callable[..., Sequence[Any]],
    office: OfficeFile,
    model: type[Record],
    values: Sequence[Expression],
    where: Sequence[Clause],
    keys: Sequence[int] | None = None,
) -> ReadRows:
    """The values of all records that fulfil the conditions, or of those among some ids.

    `how` is `select` or `select_columns`.
    """
    among = () if keys is None else (AmongIds(KEY, keys),)
    read = records_read(model, values, where)
    own = model.KEY if read.alone else ""
    return ReadRows(
        read.keys, own, how(office, model, values, (*where, *among), by_key=keys is None)
    )


def _near(reads: KeptReads, rule: ReminderRule, now: Times) -> list[Clause]:
    """The conditions that leave out records outside the time in which their rule reminds.

    A month counts as over when a later one has begun.
    """
    found: list[Clause] = []
    if rule.onward:
        last = levels_of(reads, rule, now).last_base()
        found.append(Comparison(rule.base, "<=", Given(last)))
    for column, sign in ((rule.while_ahead, ">="), (rule.once_past, "<")):
        if column is not None:
            today = Prefix(Given(now.today.isoformat()), TextLength(column))
            found.append(Comparison(column, sign, today))
    return found
