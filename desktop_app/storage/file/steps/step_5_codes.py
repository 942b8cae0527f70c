"""Step 5, code lists: an office gets the entries of the lists that it keeps none of."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.records.codes import default_entries
from desktop_app.storage.file.schema import MadeRow, Reader

TABLE = "code_entry"


def entries_of_office(key: int, read: Reader) -> Iterator[MadeRow]:
    """The entries that come with the program, of every list the office has no entry of.

    Lists that it has, edited or not, stay as they are. They are made from the first office of the
    file; one that was never set up gets all of them when it is.
    """
    if any(other < key for other, _ in read.every("office")):
        return
    begun = {values["code_list"] for _, values in read.every(TABLE)}
    for each in default_entries():
        if each.code_list not in begun:
            filled = {name: value for name, value in each.values().items() if value is not None}
            yield TABLE, filled
