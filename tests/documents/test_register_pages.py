"""Rows of a register's page as operators: each line at its height, cells without text left out."""

from __future__ import annotations

import datetime
import io

from desktop_app.documents.pages import MIDDLE
from desktop_app.documents.pdf_file import PdfFile
from desktop_app.documents.register_cells import PITCH, SIZE, ColumnSetter
from desktop_app.documents.register_heads import Head
from desktop_app.documents.register_pages import PageRows, draw_row, grid

MIDDLE_OF_ROW = 100 + MIDDLE * SIZE


def test_lines_of_cells_stand_around_the_middle_of_their_row() -> None:
    operators: list[str] = []
    draw_row(operators, [("a %s",), (), ("b %s", "c %s"), ("d %s", "e %s", "f %s")], MIDDLE_OF_ROW)
    heights = (0, PITCH / 2, -PITCH / 2, PITCH, 0, -PITCH)
    shown = [f"{name} {100 + height:.2f}" for name, height in zip("abcdef", heights, strict=True)]
    assert operators == ["\n".join(shown)]
    draw_row(operators, [("a %s",), (), ("b %s",)], MIDDLE_OF_ROW)
    assert operators[1:] == ["a 100.00\nb 100.00"]


def test_a_row_without_text_adds_nothing() -> None:
    operators: list[str] = []
    draw_row(operators, [(), ()], MIDDLE_OF_ROW)
    draw_row(operators, [], MIDDLE_OF_ROW)
    assert operators == []


def test_what_has_no_shape_takes_no_room_in_a_column() -> None:
    document = PdfFile(io.BytesIO(), (600, 800), datetime.date(2026, 11, 24)).document
    setter = ColumnSetter(document, 0, 6 + 4 * SIZE, "center")
    assert setter["甲\u200b乙"] == setter["甲乙"]
    assert setter["甲\t乙"] == setter["甲 乙"]
    assert [
        len(setter[text]) for text in ("", "甲乙丙丁", "甲\n乙", "甲\r\n乙", "甲乙丙丁戊己")
    ] == [0, 1, 2, 2, 2]


def test_lines_between_rows_begin_behind_merged_cells_and_below_a_shared_head() -> None:
    page = PageRows([], [100.0, 80.0, 60.0, 40.0], [(80.0, 70.0)], begins={60.0: 1})
    drawn = grid(page, [0.0, 10.0, 20.0, 30.0], Head(20, 5, (), ((1, 3),), frozenset({2})))
    for line in (
        "0.00 80.00 m 30.00 80.00 l", "10.00 60.00 m 30.00 60.00 l",
        "10.00 100.00 m 10.00 80.00 l", "20.00 95.00 m 20.00 80.00 l",
        "20.00 70.00 m 20.00 40.00 l", "10.00 95.00 m 30.00 95.00 l",
    ):  # fmt: skip
        assert line in drawn
