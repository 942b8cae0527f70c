"""Binary workbooks of newer Excel (.xlsb)."""

from __future__ import annotations

import datetime
import struct
from pathlib import Path

import pytest

from desktop_app.documents.books_in import read_book
from desktop_app.documents.formats import limits
from desktop_app.documents.grids import Cell, ErrorCell, MergedRange, Sheet
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
    assert (sheet.name, sheet.merged, sheet.hidden_rows) == ("委员", (MergedRange(0, 0, 1, 0),), 1)


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


def short(kind: int, data: bytes, style: int = 0) -> bytes:
    """A cell to the right of the one before it."""
    return brt(kind, struct.pack("<I", style) + data)


def packed(number: int) -> bytes:
    return struct.pack("<I", number << 2 | 2)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (short(13, packed(3)), 3), (short(13, packed(MARCH), 1), datetime.date(1975, 3, 1)),
        (short(14, b"\x2a\0\0\0"), ErrorCell("#N/A")), (short(14, b"\x2c"), ErrorCell("#N/A")),
        (short(15, b"\1"), True), (short(16, struct.pack("<d", 4.5)), 4.5),
        (short(16, struct.pack("<d", MARCH), 1), datetime.date(1975, 3, 1)),
        (short(17, wide("13800138000")), "13800138000"), (short(17, wide("长" * 200)), "长" * 200),
        (short(12, b""), ""),
    ],
)  # fmt: skip
def test_cells_without_a_column_stand_to_the_right_of_those_before(
    tmp_path: Path, cell: bytes, shown: Cell
) -> None:
    first = row(0) + text(0, "单雄信") + cell + short(17, wide("末"))
    second = row(4) + text(2, "秦叔宝") + cell + short(17, wide("末")) + text(6, "乙") + cell
    third = row(5) + short(17, wide("首")) + cell
    data = xlsb(first + second + third, ["yyyy-mm-dd"])
    blank: list[Cell] = [""] * 8
    found = sheet_of(tmp_path / "a.xlsb", data).rows
    assert [list(each) + [""] * (8 - len(each)) for each in found] == [
        ["单雄信", shown, "末", *blank[3:]], blank, blank, blank,
        ["", "", "秦叔宝", shown, "末", "", "乙", shown], ["首", shown, *blank[2:]],
    ]  # fmt: skip


def test_a_shared_text_in_a_cell_without_a_column_is_read(tmp_path: Path) -> None:
    sheet = row(0) + text(0, "单雄信") + short(18, struct.pack("<I", 1)) + text(2, "末")
    strings = brt(159, struct.pack("<II", 2, 2))
    strings += brt(19, b"\0" + wide("甲")) + brt(19, b"\0" + wide("乙")) + brt(160)
    data = xlsb(sheet, strings=strings)
    assert sheet_of(tmp_path / "a.xlsb", data).rows == [["单雄信", "乙", "末"]]


def test_a_text_with_looks_and_pinyin_in_its_cell_is_that_text(tmp_path: Path) -> None:
    looks = struct.pack("<IHH", 1, 0, 1) + wide("lù")
    rich = brt(62, struct.pack("<II", 1, 0) + b"\3" + wide("陆远山") + looks)
    sheet = sheet_of(tmp_path / "a.xlsb", xlsb(row(0) + text(0, "姓名") + rich))
    assert sheet.rows == [["姓名", "陆远山"]]


@pytest.mark.parametrize("code", [0x2A, 0x2C])
def test_a_failed_formula_in_the_last_column_of_an_xlsb_is_told(tmp_path: Path, code: int) -> None:
    formula = struct.pack("<IIBHII", 1, 0, code, 0, 0, 0)
    for kind in (3, 11):
        sheet = sheet_of(tmp_path / "a.xlsb", xlsb(row(0) + text(0, "姓名") + brt(kind, formula)))
        assert sheet.rows == [["姓名", ErrorCell("#N/A")]]


def test_a_far_cell_without_a_column_is_refused_under_a_low_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_COLUMNS", 20)
    with pytest.raises(UserError, match="21 列"):
        sheet_of(tmp_path / "a.xlsb", xlsb(row(0) + text(19, "甲") + short(17, wide("乙"))))


@pytest.mark.parametrize(
    "spoilt",
    [brt(17, b"\0\0"), brt(62, bytes(9)), short(14, b""), short(18, struct.pack("<I", 7))],
)
def test_a_cell_without_a_column_that_is_cut_off_is_refused(tmp_path: Path, spoilt: bytes) -> None:
    with pytest.raises(UserError, match="损坏"):
        sheet_of(tmp_path / "a.xlsb", xlsb(row(0) + text(0, "甲") + spoilt))
