"""Binary workbooks of newer Excel (.xlsb)."""

from __future__ import annotations

import datetime
import struct
from pathlib import Path

import pytest

from desktop_app.documents.books_in import read_book
from desktop_app.documents.formats import limits
from desktop_app.documents.grids import Cell, ErrorCell, Merged, Sheet
from desktop_app.errors import UserError
from tests.documents.formats.making import brt, wide, xlsb

MARCH = 27454  # 1975-03-01


def row(number: int, hidden: int = 0) -> bytes:
    return brt(0, struct.pack("<IIHBBBI", number, 0, 300, 0, hidden, 0, 0))


def text(column: int, words: str) -> bytes:
    return brt(6, struct.pack("<II", column, 0) + wide(words))


def real(column: int, number: float, style: int = 0) -> bytes:
    return brt(5, struct.pack("<IId", column, style, number))


def sheet_of(path: Path, data: bytes) -> Sheet:
    path.write_bytes(data)
    return read_book(path).sheets[0]


@pytest.mark.parametrize(
    ("code", "number", "cell"),
    [
        ("0000", 12, "0012"), ('yyyy"年"m"月"', MARCH, "1975-03"), ("yyyy", MARCH, "1975"),
        ("0.00", 1975.1, "1975.10"), ("0%", 0.85, 0.85),
        ("yyyy-mm-dd", MARCH, datetime.date(1975, 3, 1)),
    ],
)  # fmt: skip
def test_an_xlsb_arrives_as_it_shows_its_numbers_and_days(
    tmp_path: Path, code: str, number: float, cell: Cell
) -> None:
    cells = row(0) + text(0, "值") + real(1, number, 1)
    assert sheet_of(tmp_path / "a.xlsb", xlsb(cells, [code])).rows == [["值", cell]]


def test_a_day_that_is_stored_as_a_packed_integer_is_a_day(tmp_path: Path) -> None:
    packed = brt(2, struct.pack("<III", 0, 1, MARCH << 2 | 2))
    sheet = sheet_of(tmp_path / "a.xlsb", xlsb(row(0) + packed, ["yyyy-mm-dd"]))
    assert sheet.rows == [[datetime.date(1975, 3, 1)]]


def test_failed_formulas_merged_cells_and_hidden_rows_of_an_xlsb_are_told(tmp_path: Path) -> None:
    failed = brt(3, struct.pack("<IIB", 1, 0, 0x2A))
    cells = row(0) + text(0, "姓名") + failed + row(1, hidden=0x10) + text(0, "甲")
    merged = brt(146) + brt(176, struct.pack("<4I", 0, 1, 0, 0)) + brt(145)
    sheet = sheet_of(tmp_path / "a.xlsb", xlsb(cells + merged))
    assert sheet.rows == [["姓名", ErrorCell("#N/A")], ["甲", ""]]
    assert (sheet.name, sheet.merged, sheet.hidden_rows) == ("委员", (Merged(0, 0, 1, 0),), 1)


def test_days_of_an_xlsb_since_1904_are_the_days_it_shows(tmp_path: Path) -> None:
    cells = row(0) + real(0, 25992, 1)
    sheet = sheet_of(tmp_path / "a.xlsb", xlsb(cells, ["yyyy-mm"], since_1904=True))
    assert (sheet.rows, sheet.since_1904) == ([["1975-03"]], True)


def test_a_far_cell_of_an_xlsb_is_refused_under_a_low_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 20)
    with pytest.raises(UserError, match="第 21 行"):
        sheet_of(tmp_path / "a.xlsb", xlsb(row(0) + text(0, "甲") + row(20) + text(0, "乙")))


def test_an_xlsb_that_stops_in_a_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="损坏"):
        sheet_of(tmp_path / "a.xlsb", xlsb(row(0) + b"\x05\x10\0\0"))
