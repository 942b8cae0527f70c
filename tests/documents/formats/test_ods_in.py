"""OpenDocument sheets: what their cells show, pictures, passwords."""

from __future__ import annotations

import datetime
import re
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


TEXT = 'office:value-type="string"'
ITEM = "<text:list-item><text:p>{}</text:p></text:list-item>"
NOTE = "<office:annotation>\n<text:p>批注</text:p>\n</office:annotation>"
FRAME = '<draw:frame><x:title xmlns:x="x">图</x:title><text:p>框</text:p></draw:frame>'
LINE = row(cell(TEXT, "单雄信"), cell(number(3), "3"), cell(DAY, "1975年"))
READ: list[Row] = [["单雄信", 3.0, datetime.date(1975, 3, 1)]]


def test_white_space_between_the_elements_of_an_ods_says_nothing(tmp_path: Path) -> None:
    four = style("number-style", f"<number:text>证</number:text>{THREE}")
    lines = row(cell(TEXT, "姓名"), cell(f'table:style-name="ce1" {number(7)}'), cell(TEXT, RUBY))
    lines += row(cell(TEXT, "甲<text:line-break/>乙"), "<table:table-cell/>", cell(DAY))
    whole = content(lines, four)
    for indented in (
        re.sub(r"(<(?!/?number:text)[^>]+>)", r"\n\t  \1\r\n  ", whole), whole,
        re.sub(r"(</?table:table-(?:cell|row)[^>]*>)", r"\n  \1", whole),
        re.sub(r"(</?text:p>)", r"\n  \1\n", whole),
        re.sub(r"(<[^>]+)(/?>)", r"\1\n  \2", whole).replace("/\n  >", "/>"),
    ):  # fmt: skip
        path = tmp_path / "a.ods"
        path.write_bytes(zipped({"mimetype": TYPE, "content.xml": indented.strip()}))
        assert read_book(path).sheets[0].rows == [
            ["姓名", "证007", "陆"], ["甲\n乙", "", datetime.date(1975, 3, 1)],
        ]  # fmt: skip


@pytest.mark.parametrize(
    "between",
    [
        "<!-- 注 -->", "<?foo bar?>", "<text:soft-page-break/>", "  <!-- <table:table-row> -->\n",
        "<table:named-expressions/>", "<![CDATA[ ]]>",
        "<office:annotation><text:p>批注</text:p></office:annotation>",
        "<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>",
        '<x:y xmlns:x="urn:x">其他</x:y>',
    ],
)  # fmt: skip
def test_other_elements_between_the_cells_of_an_ods_say_nothing(
    tmp_path: Path, between: str
) -> None:
    marked = re.sub(r"(<table:table-(?:cell|row)[^>]*>|</table:table-row>)", rf"{between}\1", LINE)
    marked = re.sub("</table:table-row>", rf"{between}</table:table-row>", marked)
    assert sheet_of(tmp_path / "a.ods", marked).rows == READ


@pytest.mark.parametrize("group", ["header-rows", "rows", "row-group", "row-group/header-rows"])
def test_rows_in_groups_of_an_ods_are_rows(tmp_path: Path, group: str) -> None:
    names = [f"table:table-{name}" for name in group.split("/")]
    before = "".join(f"\n<{name}>\n" for name in names)
    after = "".join(f"\n</{name}>\n" for name in reversed(names))
    assert sheet_of(tmp_path / "a.ods", before + LINE + after + LINE).rows == READ * 2


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<text:p>\n  陆\n  远山\n</text:p>", "陆 远山"), ("<text:p>　陆　</text:p>", "　陆　"),
        ('<text:p>陆 <text:s text:c="1"/> 远</text:p>', "陆   远"),
        ("<text:p> <text:span> 陆 </text:span> <text:span> 远 </text:span> </text:p>", "陆 远"),
        ("<text:p/>\n<text:p>乙</text:p>", "\n乙"),
        ("<text:h>一</text:h><text:p>二</text:p>", "一\n二"),
        (f"<text:list>{ITEM.format('一')} {ITEM.format('二')}</text:list>", "一\n二"),
        ("<text:p><![CDATA[甲<乙]]></text:p>", "甲<乙"),
        ("<text:p>甲<!-- 注 -->乙</text:p>", "甲乙"),
        (f"<text:p>甲</text:p>{FRAME}", "甲"), (f"{FRAME}\n<text:p>甲</text:p>", "甲"),
        (f"\n{NOTE}\n<text:p>甲</text:p>", "甲"),
        ("<text:p>甲\n  <text:line-break/>\n  乙</text:p>", "甲\n乙"),
        ("\n 甲 \n", "甲"), ("\n", ""), ("<text:tab/><text:p>甲</text:p>", "甲"),
    ],
)  # fmt: skip
def test_the_text_of_a_cell_of_an_ods_is_what_its_paragraphs_say(
    tmp_path: Path, inside: str, shown: str
) -> None:
    lines = row(f"<table:table-cell {TEXT}>{inside}</table:table-cell>", cell(TEXT, "末"))
    assert sheet_of(tmp_path / "a.ods", lines).rows == [[shown, "末"]]


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ('office:value-type="date" office:date-value="1975-03-01T09:30:00"',
         datetime.datetime(1975, 3, 1, 9, 30)),
        ('office:value-type="date" office:date-value="1975-03-01T09:30:00Z"',
         datetime.datetime(1975, 3, 1, 9, 30)),
        ('office:value-type="time" office:time-value="PT09H30M00S"', datetime.time(9, 30)),
        ('office:value-type="time" office:time-value="PT9H5M1.5S"', datetime.time(9, 5, 1)),
        ('office:value-type="time" office:time-value="PT36H00M00S"', "所示"),
        ('office:value-type="date" office:date-value="1975"', "所示"),
        ('office:value-type="float" office:value="NaN"', "所示"),
        ('office:value-type="float"', "所示"), ('office:value-type="boolean"', "所示"),
        ("", "所示"),
        ('office:value-type="boolean" office:boolean-value="false"', False),
        ('office:value="2"', 2.0), ('office:value-type="percentage" office:value="0.5"', 0.5),
        (f'{TEXT} office:string-value="值"', "值"),
    ],
)  # fmt: skip
def test_a_cell_of_an_ods_has_its_value_or_else_what_it_shows(
    tmp_path: Path, attributes: str, shown: Cell
) -> None:
    found = sheet_of(tmp_path / "a.ods", row(cell(attributes, "所示"))).rows[0][0]
    assert (found, type(found)) == (shown, type(shown))


def test_a_value_of_an_ods_that_is_none_and_not_shown_is_kept(tmp_path: Path) -> None:
    bare = '<table:table-cell office:value-type="date" office:date-value="1975.3"/>'
    assert sheet_of(tmp_path / "a.ods", row(bare)).rows == [["1975.3"]]


def test_an_ods_of_another_program_is_read(tmp_path: Path) -> None:
    other = re.sub(r"(</?| )(table|text|office)(?=:)", r"\1x\2", content(LINE))
    other = re.sub(r"xmlns:(table|text|office)=", r"xmlns:x\1=", other)
    path = tmp_path / "a.ods"
    path.write_bytes(zipped({"content.xml": other}))
    assert read_book(path).sheets[0].rows == READ


def test_gaps_between_the_rows_and_cells_of_an_ods_are_kept(tmp_path: Path) -> None:
    gap = '<table:table-cell table:number-columns-repeated="{}"/>'
    blank = f'<table:table-row table:number-rows-repeated="{{}}">{gap.format(16384)}'
    blank += "</table:table-row>"
    lines = blank.format(2) + row(gap.format(2), cell(TEXT, "甲"), gap.format(16381))
    lines += blank.format(1) + row(cell(TEXT, "乙")) + blank.format(1_048_571)
    rows: list[Row] = [["", "", ""], ["", "", ""], ["", "", "甲"], ["", "", ""], ["乙", "", ""]]
    assert sheet_of(tmp_path / "a.ods", lines).rows == rows


def test_hidden_tables_are_known_and_tables_beside_the_sheets_are_none(tmp_path: Path) -> None:
    hidden = '<style:style style:name="ta1"><style:table-properties table:display="false"/>'
    whole = content(LINE, f"{hidden}</style:style>").replace(
        'table:name="表"', 'table:name="表" table:style-name="ta1"'
    )
    inner = f"<table:table><table:table-row>{cell(TEXT, '内')}</table:table-row></table:table>"
    links = f"<table:dde-links><table:dde-link>{inner}</table:dde-link></table:dde-links>"
    first = f"<table:table-cell {TEXT}>{inner}<text:p>外</text:p></table:table-cell>"
    bare = f"<table:table-cell {TEXT}>{inner}</table:table-cell>"
    second = row(first, bare, cell(TEXT, "末"))
    second = f'<table:table table:name="二">{second}</table:table>'
    whole = whole.replace("</office:spreadsheet>", f"{second}{links}</office:spreadsheet>")
    path = tmp_path / "a.ods"
    path.write_bytes(zipped({"mimetype": TYPE, "content.xml": whole}))
    sheets = read_book(path).sheets
    assert [(each.name, each.hidden, each.rows) for each in sheets] == [
        ("表", True, READ), ("二", False, [["外", "", "末"]]),
    ]  # fmt: skip


def test_a_text_document_without_its_type_is_no_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    path.write_bytes(zipped({"content.xml": content(LINE).replace("spreadsheet>", "text>")}))
    with pytest.raises(UserError, match="损坏"):
        read_book(path)
