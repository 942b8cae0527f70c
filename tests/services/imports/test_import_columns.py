"""Columns read at one go: what they give is what each line alone gives."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop_app.documents.grids import Cell, Row
from desktop_app.documents.sheet_body import Body
from desktop_app.records import ALL, codes
from desktop_app.records.lookup import Lookup, Titles
from desktop_app.records.member import Member
from desktop_app.services.imports.import_columns import EMPTY, said
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


@given(st.data())
def test_a_plain_text_is_its_own_value_and_nothing_is_said_of_it(data: st.DataObject) -> None:
    fields = [each for model in ALL for each in model.declared() if "plain" in vars(type(each))]
    field: Any = data.draw(st.sampled_from(fields))
    pattern: re.Pattern[str] = vars(type(field))["plain"]
    text = data.draw(st.from_regex(re.compile(pattern.pattern), fullmatch=True))[: field.longest]
    assume(pattern.fullmatch(text))
    assert field.read(text, NAMES) == text
    assert field.doubt(text, NAMES) == ""


PEOPLE = st.from_regex(r"[一-龥]{2,4}|[一-龥 ·（x×1]{1,5}", fullmatch=True)
PHONES = st.from_regex(r"1[0-9]{10}|[0-9x×*-]{3,12}", fullmatch=True)
MAILS = st.from_regex(r"[a-z.=_-]{1,3}@[a-z]{1,3}[.a-z]{1,3}", fullmatch=True)
SHORT = st.text("甲乙aX0×x -—/'=", max_size=4)


@given(st.lists(st.tuples(PEOPLE, SHORT, PHONES, MAILS, SHORT), max_size=4))
def test_a_column_gives_what_its_cells_give_one_by_one(rows: list[Row]) -> None:
    names = ("name", "cert_no", "mobile", "email", "remark")
    book = NameBook(NAMES, {}, lambda _where: 99, creates=False)
    reader = LineReader(Member, dict(enumerate(names)), book)
    found = list(reader.read(Body(rows, range(len(rows)))))
    for row, reading in zip(rows, found, strict=True):
        alone = Reading(reading.number, reading.row, {})
        draft = {n: said(Member, Member.field(n), cell) for n, cell in zip(names, row, strict=True)}
        reader.read_draft(alone, {n: text for n, text in draft.items() if text is not EMPTY})
        assert (reading.values, reading.masked) == (alone.values, alone.masked)
        assert [each.text for each in reading.remarks] == [each.text for each in alone.remarks]
