"""Finds the lines of a sheet in which each unknown name occurs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from desktop_app.documents.grids import cell_text
from desktop_app.documents.sheet_body import Body
from desktop_app.records.any_link import Pointer
from desktop_app.records.field_types import Code
from desktop_app.records.record import Field, Record
from desktop_app.services.imports.import_names import UnknownName

_SEPARATORS = re.compile(r"[、,，;；/\s]+")


def trace(
    model: type[Record], mapping: Mapping[int, str], body: Body, unknown: Sequence[UnknownName]
) -> None:
    """Note in each unknown name the numbers of its lines."""
    wanted: dict[tuple[str, bool], dict[str, UnknownName]] = {
        (each.key.where, each.key.coded): {} for each in unknown
    }
    for each in unknown:
        wanted[each.key.where, each.key.coded][each.key.text] = each
    for column, name in mapping.items():
        texts = wanted.get(_place(model.field(name)))
        named: dict[str, list[UnknownName]] = {}
        for number, row in zip(body.numbers, body.rows, strict=True) if texts else ():
            cell = row[column]
            text = cell if isinstance(cell, str) else cell_text(cell)
            if text not in named:
                named[text] = _named(text, texts or {})
            for found in named[text]:
                if not found.lines or found.lines[-1] != number:
                    found.lines.append(number)
    for each in unknown:
        each.lines.sort()


def _place(field: Field) -> tuple[str, bool]:
    """The code list or the register that a field names things of."""
    if isinstance(field, Code):
        return field.codes, True
    return (field.kinds[0] if isinstance(field, Pointer) else ""), False


def _named(text: str, texts: Mapping[str, UnknownName]) -> list[UnknownName]:
    if text in texts:
        return [texts[text]]
    return [texts[part] for part in _SEPARATORS.split(text) if part in texts]
