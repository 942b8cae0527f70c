"""Rows read by pages: only what is looked at, each page once, the oldest let go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from desktop_app.ui.tables.row_pages import RowPages


class Shelf:
    """Gives a text for each key and keeps what it was asked for; `gone` keys have none."""

    def __init__(self, gone: frozenset[int] = frozenset()) -> None:
        self.asked: list[list[int]] = []
        self.gone = gone

    def __call__(self, keys: Sequence[int]) -> Mapping[int, str]:
        self.asked.append(list(keys))
        return {key: f"r{key}" for key in keys if key not in self.gone}


def test_a_page_is_read_when_one_of_its_rows_is_looked_at_and_only_once() -> None:
    shelf = Shelf()
    rows = RowPages(range(10, 20), shelf, size=4)
    assert [rows.row(5), rows.row(6), rows.row(4)] == ["r15", "r16", "r14"]
    assert shelf.asked == [[14, 15, 16, 17]]


def test_the_last_page_is_shorter() -> None:
    shelf = Shelf()
    assert RowPages(range(10), shelf, size=4).row(9) == "r9"
    assert shelf.asked == [[8, 9]]


def test_a_row_that_is_gone_is_none_and_its_neighbours_stay_in_place() -> None:
    rows = RowPages(range(4), Shelf(frozenset({1})), size=4)
    assert [rows.row(place) for place in range(4)] == ["r0", None, "r2", "r3"]


def test_the_page_used_longest_ago_is_let_go_first() -> None:
    shelf = Shelf()
    rows = RowPages(range(12), shelf, size=4, pages=2)
    for place in (0, 4, 1, 8, 0):  # the first page is used between the second and the third
        rows.row(place)
    assert shelf.asked == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]
    rows.row(4)
    assert shelf.asked[-1] == [4, 5, 6, 7]


def test_a_read_that_fails_is_told_once() -> None:
    def fail(_: Sequence[int]) -> Mapping[int, str]:
        raise OSError("disk")

    rows = RowPages(range(4), fail, size=4)
    with pytest.raises(OSError, match="disk"):
        rows.row(0)
    assert rows.row(0) is None
    assert rows.row(3) is None


def test_rows_that_are_added_leave_full_pages_as_they_were_read() -> None:
    shelf = Shelf()
    rows = RowPages(range(6), shelf, size=4)
    rows.row(0)
    rows.row(5)
    rows.extend(range(9))
    assert [rows.row(0), rows.row(5), rows.row(8)] == ["r0", "r5", "r8"]
    assert shelf.asked == [[0, 1, 2, 3], [4, 5], [4, 5, 6, 7], [8]]
