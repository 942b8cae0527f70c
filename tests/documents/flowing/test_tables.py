"""Tables in running text: every cell is drawn in its own place, whatever was drawn before it."""

from __future__ import annotations

import io

from desktop_app.documents.flowing.tables import WHOLE, table_rows
from desktop_app.documents.pages import begin
from desktop_app.documents.printables import Column, Foot, TableBlock
from desktop_app.documents.reports import FRAME, manner_of

LONG = "。".join(f"第{n}条" for n in range(400))


def drawn(
    columns: tuple[Column, ...], *rows: tuple[str, ...], subheads: tuple[int, ...] = ()
) -> list[str]:
    """The operators of the rows, each at the same height, in a document of its own."""
    file = begin(io.BytesIO(), FRAME, Foot("", "", "", ""))
    block = TableBlock(columns, rows, subheads=subheads)
    return [row.draw(500.0) for row in table_rows(block, manner_of(file.document))]


def test_a_text_that_comes_back_stands_as_its_own_column_and_row_say() -> None:
    columns = (Column("", 50, "left"), Column("", 50, "right"), Column("", 50, "center"))
    edge = ("甲", "甲", "甲")
    alone = drawn(columns, edge, ("甲", "乙", "丙"), edge)[1]
    assert drawn(columns, edge, edge, ("甲", "乙", "丙"), ("甲", "乙", "丙"), edge)[2] == alone
    left, right, middle = (each.split(" Tm")[0].split()[-2] for each in edge_texts(columns, edge))
    assert float(left) < float(right) < float(middle)


def edge_texts(columns: tuple[Column, ...], row: tuple[str, ...]) -> list[str]:
    """The operators of the texts of a row, one by one."""
    return drawn(columns, row)[0].split("BT ")[1:]


def test_a_subhead_has_its_own_type_where_a_row_has_its_text() -> None:
    columns = (Column("", 50), Column("", 50))
    plain, subhead = drawn(columns, ("甲", "甲"), ("甲", "甲"), ("甲", "甲"), subheads=(1,))[:2]
    assert plain.split("BT ")[1].split()[0] != subhead.split("BT ")[1].split()[0]


def test_a_row_over_several_pages_has_each_line_once_wherever_it_is_drawn() -> None:
    parts = drawn((Column("", 50), Column("", 50, "right")), (LONG, "甲"))
    assert len(parts) > WHOLE
    lines = [part.split("BT ")[1] for part in parts]
    assert len(set(lines)) == len(lines)
    assert ["BT" in part.split("ET", 1)[1] for part in parts] == [True] + [False] * (len(parts) - 1)
