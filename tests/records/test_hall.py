"""A hall and its text: seats and their words, what cleaning takes away, the order of posts."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records import SeatPlan
from desktop_app.records.codes import default_choices
from desktop_app.records.hall import Hall, Sitting, group_heads, group_runs, hall_in, hall_text
from desktop_app.records.lookup import Lookup
from desktop_app.records.posts import LAST, ORDER, highest_of, is_chair, rank_of

WHO = {"m1": Sitting("演示甲", "演示一界"), "m2": Sitting("演示乙", "演示二界")}
SEATS = st.tuples(st.integers(0, 6), st.integers(1, 9))
HALLS = st.builds(
    Hall,
    st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)),
    st.integers(1, 5),
    st.integers(0, 4),
    st.dictionaries(SEATS, st.sampled_from(("m1", "m2", "a3"))),
    st.just({**WHO, "a3": Sitting("演示“丙”\n、𠅤")}),
    st.frozensets(SEATS, max_size=4),
    st.frozensets(SEATS, max_size=4),
)


@given(HALLS)
def test_a_cleaned_hall_comes_back_from_its_text(hall: Hall) -> None:
    clean = hall.cleaned()
    assert hall_in(hall_text(hall)) == clean == clean.cleaned()
    assert all(map(clean.has, clean.seats))
    assert len(set(clean.seats.values())) == len(clean.seats)
    assert set(clean.people) == set(clean.seats.values())
    assert clean.locked <= set(clean.seats)
    assert not clean.reserved & set(clean.seats)
    assert set(clean.free()) == set(clean.of_hall()) - set(clean.seats) - clean.reserved


def test_equal_halls_have_equal_texts_whatever_their_order() -> None:
    one = Hall((0, 4, 0), 1, 0, {(1, 1): "m1", (1, 2): "m2"}, WHO)
    other = replace(one, seats=dict(
        reversed(list(one.seats.items()))
    ), people=dict(
        reversed(list(one.people.items()))
    ))  # fmt: skip
    assert hall_text(one) == hall_text(other)


def test_a_seat_has_words_of_row_block_and_rostrum() -> None:
    hall = Hall((6, 8, 6), 10, 7)
    assert hall.words((4, 10)) == "4 排 10 座"
    assert [hall.block_words((4, n)) for n in (1, 6, 7, 10, 15, 20)] == [
        "左区左 1", "左区左 6", "中区左 1", "中区左 4", "右区左 1", "右区左 6",
    ]  # fmt: skip
    assert (hall.words((0, 3)), hall.block_words((0, 3))) == ("主席台 3 座", "")
    assert hall.has((0, 7))
    assert not any(map(hall.has, ((0, 8), (11, 1), (1, 21), (1, 0), (-1, 1))))


def test_runs_of_groups_pass_over_empty_seats() -> None:
    hall = Hall((0, 4, 0), 2, 0, {(1, 1): "m1", (1, 3): "m2"}, WHO)
    assert list(group_runs(hall)) == [((1, 1), "演示一界", 0), ((1, 3), "演示二界", 1)]
    assert group_heads(hall) == {(1, 1): ("演示一界", 2), (1, 3): ("演示二界", 2)}


@pytest.mark.parametrize(
    ("posts", "rank", "highest"),
    [
        ("standing vice_chair", 1, "vice_chair"), ("chair", 0, "chair"), ("", LAST, ""),
        (None, LAST, ""), ("director member", 5, "member"), ("party_group", LAST, ""),
    ],
)  # fmt: skip
def test_the_highest_post_ranks(posts: str | None, rank: int, highest: str) -> None:
    assert (rank_of(posts), highest_of(posts)) == (rank, highest)
    assert is_chair(posts) is (rank < 3)


def test_ranked_posts_are_codes() -> None:
    assert set(ORDER) <= set(default_choices()["cppcc_post"].order())


def test_a_plan_says_how_many_sit_and_not_who() -> None:
    field = SeatPlan.field("seats")
    lookup = Lookup(datetime.date(2026, 3, 5))
    text = hall_text(Hall((0, 4, 0), 2, 3, {(1, 1): "m1"}, WHO))
    assert field.show(text, lookup) == "座位 11 个，已排 1 人"
    assert field.show(None, lookup) == ""
    assert SeatPlan.title_of({}) == "座次表"
    assert SeatPlan.title_of({"name": "开幕会座次"}) == "开幕会座次"
