"""The forms of SQL that only this engine speaks, behind names that say what they do.

Settings of a connection are in `file.engine`; the steps of the schema stay as they were released.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import apsw

STRICT = "STRICT"
"""Behind a table's columns: their types are enforced."""
NO_LIMIT = -1
"""As a bound LIMIT: all rows."""


def nearly_always(condition: str) -> str:
    """A condition that the engine is not to expect any narrowing from."""
    return f"likely({condition})"


def rarely(condition: str) -> str:
    """A condition that the engine is to expect of few rows, so that it looks these up."""
    return f"unlikely({condition})"


def contains(text: str, part: str = "?") -> str:
    """Whether a text contains another: the place of its first character, 0 where it does not."""
    return f"instr({text}, {part})"


def id_list(keys: Iterable[int]) -> str:
    """Ids as one bound value for `among` and `each_of`, however many."""
    return "[" + ",".join(map(str, keys)) + "]"


def text_list(texts: Iterable[str]) -> str:
    """Texts as one bound value for `among` and `each_of`, however many."""
    return json.dumps(list(texts))


def each_of(given: str = "?") -> str:
    """A query for the values of one bound list."""
    return f"SELECT value FROM json_each({given})"


def among(value: str, given: str = "?") -> str:
    """Whether a value is in one bound list."""
    return f"{value} IN ({each_of(given)})"


def row_list(rows: Iterable[Sequence[Any]]) -> str:
    """Rows of numbers and texts as one bound value for `named_rows`, however many."""
    return json.dumps([list(each) for each in rows], ensure_ascii=False)


def named_rows(columns: Sequence[str], given: str = "?") -> str:
    """A query for the rows of one bound list, with the names of their columns."""
    values = (f"value ->> {place} AS {name}" for place, name in enumerate(columns))
    return f"SELECT {', '.join(values)} FROM json_each({given})"


def by_keys(table: str, given: str = "?") -> str:
    """As a source, the rows of a table whose ids are in one bound list, in the list's order.

    A cross join is read from left to right, and a list from its beginning.
    """
    return f'(SELECT value AS wanted FROM json_each({given})) CROSS JOIN "{table}" ON id = wanted'


def list_of(value: str, where: str) -> str:
    """All values of the rows that meet a condition as one JSON list, in the rows' order."""
    return f"json_group_array({value}) FILTER (WHERE {where})"


def list_of_all(value: str) -> str:
    """All values of the rows as one JSON list, in the rows' order."""
    return f"json_group_array({value})"


def all_of_one(value: str) -> str:
    """All different values of the rows of a subquery as one JSON list, [] of no rows."""
    return f"json_group_array(DISTINCT {value})"


def days_between(first: str, last: str) -> str:
    """How many days lie between two columns of whole days, both included."""
    return f"(unixepoch({last}) - unixepoch({first})) / 86400 + 1"


def row_by_row(condition: str) -> str:
    """A condition that is asked of each row which the others leave; no index is chosen for it."""
    return f"+({condition})"


def one_list(values: Iterable[str]) -> str:
    """Several numbers as one value: a text of JSON."""
    return f"json_array({', '.join(values)})"


def by_index(table: str, index: str) -> str:
    """A table that is read by this index or not at all."""
    return f'"{table}" INDEXED BY "{index}"'


def unique_text(key: str) -> str:
    """A text that no user can type, different for each key."""
    return f"char(0)||{key}"


def put_row(table: str, count: int) -> str:
    """The statement that writes a row of so many values, over one with the same primary key."""
    return f"REPLACE INTO {table} VALUES({','.join('?' * count)})"


def data_version(connection: apsw.Connection) -> int:
    """A number that is another one after each commit to the file, by whatever program."""
    list(connection.execute("PRAGMA data_version"))  # notices what other programs wrote
    return connection.data_version()


def column_names(connection: apsw.Connection, table: str) -> list[str]:
    """The columns of a table in their order."""
    return [str(row[1]) for row in _rows(connection, f'PRAGMA table_info("{table}")')]


def kind_part(value: str) -> str:
    """The part of a value that points at a record which names its kind: `proposal:`."""
    return f"substr({value}, 1, instr({value}, ':'))"


def narrow_key(value: str, record: str) -> str:
    """The id in a value that points at a record of one kind as SQL; null for another kind."""
    key = f"CAST(substr({value}, {len(record) + 2}) AS INTEGER)"
    return f"CASE WHEN {value} GLOB '{record}:*' THEN {key} END"


def table_text(connection: apsw.Connection, table: str) -> str:
    """The statement that made a table, with the columns added since."""
    question = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?"
    ((text,),) = connection.execute(question, (table,))
    return str(text)


def index_names(connection: apsw.Connection, table: str) -> list[str]:
    """The indexes of a table that were made for it, without those of its constraints."""
    question = "SELECT name FROM sqlite_schema WHERE type='index' AND tbl_name=? AND sql NOT NULL"
    return [str(name) for (name,) in connection.execute(question, (table,)).fetchall()]


def index_columns(connection: apsw.Connection, table: str, condition: str) -> dict[str, list[str]]:
    """The columns of each index of a table that holds all rows, or those of one condition."""
    question = (
        "SELECT i.name, i.sql, c.name FROM sqlite_schema AS i JOIN pragma_index_info(i.name) AS c "
        "WHERE i.type = 'index' AND i.tbl_name = ? ORDER BY i.name, c.seqno"
    )
    found: dict[str, list[str]] = {}
    for name, text, column in connection.execute(question, (table,)):
        _, partial, rows = str(text).rpartition(" WHERE ")
        if not partial or rows == condition:
            found.setdefault(str(name), []).append(str(column))
    return found


def link_columns(connection: apsw.Connection, table: str) -> set[str]:
    """The columns of a table that refer to another one."""
    return {str(row[3]) for row in _rows(connection, f'PRAGMA foreign_key_list("{table}")')}


def indexed_count(connection: apsw.Connection, index: str) -> int:
    """How many columns an index has."""
    return len(_rows(connection, f'PRAGMA index_info("{index}")'))


def read_statistics(connection: apsw.Connection) -> None:
    """Make a connection plan by `sqlite_stat1` as it is now; the table is made if there is none."""
    connection.execute("ANALYZE sqlite_schema")


def note_statistics(
    connection: apsw.Connection, table: str, index: str, rows: Sequence[int]
) -> None:
    """Tell the planner how many rows an index has, then how many share its first columns' values.

    It takes effect with `read_statistics`.
    """
    numbers = " ".join(map(str, (*rows, "noskipscan")))
    connection.execute("INSERT INTO sqlite_stat1 VALUES(?,?,?)", (table, index, numbers))


def _rows(connection: apsw.Connection, question: str) -> list[tuple[Any, ...]]:
    return list(connection.execute(question))
