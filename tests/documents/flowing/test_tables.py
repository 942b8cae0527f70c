"""Tables in running text: every cell is drawn in its own place, whatever was drawn before it."""

from __future__ import annotations

import io
import re
from typing import Literal

import pytest

from desktop_app.documents.flowing.tables import INSET, SHORT, WHOLE, table_rows
from desktop_app.documents.kept_whole import whole
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


@pytest.mark.parametrize(("align", "share"), [("center", 0.5), ("right", 1.0)])
def test_each_line_of_a_cell_has_the_spare_width_of_its_own_beside_it(
    align: Literal["center", "right"], share: float
) -> None:
    """Characters of another face, joiners and spaces; four lines stand at the left."""
    texts = (
        "王㛃", whole("2026年11月23日"), "县农业农村局 办公室𬀩，牵头",
        "县农业农村局 办公室𬀩，牵头单位 协办单位", "协办单位" * 9,
        "协办单位" * 10,
    )  # fmt: skip
    file = begin(io.BytesIO(), FRAME, Foot("", "", "", ""))
    manner = manner_of(file.document)
    columns = (Column("", 70), Column("", 30, align))
    counts = []
    for long in ("", LONG):
        for text in texts:
            rows = table_rows(TableBlock(columns, ((long, text),)), manner)
            middle = FRAME.left + 0.7 * FRAME.width
            room = 0.3 * FRAME.width - 2 * INSET
            lines = [line for row in rows for line in shown_from(row.draw(500.0), middle)]
            own = manner.cell.pen.texts.lines(text, manner.cell.limit(room))
            counts.append(len(own))
            assert [operators for _, operators in lines] == [
                manner.cell.pen.show(line.text, manner.cell.size) for line in own
            ]
            for (x, _), line in zip(lines, own, strict=True):
                spare = room - manner.cell.width(line.text)
                before = share * spare if len(own) <= SHORT else 0.0
                assert x == pytest.approx(middle + INSET + before, abs=0.006)
    assert set(counts) == {1, 2, SHORT, SHORT + 1}


def shown_from(operators: str, left: float) -> list[tuple[float, str]]:
    """Where the texts right of a place begin, and the operators that draw each."""
    found = re.findall(r"1 0 0 1 (\S+) \S+ Tm (.*?) ET", operators)
    return [(float(x), shown) for x, shown in found if float(x) > left]
