"""The JSON of log entries: written without what is empty, read back as every field of today.

The entry of a new or removed record leaves out fields that are null, pairs that are empty and our
own office as its owner; a name that is missing reads as that. A declared default that is something
else is written: the next program may declare another, and the log must go on saying what was
stored. The entry of a changed record holds what changed, null or not. Entries of hash version 1
name every field; both read alike.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from json.encoder import encode_basestring as quoted
from typing import Any

from desktop_app.records.record import Record
from desktop_app.storage.file import schema
from desktop_app.storage.query.row_mapping import RowMapping, encode, row_mapping_of


def whole_texts(shape: RowMapping, columns: Mapping[str, Sequence[Any]], count: int) -> list[str]:
    """Each of `count` records as one JSON object; `columns` are their values by field name.

    Columns that are missing are empty in every record.
    """
    emptied = {schema.OWNER, *(each.name for each in shape.pairs)}
    parts: list[Iterable[str]] = []
    same = ""  # what every record says in the fields since the last part
    opened = False  # whether the first part is one that every record has
    for name, column in columns.items():
        head = f',"{name}":'
        try:
            texts = list(map(quoted, column))
        except TypeError:  # not text alone
            texts = _present(head, [x or None for x in column] if name in emptied else column)
            if not any(texts):
                continue
            head = ""
        if texts.count(texts[0]) == count:
            same += head + texts[0]
            continue
        if same or head:
            opened = opened or not parts
            before = same + head
            parts.append(repeat(before if parts else f"{{{before[1:]}"))
        parts.append(texts)
        same = ""
    if not parts:
        return [f"{{{same[1:]}}}"] * count
    last = f"{same}}}" if opened else same
    whole = map("".join, zip(*parts, repeat(last, count), strict=False))
    return list(whole) if opened else [f"{{{text[1:]}}}" for text in whole]


def read(
    steps: Sequence[schema.Step],
    number: int,
    model: type[Record],
    texts: tuple[str | None, str | None],
) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """The values before and after one change by the fields of today, None where it was absent.

    `number` is the schema that the entry was written in. A new or removed record has a value for
    every field; a changed one for those that changed.
    """
    before, after = (
        None if text is None else schema.modern(steps, number, model.KEY, json.loads(text))
        for text in texts
    )
    if before is None and after is not None:
        after = with_empty(model, after)
    elif after is None and before is not None:
        before = with_empty(model, before)
    return before, after


def with_empty(model: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a whole record with the fields that its entry leaves out."""
    shape = row_mapping_of(model)
    empty: dict[str, Any] = dict.fromkeys(shape.names)
    empty.update((each.name, []) for each in shape.pairs)
    return {**empty, schema.OWNER: 0, **values}


def _present(head: str, column: Sequence[Any]) -> list[str]:
    """What each value of one column adds to its record, with the field's name; "" for None."""
    return ["" if each is None else head + quoted(each) if type(each) is str
            else f"{head}{each}" if type(each) is int else head + encode(each)
            for each in column]  # fmt: skip
