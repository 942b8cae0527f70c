"""What is done at every save reads the log by its keys, however long it is."""

from __future__ import annotations

import re
from typing import Any

import apsw

from desktop_app.records import Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import history
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log.history import keys_since

_DEFERRED = re.compile(r'(\w+) INTEGER(?: NOT NULL)? REFERENCES "?\w+"?(?:\(id\))? DEFERRABLE')


def test_every_deferred_reference_has_an_index(office: OfficeFile) -> None:
    """A new row looks for rows that referred to it before it was there."""
    tables = "SELECT name, sql FROM sqlite_schema WHERE type='table' AND sql IS NOT NULL"
    referring = [
        (name, column)
        for name, sql in office.connection.execute(tables)
        for column in _DEFERRED.findall(str(sql))
    ]
    assert ("action", "undoes") in referring
    assert ("member", "committee_id") in referring
    missing = [each for each in referring if each[1] not in first_columns(office, each[0])]
    assert missing == []


def first_columns(office: OfficeFile, table: str) -> set[str]:
    """The columns by which an index of a table finds rows."""
    names = [row[1] for row in office.connection.execute(f'PRAGMA index_list("{table}")')]
    found = (
        next(iter(office.connection.execute(f'PRAGMA index_xinfo("{name}")'))) for name in names
    )
    return {str(row[2]) for row in found}


def test_neither_a_save_nor_an_undo_reads_the_whole_log(desk: Desk) -> None:
    connection = desk.office.connection
    seen: list[tuple[str, Any]] = []

    def trace(cursor: apsw.Cursor, sql: str, bound: Any) -> bool:
        seen.append((sql, bound))
        return True

    connection.exec_trace = trace
    key = registers.save(desk, Member, {"name": "演示甲"}).keys[0]
    lookup(desk)
    keys_since(desk.office, 0, Member.KEY)
    history.next_undo(desk)
    history.history_of(desk, Member, key)
    history.undo(desk)
    history.redo(desk)
    connection.exec_trace = None
    asked = [each for each in seen if re.search(r"\bchange\b", each[0])]
    assert len(asked) > 5
    for sql, bound in asked:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", bound)]
        assert not [each for each in plan if re.match(r"SCAN (change|c)\b", str(each))], sql
