"""Web archives, as Excel and old office systems save them."""

from __future__ import annotations

import base64
import quopri
from pathlib import Path

import pytest

from desktop_app.documents.books_in import read_book
from desktop_app.documents.grids import Book, Row
from desktop_app.errors import UserError

PAGE = "<html><body><table><tr><td>姓名<td>单位<tr><td>陆远山<td>县农科所</table></body></html>"
ROWS: list[Row] = [["姓名", "单位"], ["陆远山", "县农科所"]]


def part(page: str, coding: str, transfer: str, place: str = "a.htm", declared: str = "") -> bytes:
    coded = page.encode(coding)
    if transfer == "quoted-printable":
        coded = quopri.encodestring(coded)
    elif transfer == "base64":
        coded = base64.encodebytes(coded)
    head = f"Content-Location: file:///C:/{place}\r\nContent-Transfer-Encoding: {transfer}\r\n"
    charset = f'; charset="{declared or coding}"' if declared != "none" else ""
    return f"{head}Content-Type: text/html{charset}\r\n\r\n".encode() + coded


def archive(*parts: bytes, boundary: str = "----=_P1") -> bytes:
    head = f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="{boundary}"\r\n\r\n'
    body = b"".join(f"\r\n--{boundary}\r\n".encode() + each for each in parts)
    return head.encode() + b"preamble" + body + f"\r\n--{boundary}--\r\n".encode()


def read(path: Path, data: bytes) -> Book:
    path.write_bytes(data)
    return read_book(path)


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize(
    ("coding", "declared"),
    [("gbk", "gb2312"), ("gbk", "GBK"), ("utf-8", ""), ("gbk", "none"), ("utf-8", "none"),
     ("gbk", "x-unknown")],
)  # fmt: skip
def test_a_web_archive_is_read_in_any_coding(
    tmp_path: Path, transfer: str, coding: str, declared: str
) -> None:
    data = archive(part(PAGE, coding, transfer, declared=declared))
    assert read(tmp_path / "导出.xls", data).sheets[0].rows == ROWS


def test_a_web_archive_of_one_page_is_read(tmp_path: Path) -> None:
    data = b"MIME-Version: 1.0\r\n" + part(PAGE, "utf-8", "quoted-printable")
    assert read(tmp_path / "a.mht", data).sheets[0].rows == ROWS


def test_the_sheets_of_a_workbook_saved_as_web_archive_have_their_names(tmp_path: Path) -> None:
    frame = (
        "<html><frameset></frameset><xml><x:ExcelWorksheet><x:Name>第一届</x:Name>"
        '<x:WorksheetSource HRef="book.files/sheet001.htm"/></x:ExcelWorksheet></xml></html>'
    )
    tabs = "<html><table><tr><td>第一届<td>第二届<td>第三届</table></html>"
    data = archive(
        part(frame, "gbk", "quoted-printable", "book.htm"),
        part(PAGE, "gbk", "quoted-printable", "book.files/sheet001.htm"),
        part(tabs, "gbk", "quoted-printable", "book.files/tabstrip.htm"),
        b"Content-Type: image/png\r\n\r\n\x89PNG",
    )
    (sheet,) = read(tmp_path / "book.mht", data).sheets
    assert (sheet.name, sheet.rows) == ("第一届", ROWS)


def test_an_archive_within_an_archive_is_read(tmp_path: Path) -> None:
    inner = archive(part(PAGE, "gbk", "base64"), boundary="inner")
    assert read(tmp_path / "a.mht", archive(inner)).sheets[0].rows == ROWS


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (archive(b"Content-Type: text/html\r\n\r\n<html></html>"), "空的"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n", "空的"),
    ],
)
def test_an_archive_without_a_table_is_refused_in_words(
    tmp_path: Path, data: bytes, words: str
) -> None:
    with pytest.raises(UserError, match=words):
        read(tmp_path / "a.xls", data)


def test_archives_nested_without_need_are_refused(tmp_path: Path) -> None:
    data = part(PAGE, "gbk", "base64")
    for level in range(6):
        data = archive(data, boundary=f"b{level}")
    with pytest.raises(UserError, match="损坏"):
        read(tmp_path / "a.mht", data)
