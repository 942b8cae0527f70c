"""Where a header stands, and what its titles mean."""

from __future__ import annotations

import pytest

from desktop_app.documents.grids import MergedRange, Row, Sheet
from desktop_app.documents.headers import (
    FieldTitles,
    find_header,
    guess_mapping,
    plain,
    remembered_mapping,
)

HEADINGS = (
    FieldTitles("name", "姓名", ("委员姓名",)),
    FieldTitles("born", "出生日期", ("出生年月", "生日")),
    FieldTitles("sector", "界别", ("所属界别",)),
    FieldTitles("unit", "工作单位", ("单位",)),
    FieldTitles("post", "单位职务", ("职务",)),
    FieldTitles("mobile", "手机", ("联系电话", "手机号码")),
    FieldTitles("email", "电子邮箱", ("邮箱",)),
)


def sheet(*rows: Row, merged: tuple[MergedRange, ...] = ()) -> Sheet:
    width = max(map(len, rows))
    return Sheet("表", [[*row, *[""] * (width - len(row))] for row in rows], merged)


@pytest.mark.parametrize(
    "title", ["姓名", " 姓 名 ", "姓　名", "*姓名", "姓名：", "1.姓名", "姓\n名"]
)
def test_a_title_is_known_however_it_is_spaced_or_marked(title: str) -> None:
    assert plain(title) == "姓名"


def test_columns_are_known_in_any_order_and_by_their_other_names() -> None:
    titles = ("序号", "联系电话", "出生年月（公历）", "微信号", "姓名")
    assert guess_mapping(titles, HEADINGS) == {1: "mobile", 2: "born", 4: "name"}


def test_a_field_is_given_to_the_column_that_names_it_best() -> None:
    assert guess_mapping(("联系电话", "手机"), HEADINGS) == {1: "mobile"}


def test_the_header_is_found_under_title_rows() -> None:
    found = find_header(
        sheet(["委员名单"], ["填报单位：县政协"], [], ["姓名", "界别"], ["王刚", "农业"]), HEADINGS
    )
    assert (found.row, found.depth, found.titles) == (3, 1, ("姓名", "界别"))


def test_a_header_of_two_rows_joins_parent_and_child() -> None:
    found = find_header(
        sheet(
            ["委员名单"],
            ["姓名", "工作", "", "联系方式", ""],
            ["", "单位", "职务", "手机", "邮箱"],
            ["王刚", "县医院", "医师", "13800000000", "a@b.cn"],
            merged=(
                MergedRange(0, 0, 0, 4),
                MergedRange(1, 0, 2, 0),
                MergedRange(1, 1, 1, 2),
                MergedRange(1, 3, 1, 4),
            ),
        ),
        HEADINGS,
    )
    assert (found.row, found.depth) == (1, 2)
    assert found.titles == ("姓名", "工作/单位", "工作/职务", "联系方式/手机", "联系方式/邮箱")
    mapping = guess_mapping(found.titles, HEADINGS)
    assert mapping == {0: "name", 1: "unit", 2: "post", 3: "mobile", 4: "email"}


def test_a_header_of_two_rows_is_found_where_merging_was_lost() -> None:
    found = find_header(
        sheet(["姓名", "联系方式", ""], ["", "手机", "邮箱"], ["王刚", "13800000000", "a@b.cn"]),
        HEADINGS,
    )
    assert (found.depth, found.titles) == (2, ("姓名", "联系方式/手机", "联系方式/邮箱"))


def test_a_line_of_data_is_not_taken_for_a_second_header_row() -> None:
    found = find_header(sheet(["姓名", "界别", "单位"], ["王刚", "农业", "县医院"]), HEADINGS)
    assert found.depth == 1


def test_where_no_title_is_known_the_first_row_of_texts_is_the_header() -> None:
    found = find_header(sheet(["表"], ["甲", "乙"], ["1", "2"]), HEADINGS)
    assert found.row == 1


def test_a_choice_made_before_stands_over_the_guess() -> None:
    mapping = remembered_mapping(
        ("姓名", "单位", "微信号"), HEADINGS, {"单位": "", "微信号": "email", "姓名": "gone"}
    )
    assert mapping == {0: "name", 2: "email"}
