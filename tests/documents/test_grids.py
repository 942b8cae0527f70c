"""Columns by letter, cells as people see them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.grids import (
    Cell,
    ErrorCell,
    MonthDay,
    Picture,
    cell_text,
    column_letter,
    column_number,
    is_blank,
)


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_are_lettered_as_spreadsheets_do(column: int, letters: str) -> None:
    assert column_letter(column) == letters


@given(st.integers(0, 20_000))
def test_letters_name_their_column(column: int) -> None:
    assert column_number(column_letter(column)) == column


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (13800001111.0, "13800001111"),
        (1975.03, "1975.03"),
        (True, "是"),
        (" 王刚 ", "王刚"),
        (datetime.date(1975, 3, 5), "1975-03-05"),
        (datetime.datetime(1975, 3, 5), "1975-03-05"),
        (1e20, "1e+20"),
        (ErrorCell("#N/A"), "#N/A"),
        (Picture(b"\xff\xd8"), "［图片］"),
        (MonthDay(2026, 3, 5), "3月5日"),
    ],
)
def test_a_cell_is_shown_as_it_was_typed(cell: Cell, text: str) -> None:
    assert cell_text(cell) == text


def test_spaces_alone_are_blank() -> None:
    assert is_blank(" 　\t")
    assert not is_blank(0.0)


@pytest.mark.parametrize("cell", [ErrorCell("#REF!"), Picture(b"\x89PNG")])
def test_a_failed_formula_and_a_picture_are_no_blanks(cell: Cell) -> None:
    assert not is_blank(cell)
