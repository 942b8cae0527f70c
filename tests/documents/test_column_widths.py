"""The columns of a register are as wide as their texts need, and fill the page together."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.column_widths import fitted, needs
from desktop_app.documents.kept_whole import HARD, longest_part
from desktop_app.documents.line_breaks import MeasuredTexts, break_lines

ROOM = 60_000.0
TEXTS = st.sampled_from(
    [
        "", "是", "2025.04.11", "艾力·库尔班江", "已经按要求办结，现场核验符合要求。" * 3,
        "县委、县政府", "13800001111", "一\n二",
    ]
)  # fmt: skip


def width_of(character: str) -> float:
    return 550.0 if character < "\u0250" else 1000.0


def widths_of(rows: Sequence[Sequence[str]], least: Sequence[float], room: float) -> list[float]:
    texts = MeasuredTexts(width_of)
    return fitted(needs(rows, len(least), texts), least, room, texts)


@given(st.lists(st.lists(TEXTS, min_size=4, max_size=4), max_size=30))
def test_widths_fill_the_room_and_tear_nothing_that_must_stay_whole(rows: list[list[str]]) -> None:
    found = widths_of(rows, [2000.0] * 4, ROOM)
    assert abs(sum(found) - ROOM) < 1
    for place, width in enumerate(found):
        assert width >= 2000
        for row in rows:
            for part in row[place].split("\n"):
                assert longest_part(part, width_of, HARD) <= width + 1


def test_long_texts_get_the_room_that_short_ones_do_not_need() -> None:
    rows = [[str(number), "很长的意见建议" * 6, ""] for number in range(30)]
    number, text, empty = widths_of(rows, [2000.0] * 3, 30_000.0)
    assert text > 5 * number
    assert empty < 3000


def test_a_column_is_never_narrower_than_asked_for_writing_by_hand() -> None:
    rows = [["很长的意见建议" * 9, ""]]
    assert widths_of(rows, [2000.0, 12_000.0], 40_000.0)[1] >= 12_000


def test_more_than_a_page_holds_is_shared_rather_than_refused() -> None:
    rows = [["A" * 90, "B" * 90]]
    found = widths_of(rows, [2000.0] * 2, 20_000.0)
    assert abs(sum(found) - 20_000) < 1


def test_rows_are_lower_for_it_than_with_equal_columns() -> None:
    rows = [["短", "已经按要求办结，现场核验符合要求。" * 2, "县水务局"] for _ in range(10)]
    found = widths_of(rows, [2000.0] * 3, 36_000.0)
    count = max(len(break_lines(rows[0][place], width_of, found[place])) for place in range(3))
    assert count == 2
    assert len(break_lines(rows[0][1], width_of, 12_000.0)) == 3
