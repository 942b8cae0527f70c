"""Rows that go in by the dozen are the rows that one statement each would have written."""

from __future__ import annotations

import apsw
import pytest

from desktop_app.storage.row_inserts import SHORT, TOGETHER, insert_rows


def stored(count: int, columns: int, marks: str = "") -> tuple[list[tuple[object, ...]], int]:
    """What is in the table afterwards, and the number of statements that wrote."""
    connection = apsw.Connection(":memory:")
    names = ",".join(f"c{number}" for number in range(columns))
    connection.execute(f"CREATE TABLE t({names})")
    statements: list[str] = []
    connection.trace_v2(apsw.SQLITE_TRACE_STMT, lambda told: statements.append(told["sql"]))
    rows = [(number, *[f"第{number}行"] * (columns - 2), None) for number in range(count)]
    marks = marks or f"({','.join('?' * columns)})"
    insert_rows(connection, f"INSERT INTO t({names})", marks, iter(rows))
    connection.trace_v2(0, None)
    return list(connection.execute("SELECT * FROM t ORDER BY rowid")), len(statements)


@pytest.mark.parametrize("count", [0, 1, TOGETHER - 1, TOGETHER, TOGETHER + 1, 3 * TOGETHER - 1])
@pytest.mark.parametrize("columns", [2, SHORT, SHORT + 1])
def test_every_row_is_there_once_in_its_order(count: int, columns: int) -> None:
    rows, _ = stored(count, columns)
    assert rows == [(n, *[f"第{n}行"] * (columns - 2), None) for n in range(count)]


@pytest.mark.parametrize(
    ("columns", "marks", "statements"),
    [
        (SHORT, "", 3),  # two dozens of them and a rest of one
        (SHORT + 1, "", 2 * TOGETHER + 1),
        (2, "(?,?2)", 2 * TOGETHER + 1),  # ?2 would mean the first row's in every row
    ],
)
def test_only_short_rows_without_numbered_parameters_go_in_together(
    columns: int, marks: str, statements: int
) -> None:
    rows, told = stored(2 * TOGETHER + 1, columns, marks)
    assert (len(rows), rows[-1][0], told) == (2 * TOGETHER + 1, 2 * TOGETHER, statements)
