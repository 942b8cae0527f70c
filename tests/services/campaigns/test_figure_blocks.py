"""Blocks of cells as figures: tables with names, lines, bare numbers, what is no figure."""

from __future__ import annotations

import pytest

from desktop_app.documents.grids import Book, Cell, Sheet
from desktop_app.errors import UserError
from desktop_app.records.figure import SCALE
from desktop_app.services.campaigns.figure_blocks import (
    block_of_book,
    pasted_block,
    place_named,
    read_block,
)
from desktop_app.services.campaigns.figure_sheet import FigureSheet, sheet
from desktop_app.services.desk import Desk
from tests.services.campaigns.campaign_office import PLACES, SOURCE, campaign

TABLE = (
    "市场主体助推统计表\n"
    "县（市）\t新增市场主体（户）\t企业（户）\t个体工商户\t合作社\t全州新增\t占全州新增（%）\n"
    "演示甲县\t2,406\t355\t2021\t30\t\t4.7\n"
    "演示乙\t1800\t200\t1586\t14\t\t3.5\n"
    "演示丙市\t600\t100\t490\t—\t\t1.2\n"
    "合计\t4806\t655\t4097\t54\t51,128\t9.4\n"
)


@pytest.fixture
def of(desk: Desk) -> FigureSheet:
    return sheet(desk, campaign(desk), "2026Q3")


def named(of: FigureSheet, name: str) -> int:
    found = of.indicators.named(name)
    assert found is not None
    return found.key


def test_a_table_with_names_is_read_by_them_wherever_the_cursor_is(of: FigureSheet) -> None:
    block = pasted_block(of, TABLE, (2, 4))
    assert block.named
    assert not block.doubts
    assert block.cells[named(of, "新增市场主体"), PLACES[0]] == 2406 * SCALE
    assert block.cells[named(of, "企业"), PLACES[1]] == 200 * SCALE
    assert block.cells[named(of, "全州新增"), ""] == 51_128 * SCALE
    assert (named(of, "合作社"), PLACES[2]) not in block.cells  # — is nothing
    assert (named(of, "占全州新增"), PLACES[0]) not in block.cells  # it follows
    assert (named(of, "企业"), "") not in block.cells  # so does the sum row


def test_lines_of_place_indicator_and_figure(of: FigureSheet) -> None:
    text = "县（市）\t指标\t数\n演示甲县\t企业\t355\n\t全州新增\t9\n演示甲县\t没有的\t1\n"
    block = pasted_block(of, text, (0, 0))
    assert block.cells == {
        (named(of, "企业"), PLACES[0]): 355 * SCALE, (named(of, "全州新增"), ""): 9 * SCALE,
    }  # fmt: skip


def test_a_bare_block_begins_at_the_cursor(of: FigureSheet) -> None:
    block = pasted_block(of, "355\t2021\t30\n200\t1586\t14", (0, 1))
    names = ("企业", "个体工商户", "合作社")
    assert block.cells == {
        (named(of, name), PLACES[row]): SOURCE[name][row] * SCALE
        for name in names for row in (0, 1)
    }  # fmt: skip
    assert not block.named


def test_a_bare_block_with_places_before_it_goes_to_their_rows(of: FigureSheet) -> None:
    block = pasted_block(of, "演示丙市\t1\t2\n演示甲县\t3\t4", (1, 1))
    assert block.cells[named(of, "企业"), PLACES[2]] == SCALE
    assert block.cells[named(of, "个体工商户"), PLACES[0]] == 4 * SCALE


def test_what_is_no_figure_is_said_with_its_place(of: FigureSheet) -> None:
    block = pasted_block(of, "355户\t2021", (0, 1))
    assert list(block.cells.values()) == [2021 * SCALE]
    assert block.doubts == ["演示甲县：企业应为数字，如 655 或 12.5，现在是“355户”"]


def test_a_block_past_the_last_row_or_column_is_cut(of: FigureSheet) -> None:
    rows = [["1"] * 9] * 9
    block = read_block(of, rows, (1, 1))
    assert {place for _, place in block.cells} <= {*PLACES, ""}
    assert (named(of, "新增市场主体"), PLACES[1]) not in block.cells
    assert block.doubts == ["右边超出了表格", "最后 6 行超出了表格"]


def test_places_and_heads_that_the_campaign_does_not_have_are_named(of: FigureSheet) -> None:
    """What is passed over is said; a wrong name is never read as another place."""
    table = "序号\t县（市）\t企业\t个体户\t备注\n1\t演示甲县\t1\t2\t好\n2\t演示丁县\t5\t6\n"
    block = pasted_block(of, f"{table}\t核对（合计－分项）\t0\t\n填报人：演示甲\n", (0, 0))
    assert block.cells == {(named(of, "企业"), PLACES[0]): SCALE}
    assert block.doubts == ["“演示丁县”不在填报的县（市）里", "表头“个体户”不是这项行动的指标"]
    bare = pasted_block(of, "1\t演示乙县\t3\n2\t演示丁县\t4", (0, 1))
    assert bare.cells == {(named(of, "企业"), PLACES[1]): 3 * SCALE}
    assert bare.doubts == ["“演示丁县”不在填报的县（市）里"]
    strange = pasted_block(of, "演示丁县\t1\t2\n演示戊县\t3\t4", (0, 0))
    assert not strange.cells
    assert len(strange.doubts) == 2
    lines = "县（市）\t指标\t数\n演示丁县\t企业\t355\n演示甲县\t没有的\t1\n"
    assert pasted_block(of, lines, (0, 0)).doubts == [
        "“演示丁县”不在填报的县（市）里", "“没有的”不是这项行动的指标",
    ]  # fmt: skip


def test_a_place_that_is_there_twice_is_named_where_its_figures_differ(of: FigureSheet) -> None:
    block = pasted_block(of, "县（市）\t企业\n演示甲县\t1\n演示甲\t1\n演示甲县\t2\n", (0, 0))
    assert block.cells == {(named(of, "企业"), PLACES[0]): SCALE}
    assert block.doubts == ["演示甲县“企业”写了两个不同的数，取了前一个"]


def test_a_head_of_two_lines_is_read_as_printed_tables_have_it(of: FigureSheet) -> None:
    text = (
        "县（市）\t新增市场主体\t\t\t\t全州新增\n\t合计\t企业\t个体工商户\t合作社\t\n"
        "演示甲县\t6\t1\t2\t3\t\n合计\t6\t1\t2\t3\t60\n"
    )
    block = pasted_block(of, text, (0, 0))
    assert not block.doubts
    assert block.cells[named(of, "新增市场主体"), PLACES[0]] == 6 * SCALE
    assert block.cells[named(of, "全州新增"), ""] == 60 * SCALE


def test_what_binary_sums_leave_behind_the_point_is_no_figure(of: FigureSheet) -> None:
    rows: list[list[Cell]] = [["县（市）", "企业"], ["演示甲县", 0.1 + 0.2], ["演示乙县", 10 / 3]]
    block = block_of_book(of, Book("表.xlsx", (Sheet("数", rows),)))
    assert block.cells == {(named(of, "企业"), PLACES[0]): 3 * SCALE // 10}
    assert "最多 4 位小数" in block.doubts[0]


@pytest.mark.parametrize(
    ("text", "place"),
    [("演示甲县", PLACES[0]), (" 演示甲 ", PLACES[0]), ("演示丙市", PLACES[2]), ("合 计", ""),
     ("总计", ""), ("别处", None), ("", None), ("演示", None)],
)  # fmt: skip
def test_places_as_sheets_write_them(of: FigureSheet, text: str, place: str | None) -> None:
    assert place_named(of, text) == place


def test_the_sheet_of_a_book_with_most_figures_is_taken(of: FigureSheet) -> None:
    rows = [line.split("\t") for line in TABLE.split("\n")]
    book = Book("表.xlsx", (Sheet("说明", [["填表说明"]]), Sheet("数", rows)))
    assert len(block_of_book(of, book).cells) == 12


def test_a_book_without_a_table_says_what_is_missing(of: FigureSheet) -> None:
    with pytest.raises(UserError, match="要有一列县（市），表头写指标"):
        block_of_book(of, Book("名单.xlsx", (Sheet("名单", [["姓名"], ["演示甲"]]),)))
