"""Registers out to Excel and CSV: what a list shows or every field, as one table of texts."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

from desktop_app.chinese import phones
from desktop_app.documents.books_out import (
    OutCell,
    OutColumn,
    OutTable,
    Progress,
    no_progress,
    write_table,
)
from desktop_app.records.kinds import Number, Phone, Photo, TermNumber
from desktop_app.records.links import Link, Links
from desktop_app.records.names import Names
from desktop_app.records.record import Field, Record
from desktop_app.services.desk import Desk, full_titles, names
from desktop_app.services.destinations import Destination
from desktop_app.storage import lists

__all__ = ["OutTable", "Progress", "all_fields", "collect", "collect_in_steps", "write"]

WINDOW = 128


def kept(field: Field, shared: Names) -> bool:
    """Whether the office keeps a field: one that is off by default only when a setting says so."""
    return not field.off or bool(shared.office.get(f"keeps_{field.name}s"))


def all_fields(desk: Desk, model: type[Record]) -> tuple[str, ...]:
    """The names of every field that a table can show, in the order of their declaration."""
    shared = names(desk)
    return tuple(
        each.name for each in model.declared() if not isinstance(each, Photo) and kept(each, shared)
    )


def collect(
    desk: Desk,
    model: type[Record],
    keys: Sequence[int],
    fields: Sequence[str] = (),
    *,
    masked: bool = False,
) -> OutTable:
    """The table of some records: `fields` in their order, or all; those not kept stay out.

    `masked` hides the middle of phone numbers.
    """
    steps = collect_in_steps(desk, model, keys, fields, masked=masked)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            table: OutTable = done.value
            return table


def collect_in_steps(
    desk: Desk,
    model: type[Record],
    keys: Sequence[int],
    fields: Sequence[str] = (),
    *,
    masked: bool = False,
) -> Generator[tuple[int, int], None, OutTable]:
    """`collect` in slices of a few milliseconds: yields (rows done, all)."""
    shared = names(desk)
    asked = [model.field(name) for name in fields or all_fields(desk, model)]
    chosen = [each for each in asked if kept(each, shared)]
    shared = _with_full_titles(desk, chosen)
    columns = [OutColumn(each.label, each.width, each.align) for each in chosen]
    rows: list[list[OutCell]] = []
    for start in range(0, len(keys), WINDOW):
        window = keys[start : start + WINDOW]
        rows += [
            [_cell(f, value, shared, masked) for f, value in zip(chosen, row[2:], strict=True)]
            for row in lists.rows(desk.office, model, window, [each.name for each in chosen])
        ]
        yield len(rows), len(keys)
    return OutTable(model.TITLE, columns, rows)


def write(table: OutTable, path: Destination, progress: Progress = no_progress) -> None:
    """Write a table to .xlsx or .csv by the path's suffix; for a worker thread."""
    write_table(table, path, progress)


def _with_full_titles(desk: Desk, fields: Sequence[Field]) -> Names:
    shared = names(desk)
    for each in fields:
        linked = getattr(each, "linked", None)
        if linked is not None:
            shared = shared.with_titles(linked.KEY, full_titles(desk, linked))
    return shared


def _cell(field: Field, value: object, shared: Names, masked: bool) -> OutCell:
    if isinstance(field, Number) and not isinstance(field, TermNumber):
        return value if isinstance(value, int) else None
    if isinstance(field, Link | Links):
        return _named(field, value, shared)
    text: str = field.show(value, shared)
    if masked and text and isinstance(field, Phone) and field.sensitive:
        return phones.mask_phone(text)
    return text


def _named(field: Link | Links, value: Any, shared: Names) -> str:
    """The linked records by what names them and no other, so that an import finds them again."""
    titles = shared.titles[field.linked.KEY]
    keys = titles.sort(value or ()) if isinstance(field, Links) else [value] if value else []
    return "、".join(map(titles.name, keys))
