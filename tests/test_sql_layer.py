"""The house rules of SQL: none above the storage; what only one engine speaks, in one module."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.test_house import MODULES, PROGRAM, name_of, tree_of

ABOVE = [
    path
    for path in MODULES
    if path.relative_to(PROGRAM).parts[0] in ("services", "commands", "ui", "app")
]
CALLS = {"execute", "executemany", "connection"}
SQL = re.compile(
    r"\b(SELECT\b.+\bFROM|INSERT INTO|DELETE FROM|UPDATE\b.+\bSET|ORDER BY)\b", re.DOTALL
)


def reached_for(tree: ast.Module) -> Iterator[str]:
    """The connection, where a module reaches for it, and texts of SQL."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in CALLS:
            yield f"{node.lineno}: .{node.attr}"
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and SQL.search(text):
            yield f"{getattr(node, 'lineno', 0)}: {text[:40]}"


def test_no_sql_and_no_connection_above_the_storage() -> None:
    found = {name_of(path): list(reached_for(tree_of(path))) for path in ABOVE}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    [
        "rows = desk.office.connection.pragma('x')", "connection.execute(sql)",
        "office.connection", "sql = 'SELECT id FROM member'", "x = f'DELETE FROM {table}'",
    ],
)  # fmt: skip
def test_the_guard_sees_sql(line: str) -> None:
    assert list(reached_for(ast.parse(line)))


@pytest.mark.parametrize("line", ["'''Select what is shown.'''", "thing.connect(x)", "'select'"])
def test_the_guard_passes_other_words(line: str) -> None:
    assert not list(reached_for(ast.parse(line)))
