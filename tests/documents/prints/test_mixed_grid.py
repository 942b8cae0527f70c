"""Forms whose rows have columns of their own: every row is filled, side by side, to its end."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn

WIDTHS = st.lists(st.integers(4, 60), min_size=1, max_size=6).map(
    lambda shares: [round(156 * share / sum(shares), 1) for share in shares]
)


@given(tables=st.lists(WIDTHS, min_size=1, max_size=4), lines=st.integers(0, 3))
def test_the_cells_of_every_row_stand_side_by_side_over_the_whole_width(
    tables: list[list[float]], lines: int
) -> None:
    grid = MixedGrid()
    grid.row(9).rest("主题", "演示")
    grid.row(9).pair("时间", "").pair("地点", "")
    for widths in tables:
        columns = [TableColumn(f"{place}", width) for place, width in enumerate(widths)]
        grid.table(columns, [["甲"] * len(widths)] * lines, 9, 1)
    form = grid.form("表", "演示")
    rows = defaultdict(list)
    for cell in form.cells:
        rows[cell.row].append((cell.column, cell.column + cell.columns))
    assert sorted(rows) == list(range(len(form.rows)))
    for spans in rows.values():
        assert spans[0][0] == 0
        assert spans[-1][1] == len(form.columns)
        assert all(one[1] == other[0] for one, other in pairwise(spans))
        assert all(end > start for start, end in spans)
    assert abs(sum(form.columns) - 156) < 0.01
    assert all(width > 0 for width in form.columns)


def test_a_table_says_where_its_head_is_and_where_it_ends() -> None:
    grid = MixedGrid()
    grid.row(9).rest("主题", "演示")
    grid.table([TableColumn("序号", 12), TableColumn("事项", 144, "long")], [("1", "修路")], 9, 3)
    grid.row(30).cell("主持人：", "sign")
    form = grid.form("表", "演示")
    assert form.tables == [(1, 5)]
    assert [cell.text for cell in form.cells if cell.row in {1, 2}] == ["序号", "事项", "1", "修路"]
    assert [cell.kind for cell in form.cells if cell.row == 4] == ["value", "value"]


def test_widths_are_those_that_were_given() -> None:
    grid = MixedGrid()
    grid.row(9).pair("甲", "").pair("乙", "")
    grid.row(9).cell("丙", "sign", 78).cell("丁", "sign")
    assert list(grid.form("表", "").columns) == [27, 51, 27, 51]
    assert [(cell.column, cell.columns) for cell in grid.form("表", "").cells[-2:]] == [
        (0, 2),
        (2, 2),
    ]
