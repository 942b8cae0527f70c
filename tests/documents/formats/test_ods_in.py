"""OpenDocument sheets: what their cells show, pictures, passwords."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from desktop_app.documents.books_in import read_book
from desktop_app.documents.formats import limits
from desktop_app.documents.grids import Cell, ErrorCell, MonthDay, Picture, Row, Sheet
from desktop_app.errors import UserError
from tests.documents.formats.making import zipped

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("table", "table"), ("office", "office"), ("text", "text"), ("style", "style"),
        ("number", "datastyle"), ("draw", "drawing"),
    )
)  # fmt: skip
NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
NAMES += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
TYPE = "application/vnd.oasis.opendocument.spreadsheet"
DAY = 'office:value-type="date" office:date-value="1975-03-01"'
THREE = '<number:number number:min-integer-digits="3"/>'
YEAR, MONTH = '<number:year number:style="long"/>', "<number:month/>"


def number(value: float) -> str:
    return f'office:value-type="float" office:value="{value}"'


def ods(rows: str, styles: str = "", columns: str = "", picture: bytes = b"") -> bytes:
    parts: dict[str, str | bytes] = {"mimetype": TYPE, "META-INF/manifest.xml": "<manifest/>"}
    parts["content.xml"] = content(rows, styles, columns)
    return zipped(parts | ({"Pictures/1.png": picture} if picture else {}))


def content(rows: str, styles: str = "", columns: str = "") -> str:
    return (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}"
        '<style:style style:name="ce1" style:data-style-name="N1"/>'
        '<style:style style:name="ce2" style:parent-style-name="ce1"/>'
        f"</office:automatic-styles><office:body><office:spreadsheet>"
        f'<table:table table:name="表">{columns}{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )


def sheet_of(path: Path, rows: str, styles: str = "", columns: str = "") -> Sheet:
    path.write_bytes(ods(rows, styles, columns))
    return read_book(path).sheets[0]


def cell(attributes: str, text: str = "x", inside: str = "") -> str:
    return f"<table:table-cell {attributes}>{inside}<text:p>{text}</text:p></table:table-cell>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def style(kind: str, parts: str) -> str:
    return f'<number:{kind} style:name="N1">{parts}</number:{kind}>'


@pytest.mark.parametrize(
    ("kind", "parts", "value", "shown"),
    [
        ("number-style", '<number:number number:min-integer-digits="4"/>', number(12), "0012"),
        ("number-style", f"<number:text>政协</number:text>{THREE}", number(12), "政协012"),
        ("number-style", '<number:number number:min-integer-digits="1" number:decimal-places="2"/>',
         number(1975.1), "1975.10"),
        ("number-style", '<number:number number:min-integer-digits="1" number:grouping="true"/>',
         number(1975), 1975.0),
        ("percentage-style", THREE, number(0.5), 0.5), ("currency-style", THREE, number(5), 5.0),
        ("date-style", f"{YEAR}<number:text>年</number:text>{MONTH}", DAY, "1975-03"),
        ("date-style", YEAR, DAY, "1975"),
        ("date-style", f"{MONTH}<number:day/>", DAY, MonthDay(1975, 3, 1)),
        ("date-style", f"{YEAR}{MONTH}<number:day/>", DAY, datetime.date(1975, 3, 1)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["cell", "parent", "row", "column"])
def test_numbers_and_days_of_an_ods_arrive_as_it_shows_them(
    tmp_path: Path, kind: str, parts: str, value: str, shown: Cell, where: str
) -> None:
    named = {"cell": 'table:style-name="ce1"', "parent": 'table:style-name="ce2"'}.get(where, "")
    line = row(cell(f"{named} {value}"))
    if where == "row":
        line = line.replace("-row>", '-row table:default-cell-style-name="ce1">', 1)
    column = (
        '<table:table-column table:default-cell-style-name="ce1"/>' if where == "column" else ""
    )
    found = sheet_of(tmp_path / "a.ods", line, style(kind, parts), column).rows[0][0]
    assert (found, type(found)) == (shown, type(shown))


def test_a_repeated_cell_is_shown_in_each_place(tmp_path: Path) -> None:
    four = style("number-style", '<number:number number:min-integer-digits="4"/>')
    repeated = f'table:number-columns-repeated="2" table:style-name="ce1" {number(7)}'
    line = row(cell(repeated)).replace("-row>", '-row table:number-rows-repeated="2">', 1)
    rows: list[Row] = [["0007", "0007"]] * 2
    assert sheet_of(tmp_path / "a.ods", line, four).rows == rows


def test_a_failed_formula_of_an_ods_is_told(tmp_path: Path) -> None:
    failed = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
    lines = row(cell(failed, "#N/A"), cell('office:value-type="string"', "Err:502"))
    assert sheet_of(tmp_path / "a.ods", lines).rows == [[ErrorCell("#N/A"), ErrorCell("Err:502")]]


RUBY = (
    "<text:ruby><text:ruby-base>陆</text:ruby-base><text:ruby-text>lù</text:ruby-text></text:ruby>"
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"{RUBY}远山", "陆远山"),
        ("县农科所<text:line-break/>所长", "县农科所\n所长"),
        ("一</text:p><text:p>二<text:tab/>三", "一\n二\t三"),
        ('陆<text:s text:c="2"/>远山<text:line-break/>', "陆  远山\n"),
        ("<text:span>陆</text:span><text:a>远山</text:a>", "陆远山"),
    ],
)
def test_pinyin_and_breaks_in_a_cell_of_an_ods(tmp_path: Path, text: str, shown: str) -> None:
    note = "<office:annotation><text:p>批注</text:p></office:annotation>"
    lines = row(cell('office:value-type="string"', text, note), cell(number(1)))
    assert sheet_of(tmp_path / "a.ods", lines).rows == [[shown, 1.0]]


def test_a_picture_in_a_cell_of_an_ods_comes_in(tmp_path: Path) -> None:
    frame = '<draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame>'
    lines = row(
        cell('office:value-type="string"', "王刚"), f"<table:table-cell>{frame}</table:table-cell>"
    )
    lines += row(cell('office:value-type="string"', "甲"), cell('office:value-type="string"', "乙"))
    path = tmp_path / "a.ods"
    path.write_bytes(ods(lines, picture=b"\x89PNG"))
    assert read_book(path).sheets[0].rows[0] == ["王刚", Picture(b"\x89PNG")]


def test_a_password_on_an_ods_is_told_from_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    path.write_bytes(zipped({"content.xml": b"\x01\x02", "META-INF/manifest.xml": manifest}))
    with pytest.raises(UserError, match="密码"):
        read_book(path)


@pytest.mark.parametrize("repeat", ["number-columns-repeated", "number-rows-repeated"])
def test_an_ods_that_repeats_a_cell_over_the_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repeat: str
) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 20)
    monkeypatch.setattr(limits, "MAX_COLUMNS", 20)
    line = row(cell(number(1)))
    place = "-row>" if "rows" in repeat else "-cell "
    line = line.replace(place, f'{place[:4]}{place[4:-1]} table:{repeat}="21"{place[-1]}', 1)
    with pytest.raises(UserError, match="21"):
        sheet_of(tmp_path / "a.ods", line)


def test_an_ods_with_a_document_type_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    path.write_bytes(zipped({"content.xml": b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'}))
    with pytest.raises(UserError, match="损坏"):
        read_book(path)
