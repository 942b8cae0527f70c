"""Lists that stand side by side on one sheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.grids import MergedRange, Row, Sheet
from desktop_app.documents.side_by_side import joined


def stacked(rows: list[Row], *merged: MergedRange) -> Sheet:
    return joined(Sheet("表", rows, merged))


def test_two_lists_with_an_empty_column_between_are_read_one_after_the_other() -> None:
    sheet = stacked([
        ["委员名单", "", "", "", "", "", ""],
        ["姓名", "单位", "手机", "", "姓名", "单位", "手机"],
        ["甲", "a", "1", "", "丙", "c", "3"],
        ["乙", "b", "2", "", "丁", "d", "4"],
        ["", "", "", "", "戊", "e", "5"],
    ])  # fmt: skip
    assert [row[0] for row in sheet.rows] == ["委员名单", "姓名", "甲", "乙", "丙", "丁", "戊"]
    assert sheet.rows[-1] == ["戊", "e", "5"]
    assert sheet.notices == (
        "这张表里左右并排着 2 份名单，已接成一份：原表 E–G 列接在第 4 行之后。",
    )


@pytest.mark.parametrize("times", [2, 3])
def test_lists_that_repeat_their_titles_without_a_gap_are_read(times: int) -> None:
    rows: list[Row] = [["序号", "姓名", "单位"] * times]
    rows += [
        [x for n in range(times) for x in (n, f"甲{n}", "a")],
        [1, "乙", "b", *[""] * 3 * (times - 1)],
    ]
    sheet = stacked(rows)
    assert [row[1] for row in sheet.rows] == [
        "姓名",
        "甲0",
        "乙",
        *[f"甲{n}" for n in range(1, times)],
    ]


def test_titles_in_another_order_and_one_more_column_find_their_place() -> None:
    sheet = stacked([
        ["姓名", "单位", "手机", "", "单位", "姓名", "手机", "邮箱"],
        ["甲", "a", "1", "", "b", "乙", "2", "e@x.cn"],
    ])  # fmt: skip
    assert sheet.rows == [
        ["姓名", "单位", "手机", "邮箱"], ["甲", "a", "1", ""], ["乙", "b", "2", "e@x.cn"],
    ]  # fmt: skip


def test_the_name_over_each_list_and_a_unit_are_kept() -> None:
    sheet = stacked([
        ["农业界", "", "", "", "", "教育界", "", "", ""],
        ["", "", "", "", "", "", "", "", "单位：万元"],
        ["姓名", "单位", "手机", "金额", "", "姓名", "单位", "手机", "金额"],
        ["甲", "a", "1", 1, "", "乙", "b", "2", 2],
    ], MergedRange(0, 0, 0, 3), MergedRange(0, 5, 0, 8))  # fmt: skip
    assert [row[0] for row in sheet.rows] == ["农业界", "", "姓名", "甲", "教育界", "乙"]
    assert sheet.rows[1][-1] == "单位：万元"
    assert set(sheet.merged) == {MergedRange(0, 0, 0, 3), MergedRange(4, 0, 4, 3)}


def test_cells_merged_down_stay_merged_where_they_go() -> None:
    sheet = stacked(
        [
            ["界别", "姓名", "", "界别", "姓名"],
            ["农业", "甲", "", "教育", "丙"],
            ["", "乙", "", "", "丁"],
        ],
        MergedRange(1, 0, 2, 0),
        MergedRange(1, 3, 2, 3),
    )
    assert set(sheet.merged) == {MergedRange(1, 0, 2, 0), MergedRange(3, 0, 4, 0)}


@pytest.mark.parametrize(
    "rows",
    [
        [["姓名", "单位", "手机"], ["甲", "a", "1"]],
        [["姓名", "称谓", "姓名", "称谓", "姓名"], ["甲", "父", "乙", "母", "丙"]],
        [["指标", "去年", "", "今年", ""], ["", "数", "金额", "数", "金额"], ["x", 1, 2, 3, 4]],
        [["姓名", "", "姓名"], ["甲", "", "乙"]],
        [["姓名", "单位", "", "姓名", "电话"], ["甲", "a", "说明", "乙", "1"]],
        [["姓名", "单位", "", "称谓", "姓名", "年龄"], ["甲", "a", "", "父", "乙", 60]],
        [["姓名", "姓名", "姓名", "姓名"], ["甲", "乙", "丙", "丁"]],
        [],
    ],
)  # fmt: skip
def test_one_list_is_left_as_it_is(rows: list[Row]) -> None:
    sheet = Sheet("表", rows)
    assert joined(sheet) is sheet


CELLS = st.sampled_from(["", "姓名", "单位", "手机", "甲", 1, "长" * 50])


@given(st.lists(st.lists(CELLS, max_size=8), max_size=6))
def test_no_cell_under_the_titles_is_lost(rows: list[list[str | int]]) -> None:
    sheet = Sheet("表", rows)
    stacked = joined(sheet)
    if stacked is not sheet:
        before = sum(cell in ("甲", 1) for row in rows for cell in row)
        assert sum(cell in ("甲", 1) for row in stacked.rows for cell in row) >= before
        assert len({len(row) for row in stacked.rows}) == 1
