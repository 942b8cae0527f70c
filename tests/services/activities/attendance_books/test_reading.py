"""Attendance books as offices keep them: lists, matrices, groups, two-line heads, legends."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.services.activities import marks
from desktop_app.services.activities.attendance_books.reading import read_attendance
from tests.services.activities.attendance_books import books


def test_a_matrix_with_a_head_of_two_lines() -> None:
    found = books.read(*books.MATRIX)
    assert books.cells(found) == {
        "刀志坚": "到到到到",
        "司马文渊": "到假假到",
        "李德者嘎": "迟缺公",
    }
    heads = [each.head for each in found.blocks[0].meetings]
    assert [(each.day, each.half) for each in heads] == [
        ("2026-02-09", "morning"), ("2026-02-09", "afternoon"),
        ("2026-02-10", "morning"), ("2026-02-10", "afternoon"),
    ]  # fmt: skip
    assert [cell.note for cell in found.blocks[0].people[1].marks] == ["", "学习", "病假", ""]
    assert found.blocks[0].people[0].row == 4
    assert not found.unread


def test_merged_heads_of_a_real_workbook(tmp_path: Path) -> None:
    merged = ["A1:H1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:H3", "A8:H8", "F5:G5"]
    book = books.workbook(tmp_path / "出勤.xlsx", books.MATRIX, merged)
    found = read_attendance(book, books.TODAY)
    assert books.cells(found)["司马文渊"] == "到假假假"  # 病 in F5 reaches over G5
    assert len(found.blocks[0].meetings) == 4
    assert found.blocks[0].title.name == "政协演示县十届三次会议"


def test_a_list_of_one_meeting_with_columns_for_each_mark() -> None:
    found = books.read(
        ("演示常委会会议签到表",), ("时间：2026年3月5日",),
        ("姓名", "工作单位", "签到", "请假", "缺席", "备注"),
        ("刀志坚", "一中", "√"), ("司马文渊", "二中", "", "出差"),
        ("杨自清", "", "", "", "√", "没说"),
        ("列席人员",), ("严云峰", "", "8:55"), ("李德者嘎（专家）",),
    )  # fmt: skip
    (block,) = found.blocks
    assert not block.is_matrix
    assert (block.title.name, block.title.day) == ("演示常委会会议", "2026-03-05")
    assert books.cells(found) == {
        "刀志坚": "到", "司马文渊": "公", "杨自清": "缺", "严云峰": "到", "李德者嘎": "",
    }  # fmt: skip
    told = {each.name: (each.role, each.remark) for each in block.people}
    assert told["严云峰"][0] == "列席人员"
    assert told["李德者嘎"][0] == "专家"
    assert told["杨自清"][1] == "没说"


def test_several_lists_in_one_sheet_and_a_sheet_for_each_group() -> None:
    one = (("第一组",), ("姓名", "出席情况"), ("刀志坚", "出席"), ("小计", "1"), (),
           ("第二组（2人）",), ("姓名", "出席情况"), ("杨自清", "请假"))  # fmt: skip
    book = books.grid(("讨论", one), ("第三组", (("姓名", "出席情况"), ("严云峰", "缺席"))),
                      ("说明", (("没有名单",),)))  # fmt: skip
    found = read_attendance(book, books.TODAY)
    people = [(each.name, each.group) for block in found.blocks for each in block.people]
    assert people == [("刀志坚", "第一组"), ("杨自清", "第二组"), ("严云峰", "第三组")]
    assert books.cells(found) == {"刀志坚": "到", "杨自清": "假", "严云峰": "缺"}
    assert found.others == ("说明",)


def test_sections_between_the_lines_give_sector_and_group() -> None:
    found = books.read(
        ("姓名", "2月9日"), ("农业界",), ("刀志坚", "√"), ("教育界（2人）",), ("杨自清", "√")
    )
    assert [each.sector for each in found.blocks[0].people] == ["农业界", "教育界"]


def test_a_legend_says_what_signs_mean() -> None:
    found = books.read(
        ("姓名", "3月20日", "6月18日"), ("刀志坚", "√", "△"), ("杨自清", "○", "√"),
        ("说明：√出席　△请假　○缺席",),
    )  # fmt: skip
    assert books.cells(found) == {"刀志坚": "到假", "杨自清": "缺到"}


def test_signs_that_nobody_explains_are_told_with_their_place() -> None:
    found = books.read(("姓名", "3月20日"), ("刀志坚", "△"), ("", "√"))
    assert [each.place for each in found.unread] == ["“Sheet1”第 2 行 B 列", "“Sheet1”第 3 行"]
    assert "△" in found.unread[0].text
    assert "没有姓名" in found.unread[1].text


def test_rows_of_a_log_are_parted_by_their_meeting() -> None:
    found = books.read(
        ("活动名称", "日期", "姓名", "出席情况"), ("演示读书会", "2026-04-23", "刀志坚", "到"),
        ("演示常委会", "2026-03-05", "刀志坚", "假"), ("演示读书会", "2026-04-23", "杨自清", "缺"),
    )  # fmt: skip
    told = [(block.title.name, block.title.day, len(block.people)) for block in found.blocks]
    assert told == [("演示读书会", "2026-04-23", 2), ("演示常委会", "2026-03-05", 1)]


def test_sums_and_other_columns_are_no_meetings() -> None:
    found = books.read(
        ("姓名", "年龄", "学科", "演示座谈", "3月20日", "出席次数", "出席率", "请假"),
        ("刀志坚", "45", "物理", "√", "1", "2", "100%", "0"),
        ("杨自清", "50", "化学", "缺", "0", "0", "0", "0"),
    )  # fmt: skip
    assert [each.head.text for each in found.blocks[0].meetings] == ["演示座谈", "3月20日"]
    assert found.blocks[0].unused == ("学科",)
    assert books.cells(found) == {"刀志坚": "到到", "杨自清": "缺缺"}


def test_lists_next_to_each_other() -> None:
    book = books.grid(("签到", (("姓名", "签到", "姓名", "签到"), ("刀志坚", "√", "杨自清", "假"))))
    from desktop_app.documents.side_by_side import joined

    book = book.__class__(book.name, tuple(map(joined, book.sheets)))
    assert books.cells(read_attendance(book, books.TODAY)) == {"刀志坚": "到", "杨自清": "假"}


@pytest.mark.parametrize("rows", [
    (("姓名",), ("刀志坚",)), (("单位", "出席情况"), ("一中", "√")), (("随便",),),
])  # fmt: skip
def test_a_book_without_a_list_is_refused_with_what_to_do(rows: books.Rows) -> None:
    with pytest.raises(UserError, match="姓名"):
        books.read(*rows)


def test_the_same_as_text_and_as_a_pasted_block(tmp_path: Path) -> None:
    from desktop_app.services import imports

    lines = ["\t".join(row) for row in books.MATRIX[1:6]]
    pasted = read_attendance(imports.open_pasted("\n".join(lines)), books.TODAY)
    path = tmp_path / "2026年出勤.csv"
    path.write_text("\n".join(",".join(row) for row in books.MATRIX), encoding="gb18030")
    typed = read_attendance(imports.open_book(path), books.TODAY)
    assert books.cells(pasted) == books.cells(typed) == books.cells(books.read(*books.MATRIX))


def test_a_block_without_a_head_is_names_and_marks() -> None:
    found = books.read(("1", "刀志坚", "√", "假"), ("2", "杨自清", "缺", "√"))
    assert books.cells(found) == {"刀志坚": "到假", "杨自清": "缺到"}
    assert [each.head.name for each in found.blocks[0].meetings] == ["第1段", "第2段"]
    for rows in ((("单位", "电话"), ("一中", "1")), (("刀志坚", "一中"),), (("√", "假"),)):
        with pytest.raises(UserError):
            books.read(*rows)


def test_ticks_of_another_kind_in_a_list_are_no_meeting() -> None:
    found = books.read(("姓名", "签到", "领取材料"), ("刀志坚", "√", "√"), ("杨自清", "假", "√"))
    assert books.cells(found) == {"刀志坚": "到", "杨自清": "假"}
    assert found.blocks[0].unused == ("领取材料",)


@given(st.lists(st.lists(st.sampled_from(marks.KNOWN + marks.BLANK), min_size=3, max_size=3),
                min_size=1, max_size=12), st.booleans(), st.booleans())  # fmt: skip
def test_every_mark_that_is_written_is_read(
    held: list[list[str]], in_words: bool, has_two_lines: bool
) -> None:
    """The law: marks, as signs or words, under heads of one line or two → the same marks."""
    signs = marks.WORDS if in_words else {"到": "√", "缺": "×", "·": ""}
    names = [f"演示{sign}" for sign in "甲乙丙丁戊己庚辛壬癸子丑"]
    lines = [(name, *(signs.get(each, each) for each in text))
             for name, text in zip(names, held, strict=False)]  # fmt: skip
    one = [("姓名", "2月9日上午", "2月9日下午", "2月10日上午")]
    two = [("姓名", "2月9日", "", "2月10日"), ("", "上午", "下午", "上午")]
    found = books.read(("演示县十届三次会议",), *(two if has_two_lines else one), *lines)
    wanted = ["".join(text).replace(marks.BLANK, "") for text in held]
    assert list(books.cells(found).values()) == wanted
    assert not found.unread


def test_a_long_cell_that_is_no_mark_is_told_in_short() -> None:
    found = books.read(("姓名", "2月9日上午"), ("演示甲", "错" * 5000), ("演示乙", "√"))
    assert [len(each.text) < 80 for each in found.unread] == [True]
