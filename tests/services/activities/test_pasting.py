"""A pasted block: by place or by name, what cannot be read is asked about."""

from __future__ import annotations

from desktop_app.services.activities.mark_sheet import MarkSheet
from desktop_app.services.activities.pasting import pasted
from tests.services.activities.sheets import sheet


def test_marks_alone_go_where_the_cursor_is_in_the_rows_as_shown() -> None:
    found = pasted(sheet(), "√\t假\r\n×\t\r\n", (5, 0), [5, 0, 1])
    assert found.cells == {(5, 0): "到", (5, 1): "假", (0, 0): "缺"}
    assert found.doubts == ""


def test_names_before_the_marks_find_their_persons() -> None:
    text = "序号\t姓名\t上午\t下午\n1\t杨自清\t√\t缺席\n2\t演示无名\t√\t√\n3\t刀志坚\t迟到\t"
    found = pasted(sheet(), text, (3, 0), range(6))
    assert found.by_name
    assert found.cells == {(5, 0): "到", (5, 1): "缺", (1, 0): "迟"}
    assert found.doubts == "名单里没有：演示无名"


def test_names_that_nobody_has_are_names_all_the_same() -> None:
    found = pasted(sheet(), "演示甲\t√\n演示乙\t√", (0, 0), range(6))
    assert (found.cells, found.unknown) == ({}, ("演示甲", "演示乙"))


def test_namesakes_are_never_guessed() -> None:
    shown = sheet()
    twice = MarkSheet([*shown.rows, shown.rows[1]._replace(key=300)], shown.parts)
    found = pasted(twice, "刀志坚\t√\n杨自清\t√", (0, 0), range(7))
    assert (found.cells, found.several) == ({(5, 0): "到"}, ("刀志坚",))


def test_what_is_no_mark_and_what_lies_outside_is_said() -> None:
    found = pasted(sheet(), "√\t√\t√\n晚点\t√", (5, 0), range(6))
    assert found.cells == {(5, 0): "到", (5, 1): "到"}
    assert found.doubts == "不是出勤记号：晚点\n超出表格的有 2 格"


def test_an_empty_clipboard_sets_nothing() -> None:
    found = pasted(sheet(), " \n\t\n", (0, 0), range(6))
    assert (found.cells, found.doubts) == ({}, "")
