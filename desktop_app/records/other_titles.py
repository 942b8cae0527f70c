"""Further titles that offices give the columns of their lists, from resources/titles."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from desktop_app import paths
from desktop_app.records.codes import split_aliases


def other_titles(record: str) -> Mapping[str, tuple[str, ...]]:
    """The further titles of a record's fields, by the names of these fields; none where unknown."""
    return _titles().get(record, {})


@cache
def _titles() -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    path = paths.resource("titles/titles.csv")
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["record"], {})[row["field"]] = split_aliases(row["titles"])
    return found
