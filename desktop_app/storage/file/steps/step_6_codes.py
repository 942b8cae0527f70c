"""Step 6, code lists: the entries of new lists, and new entries of lists that an office has."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.records.codes import default_entries
from desktop_app.storage.file.schema import MadeRow, Reader
from desktop_app.storage.file.steps.step_5_codes import TABLE, entries_of_office

_NEW = frozenset({
    ("time_limit_kind", "supervision_record"),
    ("time_limit_kind", "upward_offered"),
    ("time_limit_kind", "upward_selected"),
})  # fmt: skip
"""Entries that this step adds to lists which earlier versions came with."""


def entries_since_5(key: int, read: Reader) -> Iterator[MadeRow]:
    """The entries of lists that the office has none of, then the new ones that its lists lack.

    They are made from the first office of the file; one that was never set up gets all of them
    when it is.
    """
    if any(other < key for other, _ in read.every("office")):
        return
    yield from entries_of_office(key, read)
    kept = [(values["code_list"], values["code"]) for _, values in read.every(TABLE)]
    begun = {code_list for code_list, _ in kept}
    for each in default_entries():
        place = (each.code_list, each.code)
        if place in _NEW and place not in kept and each.code_list in begun:
            filled = {name: value for name, value in each.values().items() if value is not None}
            yield TABLE, filled
