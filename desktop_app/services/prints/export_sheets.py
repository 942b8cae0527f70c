"""The export of a register: its data, and a second sheet laid out like its print."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import NamedTuple

from desktop_app.documents.prints import RegisterPrint
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.outward import lookup
from desktop_app.services.prints import (
    PRINTS,
    PreparedPrint,
    collect_in_steps,
    list_print,
    usual,
)
from desktop_app.services.prints.print_settings import setting_of
from desktop_app.services.registers import exports
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.stepping import run_to_end

PRINTED = "打印用"
MOST_PRINTED = 5_000
"""Longer lists are exported without the sheet for printing."""


class Export(NamedTuple):
    """An export: the data, the sheets to print, the properties of the file."""

    table: exports.OutTable
    printed: tuple[exports.OutRegister, ...]
    about: exports.About


def collect(
    desk: Desk, model: type[Record], keys: Sequence[int], fields: Sequence[str] = (),
    *, masked: bool = False,
) -> Export:  # fmt: skip
    """`collect_all_in_steps` in one go."""
    return run_to_end(collect_all_in_steps(desk, model, keys, fields, masked=masked))


def collect_all_in_steps(
    desk: Desk, model: type[Record], keys: Sequence[int], fields: Sequence[str] = (),
    *, masked: bool = False,
) -> Generator[tuple[int, int], None, Export]:  # fmt: skip
    """The data of some records, and their print as a sheet; yields (records read, all).

    With `fields` the sheet to print has those columns, without any those of the usual register.
    """
    table = yield from exports.collect_in_steps(desk, model, keys, fields, masked=masked)
    wanted = _print_of(desk, model, fields)
    printed: tuple[exports.OutRegister, ...] = ()
    if keys and len(keys) <= MOST_PRINTED:
        chosen = {**usual(desk, wanted), "phones": "masked" if masked else "full"}
        sheet: PreparedPrint = yield from collect_in_steps(desk, wanted, keys, chosen)
        register = wanted.register(sheet.shown, sheet.setting, sheet.chosen)
        printed = (exports.OutRegister(PRINTED, register),)
    setting = setting_of(desk, wanted, lookup(desk))
    about = exports.About(wanted.title, setting.office, setting.foot.closing)
    return Export(table, printed, about)


def write(
    export: Export, path: Destination, progress: exports.Progress = exports.no_progress
) -> None:
    """Write an export to .xlsx or .csv by the path's suffix; for a worker thread."""
    exports.write(export.table, path, progress, export.printed, export.about)


def _print_of(desk: Desk, model: type[Record], fields: Sequence[str]) -> RegisterPrint:
    """The register of the second sheet: the record's ledger, else its plain list."""
    own = (each for each in PRINTS if each.record == model.KEY and isinstance(each, RegisterPrint))
    ledger = next((each for each in own if each.ledger), None)
    found = list_print(desk, model, fields) if fields or ledger is None else ledger
    assert isinstance(found, RegisterPrint)
    return found
