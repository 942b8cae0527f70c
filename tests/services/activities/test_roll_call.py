"""The roll call: who is next, leave passed by, one back, whole groups, the quorum."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.services.activities import marks
from desktop_app.services.activities.roll_call import RollCall, RollNumbers
from tests.services.activities.sheets import sheet


def test_each_mark_calls_the_next_and_leave_is_passed_by() -> None:
    shown = sheet(2, "", "假")
    call = RollCall(shown)
    assert call.at == 0
    assert call.give(marks.HERE) == 0
    assert (call.at, call.last, call.following()) == (2, 0, [3, 4, 5])
    call.give(marks.LATE)
    assert [shown.mark(row, 0) for row in range(4)] == ["到", "假", "迟", "·"]


def test_who_is_left_for_later_comes_again_after_the_last() -> None:
    shown = sheet()
    call = RollCall(shown)
    call.skip()
    for _ in range(5):
        call.give(marks.HERE)
    assert [call.at, call.open_count()] == [0, 1]
    call.skip()
    assert call.at == 0
    call.give(marks.ABSENT)
    assert [call.at, call.open_count()] == [None, 0]


def test_back_calls_those_again_who_were_marked_last() -> None:
    call = RollCall(sheet(2, "", "假"))
    call.give(marks.HERE)
    call.give(marks.HERE)
    call.back()
    assert call.at == 2
    call.back()
    assert call.at == 0
    call.give(marks.LATE)
    assert (call.sheet.mark(0, 0), call.at) == ("迟", 3)


def test_signing_in_leaves_the_one_being_called() -> None:
    call = RollCall(sheet())
    call.sign_in(3)
    assert (call.sheet.mark(3, 0), call.at, call.last) == ("到", 0, 3)
    call.sign_in(0)
    assert call.at == 1


def test_a_sector_and_the_rest_are_one_step_each() -> None:
    shown = sheet(2, "", "缺")
    call = RollCall(shown)
    assert call.mark_group("农业和农村界") == 3
    assert (call.at, shown.mark(1, 0)) == (4, "缺")
    assert call.mark_rest() == 2
    assert call.at is None
    shown.undo()
    shown.undo()
    assert [shown.mark(row, 0) for row in range(6)] == ["·", "缺", "·", "·", "·", "·"]


def test_guests_are_called_but_neither_due_nor_part_of_the_quorum() -> None:
    call = RollCall(sheet(1, "到", "迟", "早", "公", "缺", guests=2))
    assert call.counts() == RollNumbers(6, 1, 1, 1, 1, 1, 1)
    call.give(marks.HERE)
    call.give(marks.HERE)
    found = call.counts()
    assert (found.others, found.there, found.half, found.two_thirds) == (1, 3, 4, 4)
    assert call.open_count() == 1
    assert found.rate == 100 * 4 / 6


@given(st.integers(0, 5000))
def test_half_and_two_thirds_are_the_least_numbers_that_reach_them(due: int) -> None:
    found = RollNumbers(due, 0, 0, 0, 0, 0, due)
    assert 2 * found.half > due >= 2 * (found.half - 1)
    assert 3 * found.two_thirds >= 2 * due > 3 * (found.two_thirds - 1)


def test_the_head_of_a_sector_says_what_there_is() -> None:
    call = RollCall(sheet(1, "到", "到", "假", "缺"))
    sectors = call.sectors()
    assert call.group_words("农业和农村界", sectors["农业和农村界"]) == "到 2，假 1，缺 1，共 4"
    assert call.group_words("教育界", sectors["教育界"]) == "2 位"
    call.give(marks.HERE)
    assert call.group_words("教育界", sectors["教育界"]) == "还有 1 位，共 2"


def test_an_empty_list_calls_nobody() -> None:
    shown = sheet()
    call = RollCall(type(shown)([], shown.parts))
    assert (call.at, call.give(marks.HERE), call.counts().rate) == (None, None, None)
    call.back()
    call.skip()
    assert call.at is None
