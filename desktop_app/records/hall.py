"""A hall with its seats and who sits where, and the text that keeps it in one column.

A seat is its row and its number in the row, both from 1, counted as seen from the hall: row 1 is
next to the rostrum, number 1 at the left. The seats of the rostrum are row 0.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

Seat = tuple[int, int]
ROSTRUM = 0
MOST_BLOCK, MOST_ROWS, MOST_ROSTRUM = 60, 99, 60
BLOCKS = 3
"""Left, middle and right; one without seats is not there."""
FORMAT = 1
_MIDDLE = ("左", "中", "右")


class Sitting(NamedTuple):
    """Somebody as the plan names them: the name, the sector or other group."""

    name: str
    group: str = ""


@dataclass(frozen=True)
class Hall:
    """The layout of a hall, its reserved and locked seats, who sits where by the key of the person.

    blocks: seats a row of the three blocks. seats: by seat the person's key: `m12` is member 12,
    `a34` the row 34 of attendance of somebody who is no member. people: those keys with their
    names. Nobody sits on a reserved seat; a locked seat has somebody on it.
    """

    blocks: tuple[int, int, int] = (6, 8, 6)
    rows: int = 10
    rostrum: int = 7
    seats: Mapping[Seat, str] = field(default_factory=dict)
    people: Mapping[str, Sitting] = field(default_factory=dict)
    reserved: frozenset[Seat] = frozenset()
    locked: frozenset[Seat] = frozenset()

    @property
    def width(self) -> int:
        """How many seats a row has."""
        return sum(self.blocks)

    def of_hall(self) -> list[Seat]:
        """The seats below the rostrum, row by row from the left."""
        return [(row, n) for row in range(1, self.rows + 1) for n in range(1, self.width + 1)]

    def of_rostrum(self) -> list[Seat]:
        """The seats of the rostrum from the left, as seen from the hall."""
        return [(ROSTRUM, n) for n in range(1, self.rostrum + 1)]

    def every(self) -> list[Seat]:
        """All seats, those of the rostrum first."""
        return [*self.of_rostrum(), *self.of_hall()]

    def has(self, seat: Seat) -> bool:
        """Whether there is such a seat."""
        row, number = seat
        if row == ROSTRUM:
            return 1 <= number <= self.rostrum
        return 1 <= row <= self.rows and 1 <= number <= self.width

    def free(self) -> list[Seat]:
        """The empty seats of the hall below that are not reserved."""
        return [
            each for each in self.of_hall() if each not in self.seats and each not in self.reserved
        ]

    def block_of(self, seat: Seat) -> int:
        """The block of a seat in the hall: 0, 1, 2 from the left."""
        number, ends = seat[1], (self.blocks[0], self.blocks[0] + self.blocks[1])
        return sum(number > end for end in ends)

    def seat_of(self, person: str) -> Seat | None:
        """Where somebody sits, None where nowhere."""
        return next((seat for seat, each in self.seats.items() if each == person), None)

    def words(self, seat: Seat) -> str:
        """What a seat is called: 4 排 10 座, 主席台 3 座."""
        row, number = seat
        return f"主席台 {number} 座" if row == ROSTRUM else f"{row} 排 {number} 座"

    def block_words(self, seat: Seat) -> str:
        """Where a seat is in its block: 中区左 4; '' on the rostrum."""
        if seat[0] == ROSTRUM:
            return ""
        block = self.block_of(seat)
        inside = seat[1] - sum(self.blocks[:block])
        return f"{_MIDDLE[block]}区左 {inside}"

    def cleaned(self) -> Hall:
        """Without seats that the layout does not have, and without people who sit nowhere.

        Every person keeps the first seat only; reserved seats are empty, empty ones not locked.
        """
        seats: dict[Seat, str] = {}
        taken: set[str] = set()
        for seat in sorted(self.seats):
            person = self.seats[seat]
            if self.has(seat) and seat not in self.reserved and person not in taken:
                seats[seat] = person
                taken.add(person)
        return replace(
            self,
            seats=seats,
            people={key: each for key, each in self.people.items() if key in taken},
            reserved=frozenset(each for each in self.reserved if self.has(each)),
            locked=frozenset(each for each in self.locked if each in seats),
        )


def hall_text(hall: Hall) -> str:
    """A hall as the text that is stored; equal halls give equal texts."""
    hall = hall.cleaned()
    kept = {
        "v": FORMAT,
        "layout": [*hall.blocks, hall.rows, hall.rostrum],
        "seats": {_name(seat): hall.seats[seat] for seat in sorted(hall.seats)},
        "people": {key: list(hall.people[key]) for key in sorted(hall.people)},
        "reserved": [_name(each) for each in sorted(hall.reserved)],
        "locked": [_name(each) for each in sorted(hall.locked)],
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def hall_in(text: str | None) -> Hall:
    """The hall of a stored text; an empty hall of the usual layout where it says none."""
    try:
        kept = json.loads(text or "")
        return _read(kept).cleaned()
    except (ValueError, TypeError, KeyError, AttributeError):
        return Hall()


def group_runs(hall: Hall) -> Iterator[tuple[Seat, str, int]]:
    """Every seat of the hall that somebody sits on, the group, and which tint it has: 0 or 1.

    Neighbours in the order of seats with different groups have different tints.
    """
    tint, before = 1, None
    for seat in hall.of_hall():
        person = hall.seats.get(seat)
        if person is None:
            continue
        sitting = hall.people.get(person)
        group = sitting.group if sitting else ""
        if group != before:
            tint, before = 1 - tint, group
        yield seat, group, tint


def group_heads(hall: Hall) -> dict[Seat, tuple[str, int]]:
    """The first seat of each run of a group: the group, and how many seats its name may cover.

    That is up to the next such seat of the row, or to the end of the row.
    """
    found: dict[Seat, tuple[str, int]] = {}
    last: Seat | None = None
    before = ""
    for seat, group, _ in group_runs(hall):
        if group == before:
            continue
        if last is not None and last[0] == seat[0]:
            found[last] = (found[last][0], seat[1] - last[1])
        found[seat] = (group, hall.width - seat[1] + 1)
        last, before = seat, group
    return found


def _read(kept: Mapping[str, Any]) -> Hall:
    left, middle, right, rows, rostrum = map(int, kept["layout"])
    return Hall(
        (left, middle, right), rows, rostrum,
        {_seat(name): str(person) for name, person in kept["seats"].items()},
        {str(key): Sitting(*map(str, each)) for key, each in kept["people"].items()},
        _seats(kept["reserved"]), _seats(kept["locked"]),
    )  # fmt: skip


def _name(seat: Seat) -> str:
    return f"{seat[0]}.{seat[1]}"


def _seat(name: str) -> Seat:
    row, _, number = name.partition(".")
    return int(row), int(number)


def _seats(names: Iterable[str]) -> frozenset[Seat]:
    return frozenset(map(_seat, names))
