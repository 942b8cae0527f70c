"""What the cells of an .xlsx workbook show, and workbooks that other programs wrote."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop_app.documents.books_in import read_book
from desktop_app.documents.formats import limits
from desktop_app.documents.grids import Cell, ErrorCell, MonthDay, Row, Sheet
from desktop_app.errors import UserError
from tests.documents.formats.making import (
    MAIN,
    OFFICE,
    STRICT,
    number_cell,
    relations,
    text_cell,
    xlsx_parts,
    zipped,
)

MARCH = 27454  # 1975-03-01


def sheet_of(path: Path, parts: dict[str, str | bytes]) -> Sheet:
    path.write_bytes(zipped(parts))
    return read_book(path).sheets[0]


def row_of(cells: Sequence[str]) -> str:
    return f'<row r="1">{"".join(cells)}</row>'


@pytest.mark.parametrize(
    ("code", "number", "cell"),
    [
        ("0000", 12, "0012"), ("000000", 61400, "061400"), ('yyyy"年"m"月"', MARCH, "1975-03"),
        ("yyyy.mm", MARCH, "1975-03"), ("yyyy", MARCH, "1975"), ("0.00", 1975.1, "1975.10"),
        ('m"月"d"日"', 46086, MonthDay(2026, 3, 5)),
        ("yyyy-mm-dd", MARCH, datetime.date(1975, 3, 1)),
        ("0%", 0.85, 0.85), ('"¥"#,##0.00', 1200.5, 1200.5), ('[=1]"男";[=2]"女"', 1, "男"),
    ],
)  # fmt: skip
def test_numbers_and_days_arrive_as_the_sheet_shows_them(
    tmp_path: Path, code: str, number: float, cell: Cell
) -> None:
    rows = row_of([text_cell("A1", "值"), number_cell("B1", number, 1)])
    shown = sheet_of(tmp_path / "a.xlsx", xlsx_parts(rows, [code])).rows[0][1]
    assert (shown, type(shown)) == (cell, type(cell))


def test_the_result_of_a_formula_is_shown_as_its_cell_shows_it(tmp_path: Path) -> None:
    cells = [
        '<c r="A1" s="1"><f>"0"&amp;1</f><v>12</v></c>',
        '<c r="B1" s="1"><f t="shared" si="0"/><v>7</v></c>',
    ]
    sheet = sheet_of(tmp_path / "a.xlsx", xlsx_parts(row_of(cells), ["0000"]))
    assert sheet.rows == [["0012", "0007"]]


def test_a_cell_before_the_end_of_a_chunk_is_shown_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.documents.book_guard.CHUNK", 50)
    rows = "".join(f'<row r="{n}">{number_cell(f"A{n}", n, 1)}</row>' for n in range(1, 30))
    sheet = sheet_of(tmp_path / "a.xlsx", xlsx_parts(rows, ["000"]))
    assert [row[0] for row in sheet.rows] == [f"{n:03}" for n in range(1, 30)]


def test_days_of_a_1904_book_are_the_days_it_shows(tmp_path: Path) -> None:
    parts = xlsx_parts(
        row_of(
            [number_cell("A1", 25992, 1), number_cell("B1", 25992, 2), number_cell("C1", 25992)]
        ),
        ["yyyy-mm", "yyyy-mm-dd"],
        '<workbookPr date1904="1"/>',
    )
    sheet = sheet_of(tmp_path / "a.xlsx", parts)
    assert sheet.rows == [["1975-03", datetime.date(1975, 3, 1), 25992.0]]
    assert sheet.since_1904


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#SPILL!"])
def test_a_failed_formula_is_told_from_a_text_and_from_nothing(tmp_path: Path, text: str) -> None:
    failed = f'<c r="B1" t="e"><f>VLOOKUP(A1,C:D,2,0)</f><v>{text}</v></c>'
    cells = [text_cell("A1", "王刚"), failed, text_cell("C1", f" {text} ")]
    sheet = sheet_of(tmp_path / "a.xlsx", xlsx_parts(row_of(cells)))
    assert sheet.rows == [["王刚", ErrorCell(text), ErrorCell(text)]]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('="0012"', "0012"), ('=" 0012 "', " 0012 "), ("a_x000D_\nb", "a\nb"),
        ("第_x0007_一", "第一"), ("甲_x000B_乙", "甲\n乙"), ("_x005F_x000D_", "_x000D_"),
        ("#1 楼", "#1 楼"), ("=1+1", "=1+1"),
    ],
)  # fmt: skip
def test_texts_that_a_machine_wrote_are_what_they_stand_for(
    tmp_path: Path, text: str, cell: str
) -> None:
    sheet = sheet_of(tmp_path / "a.xlsx", xlsx_parts(row_of([text_cell("A1", text)])))
    assert sheet.rows == [[cell]]


def test_pinyin_over_a_name_is_no_part_of_it(tmp_path: Path) -> None:
    parts = xlsx_parts(row_of(['<c r="A1" t="s"><v>0</v></c>']))
    parts["xl/_rels/workbook.xml.rels"] = relations(
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId3", "sharedStrings", "sharedStrings.xml"),
    )
    parts["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{MAIN}"><si><r><t>陆</t></r><r><rPr><b/></rPr><t>远山</t></r>'
        '<rPh sb="0" eb="1"><t>lù</t></rPh><phoneticPr fontId="1"/></si></sst>'
    )
    assert sheet_of(tmp_path / "a.xlsx", parts).rows == [["陆远山"]]


PLAIN = row_of([text_cell("A1", "姓名"), number_cell("B1", 12, 1)])
READ: list[Row] = [["姓名", "0012"]]


def renamed(names: dict[str, str], words: dict[str, str]) -> dict[str, str | bytes]:
    """The parts of a sound workbook under other names, some words in them changed."""
    found: dict[str, str | bytes] = {}
    for name, data in xlsx_parts(PLAIN, ["0000"]).items():
        text = str(data)
        for old, new in words.items():
            text = text.replace(old, new)
        found[names.get(name, name)] = text
    return found


BOOK, RELATIONS, SHEET = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"
OTHERS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "other book": (
        {BOOK: "xl/book2.xml", RELATIONS: "xl/_rels/book2.xml.rels"}, {BOOK: "xl/book2.xml"},
    ),
    "other styles": ({"xl/styles.xml": "xl/look.xml"}, {"styles.xml": "look.xml"}),
    "other folder": ({SHEET: "pages/one.xml"}, {"worksheets/sheet1.xml": "/pages/one.xml"}),
    "capitals": ({SHEET: "xl/worksheets/Sheet1.xml"}, {}),
    "no relations": ({"_rels/.rels": "_rels/.rels2"}, {}),
    "strict": (
        {},
        {
            MAIN: f"{STRICT}/spreadsheetml/main",
            OFFICE: f"{STRICT}/officeDocument/relationships",
        },
    ),
    "spaces": ({}, {"<c r=": "<c  r=", "<row r=": "<row spans='1:2' r="}),
    "no places": ({}, {' r="A1"': "", ' r="B1"': "", ' r="1"': ""}),
    "prefixes": (
        {},
        {
            "<row": "<x:row", "</row": "</x:row", "<c ": "<x:c ", "</c>": "</x:c>",
            "<v>": "<x:v>", "</v>": "</x:v>", "<worksheet ": f'<worksheet xmlns:x="{MAIN}" ',
        },
    ),
}  # fmt: skip


def test_a_workbook_with_backslashes_in_its_names_is_read(tmp_path: Path) -> None:
    parts = {name.replace("/", "\\"): x for name, x in xlsx_parts(PLAIN, ["0000"]).items()}
    assert sheet_of(tmp_path / "a.xlsx", parts).rows == READ


@pytest.mark.parametrize("way", OTHERS)
def test_a_workbook_of_any_other_program_is_read(tmp_path: Path, way: str) -> None:
    assert sheet_of(tmp_path / "a.xlsx", renamed(*OTHERS[way])).rows == READ


def test_hidden_rows_are_counted_however_they_are_written(tmp_path: Path) -> None:
    for row in ('<row r="1" hidden="1">', '<row hidden="true" r="1">', "<row r='1' hidden='1'>"):
        parts = xlsx_parts(f"{row}{text_cell('A1', '甲')}</row>")
        assert sheet_of(tmp_path / "a.xlsx", parts).hidden_rows == 1


@pytest.fixture
def lowered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits so low that a small and harmless file is over them."""
    for name, limit in (
        ("MAX_ROWS", 20), ("MAX_COLUMNS", 30), ("MAX_CELLS", 100), ("MAX_UNPACKED", 20_000),
        ("MAX_PARTS", 9),
    ):  # fmt: skip
        monkeypatch.setattr(limits, name, limit)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="21"><c r="B2"><v>1</v></c></row>', "21"),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="AF1"><v>1</v></c></row>', "32 列"),
        ("<row r='1'><c r='A1'><v>1</v></c><c  r = 'AF1'><v>1</v></c></row>", "32 列"),
        ('<row><c><v>1</v></c><c r="A21"><v>1</v></c></row>', "第 21 行"),
        ("<row>" + "<c><v>1</v></c>" * 101 + "</row>", "太大"),
    ],
)  # fmt: skip
def test_a_far_cell_is_refused_before_the_reader_gets_it(
    tmp_path: Path, lowered: None, cells: str, words: str
) -> None:
    with pytest.raises(UserError, match=words):
        sheet_of(tmp_path / "远.xlsx", xlsx_parts(cells))


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"xl/more.xml": " " * 20_001}, "太大"),
        ({f"xl/{n}.xml": "" for n in range(6)}, "太大"),
        ({"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" uniqueCount="999"/>'}, "损坏"),
        ({"XL/Worksheets/sheet1.xml": "<worksheet/>"}, "损坏"),
        ({"xl/styles.xml": '<!DOCTYPE a [<!ENTITY x "y">]><styleSheet/>'}, "损坏"),
    ],
    ids=["unpacked", "parts", "counted", "twice", "document type"],
)
def test_what_is_too_much_is_refused_with_how_to_save_anew(
    tmp_path: Path, lowered: None, more: dict[str, str | bytes], words: str
) -> None:
    with pytest.raises(UserError, match=words) as caught:
        sheet_of(tmp_path / "多.xlsx", xlsx_parts(PLAIN) | more)
    assert "另存为" in caught.value.sentence


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="200001"><c r="A200001"><v>1</v></c></row>',
        '<row r="1"><c r="A200001"><v>1</v></c></row>',
        '<row r="1"><c r="AA200001"><v>1</v></c></row>',
    ],
)
@pytest.mark.parametrize("more", ["", '<row r="2"><c r="A2"><v>1</v></c></row>'])
def test_a_row_that_lies_about_its_place_is_measured(tmp_path: Path, cells: str, more: str) -> None:
    with pytest.raises(UserError, match="第 200001 行"):
        sheet_of(tmp_path / "a.xlsx", xlsx_parts(cells + more))


def test_a_password_on_the_parts_of_a_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    data = zipped(xlsx_parts(PLAIN))
    flags = data.index(b"PK\x01\x02") + 8
    path.write_bytes(data[:flags] + b"\x01" + data[flags + 1 :])
    with pytest.raises(UserError, match="密码"):
        read_book(path)


MIXED = (
    text_cell("A1", "姓名"), number_cell("B1", 12, 1), number_cell("C1", MARCH, 2),
    '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c r="E1" t="s"><v>1</v></c>',
    '<c r="F1" s="1"><f>1+1</f><v>2</v></c>', '<c r="G1" t="e"><v>#SPILL!</v></c>',
    '<c r="H1" t="inlineStr"><is><r><t>陆</t></r><r><t>远山</t></r></is></c>',
    '<c r="I1" t="str"><f>J1&amp;"山"</f><v>甲&lt;乙</v></c>', '<c r="J1" t="b"><v>0</v></c>',
)  # fmt: skip
MIXED_READ: list[Row] = [
    ["姓名", "0012", "1975-03", ErrorCell("#DIV/0!"), "陆远山", "0002", ErrorCell("#SPILL!"),
     "陆远山", "甲<乙", False],
    [0.5, *[""] * 9],
]  # fmt: skip
INDENTED = {
    "plain": ("", ""),
    "starts": (r"(<(?!/)[^>]+>)", r"\n  \1"),
    "ends": (r"(<[^>?]+[^/?>])>(?=<)", r"\1>\r\n"),
    "all but texts": (r"(<(?!/?(?:v|t|f|is)>)[^>]+>)", r"\n\t\1\n"),
    "attributes": (r' (\w+)="', r'\n   \1="'),
    "comments": (r"(</[^>]+>)(?=<)", r'\1<!-- <c r="A2" s="1"><v>7</v></c> -->'),
    "values": (r"<v>([^<]*)</v>", r"<v>\n  \1\n  </v>"),
    "values on new lines": ("<v>", r"<v>\n"),
    "character data": (r"<([vt])>([^<&]*)</", r"<\1><![CDATA[\2]]></"),
    "comments in values": (r"<v>([^<]*)</v>", r"<v><!-- x -->\1<!-- y --></v>"),
}  # fmt: skip


@pytest.mark.parametrize("way", INDENTED)
def test_an_indented_or_commented_workbook_is_read_as_the_plain_one(
    tmp_path: Path, way: str
) -> None:
    rows = row_of(MIXED) + '<row r="2" hidden="1"><c r="A2"><v>0.5</v></c></row>'
    parts = xlsx_parts(rows, ["0000", "yyyy-mm"])
    parts["xl/_rels/workbook.xml.rels"] = relations(
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"),
        ("rId3", "sharedStrings", "sharedStrings.xml"),
    )  # fmt: skip
    parts["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{MAIN}"><si><t>共</t></si><si><r><t>陆</t></r><r><t>远山</t></r>'
        '<rPh sb="0" eb="1"><t>lù</t></rPh></si></sst>'
    )
    pattern, text = INDENTED[way]
    changed = {
        name: re.sub(pattern, text, str(data)).strip() if pattern else data
        for name, data in parts.items()
    }
    sheet = sheet_of(tmp_path / "a.xlsx", changed)
    assert (sheet.rows, sheet.hidden_rows) == (MIXED_READ, 1)


def test_a_break_in_a_text_is_no_indentation(tmp_path: Path) -> None:
    cells = [text_cell("A1", f"{'长' * 300}\n乙"), '<c r="B1" t="str"><v> 甲\n乙 </v></c>']
    sheet = sheet_of(tmp_path / "a.xlsx", xlsx_parts(row_of(cells)))
    assert sheet.rows == [[f"{'长' * 300}\n乙", " 甲\n乙 "]]


def test_errors_with_spaces_and_texts_in_character_data_are_read(tmp_path: Path) -> None:
    cells = [
        '<c r="A1" t="str"><v><![CDATA[甲<乙&amp;]]></v></c>',
        '<c r="B1" t="e"><v> #SPILL! </v></c>', '<c r="C1" t="e"><v> #N/A </v></c>',
    ]  # fmt: skip
    for row in (
        row_of(cells),
        row_of(cells).replace("<![CDATA[甲<乙&amp;]]>", "甲&lt;乙&amp;amp;"),
    ):
        sheet = sheet_of(tmp_path / "a.xlsx", xlsx_parts(row))
        assert sheet.rows == [["甲<乙&amp;", ErrorCell("#SPILL!"), ErrorCell("#N/A")]]


def test_blank_lines_and_open_comments_without_end_take_no_time(tmp_path: Path) -> None:
    lines = "\n" * 300_000
    sheet = sheet_of(tmp_path / "a.xlsx", xlsx_parts(f"{lines}{PLAIN}{lines}", ["0000"]))
    assert sheet.rows == READ
    with pytest.raises(UserError, match="损坏"):
        sheet_of(tmp_path / "b.xlsx", xlsx_parts(PLAIN + "<!--" * 200_000))
