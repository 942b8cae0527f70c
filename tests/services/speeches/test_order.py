"""The order of a plenary day: places without gaps, the clock, what each action does to both."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.records import Speech
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history
from desktop_app.services.registers.states import NotAllowed
from desktop_app.services.speeches import deciding, ordering
from desktop_app.services.speeches.clock import clock_times, end_of, is_past_midnight
from tests.services.speeches import speech_office as office


@given(st.lists(st.integers(1, 240), min_size=1, max_size=40), st.integers(0, 24 * 60 - 1))
def test_each_speech_begins_when_the_one_before_ends(minutes: list[int], first: int) -> None:
    start = f"{first // 60:02}:{first % 60:02}"
    times = clock_times(start, minutes)
    assert times[0] == start
    for place, each in enumerate(times[1:]):
        assert each == end_of(str(times[place]), minutes[place])
    assert end_of(str(times[-1]), minutes[-1]) == end_of(start, sum(minutes))


def test_without_a_first_time_there_are_none() -> None:
    assert clock_times(None, [8, 8]) == [None, None]
    assert clock_times("23:55", [8, 8]) == ["23:55", "00:03"]


def test_an_order_gives_places_days_and_times_in_one_action(desk: Desk) -> None:
    one, two, three = keys = office.chosen_ones(desk, 3)
    office.order(desk, [three, one, two])
    assert office.places(desk, [three, one, two]) == [(1, "09:00"), (2, "09:08"), (3, "09:16")]
    assert {office.value(desk, key, "planned_on") for key in keys} == {office.DAY}
    history.undo(desk)
    assert office.places(desk, keys) == [(None, None)] * 3


def test_who_is_left_out_of_a_new_order_loses_the_place(desk: Desk) -> None:
    one, two, three = office.chosen_ones(desk, 3)
    office.order(desk, [one, two, three])
    office.order(desk, [three, one], start="10:30")
    assert office.places(desk, [three, one, two]) == [(1, "10:30"), (2, "10:38"), (None, None)]
    assert office.value(desk, two, "planned_on") is None


def test_only_chosen_spoken_speeches_are_ordered(desk: Desk) -> None:
    one = office.session(desk)
    draft = office.speech(desk, "演示没选", session=one)
    written = office.chosen(desk, "演示书面", session=one, kind="written")
    with pytest.raises(NotAllowed, match="还没有选定"):
        office.order(desk, [draft])
    with pytest.raises(NotAllowed, match="书面发言，不用排顺序"):
        office.order(desk, [written])


@pytest.mark.parametrize(
    ("day", "start", "minutes", "said"),
    [("", "09:00", 8, "写到某一天"), ("2026-02", "09:00", 8, "写到某一天"),
     ("2026-02-09", "傍晚", 8, "请写成 18:00"), ("2026-02-09", "09:00", 0, "1 到 240")],
)  # fmt: skip
def test_a_bad_day_time_or_length_is_refused_in_words(
    desk: Desk, day: str, start: str, minutes: int, said: str
) -> None:
    (key,) = office.chosen_ones(desk, 1)
    with pytest.raises(UserError, match=said):
        ordering.arrange(desk, day, start, [(key, minutes)])
    assert office.places(desk, [key]) == [(None, None)]


def test_longer_minutes_in_the_form_move_the_clock_of_the_others(desk: Desk) -> None:
    keys = office.chosen_ones(desk, 3)
    office.order(desk, keys)
    office.changed(desk, keys[0], minutes="12")
    assert office.places(desk, keys) == [(1, "09:00"), (2, "09:12"), (3, "09:20")]
    office.changed(desk, keys[0], starts_at="14:30")
    assert office.places(desk, keys) == [(1, "14:30"), (2, "14:42"), (3, "14:50")]


@pytest.mark.parametrize(("place", "to", "wanted"), [
    (0, 3, [1, 2, 0, 3]), (3, 1, [3, 0, 1, 2]), (1, 3, [0, 2, 1, 3]), (2, 4, [0, 1, 3, 2]),
    (0, 99, [1, 2, 3, 0]),
])  # fmt: skip
def test_a_place_typed_in_the_form_moves_the_others(
    desk: Desk, place: int, to: int, wanted: list[int]
) -> None:
    keys = office.chosen_ones(desk, 4)
    office.order(desk, keys)
    office.changed(desk, keys[place], position=str(to))
    found = sorted(keys, key=lambda key: office.value(desk, key, "position"))
    assert found == [keys[each] for each in wanted]
    assert [each for each, _ in office.places(desk, found)] == [1, 2, 3, 4]


def test_a_speech_that_is_not_used_or_removed_leaves_no_gap(desk: Desk) -> None:
    keys = office.chosen_ones(desk, 4)
    office.order(desk, keys)
    deciding.drop(desk, [keys[1]], {"unused_reason": "演示"})
    rest = [keys[0], keys[2], keys[3]]
    assert office.places(desk, rest) == [(1, "09:00"), (2, "09:08"), (3, "09:16")]
    assert office.places(desk, [keys[1]]) == [(None, None)]
    registers.remove(desk, Speech, [keys[0]])
    assert office.places(desk, rest[1:]) == [(1, "09:08"), (2, "09:16")]
    history.undo(desk)
    assert office.places(desk, rest) == [(1, "09:00"), (2, "09:08"), (3, "09:16")]


STEP = st.one_of(
    st.tuples(st.just("arrange"), st.permutations(range(4)), st.integers(1, 4)),
    st.tuples(st.just("position"), st.integers(0, 3), st.integers(1, 9)),
    st.tuples(st.just("minutes"), st.integers(0, 3), st.integers(1, 20)),
    st.tuples(st.just("planned_on"), st.integers(0, 3), st.sampled_from(("", office.DAY))),
    st.tuples(st.sampled_from(("undo", "redo")), st.just(0), st.just(0)),
)


def state(desk: Desk, keys: list[int]) -> list[tuple[Any, ...]]:
    names = ("planned_on", "position", "minutes", "starts_at")
    return [tuple(office.value(desk, key, name) for name in names) for key in keys]


def run(desk: Desk, keys: list[int], step: tuple[str, Any, Any]) -> None:
    what, which, value = step
    if what == "arrange":
        office.order(desk, [keys[each] for each in which[:value]])
    elif what in ("undo", "redo"):
        with contextlib.suppress(UserError):
            getattr(history, what)(desk)
    else:
        office.changed(desk, keys[which], **{what: str(value)})


@settings(
    max_examples=12, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(steps=st.lists(STEP, min_size=1, max_size=6))
def test_the_order_is_whole_whatever_is_done(desk: Desk, steps: list[Any]) -> None:
    keys = registers.find(desk, Speech, registers.Query()) or office.chosen_ones(desk, 4)
    office.order(desk, list(keys))
    for step in steps:
        run(desk, list(keys), step)
        placed = sorted(
            (
                (each[1], each[2], each[3])
                for each in state(desk, list(keys))
                if each[0] and each[1]
            ),
        )
        assert [each[0] for each in placed] == list(range(1, len(placed) + 1))
        times = clock_times(placed[0][2], [each[1] for each in placed]) if placed else []
        assert [each[2] for each in placed] == times


def test_undo_of_a_move_gives_back_every_place_and_time(desk: Desk) -> None:
    keys = office.chosen_ones(desk, 4)
    office.order(desk, keys)
    before = state(desk, keys)
    for step in (("position", 3, 1), ("minutes", 1, 15), ("planned_on", 0, "")):
        run(desk, keys, step)
        history.undo(desk)
        assert state(desk, keys) == before


def test_reckoning_says_what_is_too_long() -> None:
    found = ordering.reckoned("09:00", [8, 10, 8], 20, 8)
    assert (found.minutes, found.ends, found.over, found.long) == (26, "09:26", 6, (1,))
    assert ordering.reckoned("09:00", [8, 8], None, 8).over == 0
    assert ordering.reckoned(None, [8], 90, 8).times == (None,)


def test_candidates_are_the_day_and_the_chosen_ones_of_the_session(desk: Desk) -> None:
    keys = office.chosen_ones(desk, 3)
    office.order(desk, keys[:1])
    written = office.chosen(
        desk, "演示书面", session=office.value(desk, keys[0], "session"), kind="written"
    )
    placed, left = ordering.candidates(desk, [keys[1], written], office.DAY)
    assert [each.key for each in placed] == keys[:1]
    assert {each.key for each in left} == set(keys[1:])
    assert ordering.day_of(desk, keys[1:2]) == "2026-02-08"
    assert ordering.start_of(desk, office.DAY) == "09:00"


def test_what_comes_back_from_the_bin_takes_no_place_twice(desk: Desk) -> None:
    keys = office.chosen_ones(desk, 3)
    office.order(desk, keys)
    registers.remove(desk, Speech, [keys[0]])
    office.order(desk, keys[1:])
    history.bring_back_one(desk, Speech, keys[0])
    assert sorted(place or 0 for place, _ in office.places(desk, keys)) == [1, 2, 3]


def test_what_comes_back_from_the_bin_has_its_place_again(desk: Desk) -> None:
    keys = office.chosen_ones(desk, 3)
    office.order(desk, keys)
    before = office.places(desk, keys)
    for key in keys:
        registers.remove(desk, Speech, [key])
        history.bring_back_one(desk, Speech, key)
        assert office.places(desk, keys) == before


@pytest.mark.parametrize(("start", "minutes", "past"), [
    ("23:00", 60, False), ("23:00", 61, True), ("09:00", 0, False), ("00:00", 1440, False),
])  # fmt: skip
def test_an_order_that_ends_on_another_day_is_known(start: str, minutes: int, past: bool) -> None:
    assert is_past_midnight(start, minutes) is past
