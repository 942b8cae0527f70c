"""Registers out to Excel and CSV: what a list shows or every field, as one table of texts."""

from __future__ import annotations

import datetime
from collections.abc import Generator, Sequence
from typing import Any

from desktop_app.chinese import phones
from desktop_app.documents.books_out import (
    About,
    OutCell,
    OutColumn,
    OutRegister,
    OutTable,
    Progress,
    no_progress,
    write_table,
)
from desktop_app.documents.out_tables import MONEY, NOTHING_SAID
from desktop_app.records.any_link import Pointer
from desktop_app.records.field_types import Day, Number, Phone, Photo
from desktop_app.records.held_back import HELD_BACK, is_held_back
from desktop_app.records.lookup import Lookup, Titles
from desktop_app.records.money import Money
from desktop_app.records.record import Field, Record
from desktop_app.records.registry import Registry
from desktop_app.records.special_field_types import TermNumber
from desktop_app.services.desk import Desk
from desktop_app.services.outward import full_titles, lookup
from desktop_app.services.outward import rows as outward_rows
from desktop_app.services.registers.enabled_fields import is_enabled
from desktop_app.services.registers.last_inside import last_inside, read_last_inside
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.storage.log.keys import key_text

__all__ = [
    "About", "OutRegister", "OutTable", "Progress", "all_fields", "collect", "collect_in_steps",
    "has_phones", "masks", "no_progress", "write",
]  # fmt: skip

WINDOW = 128
KEY_COLUMN = "记录码"
"""The title of the hidden column by which an import finds a record again, whatever changed."""
MOST_FIXED, WHOLE_DAY = 3, len("2026-01-01")


def all_fields(desk: Desk, model: type[Record]) -> tuple[str, ...]:
    """The names of every field that a table can show, in the order of their declaration."""
    shared = lookup(desk)
    return tuple(
        each.name
        for each in model.declared()
        if not isinstance(each, Photo) and is_enabled(each, shared)
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
    shared = lookup(desk)
    asked = [model.field(name) for name in fields or all_fields(desk, model)]
    chosen = [each for each in asked if is_enabled(each, shared)]
    inside = () if fields else last_inside(model)
    shared = _with_full_titles(desk, [*chosen, *(field for _, own in inside for field in own)])
    columns = [_column(each) for each in (*chosen, *(x for _, own in inside for x in own))]
    if not fields:
        columns.append(OutColumn(KEY_COLUMN, hidden=True))
    rows: list[list[OutCell]] = []
    for start in range(0, len(keys), WINDOW):
        window = keys[start : start + WINDOW]
        more = read_last_inside(desk, model, inside, window)
        rows += [
            [
                *(
                    _cell(f, value, shared, masked)
                    for f, value in (*zip(chosen, row[2:], strict=True), *more(row[0]))
                ),
                *(() if fields else (key_text(row[0]),)),
            ]
            for row in outward_rows(desk, model, window, [each.name for each in chosen])
        ]
        yield len(rows), len(keys)
    return OutTable(model.TITLE, columns, rows, _fixed(model, [each.name for each in chosen]))


def _column(field: Field) -> OutColumn:
    return OutColumn(field.label, field.width, field.align, MONEY if _is_money(field) else "")


def _is_money(field: Field) -> bool:
    return isinstance(field, Money)


def _fixed(model: type[Record], names: Sequence[str]) -> int:
    """How many leading columns name a record, so that they stay in sight."""
    place = names.index(model.NAME) if model.NAME in names else -1
    return place + 1 if place < MOST_FIXED else 0


def masks(desk: Desk, ending: str) -> bool:
    """Whether the middle of phone numbers is hidden in a file with this ending.

    The office's setting decides for what people read; a .csv is data for another program, which
    a hidden number would be worthless to.
    """
    return ending != ".csv" and bool(lookup(desk).office.get("masks_phones", 1))


def has_phones(model: type[Record]) -> bool:
    """Whether a register holds phone numbers that may have to be hidden."""
    return any(isinstance(each, Phone) and each.sensitive for each in model.declared())


def write(
    table: OutTable,
    path: Destination,
    progress: Progress = no_progress,
    more: Sequence[OutRegister] = (),
    about: About = NOTHING_SAID,
) -> None:
    """Write a table to .xlsx or .csv by the path's suffix; for a worker thread.

    A workbook also gets `more` sheets and the properties `about`.
    """
    write_table(table, path, progress, more, about)


def _with_full_titles(desk: Desk, fields: Sequence[Field]) -> Lookup:
    shared = lookup(desk)
    registry = Registry.of(desk.office.records)
    for each in fields:
        for key in each.kinds if isinstance(each, Pointer) else ():
            shared = shared.with_titles(key, full_titles(desk, registry.model(key)))
    return shared


def _cell(field: Field, value: object, shared: Lookup, masked: bool) -> OutCell:
    if is_held_back(value):
        return HELD_BACK
    if isinstance(field, Number) and not isinstance(field, TermNumber):
        return value if isinstance(value, int) else None
    if _is_money(field) and isinstance(value, int):
        return value / 100
    if isinstance(field, Pointer):
        return _named(field, value, shared)
    text: str = field.show(value, shared)
    if isinstance(field, Day) and len(text) == WHOLE_DAY:
        return datetime.date.fromisoformat(text)
    if masked and text and isinstance(field, Phone) and field.sensitive:
        return phones.mask_phone(text)
    return text


def _named(field: Pointer, value: Any, shared: Lookup) -> str:
    """The linked records by what names them and no other, so that an import finds them again."""
    found = field.places(value)
    if len(found) > 1:
        order = shared.titles[found[0][0]].sort(key for _, key in found)
        found = [(found[0][0], key) for key in order]
    every = [shared.titles[key] for key in field.kinds]
    return "、".join(_name(shared.titles[record], key, every) for record, key in found)


def _name(titles: Titles, key: int, every: Sequence[Titles]) -> str:
    """What names a record and none of the other registers that the field may point at."""
    if len(every) == 1:
        return titles.name(key)
    texts = titles.texts(key)
    alone = (text for text in texts if sum(len(each.find(text)) for each in every) == 1)
    return next(alone, texts[0])
