"""The coding, the delimiter and the cells of text tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.csv_in import coding_of, decoded, delimiter_of, read_text_table
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
