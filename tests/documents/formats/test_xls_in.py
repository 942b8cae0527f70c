"""Old binary workbooks: what their cells show, Excel 5.0, bare streams, and their guard."""

from __future__ import annotations

import datetime
import re
import struct
from array import array
from pathlib import Path
from typing import Any

import pytest
import xlwt

from desktop_app.documents.books_in import read_book
from desktop_app.documents.formats import limits, ole_container
from desktop_app.documents.formats.biff import rk_number
from desktop_app.documents.formats.cell_values import CellValues, read_values
from desktop_app.documents.grids import Cell, ErrorCell, Sheet
from desktop_app.errors import UserError
from tests.documents.formats.making import biff5, biff5_cell, ole, record

MARCH = 27454  # 1975-03-01
CELLS = biff5_cell(0, 0, "姓名") + biff5_cell(0, 1, "单位") + biff5_cell(1, 0, "陆远山")


def sheet_of(path: Path, data: bytes) -> Sheet:
    path.write_bytes(data)
    return read_book(path).sheets[0]


def xls(path: Path, cells: list[tuple[Any, str]], *, since_1904: bool = False) -> Path:
    """A workbook with cells side by side, each with a format code."""
    book = xlwt.Workbook()
    book.dates_1904 = since_1904
    page = book.add_sheet("表")
    for column, (value, code) in enumerate(cells):
        page.write(0, column, value, xlwt.easyxf(num_format_str=code))
    book.save(str(path))
    return path


@pytest.mark.parametrize(
    ("code", "number", "cell"),
    [
        ("0000", 12, "0012"), ("000000", 61400, "061400"), ('yyyy"年"m"月"', MARCH, "1975-03"),
        ("yyyy", MARCH, "1975"), ("0.00", 1975.1, "1975.10"), ("0.00", 12.5, 12.5),
        ("yyyy/m/d", MARCH, datetime.date(1975, 3, 1)), ("#,##0.00", 1975.1, 1975.1),
    ],
)  # fmt: skip
def test_an_xls_arrives_as_it_shows_its_numbers_and_days(
    tmp_path: Path, code: str, number: float, cell: Cell
) -> None:
    path = xls(tmp_path / "a.xls", [("值", "General"), (number, code)])
    assert read_book(path).sheets[0].rows == [["值", cell]]


def test_numbers_side_by_side_are_shown_each_by_its_own_format(tmp_path: Path) -> None:
    path = xls(tmp_path / "a.xls", [(n, "0" * n) for n in range(1, 6)])
    assert read_book(path).sheets[0].rows == [[1, "02", "003", "0004", "00005"]]


def test_an_xls_since_1904_says_so(tmp_path: Path) -> None:
    cells = [(25992, "yyyy-mm"), (25992, "General")]
    sheet = read_book(xls(tmp_path / "a.xls", cells, since_1904=True)).sheets[0]
    assert (sheet.rows, sheet.since_1904) == ([["1975-03", 25992.0]], True)


def test_hidden_rows_of_an_xls_are_counted(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("表")
    for row in range(3):
        page.write(row, 0, "甲")
    page.row(1).hidden = True
    book.save(str(tmp_path / "a.xls"))
    assert read_book(tmp_path / "a.xls").sheets[0].hidden_rows == 1


def test_machine_texts_of_an_xls_are_what_they_stand_for(tmp_path: Path) -> None:
    path = xls(tmp_path / "a.xls", [('="0012"', "General"), ("#N/A", "General")])
    assert read_book(path).sheets[0].rows == [["0012", ErrorCell("#N/A")]]


def test_a_failed_formula_of_an_xls_is_told(tmp_path: Path) -> None:
    path = xls(tmp_path / "a.xls", [(xlwt.Formula("1+1"), "General"), ("王刚", "General")])
    data = path.read_bytes()
    formula = re.search(rb"\x06\0[\x16-\x40]\0\0{4}", data)
    assert formula is not None
    value = formula.start() + 10
    failed = bytes([2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF])
    assert sheet_of(path, data[:value] + failed + data[value + 8 :]).rows == [
        [ErrorCell("#N/A"), "王刚"]
    ]


@pytest.mark.parametrize("suffix", [".xls", ".et"])
def test_an_excel_5_workbook_is_read_in_its_code_page(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"名单{suffix}"
    path.write_bytes(ole(biff5({"委员": CELLS, "表二": biff5_cell(0, 0, "甲")})))
    first, second = read_book(path).sheets
    assert (first.name, first.rows) == ("委员", [["姓名", "单位"], ["陆远山", ""]])
    assert (second.name, second.rows) == ("表二", [["甲"]])


@pytest.mark.parametrize(
    ("code", "number", "cell"),
    [
        ("0000", 12, "0012"), ("yyyy.mm", MARCH, "1975-03"), ("0.00", 1975.1, "1975.10"),
        ("yyyy/m/d", MARCH, datetime.date(1975, 3, 1)), ("0%", 0.5, 0.5),
        ("yyyy/m/d h:mm", MARCH + 0.5, datetime.datetime(1975, 3, 1, 12)),
        ("h:mm", 0.5, datetime.time(12)),
    ],
)  # fmt: skip
def test_an_excel_5_workbook_arrives_as_it_shows_its_numbers_and_days(
    tmp_path: Path, code: str, number: float, cell: Cell
) -> None:
    stream = biff5({"委员": biff5_cell(0, 0, "值") + biff5_cell(0, 1, number, 1)}, [code])
    assert sheet_of(tmp_path / "a.xls", ole(stream)).rows == [["值", cell]]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (record(0x027E, struct.pack("<3HI", 0, 0, 0, 12 << 2 | 2)), 12.0),
        (record(0x027E, struct.pack("<3HI", 0, 0, 0, 1250 << 2 | 3)), 12.5),
        (record(0x0205, struct.pack("<3H2B", 0, 0, 0, 1, 0)), True),
        (record(0x0205, struct.pack("<3H2B", 0, 0, 0, 0x17, 1)), ErrorCell("#REF!")),
        (record(0x0006, struct.pack("<3Hd", 0, 0, 0, 7.5) + bytes(6)), 7.5),
        (
            record(0x0006, struct.pack("<3H", 0, 0, 0) + b"\0\0\0\0\0\0\xff\xff" + bytes(6))
            + record(0x0207, struct.pack("<H", 4) + "甲乙".encode("gbk")),
            "甲乙",
        ),
        (record(0x00D6, struct.pack("<4H", 0, 0, 0, 2) + "甲".encode("gbk") + b"\1\0\0"), "甲"),
    ],
    ids=["rk", "hundredths", "boolean", "error", "formula", "formula's text", "rich text"],
)
def test_every_record_of_an_excel_5_sheet_gives_its_value(
    tmp_path: Path, cell: bytes, value: Cell
) -> None:
    assert sheet_of(tmp_path / "a.xls", ole(biff5({"委员": cell}))).rows == [[value]]


def bare(cells: bytes, kind: int = 0x0809) -> bytes:
    """A stream as old programs wrote it: a start, cells, an end."""
    return record(kind, struct.pack("<4H", 0, 0x10, 0, 0)) + cells + record(0x000A)


@pytest.mark.parametrize("coding", ["gbk", "utf-8"])
def test_a_bare_stream_is_read_in_whatever_coding_it_is(tmp_path: Path, coding: str) -> None:
    cells = biff5_cell(0, 0, "姓名", coding=coding) + biff5_cell(1, 0, "陆远山", coding=coding)
    sheet = sheet_of(tmp_path / "导出.xls", bare(cells + biff5_cell(1, 1, 12)))
    assert sheet.rows == [["姓名", ""], ["陆远山", 12.0]]


def test_a_stream_of_excel_2_is_read(tmp_path: Path) -> None:
    place = struct.pack("<2H3B", 0, 0, 0, 0, 0)
    name = "陆远山".encode("gbk")
    cells = record(0x0004, place + bytes([len(name)]) + name)
    cells += record(0x0002, struct.pack("<2H3BH", 0, 1, 0, 0, 0, 12))
    cells += record(0x0003, struct.pack("<2H3Bd", 0, 2, 0, 0, 0, 1.5))
    data = record(0x0009, struct.pack("<2H", 2, 0x10)) + cells + record(0x000A)
    assert sheet_of(tmp_path / "a.xls", data).rows == [["陆远山", 12.0, 1.5]]


def test_a_chart_on_an_old_sheet_is_no_part_of_it(tmp_path: Path) -> None:
    chart = record(0x0809, struct.pack("<4H", 0x0500, 0x20, 0, 0))
    chart += biff5_cell(7, 7, 1.0) + record(0x000A)
    assert sheet_of(tmp_path / "a.xls", ole(biff5({"委员": CELLS + chart}))).rows[1][0] == "陆远山"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (ole(biff5({"委员": CELLS}, more=record(0x002F, bytes(4)))), "有密码"),
        (ole(b"text", "WordDocument"), "Word 文档.*docx"),
        (ole(b"text", "Other"), "不是表格"),
        (ole(b"\x09\x08\x08\0\0\5\5\0"), "空的"),
    ],
)
def test_a_compound_file_that_is_not_read_says_how_to_save_anew(
    tmp_path: Path, data: bytes, words: str
) -> None:
    with pytest.raises(UserError, match=words):
        sheet_of(tmp_path / "a.xls", data)


def test_a_password_on_an_xls_is_told(tmp_path: Path) -> None:
    path = xls(tmp_path / "a.xls", [("王刚", "General")])
    data = path.read_bytes()
    place = data.index(struct.pack("<HH", 0x0042, 2))  # the code page, a record of two bytes
    with pytest.raises(UserError, match="密码"):
        sheet_of(path, data[:place] + struct.pack("<HH", 0x002F, 2) + data[place + 4 :])


def test_cells_far_apart_are_refused_under_a_low_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 20)
    monkeypatch.setattr(limits, "MAX_CELLS", 50)
    far = biff5_cell(20, 0, "甲")
    with pytest.raises(UserError, match="第 21 行"):
        sheet_of(tmp_path / "a.xls", ole(biff5({"委员": far})))
    book = xlwt.Workbook()
    book.add_sheet("表").write(60, 1, "甲")
    book.save(str(tmp_path / "b.xls"))
    with pytest.raises(UserError, match="损坏"):
        read_book(tmp_path / "b.xls")


def test_a_chain_that_comes_back_on_itself_is_refused() -> None:
    container = ole_container._Container(ole(biff5({"委员": CELLS})))
    with pytest.raises(UserError, match="损坏"):
        container.chain(0, array("I", [1, 0]))
    assert container.chain(0, array("I", [1, 0xFFFFFFFE])) == [0, 1]


def test_chains_that_share_their_sectors_are_refused() -> None:
    container = ole_container._Container(ole(biff5({"委员": CELLS})))
    table = array("I", [*range(1, 40), 0xFFFFFFFE])
    steps = [container.chain(0, table) for _ in range(5)]
    container._steps = len(steps[0]) - 1
    with pytest.raises(UserError, match="损坏"):
        container.chain(0, table)


def test_the_reader_is_given_a_sheet_of_the_extent_that_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bytes] = []

    def noted(data: bytes) -> list[CellValues]:
        given.append(data)
        return read_values(data)

    monkeypatch.setattr("desktop_app.documents.formats.xls_in.read_values", noted)
    path = xls(tmp_path / "a.xls", [("王刚", "General"), ("甲", "General")])
    data = path.read_bytes()
    place = data.index(struct.pack("<2H", 0x0200, 14)) + 4
    wide = struct.pack("<2I2H", 0, 900, 0, 200)
    sheet = sheet_of(path, data[:place] + wide + data[place + 12 :])
    assert sheet.rows == [["王刚", "甲"]]
    assert wide not in given[0]
    assert struct.pack("<2H2I2H", 0x0200, 14, 0, 1, 0, 2) in given[0]


@pytest.mark.parametrize("size", [10, 4096, 5000, 5_000_000])
def test_a_container_made_for_one_stream_gives_it_back(size: int) -> None:
    stream = bytes(range(256)) * (size // 256 + 1)
    made = ole_container.container_of("Workbook", stream)
    assert ole_container.streams_of(made)["Workbook"][: len(stream)] == stream


def test_packed_numbers_are_unpacked() -> None:
    assert rk_number(struct.unpack("<Q", struct.pack("<d", 1.5))[0] >> 32) == 1.5
    assert rk_number(0xFFFFFFFE) == -1
