"""Tables out of pasted text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.grids import ErrorCell, MergedRange
from desktop_app.documents.pasted_in import read_html_tables, read_pasted
from desktop_app.errors import UserError

WORD = """<html><head><style>td {color: red}</style></head><body><table>
<tr><td colspan=3><p>委员名单</p></td></tr>
<tr><th>界别</th><th>姓&nbsp;名</th><th>单位</th></tr>
<tr><td rowspan="2">农业</td><td>王刚</td><td><p>县医院</p><p>内科</p></td></tr>
<tr><td>李 &amp; 明</td><td>&nbsp;</td></tr>
</table></body></html>"""


def test_rows_copied_in_a_spreadsheet_come_in_by_their_tabs() -> None:
    assert read_pasted("姓名\t单位\r\n王刚\t县医院\r\n").rows == [
        ["姓名", "单位"],
        ["王刚", "县医院"],
    ]


def test_a_cell_with_a_line_end_stays_one_cell() -> None:
    assert read_pasted('王刚\t"县医院\n内科"\r\n').rows == [["王刚", "县医院\n内科"]]


def test_a_table_copied_in_word_keeps_its_merged_cells() -> None:
    sheet = read_pasted(WORD)
    assert sheet.rows[1:] == [
        ["界别", "姓 名", "单位"],
        ["农业", "王刚", "县医院\n内科"],
        ["", "李 & 明", ""],
    ]
    assert sheet.merged == (MergedRange(0, 0, 0, 2), MergedRange(2, 0, 3, 0))


def test_a_table_without_closing_tags_is_read() -> None:
    (sheet,) = read_html_tables("<table><tr><td>姓名<td>单位<tr><td>王刚<td>医院</table>", "名")
    assert sheet.rows == [["姓名", "单位"], ["王刚", "医院"]]


@pytest.mark.parametrize("text", ["", "\r\n", " \t "])
def test_nothing_pasted_is_told_in_words(text: str) -> None:
    with pytest.raises(UserError, match="剪贴板里没有表格"):
        read_pasted(text)


PARTS = (
    *("<table>", "</table>", "<tr>", "<td>", "</td>", "<td rowspan=9>", "<td colspan=5>", "文"),
    *("<p>", "&amp;", "<style>", "</style>", "<td rowspan=x>", "\t", "\n"),
)


@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_any_html_gives_full_rows_or_a_sentence(parts: list[str]) -> None:
    try:
        sheet = read_pasted("".join(parts))
    except UserError:
        return
    assert len({len(row) for row in sheet.rows}) <= 1
    assert all(merged.bottom < len(sheet.rows) for merged in sheet.merged)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<td x:num="13887310001">1.38873E+10', "13887310001"),
        ('<td x:num="27454">########', "27454"),
        ('<td x:num="12.3456">12.35', "12.3456"), ('<td x:num="1234.5">1,235', "1234.5"),
        ('<td x:num="12">0012', "0012"), ('<td x:num="27454">1975年3月', "1975年3月"),
        ('<td x:num="12345">1.2万', "12345"), ('<td x:num="5000">0.5万', "0.5万"),
        ('<td x:num="5">5万', "5万"),
        ('<td x:num="123456">12.3', "12.3"), ('<td sdval="13887310001">1,4E+10', "1,4E+10"),
        ('<td sdval="1975.1">1975.10', "1975.10"), ("<td x:num>5", "5"), ('<td x:num="NaN">5', "5"),
    ],
)  # fmt: skip
def test_a_number_that_a_narrow_column_cut_is_whole(cell: str, text: str) -> None:
    (sheet,) = read_html_tables(f"<table><tr>{cell}</td></tr></table>", "名")
    assert sheet.rows == [[text]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<ruby>陆<rp>(</rp><rt>lù</rt><rp>)</rp></ruby>远山", "陆远山"),
        ("<ruby>陆<rt>lù</ruby>远山", "陆远山"),
        ("陆<del class=msoDel>白</del><ins>远山</ins>", "陆远山"),
        ('陆远山<a class="msocomanchor" href="#c1">[王1]</a>先生', "陆远山先生"),
        ('<a href="http://a.cn">陆远山</a>', "陆远山"),
        ("<script>x</script>陆<style>y</style>远山", "陆远山"),
    ],
)
def test_pinyin_changes_and_comments_are_no_text_of_a_cell(cell: str, text: str) -> None:
    (sheet,) = read_html_tables(f"<table><tr><td>{cell}</td><td>乙</td></tr></table>", "名")
    assert sheet.rows == [[text, "乙"]]


def test_a_list_inside_a_table_for_layout_is_found() -> None:
    inner = "<table><tr><td>姓名<td>单位<tr><td>甲<td>乙</table>"
    sheets = read_html_tables(
        f"<table><tr><td>标题</td></tr><tr><td>{inner}</td></tr></table>", "名"
    )
    assert sheets[0].rows == [["姓名", "单位"], ["甲", "乙"]]
    assert "姓名" in str(sheets[1].rows)
    assert [each.name for each in sheets] == ["名", "名（2）"]


def test_machine_texts_that_are_pasted_are_what_they_stand_for() -> None:
    assert read_pasted('姓名\t证号\n陆远山\t="0012"\n白小楼\t#N/A').rows[1:] == [
        ["陆远山", "0012"],
        ["白小楼", ErrorCell("#N/A")],
    ]


def test_a_list_pasted_without_tabs_is_cut_where_it_shows_columns() -> None:
    assert read_pasted("姓名，单位\n王刚，医院").rows == [["姓名", "单位"], ["王刚", "医院"]]
