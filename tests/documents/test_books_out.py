"""Tables out, and back in."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.books_in import read_book
from desktop_app.documents.books_out import (
    About,
    OutCell,
    OutColumn,
    OutRegister,
    OutTable,
    write_table,
    write_workbook,
)
from desktop_app.documents.out_tables import MONEY
from desktop_app.documents.printables import Column, Foot, Register, RowGroup
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


ABOUT = About("委员名册", "政协演示县委员会", "2026年11月23日")


def opened(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path)


def test_days_are_days_and_money_can_be_added_up(tmp_path: Path) -> None:
    columns = (OutColumn("日期"), OutColumn("资金（元）", 9, "right", MONEY))
    rows: list[list[OutCell]] = [
        [datetime.date(2025, 1, 3), 360000.0], ["2025-01", 0.5], [datetime.date(1899, 5, 1), 1],
    ]  # fmt: skip
    given = OutTable("意见建议", columns, rows)
    write_table(given, tmp_path / "a.xlsx")
    page = opened(tmp_path / "a.xlsx")["意见建议"]
    assert page["A2"].value == datetime.datetime(2025, 1, 3)
    assert page["A2"].number_format == "yyyy-mm-dd"
    assert [page["A3"].value, page["A4"].value] == ["2025-01", "1899-05-01"]
    assert [page[f"B{line}"].value for line in (2, 3)] == [360000, 0.5]
    assert page["B2"].number_format == MONEY
    write_table(given, tmp_path / "a.csv")
    cells = [list(row) for row in read_book(tmp_path / "a.csv").sheets[0].rows]
    assert cells[1:] == [["2025-01-03", "360000.00"], ["2025-01", "0.50"], ["1899-05-01", "1.00"]]


def test_a_sheet_is_ready_to_print_and_long_texts_are_wrapped(tmp_path: Path) -> None:
    columns = (OutColumn("姓名", 6), OutColumn("简历", 40), OutColumn("届数", 4, "right"))
    given = OutTable("委员", columns, [["王", "很长的简历" * 40, None]], 1)
    write_workbook([given], tmp_path / "a.xlsx", about=ABOUT)
    book = opened(tmp_path / "a.xlsx")
    page = book["委员"]
    assert page.freeze_panes == "B2"
    assert page["B2"].alignment.wrap_text
    assert not page["A2"].alignment.wrap_text
    assert all(page[f"{letter}2"].border.left.style == "thin" for letter in "ABC")
    assert page["A2"].font.name == "宋体"
    assert page.column_dimensions["B"].width < 40
    head, foot = page.oddHeader, page.oddFooter
    assert head is not None
    assert foot is not None
    assert "委员" in str(head.center.text)
    assert "第 &P 页" in str(foot.center.text)
    assert "统计截止日期：2026年11月23日" in str(foot.left.text)
    assert page.print_title_rows == "$1:$1"
    assert (book.properties.title, book.properties.creator) == ("委员名册", "政协演示县委员会")


def test_many_columns_are_printed_on_several_pages_at_a_scale_that_can_be_read(
    tmp_path: Path,
) -> None:
    wide = [OutColumn(f"字段{number}", 12) for number in range(40)]
    for count, scale in ((8, None), (40, 70)):
        table = OutTable("委员", wide[:count], [["字"] * count], 2)
        write_workbook([table], tmp_path / f"{count}.xlsx")
        page = opened(tmp_path / f"{count}.xlsx")["委员"]
        assert page.page_setup.scale == scale
        assert (page.print_title_cols == "$A:$B") is (scale is not None)


def test_a_register_stands_in_its_sheet_as_it_is_printed(tmp_path: Path) -> None:
    columns = (
        Column("序号"), Column("事项", align="left"), Column("日期", over="报送"),
        Column("文件", over="报送"), Column("意见", least=42),
    )  # fmt: skip
    groups = [RowGroup("提案委（1条）", [["1", "=1+1", "2025.04.11", "001", ""]]),
              RowGroup("经济委（1条）", [["1", "修路", "2025.04", "120", ""]])]  # fmt: skip
    register = Register(
        "跟踪表", "（共2条）", columns, groups, Foot("", "", "", ""), signed=("负责人：",)
    )
    write_workbook([OutRegister("打印用", register)], tmp_path / "a.xlsx", about=ABOUT)
    page = opened(tmp_path / "a.xlsx")["打印用"]
    values = [[cell.value for cell in row] for row in page.iter_rows()]
    assert values[0][0] == "跟踪表"
    assert values[1][0] == "（共2条）"
    assert values[2] == ["序号", "事项", "报送", None, "意见"]
    assert values[3][2:4] == ["日期", "文件"]
    assert values[4][0] == "提案委（1条）"
    assert values[5] == [1, "=1+1", datetime.datetime(2025, 4, 11), "001", None]
    assert page["B6"].data_type == "s"
    assert values[7][2:4] == ["2025.04", 120]
    assert values[-1][0] == "负责人："
    assert page.print_title_rows == "$3:$4"
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.fitToHeight == 0
