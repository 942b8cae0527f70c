"""The rows of our own office: the condition of every list, count, search and statistic."""

from __future__ import annotations

from desktop_app.storage import dialect

CONDITION = "owner = 0"
"""As the indexes of our own rows say it."""


def own_rows(table: str = "") -> str:
    """The condition that a row is our own office's; `table` is its name or alias in the query.

    It holds the literal 0: the engine uses a partial index only where a query repeats the words
    of its condition. That it nearly always holds is said, since the engine takes any comparison
    for a narrow choice and would look up every row by an index that has its column.
    """
    return dialect.nearly_always(f"{table}.{CONDITION}" if table else CONDITION)


OWN = own_rows()
