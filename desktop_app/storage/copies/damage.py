"""What is damaged in a copy of an office file, in the words of its registers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import apsw

from desktop_app.storage.query.row_mapping import row_mapping_of

if TYPE_CHECKING:
    from desktop_app.records.record import Record

UNREADABLE = (apsw.CorruptError, apsw.NotADBError, apsw.IOError, apsw.SQLError)
_TREE = re.compile(r"\bTree (\d+)\b")
_INDEX = re.compile(r"\bindex (\w+)")
_OWN_TABLES = {
    "action": "操作记录", "change": "操作记录", "setting": "本文件的设置", "photo": "照片",
    "removed": "回收站", "record_kind": "操作记录", "origin": "操作记录", "actor": "操作记录",
}  # fmt: skip

Records = Sequence[type["Record"]]


def page_faults(connection: apsw.Connection, records: Records, most: int) -> Iterator[str]:
    """What the engine finds in pages and indexes, at most `most`, by register: “委员”的数据损坏."""
    titles = _titles(records)
    roots = _roots(connection)
    try:
        for (text,) in connection.execute(f"PRAGMA integrity_check({most})"):
            if text != "ok":
                yield f"{_place(str(text), roots, titles)}损坏（{text}）"
    except UNREADABLE:
        yield "文件损坏较重，结构没有能检查完"


def losses(connection: apsw.Connection, records: Records) -> Iterator[str]:
    """Of each register with lines that cannot be read: how many still can."""
    for model in records:
        table = row_mapping_of(model).table
        whole, count = _readable(connection, table)
        if not whole:
            yield f"“{model.TITLE}”里有内容读不出来，能读出的有 {count} {model.UNIT}"


def _readable(connection: apsw.Connection, table: str) -> tuple[bool, int]:
    """Whether every row of a table can be read, and how many can, from its two ends inwards."""
    from_start = _scan(connection, f'SELECT * FROM "{table}" ORDER BY id')
    if from_start[0]:
        return from_start
    from_end = _scan(connection, f'SELECT * FROM "{table}" ORDER BY id DESC')
    return False, from_start[1] + from_end[1]


def _scan(connection: apsw.Connection, question: str) -> tuple[bool, int]:
    count = 0
    try:
        for _ in connection.execute(question):
            count += 1
    except UNREADABLE:
        return False, count
    return True, count


def _titles(records: Records) -> dict[str, str]:
    """What a table is called: its register, or the program's own part of the file."""
    found = dict(_OWN_TABLES)
    for model in records:
        shape = row_mapping_of(model)
        found[shape.table] = f"“{model.TITLE}”"
        found.update({pairs.table: f"“{model.TITLE}”" for pairs in shape.pairs})
    return found


def _roots(connection: apsw.Connection) -> dict[int, tuple[str, str]]:
    """The kind and the table of what begins on a page."""
    try:
        question = "SELECT rootpage, type, tbl_name FROM sqlite_schema WHERE rootpage > 0"
        rows = connection.execute(question).fetchall()
    except UNREADABLE:
        return {}
    return {int(root): (str(kind), str(table)) for root, kind, table in rows}  # type: ignore[arg-type]


def _place(text: str, roots: Mapping[int, tuple[str, str]], titles: Mapping[str, str]) -> str:
    """The part of the file that a line of the engine's check speaks of."""
    tree, index = _TREE.search(text), _INDEX.search(text)
    if tree and int(tree[1]) in roots:
        kind, table = roots[int(tree[1])]
        return f"{titles.get(table, table)}的{'索引' if kind == 'index' else '数据'}"
    if index:
        table = next((each for each in sorted(titles, key=len) if index[1].startswith(each)), "")
        return f"{titles.get(table, index[1])}的索引"
    return "文件结构"
