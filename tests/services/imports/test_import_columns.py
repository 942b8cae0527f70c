"""Columns read at one go: what they give is what each line alone gives."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.grids import Cell, Row
from desktop_app.documents.sheet_body import Body
from desktop_app.records import codes
from desktop_app.records.lookup import Lookup, Titles
from desktop_app.records.member import Member
from desktop_app.services.imports.import_lines import STRETCH, LineReader
from desktop_app.services.imports.import_names import NameBook
from desktop_app.services.imports.import_reading import Reading

NAMES = Lookup(
    datetime.date(2026, 11, 23),
    codes.default_choices(),
    {"committee": Titles([(7, "提案委", ()), (8, "经济委", ())]), "sector": Titles([])},
)
FIELDS = ("name", "cert_no", "mobile", "committee", "nation", "standing", "born", "email", "unit")
CELLS: tuple[Cell, ...] = (
    "", " ", "—", "王刚", "'=1", "'x", "A1", "138****5678", "13812345678", "138", "提案委",
    "提案委、经济委", "没有这个委", "汉", "是", True, False, 1.0, 0.0, 1, 7, 1975.3, "1975年3月",
    "a@b.cn", "x@", "\u200b", "长" * 90, datetime.date(1980, 5, 6),
)  # fmt: skip


def read(*rows: Row) -> list[Reading]:
    book = NameBook(NAMES, {}, lambda _where: 99, creates=False)
    reader = LineReader(Member, dict(enumerate(FIELDS)), book)
    return list(reader.read(Body(rows, range(2, len(rows) + 2))))


@given(st.lists(st.tuples(*[st.sampled_from(CELLS)] * len(FIELDS)), max_size=12))
def test_lines_read_together_give_what_each_gives_alone(rows: list[Row]) -> None:
    together = [(each.values, each.masked, each.stops) for each in read(*rows)]
    alone = [(each.values, each.masked, each.stops) for row in rows for each in read(row)]
    assert [*map(repr, together)] == [*map(repr, alone)]


@pytest.mark.parametrize("count", [0, 1, STRETCH, STRETCH + 1])
def test_every_line_is_read_once_whatever_the_stretch(count: int) -> None:
    row = ("王刚", "A1", "", "", "", "", "", "", "")
    readings = read(*[row] * count)
    assert [each.number for each in readings] == list(range(2, count + 2))
    assert all(each.values == {"name": "王刚", "cert_no": "A1"} for each in readings)


def test_a_name_settled_in_one_line_is_known_to_the_next() -> None:
    book = NameBook(NAMES, {}, lambda _where: 99, creates=True)
    reader = LineReader(Member, {0: "name", 1: "committee"}, book)
    rows = [("王刚", "农业农村委")] * (STRETCH + 2)
    found = list(reader.read(Body(rows, range(2, len(rows) + 2))))
    assert {each.values["committee"] for each in found} == {99}
    assert len(book.created) == 1
