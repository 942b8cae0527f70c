"""Rows on pages: all of them, in order, none over the edge, what belongs together together."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.flowing.rows import (
    PageRow,
    drawn,
    gap,
    height_of,
    joined,
    kept_together,
    nothing,
    pages_of,
)

ROOM = 100.0
HEAD = PageRow(10, lambda _top: "head")


def row(name: str = "", height: float = 10.0, *, tied: bool = False) -> PageRow:
    return PageRow(height, lambda _top: name, joined=tied)


def names(pages: list[list[PageRow]]) -> list[list[str]]:
    return [[each.draw(0) for each in page] for page in pages]


rows = st.lists(
    st.builds(
        lambda height, kind: (
            gap(height, joined=height > 50) if kind == 0 else row("", height, tied=kind == 1)
        ),
        st.floats(1, ROOM),
        st.integers(0, 4),
    ),
    max_size=60,
)


@given(rows)
def test_every_row_stands_once_in_order_and_only_blank_ones_vanish(
    given_rows: list[PageRow],
) -> None:
    named = [each._replace(bookmark=str(n)) for n, each in enumerate(given_rows)]
    shown = [each for page in pages_of(named, ROOM) for each in page]
    assert [each for each in shown if not each.blank] == [x for x in named if not x.blank]


@given(rows)
def test_no_page_is_fuller_than_its_room(given_rows: list[PageRow]) -> None:
    for page in pages_of(given_rows, ROOM):
        while page and page[-1].blank:
            page.pop()
        assert height_of(page) <= ROOM + 0.02


@given(rows)
def test_a_page_begins_with_a_joined_row_only_where_all_before_it_were_joined(
    given_rows: list[PageRow],
) -> None:
    named = [each._replace(bookmark=str(n)) for n, each in enumerate(given_rows)]
    for before, page in itertools.pairwise(pages_of(named, ROOM)):
        loose = named[int(page[0].bookmark) - 1]
        if page[0].joined and (loose.joined or not loose.blank):
            assert all(each.joined for each in before[1:])


@given(rows)
def test_no_page_but_the_first_begins_blank(given_rows: list[PageRow]) -> None:
    assert not any(page[0].blank for page in pages_of(given_rows, ROOM)[1:])


def test_a_page_is_filled_to_its_last_row() -> None:
    pages = pages_of([row(str(n)) for n in range(25)], ROOM)
    assert [len(page) for page in pages] == [10, 10, 5]


def test_joined_rows_go_overleaf_with_the_row_they_belong_to() -> None:
    given_rows = [row(str(n)) for n in range(9)]
    given_rows += joined([row("nine"), row("ten")])
    given_rows[-1] = given_rows[-1]._replace(joined=True)
    assert names(pages_of(given_rows, ROOM))[1] == ["8", "nine", "ten"]


def test_rows_kept_together_that_fit_no_page_are_broken_where_it_is_full() -> None:
    pages = pages_of(kept_together([row(str(n)) for n in range(15)]), ROOM)
    assert [len(page) for page in pages] == [10, 5]


def test_a_head_stands_over_the_rows_of_further_pages_and_takes_its_room() -> None:
    table = [HEAD, *(row(str(n))._replace(head=(HEAD,)) for n in range(15))]
    pages = pages_of(table, ROOM)
    assert names(pages)[1] == ["head", "9", "10", "11", "12", "13", "14"]
    assert len(pages[0]) == 10


def test_a_row_that_ends_a_page_draws_its_closing_at_its_bottom() -> None:
    torn = row("torn")._replace(closing=lambda y: f"closed at {y:g}")
    assert drawn([row("whole"), torn], 50.0) == ["whole", "torn", "closed at 30"]
    assert drawn([torn, row("whole")], 50.0) == ["torn", "whole"]


def test_a_blank_row_at_the_end_of_a_page_needs_no_room() -> None:
    given_rows = [*(row(str(n)) for n in range(10)), gap(30), row("next")]
    assert names(pages_of(given_rows, ROOM))[1] == ["next"]
    assert nothing(0) == ""
