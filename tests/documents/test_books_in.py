"""Workbooks of every kind into grids, and what cannot be read into sentences."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from desktop_app.documents.books_in import SUFFIXES, read_book
from desktop_app.documents.formats import limits
from desktop_app.documents.grids import MergedRange
from desktop_app.errors import UserError

ROWS = [
    ["委员名单", "", ""],
    ["界别", "姓名", "出生日期"],
    ["农业", "王刚", "1975.3"],
    ["", "李明", ""],
]


def xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    page: Any = book.active
    for row in ROWS:
        page.append(row)
    page.merge_cells("A1:C1")
    page.merge_cells("A3:A4")
    book.save(path)


def xls(path: Path) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("表")
    page.write_merge(0, 0, 0, 2, ROWS[0][0])
    for column, cell in enumerate(ROWS[1]):
        page.write(1, column, cell)
    page.write_merge(2, 3, 0, 0, "农业")
    for row in (2, 3):
        for column in (1, 2):
            page.write(row, column, ROWS[row][column])
    book.save(str(path))


def ods(path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="表")
    document.spreadsheet.addElement(table)
    for number, row in enumerate(ROWS):
        line = TableRow()
        table.addElement(line)
        for column, text in enumerate(row):
            if (number == 0 and column) or (number == 3 and not column):
                line.addElement(CoveredTableCell())
                continue
            spans = {(0, 0): {"numbercolumnsspanned": 3}, (2, 0): {"numberrowsspanned": 2}}
            cell = TableCell(valuetype="string", **spans.get((number, column), {}))
            cell.addElement(P(text=text))
            line.addElement(cell)
    document.save(str(path))


@pytest.mark.parametrize(
    ("write", "suffix"),
    [(xlsx, ".xlsx"), (xls, ".xls"), (xls, ".et"), (ods, ".ods"), (xls, ".xlsx")],
)
def test_every_kind_of_workbook_gives_the_same_grid(
    tmp_path: Path, write: Callable[[Path], None], suffix: str
) -> None:
    path = tmp_path / f"名单{suffix}"
    real = path.with_suffix(f".{write.__name__}")
    write(real)
    real.rename(path)
    (sheet,) = read_book(path).sheets
    assert sheet.rows == ROWS
    assert set(sheet.merged) == {MergedRange(0, 0, 0, 2), MergedRange(2, 0, 3, 0)}


def test_dates_numbers_and_hidden_rows_come_in(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    page, hidden = book.add_worksheet("明"), book.add_worksheet("暗")
    page.write_row(0, 0, ["姓名", "出生日期", "手机"])
    page.write_datetime(
        1, 1, datetime.datetime(1975, 3, 5), book.add_format({"num_format": "yyyy-mm-dd"})
    )
    page.write_number(1, 2, 13800000000)
    page.set_row(1, None, None, {"hidden": True})
    hidden.write(0, 0, "暗")
    hidden.hide()
    book.close()
    shown, other = read_book(path).sheets
    assert shown.rows[1] == ["", datetime.date(1975, 3, 5), 13800000000.0]
    assert (shown.hidden_rows, shown.hidden, other.hidden) == (1, False, True)


def test_a_web_page_saved_as_xls_is_read_as_its_table(tmp_path: Path) -> None:
    path = tmp_path / "导出.xls"
    text = "<html><meta charset=gbk><table><tr><td>姓名<td>界别<tr><td>王刚<td>农业</table>"
    path.write_bytes(text.encode("gb18030"))
    book = read_book(path)
    assert (book.sheets[0].rows, book.coding) == ([["姓名", "界别"], ["王刚", "农业"]], "GB18030")


def test_a_text_table_tells_its_coding_and_takes_another(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("姓名,界别\n王刚,农业\n".encode("gb18030"))
    assert read_book(path).coding == "GB18030"
    with pytest.raises(UserError, match="换一种编码"):
        read_book(path, "UTF-8")


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


HEAD = b'<?xml version="1.0"?>'
WORD_XML = HEAD + b'<w:x xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
FLAT = HEAD + b'<o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
FRAME = b"<html><frameset><frame src='a.files/sheet001.htm'></frameset></html>"
TEXT_TYPE = b"application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (b"\n \n", "空的"),
        (b"%PDF-1.7 ...", "PDF.*原来的表格"),
        (b"\x89PNG\r\n", "图片"),
        (b"Rar!\x1a\x07", "压缩包.*解压"),
        (b"SQLite format 3\0", "数据库"),
        (b"{\\rtf1", "RTF.*docx"),
        (b"\xff\xfe", "空的"),
        (b"\xef\xbb\xbf", "空的"),
        (b"<html><table></table></html>", "空的"),
        (FRAME, "另存为"),
        (WORD_XML, "Word.*docx"),
        (FLAT, "OpenDocument.*xlsx"),
        (b'<?xml version="1.0"?><uof:UOF xmlns:uof="x"/>', "UOF.*xlsx"),
        (b"hello", "不是表格"),
        (b"\0\1\2\3" * 50, "不是表格"),
        (OLE + b"\0" * 3000, "损坏"),
        (OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 3000, "密码.*清空"),
        (OLE + "WordDocument".encode("utf-16-le") + b"\0" * 3000, "Word.*docx"),
        (b"PK\x03\x04 cut", "损坏"),
        (zipped(**{"word/document.xml": b"<a/>"}), "损坏"),
        (zipped(**{"ppt/presentation.xml": b"<a/>"}), "演示文稿"),
        (zipped(**{"a.txt": b"text"}), "压缩包.*解压"),
        (zipped(**{"OFD.xml": b"<a/>"}), "OFD"),
        (zipped(**{"Index/Document.iwa": b""}), "苹果"),
        (zipped(**{"mimetype": TEXT_TYPE, "content.xml": b"<a/>"}), "odt.*docx"),
        (zipped(**{"xl/workbook.bin": b"\x9c"}), "损坏"),
        (zipped(**{"xl/workbook.xml": b"<workbook/>"}), "损坏"),
        (zipped(**{"content.xml": b"<a><b></a>"}), "损坏"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_gets_one_clear_sentence(
    tmp_path: Path, data: bytes, words: str
) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(data)
    with pytest.raises(UserError, match=words) as caught:
        read_book(path)
    assert caught.value.sentence.endswith("。")


def test_an_xls_with_a_cell_beyond_its_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "宽.xls"
    book = xlwt.Workbook()
    book.add_sheet("表").write(0, 0, 1.5)
    book.save(str(path))
    data = path.read_bytes()
    place = data.index(b"\x7e\x02\x0a\x00\x00\x00\x00\x00") + 6
    path.write_bytes(data[:place] + b"\xff\xff" + data[place + 2 :])
    with pytest.raises(UserError, match="损坏"):
        read_book(path)


def test_a_missing_file_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有了"):
        read_book(tmp_path / "没有了.xlsx")


def test_far_cells_that_are_empty_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet()
    page.write_row(0, 0, ["姓名", "界别"])
    page.write_blank(0, 16383, None, book.add_format({"bold": True}))
    book.close()
    assert read_book(path).sheets[0].rows[0][:2] == ["姓名", "界别"]


@pytest.mark.parametrize(
    ("data", "limit"),
    [
        (b"a,b\n" * 9, "MAX_PACKED"),
        (zipped(a=b"x", b=b"y"), "MAX_PACKED_WITH_PICTURES"),
        (zipped(a=b"x", b=b"y"), "MAX_PARTS"),
    ],
)
def test_a_file_over_a_limit_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, limit: str
) -> None:
    monkeypatch.setattr(limits, limit, 1)
    path = tmp_path / "大.xlsx"
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"拆成几个|太大"):
        read_book(path)


def test_every_ending_that_is_offered_is_known() -> None:
    assert {".xlsx", ".xls", ".et", ".ods", ".docx", ".xlsb", ".csv", ".xml", ".mht"} <= set(
        SUFFIXES
    )


def test_lists_side_by_side_come_in_as_one(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("姓名,单位,,姓名,单位\n甲,a,,乙,b\n", "utf-8")
    (sheet,) = read_book(path).sheets
    assert sheet.rows == [["姓名", "单位"], ["甲", "a"], ["乙", "b"]]
    assert "左右并排" in sheet.notices[0]
