"""A workbook whose equal formats are one is, part by part, the one that the library writes."""

from __future__ import annotations

import datetime
import io
import zipfile
from fractions import Fraction
from typing import Any

import pytest
from xlsxwriter import Workbook

from desktop_app.documents.lean_book import LeanBook

NUMBERS = (0, 1, -7, 1.5, 0.1234567890123456, 1e21, 123456789012345678, -0.0, True, Fraction(1, 4))
OPTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"constant_memory": True},
    {"default_format_properties": {"font_size": 11}},
)


def filled(make: type[Any], options: dict[str, Any]) -> dict[str, bytes]:
    """The parts of a workbook with cells of every kind, with and without formats."""
    stream = io.BytesIO()
    book = make(stream, dict(options))
    for name in ("甲", None):
        sheet = book.add_worksheet(name)
        formats = [None, *(book.add_format({"align": each, "border": 1}) for each in "lr")]
        formats.append(book.add_format({"border": 1, "align": "l"}))
        sheet.set_column(0, 3, 12, book.add_format({"bold": True}))
        for line in range(3):
            if line == 1:
                sheet.set_row(line, 30, book.add_format({"italic": True}))
            for place, style in enumerate(formats * 8):
                number = NUMBERS[(place + line) % len(NUMBERS)]
                sheet.write_number(line * 5, place, number, style)
                sheet.write_blank(line * 5 + 1, place, None, style)
                sheet.write_string(line * 5 + 2, place, f"<{place}&> ", style)
                sheet.write_formula(line * 5 + 3, place, "=1+1", style, 2)
                sheet.write_datetime(line * 5 + 4, place, datetime.date(2026, 3, 5), style)
    book.close()
    with zipfile.ZipFile(stream) as parts:
        return {each: parts.read(each) for each in parts.namelist() if each != "docProps/core.xml"}


@pytest.mark.parametrize("options", OPTIONS)
def test_its_parts_are_those_of_the_library(options: dict[str, Any]) -> None:
    assert filled(LeanBook, options) == filled(Workbook, options)


def test_equal_formats_are_one() -> None:
    book = LeanBook(io.BytesIO())
    assert book.add_format({"bold": True, "align": "left"}) is book.add_format(
        {"align": "left", "bold": True}
    )
    assert book.add_format({"bold": True}) is not book.add_format({"italic": True})
    assert book.add_format() is book.add_format({})
    book.add_worksheet()
    book.close()
