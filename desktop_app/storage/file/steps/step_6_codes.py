"""Step 6, code lists: an office gets new lists, and the new entries of lists that it has."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from desktop_app.records.codes import default_entries
from desktop_app.storage.file.schema import MadeRow, Reader

TABLE = "code_entry"
EXTENDED = ("time_limit_kind", "membership_kind")
"""Lists whose entries the program names itself: what an office lacks of them is added."""


def new_entries(key: int, read: Reader, extended: Collection[str] = EXTENDED) -> Iterator[MadeRow]:
    """The shipped entries of every list that the office has none of, and of extended lists.

    What the office edited stays as it is. They are made from the first office of the file.
    """
    if any(other < key for other, _ in read.every("office")):
        return
    known = {(values["code_list"], values["code"]) for _, values in read.every(TABLE)}
    begun = {code_list for code_list, _ in known}
    for each in default_entries():
        is_new = each.code_list in extended and (each.code_list, each.code) not in known
        if each.code_list not in begun or is_new:
            filled = {name: value for name, value in each.values().items() if value is not None}
            yield TABLE, filled
