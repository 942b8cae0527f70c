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


DIALECT = "storage/dialect.py"
ONE_ENGINE = re.compile(
    r"\b(instr|json_each|likely|iif|char)\(|INDEXED BY|\bREPLACE INTO|\bSTRICT\b|LIMIT -1"
    r"|PRAGMA (table_info|index_info|foreign_key_list)|sqlite_stat|\bANALYZE\b"
)
RELEASED = re.compile(r"storage/file/(steps/(step_[123]|step_4|released_tables)|schema)\.py")
"""Steps stay as they were released; the log of the first one is a text in `schema`."""


def only_one_engine(tree: ast.Module) -> Iterator[str]:
    """Texts that are neither docstrings nor of any engine but ours."""
    spoken = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and id(node) not in spoken and ONE_ENGINE.search(text):
            yield text


def test_what_only_one_engine_speaks_is_in_one_module() -> None:
    found = {
        name_of(path): list(only_one_engine(tree_of(path)))
        for path in MODULES
        if path.relative_to(PROGRAM).parts[0] == "storage"
        and not RELEASED.search(path.as_posix())
        and not path.as_posix().endswith(DIALECT)
    }
    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.mark.parametrize("line", ["x = f'instr({a}, ?)'", "x = 'a LIMIT -1'", "x = 'ANALYZE t'"])
def test_the_guard_sees_the_dialect(line: str) -> None:
    assert list(only_one_engine(ast.parse(line)))


def test_the_guard_passes_a_docstring() -> None:
    assert not list(only_one_engine(ast.parse("def f():\n    'Uses instr(a, b).'")))
