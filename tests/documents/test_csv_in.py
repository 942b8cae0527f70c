"""The coding, the delimiter and the cells of text tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.csv_in import coding_of, cut, decoded, delimiter_of, read_text_table
from desktop_app.documents.formats import csv_rows, limits
from desktop_app.documents.grids import Cell, ErrorCell, Picture, Row
from desktop_app.errors import UserError

TEXT = "姓名,民族,单位\r\n王刚,哈尼族,县医院\r\n"


@pytest.mark.parametrize(
    ("data", "coding"),
    [
        (TEXT.encode("utf-8-sig"), "UTF-8"),
        (TEXT.encode(), "UTF-8"),
        (TEXT.encode("gb18030"), "GB18030"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"name,sex\r\n", "UTF-8"),
    ],
)
def test_the_coding_is_found_and_the_cells_are_the_same(data: bytes, coding: str) -> None:
    assert coding_of(data) == coding
    assert read_text_table(data).coding == coding
    assert read_text_table(data).rows[-1][0] in ("王刚", "name")


def test_rare_characters_come_in_from_gb18030() -> None:
    data = "姓名,单位\n㛃𬀩䶮,无\n".encode("gb18030")
    assert read_text_table(data).rows[1][0] == "㛃𬀩䶮"


@pytest.mark.parametrize("lost", [1, 2])
def test_utf8_that_stops_inside_its_last_character_is_cut(lost: int) -> None:
    with pytest.raises(UserError, match="截断"):
        coding_of(("姓名,单位\n" + "王刚,县医院").encode()[:-lost])


def test_bytes_that_are_no_text_are_refused_in_words() -> None:
    with pytest.raises(UserError, match="编码"):
        coding_of(b"\xe5\xa7\x93,\xff\xff\xff\n")


def test_a_coding_that_does_not_fit_is_refused_in_words() -> None:
    with pytest.raises(UserError, match="UTF-8"):
        decoded("王刚".encode("gb18030"), "UTF-8")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "，", "|"])
def test_what_stands_in_quotes_does_not_tell_the_delimiter(delimiter: str) -> None:
    prose = "修路，装灯\n种树，清沟；护林|“巡\t查”\n" * 4 + 'a "" b;c'
    lines = [delimiter.join(("协商主题", "问题", "对策"))]
    lines += [delimiter.join(("路灯", f'"{prose}"', "早办")) for _ in range(5)]
    assert delimiter_of("\n".join(lines)) == delimiter


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "，", "|"])
def test_the_delimiter_is_the_one_that_cuts_every_line_alike(delimiter: str) -> None:
    lines = ["委员名单", *[delimiter.join(("王刚", "哈尼族", "县医院"))] * 5]
    assert delimiter_of("\n".join(lines)) == delimiter


def test_quoted_cells_keep_their_commas_and_line_ends() -> None:
    table = read_text_table('姓名,简历\n王刚,"1990年，参加工作\n2000年,任科长"\n'.encode())
    assert table.rows[1] == ["王刚", "1990年，参加工作\n2000年,任科长"]


def test_short_lines_are_filled_to_full_width() -> None:
    assert read_text_table("一,二,三\n四\n".encode()).rows == [["一", "二", "三"], ["四", "", ""]]


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_of_one_width_or_a_sentence(data: bytes) -> None:
    try:
        rows = read_text_table(data).rows
    except UserError:
        return
    assert len({len(row) for row in rows}) <= 1


TWO = [["陆远山", "县农科所", "1"], ["白小楼", "县一中", "2"]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('"陆远山,县农科所,1\n白小楼,县一中,2\n', TWO),
        ('陆远山,"县农科所,1\n白小楼,"县一中",2\n', TWO),
        ('陆,"县,1\n白,县,2\n王,县,3\n李,县",4\n',
         [["陆", "县", "1"], ["白", "县", "2"], ["王", "县", "3"], ["李", '县"', "4"]]),
        ('陆,县,"1\n\n白,县,2\n', [["陆", "县", "1"], ["", "", ""], ["白", "县", "2"]]),
        ('"两代表"工作室,县,1\n白,县,2\n', [['"两代表"工作室', "县", "1"], ["白", "县", "2"]]),
        ('陆,"县,1\r\n白,县,2\r\n', [["陆", "县", "1"], ["白", "县", "2"]]),
    ],
)  # fmt: skip
def test_a_quote_that_nothing_closes_swallows_no_line(text: str, rows: list[Row]) -> None:
    table = read_text_table(f"姓名,单位,编号\n{text}".encode())
    assert table.rows[1:] == rows
    assert "文件第 2 行的引号没有成对" in table.notices[0]


@pytest.mark.parametrize(
    "cell",
    ["一行，两句", "第一行\n第二行", 'a "" b', "1990,3\n1995,2", "2001 任职\n2002,3\n2004 任职"],
)
def test_a_sound_quoted_cell_is_one_cell(cell: str) -> None:
    table = read_text_table(f'姓名,简历,备注,电话\n陆远山,"{cell}",,1\n'.encode())
    assert table.rows[1] == ["陆远山", cell.replace('""', '"'), "", "1"]
    assert table.notices == ()


def test_a_cell_longer_than_is_read_is_named_by_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_rows, "CELL_LIMIT", 10)
    with pytest.raises(UserError, match="第 2 行有一格太长"):
        cut('甲,乙\n"甲,一二三四五六七八九十一\n', ",")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('="0012"', "0012"), ('"=""0012"""', "0012"), ('="13887310001"', "13887310001"),
        ("#N/A", ErrorCell("#N/A")), ("#REF!", ErrorCell("#REF!")),
        ("Err:502", ErrorCell("Err:502")),
        ('"=DISPIMG(""ID_0"",1)"', Picture(b"")), ("#1", "#1"), ("=1+1", "=1+1"),
    ],
)  # fmt: skip
def test_machine_texts_are_what_they_stand_for(cell: str, value: Cell) -> None:
    assert read_text_table(f"姓名,值\n陆远山,{cell}\n".encode()).rows[1] == ["陆远山", value]


def test_breaks_that_a_converter_escaped_are_breaks_and_a_typed_one_stays() -> None:
    text = '姓名,单位\n陆远山_x000D_,"县农科所_x000D_\n所长"\n'
    assert read_text_table(text.encode()).rows[1] == ["陆远山", "县农科所\n所长"]
    assert read_text_table("甲,_x000D_\n".encode()).rows == [["甲", "_x000D_"]]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_lines_without_a_delimiter_do_not_hide_it(delimiter: str) -> None:
    member = delimiter.join(("王刚", "男", "县医院"))
    lines = ["委员名单", *["一、农业界", member] * 3, "注：共三人", "完"]
    assert delimiter_of("\n".join(lines)) == delimiter


def test_columns_that_only_spaces_part_are_read() -> None:
    text = "委员名单\n姓名    单位      电话\n王 刚　　县医院　　139\n李明    学校    138\n"
    assert read_text_table(text.encode()).rows[1:] == [
        ["姓名", "单位", "电话"],
        ["王 刚", "县医院", "139"],
        ["李明", "学校", "138"],
    ]


def test_a_delimiter_that_the_first_line_declares_is_taken() -> None:
    assert read_text_table(b"sep=;\r\na,b;c\r\n").rows == [["a,b", "c"]]


@pytest.mark.parametrize("text", ["联通\n", "陆远山,联通\n"])
def test_gbk_that_happens_to_be_utf8_is_gbk(text: str) -> None:
    assert coding_of(text.encode("gbk")) == "GB18030"
    assert coding_of(text.encode("utf-8")) == "UTF-8"


@pytest.mark.parametrize(("name", "text"), [("MAX_COLUMNS", "," * 9), ("MAX_ROWS", "a\n" * 9)])
def test_a_text_table_over_a_limit_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    monkeypatch.setattr(limits, name, 8)
    with pytest.raises(UserError, match="超过"):
        cut(text, ",")


@given(st.text('",\n\r ab', max_size=60))
def test_no_sign_but_quotes_and_ends_is_lost(text: str) -> None:
    rows, _ = cut(text, ",")
    kept = "".join(str(cell) for row in rows for cell in row)
    assert [each for each in kept if each in "ab"] == [each for each in text if each in "ab"]
