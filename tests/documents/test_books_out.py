"""Tables out, and back in."""

from __future__ import annotations

import tempfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.books_in import read_book
from desktop_app.documents.books_out import OutColumn, OutTable, write_table
from desktop_app.documents.text_guard import is_live, unguarded
from desktop_app.errors import Cancelled

COLUMNS = (OutColumn("姓名", 8), OutColumn("手机", 12), OutColumn("届数", 4, "right"))
ROWS: list[list[str | int | float | None]] = [
    ["王刚", "13800001111", 2],
    ["=cmd|'/c calc'!A1", "+8613800001111", None],
]
LIVE = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠1", "'=1", "''=1", "'王", "_x0041_"]


def table(rows: list[list[str | int | float | None]]) -> OutTable:
    return OutTable("委员", COLUMNS, rows)


def test_a_workbook_has_a_frozen_header_with_filters_and_widths(tmp_path: Path) -> None:
    write_table(table(list(ROWS)), tmp_path / "a.xlsx")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["委员"]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:C3"
    assert page.column_dimensions["B"].width > page.column_dimensions["C"].width


def test_numbers_of_people_are_text_cells_and_nothing_is_a_formula(tmp_path: Path) -> None:
    write_table(table(list(ROWS)), tmp_path / "a.xlsx")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["委员"]
    kinds = [[cell.data_type for cell in row] for row in page.iter_rows(min_row=2, max_row=3)]
    assert kinds == [["s", "s", "n"], ["s", "s", "n"]]
    assert page["B2"].number_format == "@"
    assert page["A3"].value == "=cmd|'/c calc'!A1"


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("text", LIVE)
def test_every_text_comes_back_as_it_was(tmp_path: Path, suffix: str, text: str) -> None:
    path = tmp_path / f"a{suffix}"
    write_table(table([[text, "中", None]]), path)
    cell = read_book(path).sheets[0].rows[1][0]
    assert isinstance(cell, str)
    assert unguarded(cell) == text


def test_csv_has_a_mark_and_no_live_text(tmp_path: Path) -> None:
    write_table(table([[text, "中", 1] for text in LIVE]), tmp_path / "a.csv")
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    cells = [row[0] for row in read_book(tmp_path / "a.csv").sheets[0].rows]
    assert not any(is_live(str(cell)) for cell in cells)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30))
def test_any_text_comes_back_from_a_workbook(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        write_table(table([[text, "中", None]]), path)
        assert unguarded(str(read_book(path).sheets[0].rows[1][0])) == text


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_cancelled_export_leaves_nothing_behind(tmp_path: Path, suffix: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    def stop(done: int, _total: int) -> None:
        if done >= 200:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_table(table([["王刚", "1", 1]] * 1000), folder / f"a{suffix}", stop)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["委员:名册/一[二]", "", "字" * 50])
def test_any_name_makes_a_sheet(tmp_path: Path, name: str) -> None:
    write_table(OutTable(name, COLUMNS, [["王", "1", 1]]), tmp_path / "a.xlsx")
    assert len(read_book(tmp_path / "a.xlsx").sheets) == 1
