"""Tables in forms: the head again on every page, never alone at a page's end, rows whole."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.form_cells import FormSetter
from desktop_app.documents.form_layout import CellPiece, FormLayout
from desktop_app.documents.pages import creation_day
from desktop_app.documents.pdf_file import PdfFile
from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.record_forms import FRAME, NEXT_TOP

COLUMNS = (TableColumn("序号", 16), TableColumn("意见", 140, "long"))
HEAD = "意见"


@pytest.fixture(scope="module")
def setter() -> FormSetter:
    return FormSetter(PdfFile(io.BytesIO(), FRAME.size, creation_day("")).document)


def form(before: int, texts: list[str]) -> PrintedForm:
    grid = MixedGrid()
    for _ in range(before):
        grid.row(9).rest("标签", "文字")
    grid.table(COLUMNS, [(str(place), text) for place, text in enumerate(texts)], 9)
    grid.row(30).cell("主持人：", "sign")
    return grid.form("表", "演示")


def pages(made: PrintedForm, setter: FormSetter) -> list[list[CellPiece]]:
    return FormLayout(made, setter, FRAME, FRAME.top - 40).pages(NEXT_TOP)


def texts_of(page: list[CellPiece]) -> list[str]:
    return [piece.cell.cell.text for piece in page]


@given(
    before=st.integers(0, 26),
    texts=st.lists(st.sampled_from(["短", "中" * 150, "长" * 3000]), min_size=1, max_size=12),
)
def test_every_page_of_a_table_begins_with_its_head(
    setter: FormSetter, before: int, texts: list[str]
) -> None:
    made = form(before, texts)
    (table,) = made.tables
    for page in pages(made, setter):
        rows = [piece.cell.cell.row for piece in page]
        lines = [row for row in rows if table[0] < row < table[1]]
        if lines:
            assert HEAD in texts_of(page)
            assert rows.index(table[0]) < rows.index(lines[0])
        else:
            assert table[0] not in rows


@given(
    before=st.integers(0, 26),
    texts=st.lists(st.sampled_from(["短", "中" * 150, "长" * 3000]), min_size=1, max_size=12),
)
def test_pieces_stay_on_the_page_and_every_line_is_set_once(
    setter: FormSetter, before: int, texts: list[str]
) -> None:
    made = form(before, texts)
    lines: dict[int, str] = {}
    for page in pages(made, setter):
        for piece in page:
            assert FRAME.bottom - 0.1 <= piece.bottom <= piece.top <= FRAME.top
            if piece.cell.cell.kind == "long":
                row = piece.cell.cell.row
                lines[row] = lines.get(row, "") + "".join(line.text for line in piece.lines)
    assert [text.lstrip("\u3000") for text in lines.values()] == texts


def test_a_form_without_a_line_under_a_head_keeps_the_head(setter: FormSetter) -> None:
    made = form(2, [])
    assert HEAD in texts_of(pages(made, setter)[0])
    assert made.tables == [(2, 3)]


def words_of(pages_: list[list[CellPiece]], start: str) -> str:
    """What is printed of the cell whose text begins with a character, over all pages."""
    lines = (
        line
        for page in pages_
        for piece in page
        if piece.cell.cell.text.startswith(start)
        for line in piece.lines
    )
    return "".join(line.text for line in lines)


@pytest.mark.parametrize("length", [200, 300, 900, 3000])
def test_a_head_that_takes_most_of_a_page_is_printed_once_whole(
    setter: FormSetter, length: int
) -> None:
    columns = (TableColumn("甲" * length, 20, "long"), TableColumn("意见", 136, "long"))
    grid = MixedGrid()
    grid.table(columns, [("短", "长" * 3000) for _ in range(3)], 9)
    found = pages(grid.form("表", "演示"), setter)
    assert words_of(found, "甲").count("甲") == length
    assert words_of(found, "长").count("长") == 9000
    assert all(piece.bottom >= FRAME.bottom - 0.1 for page in found for piece in page)


@pytest.mark.parametrize("length", [300, 3000])
def test_a_label_longer_than_a_page_goes_on_where_it_ended(setter: FormSetter, length: int) -> None:
    grid = MixedGrid()
    grid.row(9).rest("标" * length, "文字")
    found = pages(grid.form("表", "演示"), setter)
    assert words_of(found, "标").count("标") == length
    assert all(piece.bottom >= FRAME.bottom - 0.1 for page in found for piece in page)
