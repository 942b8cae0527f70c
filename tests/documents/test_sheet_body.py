"""The lines under a header."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.grids import Cell, MergedRange, Row, Sheet
from desktop_app.documents.headers import Header
from desktop_app.documents.sheet_body import Body, body_of

HEADER = Header(0, 1, ("界别", "姓名", "单位", "手机"))
TITLES: Row = ["界别", "姓名", "单位", "手机"]


def body(*rows: Row, merged: tuple[MergedRange, ...] = (), used: tuple[int, ...] = ()) -> Body:
    return body_of(Sheet("表", [TITLES, *rows], merged), HEADER, used)


def test_a_cell_merged_down_counts_for_each_of_its_lines() -> None:
    found = body(
        ["农业", "王刚", "", ""], ["", "李明", "", ""], ["教育", "张三", "", ""],
        merged=(MergedRange(1, 0, 2, 0),),
    )  # fmt: skip
    assert [row[0] for row in found.rows] == ["农业", "农业", "教育"]


def test_an_empty_cell_that_is_not_merged_stays_empty() -> None:
    found = body(["农业", "王刚", "", ""], ["", "李明", "", ""])
    assert [row[0] for row in found.rows] == ["农业", ""]


def test_blank_lines_are_left_out_and_the_others_keep_their_numbers() -> None:
    found = body(
        ["", "", "", ""], ["农业", "王刚", "", ""], [" ", "　", "", ""], ["", "李明", "", ""]
    )
    assert list(found.numbers) == [3, 5]
    assert found.blanks == 2


def test_a_line_that_is_only_the_end_of_a_merged_cell_is_blank() -> None:
    found = body(["农业", "王刚", "", ""], ["", "", "", ""], merged=(MergedRange(1, 0, 2, 0),))
    assert (len(found.rows), found.blanks) == (1, 1)


def test_sums_are_left_out() -> None:
    found = body(
        ["小计", "", "", 3.0], ["合 计：12 人", "", "", ""], ["", "总计", "", 12.0],
        ["农业", "王刚", "合计印刷厂", ""],
    )  # fmt: skip
    assert (found.sums, [row[1] for row in found.rows]) == (3, ["王刚"])


def test_notes_and_section_lines_are_left_out() -> None:
    found = body(
        ["一、农业界", "", "", ""], ["农业", "王刚", "", ""], ["注：手机号待核", "", "", ""],
        ["制表人：李明", "", "", ""], merged=(MergedRange(1, 0, 1, 3),),
    )  # fmt: skip
    assert (found.notes, [row[1] for row in found.rows]) == (3, ["王刚"])


def test_a_header_repeated_on_the_next_printed_page_is_left_out() -> None:
    assert len(body(["农业", "王刚", "", ""], TITLES, ["教育", "李明", "", ""]).rows) == 2


def test_a_line_with_only_a_name_is_kept() -> None:
    assert len(body(["", "王刚", "", ""]).rows) == 1


def test_a_line_without_anything_in_the_columns_that_are_read_is_left_out() -> None:
    assert body(["", "", "", "仅备注"], used=(0, 1)).notes == 1


CELLS: st.SearchStrategy[Cell] = st.sampled_from(
    ["", "", " ", "农业", "王刚", "姓名", "王姓名", "单位", "手机", "合计", "共 3 人",
     "男 3 人女 5 人", "〃", "注：", "（原）", 12.0, "13812345678"]
)  # fmt: skip
WIDE = Header(0, 1, ("界别", "姓名", "单位", "手机", "职务", "备注", "民族"))


@given(
    st.lists(st.lists(CELLS, min_size=7, max_size=7), max_size=8),
    st.sampled_from([(), (0, 1, 2), (1, 2, 3, 4, 5, 6)]), st.sampled_from([-1, 0, 1]),
    st.booleans(),
)  # fmt: skip
def test_the_usual_line_told_at_little_cost_is_told_as_any_other(
    rows: list[list[Cell]], used: tuple[int, ...], named: int, person: bool
) -> None:
    sheet = Sheet("表", [list(WIDE.titles), *rows])
    quick = body_of(sheet, WIDE, used, named, person=person)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("desktop_app.documents.sheet_body._Reach._is_plain", lambda *_: False)
        assert quick == body_of(sheet, WIDE, used, named, person=person)
