"""Puts people on the seats of a hall by a rule: sector, strokes, post. Pure.

The rostrum is by rank: the first in the middle, then outwards, the second at the left hand of the
first (the usual custom, an option). Locked people stay, reserved seats stay empty.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from desktop_app.records.hall import MOST_ROWS, ROSTRUM, Hall, Seat
from desktop_app.records.posts import CHAIRS
from desktop_app.services.seating.seat_person import SeatPerson

SECTOR, STROKES, POST, MANUAL = "sector", "strokes", "post", "manual"
OWN_LEFT, OWN_RIGHT = "own_left", "own_right"

_ORDERS: dict[str, Callable[[SeatPerson], tuple[Any, ...]]] = {
    SECTOR: lambda each: (each.group_place, each.strokes, each.key),
    STROKES: lambda each: (each.strokes, each.key),
    POST: lambda each: (each.rank, each.strokes, each.key),
}


class Arranged(NamedTuple):
    """The hall with everybody seated for whom there is a seat.

    rows: how many rows were added. left: who has no seat all the same, since a hall has no more
    rows.
    """

    hall: Hall
    rows: int = 0
    left: tuple[SeatPerson, ...] = ()


def arranged(
    hall: Hall, people: Sequence[SeatPerson], rule: str, custom: str = OWN_LEFT
) -> Arranged:
    """The people by a rule on the seats that are neither reserved nor locked.

    Who sits on a locked seat stays there, whether among `people` or not; everybody else is taken
    off and seated anew. Where seats are missing rows are added at the back. By hand nobody moves:
    those who have no seat are put on the empty ones in the order of sectors.
    """
    if rule == MANUAL:
        return seated(hall, [each for each in ordered(people, SECTOR)
                             if hall.seat_of(each.key) is None])  # fmt: skip
    kept = {seat: each for seat, each in hall.seats.items() if seat in hall.locked}
    bare = replace(hall, seats=kept)
    waiting = [each for each in ordered(people, rule) if each.key not in set(kept.values())]
    chairs = sorted((each for each in waiting if each.rank < len(CHAIRS)),
                    key=lambda each: (each.rank, each.strokes, each.key))  # fmt: skip
    seats = rostrum_order(
        [each for each in bare.of_rostrum() if each not in kept and each not in bare.reserved],
        len(chairs),
        custom,
    )
    above = dict(zip(seats, chairs, strict=False))
    bare = with_people(bare, above)
    placed = {each.key for each in above.values()}
    return seated(bare, [each for each in waiting if each.key not in placed])


def ordered(people: Sequence[SeatPerson], rule: str) -> list[SeatPerson]:
    """People in the order in which a rule seats them."""
    return sorted(people, key=_ORDERS[rule])


def rostrum_order(seats: Sequence[Seat], count: int, custom: str = OWN_LEFT) -> list[Seat]:
    """The middle `count` of some seats in the order of rank, from the middle outwards.

    Of an even number the two in the middle are those of the first and the second. Seats count
    from the left as seen from the hall: the left hand of who sits there is at the right.
    """
    count = min(count, len(seats))
    start = (len(seats) - count) // 2
    middle = list(seats[start : start + count])
    if custom == OWN_RIGHT:
        middle.reverse()
    first = (count - 1) // 2
    places = sorted(range(count), key=lambda n: (abs(n - first), n < first))
    return [middle[n] for n in places]


def seated(hall: Hall, people: Sequence[SeatPerson]) -> Arranged:
    """People on the empty seats of the hall in their order, rows added where seats are missing."""
    free = hall.free()
    rows = 0
    lacking = len(people) - len(free)
    if lacking > 0 and hall.width:
        rows = min(-(-lacking // hall.width), MOST_ROWS - hall.rows)
        hall = replace(hall, rows=hall.rows + rows)
        free = hall.free()
    hall = with_people(hall, dict(zip(free, people, strict=False)))
    return Arranged(hall, rows, tuple(people[len(free) :]))


def with_people(hall: Hall, put: dict[Seat, SeatPerson]) -> Hall:
    """The hall with these people on these seats."""
    seats = {**hall.seats, **{seat: each.key for seat, each in put.items()}}
    people = {**hall.people, **{each.key: each.sitting for each in put.values()}}
    return replace(hall, seats=seats, people=people)


def split_groups(hall: Hall) -> list[tuple[str, int, int]]:
    """The groups that would fit into one row and sit in several: name, people, rows.

    The group with the most rows comes first; people on the rostrum do not count.
    """
    found: dict[str, list[int]] = {}
    for (row, _), person in hall.seats.items():
        sitting = hall.people.get(person)
        if row != ROSTRUM and sitting is not None and sitting.group:
            found.setdefault(sitting.group, []).append(row)
    split = [
        (group, len(rows), len(set(rows)))
        for group, rows in found.items()
        if len(set(rows)) > 1 and len(rows) <= hall.width
    ]
    return sorted(split, key=lambda each: (-each[2], each[1], each[0]))
