"""What the log gives back: a record's history, undo and redo of actions, the recycle bin."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.storage.collecting import uncollected
from desktop_app.storage.dialect import NO_LIMIT
from desktop_app.storage.file import engine, schema
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import entries
from desktop_app.storage.log.position import records_of_last
from desktop_app.storage.log.recycle_bin import is_undo
from desktop_app.storage.log.upgrades import UNDO_ENDS, UPGRADE, last_upgrade
from desktop_app.storage.query.code_usage import refuse_unknown_codes
from desktop_app.storage.query.row_mapping import RowMapping, row_mapping_of, stored_rows

DEPTH = 100


class LoggedAction(NamedTuple):
    """One action of the log; `at` is local ISO time, `changes` the number of records changed."""

    no: int
    at: str
    actor: str
    name: str
    undoes: int | None
    changes: int


class Version(NamedTuple):
    """One change of one record: who, when, and the values before and after (None: absent)."""

    action: LoggedAction
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Conflict(UserError):
    """An undo refused because later changes depend on what it would take back."""


_ACTION = "a.no,a.at,a.actor,a.name,a.undoes,a.changes"
_ENTRIES = (
    "FROM action a CROSS JOIN change c ON c.seq>=a.first_seq AND c.seq<a.first_seq+a.changes "
    "CROSS JOIN record_kind k ON k.id=c.kind"
)


def recent(office: OfficeFile, count: int) -> list[LoggedAction]:
    """The last actions, newest first."""
    sql = f"SELECT {_ACTION} FROM action a ORDER BY no DESC LIMIT ?"
    return [LoggedAction(*row) for row in office.connection.execute(sql, (count,))]


def history_of(office: OfficeFile, model: type[Record], key: int) -> list[Version]:
    """Every change of one record, newest first, in the field names of today."""
    sql = (
        f"SELECT {_ACTION},a.schema,c.before,c.after FROM change c JOIN action a ON a.no=c.action "
        "WHERE c.kind=(SELECT id FROM record_kind WHERE key=?) AND c.uid=? ORDER BY c.seq DESC"
    )
    versions = []
    for *action, number, before, after in office.connection.execute(sql, (model.KEY, key)):
        values = entries.read(office.steps, number, model, (before, after))
        versions.append(Version(LoggedAction(*action), *values))
    return versions


def former_labels(office: OfficeFile, model: type[Record]) -> dict[str, str]:
    """The labels of a record's fields that are gone today, by the names in its versions."""
    return schema.former_labels(office.steps, model.KEY)


def changed_by(
    office: OfficeFile, number: int, most: int = -1, *, written: bool = False
) -> list[tuple[str, int]]:
    """Key and id of the records that an action changed, in its order, at most `most` of them.

    `written` leaves out those that it removed.
    """
    left = " AND c.after IS NOT NULL" if written else ""
    sql = f"SELECT k.key,c.uid {_ENTRIES} WHERE a.no=?{left} ORDER BY c.seq LIMIT ?"
    return [(record, uid) for record, uid in office.connection.execute(sql, (number, most))]


def records_since(office: OfficeFile, number: int) -> set[str]:
    """The keys of the records that the actions after `number` changed."""
    known = records_of_last(office, number)
    if known is not None:
        return set(known)
    sql = (
        "SELECT key FROM record_kind WHERE id IN (SELECT kind FROM change "
        "WHERE seq>=(SELECT first_seq FROM action WHERE no>? ORDER BY no LIMIT 1))"
    )
    return {row[0] for row in office.connection.execute(sql, (number,))}


def keys_since(office: OfficeFile, number: int, record: str, most: int = NO_LIMIT) -> list[int]:
    """The ids in the first `most` entries of one kind of record after the action `number`.

    A record that changed more than once is in it more than once.
    """
    sql = (
        "SELECT uid FROM change WHERE +kind=(SELECT id FROM record_kind WHERE key=?) "
        "AND seq>=(SELECT first_seq FROM action WHERE no>? ORDER BY no LIMIT 1) LIMIT ?"
    )
    return [row[0] for row in office.connection.execute(sql, (record, number, most))]


def fields_since(office: OfficeFile, number: int, record: str, most: int) -> frozenset[str] | None:
    """The fields that the actions after `number` changed of one kind of record.

    None where a record came or went, where an entry was erased, and of more than `most` entries.
    """
    sql = (
        "SELECT before,after FROM change WHERE +kind=(SELECT id FROM record_kind WHERE key=?) "
        "AND seq>=(SELECT first_seq FROM action WHERE no>? ORDER BY no LIMIT 1) LIMIT ?"
    )
    found = office.connection.execute(sql, (record, number, most + 1)).fetchall()
    if len(found) > most or any(text is None for row in found for text in row):
        return None
    return frozenset(name for _, after in found for name in json.loads(str(after)))


def name_of(office: OfficeFile, number: int) -> str:
    """What an action is called, '' where there is none of that number."""
    sql = "SELECT name FROM action WHERE no=?"
    return str(engine.value_of(office.connection, sql, (number,)) or "")


def stacks(office: OfficeFile) -> tuple[list[LoggedAction], list[LoggedAction]]:
    """The actions that can be undone and those that can be redone, the next one last.

    Both are made of what nothing has taken back; an undo can be redone until a new action. Both
    end at an upgrade that moved values.
    """
    sql = (
        f"SELECT {_ACTION} FROM action a LEFT JOIN action later ON later.undoes=a.no "
        "WHERE later.no IS NULL ORDER BY a.no DESC"
    )
    newest = "SELECT no FROM action WHERE undoes IS NULL ORDER BY no DESC LIMIT 1"
    (last_new,) = office.connection.execute(newest).fetchone() or (0,)
    done: list[LoggedAction] = []
    undone: list[LoggedAction] = []
    for row in office.connection.execute(sql):
        action = LoggedAction(*row)
        if action.name == UPGRADE:
            break
        if not is_undo(office.connection, action.undoes):
            done.append(action)
        elif action.no > last_new:
            undone.append(action)
        if len(done) == DEPTH:
            break
    return done[::-1], undone[:DEPTH][::-1]


class Reversal(NamedTuple):
    """What takes an action back: the records to put and to remove, the name of the new action."""

    put: list[Record]
    remove: list[Record]
    name: str


def undo_end(office: OfficeFile) -> str:
    """Why nothing before the actions of `stacks` can be undone, '' where they are all."""
    return UNDO_ENDS if last_upgrade(office.connection, 0) else ""


def reversal(office: OfficeFile, number: int) -> Reversal:
    """The records and the name of the action that takes back the action `number`.

    `Conflict` when a record has since been changed where the action changed it, when values were
    moved by an upgrade since, or a later schema gave them another meaning. Undoing an undo is the
    redo.
    """
    action = _action(office, number)
    verb = "重做" if is_undo(office.connection, action.undoes) else "撤销"
    name = action.name.removeprefix("撤销：").removeprefix("重做：")
    with uncollected():
        put, remove = _reverse(office, action)
    return Reversal(put, remove, f"{verb}：{name}")


def _action(office: OfficeFile, number: int) -> LoggedAction:
    sql = f"SELECT {_ACTION} FROM action a WHERE no=?"
    row = office.connection.execute(sql, (number,)).fetchone()
    if row is None:
        raise UserError("没有这一步操作，可能办公文件已经恢复到更早的备份。")
    sql = "SELECT no FROM action WHERE undoes=?"
    if office.connection.execute(sql, (number,)).fetchone():
        raise UserError(f"“{row[3]}”已经撤销过了。")
    return LoggedAction(*row)


@dataclass(slots=True)
class _Taken:
    """One record an action changed: its key, and the entry's JSON before and after."""

    key: int
    texts: tuple[str | None, str | None]


def _taken(office: OfficeFile, number: int) -> tuple[int, dict[type[Record], list[_Taken]]]:
    """The schema that an action was written in, and what it changed, by model."""
    sql = "SELECT schema FROM action WHERE no=?"
    written = next(iter(office.connection.execute(sql, (number,))))[0]
    reason = schema.undo_ended(office.steps, written)
    if reason:
        raise Conflict(f"这一步不能再撤销：{reason}")
    if last_upgrade(office.connection, number):
        raise Conflict(UNDO_ENDS)
    models = {model.KEY: model for model in office.records}
    groups: dict[type[Record], list[_Taken]] = {}
    sql = f"SELECT k.key,c.uid,c.before,c.after {_ENTRIES} WHERE a.no=? ORDER BY c.seq"
    for record, uid, *texts in office.connection.execute(sql, (number,)):
        model = models[record]
        groups.setdefault(model, []).append(_Taken(uid, (texts[0], texts[1])))
    return written, groups


def _reverse(office: OfficeFile, action: LoggedAction) -> tuple[list[Record], list[Record]]:
    """The records to put and to remove so that an action is taken back."""
    put: list[Record] = []
    remove: list[Record] = []
    back: list[tuple[type[Record], dict[str, Any]]] = []
    written, groups = _taken(office, action.no)
    for model, items in groups.items():
        shape = row_mapping_of(model)
        stored = stored_rows(office.connection, shape, [each.key for each in items])
        for each in items:
            row = stored.get(each.key)
            version, current = (row[1], shape.stored(row)) if row else (0, None)
            before, after = each.texts
            # a row's version is the action that last wrote it
            may_differ = after is None or version != action.no or written != office.schema_number
            if before is not None or may_differ:
                values, left = entries.read(office.steps, written, model, each.texts)
                if may_differ:
                    _refuse_conflict(shape, action, left, current)
                if values is not None:
                    put.append(shape.record(each.key, version, {**(current or {}), **values}))
                    back.append((model, values))
            if before is None:
                remove.append(model.of(current or {}, each.key, version))
    refuse_unknown_codes(office, put, back)
    return put, remove


def _refuse_conflict(
    shape: RowMapping,
    action: LoggedAction,
    after: dict[str, Any] | None,
    current: dict[str, Any] | None,
) -> None:
    """`Conflict` where today's values differ from what the action left, on its own fields."""
    known = set(shape.all_names)
    left = {k: v for k, v in (after or {}).items() if k in known}
    if (current is None) == (after is None) and all(
        (current or {}).get(name) == value for name, value in left.items()
    ):
        return
    if current is None:
        raise Conflict(
            f"“{action.name}”改过的{shape.model.TITLE}后来被删除了，不能直接撤销。"
            "请先在“设置”的回收站里恢复它，再试一次。"
        )
    title = shape.model.title_of(current)
    raise Conflict(
        f"“{title}”在“{action.name}”之后又改过，不能直接撤销。"
        "请先撤销后来的修改，或在历史里查看原来的内容后手工改回。"
    )
