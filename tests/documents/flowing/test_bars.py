"""Bars: as long as their values, every number and label beside them, two colours for two years."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.flowing.bars import COLOURS, bars_rows, shown_value
from desktop_app.documents.flowing.rows import PageRow
from desktop_app.documents.pages import creation_day
from desktop_app.documents.pdf_file import PdfFile
from desktop_app.documents.printables import BarsBlock, Foot, Report
from desktop_app.documents.reports import FRAME, manner_of, write_reports
from tests.documents.pdf_reading import page_lines

Bar = tuple[str, float, float | None]
MANNER = manner_of(PdfFile(io.BytesIO(), FRAME.size, creation_day("")).document)
FILLED = re.compile(r"([.\d]+ [.\d]+ [.\d]+) rg ([-.\d]+) [-.\d]+ ([-.\d]+) [-.\d]+ re f")


def rows(*bars: Bar) -> list[PageRow]:
    """The rows of the labels, without title and key."""
    return bars_rows(BarsBlock("", "场", bars), MANNER)[1:]


def drawn_bars(row: PageRow) -> list[tuple[str, float, float]]:
    """Colour, left edge and length of every bar of a row."""
    return [(c, float(x), float(width)) for c, x, width in FILLED.findall(row.draw(500.0))]


def text_of(*bars: Bar) -> str:
    stream = io.BytesIO()
    block = BarsBlock("各月场次", "场", bars)
    write_reports([Report("", [block])], Foot("", "", "", ""), stream, lambda *_: None)
    return "".join(line.text for line in page_lines(stream.getvalue())[0])


@given(st.lists(st.tuples(st.just("甲"), st.floats(1, 1e6), st.floats(1, 1e6)), min_size=1))
def test_bars_are_as_long_as_their_values_and_stay_inside_the_page(bars: list[Bar]) -> None:
    found = [each for row in rows(*bars) for each in drawn_bars(row)]
    values = [each for _, *pair in bars for each in pair if each is not None]
    scale = max(length for _, _, length in found) / max(values)
    for (_, left, length), value in zip(found, values, strict=True):
        assert length == pytest.approx(value * scale, abs=0.02)
        assert left + length < FRAME.right
    assert {colour for colour, _, _ in found} == set(COLOURS)


def test_nothing_less_than_nothing_and_nothing_known_have_no_bar_but_their_number() -> None:
    bars: list[Bar] = [("甲", 0, None), ("乙", -2, 3)]
    assert [len(drawn_bars(row)) for row in rows(*bars)] == [0, 1]
    text = text_of(*bars)
    assert all(each in text for each in ("甲", "0", "—", "-2", "3"))


def test_title_unit_and_names_of_the_years_stand_above() -> None:
    text = text_of(("一月", 3, 2.5))
    assert all(each in text for each in ("各月场次", "单位：场", "本年", "上年", "一月", "2.5"))
    assert "上年" not in text_of(("一月", 3, None))


def test_a_long_label_wraps_beside_its_bar() -> None:
    label = "专题协商会议（含与县级部门联合召开的专题协商会议）和界别协商座谈会"
    assert label in re.sub("12$", "", text_of((label, 12, None)))
    short, long = rows(("甲", 1, None), (label, 12, None))
    assert long.height > short.height


def test_a_chart_without_bars_is_its_title_and_unit() -> None:
    assert rows() == []
    assert "各月场次单位：场" in text_of()


@pytest.mark.parametrize(
    ("value", "shown"), [(3, "3"), (2.5, "2.5"), (1 / 3, "0.33"), (1200, "1200"), (0, "0")]
)
def test_a_value_is_shown_without_needless_decimals(value: float, shown: str) -> None:
    assert shown_value(value) == shown
