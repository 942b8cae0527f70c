"""Laws of a hall being changed: one seat each, locked stay, nobody lost, undo gives the same."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.records.hall import Hall, Seat, group_heads, group_runs, hall_in, hall_text
from desktop_app.records.posts import rank_of
from desktop_app.services.seating import arranging
from desktop_app.services.seating.hall_edit import HallEdit
from desktop_app.services.seating.seat_person import SeatPerson

RULES = (arranging.SECTOR, arranging.STROKES, arranging.POST, arranging.MANUAL)


def people(count: int, leaders: int = 3, groups: int = 4) -> list[SeatPerson]:
    """Invented people: the first are a chair and vice chairs, the others of some sectors."""
    return [
        SeatPerson(
            f"m{n}", f"演示{n}", f"界{n % groups}", (n % groups, ""),
            rank_of("chair" if n == 1 else "vice_chair") if n <= leaders else rank_of("member"),
            f"{n:04}",
        )
        for n in range(1, count + 1)
    ]  # fmt: skip


def edit(count: int = 12, hall: Hall | None = None) -> HallEdit:
    found = HallEdit(hall or Hall((2, 3, 2), 3, 5), people(count))
    found.arrange(arranging.SECTOR, arranging.OWN_LEFT)
    return found


def everybody(found: HallEdit) -> list[str]:
    """All people by key, those with a seat and those without."""
    return sorted([*found.hall.seats.values(), *(each.key for each in found.unseated())])


Move = Callable[[HallEdit, Seat, Seat], object]
MOVES: dict[str, Move] = {
    "swap": lambda e, a, b: e.swap(a, b),
    "insert": lambda e, a, b: e.insert(e.hall.seats.get(a) or e.unseated()[0].key, b),
    "put": lambda e, a, _: e.put(e.unseated()[0].key, a),
    "empty": lambda e, a, _: e.empty(a),
    "lock": lambda e, a, _: e.lock(a),
    "reserve": lambda e, a, _: e.reserve(a),
    "arrange": lambda e, a, _: e.arrange(RULES[a[1] % 4], arranging.OWN_RIGHT),
    "seat_all": lambda e, _, __: e.seat_all(),
    "lay_out": lambda e, a, b: e.lay_out((a[1] % 3, 2, b[1] % 3), 1 + a[0] % 3, b[0] % 4),
    "undo": lambda e, _, __: e.undo(),
    "redo": lambda e, _, __: e.redo(),
}
SEATS = st.tuples(st.integers(0, 4), st.integers(1, 7))


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, 30),
    st.lists(st.tuples(st.sampled_from(sorted(MOVES)), SEATS, SEATS), max_size=25),
)
def test_whatever_is_done_everybody_is_there_once_and_undo_gives_the_same(
    count: int, moves: list[tuple[str, Seat, Seat]]
) -> None:
    found = edit(count)
    wanted = everybody(found)
    first = found.hall
    for name, one, other in moves:
        before, locked = found.hall, {s: found.hall.seats[s] for s in found.hall.locked}
        steps = len(found._steps)
        if not (found.hall.has(one) and found.hall.has(other)):
            continue
        try:
            MOVES[name](found, one, other)
        except (UserError, IndexError):
            assert found.hall == before  # what is refused changes nothing
            continue
        assert everybody(found) == wanted
        assert len(set(found.hall.seats.values())) == len(found.hall.seats)
        assert not found.hall.reserved & set(found.hall.seats)
        if name in ("swap", "insert", "put", "empty", "arrange", "seat_all"):
            assert all(found.hall.seats.get(s) == each for s, each in locked.items())
        if name not in ("undo", "redo") and len(found._steps) > steps:
            after = found.hall
            found.undo()
            assert found.hall == before
            found.redo()
            assert found.hall == after
        assert hall_in(hall_text(found.hall)) == found.hall
    while found.undo():
        pass
    assert len(found.hall.seats) == 0 or first == found.hall


def test_the_rostrum_is_by_rank_from_the_middle() -> None:
    seats = [(0, n) for n in range(1, 8)]
    assert [s[1] for s in arranging.rostrum_order(seats, 5)] == [4, 5, 3, 6, 2]
    assert [s[1] for s in arranging.rostrum_order(seats, 5, arranging.OWN_RIGHT)] == [4, 3, 5, 2, 6]
    assert [s[1] for s in arranging.rostrum_order(seats[:4], 4)] == [2, 3, 1, 4]
    assert [s[1] for s in arranging.rostrum_order(seats, 9)] == [4, 5, 3, 6, 2, 7, 1]
    found = edit()
    assert [found.hall.seats[0, n] for n in (3, 4, 2)] == ["m1", "m2", "m3"]


def test_locked_and_reserved_seats_survive_arranging_anew() -> None:
    found = edit()
    found.reserve((1, 1))
    found.lock((2, 2))
    person = found.person_at((2, 2))
    for rule in RULES[:3]:
        found.arrange(rule, arranging.OWN_LEFT)
        assert found.person_at((2, 2)) == person
        assert found.person_at((1, 1)) is None
        assert not found.unseated()


def test_sectors_are_side_by_side_with_changing_tint() -> None:
    runs = list(group_runs(edit().hall))
    groups = [group for _, group, _ in runs]
    assert groups == sorted(groups)
    for (_, a, one), (_, b, other) in pairwise(runs):
        assert (a == b) == (one == other)


def test_too_few_seats_add_rows_and_say_how_many() -> None:
    found = HallEdit(Hall((0, 4, 0), 1, 0), people(11, leaders=0))
    done = found.arrange(arranging.SECTOR, arranging.OWN_LEFT)
    assert (done.rows, done.left, found.hall.rows) == (2, (), 3)


def test_inserting_moves_those_between_and_back_again() -> None:
    found = edit()
    before = [found.person_at(each) for each in found.hall.of_hall()]
    found.insert(before[5] or "", (1, 2))
    after = [found.person_at(each) for each in found.hall.of_hall()]
    assert after[:7] == [before[0], before[5], *before[1:5], before[6]]
    found.insert(before[5] or "", (1, 6))
    assert [found.person_at(each) for each in found.hall.of_hall()] == before


def test_a_locked_or_reserved_seat_takes_nobody() -> None:
    found = edit()
    found.lock((1, 1))
    with pytest.raises(UserError, match="锁住"):
        found.swap((1, 1), (1, 2))
    found.reserve((1, 3))
    with pytest.raises(UserError, match="留出"):
        found.insert(found.unseated()[0].key, (1, 3))
    assert len(found.unseated()) == 1


def test_a_smaller_hall_leaves_people_without_a_seat() -> None:
    found = edit()
    assert found.lay_out((0, 3, 0), 2, 2) == len(found.unseated()) > 0
    with pytest.raises(UserError, match="每排座位"):
        found.lay_out((0, 0, 0), 2, 2)


def test_sectors_over_several_rows_are_named() -> None:
    hall = Hall((0, 3, 0), 3, 0)
    found = HallEdit(hall, people(8, leaders=0, groups=2))
    found.arrange(arranging.SECTOR, arranging.OWN_LEFT)
    assert arranging.split_groups(found.hall) == []  # four people do not fit a row of three
    found = HallEdit(Hall((0, 4, 0), 3, 0), people(9, leaders=0, groups=3))
    found.arrange(arranging.SECTOR, arranging.OWN_LEFT)
    assert arranging.split_groups(found.hall) == [("界1", 3, 2), ("界2", 3, 2)]


def test_a_damaged_text_is_an_empty_hall() -> None:
    for text in (None, "", "{", "[]", '{"layout":[1]}', "null"):
        assert hall_in(text).seats == {}


def test_the_name_of_a_group_ends_before_the_next_one() -> None:
    found = HallEdit(Hall((0, 4, 0), 3, 0), people(9, leaders=0, groups=3))
    found.arrange(arranging.SECTOR, arranging.OWN_LEFT)
    assert group_heads(found.hall) == {
        (1, 1): ("界0", 3), (1, 4): ("界1", 1), (2, 3): ("界2", 2),
    }  # fmt: skip


def test_where_no_seat_is_empty_the_last_one_moves_to_a_new_row() -> None:
    full = HallEdit(Hall((0, 4, 0), 2, 0), people(9, leaders=0))
    for n, seat in enumerate(full.hall.of_hall(), 1):
        full.put(f"m{n}", seat)
    full.insert("m9", (1, 1))
    assert (full.hall.rows, full.person_at((1, 1)), full.person_at((3, 1))) == (3, "m9", "m8")
    assert not full.unseated()


def test_who_is_put_on_another_seat_leaves_the_first() -> None:
    found = edit()
    person = found.person_at((1, 1)) or ""
    found.put(person, (2, 2))
    assert (found.person_at((2, 2)), found.person_at((1, 1))) == (person, None)
    assert len(found.unseated()) == 1


def test_a_step_taken_back_shows_the_names_of_today() -> None:
    found = edit(2)
    first, other = list(found.hall.seats)
    found.swap(first, other)
    found.take_people([each._replace(name=f"新{each.name}") for each in people(2)])
    found.undo()
    assert {each.name for each in found.hall.people.values()} == {"新演示1", "新演示2"}
    found.redo()
    assert {each.name for each in found.hall.people.values()} == {"新演示1", "新演示2"}
