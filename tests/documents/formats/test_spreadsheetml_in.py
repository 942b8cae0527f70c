"""XML workbooks of Excel 2003."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from desktop_app.documents.books_in import read_book
from desktop_app.documents.grids import Cell, ErrorCell, MergedRange, MonthDay, Row, Sheet
from desktop_app.errors import UserError

SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
DAY = "1975-03-01T00:00:00.000"


def book(rows: str, styles: str = "", more: str = "", head: str = '<?xml version="1.0"?>') -> str:
    return (
        f'{head}<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="{SPACE}" '
        f'xmlns:ss="{SPACE}" xmlns:x="urn:schemas-microsoft-com:office:excel" '
        f'xmlns:html="http://www.w3.org/TR/REC-html40"><Styles>{styles}</Styles>{more}'
        f'<Worksheet ss:Name="委员"><Table>{rows}</Table></Worksheet></Workbook>'
    )


def sheet_of(path: Path, text: str, coding: str = "utf-8") -> Sheet:
    path.write_bytes(text.encode(coding))
    return read_book(path).sheets[0]


def data(value: str, kind: str = "String", attributes: str = "") -> str:
    return f'<Cell {attributes}><Data ss:Type="{kind}">{value}</Data></Cell>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<Row {attributes}>{''.join(cells)}</Row>"


def style(code: str, name: str = "s1") -> str:
    return f'<Style ss:ID="{name}"><NumberFormat ss:Format="{code}"/></Style>'


@pytest.mark.parametrize(
    ("code", "kind", "value", "cell"),
    [
        ("0000", "Number", "12", "0012"), ("Fixed", "Number", "1975.1", "1975.10"),
        ("yyyy/m", "DateTime", DAY, "1975-03"), ("yyyy&quot;年&quot;", "DateTime", DAY, "1975"),
        ("m/d", "DateTime", DAY, MonthDay(1975, 3, 1)),
        ("Short Date", "DateTime", DAY, datetime.date(1975, 3, 1)),
        ("General Date", "DateTime", "1975-03-01T09:30:00", datetime.datetime(1975, 3, 1, 9, 30)),
        ("Short Time", "DateTime", "1899-12-31T09:30:00.000", datetime.time(9, 30)),
        ("yyyy/m/d", "Number", "27454", datetime.date(1975, 3, 1)),
        ("Percent", "Number", "0.5", 0.5), ("Yes/No", "Number", "1", "是"),
        ("General", "Boolean", "1", True), ("General", "Error", "#N/A", ErrorCell("#N/A")),
        ("General", "String", "=&quot;0012&quot;", "0012"), ("General", "Number", "x", "x"),
    ],
)  # fmt: skip
def test_cells_arrive_as_the_sheet_shows_them(
    tmp_path: Path, code: str, kind: str, value: str, cell: Cell
) -> None:
    text = book(row(data(value, kind, 'ss:StyleID="s1"')), style(code))
    found = sheet_of(tmp_path / "导出.xls", text).rows[0][0]
    assert (found, type(found)) == (cell, type(cell))


@pytest.mark.parametrize("where", ["row", "column", "parent"])
def test_a_style_comes_from_the_row_the_column_or_another_style(tmp_path: Path, where: str) -> None:
    cells = data("7", "Number", 'ss:StyleID="s2"' if where == "parent" else "")
    line = row(cells, attributes='ss:StyleID="s1"' if where == "row" else "")
    column = '<Column ss:Index="1" ss:StyleID="s1" ss:Span="2"/>' if where == "column" else ""
    styles = style("000") + '<Style ss:ID="s2" ss:Parent="s1"/>'
    assert sheet_of(tmp_path / "a.xml", book(column + line, styles)).rows == [["007"]]


def test_places_spans_comments_and_rich_text_are_read(tmp_path: Path) -> None:
    rich = '<ss:Data ss:Type="String"><html:B>陆</html:B><html:Font>远山</html:Font></ss:Data>'
    comment = '<Comment><ss:Data xmlns="x">查过</ss:Data></Comment>'
    lines = row(data("委员名单", attributes='ss:MergeAcross="2"'))
    lines += row(
        f"<Cell>{rich}{comment}</Cell>",
        data("单位", attributes='ss:Index="3"'),
        attributes='ss:Index="3"',
    )
    lines += row(data("甲", attributes='ss:MergeDown="1"'), attributes='ss:Hidden="1"')
    sheet = sheet_of(tmp_path / "a.xml", book(lines))
    rows: list[Row] = [["委员名单", "", ""], ["", "", ""], ["陆远山", "", "单位"], ["甲", "", ""]]
    assert sheet.rows == rows
    assert sheet.merged == (MergedRange(0, 0, 0, 2), MergedRange(3, 0, 4, 0))
    assert (sheet.name, sheet.hidden_rows) == ("委员", 1)


@pytest.mark.parametrize(("declared", "coding"), [("gb2312", "gbk"), ("UTF-16", "utf-16")])
def test_an_xml_workbook_is_read_in_the_coding_it_declares(
    tmp_path: Path, declared: str, coding: str
) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    text = book(row(data("陆远山")), head=head)
    assert sheet_of(tmp_path / "a.xls", text, coding).rows == [["陆远山"]]


def test_days_since_1904_and_hidden_sheets_are_known(tmp_path: Path) -> None:
    more = "<x:ExcelWorkbook><x:Date1904/></x:ExcelWorkbook>"
    text = book(row(data("25992", "Number", 'ss:StyleID="s1"')), style("yyyy-mm"), more)
    hidden = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    text = text.replace("</Worksheet>", f"{hidden}</Worksheet>")
    sheet = sheet_of(tmp_path / "a.xml", text)
    assert (sheet.rows, sheet.since_1904, sheet.hidden) == ([["1975-03"]], True, True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (book(row(data("x"), attributes='ss:Index="300000"')), "第 300000 行"),
        (book(row(data("x", attributes='ss:Index="9000"'))), "9000 列"),
        (book("<Row>"), "损坏"),
        (book(row(data("甲")), head='<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'), "损坏"),
        (book(""), "空的"),
    ],
)
def test_an_xml_workbook_that_is_not_read_says_why(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        sheet_of(tmp_path / "a.xml", text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("", ""), (r"(<(?!/)[^>]+>)", r"\n  \1"), (r"(</(?!html:)[^>]+>)(?!$)", r"\1\r\n\t"),
        (r"(</[^>]+>)(?=<)", r"\1<!-- <Cell> -->"), (r"(</?)(?=[A-Z])", r"\1ss:"),
        (r"(<(?:ss:)?Data[^>]*>)(.*?)(</(?:ss:)?Data>)", r"\1\n    \2\n   \3"),
        (r"(<Data[^>]*>)([^<&]*)(</Data>)", r"\1<![CDATA[\2]]>\3"),
        ("(<Row.*</Row>)", r'<x:y xmlns:x="urn:x">\1</x:y>'), (r' (ss:\w+)="', r'\n \1="'),
    ],
)  # fmt: skip
def test_an_indented_or_commented_xml_workbook_is_read_as_the_plain_one(
    tmp_path: Path, pattern: str, text: str
) -> None:
    rich = '<ss:Data ss:Type="String"><html:B>陆</html:B><html:Font>远山</html:Font></ss:Data>'
    lines = row(
        f"<Cell>{rich}</Cell>",
        data("12", "Number", 'ss:StyleID="s1"'),
        data(DAY, "DateTime", 'ss:StyleID="s2"'),
        data("1", "Boolean"),
        data("#N/A", "Error"),
        data("甲 乙&#10;丙"),
    )
    head, mark, body = book(lines, style("0000") + style("yyyy/m", "s2")).partition("?>\n")
    body = re.sub(pattern, text, body) if pattern else body
    found = sheet_of(tmp_path / "a.xml", head + mark + body).rows
    assert found == [["陆远山", "0012", "1975-03", True, ErrorCell("#N/A"), "甲 乙\n丙"]]


def test_a_break_between_the_marks_of_a_text_stays(tmp_path: Path) -> None:
    text = "一<html:B>二</html:B>&#10;<html:B>三</html:B> <html:B>四</html:B>"
    lines = row(f'<Cell><ss:Data ss:Type="String">{text}</ss:Data></Cell>', data("　甲 "))
    assert sheet_of(tmp_path / "a.xml", book(lines)).rows == [["一二\n三 四", "　甲 "]]
